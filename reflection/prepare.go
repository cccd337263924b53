package reflection

import (
	"context"
	"fmt"
	"time"
)

// Outgoing is a delivery that is to be shown now. A nil Content means there is
// nothing to send: the delivery was dropped or put off.
type Outgoing struct {
	Delivery Delivery
	To       Member
	Content  Content
}

// Why a delivery was dropped. None of them tells whether someone wrote.
const (
	reasonLate      = "past its time"
	reasonGone      = "no longer due"
	reasonFull      = "over the weekly cap"
	reasonNoContact = "no safeguarding contact"
)

// Prepare decides whether a claimed delivery is still to be shown. If so it is
// kept as Sending before Prepare returns, and the caller must send it at once
// and then call Arrived, Refused or Uncertain. If not, it is dropped or put
// off, its successor queued, and Content is nil. ErrStale means another
// process took the delivery: leave it.
func (s *Service) Prepare(ctx context.Context, d Delivery) (Outgoing, error) {
	m, err := s.Store.Member(ctx, d.Organisation, d.To)
	if err != nil {
		return Outgoing{}, fmt.Errorf("prepare delivery %s: %w", d.ID, err)
	}
	o, err := s.outlookOf(ctx, m)
	if err != nil {
		return Outgoing{}, fmt.Errorf("prepare delivery %s: %w", d.ID, err)
	}
	now := o.now
	awake := o.AwakeFor(d.Kind, now)
	switch {
	case awake.IsZero() || awake.After(d.Until):
		return Outgoing{}, s.finish(ctx, d, Claimed, Dropped, reasonLate)
	case awake.After(now):
		d.DueAt, d.State = awake.UTC(), Queued
		return Outgoing{}, s.Store.Write(ctx, d.Organisation, Moved{d, Claimed})
	}
	content, ref, reason, err := s.contentOf(ctx, o, d)
	if err != nil {
		return Outgoing{}, fmt.Errorf("prepare delivery %s: %w", d.ID, err)
	}
	if content == nil {
		return Outgoing{}, s.finish(ctx, d, Claimed, Dropped, reason)
	}
	if fit, err := s.fitsWeek(ctx, o, d); err != nil || !fit {
		if err != nil {
			return Outgoing{}, err
		}
		return Outgoing{}, s.finish(ctx, d, Claimed, Dropped, reasonFull)
	}
	d.Ref, d.State, d.Attempts = ref, Sending, d.Attempts+1
	if err := s.Store.Write(ctx, d.Organisation, Moved{d, Claimed}); err != nil {
		return Outgoing{}, fmt.Errorf("prepare delivery %s: %w", d.ID, err)
	}
	return Outgoing{Delivery: d, To: m, Content: content}, nil
}

// fitsWeek reports whether the cap of the person's school week leaves room.
func (s *Service) fitsWeek(ctx context.Context, o outlook, d Delivery) (bool, error) {
	monday := o.Today(o.now).Monday()
	week, err := s.Store.DeliveriesTo(ctx, d.Organisation, d.To,
		monday.At(0, o.Zone), monday.AddDays(7).At(0, o.Zone))
	if err != nil {
		return false, fmt.Errorf("week of delivery %s: %w", d.ID, err)
	}
	return fits(d, o.Member, week), nil
}

// Arrived keeps that a delivery was shown at the platform's address where, and
// queues its successor.
func (s *Service) Arrived(ctx context.Context, d Delivery, where string) error {
	from := d.State
	d.Where = where
	return s.finish(ctx, d, from, Sent, "")
}

// maxAttempts is how often a delivery is tried before it is Dead.
const maxAttempts = 8

// Refused keeps that a delivery was certainly not shown: it is queued again
// for the instant retry, or Dead when gone is true or it was tried too often.
// reason is the platform's word for it and names no text.
func (s *Service) Refused(ctx context.Context, d Delivery, retry time.Time, gone bool, reason string) error {
	from := d.State
	if gone || d.Attempts >= maxAttempts {
		return s.finish(ctx, d, from, Dead, reason)
	}
	d.State, d.Reason, d.DueAt = Queued, reason, retry.UTC()
	return s.Store.Write(ctx, d.Organisation, Moved{d, from})
}

// Uncertain keeps that nobody knows whether a delivery was shown; it is to be
// settled with the platform, not sent again.
func (s *Service) Uncertain(ctx context.Context, d Delivery) (Delivery, error) {
	from := d.State
	d.State = Settling
	return d, s.Store.Write(ctx, d.Organisation, Moved{d, from})
}

// Lost keeps that it cannot be known whether a delivery was shown: it is
// listed as Unknown and never sent again.
func (s *Service) Lost(ctx context.Context, d Delivery) error {
	return s.finish(ctx, d, d.State, Unknown, "the platform cannot say")
}

// Release puts a claimed delivery that was not begun back in the queue.
func (s *Service) Release(ctx context.Context, d Delivery) error {
	from := d.State
	d.State = Queued
	return s.Store.Write(ctx, d.Organisation, Moved{d, from})
}

// finish moves a delivery to a final state and queues its successor, decided
// from a member that has not changed meanwhile.
func (s *Service) finish(ctx context.Context, d Delivery, from, to State, reason string) error {
	d.State, d.Reason, d.SettledAt = to, reason, s.Now().UTC()
	err := retry(func() error {
		m, err := s.Store.Member(ctx, d.Organisation, d.To)
		if err != nil {
			return err
		}
		o, err := s.outlookOf(ctx, m)
		if err != nil {
			return err
		}
		records := []Record{Moved{d, from}, Unchanged{m}}
		return s.Store.Write(ctx, d.Organisation, append(records, o.successor(d)...)...)
	})
	if err != nil {
		return fmt.Errorf("settle delivery %s as %s: %w", d.ID, to, err)
	}
	return nil
}
