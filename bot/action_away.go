package bot

import (
	"context"

	"plenary/reflection"
)

// openAway asks a person when they are away.
func openAway(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	ahead, err := b.Service.AwayAhead(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := awayForm(ahead)
	return Answer{Form: &f}, nil
}

// saveAway keeps it.
func saveAway(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	var away reflection.Days
	var err error
	if away.From, err = dateFrom(in.Values, "from"); err != nil {
		return Answer{}, err
	}
	if away.To, err = dateFrom(in.Values, "to"); err != nil {
		return Answer{}, err
	}
	if _, err = b.Service.ChooseAway(ctx, by, away); err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{awayWords(away)}, Home: true}, nil
}
