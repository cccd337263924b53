package main

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestAMadeUpClockBeginsAndRunsOn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		begins := time.Date(2026, 11, 12, 15, 40, 0, 0, time.UTC)
		c := newClock(settings{Begins: begins})
		<-time.After(time.Minute)
		c.compare(t.Context(), func(context.Context) (time.Time, error) { return time.Time{}, nil }) // changes nothing
		if got := c.Now(); !got.Equal(begins.Add(time.Minute)) {
			t.Errorf("after a minute it says %s", got)
		}
	})
}

// A machine whose clock is wrong goes by the database's, which its neighbours
// go by as well, and by its own where the two agree or nobody answers.
func TestAWrongClockFollowsTheDatabases(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		right := func(context.Context) (time.Time, error) { return time.Now(), nil }
		for _, ahead := range []time.Duration{90 * time.Second, -90 * time.Second, time.Second, 0} {
			c := newClock(settings{Test: testSettings{ClockAhead: ahead}})
			c.compare(t.Context(), right)
			if off := time.Until(c.Now()).Abs(); off > time.Second {
				t.Errorf("%s ahead: it is %s off", ahead, off)
			}
			c.compare(t.Context(), func(context.Context) (time.Time, error) { return time.Time{}, errors.New("away") })
			c.compare(t.Context(), func(context.Context) (time.Time, error) { // too slow to go by
				<-time.After(5 * time.Second)
				return time.Time{}, nil
			})
			if off := time.Until(c.Now()).Abs(); off > time.Second {
				t.Errorf("%s ahead: once the database is away it is %s off", ahead, off)
			}
		}
	})
}

func TestAWrongClockIsSaidOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		log := &logged{}
		ctx, stop := context.WithTimeout(t.Context(), 10*time.Minute)
		defer stop()
		c := newClock(settings{Test: testSettings{ClockAhead: 90 * time.Second}})
		err := c.follow(ctx, func(context.Context) (time.Time, error) { return time.Now(), nil }, slog.New(slog.NewTextHandler(log, nil)))
		lines := 0
		for range strings.Lines(log.String()) {
			lines++
		}
		if err != nil || lines != 1 {
			t.Errorf("in ten minutes it said, with %v:\n%s", err, log)
		}
	})
}
