package storetest

import (
	"errors"
	"testing"
	"time"

	"plenary/reflection"
)

var erasurePromises = []promise{
	{"everything an erased person wrote is gone, for their readers too", erased},
	{"others keep what is theirs, and no longer name the erased", othersKeep},
	{"an erased mentor is taken off meetings, and what was agreed stays the ECT's", erasedMentor},
	{"erasing twice finds nobody", erasedTwice},
	{"nothing can be written in an erased person's name", erasedCannotWrite},
	{"a device that still has the erased person's entry open keeps nothing", erasedMeanwhile},
	{"nothing is left of a person erased while everybody writes", erasedWhileWriting},
}

func (o organisation) erase(t *testing.T, m reflection.Member) {
	t.Helper()
	if err := o.store.Erase(ctx(t), o.id, m.ID); err != nil {
		t.Fatal(err)
	}
}

func erased(t *testing.T, w world) {
	b := w.furnish(t)
	clip := w.file()
	clip.Entry = b.entry.ID
	sent := w.delivery(2)
	sent.State = reflection.Sent
	w.write(t, clip, sent)
	w.erase(t, w.asha)

	missing[reflection.Member](t)(w.store.Member(ctx(t), w.id, w.asha.ID))
	missing[reflection.Member](t)(w.store.Identify(ctx(t), w.workspace.ID, w.asha.PlatformID))
	missing[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, b.entry.ID))
	missing[reflection.Plan](t)(w.store.Plan(ctx(t), w.id, b.plan.ID))
	missing[reflection.Share](t)(w.store.Share(ctx(t), w.id, b.share.ID))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, b.file.ID))
	missing[reflection.File](t)(w.store.File(ctx(t), w.id, clip.ID))
	missing[reflection.Meeting](t)(w.store.Meeting(ctx(t), w.id, b.meeting.ID))
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, b.delivery.ID))
	none[reflection.Entry](t)(w.store.Entries(ctx(t), w.id, w.asha.ID, 9))
	none[reflection.Share](t)(w.store.SharesFor(ctx(t), w.id, w.asha.ID, w.sam.ID, day(1), day(30)))
	none[reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, []reflection.MemberID{w.asha.ID}, now.Add(-time.Hour), now.Add(time.Hour)))
	none[reflection.Member](t)(w.store.MentoredBy(ctx(t), w.id, w.sam.ID))
}

func othersKeep(t *testing.T, w world) {
	ben := w.ben
	ben.Mentor, ben.LineManager, ben.InductionTutor = w.asha.ID, w.asha.ID, w.sam.ID
	bens, forAsha, toBen := w.entry(), w.share(), w.delivery(1)
	bens.Author, forAsha.Author, forAsha.Reader, toBen.To = ben.ID, ben.ID, w.asha.ID, ben.ID
	w.write(t, ben, bens, forAsha, toBen)
	theirs := w.other.furnish(t)
	w.erase(t, w.asha)

	got := ok[reflection.Member](t)(w.store.Member(ctx(t), w.id, ben.ID))
	same(t, []reflection.MemberID{got.Mentor, got.LineManager, got.InductionTutor}, []reflection.MemberID{"", "", w.sam.ID})
	ben.Revision = 2
	w.refused(t, reflection.ErrStale, ben) // it would bring the erased back
	bens.Revision, forAsha.Revision = 1, 1
	same(t, ok[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, bens.ID)), bens)
	same(t, ok[reflection.Share](t)(w.store.Share(ctx(t), w.id, forAsha.ID)), forAsha)
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, toBen.ID)), toBen)
	w.other.untouched(t, theirs)
}

func erasedMentor(t *testing.T, w world) {
	b := w.furnish(t)
	w.erase(t, w.sam)
	want := b.meeting
	want.Mentor, want.MentorTap, want.Revision = "", "", 2
	same(t, ok[reflection.Meeting](t)(w.store.Meeting(ctx(t), w.id, want.ID)), want)
	same(t, ok[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, b.entry.ID)), b.entry)
	same(t, ok[reflection.Share](t)(w.store.Share(ctx(t), w.id, b.share.ID)), b.share)
	same(t, ok[reflection.Member](t)(w.store.Member(ctx(t), w.id, w.asha.ID)).Mentor, "")
}

func erasedTwice(t *testing.T, w world) {
	w.erase(t, w.asha)
	wantErr(t, w.store.Erase(ctx(t), w.id, w.asha.ID), reflection.ErrNotFound)
	wantErr(t, w.store.Erase(ctx(t), w.id, "none"), reflection.ErrNotFound)
	wantErr(t, w.store.Erase(ctx(t), w.id, ""), reflection.ErrNotFound)
	wantErr(t, w.store.Erase(ctx(t), w.id, reflection.MemberID(w.school.ID)), reflection.ErrNotFound)
	w.write(t, w.meeting(day(3))) // the school still has its key
}

func erasedCannotWrite(t *testing.T, w world) {
	w.erase(t, w.asha)
	for _, r := range []reflection.Record{w.entry(), w.plan(), w.share(), w.file(), w.delivery(1), w.asha,
		reflection.Unchanged{Member: w.asha}} {
		w.refused(t, reflection.ErrNotFound, r)
	}
}

func erasedMeanwhile(t *testing.T, w world) {
	b := w.furnish(t)
	w.erase(t, w.asha)
	for _, r := range []reflection.Record{b.entry, b.plan, b.share, b.file} {
		w.refused(t, reflection.ErrNotFound, r)
	}
}

func erasedWhileWriting(t *testing.T, w world) {
	const writers = 12
	entries, deliveries := make([]reflection.Entry, writers), make([]reflection.Delivery, writers)
	for i := range writers {
		entries[i], deliveries[i] = w.entry(), w.delivery(i)
	}
	for i := range 20 {
		w.write(t, w.delivery(writers+i))
	}
	for i, err := range atOnce(writers, func(i int) error {
		switch i % 4 {
		case 0:
			return w.store.Write(ctx(t), w.id, w.sam, w.asha, entries[i])
		case 1:
			return w.store.Write(ctx(t), w.id, reflection.Unchanged{Member: w.sam}, deliveries[i], entries[i])
		case 2:
			return w.store.Write(ctx(t), w.id, entries[i])
		}
		if i > 3 {
			return w.store.Write(ctx(t), w.id, deliveries[i],
				reflection.Unqueued{To: w.asha.ID, Kinds: []reflection.Kind{reflection.PromptKind}})
		}
		return w.store.Erase(ctx(t), w.id, w.asha.ID)
	}) {
		if err != nil && (i == 3 || !errors.Is(err, reflection.ErrNotFound) && !errors.Is(err, reflection.ErrStale)) {
			t.Errorf("%d answered %v", i, err)
		}
	}
	for i := range writers {
		missing[reflection.Entry](t)(w.store.Entry(ctx(t), w.id, entries[i].ID))
		missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, deliveries[i].ID))
	}
}
