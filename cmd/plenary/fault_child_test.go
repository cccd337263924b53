package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/signal"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"plenary/reflection"
)

// What the tests of faults tell plenary in a process of its own.
const (
	dieAt     = "PLENARY_TEST_DIE"    // begin/before/3: be killed before the third row is begun
	freezeAt  = "PLENARY_TEST_FREEZE" // the same, and be stopped (SIGSTOP)
	keepDiary = "PLENARY_TEST_DIARY"  // say on standard error what is leased, begun and kept
)

// What a process does in the database.
const (
	leasing   = "lease"  // Lease
	listing   = "due"    // Due
	beginning = "begin"  // a row is kept as Sending
	keeping   = "keep"   // it is kept as Sent, and its successor queued
	stranding = "strand" // a row that an earlier lease left Sending is to be looked for
	settling  = "settle" // what the look showed is kept
	answering = "answer" // an entry that somebody wrote in is kept
	mending   = "mend"   // somebody who had nothing queued has
)

// When it ends: before, after, or a moment after it was begun.
const (
	before = "before"
	during = "during"
	after  = "after"
)

// watchedStore is what the child's environment asks to be put in front of the
// database.
func watchedStore(s reflection.Store) reflection.Store {
	if os.Getenv(keepDiary) != "" {
		s = &diary{s}
	}
	for setting, sig := range map[string]syscall.Signal{dieAt: syscall.SIGKILL, freezeAt: syscall.SIGSTOP} {
		what, rest, _ := strings.Cut(os.Getenv(setting), "/")
		e := &ending{Store: s, what: what, signal: sig}
		if _, err := fmt.Sscanf(strings.ReplaceAll(rest, "/", " "), "%s %d", &e.when, &e.nth); err == nil {
			s = e
		}
	}
	return s
}

// ending ends the process at one step.
type ending struct {
	reflection.Store
	what, when string
	nth        int64
	signal     syscall.Signal
	seen       atomic.Int64
	once       sync.Once
}

func (e *ending) around(what string, call func()) {
	if what != e.what || e.seen.Add(1) != e.nth {
		call()
		return
	}
	switch e.when {
	case before:
		e.end()
	case during:
		time.AfterFunc(rand.N(3*time.Millisecond), e.end)
	}
	call()
	e.end()
}

// end says so first: the test counts what happened, and not what it asked for.
// A process that is frozen goes on from here once it is thawed.
func (e *ending) end() {
	e.once.Do(func() {
		thawed := make(chan os.Signal, 1)
		signal.Notify(thawed, syscall.SIGCONT)
		fmt.Fprintf(os.Stderr, "ended at %s/%s\n", e.what, e.when)
		syscall.Kill(os.Getpid(), e.signal)
		<-thawed
	})
}

func (e *ending) Lease(ctx context.Context, w reflection.Wanted) (got []reflection.Lease, err error) {
	e.around(leasing, func() { got, err = e.Store.Lease(ctx, w) })
	return got, err
}

func (e *ending) Due(ctx context.Context, l reflection.Lease, now time.Time, limit int) (got []reflection.Delivery, err error) {
	e.around(listing, func() { got, err = e.Store.Due(ctx, l, now, limit) })
	return got, err
}

func (e *ending) Step(ctx context.Context, org reflection.OrganisationID, steps ...reflection.Step) (errs []error) {
	e.around(stepIs(steps), func() { errs = e.Store.Step(ctx, org, steps...) })
	return errs
}

func (e *ending) Write(ctx context.Context, org reflection.OrganisationID, records ...reflection.Record) (err error) {
	e.around(writeIs(records), func() { err = e.Store.Write(ctx, org, records...) })
	return err
}

func stepIs(steps []reflection.Step) string {
	for _, s := range steps {
		switch {
		case s.To.State == reflection.Sending:
			return beginning
		case s.From.State == reflection.Sending && s.To.State == reflection.Settling:
			return stranding
		case s.From.State == reflection.Sending:
			return keeping
		case s.From.State == reflection.Settling:
			return settling
		}
	}
	return ""
}

func writeIs(records []reflection.Record) string {
	for _, r := range records {
		switch r := r.(type) {
		case reflection.Unchanged:
			return mending
		case reflection.Entry:
			if !r.Empty() {
				return answering
			}
		}
	}
	return ""
}

// diary says what the process takes on and what it has kept, a line each,
// before anything comes of it.
type diary struct{ reflection.Store }

func (d *diary) Lease(ctx context.Context, w reflection.Wanted) ([]reflection.Lease, error) {
	got, err := d.Store.Lease(ctx, w)
	for _, l := range got {
		fmt.Fprintf(os.Stderr, "diary: did-lease - %s %d\n", l.Workspace.ID, l.Number)
	}
	return got, err
}

func (d *diary) Step(ctx context.Context, org reflection.OrganisationID, steps ...reflection.Step) []error {
	what := stepIs(steps)
	if what != beginning && what != keeping {
		return d.Store.Step(ctx, org, steps...)
	}
	for _, s := range steps {
		enter("try", what, s.To)
	}
	errs := d.Store.Step(ctx, org, steps...)
	for i, s := range steps {
		came := "did"
		if errs[i] != nil {
			came = "not"
		}
		enter(came, what, s.To)
	}
	return errs
}

func enter(came, what string, d reflection.Delivery) {
	fmt.Fprintf(os.Stderr, "diary: %s-%s %s %s %d\n", came, what, d.ID, d.Workspace, d.Turn)
}
