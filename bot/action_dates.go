package bot

import (
	"context"

	"plenary/reflection"
)

// showDates is [Statutory dates], for a coordinator.
func showDates(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	dates, err := b.Service.StatutoryDates(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := datesView(dates)
	return Answer{View: &v}, nil
}
