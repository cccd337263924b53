package main

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"
)

// clock is the program's one clock. It is the machine's own, corrected where
// that is wrong by the database's, which every replica shares: one whose clock
// is ahead would send too early. Or it is one that began at another instant
// and runs on from there (PLENARY_CLOCK).
type clock struct {
	machine func() time.Time
	fixed   bool
	wrong   atomic.Int64 // how far the machine's is ahead, in nanoseconds
}

func newClock(s settings) *clock {
	if s.Begins.IsZero() {
		return &clock{machine: func() time.Time { return time.Now().Add(s.Test.ClockAhead) }}
	}
	started := time.Now()
	return &clock{fixed: true, machine: func() time.Time { return s.Begins.Add(time.Since(started)) }}
}

// Now is what time it is.
func (c *clock) Now() time.Time { return c.machine().Add(-time.Duration(c.wrong.Load())) }

const (
	// clocksDiffer by less than this wherever they are looked after.
	clocksDiffer = 2 * time.Second
	compareEvery = time.Minute
	compareIn    = 10 * time.Second
)

// compare asks the database what time it is, and follows it where the two are
// apart. A database that does not answer at once changes nothing.
func (c *clock) compare(ctx context.Context, ask func(context.Context) (time.Time, error)) {
	if c.fixed {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, compareIn)
	defer cancel()
	before := c.machine()
	theirs, err := ask(ctx)
	took := c.machine().Sub(before)
	if err != nil || took > clocksDiffer {
		return
	}
	ahead := before.Add(took / 2).Sub(theirs)
	if ahead.Abs() < clocksDiffer {
		ahead = 0
	}
	c.wrong.Store(int64(ahead))
}

// follow compares the clocks every minute, and says once that they are apart.
func (c *clock) follow(ctx context.Context, ask func(context.Context) (time.Time, error), log *slog.Logger) error {
	every := time.NewTicker(compareEvery)
	defer every.Stop()
	said := false
	for {
		c.compare(ctx, ask)
		wrong := time.Duration(c.wrong.Load())
		if wrong != 0 && !said {
			log.Warn("this machine's clock is not the database's, which is followed; set it", "ahead_by", wrong.Round(time.Second))
		}
		said = wrong != 0
		select {
		case <-ctx.Done():
			return nil
		case <-every.C:
		}
	}
}
