package slack

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
)

func TestCloseWaitsForTheWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorkers(slog.New(slog.DiscardHandler))
		done := 0
		for range 3 {
			w.queue(t.Context(), "U1", func(context.Context) { time.Sleep(time.Second); done++ })
		}
		if err := w.close(context.Background()); err != nil || done != 3 {
			t.Errorf("close = %v after %d of 3 jobs", err, done)
		}
		if w.queue(t.Context(), "U1", func(context.Context) {}) || w.spawn(t.Context(), func(context.Context) {}) {
			t.Error("work was taken after the end")
		}
	})
}

func TestCloseCancelsWhatTakesTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorkers(slog.New(slog.DiscardHandler))
		w.spawn(t.Context(), func(ctx context.Context) { <-ctx.Done() })
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := w.close(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("close = %v, want the deadline", err)
		}
	})
}

func TestAPanicEndsOneJob(t *testing.T) {
	var log strings.Builder
	w := newWorkers(slog.New(slog.NewTextHandler(&log, nil)))
	done := false
	w.queue(t.Context(), "U1", func(context.Context) { panic("CANARY") })
	w.queue(t.Context(), "U1", func(context.Context) { done = true })
	w.close(context.Background())
	if !done {
		t.Error("the job after it was lost")
	}
	if !strings.Contains(log.String(), "panicked") || strings.Contains(log.String(), "CANARY") {
		t.Errorf("the log says %s", log.String())
	}
}

func TestAFullLaneIsRefusedInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorkers(slog.New(slog.DiscardHandler))
		stuck := make(chan struct{})
		for range laneDepth + 1 {
			w.queue(t.Context(), "U1", func(context.Context) { <-stuck })
			synctest.Wait()
		}
		began := time.Now()
		if w.queue(t.Context(), "U1", func(context.Context) {}) {
			t.Error("work was taken without room")
		}
		if waited := time.Since(began); waited > 2500*time.Millisecond {
			t.Errorf("refused after %s: Slack had given up", waited)
		}
		close(stuck)
		w.close(context.Background())
	})
}

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
