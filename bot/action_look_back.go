package bot

import (
	"context"
	"strconv"

	"plenary/reflection"
)

// lookBack is [My half-term], for its reader alone; the reference says how many
// entries from before they waved on with [Not this one].
func lookBack(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, from string) (Answer, error) {
	passed, _ := strconv.Atoi(from) // empty or odd: from the first
	l, err := b.Service.LookBack(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := lookBackView(l, passed)
	v.Image = b.picture(balanceChart(l), balanceAlt)
	return Answer{View: &v}, nil
}
