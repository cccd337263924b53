package storetest

import (
	"slices"
	"testing"
	"time"

	"plenary/reflection"
)

var ledgerPromises = []promise{
	{"a delivery comes back as it was queued", wholeDelivery},
	{"deciding twice keeps one delivery, the first", decidedTwice},
	{"only what is due is listed, longest due first, and no more than asked for", due},
	{"a fraction of a second before it is due is too early, and after it is not", fractions},
	{"what is settled, or being sent under this lease, is not due", dueOnce},
	{"of eight senders at once each delivery is begun by one", beginTogether},
	{"one workspace's deliveries are not due in another", dueInOneWorkspace},
	{"what still waits is taken away by kind and person, what is under way is not", unqueued},
	{"the next deliveries of an organisation are listed soonest first", upcoming},
	{"a person's deliveries of some days are listed whatever became of them", deliveriesTo},
	{"what nobody knows the outcome of is listed", unknown},
	{"what is missing is not found, and a list of nothing is empty", ledgerMissing},
}

// everywherePromises are about all organisations, so each has a database of
// its own.
var everywherePromises = []promise{
	{"the next instant at which something is due is known", nextDue},
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
	d.Turn, d.BegunAt = 7, now.Add(time.Millisecond)
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

func due(t *testing.T, w world) {
	late, later, exactly, early := w.delivery(-10), w.delivery(-5), w.delivery(0), w.delivery(1)
	alsoLate := w.delivery(-10)
	alsoLate.State = reflection.Settling
	w.write(t, early, later, late, alsoLate, exactly)
	list := func(limit int) []reflection.Delivery {
		return ok[[]reflection.Delivery](t)(w.store.Due(ctx(t), w.lease(t), now, limit))
	}
	same(t, len(list(0)), 0)
	same(t, list(2), []reflection.Delivery{late, alsoLate})
	same(t, deliveryIDs(list(9)), []reflection.DeliveryID{late.ID, alsoLate.ID, later.ID, exactly.ID})
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, late.ID)), late)
}

// fractions: a database that keeps times as text has to compare 15:00:00 with
// 15:00:00.5.
func fractions(t *testing.T, w world) {
	d := w.delivery(0)
	d.DueAt = now.Truncate(time.Second)
	w.write(t, d)
	none[reflection.Delivery](t)(w.store.Due(ctx(t), w.lease(t), d.DueAt.Add(-time.Microsecond), 9))
	got := ok[[]reflection.Delivery](t)(w.store.Due(ctx(t), w.lease(t), d.DueAt.Add(500*time.Millisecond), 9))
	same(t, deliveryIDs(got), []reflection.DeliveryID{d.ID})
}

func dueOnce(t *testing.T, w world) {
	w.write(t, w.delivery(-9))
	l := w.lease(t)
	var earlier reflection.Delivery
	for _, state := range []reflection.State{reflection.Sending, reflection.Sent, reflection.Unknown, reflection.Dropped, reflection.Dead} {
		d := w.delivery(-1)
		d.State, d.Turn = state, l.Number
		w.write(t, d)
		earlier = w.delivery(-1)
		earlier.State, earlier.Turn = reflection.Sending, l.Number-1 // left by a process that was killed
	}
	w.write(t, earlier)
	got := deliveryIDs(ok[[]reflection.Delivery](t)(w.store.Due(ctx(t), l, now, 9)))
	same(t, got[1:], []reflection.DeliveryID{earlier.ID})
}

// beginTogether: each asks for the lease, and one that has none tries with the
// lease before.
func beginTogether(t *testing.T, w world) {
	const rows, senders = 200, 8
	for i := range rows {
		w.write(t, w.delivery(-i))
	}
	l := w.lease(t)
	over := l
	over.Number--
	begun := make([][]reflection.DeliveryID, senders)
	for _, err := range atOnce(senders, func(i int) error {
		mine := []reflection.Lease{l, over}[i%2]
		for {
			rows, err := w.store.Due(ctx(t), l, now, 7)
			if err != nil || len(rows) == 0 {
				return err
			}
			for _, d := range rows {
				on := d
				on.State, on.Turn = reflection.Sending, mine.Number
				if w.store.Step(ctx(t), w.id, reflection.Step{From: d, To: on, Held: true})[0] == nil {
					begun[i] = append(begun[i], d.ID)
				}
			}
		}
	}) {
		if err != nil {
			t.Error(err)
		}
	}
	for i := 1; i < senders; i += 2 {
		same(t, len(begun[i]), 0)
	}
	all := slices.Concat(begun...)
	slices.Sort(all)
	if twice := len(all) - len(slices.Compact(slices.Clone(all))); len(all) != rows || twice > 0 {
		t.Errorf("began %d of %d, %d of them twice", len(all), rows, twice)
	}
}

func dueInOneWorkspace(t *testing.T, w world) {
	mine, theirs := w.delivery(-1), w.other.delivery(-2)
	w.write(t, mine)
	w.other.write(t, theirs)
	none[reflection.Delivery](t)(w.store.Due(ctx(t), reflection.Lease{Workspace: reflection.Workspace{ID: "none"}}, now, 9))
	got := ok[[]reflection.Delivery](t)(w.store.Due(ctx(t), w.lease(t), now, 9))
	same(t, deliveryIDs(got), []reflection.DeliveryID{mine.ID})
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
	got := ok[[]reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, []reflection.MemberID{w.asha.ID}, now, now.Add(10*time.Minute)))
	same(t, got, []reflection.Delivery{first, sent})
	both := []reflection.MemberID{w.asha.ID, w.sam.ID, "none"}
	got = ok[[]reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, both, now, now.Add(10*time.Minute)))
	same(t, deliveryIDs(got), []reflection.DeliveryID{first.ID, sent.ID, sams.ID})
	none[reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, both, now, now.Add(time.Hour), reflection.CueKind))
	none[reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, nil, now, now.Add(time.Hour)))
	got = ok[[]reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, both, now, now.Add(10*time.Minute), reflection.PromptKind))
	same(t, len(got), 3)
}

func unknown(t *testing.T, w world) {
	old, first, second, sent, theirs := w.delivery(-9), w.delivery(-8), w.delivery(-7), w.delivery(-6), w.other.delivery(-5)
	old.State, first.State, second.State, theirs.State = reflection.Unknown, reflection.Unknown, reflection.Unknown, reflection.Unknown
	sent.State = reflection.Sent
	old.SettledAt, first.SettledAt, second.SettledAt, sent.SettledAt, theirs.SettledAt = now.Add(-time.Second), now, now, now, now
	w.write(t, old, second, first, sent)
	w.other.write(t, theirs)
	got := ok[[]reflection.Delivery](t)(w.store.Unknown(ctx(t), w.id, now))
	same(t, deliveryIDs(got), []reflection.DeliveryID{first.ID, second.ID})
}

func ledgerMissing(t *testing.T, w world) {
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, "none"))
	none[reflection.Delivery](t)(w.store.Due(ctx(t), w.lease(t), now, 9))
	none[reflection.Delivery](t)(w.store.Upcoming(ctx(t), w.id, 9))
	none[reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, []reflection.MemberID{w.asha.ID}, now, now.Add(time.Hour)))
}

func nextDue(t *testing.T, w world) {
	missing[time.Time](t)(w.store.NextDue(ctx(t)))
	sent, mine, theirs := w.delivery(-9), w.delivery(5), w.other.delivery(3)
	sent.State = reflection.Sent
	w.write(t, sent, mine)
	same(t, ok[time.Time](t)(w.store.NextDue(ctx(t))), mine.DueAt)
	w.other.write(t, theirs)
	same(t, ok[time.Time](t)(w.store.NextDue(ctx(t))), theirs.DueAt)
	theirs.State = reflection.Sent
	w.other.step(t, reflection.Step{From: w.other.queued(theirs), To: theirs})
	same(t, ok[time.Time](t)(w.store.NextDue(ctx(t))), mine.DueAt)
	paused := mine.DueAt.Add(time.Hour)
	must(t, w.store.GiveUp(ctx(t), w.lease(t, mine.DueAt), paused))
	same(t, ok[time.Time](t)(w.store.NextDue(ctx(t))), paused)
	asked := w.other.delivery(3)
	asked.State = reflection.Settling
	w.other.write(t, asked)
	same(t, ok[time.Time](t)(w.store.NextDue(ctx(t))), asked.DueAt)
}
