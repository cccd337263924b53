package storetest

import (
	"testing"

	"plenary/reflection"
)

var yearPromises = []promise{
	{"an inquiry of a year and its seats come back as they were kept", wholeYear},
	{"a line at a check point comes back as it was kept, once for each person", wholeYearLine},
	{"somebody reads the lines that are shown, and their own", yearLines},
	{"everybody finds the inquiries of a year they have a seat in, newest first, without the questions", yearsOf},
	{"inquiries of a year and their lines are their organisation's own", yearWalls},
	{"a line that is deleted is gone, and can be written anew", deletedYearLine},
	{"an erased person's seat and lines go, and the others keep theirs", erasedSeat},
	{"an inquiry of a year with nobody left goes", erasedSeats},
}

func (o organisation) year() reflection.YearInquiry {
	return reflection.YearInquiry{
		ID: reflection.YearInquiryID(reflection.NewID()), Organisation: o.id, School: o.school.ID, Question: "Who talks?",
		Parts: []reflection.Private{"Who asks?", "Who answers?"}, AnswersAt: now, Ends: day(30),
		Picked: []reflection.Pick{{Point: 2, Part: 1}, {Point: 3}},
		Seats:  []reflection.Seat{{Member: o.ben.ID, Started: true, Answer: reflection.Accepted}, {Member: o.asha.ID, Answer: reflection.Left}},
	}
}

func (o organisation) yearLine(q reflection.YearInquiry) reflection.YearLine {
	return reflection.YearLine{ID: reflection.YearLineID(reflection.NewID()), Organisation: o.id, Inquiry: q.ID, Point: 2,
		Author: o.asha.ID, Text: "the quiet half did", Shown: true}
}

func wholeYear(t *testing.T, w world) {
	q := w.year()
	wantFull(t, q)
	wantFull(t, q.Seats[0])
	w.write(t, q)
	w.refused(t, reflection.ErrExists, q)
	q.Revision = 1
	same(t, ok[reflection.YearInquiry](t)(w.store.YearInquiry(ctx(t), w.id, q.ID)), q)
	q.Picked, q.Parts, q.Seats = nil, nil, q.Seats[:1]
	w.write(t, q)
	w.refused(t, reflection.ErrStale, q)
	q.Revision = 2
	same(t, ok[reflection.YearInquiry](t)(w.store.YearInquiry(ctx(t), w.id, q.ID)), q)
	missing[reflection.YearInquiry](t)(w.store.YearInquiry(ctx(t), w.id, "none"))
}

func (w world) linesFor(t *testing.T, q reflection.YearInquiry, own reflection.MemberID) []reflection.YearLine {
	t.Helper()
	return ok[[]reflection.YearLine](t)(w.store.YearLines(ctx(t), w.id, q.ID, own))
}

func wholeYearLine(t *testing.T, w world) {
	q := w.year()
	line := w.yearLine(q)
	wantFull(t, line)
	w.write(t, line, q) // in whatever order they are given
	w.refused(t, reflection.ErrExists, line)
	line.Revision = 1
	same(t, w.linesFor(t, q, w.asha.ID), []reflection.YearLine{line})
	line.Text, line.Shown = "all of them", false
	w.write(t, line)
	w.refused(t, reflection.ErrStale, line)
	line.Revision = 2
	same(t, w.linesFor(t, q, w.asha.ID), []reflection.YearLine{line})
	for _, moved := range []func(*reflection.YearLine){
		func(l *reflection.YearLine) { l.Author = w.ben.ID }, func(l *reflection.YearLine) { l.Point = 3 },
	} {
		other := line
		moved(&other)
		w.refused(t, reflection.ErrNotFound, other)
	}
}

func yearLines(t *testing.T, w world) {
	q, another := w.year(), w.year()
	hers, hidden, bens, elsewhere := w.yearLine(q), w.yearLine(q), w.yearLine(q), w.yearLine(another)
	hidden.Point, hidden.Shown = 3, false
	bens.Point, bens.Author = 1, w.ben.ID
	w.write(t, q, another, hers, hidden, bens, elsewhere)
	hers.Revision, hidden.Revision, bens.Revision = 1, 1, 1
	same(t, w.linesFor(t, q, w.asha.ID), []reflection.YearLine{bens, hers, hidden})
	same(t, w.linesFor(t, q, w.ben.ID), []reflection.YearLine{bens, hers})
	none[reflection.YearLine](t)(w.store.YearLines(ctx(t), w.id, "none", w.asha.ID))
}

func yearsOf(t *testing.T, w world) {
	first, second, bens := w.year(), w.year(), w.year()
	bens.Seats = bens.Seats[:1]
	for _, q := range []reflection.YearInquiry{first, second, bens} {
		w.write(t, q)
	}
	read := func(people ...reflection.MemberID) (ids []reflection.YearInquiryID) {
		for _, q := range ok[[]reflection.YearInquiry](t)(w.store.YearInquiriesOf(ctx(t), w.id, people)) {
			ids = append(ids, q.ID)
		}
		return ids
	}
	same(t, read(w.asha.ID), []reflection.YearInquiryID{second.ID, first.ID})
	same(t, read(w.asha.ID, w.ben.ID), []reflection.YearInquiryID{bens.ID, second.ID, first.ID})
	same(t, read(w.sam.ID), nil)
	same(t, read(), nil)
	bens.Revision, bens.Question, bens.Parts = 1, "", nil
	same(t, ok[[]reflection.YearInquiry](t)(w.store.YearInquiriesOf(ctx(t), w.id, []reflection.MemberID{w.ben.ID}))[0], bens)
}

func yearWalls(t *testing.T, w world) {
	theirs := w.other.year()
	line := w.other.yearLine(theirs)
	w.other.write(t, theirs, line)
	missing[reflection.YearInquiry](t)(w.store.YearInquiry(ctx(t), w.id, theirs.ID))
	none[reflection.YearLine](t)(w.store.YearLines(ctx(t), w.id, theirs.ID, w.other.asha.ID))
	none[reflection.YearInquiry](t)(w.store.YearInquiriesOf(ctx(t), w.id, []reflection.MemberID{w.other.asha.ID}))
	across, sealed, seated, into := w.year(), w.year(), w.year(), w.yearLine(theirs)
	across.Organisation, sealed.School, seated.Seats[1].Member = w.other.id, w.other.school.ID, w.other.asha.ID
	for _, r := range []reflection.Record{across, sealed, seated, into, line, reflection.Gone{YearLine: line.ID}} {
		w.refused(t, reflection.ErrNotFound, r)
	}
}

func deletedYearLine(t *testing.T, w world) {
	q := w.year()
	line := w.yearLine(q)
	w.write(t, q, line)
	w.write(t, reflection.Gone{YearLine: line.ID})
	same(t, w.linesFor(t, q, w.asha.ID), nil)
	w.refused(t, reflection.ErrNotFound, reflection.Gone{YearLine: line.ID})
	w.write(t, line)
}

func erasedSeat(t *testing.T, w world) {
	q := w.year()
	hers, bens := w.yearLine(q), w.yearLine(q)
	bens.Author = w.ben.ID
	w.write(t, q, hers, bens)
	w.erase(t, w.asha)
	bens.Revision = 1
	same(t, w.linesFor(t, q, w.ben.ID), []reflection.YearLine{bens})
	q.Revision = 1
	w.refused(t, reflection.ErrStale, q) // it would bring the erased back
	q.Seats, q.Revision = q.Seats[:1], 2
	same(t, ok[reflection.YearInquiry](t)(w.store.YearInquiry(ctx(t), w.id, q.ID)), q)
	w.refused(t, reflection.ErrNotFound, w.yearLine(q))
}

func erasedSeats(t *testing.T, w world) {
	q := w.year()
	w.write(t, q)
	w.erase(t, w.asha)
	w.erase(t, w.ben)
	missing[reflection.YearInquiry](t)(w.store.YearInquiry(ctx(t), w.id, q.ID))
}
