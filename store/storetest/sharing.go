package storetest

import (
	"testing"
	"time"

	"plenary/reflection"
)

var sharingPromises = []promise{
	{"a share comes back as it was made", wholeShare},
	{"a draft is in nobody's list until it is shared", drafts},
	{"an author sees theirs newest first", sharesBy},
	{"a reader gets what was shared with them for the meetings asked about, oldest first", sharesFor},
	{"what is taken back is gone for the reader too", takenBack},
	{"a meeting comes back as it was said", wholeMeeting},
	{"an ECT's meetings before a day are listed newest first, and no more than asked for", meetingsOf},
	{"a mentor's meetings are listed newest first, also of those they mentor no more", meetingsWith},
	{"what was drafted is listed for its author until it is shared or goes", draftsBy},
	{"what is missing is not found, and a list of nothing is empty", sharingMissing},
}

func shareIDs(all []reflection.Share) (ids []reflection.ShareID) {
	for _, s := range all {
		ids = append(ids, s.ID)
	}
	return ids
}

func wholeShare(t *testing.T, w world) {
	s := w.share()
	s.Draft, s.Origin = true, reflection.FromVisit
	wantFull(t, s)
	w.write(t, s)
	s.Revision = 1
	same(t, ok[reflection.Share](t)(w.store.Share(ctx(t), w.id, s.ID)), s)
	s.Reader, s.For, s.Draft, s.Text = w.ben.ID, reflection.Date{}, false, "for Ben instead"
	w.write(t, s)
	s.Revision = 2
	same(t, ok[reflection.Share](t)(w.store.Share(ctx(t), w.id, s.ID)), s)
}

func drafts(t *testing.T, w world) {
	s := w.share()
	s.Draft = true
	w.write(t, s)
	none[reflection.Share](t)(w.store.SharesBy(ctx(t), w.id, w.asha.ID))
	none[reflection.Share](t)(w.store.SharesFor(ctx(t), w.id, w.asha.ID, w.sam.ID, day(1), day(30)))
	s.Draft, s.Revision = false, 1
	w.write(t, s)
	same(t, len(ok[[]reflection.Share](t)(w.store.SharesBy(ctx(t), w.id, w.asha.ID))), 1)
	same(t, len(ok[[]reflection.Share](t)(w.store.SharesFor(ctx(t), w.id, w.asha.ID, w.sam.ID, day(1), day(30)))), 1)
}

func sharesBy(t *testing.T, w world) {
	var want []reflection.ShareID
	for i := range 4 {
		s := w.share()
		s.MadeAt = now.Add(time.Duration(i/2) * time.Microsecond)
		w.write(t, s)
		want = append([]reflection.ShareID{s.ID}, want...)
	}
	bens := w.share()
	bens.Author = w.ben.ID
	w.write(t, bens)
	same(t, shareIDs(ok[[]reflection.Share](t)(w.store.SharesBy(ctx(t), w.id, w.asha.ID))), want)
}

func sharesFor(t *testing.T, w world) {
	var want []reflection.ShareID
	for _, on := range []int{17, 11, 10, 16, 18, 10} {
		s := w.share()
		s.For, s.MadeAt = day(on), now.Add(time.Duration(len(want))*time.Microsecond)
		w.write(t, s)
		if on > 10 && on <= 17 {
			want = append(want, s.ID)
		}
	}
	unset, bens, forBen := w.share(), w.share(), w.share()
	unset.MadeAt = now.Add(time.Hour) // for no meeting in particular: always among them
	unset.For, bens.Author, forBen.Reader = reflection.Date{}, w.ben.ID, w.ben.ID
	w.write(t, unset, bens, forBen)
	read := func(after, upTo reflection.Date) []reflection.ShareID {
		return shareIDs(ok[[]reflection.Share](t)(w.store.SharesFor(ctx(t), w.id, w.asha.ID, w.sam.ID, after, upTo)))
	}
	same(t, read(day(10), day(17)), append(want, unset.ID))
	same(t, len(read(reflection.Date{}, day(30))), 7) // from the beginning
	same(t, read(day(17), day(17)), []reflection.ShareID{unset.ID})
	same(t, read(day(10), reflection.Date{}), []reflection.ShareID{unset.ID})
}

func takenBack(t *testing.T, w world) {
	s := w.share()
	w.write(t, s)
	w.write(t, reflection.Gone{Share: s.ID})
	missing[reflection.Share](t)(w.store.Share(ctx(t), w.id, s.ID))
	none[reflection.Share](t)(w.store.SharesBy(ctx(t), w.id, w.asha.ID))
	none[reflection.Share](t)(w.store.SharesFor(ctx(t), w.id, w.asha.ID, w.sam.ID, day(1), day(30)))
}

func wholeMeeting(t *testing.T, w world) {
	m := w.meeting(day(3))
	m.MentorTap = reflection.TapCovering
	wantFull(t, m)
	w.write(t, m)
	m.Revision = 1
	same(t, ok[reflection.Meeting](t)(w.store.Meeting(ctx(t), w.id, m.ID)), m)
	m.Agreed, m.ECTTap = "", ""
	w.write(t, m)
	m.Revision = 2
	same(t, ok[reflection.Meeting](t)(w.store.Meeting(ctx(t), w.id, m.ID)), m)
}

func meetingsOf(t *testing.T, w world) {
	for _, on := range []int{10, 3, 24, 17} {
		w.write(t, w.meeting(day(on)))
	}
	bens := w.meeting(day(4))
	bens.ID, bens.ECT = reflection.NewMeetingID(w.ben.ID, day(4)), w.ben.ID
	w.write(t, bens)
	read := func(before, limit int) (days []int) {
		for _, m := range ok[[]reflection.Meeting](t)(w.store.MeetingsOf(ctx(t), w.id, w.asha.ID, day(before), limit)) {
			days = append(days, m.On.Day)
		}
		return days
	}
	same(t, read(24, 9), []int{17, 10, 3})
	same(t, read(24, 2), []int{17, 10})
	same(t, read(3, 9), nil)
	same(t, read(24, 0), nil)
}

func meetingsWith(t *testing.T, w world) {
	for _, on := range []int{10, 24, 3} {
		w.write(t, w.meeting(day(on)))
	}
	newMentor, bens := w.meeting(day(17)), w.meeting(day(4)) // Asha's with another mentor, and another's with Sam
	newMentor.Mentor = w.ben.ID
	bens.ID, bens.ECT = reflection.NewMeetingID(w.ben.ID, day(4)), w.ben.ID
	w.write(t, newMentor, bens)
	var days []int
	for _, m := range ok[[]reflection.Meeting](t)(w.store.MeetingsWith(ctx(t), w.id, w.sam.ID)) {
		same(t, m.Agreed, w.meeting(m.On).Agreed)
		days = append(days, m.On.Day)
	}
	same(t, days, []int{24, 10, 4, 3})
}

func draftsBy(t *testing.T, w world) {
	first, second, shared, bens := w.share(), w.share(), w.share(), w.share()
	first.Draft, second.Draft, bens.Draft, bens.Author = true, true, true, w.ben.ID
	second.MadeAt = now.Add(time.Minute)
	w.write(t, first, second, shared, bens)
	same(t, shareIDs(ok[[]reflection.Share](t)(w.store.DraftsBy(ctx(t), w.id, w.asha.ID))), []reflection.ShareID{second.ID, first.ID})
	w.write(t, reflection.Gone{Share: second.ID})
	first.Revision, first.Draft = 1, false
	w.write(t, first)
	none[reflection.Share](t)(w.store.DraftsBy(ctx(t), w.id, w.asha.ID))
}

func sharingMissing(t *testing.T, w world) {
	missing[reflection.Share](t)(w.store.Share(ctx(t), w.id, "none"))
	missing[reflection.Meeting](t)(w.store.Meeting(ctx(t), w.id, "none"))
	none[reflection.Share](t)(w.store.SharesBy(ctx(t), w.id, w.asha.ID))
	none[reflection.Share](t)(w.store.SharesFor(ctx(t), w.id, w.asha.ID, w.sam.ID, day(1), day(30)))
	none[reflection.Meeting](t)(w.store.MeetingsOf(ctx(t), w.id, w.asha.ID, day(30), 9))
}
