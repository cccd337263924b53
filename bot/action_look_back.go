package bot

import (
	"context"

	"plenary/reflection"
)

// lookBack is [My half-term], for its reader alone.
func lookBack(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	l, err := b.Service.LookBack(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := lookBackView(l)
	v.Image = b.picture(balanceChart(l), balanceAlt)
	return Answer{View: &v}, nil
}
