package work

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestCloseWaitsForTheWork(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := New(slog.New(slog.DiscardHandler))
		done := 0
		for range 3 {
			w.Queue(t.Context(), "U1", func(context.Context) { time.Sleep(time.Second); done++ })
		}
		if err := w.Close(context.Background()); err != nil || done != 3 {
			t.Errorf("close = %v after %d of 3 jobs", err, done)
		}
		if w.Queue(t.Context(), "U1", func(context.Context) {}) || w.Spawn(t.Context(), func(context.Context) {}) {
			t.Error("work was taken after the end")
		}
	})
}

func TestCloseCancelsWhatTakesTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := New(slog.New(slog.DiscardHandler))
		w.Spawn(t.Context(), func(ctx context.Context) { <-ctx.Done() })
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		if err := w.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("close = %v, want the deadline", err)
		}
	})
}

func TestAPanicEndsOneJob(t *testing.T) {
	var log strings.Builder
	w := New(slog.New(slog.NewTextHandler(&log, nil)))
	done := false
	w.Queue(t.Context(), "U1", func(context.Context) { panic("CANARY") })
	w.Queue(t.Context(), "U1", func(context.Context) { done = true })
	w.Close(context.Background())
	if !done {
		t.Error("the job after it was lost")
	}
	if !strings.Contains(log.String(), "panicked") || strings.Contains(log.String(), "CANARY") {
		t.Errorf("the log says %s", log.String())
	}
}

func TestAFullLaneIsRefusedInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := New(slog.New(slog.DiscardHandler))
		stuck := make(chan struct{})
		for range laneDepth + 1 {
			w.Queue(t.Context(), "U1", func(context.Context) { <-stuck })
			synctest.Wait()
		}
		began := time.Now()
		if w.Queue(t.Context(), "U1", func(context.Context) {}) {
			t.Error("work was taken without room")
		}
		if waited := time.Since(began); waited > 2500*time.Millisecond {
			t.Errorf("refused after %s: the platform had given up", waited)
		}
		close(stuck)
		w.Close(context.Background())
	})
}
