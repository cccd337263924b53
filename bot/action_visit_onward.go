package bot

import (
	"context"

	"plenary/reflection"
)

// askOnward is the observer's question to the host: may my mentor read it too?
func askOnward(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.AskOnward(ctx, by, reflection.VisitID(id))
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{onwardAskedWords(c)}}, nil
}

// answerOnward is the host's [Yes] and [No, please don't], and the way back.
func answerOnward(yes bool) action {
	return func(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
		c, err := b.Service.AnswerOnward(ctx, by, reflection.VisitID(id), yes)
		if err != nil {
			return Answer{}, err
		}
		return inPlace(in, onwardAnsweredWords(c)), nil
	}
}

// shareOnward is the preview of what the host let go on.
func shareOnward(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	p, err := b.Service.DraftOnward(ctx, by, reflection.VisitID(id))
	if err != nil {
		return Answer{}, err
	}
	v := previewView(p)
	return Answer{View: &v}, nil
}
