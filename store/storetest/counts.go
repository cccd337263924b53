package storetest

import (
	"testing"

	"plenary/reflection"
)

var countPromises = []promise{
	{"counts come back as they were kept, the newest half-term first", wholeTallies},
	{"a half-term is counted once, whoever comes second", countedOnce},
	{"the meetings of some days are everyone's, and what was agreed stays sealed", meetingsWithin},
	{"counts and meetings of another organisation are not found", countsBehindTheWall},
}

func (o organisation) tally(to int, school reflection.SchoolID) reflection.Tally {
	return reflection.Tally{Organisation: o.id, Half: reflection.Days{From: day(2), To: day(to)},
		School: school, Enough: true, Held: 35, Lost: 5}
}

func wholeTallies(t *testing.T, w world) {
	none[reflection.Tally](t)(w.store.Tallies(ctx(t), w.id))
	all, one := w.tally(20, ""), w.tally(20, w.school.ID)
	wantFull(t, one)
	earlier := w.tally(13, "")
	earlier.Enough, earlier.Held, earlier.Lost = false, 0, 0
	w.write(t, earlier)
	w.write(t, one, all)
	same(t, ok[[]reflection.Tally](t)(w.store.Tallies(ctx(t), w.id)), []reflection.Tally{all, one, earlier})
}

func countedOnce(t *testing.T, w world) {
	first, second := w.tally(20, ""), w.tally(20, "")
	second.Held = 40
	w.write(t, first)
	w.refused(t, reflection.ErrExists, w.tally(20, w.school.ID), second)
	same(t, ok[[]reflection.Tally](t)(w.store.Tallies(ctx(t), w.id)), []reflection.Tally{first})
}

func meetingsWithin(t *testing.T, w world) {
	bens := w.meeting(day(17))
	bens.ID, bens.ECT = reflection.NewMeetingID(w.ben.ID, day(17)), w.ben.ID
	w.write(t, w.meeting(day(3)))
	w.write(t, w.meeting(day(10)))
	w.write(t, bens)
	w.write(t, w.meeting(day(24)))
	got := ok[[]reflection.Meeting](t)(w.store.MeetingsWithin(ctx(t), w.id, reflection.Days{From: day(10), To: day(17)}))
	want := map[reflection.MeetingID]reflection.Meeting{}
	for _, m := range []reflection.Meeting{w.meeting(day(10)), bens} {
		m.Agreed, m.Revision = "", 1
		want[m.ID] = m
	}
	same(t, len(got), len(want))
	for _, m := range got {
		same(t, m, want[m.ID])
	}
}

func countsBehindTheWall(t *testing.T, w world) {
	w.write(t, w.tally(20, ""))
	w.write(t, w.meeting(day(10)))
	none[reflection.Tally](t)(w.store.Tallies(ctx(t), w.other.id))
	none[reflection.Meeting](t)(w.store.MeetingsWithin(ctx(t), w.other.id, reflection.Days{From: day(1), To: day(30)}))
	w.other.refused(t, reflection.ErrNotFound, w.tally(21, ""))
}
