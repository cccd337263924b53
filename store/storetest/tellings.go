package storetest

import (
	"testing"
	"time"

	"plenary/reflection"
)

var tellingPromises = []promise{
	{"what was told comes back, for who told it and for its reader, oldest first", wholeTelling},
	{"it is told once in a half-term", toldOnce},
	{"what is taken back is gone for the reader too", takenBackTelling},
	{"it goes with any of the three who are erased", tellingsErased},
	{"what was told in another organisation is neither found nor taken away", tellingsBehindTheWall},
}

// telling is Asha's, to Ben, some minutes from now.
func (o organisation) telling(minutes int) reflection.Telling {
	half := day(2).AddDays(42 * minutes)
	return reflection.Telling{ID: reflection.TellingID(string(o.asha.ID) + "/" + half.String()), Organisation: o.id,
		ECT: o.asha.ID, Mentor: o.sam.ID, Reader: o.ben.ID, Half: half, At: now.Add(time.Duration(minutes) * time.Minute)}
}

func wholeTelling(t *testing.T, w world) {
	none[reflection.Telling](t)(w.store.TellingsBy(ctx(t), w.id, w.asha.ID))
	first, second := w.telling(0), w.telling(1)
	wantFull(t, first)
	w.write(t, second)
	w.write(t, first, w.ben) // its reader is kept anew in the same write
	same(t, ok[[]reflection.Telling](t)(w.store.TellingsBy(ctx(t), w.id, w.asha.ID)), []reflection.Telling{first, second})
	same(t, ok[[]reflection.Telling](t)(w.store.TellingsFor(ctx(t), w.id, w.ben.ID, first.At)), []reflection.Telling{first, second})
	same(t, ok[[]reflection.Telling](t)(w.store.TellingsFor(ctx(t), w.id, w.ben.ID, second.At)), []reflection.Telling{second})
	none[reflection.Telling](t)(w.store.TellingsFor(ctx(t), w.id, w.sam.ID, now))
	none[reflection.Telling](t)(w.store.TellingsBy(ctx(t), w.id, w.sam.ID))
}

func toldOnce(t *testing.T, w world) {
	again := w.telling(0)
	again.At = now.Add(time.Hour)
	w.write(t, w.telling(0))
	w.refused(t, reflection.ErrExists, w.telling(1), again)
	same(t, ok[[]reflection.Telling](t)(w.store.TellingsBy(ctx(t), w.id, w.asha.ID)), []reflection.Telling{w.telling(0)})
}

func takenBackTelling(t *testing.T, w world) {
	told := w.telling(0)
	w.write(t, told)
	w.write(t, reflection.Gone{Telling: told.ID})
	none[reflection.Telling](t)(w.store.TellingsFor(ctx(t), w.id, w.ben.ID, now))
	w.refused(t, reflection.ErrNotFound, reflection.Gone{Telling: told.ID})
	w.write(t, told)
}

func tellingsErased(t *testing.T, w world) {
	for _, m := range []reflection.Member{w.ben, w.sam, w.asha} {
		told := w.telling(0)
		carl, dee, eve := w.person("Carl", "U7", reflection.ECT), w.person("Dee", "U8", reflection.Mentor), w.person("Eve", "U9", reflection.Coordinator)
		switch m.ID {
		case w.ben.ID:
			told.ECT, told.Mentor = carl.ID, dee.ID
		case w.sam.ID:
			told.ECT, told.Reader = carl.ID, eve.ID
		default:
			told.Mentor, told.Reader = dee.ID, eve.ID
		}
		w.write(t, carl, dee, eve, told)
		w.erase(t, m)
		none[reflection.Telling](t)(w.store.TellingsBy(ctx(t), w.id, told.ECT))
		none[reflection.Telling](t)(w.store.TellingsFor(ctx(t), w.id, told.Reader, now))
		w.refused(t, reflection.ErrNotFound, told)
		for _, other := range []reflection.Member{carl, dee, eve} {
			w.erase(t, other)
		}
	}
}

func tellingsBehindTheWall(t *testing.T, w world) {
	told := w.telling(0)
	w.write(t, told)
	none[reflection.Telling](t)(w.store.TellingsBy(ctx(t), w.other.id, w.asha.ID))
	none[reflection.Telling](t)(w.store.TellingsFor(ctx(t), w.other.id, w.ben.ID, now))
	w.other.refused(t, reflection.ErrNotFound, told)
	w.other.refused(t, reflection.ErrNotFound, reflection.Gone{Telling: told.ID})
	theirs := told
	theirs.Organisation = w.other.id
	w.other.refused(t, reflection.ErrNotFound, theirs) // it names people of ours
	same(t, ok[[]reflection.Telling](t)(w.store.TellingsBy(ctx(t), w.id, w.asha.ID)), []reflection.Telling{told})
}
