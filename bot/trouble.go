package bot

import (
	"context"
	"log/slog"
	"sync"
	"time"
)

// trouble says once that the ledger cannot be worked on, while it lasts once a
// minute, and once that it is over: a log that is read at night is short.
type trouble struct {
	mu         sync.Mutex
	since, say time.Time
}

// sayAgain is how often a fault that lasts is said.
const sayAgain = time.Minute

func (t *trouble) note(ctx context.Context, log *slog.Logger, now time.Time, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch {
	case ctx.Err() != nil:
	case err == nil && !t.since.IsZero():
		log.InfoContext(ctx, "deliveries go on", "after", now.Sub(t.since).Round(time.Second))
		t.since, t.say = time.Time{}, time.Time{}
	case err == nil || now.Before(t.say):
	default:
		if t.since.IsZero() {
			t.since = now
		}
		t.say = now.Add(sayAgain)
		log.ErrorContext(ctx, "could not work on deliveries; will try again", "error", err)
	}
}
