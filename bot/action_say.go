package bot

import (
	"context"
	"errors"

	"plenary/reflection"
)

// say keeps a typed message in the journal.
func say(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	said, err := b.Service.Say(ctx, by, b.event(in), in.Text)
	if _, blank := errors.AsType[reflection.Fault](err); blank {
		return Answer{Messages: []Message{helpWords()}}, nil
	}
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: saidWords(said)}, nil
}

// keepClip keeps a clip someone spoke.
func keepClip(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	said, err := b.Service.Attach(ctx, by, b.event(in), in.ClipType, in.Clip, in.Words)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: saidWords(said)}, nil
}

// keepTranscript keeps the words of a clip that was kept before.
func keepTranscript(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	said, kept, err := b.Service.Transcribe(ctx, by, b.event(in), in.Words)
	if err != nil || !kept {
		return Answer{}, err
	}
	return Answer{Messages: transcribedWords(said)}, nil
}

// event is what happened, by the platform's id of it, or by one of our own
// where a platform has none.
func (b *Bot) event(in Incoming) reflection.Event {
	id := in.EventID
	if id == "" {
		id = reflection.NewID()
	}
	return reflection.Event{Workspace: in.Workspace, ID: id, At: b.Service.Now().UTC()}
}
