package bot

import (
	"context"

	"plenary/reflection"
)

// worried is "Worried about a child?", on every home.
func worried(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	school, err := b.Service.SafeguardingOf(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := worriedView(school.Safeguarding)
	return Answer{View: &v}, nil
}
