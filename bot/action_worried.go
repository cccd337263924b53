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
	return numbersFor(school.Safeguarding), nil
}

// numbersFor is whom to tell; with no contact, the numbers that hold everywhere.
func numbersFor(c reflection.Safeguarding) Answer {
	v := worriedView(c)
	return Answer{View: &v}
}
