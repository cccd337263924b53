package bot

import (
	"context"
	"errors"

	"plenary/reflection"
)

// losing is [Tell Mrs Khan we keep losing meetings]: what would be read, first.
func losing(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	l, err := b.Service.Losing(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := losingView(l)
	return Answer{View: &v}, nil
}

// tellLost is the button under that preview. It says which one was seen.
func tellLost(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, version string) (Answer, error) {
	l, err := b.Service.TellLost(ctx, by, version)
	if err != nil {
		return Answer{}, err
	}
	if !l.Told { // it would say something else by now
		v := losingView(l)
		return Answer{View: &v}, nil
	}
	return Answer{Messages: []Message{toldLostWords(l)}}, nil
}

// takeBackLost is [Take it back].
func takeBackLost(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	l, err := b.Service.TakeBackLost(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	return became(takenBackLostWords(l)), nil
}

// offerLosing adds the button to the answer of an ECT's tap on a lost meeting,
// where there is something to tell that was not told yet.
func offerLosing(b *Bot, ctx context.Context, by reflection.Member, said reflection.Meeting, m Message) (Message, error) {
	if !said.Lost() || said.ECT != by.ID {
		return m, nil
	}
	l, err := b.Service.Losing(ctx, by)
	switch {
	case errors.Is(err, reflection.ErrNotFound), errors.Is(err, reflection.ErrForbidden), err == nil && l.Told:
		return m, nil
	case err != nil:
		return m, err
	}
	m.Buttons = append(m.Buttons, Button{ID: "losing", Label: "Tell " + readersOf(l) + " we keep losing meetings"})
	return m, nil
}
