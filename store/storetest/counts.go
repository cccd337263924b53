package storetest

import (
	"testing"

	"plenary/reflection"
)

var countPromises = []promise{
	{"counts come back as they were kept, the newest half-term first", wholeTallies},
	{"a half-term is counted once, whoever comes second", countedOnce},
	{"the meetings of some days are everyone's, and what was agreed stays sealed", meetingsWithin},
	{"the inquiries of some days are everyone's, and what was written stays sealed", inquiriesWithin},
	{"counts and meetings of another organisation are not found", countsBehindTheWall},
}

func (o organisation) tally(to int, school reflection.SchoolID) reflection.Tally {
	return reflection.Tally{Organisation: o.id, Half: reflection.Days{From: day(2), To: day(to)},
		School: school, Enough: true, Held: 35, Lost: 5, EnoughPeople: true, Tried: 15, Decided: 10}
}

func wholeTallies(t *testing.T, w world) {
	none[reflection.Tally](t)(w.store.Tallies(ctx(t), w.id))
	all, one := w.tally(20, ""), w.tally(20, w.school.ID)
	wantFull(t, one)
	earlier := w.tally(13, "")
	earlier.Enough, earlier.Held, earlier.Lost = false, 0, 0
	earlier.EnoughPeople, earlier.Tried, earlier.Decided = false, 0, 0
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

func inquiriesWithin(t *testing.T, w world) {
	began, decided, longer, before, never := w.inquiry(), w.inquiry(), w.inquiry(), w.inquiry(), w.inquiry()
	began.DecidedOn = reflection.Date{}
	decided.Began, decided.DecidedOn = day(2), day(20)
	longer.Began, longer.DecidedOn = day(9), day(21)
	before.Began, before.DecidedOn = day(2), day(9)
	never.Began, never.DecidedOn = reflection.Date{}, reflection.Date{}
	theirs := w.other.inquiry()
	w.other.write(t, theirs)
	want := map[reflection.InquiryID]reflection.Inquiry{}
	for _, q := range []reflection.Inquiry{began, decided, longer, before, never} {
		w.write(t, q)
	}
	for _, q := range []reflection.Inquiry{began, decided} {
		q.Aim, q.When, q.Then, q.Note, q.Revision = "", "", "", "", 1
		want[q.ID] = q
	}
	got := ok[[]reflection.Inquiry](t)(w.store.InquiriesWithin(ctx(t), w.id, reflection.Days{From: day(10), To: day(20)}))
	same(t, len(got), len(want))
	for _, q := range got {
		same(t, q, want[q.ID])
	}
	none[reflection.Inquiry](t)(w.store.InquiriesWithin(ctx(t), w.id, reflection.Days{From: day(26), To: day(28)}))
}

func countsBehindTheWall(t *testing.T, w world) {
	w.write(t, w.tally(20, ""))
	w.write(t, w.meeting(day(10)))
	none[reflection.Tally](t)(w.store.Tallies(ctx(t), w.other.id))
	none[reflection.Meeting](t)(w.store.MeetingsWithin(ctx(t), w.other.id, reflection.Days{From: day(1), To: day(30)}))
	w.other.refused(t, reflection.ErrNotFound, w.tally(21, ""))
}
