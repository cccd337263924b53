package bot

import (
	"context"
	"errors"
	"time"

	"plenary/reflection"
)

// stopWithin is how long a call that is under way may go on once the program
// is asked to stop.
const stopWithin = 5 * time.Second

// call is the context of one call of the platform. A stop does not cut it off
// at once: then nobody would know what came of it.
func (t *turn) call(ctx context.Context) (context.Context, context.CancelFunc) {
	call, cancel := context.WithTimeout(context.WithoutCancel(ctx), t.Service.Patience.OrDefault().Call)
	forget := context.AfterFunc(ctx, func() { time.AfterFunc(stopWithin, cancel) })
	return call, func() { forget(); cancel() }
}

func (t *turn) address(out reflection.Outgoing) Address {
	return Address{Workspace: t.lease.Workspace, User: out.To.PlatformID, Conversation: out.To.Conversation}
}

// send makes the one call and keeps what came of it. goOn is false when the
// platform is to be left alone for a while.
func (t *turn) send(ctx context.Context, out reflection.Outgoing) (goOn bool, err error) {
	began := t.Service.Now()
	call, cancel := t.call(ctx)
	where, err := t.show(call, out)
	cancel()
	t.pace.spent(t.Service.Now())
	t.called("send", began, err)
	if err == nil {
		return true, t.arrived(ctx, out, where, began)
	}
	if no, definite := refused(err); definite {
		return t.refused(ctx, out, no)
	}
	t.Log.WarnContext(ctx, "do not know whether a delivery was shown", "delivery", out.Delivery.ID, "error", err)
	return t.uncertain(ctx, out, began)
}

// show makes it a message of its own, or what another becomes.
func (t *turn) show(ctx context.Context, out reflection.Outgoing) (where string, err error) {
	if where = out.Delivery.Where; where != "" {
		return where, t.platform.Update(ctx, t.address(out), where, contentWords(out.Content))
	}
	return t.platform.Send(ctx, t.address(out), contentWords(out.Content), out.Delivery.ID)
}

func (t *turn) arrived(ctx context.Context, out reflection.Outgoing, where string, began time.Time) error {
	t.pace.fine(began)
	t.sender.shown.Add(1)
	t.Metrics.delivered(string(out.Delivery.Kind), "sent")
	t.Metrics.arrivedAfter(out.Overdue(t.Service.Now()))
	err := t.keep(ctx, func(ctx context.Context) error { return t.Service.Arrived(ctx, out, where) })
	if err == nil {
		t.sender.trouble.keeping.Store(false)
	}
	return err
}

func (t *turn) refused(ctx context.Context, out reflection.Outgoing, no *Refusal) (goOn bool, err error) {
	everyone := no.RetryAfter > 0 && !no.Gone
	if everyone {
		t.leaveAlone(no.RetryAfter)
	}
	t.Metrics.delivered(string(out.Delivery.Kind), "refused")
	return !everyone, t.keep(ctx, func(ctx context.Context) error {
		return t.Service.Refused(ctx, out, reflection.No{Everyone: everyone, Gone: no.Gone, Deactivated: no.Deactivated, Reason: no.Reason})
	})
}

func (t *turn) uncertain(ctx context.Context, out reflection.Outgoing, began time.Time) (goOn bool, err error) {
	t.leaveAlone(t.pace.caution(began, t.Service.Now()))
	return false, t.settleLater(ctx, out, 0)
}

func (t *turn) settleLater(ctx context.Context, out reflection.Outgoing, notFor time.Duration) error {
	t.Metrics.delivered(string(out.Delivery.Kind), "uncertain")
	return t.keep(ctx, func(ctx context.Context) error { return t.Service.Uncertain(ctx, out, notFor) })
}

// leaveAlone pauses the workspace, for everybody, from the end of this turn on.
// Of several calls that asked for it the longest counts.
func (t *turn) leaveAlone(wait time.Duration) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if until := t.Service.Now().Add(wait); until.After(t.paused) {
		t.paused = until
	}
}

// settle asks the platform whether a delivery is there. It is sent again only
// if it is certainly not, or if it replaces another, where twice is once; if
// nobody can ever know, it is listed as unknown.
func (t *turn) settle(ctx context.Context, out reflection.Outgoing) (goOn bool, err error) {
	if out.Delivery.Where != "" {
		return true, t.keep(ctx, func(ctx context.Context) error { return t.Service.NotThere(ctx, out) })
	}
	platform, can := t.platform.(Sent)
	if !can {
		return true, t.lost(ctx, out)
	}
	began := t.Service.Now()
	call, cancel := t.call(ctx)
	where, shown, err := platform.Sent(call, t.address(out), out.Delivery.ID, out.Delivery.BegunAt)
	cancel()
	t.called("look", began, err)
	no, definite := refused(err)
	switch {
	case err == nil && shown:
		return true, t.arrived(ctx, out, where, began)
	case err == nil:
		t.Metrics.delivered(string(out.Delivery.Kind), "not_there")
		return true, t.keep(ctx, func(ctx context.Context) error { return t.Service.NotThere(ctx, out) })
	case definite && no.Gone:
		return true, t.lost(ctx, out)
	case definite: // that nobody may look now says nothing about sending
		return true, t.settleLater(ctx, out, no.RetryAfter)
	}
	return t.uncertain(ctx, out, began)
}

func (t *turn) lost(ctx context.Context, out reflection.Outgoing) error {
	t.Log.WarnContext(ctx, "it cannot be known whether a delivery was shown; it is listed as unknown", "delivery", out.Delivery.ID)
	t.Metrics.delivered(string(out.Delivery.Kind), "unknown")
	return t.keep(ctx, func(ctx context.Context) error { return t.Service.Lost(ctx, out) })
}

// keep keeps what came of a call, and tries for as long as the lease lasts:
// nobody else knows it. Where somebody else has settled the row, or the person
// is gone, there is nothing to keep.
func (t *turn) keep(ctx context.Context, what func(context.Context) error) error {
	err := once(ctx, what)
	if err == nil { // as always
		return nil
	}
	over := time.NewTimer(t.Service.Patience.OrDefault().Lease)
	again := time.NewTimer(0) // the second time at once: most faults are over by then
	defer over.Stop()
	defer again.Stop()
	for err != nil {
		select {
		case <-again.C:
			err = once(ctx, what)
			again.Reset(keepAgain)
		case <-over.C:
			return err
		case <-ctx.Done():
			return err
		}
	}
	return nil
}

// keepAgain is how often it is tried.
const keepAgain = time.Second

func once(ctx context.Context, what func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), askWithin/2)
	defer cancel()
	err := what(ctx)
	if errors.Is(err, reflection.ErrStale) || errors.Is(err, reflection.ErrNotFound) {
		return nil
	}
	return err
}

// called measures a call.
func (t *turn) called(call string, began time.Time, err error) {
	result := "uncertain"
	no, definite := refused(err)
	switch {
	case err == nil:
		result = "ok"
	case definite && no.RetryAfter > 0:
		result = "limited"
	case definite:
		result = "refused"
	}
	t.Metrics.called(t.platform.Name(), call, result, t.Service.Now().Sub(began))
}
