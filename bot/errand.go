package bot

import (
	"context"
	"fmt"
	"time"

	"plenary/reflection"
)

// moment is how long somebody waits for an answer before they are told that it
// takes longer: platforms wait three seconds and no more.
const moment = time.Second

// errand is something that may take longer than anybody waits.
type errand struct {
	// run does it. Its answer is shown where it comes within a moment.
	run func(ctx context.Context) (Answer, error)
	// told is that answer as a message of its own, where it comes later.
	told func(Answer) Message
}

// runs an errand. Where it takes longer, the person is told so at once, and
// what came of it when it is done. Close waits for it.
func (b *Bot) runs(ctx context.Context, by reflection.Member, e errand) (Answer, error) {
	type outcome struct {
		Answer
		error
	}
	ctx = context.WithoutCancel(ctx) // it outlives the request
	done, late := make(chan outcome), make(chan struct{})
	b.errands.Go(func() {
		a, err := e.tried(ctx)
		select {
		case done <- outcome{a, err}:
		case <-late:
			if err != nil {
				a = b.explain(ctx, "errand", Incoming{}, err)
			}
			b.tell(ctx, by, e.told(a))
		}
	})
	enough := time.NewTimer(moment)
	defer enough.Stop()
	select {
	case o := <-done:
		return o.Answer, o.error
	case <-enough.C:
		close(late)
		return Answer{Messages: []Message{{Text: wordsWorkingOnIt}}}, nil
	}
}

// tried is run, with a panic as an error. The value of a panic may hold what a
// person wrote, so only its type is kept.
func (e errand) tried(ctx context.Context) (a Answer, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("an errand panicked with a %T", p)
		}
	}()
	return e.run(ctx)
}

// tell writes to somebody who waits for it.
func (b *Bot) tell(ctx context.Context, to reflection.Member, m Message) {
	ws, platform, err := b.platformOf(ctx, to.Workspace)
	if err == nil && platform != nil {
		_, err = platform.Send(ctx, Address{Workspace: ws, User: to.PlatformID, Conversation: to.Conversation}, m, "")
	}
	if err != nil {
		b.Log.ErrorContext(ctx, "somebody was not told what came of their errand", "error", err)
	}
}

// Close waits for errands under way until ctx ends, whose error it gives then.
// Call it once nothing more is received.
func (b *Bot) Close(ctx context.Context) error {
	done := make(chan struct{})
	go func() { defer close(done); b.errands.Wait() }()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
