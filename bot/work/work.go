// Package work does what an adapter has taken but not yet done: in order for
// each person, or at once, after the platform was answered. What it has
// taken it does, unless it is told to wait no longer.
package work

import (
	"context"
	"fmt"
	"hash/fnv"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"plenary/bot"
)

const (
	lanes     = 8
	laneDepth = 64
	// queueWithin leaves room within the three seconds that Slack waits
	// (https://docs.slack.dev/apis/events-api/#responding); Teams waits longer.
	queueWithin = 2 * time.Second
)

// Job is work done after the platform was answered. Its context ends when the
// server stops waiting, and not with the request it is done for, whose marks it
// has in the log.
type Job func(context.Context)

// task is a job that was taken.
type task struct {
	ctx context.Context
	job Job
}

// Workers do jobs: in order for each person (Queue), or at once (Spawn).
type Workers struct {
	lanes   []chan task
	ctx     context.Context
	cancel  context.CancelFunc
	running sync.WaitGroup
	log     *slog.Logger

	mu     sync.RWMutex
	closed bool
}

// New starts the workers. Close ends them.
func New(log *slog.Logger) *Workers {
	w := &Workers{log: log}
	w.ctx, w.cancel = context.WithCancel(context.Background())
	for range lanes {
		lane := make(chan task, laneDepth)
		w.lanes = append(w.lanes, lane)
		w.running.Go(func() {
			for t := range lane {
				w.do(t)
			}
		})
	}
	return w
}

// do runs a job. A job that panics is lost, with a line in the log; the value
// of a panic may hold what a person wrote, so only its type is kept.
func (w *Workers) do(t task) {
	defer func() {
		if p := recover(); p != nil {
			w.log.ErrorContext(t.ctx, "a job panicked", "type", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
		}
	}()
	t.job(t.ctx)
}

// task marks a job as part of what request is about.
func (w *Workers) task(request context.Context, j Job) task {
	return task{bot.MarkedAs(w.ctx, request), j}
}

// Queue does the job after those of the same person. It reports false when
// there is no room in time, or when the server is stopping.
func (w *Workers) Queue(request context.Context, user string, j Job) bool {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.closed {
		return false
	}
	full := time.NewTimer(queueWithin)
	defer full.Stop()
	select {
	case w.lanes[lane(user)] <- w.task(request, j):
		return true
	case <-full.C:
		return false
	}
}

func lane(user string) int {
	h := fnv.New32a()
	h.Write([]byte(user))
	return int(h.Sum32() % lanes)
}

// Spawn does the job at once, beside whatever else is going on.
func (w *Workers) Spawn(request context.Context, j Job) bool {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.closed {
		return false
	}
	t := w.task(request, j)
	w.running.Go(func() { w.do(t) })
	return true
}

// Within does the job at once and waits for it, but not for long.
func (w *Workers) Within(request context.Context, wait time.Duration, j Job) bool {
	done := make(chan struct{})
	if !w.Spawn(request, func(ctx context.Context) { defer close(done); j(ctx) }) {
		return false
	}
	enough := time.NewTimer(wait)
	defer enough.Stop()
	select {
	case <-done:
	case <-enough.C:
	}
	return true
}

// Close takes no more and waits for what was taken. When ctx ends first, the
// jobs still at work are cancelled, and its error is returned.
func (w *Workers) Close(ctx context.Context) error {
	w.shut()
	done := make(chan struct{})
	go func() { defer close(done); w.running.Wait() }()
	defer w.cancel()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		w.cancel()
		<-done // every job ends with its context
		return ctx.Err()
	}
}

func (w *Workers) shut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		return
	}
	w.closed = true
	for _, lane := range w.lanes {
		close(lane)
	}
}
