package slack

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/slack-go/slack"
)

// Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode. Slack
// ends each connection after some hours, lets an app have ten, and sends a
// request over any one of them.
const (
	// seats is how many connections are kept: while one is being replaced, or
	// was cut, Slack has the other.
	seats = 2
	// longestPause is how long to wait between attempts to connect.
	longestPause = 30 * time.Second
	// steady is how long a connection lasts at least that was of use. One that
	// is cut sooner counts as an attempt.
	steady = 10 * time.Second
)

// ErrSocketOff means that Socket Mode is switched off for the app.
var ErrSocketOff = errors.New("slack has Socket Mode switched off for this app")

// RunSocket takes requests over Socket Mode until ctx ends (nil), connecting
// again whenever a connection is lost. It returns an error only when Slack
// refuses the app token, or with ErrSocketOff; trying again would not help.
func (l *Listener) RunSocket(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var open sync.WaitGroup
	ended := make(chan error, seats)
	for range seats {
		open.Go(func() {
			defer stop()
			ended <- l.seat(ctx, &open)
		})
	}
	open.Wait()
	close(ended)
	for err := range ended {
		if err != nil {
			return fmt.Errorf("connect the socket: %w", l.platform.safe(err))
		}
	}
	return nil
}

// seat keeps one connection until ctx ends (nil). When Slack says that it will
// end one, the next is there before: the old goes on until Slack is done with
// it.
func (l *Listener) seat(ctx context.Context, open *sync.WaitGroup) error {
	for failures := 0; ctx.Err() == nil; {
		c, err := l.connect(ctx)
		if err == nil {
			began := time.Now()
			open.Go(func() { c.serve(ctx) })
			<-c.leaving
			if err = c.why; errors.Is(err, errReplace) || time.Since(began) > steady {
				failures = 0
				continue
			}
		}
		if hopeless(err) {
			return err
		}
		failures++
		l.stand(ctx, failures, err)
	}
	return nil
}

// hopeless reports whether somebody has to mend a setting first.
func hopeless(err error) bool {
	said := word(err)
	return errors.Is(err, ErrSocketOff) || refusedTokens[said] || said == "not_allowed_token_type" || said == "missing_scope"
}

// stand waits before the next attempt.
func (l *Listener) stand(ctx context.Context, failures int, err error) {
	pause := pauseAfter(failures, err)
	if ctx.Err() == nil {
		l.log.WarnContext(ctx, "the socket is not connected", "attempt", failures, "again", pause, "error", l.platform.scrub(err))
	}
	enough := time.NewTimer(pause)
	defer enough.Stop()
	select {
	case <-enough.C:
	case <-ctx.Done():
	}
}

// pauseAfter is what Slack asks for, else longer with every failure, and never
// the same for two servers.
func pauseAfter(failures int, err error) time.Duration {
	if limit, ok := errors.AsType[*slack.RateLimitedError](err); ok {
		return max(limit.RetryAfter, time.Second)
	}
	most := min(time.Second<<min(failures, 10)/2, longestPause)
	return most/2 + rand.N(most/2) //nolint:gosec // nobody's secret
}
