package storetest

import (
	"errors"
	"math/rand/v2"
	"sync"
	"testing"

	"plenary/reflection"
)

var writePromises = []promise{
	{"what is new is kept once, and the second time is refused", keptOnce},
	{"a change to what somebody else changed meanwhile is refused and leaves theirs", staleIsRefused},
	{"what is gone cannot be replaced", goneIsNotReplaced},
	{"everything is kept or nothing is", allOrNothing},
	{"the order in which records are given does not matter", orderDoesNotMatter},
	{"writing nothing is no error", nothingToWrite},
	{"a decision made from a person's settings falls when these changed", unchangedHolds},
	{"an event of the platform is taken in once", eventOnce},
	{"of eight devices saving the same entry at once exactly one wins", oneWins},
	{"nothing decided from old settings is kept after new ones", unchangedTogether},
	{"writes about the same people never end one another", neverEachOther},
	{"people, schools and workspaces that are not there cannot be referred to", danglingIsRefused},
	{"a record without an id is not kept", withoutID},
}

// revised is a record of each kind that has a revision, new and then changed.
type revised struct {
	kind string
	at   func(revision int) reflection.Record
	read func() (int, error)
}

func everyRevised(t *testing.T, w world) []revised {
	o := reflection.Organisation{ID: reflection.OrganisationID(reflection.NewID())}
	ws, school, m := w.workspace, w.school, w.person("Eve", "U9", reflection.Colleague)
	ws.ID, ws.External = reflection.WorkspaceID(reflection.NewID()), reflection.NewID()
	school.ID = reflection.SchoolID(reflection.NewID())
	e, p, sh, f, meet := w.entry(), w.plan(), w.share(), w.file(), w.meeting(day(17))
	s := w.store
	return []revised{
		{"organisation", func(r int) reflection.Record { o.Revision = r; return o },
			func() (int, error) { return organisationRevision(t, s, o.ID) }},
		{"workspace", func(r int) reflection.Record { ws.Revision = r; return ws },
			func() (int, error) { return workspaceRevision(t, s, ws.ID) }},
		{"school", func(r int) reflection.Record { school.Revision = r; return school },
			func() (int, error) { got, err := s.School(ctx(t), w.id, school.ID); return got.Revision, err }},
		{"member", func(r int) reflection.Record { m.Revision = r; return m },
			func() (int, error) { got, err := s.Member(ctx(t), w.id, m.ID); return got.Revision, err }},
		{"entry", func(r int) reflection.Record { e.Revision = r; return e },
			func() (int, error) { got, err := s.Entry(ctx(t), w.id, e.ID); return got.Revision, err }},
		{"plan", func(r int) reflection.Record { p.Revision = r; return p },
			func() (int, error) { got, err := s.Plan(ctx(t), w.id, p.ID); return got.Revision, err }},
		{"share", func(r int) reflection.Record { sh.Revision = r; return sh },
			func() (int, error) { got, err := s.Share(ctx(t), w.id, sh.ID); return got.Revision, err }},
		{"file", func(r int) reflection.Record { f.Revision = r; return f },
			func() (int, error) { got, err := s.File(ctx(t), w.id, f.ID); return got.Revision, err }},
		{"meeting", func(r int) reflection.Record { meet.Revision = r; return meet },
			func() (int, error) { got, err := s.Meeting(ctx(t), w.id, meet.ID); return got.Revision, err }},
	}
}

func organisationRevision(t *testing.T, s reflection.Store, id reflection.OrganisationID) (int, error) {
	for _, o := range ok[[]reflection.Organisation](t)(s.Organisations(ctx(t))) {
		if o.ID == id {
			return o.Revision, nil
		}
	}
	return 0, reflection.ErrNotFound
}

func workspaceRevision(t *testing.T, s reflection.Store, id reflection.WorkspaceID) (int, error) {
	for _, w := range ok[[]reflection.Workspace](t)(s.Workspaces(ctx(t))) {
		if w.ID == id {
			return w.Revision, nil
		}
	}
	return 0, reflection.ErrNotFound
}

// home is the organisation a record is written in: its own, for an
// organisation.
func home(w world, r reflection.Record) reflection.OrganisationID {
	if o, is := r.(reflection.Organisation); is {
		return o.ID
	}
	return w.id
}

func eachRevised(t *testing.T, w world, check func(t *testing.T, r revised, write func(revision int) error)) {
	for _, r := range everyRevised(t, w) {
		t.Run(r.kind, func(t *testing.T) {
			check(t, r, func(revision int) error {
				record := r.at(revision)
				return w.store.Write(ctx(t), home(w, record), record)
			})
		})
	}
}

func keptOnce(t *testing.T, w world) {
	eachRevised(t, w, func(t *testing.T, r revised, write func(int) error) {
		if err := write(0); err != nil {
			t.Fatal(err)
		}
		wantErr(t, write(0), reflection.ErrExists)
		same(t, ok[int](t)(r.read()), 1)
	})
}

func staleIsRefused(t *testing.T, w world) {
	eachRevised(t, w, func(t *testing.T, r revised, write func(int) error) {
		for revision := range 3 {
			if err := write(revision); err != nil {
				t.Fatal(err)
			}
		}
		for _, old := range []int{1, 2, 4} {
			wantErr(t, write(old), reflection.ErrStale)
		}
		same(t, ok[int](t)(r.read()), 3)
	})
}

func goneIsNotReplaced(t *testing.T, w world) {
	eachRevised(t, w, func(t *testing.T, r revised, write func(int) error) {
		wantErr(t, write(1), reflection.ErrNotFound)
		missing[int](t)(r.read())
	})
}

func allOrNothing(t *testing.T, w world) {
	stale := w.ben
	stale.Revision = 7
	e, p, f, sh, d := w.entry(), w.plan(), w.file(), w.share(), w.delivery(5)
	for _, last := range []struct {
		record reflection.Record
		want   error
	}{
		{stale, reflection.ErrStale},
		{reflection.Unchanged{Member: stale}, reflection.ErrStale},
		{reflection.Gone{Plan: "none"}, reflection.ErrNotFound},
		{w.asha0(), reflection.ErrExists},
	} {
		w.refused(t, last.want, e, p, f, sh, d, w.meeting(day(3)),
			reflection.Event{Workspace: w.workspace.ID, ID: "E1", At: now},
			reflection.Calendar{Spans: []reflection.Span{{Kind: reflection.TermDays, From: day(1), To: day(30)}}},
			last.record)
	}
	missing[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, e.ID))
	missing[reflection.Plan](t)(w.store.Plan(ctx(t), w.id, p.ID))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, f.ID))
	missing[reflection.Share](t)(w.store.Share(ctx(t), w.id, sh.ID))
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, d.ID))
	missing[reflection.Meeting](t)(w.store.Meeting(ctx(t), w.id, w.meeting(day(3)).ID))
	none[reflection.Span](t)(w.store.Calendar(ctx(t), w.id))
	w.write(t, reflection.Event{Workspace: w.workspace.ID, ID: "E1", At: now})
}

// asha0 is Asha as if she were new.
func (o organisation) asha0() reflection.Member {
	m := o.asha
	m.Revision = 0
	return m
}

func orderDoesNotMatter(t *testing.T, w world) {
	for range 10 {
		o := organisation{store: w.store, id: reflection.OrganisationID(reflection.NewID()), workspace: w.workspace, school: w.school}
		o.workspace.ID, o.workspace.Organisation, o.workspace.External, o.workspace.Revision =
			reflection.WorkspaceID(reflection.NewID()), o.id, reflection.NewID(), 0
		o.school.Organisation, o.school.Revision = o.id, 0
		o.asha, o.sam = o.person("Asha", "U1", reflection.ECT), o.person("Sam", "U2", reflection.Mentor)
		e, f, d := o.entry(), o.file(), o.delivery(1)
		f.Entry = e.ID
		records := []reflection.Record{
			reflection.Organisation{ID: o.id}, o.workspace, o.school, o.asha, o.sam, e, f, o.plan(), o.share(), d,
			o.meeting(day(3)), reflection.Event{Workspace: o.workspace.ID, ID: "E1"},
			reflection.Unqueued{To: o.asha.ID, Kinds: []reflection.Kind{d.Kind}},
		}
		rand.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		o.write(t, records...)
		ok[reflection.File](t)(o.store.File(ctx(t), o.id, f.ID))
		ok[reflection.Delivery](t)(o.store.Delivery(ctx(t), o.id, d.ID))
	}
}

func nothingToWrite(t *testing.T, w world) {
	w.write(t)
	w.write(t, reflection.Unqueued{To: w.asha.ID})
}

func unchangedHolds(t *testing.T, w world) {
	w.write(t, reflection.Unchanged{Member: w.asha}, w.delivery(1))
	w.write(t, w.asha)
	d := w.delivery(2)
	w.refused(t, reflection.ErrStale, reflection.Unchanged{Member: w.asha}, d)
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, d.ID))
	w.refused(t, reflection.ErrStale, reflection.Unchanged{Member: w.asha})
	stranger := w.person("Eve", "U9", reflection.ECT)
	w.refused(t, reflection.ErrNotFound, reflection.Unchanged{Member: stranger})
}

func eventOnce(t *testing.T, w world) {
	event := reflection.Event{Workspace: w.workspace.ID, ID: "E1", At: now}
	w.write(t, event, w.entry())
	again := w.entry()
	w.refused(t, reflection.ErrExists, event, again)
	w.refused(t, reflection.ErrExists, event)
	missing[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, again.ID))
	event.Workspace = w.other.workspace.ID // the same id from another platform is another event
	w.other.write(t, event)
}

// atOnce runs n writes together and gives their answers.
func atOnce(n int, write func(i int) error) []error {
	var wg sync.WaitGroup
	start, answers := make(chan struct{}), make([]error, n)
	for i := range n {
		wg.Go(func() {
			<-start
			answers[i] = write(i)
		})
	}
	close(start)
	wg.Wait()
	return answers
}

func oneWins(t *testing.T, w world) {
	e := w.entry()
	w.write(t, e)
	texts := []reflection.Private{"a", "b", "c", "d", "e", "f", "g", "h"}
	for round := 1; round <= 5; round++ {
		var winner reflection.Private
		for i, err := range atOnce(len(texts), func(i int) error {
			mine := e
			mine.Revision = round
			mine.Answers = map[reflection.Stage]reflection.Answer{reflection.Description: {Text: texts[i], Revision: round}}
			return w.store.Write(ctx(t), w.id, mine)
		}) {
			switch {
			case err == nil && winner == "":
				winner = texts[i]
			case err == nil:
				t.Error("two devices were told their text was kept")
			default:
				wantErr(t, err, reflection.ErrStale)
			}
		}
		got := ok[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, e.ID))
		if got.Answers[reflection.Description].Text != winner || got.Revision != round+1 {
			t.Errorf("round %d: the text kept is not the winner's", round)
		}
	}
}

// unchangedTogether: whoever changes their settings takes away what was queued
// by the old ones, so nothing decided from these may come after.
func unchangedTogether(t *testing.T, w world) {
	for revision := 1; revision <= 10; revision++ {
		asha := w.asha
		asha.Revision = revision
		for i, err := range atOnce(8, func(i int) error {
			if i == 4 {
				return w.store.Write(ctx(t), w.id, asha,
					reflection.Unqueued{To: asha.ID, Kinds: []reflection.Kind{reflection.PromptKind}})
			}
			return w.store.Write(ctx(t), w.id, reflection.Unchanged{Member: asha}, w.delivery(1), w.delivery(2), w.delivery(3))
		}) {
			if err != nil && (i == 4 || !errors.Is(err, reflection.ErrStale)) {
				t.Errorf("write answered %v", err)
			}
		}
		none[reflection.Delivery](t)(w.store.Upcoming(ctx(t), w.id, 99))
	}
}

// neverEachOther names two people in either order, as decisions about a mentor
// and about their ECT do.
func neverEachOther(t *testing.T, w world) {
	asha, sam := reflection.Unchanged{Member: w.asha}, reflection.Unchanged{Member: w.sam}
	for range 5 {
		for _, err := range atOnce(8, func(i int) error {
			to := w.delivery(i)
			if i%2 == 0 {
				return w.store.Write(ctx(t), w.id, asha, sam, to)
			}
			to.To = w.sam.ID
			return w.store.Write(ctx(t), w.id, to, sam, asha)
		}) {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

func danglingIsRefused(t *testing.T, w world) {
	lost := w.person("Eve", "U9", reflection.ECT)
	lost.School = "none"
	w.refused(t, reflection.ErrNotFound, lost)
	lost = w.person("Eve", "U9", reflection.ECT)
	lost.Workspace = "none"
	w.refused(t, reflection.ErrNotFound, lost)

	e, p, sh, f, m, d := w.entry(), w.plan(), w.share(), w.file(), w.meeting(day(3)), w.delivery(1)
	e.Author, p.Author, sh.Author, f.Owner, m.School, d.To = "none", "none", "none", "none", "none", "none"
	for _, r := range []reflection.Record{e, p, sh, f, m, d} {
		w.refused(t, reflection.ErrNotFound, r)
	}
	f, d = w.file(), w.delivery(1)
	f.Entry, d.Workspace = "none", "none"
	w.refused(t, reflection.ErrNotFound, f)
	w.refused(t, reflection.ErrNotFound, d)
	w.refused(t, reflection.ErrNotFound, reflection.Event{Workspace: "none", ID: "E1"})
	// Nor is a school somebody who writes.
	e = w.entry()
	e.Author = reflection.MemberID(w.school.ID)
	w.refused(t, reflection.ErrNotFound, e)
}

func withoutID(t *testing.T, w world) {
	e, p, sh, f, m, d := w.entry(), w.plan(), w.share(), w.file(), w.meeting(day(3)), w.delivery(1)
	e.ID, p.ID, sh.ID, f.ID, m.ID, d.ID = "", "", "", "", "", ""
	nobody, nowhere, nothing := w.asha, w.school, w.workspace
	nobody.ID, nowhere.ID, nothing.ID = "", "", ""
	for _, r := range []reflection.Record{e, p, sh, f, m, d, nobody, nowhere, nothing, reflection.Gone{},
		reflection.Organisation{}, reflection.Event{Workspace: w.workspace.ID}} {
		w.refused(t, reflection.ErrNotFound, r)
	}
	wantErr(t, w.store.Write(ctx(t), "", reflection.Organisation{Name: "Nowhere"}), reflection.ErrNotFound)
}
