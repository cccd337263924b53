package main

import (
	"fmt"
	"testing"
	"time"

	"plenary/reflection"
	"plenary/store/storetest"
)

// Two and four replicas share a database through the waves of school weeks:
// some are killed, restarted one after the other, and frozen for longer than
// their leases. Everybody gets what is theirs, once.
func TestReplicas(t *testing.T) {
	t.Parallel()
	each := size(t, "PLENARY_TEST_DELIVERIES", 4000) / 2
	for name, replicas := range map[string]int{"two": 2, "four": 4} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			newTerm(t, replicas, each).live()
		})
	}
}

// A trio is a mentor and two teachers who meet on Wednesdays. A week of theirs
// is ten deliveries: to each teacher a cue, an ask, a tap and a prompt, which is
// all that a week may hold, and to the mentor a note and a tap.
const (
	trios         = 10 // in a workspace
	weekOfAPlace  = trios * 10
	mostPlaces    = 334 // more than one process serves at a time
	plansOnMonday = 2   // of each teacher: one more than the week has room for
)

// term is some weeks of many schools.
type term struct {
	fleet
	replicas, places, weeks int
	began                   time.Time
}

func newTerm(t *testing.T, replicas, deliveries int) *term {
	e := &term{replicas: replicas, began: time.Now()}
	e.places = min(deliveries/weekOfAPlace, mostPlaces)
	e.weeks = (deliveries + e.places*weekOfAPlace - 1) / (e.places * weekOfAPlace)
	if e.lease = 2 * time.Second; e.places > 100 {
		e.lease = 10 * time.Second // where there is more to do than this machine can do at once, a call takes longer
	}
	e.ground = newGround(t, storetest.Postgres(t), monday(0))
	for i := range e.places {
		e.found(i)
		e.enrol(i)
		e.queue(i, monday(0).Add(-8*time.Hour))
	}
	return e
}

// monday is the morning of a week's first school day.
func monday(week int) time.Time {
	return time.Date(2026, time.November, 2, 7, 45, 0, 0, time.UTC).AddDate(0, 0, 7*week)
}

func (e *term) enrol(i int) {
	var records []reflection.Record
	for range trios {
		mentor := e.person(i, reflection.Mentor)
		records = append(records, mentor)
		for range 2 {
			ect := e.person(i, reflection.ECT)
			ect.Mentor = mentor.ID
			ect.Meets.When = reflection.WeekTime{Day: time.Wednesday, At: reflection.Clock(11, 10)}
			records = append(records, ect)
		}
	}
	e.must(e.db.Write(e.Context(), workspaceOf(i).Organisation, records...))
}

func (e *term) live() {
	for week := range e.weeks {
		e.plan(week)
		e.wave(monday(week), e.killOne)
		e.wave(monday(week).Add(32*time.Hour+20*time.Minute), e.rollOver) // asks at 15:40 and notes at 16:00
		e.wave(monday(week).Add(55*time.Hour+55*time.Minute), e.freezeOne)
		e.wave(monday(week).Add(80*time.Hour+5*time.Minute), e.killHalf)
	}
	e.check()
}

// plan gives every teacher plans for the same morning.
func (e *term) plan(week int) {
	byPlace := map[reflection.OrganisationID][]reflection.Record{}
	for _, m := range e.people {
		for n := 0; m.Is(reflection.ECT) && n < plansOnMonday; n++ {
			byPlace[m.Organisation] = append(byPlace[m.Organisation], planned(m, monday(week))...)
		}
	}
	for org, records := range byPlace {
		e.must(e.db.Write(e.Context(), org, records...))
	}
}

// planned is a plan, and the cue for its morning.
func planned(m reflection.Member, at time.Time) []reflection.Record {
	id, on := reflection.NewID(), reflection.DateOf(at, time.UTC)
	return []reflection.Record{
		reflection.Plan{ID: reflection.PlanID(id), Organisation: m.Organisation, Author: m.ID, Entry: reflection.EntryID(id),
			When: "they pack up", Then: "ask one more question", On: on, State: reflection.PlanOpen},
		reflection.Delivery{ID: reflection.DeliveryID(reflection.NewID()), Key: fmt.Sprintf("cue/%s/%s/%s", m.ID, id, on),
			Organisation: m.Organisation, Workspace: m.Workspace, To: m.ID, Kind: reflection.CueKind, Ref: id,
			DueAt: at, Until: at.Add(9 * time.Hour), State: reflection.Queued},
	}
}

// wave lets everything happen that is due by then, with a fault once a part of
// it was shown.
func (e *term) wave(at time.Time, fault func()) {
	e.Helper()
	e.moveTo(at.Add(time.Second))
	start := e.chat.Count()
	e.launch(e.replicas)
	if !e.within(time.Minute, func() bool { return e.chat.Count() > start+e.places*trios/2 }) {
		e.Fatalf("%s: %d messages in a minute", at, e.chat.Count()-start)
	}
	fault()
	if !e.within(10*time.Minute, func() bool { return e.nothingDueBy(at.Add(time.Hour)) }) {
		e.Fatalf("%s: something is left to do", at)
	}
	e.land()
}

// outcome is what became of a term.
type outcome struct{ sent, unknown, overCap int }

func (e *term) check() {
	e.Helper()
	var all outcome
	for week := range e.weeks {
		rows := e.rows(monday(week).Add(-time.Hour), monday(week).AddDate(0, 0, 5))
		for _, m := range e.people {
			e.personsWeek(m, rows[m.ID], &all)
		}
	}
	twice := e.shownTwice()
	e.capsHold()
	for _, r := range e.thawed {
		if late := r.begunTooLate(); len(late) > 0 {
			e.Errorf("a thawed replica began %d messages under leases that were over: %v", len(late), late[0])
		}
	}
	if shown := e.chat.Count() - twice; shown != all.sent+all.unknown || shown != e.places*e.weeks*weekOfAPlace {
		e.Errorf("%d were shown; the ledger has %d sent and %d unknown", shown, all.sent, all.unknown)
	}
	e.Logf("%d replicas, %d schools, %d weeks: %d deliveries in %.0f s, %d over the cap and not sent; %d kills, %d restarts, %d frozen past the lease; %d shown twice, %d unknown",
		e.replicas, e.places, e.weeks, all.sent, time.Since(e.began).Seconds(), all.overCap, e.kills, e.restarts, len(e.thawed), twice, all.unknown)
}

// personsWeek holds the rows of one person's week against what they were to be
// sent.
func (e *term) personsWeek(m reflection.Member, rows []reflection.Delivery, all *outcome) {
	want := map[reflection.Kind]int{reflection.CueKind: 1, reflection.AskKind: 1, reflection.TapKind: 1, reflection.PromptKind: 1}
	if m.Is(reflection.Mentor) {
		want = map[reflection.Kind]int{reflection.DigestKind: 1, reflection.TapKind: 1}
	}
	for _, d := range rows {
		switch {
		case d.State == reflection.Sent && e.chat.Times(d.ID) > 0:
			want[d.Kind]--
			all.sent++
		case d.State == reflection.Unknown:
			want[d.Kind]--
			all.unknown++
		case d.State == reflection.Dropped && d.Kind == reflection.CueKind && e.chat.Times(d.ID) == 0:
			all.overCap++
		default:
			e.Errorf("%s is %s (%s), shown %d times", d.Key, d.State, d.Reason, e.chat.Times(d.ID))
		}
	}
	for kind, missing := range want {
		if missing != 0 {
			e.Errorf("%s lacks %d of %s in a week", m.ID, missing, kind)
		}
	}
}

// shownTwice counts what was, and holds each against the one case there is: a
// process was frozen in the middle of that very call.
func (e *term) shownTwice() int {
	e.Helper()
	twice := e.chat.Twice()
	for _, d := range twice {
		explained := false
		for _, r := range e.thawed {
			explained = explained || r.inTheMiddle()[d]
		}
		if !explained || e.chat.Times(d) > 2 {
			e.Errorf("%s was shown %d times, and nobody was frozen in the middle of it", d, e.chat.Times(d))
		}
	}
	return len(twice)
}

// capsHold counts what each person sees in a school week. What was shown twice
// counts once.
func (e *term) capsHold() {
	e.Helper()
	type week struct{ user, monday string }
	seen, counted := map[week]int{}, map[reflection.DeliveryID]bool{}
	for _, s := range e.chat.All() {
		if !counted[s.Delivery] {
			counted[s.Delivery] = true
			seen[week{s.User, reflection.DateOf(s.At, time.UTC).Monday().String()}]++
		}
	}
	for w, n := range seen {
		if n > 4 {
			e.Errorf("%s saw %d messages in the week of %s", w.user, n, w.monday)
		}
	}
}
