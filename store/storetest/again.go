package storetest

import (
	"testing"
	"time"

	"plenary/reflection"
)

var againPromises = []promise{
	{"what an author began within some days is listed, newest first", entriesWithin},
	{"what authors began since an instant is listed, newest first", entriesSince},
	{"what was begun a year ago is its author's alone", againAcross},
}

// begun keeps an entry that somebody began some days ago.
func (o organisation) begun(t *testing.T, by reflection.Member, at time.Time) reflection.Entry {
	t.Helper()
	e := o.entry()
	e.Author, e.StartedAt = by.ID, at
	o.write(t, e)
	e.Revision = 1
	return e
}

func entriesWithin(t *testing.T, w world) {
	from, to := now.AddDate(0, 0, -7), now
	w.begun(t, w.asha, from.Add(-time.Microsecond))
	first := w.begun(t, w.asha, from)
	middle := w.begun(t, w.asha, from.Add(time.Hour))
	also := w.begun(t, w.asha, from.Add(time.Hour)) // at the same instant: the one kept last is newer
	last := w.begun(t, w.asha, to.Add(-time.Microsecond))
	w.begun(t, w.asha, to)
	w.begun(t, w.ben, from.Add(time.Hour))
	got := ok[[]reflection.Entry](t)(w.store.EntriesWithin(ctx(t), w.id, w.asha.ID, from, to))
	same(t, got, []reflection.Entry{last, also, middle, first})
	none[reflection.Entry](t)(w.store.EntriesWithin(ctx(t), w.id, w.asha.ID, from, from))
	none[reflection.Entry](t)(w.store.EntriesWithin(ctx(t), w.id, "none", from, to))
}

func entriesSince(t *testing.T, w world) {
	w.begun(t, w.asha, now.Add(-time.Microsecond))
	first, bens, last := w.begun(t, w.asha, now), w.begun(t, w.ben, now.Add(time.Hour)), w.begun(t, w.asha, now.Add(2*time.Hour))
	w.begun(t, w.sam, now.Add(time.Hour))
	authors := []reflection.MemberID{w.asha.ID, w.ben.ID}
	same(t, ok[[]reflection.Entry](t)(w.store.EntriesSince(ctx(t), w.id, authors, now)), []reflection.Entry{last, bens, first})
	none[reflection.Entry](t)(w.store.EntriesSince(ctx(t), w.id, nil, now))
}

// againAcross goes through erasure and the wall between organisations.
func againAcross(t *testing.T, w world) {
	from, to := now.AddDate(-1, 0, -3), now.AddDate(-1, 0, 4)
	theirs := w.other.begun(t, w.other.asha, from.Add(time.Hour))
	gone, kept := w.begun(t, w.asha, from.Add(time.Hour)), w.begun(t, w.asha, from.Add(2*time.Hour))
	none[reflection.Entry](t)(w.store.EntriesWithin(ctx(t), w.id, w.other.asha.ID, from, to))
	w.write(t, reflection.Gone{Entry: gone.ID})
	same(t, ok[[]reflection.Entry](t)(w.store.EntriesWithin(ctx(t), w.id, w.asha.ID, from, to)), []reflection.Entry{kept})
	if err := w.store.Erase(ctx(t), w.id, w.asha.ID); err != nil {
		t.Fatal(err)
	}
	none[reflection.Entry](t)(w.store.EntriesWithin(ctx(t), w.id, w.asha.ID, from, to))
	same(t, ok[[]reflection.Entry](t)(w.store.EntriesWithin(ctx(t), w.other.id, w.other.asha.ID, from, to)), []reflection.Entry{theirs})
}
