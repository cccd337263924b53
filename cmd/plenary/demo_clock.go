package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"plenary/bot/localchat"
	"plenary/reflection"
)

// demoClock stands still until somebody moves it. Moving it goes from one due
// instant to the next, so that each message comes at its time and what follows
// from it is queued before the clock goes on. Each night on the way the round
// that is due opens, as it does on a server.
type demoClock struct {
	file    string // keeps the time for the next run
	ledger  reflection.Ledger
	deliver func(context.Context) (int, error)
	rounds  func(context.Context) error

	mu  sync.Mutex
	now time.Time
}

var (
	_ localchat.Clock    = (*demoClock)(nil)
	_ localchat.Foreseer = (*demoClock)(nil)
)

// newDemoClock begins where the last run left off, or else at begins.
func newDemoClock(file string, begins time.Time, ledger reflection.Ledger) (*demoClock, error) {
	c := &demoClock{file: file, ledger: ledger, now: begins.UTC()}
	body, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return c, nil
	}
	left, parseErr := time.Parse(time.RFC3339Nano, strings.TrimSpace(string(body)))
	if err != nil || parseErr != nil {
		return nil, fmt.Errorf("the demo's clock %s cannot be read", file)
	}
	c.now = left.UTC()
	return c, nil
}

// Now is what time it is at the school.
func (c *demoClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *demoClock) set(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now.UTC()
}

// NextDue is when the next message is due.
func (c *demoClock) NextDue(ctx context.Context) (time.Time, error) { return c.ledger.NextDue(ctx) }

// stuckAfter is how often the same row may be due without anything coming of
// it before the clock gives up.
const stuckAfter = 3

// Advance moves the clock to an instant by way of everything due until then,
// and returns how many messages were sent.
func (c *demoClock) Advance(ctx context.Context, to time.Time) (sent int, err error) {
	var last time.Time
	for stuck := 0; stuck < stuckAfter; {
		due, err := c.ledger.NextDue(ctx)
		nothing := errors.Is(err, reflection.ErrNotFound)
		if err != nil && !nothing {
			return sent, fmt.Errorf("move the clock: %w", err)
		}
		if night := nextNight(c.Now()); !night.After(to) && (nothing || due.After(night)) {
			c.set(night)
			if err := c.rounds(ctx); err != nil {
				return sent, fmt.Errorf("move the clock: %w", err)
			}
			continue
		}
		if nothing || due.After(to) {
			c.set(to)
			return sent, c.keep()
		}
		if due.After(c.Now()) {
			c.set(due)
		}
		n, err := c.deliver(ctx)
		if err != nil {
			return sent, fmt.Errorf("move the clock: %w", err)
		}
		sent += n
		if stuck++; n > 0 || !due.Equal(last) {
			stuck = 0
		}
		last = due
	}
	return sent, errors.New("move the clock: what is due cannot be sent")
}

// nextNight is the first time after now at which a server looks after its house.
func nextNight(now time.Time) time.Time {
	day := reflection.DateOf(now, london())
	night := day.At(reflection.Clock(3, 17), london())
	if !night.After(now) {
		night = day.AddDays(1).At(reflection.Clock(3, 17), london())
	}
	return night
}

func (c *demoClock) keep() error {
	if c.file == "" {
		return nil
	}
	return os.WriteFile(c.file, []byte(c.Now().Format(time.RFC3339Nano)+"\n"), 0o600)
}
