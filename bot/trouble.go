package bot

import (
	"context"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

// trouble says once that the ledger cannot be worked on, while it lasts once a
// minute, and once that it is over: a log that is read at night is short.
type trouble struct {
	mu               sync.Mutex
	since, last, say time.Time
	// keeping is set once a turn ends with an error, until something that was
	// sent is kept: with a full disk, looking for work goes well all the while.
	keeping atomic.Bool
}

const (
	sayAgain = time.Minute     // how often a fault that lasts is said
	calm     = 5 * time.Second // how long none has been met once it is over
)

func (t *trouble) note(ctx context.Context, log *slog.Logger, now time.Time, err error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err != nil {
		t.last = now
	}
	over := err == nil && !t.keeping.Load() && now.Sub(t.last) >= calm
	switch {
	case ctx.Err() != nil:
	case over && !t.since.IsZero():
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
