package storetest

import (
	"testing"

	"plenary/reflection"
)

var roundPromises = []promise{
	{"a person's place in the rounds comes back as it was kept, and changes once", wholeJoining},
	{"those who left the rounds are not among those who are in", whoIsIn},
	{"a private list comes back as it was kept, and only with its owner's", wholeAvoidance},
	{"a half-term's round opens once, and what comes second keeps nothing", opensOnce},
	{"of many who open a round at once one does", opensOnceAtOnce},
	{"rounds, places and lists are their organisation's own", roundWalls},
	{"an erased person's place and list go", erasedJoiner},
}

func (o organisation) joining() reflection.Joining {
	return reflection.Joining{Organisation: o.id, Member: o.asha.ID, In: true, Focus: "feedback", Unlike: true}
}

func (o organisation) avoidance() reflection.Avoidance {
	return reflection.Avoidance{Organisation: o.id, Owner: o.asha.ID, Who: []reflection.MemberID{o.ben.ID, o.sam.ID}}
}

func (o organisation) openedRound() reflection.OpenedRound {
	return reflection.OpenedRound{Organisation: o.id, Half: day(2), On: day(9)}
}

func wholeJoining(t *testing.T, w world) {
	missing[reflection.Joining](t)(w.store.Joining(ctx(t), w.id, w.asha.ID))
	j := w.joining()
	wantFull(t, j)
	w.write(t, j)
	w.refused(t, reflection.ErrExists, j)
	j.Revision = 1
	same(t, ok[reflection.Joining](t)(w.store.Joining(ctx(t), w.id, w.asha.ID)), j)
	j.Focus, j.Unlike = "tasks", false
	w.write(t, j)
	w.refused(t, reflection.ErrStale, j)
	j.Revision = 2
	same(t, ok[reflection.Joining](t)(w.store.Joining(ctx(t), w.id, w.asha.ID)), j)
}

func whoIsIn(t *testing.T, w world) {
	left := w.joining()
	left.Member, left.In = w.ben.ID, false
	w.write(t, w.joining(), left)
	in := w.joining()
	in.Revision = 1
	same(t, ok[[]reflection.Joining](t)(w.store.Joinings(ctx(t), w.id)), []reflection.Joining{in})
}

func wholeAvoidance(t *testing.T, w world) {
	read := func(owners ...reflection.MemberID) []reflection.Avoidance {
		return ok[[]reflection.Avoidance](t)(w.store.Avoidances(ctx(t), w.id, owners))
	}
	same(t, read(), nil)
	same(t, read(w.asha.ID), nil)
	a := w.avoidance()
	wantFull(t, a)
	w.write(t, a)
	w.refused(t, reflection.ErrExists, a)
	a.Revision = 1
	same(t, read(w.asha.ID, w.ben.ID), []reflection.Avoidance{a})
	same(t, read(w.ben.ID, w.sam.ID), nil)
	a.Who = nil
	w.write(t, a)
	w.refused(t, reflection.ErrStale, a)
	a.Revision = 2
	same(t, read(w.asha.ID), []reflection.Avoidance{a})
}

func opensOnce(t *testing.T, w world) {
	missing[reflection.OpenedRound](t)(w.store.OpenedRound(ctx(t), w.id, day(2)))
	round, first, second := w.openedRound(), w.inquiry(), w.inquiry()
	first.Round, second.Round = round.Half, round.Half
	w.write(t, first, round)
	w.refused(t, reflection.ErrExists, second, round)
	missing[reflection.Inquiry](t)(w.store.Inquiry(ctx(t), w.id, second.ID))
	same(t, ok[reflection.Inquiry](t)(w.store.Inquiry(ctx(t), w.id, first.ID)).Round, round.Half)
	same(t, ok[reflection.OpenedRound](t)(w.store.OpenedRound(ctx(t), w.id, day(2))), round)
	next := round
	next.Half = day(30)
	w.write(t, next)
}

func opensOnceAtOnce(t *testing.T, w world) {
	opened := 0
	for _, err := range atOnce(6, func(int) error {
		return w.store.Write(ctx(t), w.id, w.openedRound(), w.inquiry())
	}) {
		if err == nil {
			opened++
		} else {
			wantErr(t, err, reflection.ErrExists)
		}
	}
	same(t, opened, 1)
	same(t, len(ok[[]reflection.Inquiry](t)(w.store.InquiriesOf(ctx(t), w.id, []reflection.MemberID{w.asha.ID}))), 1)
}

func roundWalls(t *testing.T, w world) {
	w.other.write(t, w.other.joining(), w.other.avoidance(), w.other.openedRound())
	missing[reflection.Joining](t)(w.store.Joining(ctx(t), w.id, w.other.asha.ID))
	none[reflection.Joining](t)(w.store.Joinings(ctx(t), w.id))
	none[reflection.Avoidance](t)(w.store.Avoidances(ctx(t), w.id, []reflection.MemberID{w.other.asha.ID}))
	missing[reflection.OpenedRound](t)(w.store.OpenedRound(ctx(t), w.id, day(2)))
	theirs, list := w.joining(), w.avoidance()
	theirs.Member, list.Owner = w.other.asha.ID, w.other.asha.ID // in our name, for somebody of theirs
	for _, r := range []reflection.Record{w.other.joining(), w.other.avoidance(), w.other.openedRound(), theirs, list} {
		w.refused(t, reflection.ErrNotFound, r)
	}
}

func erasedJoiner(t *testing.T, w world) {
	bens, list := w.joining(), w.avoidance()
	bens.Member, list.Owner = w.ben.ID, w.ben.ID
	w.write(t, w.joining(), w.avoidance(), bens, list)
	w.erase(t, w.asha)
	missing[reflection.Joining](t)(w.store.Joining(ctx(t), w.id, w.asha.ID))
	none[reflection.Avoidance](t)(w.store.Avoidances(ctx(t), w.id, []reflection.MemberID{w.asha.ID}))
	w.refused(t, reflection.ErrNotFound, w.joining())
	w.refused(t, reflection.ErrNotFound, w.avoidance())
	same(t, len(ok[[]reflection.Joining](t)(w.store.Joinings(ctx(t), w.id))), 1)
	same(t, len(ok[[]reflection.Avoidance](t)(w.store.Avoidances(ctx(t), w.id, []reflection.MemberID{w.ben.ID}))), 1)
}
