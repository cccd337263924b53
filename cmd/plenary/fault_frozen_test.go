package main

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"plenary/reflection"
	"plenary/store/storetest"
)

// A process that is frozen for longer than its lease finds, once it is thawed,
// that somebody else has the workspace.
func TestFrozenPastItsLease(t *testing.T) {
	t.Parallel()
	t.Run("before it begins a message", frozenBefore)
	t.Run("between beginning one and calling the chat", frozenBetween)
	t.Run("while the chat answers", frozenInCall)
	t.Run("in the middle of a transaction", frozenInTransaction)
}

const fewPeople = 6

// slackAbreast is how many messages are on their way at once in a workspace of
// Slack: see package bot.
const slackAbreast = 2

// only reports whether all that was shown twice is among those.
func only(twice []reflection.DeliveryID, among map[reflection.DeliveryID]bool) bool {
	return !slices.ContainsFunc(twice, func(d reflection.DeliveryID) bool { return !among[d] })
}

// dueGround is one school where everybody's prompt is due.
func dueGround(t *testing.T, people int) *ground {
	t.Parallel()
	g := newGround(t, storetest.Postgres(t), thursday.Add(time.Second))
	g.found(0)
	var records []reflection.Record
	for range people {
		records = append(records, g.person(0, reflection.ECT))
	}
	g.must(g.db.Write(t.Context(), workspaceOf(0).Organisation, records...))
	g.queue(0, wednesday)
	return g
}

// It has decided what to say when it is frozen. Somebody else has the workspace
// when it is thawed, and has said nothing yet: every row still waits as it did.
// It begins none.
func frozenBefore(t *testing.T) {
	g := dueGround(t, fewPeople)
	const lease = "PLENARY_TEST_LEASE=3s"
	a := g.replica(lease, freezeAt+"=begin/before/3")
	g.frozen(a)
	g.leaseOver()
	b := g.replica(lease, freezeAt+"=due/after/1")
	g.frozen(b)
	a.thaw()
	if !g.within(10*time.Second, func() bool { return len(a.sinceThawed(notBegun))+len(a.sinceThawed(didBegin)) > 0 }) {
		t.Errorf("the thawed process never tried: %s", a.log)
	}
	b.thaw()
	g.allShown(a, b)
	if twice := g.chat.Twice(); len(twice) > 0 {
		t.Errorf("%d were shown twice", len(twice))
	}
}

// This is the one case in which messages are shown twice: they are begun, the
// chat has not heard of them, and nobody but the frozen process will ever know.
func frozenBetween(t *testing.T) {
	g := dueGround(t, fewPeople)
	const lease = "PLENARY_TEST_LEASE=2s"
	a := g.replica(lease, freezeAt+"=begin/after/3")
	g.frozen(a)
	g.leaseOver()
	b := g.replica(lease)
	g.nothingLeft(b)
	a.thaw()
	g.within(2*time.Second, func() bool { return g.chat.Count() > fewPeople })
	g.allShown(a, b)
	twice, open := g.chat.Twice(), a.inTheMiddle()
	if len(open) == 0 || len(open) > slackAbreast || !only(twice, open) {
		t.Errorf("%v were shown twice, when the process was in the middle of %v", twice, open)
	}
	t.Logf("%d of %d shown twice: of those that the frozen process was in the middle of", len(twice), fewPeople)
}

// The message is there, and whoever takes the workspace over finds it. The other
// one on its way may be one that the chat has not heard of.
func frozenInCall(t *testing.T) {
	g := dueGround(t, fewPeople)
	const lease = "PLENARY_TEST_LEASE=2s"
	a := g.replica(lease)
	strike(g, []*replica{a}, func(*replica) { a.freeze() })
	g.leaseOver()
	b := g.replica(lease)
	g.nothingLeft(b)
	a.thaw()
	g.allShown(a, b)
	if twice, open := g.chat.Twice(), a.inTheMiddle(); len(twice) >= slackAbreast || !only(twice, open) {
		t.Errorf("%v were shown twice, when the process was in the middle of %v", twice, open)
	}
}

// What it has locked in the database is let go after a while: nobody else waits
// for as long as it is frozen.
func frozenInTransaction(t *testing.T) {
	g := dueGround(t, 150*fewPeople)
	const lease = "PLENARY_TEST_LEASE=2s"
	a := g.replica(lease, "PLENARY_TEST_PACE=-1")
	a.serving()
	g.freezeInTransaction(a)
	g.leaseOver()
	b := g.replica(lease, "PLENARY_TEST_PACE=-1")
	g.nothingLeft(b)
	a.thaw()
	g.allShown(a, b)
	twice, open := g.chat.Twice(), a.inTheMiddle()
	if len(twice) > 1 || len(twice) == 1 && !open[twice[0]] {
		t.Errorf("%v were shown twice, when the process was in the middle of %v", twice, open)
	}
}

// freezeInTransaction freezes it again and again until PostgreSQL waits for
// what it says next.
func (g *ground) freezeInTransaction(a *replica) {
	g.Helper()
	db, err := sql.Open("pgx", g.url)
	g.must(err)
	defer db.Close()
	waits := func() (n int) {
		g.must(db.QueryRowContext(g.Context(), `SELECT count(*) FROM pg_stat_activity
			WHERE datname = current_database() AND state = 'idle in transaction' AND query NOT ILIKE 'begin%' AND query NOT ILIKE 'select%'`).Scan(&n))
		return n
	}
	caught := func() bool {
		a.freeze()
		if waits() > 0 { // what it said just before may still be on its way
			if pause(g.Context()); waits() > 0 {
				return true
			}
		}
		a.signal(syscall.SIGCONT)
		<-time.After(rand.N(4 * time.Millisecond))
		return false
	}
	for !caught() {
		if g.nothingDueBy(thursday.Add(time.Hour)) {
			g.Fatal("it was never frozen in a transaction")
		}
	}
}

// frozen waits until the process has stopped itself.
func (g *ground) frozen(a *replica) {
	g.Helper()
	if !g.within(20*time.Second, func() bool { return strings.Contains(a.log.String(), "ended at ") }) {
		g.Fatalf("it was not frozen: %s", a.log)
	}
}

// leaseOver waits until the first workspace can be leased by anybody, and
// leases it for no time at all.
func (g *ground) leaseOver() {
	g.Helper()
	wanted := reflection.Wanted{Holder: "test", Platforms: []string{"slack"}, Limit: 1}
	if !g.within(20*time.Second, func() bool {
		wanted.Now = g.now()
		leases, err := g.db.Lease(g.Context(), wanted)
		g.must(err)
		return len(leases) == 1
	}) {
		g.Fatal("the workspace stays with the process that was frozen")
	}
}

func (g *ground) nothingLeft(by *replica) {
	g.Helper()
	if !g.within(40*time.Second, func() bool { return g.nothingDueBy(thursday.Add(2 * time.Hour)) }) {
		g.Errorf("something is left to do: %s", by.log)
	}
}

// allShown waits until everybody was asked, and stops the processes. The first,
// which was thawed, is to have begun nothing under its old lease.
func (g *ground) allShown(thawed *replica, others ...*replica) {
	g.Helper()
	g.nothingLeft(thawed)
	for _, r := range append(others, thawed) {
		if code := r.stop(); code != done {
			g.Errorf("a process ended with %d: %s", code, r.log)
		}
	}
	if late := thawed.begunTooLate(); len(late) > 0 {
		g.Errorf("it began under a lease that was over: %v", late)
	}
	for _, rows := range g.rows(wednesday, thursday.Add(time.Hour)) {
		if d := rows[0]; d.State != reflection.Sent || g.chat.Times(d.ID) == 0 {
			g.Errorf("prompt %s is %s and was shown %d times", d.Key, d.State, g.chat.Times(d.ID))
		}
	}
	if n := g.chat.Count() - len(g.chat.Twice()); n != len(g.people) {
		g.Error(fmt.Sprint(n, " messages were shown"))
	}
}
