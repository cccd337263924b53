package storetest

import (
	"fmt"
	"testing"
	"time"

	"plenary/reflection"
)

var stepPromises = []promise{
	{"a delivery goes a step only from where it was, and stays what it was", stepFrom},
	{"of eight that take one step at once one does", steppedTogether},
	{"what follows is queued with the step, or not at all", stepWithNext},
	{"a step decided from a person who has changed is not taken", stepUnchanged},
	{"a step under an earlier lease is not taken", stepTurn},
	{"a step that has to be taken under a lease is not taken once it is over", stepHeld},
	{"steps of many callers at once are each taken by itself", steppedByMany},
}

// queued is the delivery as it was read while it waited.
func (o organisation) queued(d reflection.Delivery) reflection.Delivery {
	d.State = reflection.Queued
	return d
}

// stuck checks that a step is not taken, and why.
func (o organisation) stuck(t *testing.T, want error, st reflection.Step) {
	t.Helper()
	wantErr(t, o.store.Step(ctx(t), o.id, st)[0], want)
}

func (o organisation) step(t *testing.T, st reflection.Step) {
	t.Helper()
	must(t, o.store.Step(ctx(t), o.id, st)[0])
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func stepFrom(t *testing.T, w world) {
	d := w.delivery(-1)
	w.write(t, d)
	on := fullDelivery(w)
	on.ID, on.State, on.DueAt, on.Ref = d.ID, reflection.Sending, now.Add(time.Hour), "feelings/2"
	w.step(t, reflection.Step{From: d, To: on})
	want := d
	want.State, want.Turn, want.Reason, want.Ref, want.DueAt, want.Until = on.State, on.Turn, on.Reason, on.Ref, on.DueAt, on.Until
	want.Attempts, want.BegunAt, want.Where, want.SettledAt = on.Attempts, on.BegunAt, on.Where, on.SettledAt
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, d.ID)), want)

	w.stuck(t, reflection.ErrStale, reflection.Step{From: d, To: on})
	w.step(t, reflection.Step{From: want, To: d})
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, d.ID)), d)
	w.stuck(t, reflection.ErrStale, reflection.Step{From: w.delivery(3), To: w.delivery(3)})
}

func steppedTogether(t *testing.T, w world) {
	d := w.delivery(-1)
	w.write(t, d)
	d.State = reflection.Sending
	won := 0
	for _, err := range atOnce(8, func(int) error {
		return w.store.Step(ctx(t), w.id, reflection.Step{From: w.queued(d), To: d})[0]
	}) {
		if err == nil {
			won++
			continue
		}
		wantErr(t, err, reflection.ErrStale)
	}
	same(t, won, 1)
}

func stepWithNext(t *testing.T, w world) {
	d, next, again := w.delivery(-1), w.delivery(60), w.delivery(70)
	w.write(t, d)
	d.State = reflection.Sent
	st := reflection.Step{From: w.queued(d), To: d, Unchanged: w.asha, Next: []reflection.Delivery{next}}
	w.step(t, st)
	same(t, ok[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, next.ID)), next)

	st.Next = []reflection.Delivery{again}
	w.stuck(t, reflection.ErrStale, st)
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, again.ID))

	another := w.delivery(-1)
	w.write(t, another)
	again.Key = next.Key // decided twice: the first is kept
	another.State = reflection.Sent
	w.step(t, reflection.Step{From: w.queued(another), To: another, Unchanged: w.asha, Next: []reflection.Delivery{again}})
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, again.ID))
}

func stepUnchanged(t *testing.T, w world) {
	d := w.delivery(-1)
	w.write(t, d)
	before := w.asha
	w.asha.Subject = "History"
	w.write(t, w.asha)
	d.State = reflection.Sent
	next := w.delivery(60)
	for _, follow := range [][]reflection.Delivery{nil, {next}} {
		w.stuck(t, reflection.ErrStale, reflection.Step{From: w.queued(d), To: d, Unchanged: before, Next: follow})
	}
	missing[reflection.Delivery](t)(w.store.Delivery(ctx(t), w.id, next.ID))
	before.Revision++
	w.step(t, reflection.Step{From: w.queued(d), To: d, Unchanged: before})
}

func stepTurn(t *testing.T, w world) {
	d := w.delivery(-1)
	d.State, d.Turn = reflection.Sending, 4
	w.write(t, d)
	earlier := d
	earlier.Turn = 3
	w.stuck(t, reflection.ErrStale, reflection.Step{From: earlier, To: d})
	w.step(t, reflection.Step{From: d, To: d})
}

func stepHeld(t *testing.T, w world) {
	w.write(t, w.delivery(-1), w.delivery(-2))
	l := w.lease(t)
	rows := ok[[]reflection.Delivery](t)(w.store.Due(ctx(t), l, now, 9))
	same(t, len(rows), 2)
	begun := make([]reflection.Delivery, 2)
	for i, d := range rows {
		d.State, d.Turn = reflection.Sending, l.Number
		begun[i] = d
	}
	w.step(t, reflection.Step{From: rows[0], To: begun[0], Held: true})
	must(t, w.store.GiveUp(ctx(t), l, time.Time{}))
	w.stuck(t, reflection.ErrStale, reflection.Step{From: rows[1], To: begun[1], Held: true})
	sent := begun[0]
	sent.State = reflection.Sent // what came of a call is kept all the same
	w.step(t, reflection.Step{From: begun[0], To: sent})
}

func steppedByMany(t *testing.T, w world) {
	const callers, each = 32, 5
	var theirs [callers]reflection.Delivery
	mine := make([][]reflection.Delivery, callers)
	for i := range callers {
		for range each {
			d := w.delivery(-1)
			mine[i] = append(mine[i], d)
			w.write(t, d)
		}
		theirs[i] = w.other.delivery(-1)
		w.other.write(t, theirs[i])
	}
	for _, err := range atOnce(callers, func(i int) error {
		for j, d := range mine[i] {
			d.State = reflection.Sent
			next := w.delivery(60)
			next.Key = fmt.Sprintf("next/%s/%d/%d", w.id, i, j)
			other := theirs[i]
			other.State = reflection.Sent
			if err := w.store.Step(ctx(t), w.id, reflection.Step{From: w.queued(d), To: d, Unchanged: w.asha, Next: []reflection.Delivery{next}})[0]; err != nil {
				return err
			}
			err := w.store.Step(ctx(t), w.other.id, reflection.Step{From: w.queued(other), To: other})[0]
			if (err == nil) != (j == 0) {
				return fmt.Errorf("step %d of a neighbour's row: %w", j, err)
			}
		}
		return nil
	}) {
		must(t, err)
	}
	rows := ok[[]reflection.Delivery](t)(w.store.DeliveriesTo(ctx(t), w.id, []reflection.MemberID{w.asha.ID}, now.Add(-time.Hour), now.Add(2*time.Hour)))
	count := map[reflection.State]int{}
	for _, d := range rows {
		count[d.State]++
	}
	same(t, count, map[reflection.State]int{reflection.Sent: callers * each, reflection.Queued: callers * each})
}
