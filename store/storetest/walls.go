package storetest

import (
	"testing"
	"time"

	"plenary/reflection"
)

var wallPromises = []promise{
	{"nothing of another organisation can be read", readAcross},
	{"nothing can be kept in another organisation's name", writeAcross},
	{"nothing of another organisation can be changed or taken away", changeAcross},
	{"nothing can refer to what another organisation has", referAcross},
	{"two organisations may use the same ids and never meet", sameIDs},
}

// belongings are one of each thing.
type belongings struct {
	entry    reflection.Entry
	plan     reflection.Plan
	share    reflection.Share
	file     reflection.File
	meeting  reflection.Meeting
	delivery reflection.Delivery
}

func (o organisation) furnish(t *testing.T) belongings {
	b := belongings{o.entry(), o.plan(), o.share(), o.file(), o.meeting(day(3)), o.delivery(1)}
	o.write(t, b.entry, b.plan, b.share, b.file, b.meeting, b.delivery,
		reflection.Calendar{Spans: []reflection.Span{{From: day(1), To: day(9), Kind: reflection.TermDays}}})
	b.entry.Revision, b.plan.Revision, b.share.Revision, b.file.Revision, b.meeting.Revision = 1, 1, 1, 1, 1
	return b
}

// untouched checks that everything is as furnish left it.
func (o organisation) untouched(t *testing.T, b belongings) {
	t.Helper()
	same(t, ok[reflection.Member](t)(o.store.Member(ctx(t), o.id, o.asha.ID)), o.asha)
	same(t, ok[reflection.School](t)(o.store.School(ctx(t), o.id, o.school.ID)), o.school)
	same(t, ok[reflection.Entry](t)(o.store.Entry(ctx(t), o.id, b.entry.ID)), b.entry)
	same(t, ok[reflection.Plan](t)(o.store.Plan(ctx(t), o.id, b.plan.ID)), b.plan)
	same(t, ok[reflection.Share](t)(o.store.Share(ctx(t), o.id, b.share.ID)), b.share)
	same(t, ok[reflection.File](t)(o.store.File(ctx(t), o.id, b.file.ID)), b.file)
	same(t, ok[reflection.Meeting](t)(o.store.Meeting(ctx(t), o.id, b.meeting.ID)), b.meeting)
	same(t, ok[reflection.Delivery](t)(o.store.Delivery(ctx(t), o.id, b.delivery.ID)), b.delivery)
	same(t, len(ok[[]reflection.Span](t)(o.store.Calendar(ctx(t), o.id))), 1)
}

func readAcross(t *testing.T, w world) {
	theirs, o := w.other.furnish(t), w.other
	missing[reflection.Member](t)(w.store.Member(ctx(t), w.id, o.asha.ID))
	missing[reflection.School](t)(w.store.School(ctx(t), w.id, o.school.ID))
	missing[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, theirs.entry.ID))
	missing[reflection.Plan](t)(w.store.Plan(ctx(t), w.id, theirs.plan.ID))
	missing[reflection.Plan](t)(w.store.OpenPlan(ctx(t), w.id, o.asha.ID))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, theirs.file.ID))
	missing[reflection.Share](t)(w.store.Share(ctx(t), w.id, theirs.share.ID))
	missing[reflection.Meeting](t)(w.store.Meeting(ctx(t), w.id, theirs.meeting.ID))
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, theirs.delivery.ID))
	none[reflection.Member](t)(w.store.MentoredBy(ctx(t), w.id, o.sam.ID))
	none[reflection.Entry](t)(w.store.Entries(ctx(t), w.id, o.asha.ID, 9))
	none[reflection.Plan](t)(w.store.Plans(ctx(t), w.id, o.asha.ID))
	none[reflection.Share](t)(w.store.SharesBy(ctx(t), w.id, o.asha.ID))
	none[reflection.Share](t)(w.store.SharesFor(ctx(t), w.id, o.asha.ID, o.sam.ID, day(1), day(30)))
	none[reflection.Share](t)(w.store.DraftsBy(ctx(t), w.id, o.asha.ID))
	none[reflection.Meeting](t)(w.store.MeetingsOf(ctx(t), w.id, o.asha.ID, day(30), 9))
	none[reflection.Meeting](t)(w.store.MeetingsWith(ctx(t), w.id, o.sam.ID))
	none[reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, []reflection.MemberID{o.asha.ID}, now.Add(-time.Hour), now.Add(time.Hour)))
	none[reflection.Delivery](t)(w.store.Upcoming(ctx(t), w.id, 9))
	none[reflection.Span](t)(w.store.Calendar(ctx(t), w.id))
	for _, m := range ok[[]reflection.Member](t)(w.store.Members(ctx(t), w.id)) {
		same(t, m.Organisation, w.id)
	}
	for _, s := range ok[[]reflection.School](t)(w.store.Schools(ctx(t), w.id)) {
		same(t, s.Organisation, w.id)
	}
}

// writeAcross hands over the records of one organisation under the name of
// another.
func writeAcross(t *testing.T, w world) {
	theirs, o := w.other.furnish(t), w.other
	fresh := []reflection.Record{o.entry(), o.plan(), o.share(), o.file(), o.meeting(day(10)), o.delivery(2),
		o.person("Eve", "U9", reflection.ECT)}
	kept := []reflection.Record{theirs.entry, theirs.plan, theirs.share, theirs.file, theirs.meeting, o.asha, o.school,
		o.workspace, reflection.Organisation{ID: o.id, Name: "Ours now", Revision: 1}, reflection.Organisation{ID: "new"},
		reflection.Unchanged{Member: o.asha},
		reflection.Calendar{Spans: []reflection.Span{{Organisation: o.id, From: day(1), To: day(2)}}}}
	for _, r := range append(fresh, kept...) {
		w.refused(t, reflection.ErrNotFound, r)
	}
	w.stuck(t, reflection.ErrNotFound, reflection.Step{From: theirs.delivery, To: theirs.delivery})
	own := w.delivery(3)
	w.write(t, own)
	w.stuck(t, reflection.ErrNotFound, reflection.Step{From: own, To: own, Next: []reflection.Delivery{o.delivery(4)}})
	o.untouched(t, theirs)
}

// changeAcross names the ids of one organisation in records of another.
func changeAcross(t *testing.T, w world) {
	theirs, o := w.other.furnish(t), w.other
	e, p, sh, f, m := theirs.entry, theirs.plan, theirs.share, theirs.file, theirs.meeting
	e.Organisation, p.Organisation, sh.Organisation, f.Organisation, m.Organisation = w.id, w.id, w.id, w.id, w.id
	e.Author, p.Author, sh.Author, f.Owner, m.School = w.asha.ID, w.asha.ID, w.asha.ID, w.asha.ID, w.school.ID
	asha, school, ws, d := o.asha, o.school, o.workspace, theirs.delivery
	asha.Organisation, school.Organisation, ws.Organisation, d.Organisation = w.id, w.id, w.id, w.id
	asha.School, asha.Workspace = w.school.ID, w.workspace.ID
	for _, r := range []reflection.Record{e, p, sh, f, m, asha, school, ws, reflection.Unchanged{Member: asha},
		reflection.Gone{Entry: e.ID}, reflection.Gone{Plan: p.ID}, reflection.Gone{Share: sh.ID}, reflection.Gone{File: f.ID}} {
		w.refused(t, reflection.ErrNotFound, r)
	}
	d.State = reflection.Dropped
	w.stuck(t, reflection.ErrStale, reflection.Step{From: w.queued(d), To: d})
	w.write(t, reflection.Unqueued{To: o.asha.ID, Kinds: []reflection.Kind{reflection.PromptKind}})
	w.write(t, reflection.Calendar{})
	wantErr(t, w.store.Erase(ctx(t), w.id, o.asha.ID), reflection.ErrNotFound)
	o.untouched(t, theirs)
}

func referAcross(t *testing.T, w world) {
	o := w.other
	here, there := w.person("Eve", "U9", reflection.ECT), w.person("Eve", "U9", reflection.ECT)
	here.School, there.Workspace = o.school.ID, o.workspace.ID
	e, p, sh, f, m := w.entry(), w.plan(), w.share(), w.file(), w.meeting(day(3))
	e.Author, p.Author, sh.Author, f.Owner, m.School = o.asha.ID, o.asha.ID, o.asha.ID, o.asha.ID, o.school.ID
	to, via := w.delivery(-1), w.delivery(-1)
	to.To, via.Workspace = o.asha.ID, o.workspace.ID
	their := o.entry()
	o.write(t, their)
	clip := w.file()
	clip.Entry = their.ID
	for _, r := range []reflection.Record{here, there, e, p, sh, f, m, to, via, clip,
		reflection.Event{Workspace: o.workspace.ID, ID: "E1"},
		reflection.Calendar{School: o.school.ID, Spans: []reflection.Span{{From: day(1), To: day(2)}}}} {
		w.refused(t, reflection.ErrNotFound, r)
	}
	o.write(t, reflection.Event{Workspace: o.workspace.ID, ID: "E1"})
}

func sameIDs(t *testing.T, w world) {
	theirs := w.other.furnish(t)
	asha := w.asha
	asha.ID, asha.PlatformID, asha.Email, asha.Revision = w.other.asha.ID, "U9", "", 0
	w.write(t, asha)
	e, m := theirs.entry, theirs.meeting
	e.Organisation, e.Revision, m.Organisation, m.School, m.Revision = w.id, 0, w.id, w.school.ID, 0
	e.Answers = map[reflection.Stage]reflection.Answer{reflection.Analysis: {Text: "another", Revision: 1}}
	w.write(t, e, m)
	w.other.untouched(t, theirs)
	e.Revision = 1
	same(t, ok[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, e.ID)), e)
	if err := w.store.Erase(ctx(t), w.id, asha.ID); err != nil {
		t.Fatal(err)
	}
	w.other.untouched(t, theirs)
}
