package bot

import (
	"context"

	"plenary/reflection"
)

// showCounts is [Half-term counts], for a coordinator.
func showCounts(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	counts, err := b.Service.SeeCounts(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := countsView(counts)
	v.Image = b.picture(countsChart(counts), countsAlt)
	return Answer{View: &v}, nil
}
