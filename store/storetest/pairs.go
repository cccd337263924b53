package storetest

import (
	"testing"

	"plenary/reflection"
)

var pairPromises = []promise{
	{"an inquiry and its sides come back as they were kept", wholeInquiry},
	{"a trial comes back as it was kept, and not with the inquiry", wholeTrial},
	{"everybody finds the inquiries they are in, newest first", inquiriesOf},
	{"the live inquiries of people leave out those that are over", liveInquiries},
	{"a school's library has what all agreed to, by focus", findings},
	{"inquiries and trials are their organisation's own", pairWalls},
	{"an erased partner's side and trial go in every state, and the others keep theirs", erasedPartner},
	{"an inquiry of nobody goes, unless its note is in the library", erasedPartners},
	{"two who answer at once are not both kept over the same revision", bothAtOnce},
}

func (o organisation) inquiry() reflection.Inquiry {
	return reflection.Inquiry{
		ID: reflection.InquiryID(reflection.NewID()), Organisation: o.id, School: o.school.ID, Template: "feedback-trial", Round: day(2),
		Focus: "feedback", State: reflection.InquiryDecided, AnswersAt: now, Began: day(12), DecidedOn: day(25),
		Decision: reflection.Adapt, Source: "A paper", Ingredients: []reflection.StatementID{"self-study/W1", "self-study/W4"},
		Aim: "they act on a hint", When: "I hand work back", Then: "I will wait", Note: "waiting worked", InLibrary: true,
		Sides: []reflection.Side{
			{Member: o.ben.ID, Inviter: true, Answer: reflection.Accepted, Lesson: day(13), Gave: true, Answered: true, Reported: true, Agrees: true, Still: reflection.StillUsing},
			{Member: o.asha.ID, Answer: reflection.Refusing},
		},
	}
}

func (o organisation) trial(q reflection.Inquiry) reflection.Trial {
	return reflection.Trial{Organisation: o.id, Inquiry: q.ID, Author: o.asha.ID, Prediction: "half will act", Outcome: "all but one did"}
}

func inquiryIDs(all []reflection.Inquiry) (ids []reflection.InquiryID) {
	for _, q := range all {
		ids = append(ids, q.ID)
	}
	return ids
}

func wholeInquiry(t *testing.T, w world) {
	q := w.inquiry()
	wantFull(t, q)
	wantFull(t, q.Sides[0])
	w.write(t, q)
	w.refused(t, reflection.ErrExists, q)
	q.Revision = 1
	same(t, ok[reflection.Inquiry](t)(w.store.Inquiry(ctx(t), w.id, q.ID)), q)
	q.State, q.Decision, q.Aim, q.Ingredients, q.Sides = reflection.InquiryStopped, "", "", nil, q.Sides[:1]
	w.write(t, q)
	w.refused(t, reflection.ErrStale, q)
	q.Revision = 2
	same(t, ok[reflection.Inquiry](t)(w.store.Inquiry(ctx(t), w.id, q.ID)), q)
	missing[reflection.Inquiry](t)(w.store.Inquiry(ctx(t), w.id, "none"))
}

func wholeTrial(t *testing.T, w world) {
	q := w.inquiry()
	tr := w.trial(q)
	wantFull(t, tr)
	w.write(t, tr, q) // in whatever order they are given
	w.refused(t, reflection.ErrExists, tr)
	tr.Revision = 1
	same(t, ok[reflection.Trial](t)(w.store.Trial(ctx(t), w.id, q.ID, w.asha.ID)), tr)
	missing[reflection.Trial](t)(w.store.Trial(ctx(t), w.id, q.ID, w.ben.ID))
	tr.Outcome = ""
	w.write(t, tr)
	w.refused(t, reflection.ErrStale, tr)
	tr.Revision = 2
	same(t, ok[reflection.Trial](t)(w.store.Trial(ctx(t), w.id, q.ID, w.asha.ID)), tr)
}

func inquiriesOf(t *testing.T, w world) {
	first, second, bens := w.inquiry(), w.inquiry(), w.inquiry()
	bens.Sides = bens.Sides[:1]
	w.write(t, first)
	w.write(t, second)
	w.write(t, bens)
	read := func(people ...reflection.MemberID) []reflection.InquiryID {
		return inquiryIDs(ok[[]reflection.Inquiry](t)(w.store.InquiriesOf(ctx(t), w.id, people)))
	}
	same(t, read(w.asha.ID), []reflection.InquiryID{second.ID, first.ID})
	same(t, read(w.asha.ID, w.ben.ID), []reflection.InquiryID{bens.ID, second.ID, first.ID})
	same(t, read(w.sam.ID), nil)
	same(t, read(), nil)
}

func liveInquiries(t *testing.T, w world) {
	var live []reflection.InquiryID
	for _, state := range reflection.InquiryStates() {
		q := w.inquiry()
		q.State = state
		w.write(t, q)
		if state != reflection.InquiryStopped && state != reflection.InquiryDecided {
			live = append([]reflection.InquiryID{q.ID}, live...)
		}
	}
	read := func(people ...reflection.MemberID) []reflection.InquiryID {
		return inquiryIDs(ok[[]reflection.Inquiry](t)(w.store.LiveInquiries(ctx(t), w.id, people)))
	}
	same(t, read(w.asha.ID), live)
	same(t, read(w.sam.ID), nil)
	same(t, read(), nil)
	w.other.write(t, w.other.inquiry())
	none[reflection.Inquiry](t)(w.store.LiveInquiries(ctx(t), w.id, []reflection.MemberID{w.other.asha.ID}))
}

func findings(t *testing.T, w world) {
	older, newer, other, closed := w.inquiry(), w.inquiry(), w.inquiry(), w.inquiry()
	other.Focus, closed.InLibrary = "tasks", false
	for _, q := range []reflection.Inquiry{older, newer, other, closed} {
		w.write(t, q)
	}
	read := func(limit int) []reflection.InquiryID {
		return inquiryIDs(ok[[]reflection.Inquiry](t)(w.store.Findings(ctx(t), w.id, w.school.ID, "feedback", limit)))
	}
	same(t, read(9), []reflection.InquiryID{newer.ID, older.ID})
	same(t, read(1), []reflection.InquiryID{newer.ID})
	same(t, read(0), nil)
	none[reflection.Inquiry](t)(w.store.Findings(ctx(t), w.id, "another", "feedback", 9))
}

func pairWalls(t *testing.T, w world) {
	theirs := w.other.inquiry()
	trial := w.other.trial(theirs)
	w.other.write(t, theirs, trial)
	missing[reflection.Inquiry](t)(w.store.Inquiry(ctx(t), w.id, theirs.ID))
	missing[reflection.Trial](t)(w.store.Trial(ctx(t), w.id, theirs.ID, trial.Author))
	none[reflection.Inquiry](t)(w.store.InquiriesOf(ctx(t), w.id, []reflection.MemberID{w.other.asha.ID}))
	none[reflection.Inquiry](t)(w.store.Findings(ctx(t), w.id, w.other.school.ID, "feedback", 9))
	across, sealed, partner, author := w.inquiry(), w.inquiry(), w.inquiry(), w.trial(theirs)
	across.Organisation, sealed.School, partner.Sides[1].Member = w.other.id, w.other.school.ID, w.other.asha.ID
	changed := theirs
	changed.Organisation, changed.School, changed.Sides, changed.Revision = w.id, w.school.ID, w.inquiry().Sides, 1
	for _, r := range []reflection.Record{across, sealed, partner, author, changed, trial} {
		w.refused(t, reflection.ErrNotFound, r)
	}
	theirs.Revision, trial.Revision = 1, 1
	same(t, ok[reflection.Inquiry](t)(w.store.Inquiry(ctx(t), w.other.id, theirs.ID)), theirs)
	same(t, ok[reflection.Trial](t)(w.store.Trial(ctx(t), w.other.id, theirs.ID, trial.Author)), trial)
}

func erasedPartner(t *testing.T, w world) {
	var kept []reflection.Inquiry
	for _, state := range reflection.InquiryStates() {
		q := w.inquiry()
		q.State = state
		bens := w.trial(q)
		bens.Author = w.ben.ID
		w.write(t, q, w.trial(q), bens)
		kept = append(kept, q)
	}
	w.erase(t, w.asha)
	for _, q := range kept {
		missing[reflection.Trial](t)(w.store.Trial(ctx(t), w.id, q.ID, w.asha.ID))
		same(t, ok[reflection.Trial](t)(w.store.Trial(ctx(t), w.id, q.ID, w.ben.ID)).Prediction, "half will act")
		q.Revision = 1
		w.refused(t, reflection.ErrStale, q) // it would bring the erased back
		q.Sides, q.Revision = q.Sides[:1], 2
		same(t, ok[reflection.Inquiry](t)(w.store.Inquiry(ctx(t), w.id, q.ID)), q)
		w.refused(t, reflection.ErrNotFound, w.trial(q))
	}
}

func erasedPartners(t *testing.T, w world) {
	found, lost := w.inquiry(), w.inquiry()
	lost.InLibrary = false
	w.write(t, found)
	w.write(t, lost)
	w.erase(t, w.asha)
	w.erase(t, w.ben)
	missing[reflection.Inquiry](t)(w.store.Inquiry(ctx(t), w.id, lost.ID))
	left := ok[[]reflection.Inquiry](t)(w.store.Findings(ctx(t), w.id, w.school.ID, "feedback", 9))
	same(t, inquiryIDs(left), []reflection.InquiryID{found.ID})
	same(t, left[0].Note, "waiting worked")
}

func bothAtOnce(t *testing.T, w world) {
	q := w.inquiry()
	w.write(t, q)
	q.Revision = 1
	stale := 0
	for _, err := range atOnce(2, func(i int) error {
		mine := q
		mine.Sides = append([]reflection.Side(nil), q.Sides...)
		mine.Sides[i].Answer = reflection.Accepted
		return w.store.Write(ctx(t), w.id, mine)
	}) {
		if err != nil {
			wantErr(t, err, reflection.ErrStale)
			stale++
		}
	}
	same(t, stale, 1)
}
