package slack

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
)

// slowly answers after a time, or when it is told to stop.
type slowly struct {
	desk
	time.Duration
	stopped bool
}

func (s *slowly) Receive(ctx context.Context, in bot.Incoming) bot.Answer {
	select {
	case <-time.After(s.Duration):
	case <-ctx.Done():
		s.stopped = true
	}
	return s.desk.Receive(ctx, in)
}

// Slack waits three seconds for an answer, whatever the bot is doing.
func TestAnswersWithinThreeSeconds(t *testing.T) {
	for name, body := range map[string]string{
		"an event":   happening("Ev1", said),
		"a press":    payload(press),
		"a submit":   payload(submission),
		"a command":  "command=%2Freflect&team_id=T1&user_id=U1&trigger_id=1",
		"a new Home": happening("Ev1", `{"type":"app_home_opened","user":"U0ASHA","tab":"home"}`),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := &slowly{Duration: 8 * time.Second}
				p := New(Settings{SigningSecret: secret, HTTP: &http.Client{Transport: quiet{}}, Log: slog.New(slog.DiscardHandler),
					Installs: bottest.NewInstalls(workspace)})
				l := p.Listen(d)
				began := time.Now()
				if got := ask(l, signed(body, began)).Code; got != http.StatusOK {
					t.Errorf("status %d", got)
				}
				if took := time.Since(began); took > 2800*time.Millisecond {
					t.Errorf("answered after %s", took)
				}
				l.Close(context.Background())
				if d.stopped != (name == "a submit") {
					t.Errorf("told to stop: %v; only a submit is, since its answer would come too late", d.stopped)
				}
			})
		})
	}
}

// failing is a network that is down, and remembers when it was tried.
type failing struct {
	mu    sync.Mutex
	tried []time.Time
}

func (f *failing) RoundTrip(*http.Request) (*http.Response, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.tried = append(f.tried, time.Now())
	return nil, errors.New("no network")
}

// After an outage of any length the socket is back within a minute.
func TestSocketNeverPausesLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		down := &failing{}
		p := New(Settings{AppToken: appToken, HTTP: &http.Client{Transport: down}, Log: slog.New(slog.DiscardHandler)})
		l := p.Listen(&desk{})
		ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
		defer cancel()
		if err := l.RunSocket(ctx); err != nil {
			t.Errorf("RunSocket = %v, want nil when it is stopped", err)
		}
		for i := 1; i < len(down.tried); i++ {
			if gap := down.tried[i].Sub(down.tried[i-1]); gap > time.Minute {
				t.Fatalf("no attempt for %s", gap)
			}
		}
		if n := len(down.tried); n < 60 || n > 1200 {
			t.Errorf("%d attempts in an hour", n)
		}
		l.Close(context.Background())
	})
}
