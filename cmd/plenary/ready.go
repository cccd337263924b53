package main

import (
	"context"
	"errors"
	"time"
)

// tickWithin is how long the sender may go without a look at the ledger that
// ends well. It looks every five seconds.
const tickWithin = time.Minute

var (
	errSlackAway  = errors.New("slack was not reached yet")
	errSenderLate = errors.New("the sender has not looked for what is due for a minute")
)

// readiness asks each part of a server whether it can do its work.
type readiness struct {
	database func(context.Context) error
	slack    func() bool      // nil where Slack is not set up
	lastTick func() time.Time // when the sender last looked without a fault; zero if never
	now      func() time.Time
	began    time.Time
}

// check is nil, or a sentence about the first part that is not ready.
func (r readiness) check(ctx context.Context) error {
	if err := r.database(ctx); err != nil {
		return err
	}
	if r.slack != nil && !r.slack() {
		return errSlackAway
	}
	last := r.lastTick()
	if last.IsZero() { // it has a minute from the start
		last = r.began
	}
	if r.now().Sub(last).Abs() > tickWithin { // a look in a future that a wrong clock foresaw tells nothing
		return errSenderLate
	}
	return nil
}
