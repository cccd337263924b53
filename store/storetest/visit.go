package storetest

import (
	"testing"
	"time"

	"plenary/reflection"
)

var visitPromises = []promise{
	{"a visit comes back as it was agreed", wholeVisit},
	{"what each wrote about a visit comes back whole, to whoever asks for its author's", wholeVisitWords},
	{"visits of several people are listed once each, the newest first", visitsOf},
	{"a visit is its organisation's own, and so are both people of it", visitWalls},
	{"an erased observer's notes are gone, and a visit that was to come is off", visitWithoutObserver},
	{"an erased host is taken off a visit, and the notes stay the observer's", visitWithoutHost},
	{"that a host who was only asked is erased shows in nothing", visitAskedOfErased},
	{"a visit of two who are erased is gone", visitOfNobody},
	{"what a host let go on goes with the host, and with whom it went to", visitOnward},
	{"of visits agreed with one host at the same instant, one is kept", visitsAtOnce},
}

func (o organisation) visit() reflection.Visit {
	return reflection.Visit{
		ID: reflection.VisitID(reflection.NewID()), Organisation: o.id, Observer: o.asha.ID, Host: o.ben.ID,
		State: reflection.VisitAgreed, AskedAt: now, AnswersBy: now.AddDate(0, 0, 14),
		Declined: true, Starts: now.Add(72 * time.Hour), Sequence: 3, Thanked: true,
		Onward: reflection.Onward{To: o.sam.ID, Answer: reflection.Accepted},
	}
}

func (o organisation) visitNotes(v reflection.Visit) reflection.VisitWords {
	return reflection.VisitWords{
		Organisation: o.id, Visit: v.ID, Author: o.asha.ID, Focus: "the quiet table",
		Noticed: []reflection.NoticeID{"routines", "checking"},
		Lines:   map[reflection.NoticeID]reflection.Private{"checking": "cold calling, then a pause"},
		Learned: "I can wait longer",
	}
}

func (o organisation) hostWords(v reflection.Visit) reflection.VisitWords {
	return reflection.VisitWords{Organisation: o.id, Visit: v.ID, Author: o.ben.ID, Focus: "my questions"}
}

func wholeVisit(t *testing.T, w world) {
	v := w.visit()
	wantFull(t, v)
	w.write(t, v)
	v.Revision = 1
	same(t, ok[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, v.ID)), v)
	stale := v
	v.State, v.Starts, v.Declined, v.Sequence = reflection.VisitAsked, time.Time{}, false, 0
	w.write(t, v)
	v.Revision = 2
	same(t, ok[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, v.ID)), v)
	w.refused(t, reflection.ErrStale, stale)
	missing[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, "none"))
}

func wholeVisitWords(t *testing.T, w world) {
	v := w.visit()
	notes, hosts := w.visitNotes(v), w.hostWords(v)
	wantFull(t, notes)
	w.write(t, v, notes, hosts)
	notes.Revision, hosts.Revision = 1, 1
	same(t, ok[reflection.VisitWords](t)(w.store.VisitWords(ctx(t), w.id, v.ID, w.asha.ID)), notes)
	same(t, ok[reflection.VisitWords](t)(w.store.VisitWords(ctx(t), w.id, v.ID, w.ben.ID)), hosts)
	missing[reflection.VisitWords](t)(w.store.VisitWords(ctx(t), w.id, v.ID, w.sam.ID))
	again := w.visitNotes(v)
	w.refused(t, reflection.ErrExists, again)
	notes.Learned, notes.Lines, notes.Noticed = "I can wait", nil, nil
	w.write(t, notes)
	w.refused(t, reflection.ErrStale, notes)
	notes.Revision = 2
	same(t, ok[reflection.VisitWords](t)(w.store.VisitWords(ctx(t), w.id, v.ID, w.asha.ID)), notes)
}

func visitsOf(t *testing.T, w world) {
	var want []reflection.VisitID
	for i := range 3 {
		v := w.visit()
		v.AskedAt = now.Add(time.Duration(i) * time.Microsecond)
		if i == 1 {
			v.Observer, v.Host = w.ben.ID, w.sam.ID
		}
		w.write(t, v)
		want = append([]reflection.VisitID{v.ID}, want...)
	}
	read := func(who ...reflection.MemberID) (ids []reflection.VisitID) {
		for _, v := range ok[[]reflection.Visit](t)(w.store.VisitsOf(ctx(t), w.id, who)) {
			ids = append(ids, v.ID)
		}
		return ids
	}
	same(t, read(w.asha.ID, w.ben.ID), want)
	same(t, read(w.sam.ID), want[1:2])
	same(t, read(), nil)
	none[reflection.Visit](t)(w.store.VisitsOf(ctx(t), w.other.id, []reflection.MemberID{w.asha.ID, w.ben.ID}))
}

func visitWalls(t *testing.T, w world) {
	theirs := w.other.visit()
	w.other.write(t, theirs, w.other.visitNotes(theirs))
	missing[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, theirs.ID))
	missing[reflection.VisitWords](t)(w.store.VisitWords(ctx(t), w.id, theirs.ID, w.other.asha.ID))
	w.refused(t, reflection.ErrNotFound, theirs)
	w.refused(t, reflection.ErrNotFound, w.other.visitNotes(theirs))
	for _, cross := range []func(*reflection.Visit){
		func(v *reflection.Visit) { v.Host = w.other.ben.ID },
		func(v *reflection.Visit) { v.Observer = w.other.asha.ID },
	} {
		v := w.visit()
		cross(&v)
		w.refused(t, reflection.ErrNotFound, v)
	}
	ours := w.visitNotes(theirs)
	ours.Author = w.other.asha.ID
	w.refused(t, reflection.ErrNotFound, ours)
}

func visitWithoutObserver(t *testing.T, w world) {
	v := w.visit()
	asked := w.visit()
	asked.State = reflection.VisitAsked
	w.write(t, v, asked, w.visitNotes(v), w.hostWords(v))
	w.erase(t, w.asha)
	missing[reflection.VisitWords](t)(w.store.VisitWords(ctx(t), w.id, v.ID, w.asha.ID))
	v.Observer, v.State, v.Sequence, v.Revision = "", reflection.VisitCancelled, 4, 2
	same(t, ok[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, v.ID)), v)
	same(t, ok[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, asked.ID)).State, reflection.VisitCancelled)
	same(t, ok[reflection.VisitWords](t)(w.store.VisitWords(ctx(t), w.id, v.ID, w.ben.ID)).Focus, "my questions")
}

func visitWithoutHost(t *testing.T, w world) {
	v, done := w.visit(), w.visit()
	done.State = reflection.VisitDone
	w.write(t, v, done, w.visitNotes(done), w.hostWords(done))
	w.erase(t, w.ben)
	missing[reflection.VisitWords](t)(w.store.VisitWords(ctx(t), w.id, done.ID, w.ben.ID))
	same(t, ok[reflection.VisitWords](t)(w.store.VisitWords(ctx(t), w.id, done.ID, w.asha.ID)).Learned, "I can wait longer")
	v.Host, v.State, v.Sequence, v.Revision, v.Onward = "", reflection.VisitCancelled, 4, 2, reflection.Onward{}
	same(t, ok[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, v.ID)), v)
	done.Host, done.Revision, done.Onward = "", 2, reflection.Onward{}
	same(t, ok[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, done.ID)), done)
}

func visitAskedOfErased(t *testing.T, w world) {
	v := w.visit()
	v.State = reflection.VisitAsked
	w.write(t, v)
	w.erase(t, w.ben)
	same(t, ok[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, v.ID)).State, reflection.VisitAsked)
}

func visitOfNobody(t *testing.T, w world) {
	v, theirs := w.visit(), w.other.visit()
	w.write(t, v)
	w.other.write(t, theirs)
	w.erase(t, w.ben)
	w.erase(t, w.asha)
	missing[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, v.ID))
	theirs.Revision = 1
	same(t, ok[reflection.Visit](t)(w.store.Visit(ctx(t), w.other.id, theirs.ID)), theirs)
}

func visitOnward(t *testing.T, w world) {
	v, sams, bens := w.visit(), w.visit(), w.share()
	sams.Host, sams.Onward.To = w.sam.ID, w.ben.ID
	on := w.share()
	on.ID = reflection.OnwardShare(v.ID)
	w.write(t, v, sams, on, bens)
	w.erase(t, w.ben)
	missing[reflection.Share](t)(w.store.Share(ctx(t), w.id, on.ID))
	same(t, ok[reflection.Share](t)(w.store.Share(ctx(t), w.id, bens.ID)).Text, bens.Text)
	sams.Onward, sams.Revision = reflection.Onward{}, 2
	same(t, ok[reflection.Visit](t)(w.store.Visit(ctx(t), w.id, sams.ID)), sams)
}

// visitsAtOnce: two want to visit the same host, and each time is decided from
// people who have no visit yet. They are kept with it.
func visitsAtOnce(t *testing.T, w world) {
	for round := range 10 {
		read := func(id reflection.MemberID) reflection.Member {
			return ok[reflection.Member](t)(w.store.Member(ctx(t), w.id, id))
		}
		host, observers := read(w.ben.ID), []reflection.Member{read(w.asha.ID), read(w.sam.ID)}
		kept := 0
		for _, err := range atOnce(4, func(i int) error {
			v := w.visit()
			v.Observer = observers[i%2].ID
			return w.store.Write(ctx(t), w.id, v, observers[i%2], host)
		}) {
			if err == nil {
				kept++
				continue
			}
			wantErr(t, err, reflection.ErrStale)
		}
		same(t, kept, 1)
		same(t, len(ok[[]reflection.Visit](t)(w.store.VisitsOf(ctx(t), w.id, []reflection.MemberID{host.ID}))), round+1)
	}
}
