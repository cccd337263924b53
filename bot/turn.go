package bot

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"plenary/reflection"
)

// turn is one process serving one workspace under a lease: it sends what is
// due, settles what an earlier turn left, and gives the lease up.
type turn struct {
	*Bot
	lease          reflection.Lease
	platform       Platform
	pace           *pace
	began, renewed time.Time
	more           bool // its time was over before its work was

	mu     sync.Mutex
	paused time.Time // until when the workspace is to be left alone
}

// turnLasts is when a turn makes room for workspaces that wait for one.
const turnLasts = 20 * time.Second

func (t *turn) serve(ctx context.Context) {
	t.Metrics.serving(1)
	defer t.Metrics.serving(-1)
	err := t.work(ctx)
	if err == nil {
		t.sender.ticked.Store(t.Service.Now().UnixNano()) // where all turns are taken, they are what goes on
	}
	if over(err) { // somebody else serves it now: there is nothing to give up
		return
	}
	if err != nil && ctx.Err() == nil {
		t.sender.failed.Add(1)
		t.sender.trouble.keeping.Store(true)
		t.sender.trouble.note(ctx, t.Log, t.Service.Now(), fmt.Errorf("workspace %s: %w", t.lease.Workspace.ID, err))
	}
	give, cancel := context.WithTimeout(context.WithoutCancel(ctx), askWithin/2)
	defer cancel()
	if err := t.Service.Store.GiveUp(give, t.lease, t.paused); err != nil && ctx.Err() == nil {
		t.sender.failed.Add(1) // it ends by itself
	}
	if !t.paused.IsZero() {
		pause := t.paused.Sub(t.Service.Now())
		t.Metrics.paused(1)
		time.AfterFunc(pause, func() { t.Metrics.paused(-1) })
		t.sender.comeBack(pause)
	} else if t.more {
		t.sender.comeBack(0)
	}
}

// over reports whether an error only says that the lease has ended.
func over(err error) bool { return errors.Is(err, reflection.ErrStale) }

// work sends what is due until nothing is, or the platform asks to wait, or
// others have waited long enough.
func (t *turn) work(ctx context.Context) error {
	for ctx.Err() == nil && t.Service.Now().Sub(t.began) < turnLasts {
		if err := t.renew(ctx); err != nil {
			return err
		}
		rows, err := t.Service.Store.Due(ctx, t.lease, t.Service.Now(), t.pace.atOnce(t.Service.Now()))
		if err != nil || len(rows) == 0 {
			return err
		}
		out, err := t.Service.Prepare(ctx, rows...)
		if err != nil {
			return err
		}
		if goOn, err := t.deliverAll(ctx, out); err != nil || !goOn {
			return err
		}
	}
	t.more = true
	return nil
}

// deliverAll takes each row as far as it will go, several at once. What it does
// not come to waits where it is.
func (t *turn) deliverAll(ctx context.Context, all []reflection.Outgoing) (goOn bool, err error) {
	way := newAbreast(t.pace.abreast())
	for _, out := range all {
		leave, ok := way.enter(ctx, out.To.ID)
		if !ok {
			break
		}
		if err := t.mayGo(ctx, out, way.others()); err != nil || way.ended() {
			leave(false, err)
			break
		}
		go func() { leave(t.deliver(WithDelivery(ctx, out.Delivery.ID), out)) }()
	}
	goOn, err = way.wait()
	return goOn && ctx.Err() == nil, err
}

// mayGo waits until a message may be sent beside the others on their way.
func (t *turn) mayGo(ctx context.Context, out reflection.Outgoing, others int) error {
	if out.Content == nil {
		return ctx.Err()
	}
	if err := t.pace.wait(ctx, t.Service.Now(), others); err != nil {
		return err
	}
	return t.renew(ctx)
}

func (t *turn) deliver(ctx context.Context, out reflection.Outgoing) (goOn bool, err error) {
	switch {
	case out.Err != nil:
		t.Log.ErrorContext(ctx, "could not prepare a delivery; will try again", "delivery", out.Delivery.ID, "error", out.Err)
		t.Metrics.delivered(string(out.Delivery.Kind), "failed")
		return true, nil
	case out.Waits(t.Service.Now()):
		return t.settle(ctx, out)
	case out.Content == nil:
		t.notShown(out)
		return true, nil
	}
	if out, err = t.Service.BeginSending(ctx, t.lease, out); err != nil {
		return false, err
	}
	if out.Content == nil { // the person changed their mind meanwhile
		t.notShown(out)
		return true, nil
	}
	if t.Service.Now().Sub(out.Delivery.BegunAt) > t.Service.Patience.OrDefault().Call {
		return false, reflection.ErrStale // frozen since then: whoever has the workspace by now settles it
	}
	return t.send(ctx, out)
}

func (t *turn) notShown(out reflection.Outgoing) {
	outcome := "put_off"
	switch {
	case out.Delivery.State.Final():
		outcome = string(out.Delivery.State)
	case out.Delivery.State == reflection.Settling:
		outcome = "uncertain"
	}
	t.Metrics.delivered(string(out.Delivery.Kind), outcome)
}

// renew makes the lease last while a third of it has gone. ErrStale means that
// it is over.
func (t *turn) renew(ctx context.Context) error {
	last := t.Service.Patience.OrDefault().Lease
	if t.Service.Now().Sub(t.renewed) < last/3 {
		return nil
	}
	asked := t.Service.Now()
	if err := t.Service.Store.Renew(ctx, t.lease, last); err != nil {
		return err
	}
	t.renewed = asked
	return nil
}
