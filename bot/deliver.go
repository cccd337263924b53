package bot

import (
	"context"
	"errors"
	"fmt"
	"time"

	"plenary/reflection"
)

const (
	claimAtOnce  = 50
	callDeadline = 10 * time.Second
	// retryAfter is when a refused delivery is tried again where the platform
	// does not say.
	retryAfter = time.Minute
)

// Deliver sends everything that is due now, in every workspace, and returns
// how many messages were shown. One round runs at a time.
func (b *Bot) Deliver(ctx context.Context) (int, error) {
	b.delivering.Lock()
	defer b.delivering.Unlock()
	if b.unsettled {
		if err := b.Recover(ctx); err != nil {
			return 0, fmt.Errorf("deliver: %w", err)
		}
		b.unsettled = false
	}
	workspaces, err := b.Service.Store.Workspaces(ctx)
	if err != nil {
		return 0, fmt.Errorf("deliver: %w", err)
	}
	sent := 0
	for _, ws := range workspaces {
		if b.Platforms[ws.Platform] == nil {
			continue
		}
		n, err := b.deliverIn(ctx, ws)
		sent += n
		if err != nil {
			return sent, fmt.Errorf("deliver in workspace %s: %w", ws.ID, err)
		}
	}
	return sent, nil
}

// deliverIn claims and sends what is due in one workspace, until nothing is or
// the platform asks to wait.
func (b *Bot) deliverIn(ctx context.Context, ws reflection.Workspace) (int, error) {
	sent := 0
	for {
		due, err := b.Service.Store.Claim(ctx, ws.ID, b.Service.Now(), claimAtOnce)
		if err != nil || len(due) == 0 {
			return sent, err
		}
		for i, d := range due {
			shown, wait := b.deliver(ctx, ws, d)
			if shown {
				sent++
			}
			if wait || ctx.Err() != nil {
				err := b.release(context.WithoutCancel(ctx), due[i+1:])
				b.unsettled = b.unsettled || err != nil
				return sent, err
			}
		}
	}
}

func (b *Bot) release(ctx context.Context, due []reflection.Delivery) error {
	for _, d := range due {
		if err := b.Service.Release(ctx, d); err != nil && !errors.Is(err, reflection.ErrStale) {
			return err
		}
	}
	return nil
}

// deliver takes one claimed row as far as it will go. wait means the platform
// asked to be left alone for a while.
func (b *Bot) deliver(ctx context.Context, ws reflection.Workspace, d reflection.Delivery) (shown, wait bool) {
	out, err := b.Service.Prepare(ctx, d)
	if err != nil {
		b.leave(ctx, d, err)
		return false, false
	}
	if out.Content == nil {
		b.Metrics.delivered(string(d.Kind), "dropped")
		return false, false
	}
	shown, wait, err = b.send(ctx, ws, out)
	if err != nil {
		b.leave(ctx, d, err)
	}
	return shown, wait
}

// leave leaves a row where it stands, because the database did not take what
// became of it, to be looked after before the next round.
func (b *Bot) leave(ctx context.Context, d reflection.Delivery, err error) {
	b.unsettled = true
	b.Metrics.delivered(string(d.Kind), "failed")
	b.Log.ErrorContext(ctx, "could not settle a delivery", "delivery", d.ID, "kind", d.Kind, "error", err)
}

// send makes the one call and keeps what came of it.
func (b *Bot) send(ctx context.Context, ws reflection.Workspace, out reflection.Outgoing) (shown, wait bool, err error) {
	to := Address{Workspace: ws, User: out.To.PlatformID}
	d := out.Delivery
	call, cancel := context.WithTimeout(ctx, callDeadline)
	where, err := b.Platforms[ws.Platform].Send(call, to, contentWords(out.Content), d.ID)
	cancel()
	keep := context.WithoutCancel(ctx) // a stop must not lose what is known
	if err == nil {
		b.Metrics.delivered(string(d.Kind), "sent")
		return true, false, b.Service.Arrived(keep, d, where)
	}
	if no, definite := refused(err); definite {
		b.Metrics.delivered(string(d.Kind), "refused")
		after := max(no.RetryAfter, time.Second)
		if no.RetryAfter == 0 {
			after = retryAfter
		}
		return false, no.RetryAfter > 0, b.Service.Refused(keep, d, b.Service.Now().Add(after), no.Gone, no.Reason)
	}
	b.Log.WarnContext(ctx, "do not know whether a delivery was shown", "delivery", d.ID, "error", err)
	if d, err = b.Service.Uncertain(keep, d); err != nil {
		return false, false, err
	}
	shown, err = b.settle(keep, to, d)
	return shown, false, err
}

// settle asks the platform whether a delivery is there. It is sent again only
// if it is certainly not; if nobody can know, it is listed as unknown.
func (b *Bot) settle(ctx context.Context, to Address, d reflection.Delivery) (bool, error) {
	platform, can := b.Platforms[to.Workspace.Platform].(Sent)
	if !can {
		b.Metrics.delivered(string(d.Kind), "unknown")
		return false, b.Service.Lost(ctx, d)
	}
	call, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	where, shown, err := platform.Sent(call, to, d.ID, d.DueAt)
	switch {
	case err != nil:
		b.Metrics.delivered(string(d.Kind), "unknown")
		return false, b.Service.Lost(ctx, d)
	case shown:
		b.Metrics.delivered(string(d.Kind), "sent")
		return true, b.Service.Arrived(ctx, d, where)
	}
	return false, b.Service.Refused(ctx, d, b.Service.Now().Add(retryAfter), false, "not there")
}

// Recover settles what a stopped process left behind: rows it claimed go back
// to the queue, rows it may have sent are asked after.
func (b *Bot) Recover(ctx context.Context) error {
	workspaces, err := b.Service.Store.Workspaces(ctx)
	if err != nil {
		return fmt.Errorf("recover: %w", err)
	}
	byID := map[reflection.WorkspaceID]reflection.Workspace{}
	for _, ws := range workspaces {
		byID[ws.ID] = ws
	}
	left, err := b.Service.Store.Stranded(ctx)
	if err != nil {
		return fmt.Errorf("recover: %w", err)
	}
	for _, d := range left {
		err := b.recover(ctx, byID[d.Workspace], d)
		if err != nil && !errors.Is(err, reflection.ErrStale) && !errors.Is(err, reflection.ErrNotFound) {
			return fmt.Errorf("recover delivery %s: %w", d.ID, err)
		}
	}
	return nil
}

func (b *Bot) recover(ctx context.Context, ws reflection.Workspace, d reflection.Delivery) error {
	if d.State == reflection.Claimed {
		return b.Service.Release(ctx, d)
	}
	if d.State == reflection.Sending {
		var err error
		if d, err = b.Service.Uncertain(ctx, d); err != nil {
			return err
		}
	}
	m, err := b.Service.Store.Member(ctx, d.Organisation, d.To)
	if err != nil {
		return err
	}
	if b.Platforms[ws.Platform] == nil {
		return nil // this process does not serve that platform
	}
	_, err = b.settle(ctx, Address{Workspace: ws, User: m.PlatformID}, d)
	return err
}
