package storetest

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"plenary/reflection"
)

var ledgerPromises = []promise{
	{"a delivery comes back as it was queued", wholeDelivery},
	{"deciding twice keeps one delivery, the first", decidedTwice},
	{"only what is due is claimed, longest due first, and no more than asked for", claims},
	{"a fraction of a second before it is due is too early, and after it is not", fractions},
	{"a claimed delivery is not claimed again", claimedOnce},
	{"of eight claimers at once each delivery goes to one", claimersTogether},
	{"one workspace's deliveries are not claimed for another", claimsOneWorkspace},
	{"a delivery moves on only from where it was, and stays what it was", moved},
	{"of eight that move a delivery at once one does", movedTogether},
	{"what still waits is taken away by kind and person, what is under way is not", unqueued},
	{"the next deliveries of an organisation are listed soonest first", upcoming},
	{"a person's deliveries of some days are listed whatever became of them", deliveriesTo},
	{"what is missing is not found, and a list of nothing is empty", ledgerMissing},
}

// everywherePromises are about all organisations, so each has a database of
// its own.
var everywherePromises = []promise{
	{"the next instant at which something is due is known", nextDue},
	{"what a stopped process left under way is found", stranded},
}

func deliveryIDs(all []reflection.Delivery) (ids []reflection.DeliveryID) {
	for _, d := range all {
		ids = append(ids, d.ID)
	}
	return ids
}

// fullDelivery has something in every field.
func fullDelivery(w world) reflection.Delivery {
	d := w.delivery(1)
	d.State, d.Reason, d.Attempts, d.Where, d.SettledAt = reflection.Sent, "capped", 3, "C1/1.2", now.Add(time.Second)
	return d
}

func wholeDelivery(t *testing.T, w world) {
	d := fullDelivery(w)
	wantFull(t, d)
	plain := w.delivery(2)
	abroad := w.delivery(3)
	abroad.DueAt = abroad.DueAt.In(time.FixedZone("", 5*3600+1800))
	w.write(t, d, plain, abroad)
	for _, want := range []reflection.Delivery{d, plain, abroad} {
		got := ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, want.ID))
		same(t, got, want)
		if got.DueAt.Location() != time.UTC || got.SettledAt.IsZero() != want.SettledAt.IsZero() {
			t.Errorf("due at %v, settled at %v: times are UTC and a zero time stays zero", got.DueAt, got.SettledAt)
		}
	}
}

func decidedTwice(t *testing.T, w world) {
	first, again := w.delivery(1), w.delivery(2)
	again.Key = first.Key
	w.write(t, first)
	w.write(t, again)
	w.write(t, again, w.entry())
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, again.ID))
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, first.ID)), first)
	theirs := w.other.delivery(1)
	theirs.Key = first.Key
	w.other.write(t, theirs)
	ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.other.id, theirs.ID))
}

func claims(t *testing.T, w world) {
	late, later, exactly, early := w.delivery(-10), w.delivery(-5), w.delivery(0), w.delivery(1)
	alsoLate := w.delivery(-10)
	w.write(t, early, later, late, alsoLate, exactly)
	claim := func(limit int) []reflection.Delivery {
		return ok[[]reflection.Delivery](t)(w.store.Claim(ctx(t), w.workspace.ID, now, limit))
	}
	same(t, len(claim(0)), 0)
	got := claim(2)
	late.State, alsoLate.State = reflection.Claimed, reflection.Claimed
	same(t, got, []reflection.Delivery{late, alsoLate})
	same(t, deliveryIDs(claim(9)), []reflection.DeliveryID{later.ID, exactly.ID})
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, late.ID)), late)
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, early.ID)), early)
}

// fractions: a database that keeps times as text has to compare 15:00:00 with
// 15:00:00.5.
func fractions(t *testing.T, w world) {
	d := w.delivery(0)
	d.DueAt = now.Truncate(time.Second)
	w.write(t, d)
	none[reflection.Delivery](t)(w.store.Claim(ctx(t), w.workspace.ID, d.DueAt.Add(-time.Microsecond), 9))
	got := ok[[]reflection.Delivery](t)(w.store.Claim(ctx(t), w.workspace.ID, d.DueAt.Add(500*time.Millisecond), 9))
	same(t, deliveryIDs(got), []reflection.DeliveryID{d.ID})
}

func claimedOnce(t *testing.T, w world) {
	for _, state := range []reflection.State{reflection.Claimed, reflection.Sending, reflection.Settling,
		reflection.Sent, reflection.Unknown, reflection.Dropped, reflection.Dead} {
		d := w.delivery(-1)
		d.State = state
		w.write(t, d)
	}
	none[reflection.Delivery](t)(w.store.Claim(ctx(t), w.workspace.ID, now, 9))
}

func claimersTogether(t *testing.T, w world) {
	const rows, claimers = 200, 8
	for i := range rows {
		w.write(t, w.delivery(-i))
	}
	taken := make([][]reflection.DeliveryID, claimers)
	for _, err := range atOnce(claimers, func(i int) error {
		for {
			got, err := w.store.Claim(ctx(t), w.workspace.ID, now, 7)
			if err != nil || len(got) == 0 {
				return err
			}
			taken[i] = append(taken[i], deliveryIDs(got)...)
		}
	}) {
		if err != nil {
			t.Error(err)
		}
	}
	all := slices.Concat(taken...)
	slices.Sort(all)
	if twice := len(all) - len(slices.Compact(slices.Clone(all))); len(all) != rows || twice > 0 {
		t.Errorf("claimed %d of %d, %d of them twice", len(all), rows, twice)
	}
}

func claimsOneWorkspace(t *testing.T, w world) {
	mine, theirs := w.delivery(-1), w.other.delivery(-2)
	w.write(t, mine)
	w.other.write(t, theirs)
	none[reflection.Delivery](t)(w.store.Claim(ctx(t), "none", now, 9))
	got := ok[[]reflection.Delivery](t)(w.store.Claim(ctx(t), w.workspace.ID, now, 9))
	same(t, deliveryIDs(got), []reflection.DeliveryID{mine.ID})
}

func moved(t *testing.T, w world) {
	d := w.delivery(-1)
	w.write(t, d)
	on := fullDelivery(w)
	on.ID, on.State, on.DueAt, on.Ref = d.ID, reflection.Sending, now.Add(time.Hour), "feelings/2"
	w.write(t, reflection.Moved{Delivery: on, From: reflection.Queued})
	want := d
	want.State, want.Reason, want.Ref, want.DueAt = on.State, on.Reason, on.Ref, on.DueAt
	want.Attempts, want.Where, want.SettledAt = on.Attempts, on.Where, on.SettledAt
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, d.ID)), want)

	w.refused(t, reflection.ErrStale, reflection.Moved{Delivery: on, From: reflection.Queued})
	back := d
	w.write(t, reflection.Moved{Delivery: back, From: reflection.Sending})
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, d.ID)), d)
	w.refused(t, reflection.ErrStale, reflection.Moved{Delivery: w.delivery(3), From: reflection.Queued})
}

func movedTogether(t *testing.T, w world) {
	d := w.delivery(-1)
	w.write(t, d)
	d.State = reflection.Sending
	won := 0
	for _, err := range atOnce(8, func(int) error {
		return w.store.Write(ctx(t), w.id, reflection.Moved{Delivery: d, From: reflection.Queued})
	}) {
		if err == nil {
			won++
			continue
		}
		wantErr(t, err, reflection.ErrStale)
	}
	same(t, won, 1)
}

func unqueued(t *testing.T, w world) {
	prompt, cue, digest, sending, sams := w.delivery(1), w.delivery(2), w.delivery(3), w.delivery(4), w.delivery(5)
	cue.Kind, digest.Kind, sending.State, sams.To = reflection.CueKind, reflection.DigestKind, reflection.Sending, w.sam.ID
	w.write(t, prompt, cue, digest, sending, sams)
	fresh := prompt // takes the place of the one that goes
	fresh.ID = reflection.DeliveryID(reflection.NewID())
	w.write(t, fresh, reflection.Unqueued{To: w.asha.ID, Kinds: []reflection.Kind{reflection.PromptKind, reflection.CueKind}})
	got := ok[[]reflection.Delivery](t)(w.store.Upcoming(ctx(t), w.id, 9))
	same(t, deliveryIDs(got), []reflection.DeliveryID{fresh.ID, digest.ID, sams.ID})
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, sending.ID)), sending)
	w.write(t, reflection.Unqueued{To: w.ben.ID, Kinds: []reflection.Kind{reflection.PromptKind}})

	about, other := w.delivery(7), w.delivery(8)
	about.Kind, about.Ref, other.Kind, other.Ref = reflection.CueKind, "this", reflection.CueKind, "that"
	w.write(t, about, other, reflection.Unqueued{To: w.asha.ID, Kinds: []reflection.Kind{reflection.CueKind}, Ref: "gone"})
	w.write(t, reflection.Unqueued{To: w.asha.ID, Kinds: []reflection.Kind{reflection.CueKind}, Ref: "this"})
	_, err := w.store.Delivery(ctx(t), w.id, about.ID)
	wantErr(t, err, reflection.ErrNotFound)
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, other.ID)), other)

	overdue := w.delivery(6)
	w.write(t, overdue, reflection.Unqueued{To: w.asha.ID, Kinds: []reflection.Kind{reflection.PromptKind}, After: overdue.DueAt})
	w.write(t, reflection.Unqueued{To: w.asha.ID, Kinds: []reflection.Kind{reflection.PromptKind}, After: overdue.DueAt})
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, overdue.ID)), overdue)
	w.write(t, reflection.Unqueued{To: w.asha.ID, Kinds: []reflection.Kind{reflection.PromptKind}, After: overdue.DueAt.Add(-time.Second)})
	_, err = w.store.Delivery(ctx(t), w.id, overdue.ID)
	wantErr(t, err, reflection.ErrNotFound)
}

func upcoming(t *testing.T, w world) {
	late, soon, sent := w.delivery(9), w.delivery(1), w.delivery(2)
	sent.State = reflection.Sent
	w.write(t, late, soon, sent)
	w.other.write(t, w.other.delivery(0))
	for limit, want := range [][]reflection.DeliveryID{{}, {soon.ID}, {soon.ID, late.ID}, {soon.ID, late.ID}} {
		got := ok[[]reflection.Delivery](t)(w.store.Upcoming(ctx(t), w.id, limit))
		same(t, deliveryIDs(got), want)
	}
}

func deliveriesTo(t *testing.T, w world) {
	before, first, sent, end, sams := w.delivery(-1), w.delivery(0), w.delivery(5), w.delivery(10), w.delivery(5)
	sent.State, sams.To = reflection.Sent, w.sam.ID
	w.write(t, end, sent, first, before, sams)
	got := ok[[]reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, w.asha.ID, now, now.Add(10*time.Minute)))
	same(t, got, []reflection.Delivery{first, sent})
}

func ledgerMissing(t *testing.T, w world) {
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, "none"))
	none[reflection.Delivery](t)(w.store.Claim(ctx(t), w.workspace.ID, now, 9))
	none[reflection.Delivery](t)(w.store.Upcoming(ctx(t), w.id, 9))
	none[reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, w.asha.ID, now, now.Add(time.Hour)))
}

func nextDue(t *testing.T, w world) {
	missing[time.Time](t)(w.store.NextDue(ctx(t)))
	sent, mine, theirs := w.delivery(-9), w.delivery(5), w.other.delivery(3)
	sent.State = reflection.Sent
	w.write(t, sent, mine)
	same(t, ok[time.Time](t)(w.store.NextDue(ctx(t))), mine.DueAt)
	w.other.write(t, theirs)
	same(t, ok[time.Time](t)(w.store.NextDue(ctx(t))), theirs.DueAt)
	ok[[]reflection.Delivery](t)(w.store.Claim(ctx(t), w.other.workspace.ID, theirs.DueAt, 1))
	same(t, ok[time.Time](t)(w.store.NextDue(ctx(t))), mine.DueAt)
}

func stranded(t *testing.T, w world) {
	none[reflection.Delivery](t)(w.store.Stranded(ctx(t)))
	var want []string
	for i, state := range []reflection.State{reflection.Queued, reflection.Claimed, reflection.Sending, reflection.Settling,
		reflection.Sent, reflection.Unknown, reflection.Dropped, reflection.Dead} {
		for _, o := range []organisation{w.organisation, w.other} {
			d := o.delivery(i)
			d.State = state
			o.write(t, d)
			if !state.Final() && state != reflection.Queued {
				want = append(want, fmt.Sprint(d.ID))
			}
		}
	}
	var got []string
	for _, d := range ok[[]reflection.Delivery](t)(w.store.Stranded(ctx(t))) {
		got = append(got, fmt.Sprint(d.ID))
	}
	slices.Sort(got)
	slices.Sort(want)
	same(t, got, want)
}
