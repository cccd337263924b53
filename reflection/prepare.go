package reflection

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Outgoing is a delivery on its way, and to whom. It has Content while it is
// to be shown; it is Settling while the platform is to be asked about it; else
// nothing is to be done.
type Outgoing struct {
	Delivery Delivery
	To       Member
	Content  Content
	Err      error // why nothing could be decided about it; it is tried again later

	outlook outlook
}

// Why a delivery was dropped. None of them tells whether someone wrote.
const (
	reasonLate      = "past its time"
	reasonGone      = "no longer due"
	reasonFull      = "over the weekly cap"
	reasonNoContact = "no safeguarding contact"
)

// Prepare decides what becomes of some rows of one organisation that are due:
// which are still to be shown, which are dropped, put off, or settled later.
// All but the first are kept as such, and their successors queued, before it
// returns. People who are gone by now are left out, with their rows.
func (s *Service) Prepare(ctx context.Context, due ...Delivery) ([]Outgoing, error) {
	if len(due) == 0 {
		return nil, nil
	}
	b, err := s.briefFor(ctx, due)
	if err != nil {
		return nil, fmt.Errorf("prepare %d deliveries: %w", len(due), err)
	}
	var all []Outgoing
	var steps []Step
	for _, d := range due {
		m, here := b.people[d.To]
		if !here {
			continue
		}
		out := Outgoing{Delivery: d, To: m, outlook: b.outlooks[d.To]}
		switch d.State {
		case Queued:
			out = s.decide(ctx, b, out)
		case Sending: // an earlier lease ended in the middle of its call
			out.Delivery.State, out.Delivery.DueAt = Settling, s.settleAt(d)
		}
		if out.Delivery.State != d.State || !out.Delivery.DueAt.Equal(d.DueAt) {
			steps = append(steps, out.step(d))
		}
		all = append(all, out)
	}
	if err := s.stepAll(ctx, due[0].Organisation, steps); err != nil {
		return nil, fmt.Errorf("prepare %d deliveries: %w", len(due), err)
	}
	return all, nil
}

// Waits reports whether the platform is to be asked about the delivery now.
func (out Outgoing) Waits(now time.Time) bool {
	return out.Delivery.State == Settling && !out.Delivery.DueAt.After(now)
}

// decide asks again whether a delivery that is due is still to be shown now.
func (s *Service) decide(ctx context.Context, b *brief, out Outgoing) Outgoing {
	d, o := out.Delivery, out.outlook
	if o.Zone == nil {
		return s.undecided(out, fmt.Errorf("school of member %s: %w", d.To, ErrNotFound))
	}
	awake := o.AwakeFor(d.Kind, o.now)
	if moved := b.movedTo(o, d); !moved.IsZero() {
		return out.putOff(moved)
	}
	switch {
	case awake.IsZero() || awake.After(d.Until):
		return out.dropped(reasonLate)
	case awake.After(o.now):
		out.Delivery.DueAt, out.Delivery.State = awake.UTC(), Queued
		return out
	}
	content, ref, reason, err := s.contentOf(ctx, b, o, d)
	switch {
	case err != nil:
		return s.undecided(out, err)
	case content == nil:
		return out.dropped(reason)
	case !o.fits(d, b.week(o)) && d.Kind.waits():
		return out.putOff(o.nextWeek())
	case !o.fits(d, b.week(o)) && d.Kind == EvaluationKind:
		return out.putOff(o.evaluationAgain(d))
	case !o.fits(d, b.week(o)):
		return out.dropped(reasonFull)
	}
	out.Content, out.Delivery.Ref = content, ref
	if d.Kind.replaces() {
		out.Delivery.Where = b.told[DeliveryID(d.Ref)].Where
	}
	b.begun(out.Delivery)
	return out
}

func (out Outgoing) dropped(reason string) Outgoing {
	out.Delivery.State, out.Delivery.Reason, out.Delivery.SettledAt = Dropped, reason, out.outlook.now.UTC()
	return out
}

// waits reports whether a message that finds no place this week is as good in
// the next: somebody else waits for its answer, or the day it is about is still
// to come.
func (k Kind) waits() bool {
	return k.ofYear() || slices.Contains([]Kind{PairKind, KitKind, VisitAskKind, VisitHelpKind, VisitOnwardKind}, k)
}

// putOff leaves a message for later. What has an end of its own is not put off
// past it: an invitation past the time to answer it, a kit past the evening
// before its meeting, a check point past the end of its half-term. A step of an inquiry, and the questions about Plenary, have
// until the end of their new week.
func (out Outgoing) putOff(to time.Time) Outgoing {
	bound := out.Delivery.Kind != PairKind && out.Delivery.Kind != EvaluationKind ||
		strings.HasSuffix(out.Delivery.Ref, "/"+string(NoteInvited))
	if to.IsZero() || bound && to.After(out.Delivery.Until) {
		return out.dropped(reasonFull)
	}
	out.Delivery.DueAt = to.UTC()
	if !bound {
		out.Delivery.Until = out.outlook.EndOf(out.outlook.Today(to)).UTC()
	}
	return out
}

// nextWeek is when what found no place this week is tried again: not in a
// journal week, which has none.
func (o outlook) nextWeek() time.Time {
	monday := o.Today(o.now).Monday().AddDays(7)
	if o.Member.inJournalWeek(monday) {
		monday = monday.AddDays(7)
	}
	return o.Awake(monday.At(stepAt, o.Zone))
}

// undecided tries a row again later, so that one which cannot be read holds up
// nobody else's.
func (s *Service) undecided(out Outgoing, err error) Outgoing {
	out.Err = fmt.Errorf("prepare delivery %s: %w", out.Delivery.ID, err)
	d := &out.Delivery
	if d.Attempts++; d.Attempts >= maxAttempts {
		d.State, d.Reason, d.SettledAt = Dead, "could not be prepared", s.Now().UTC()
		return out
	}
	d.State, d.DueAt = Queued, s.Now().Add(backOff(*d)).UTC()
	return out
}

// step keeps where a delivery stands now. Once it is settled its successor is
// queued with it, decided from a member that has not changed meanwhile.
func (out Outgoing) step(from Delivery) Step {
	st := Step{From: from, To: out.Delivery}
	if out.Delivery.State.Final() && out.outlook.Zone != nil {
		st.Unchanged, st.Next = out.outlook.Member, out.outlook.successor(out.Delivery)
	}
	return st
}

// BeginSending keeps a delivery as Sending under the lease, immediately before
// its call: send it at once, and then call Arrived, Refused or Uncertain.
// Where the person has changed since it was prepared it is decided again, and
// may have no Content any more. ErrStale means that the lease is over: leave
// it.
func (s *Service) BeginSending(ctx context.Context, l Lease, out Outgoing) (Outgoing, error) {
	for range tries {
		begun := out
		d := &begun.Delivery
		d.State, d.Turn, d.BegunAt, d.Attempts = Sending, l.Number, s.Now().UTC(), d.Attempts+1
		err := s.step(ctx, Step{From: out.Delivery, To: *d, Held: true, Unchanged: out.To})
		if err == nil {
			return begun, nil
		}
		if !isStale(err) {
			return out, fmt.Errorf("begin delivery %s: %w", out.Delivery.ID, err)
		}
		again, err := s.preparedAgain(ctx, out)
		if err != nil || again.Content == nil {
			return again, err
		}
		out = again
	}
	return out, fmt.Errorf("begin delivery %s: %w", out.Delivery.ID, ErrStale)
}

// preparedAgain decides anew about a delivery whose person has changed. A row
// that is no longer there was taken back: nothing is to be done. ErrStale means
// that neither is so, and so the lease is over.
func (s *Service) preparedAgain(ctx context.Context, out Outgoing) (Outgoing, error) {
	d, err := s.Store.Delivery(ctx, out.Delivery.Organisation, out.Delivery.ID)
	switch {
	case isMissing(err):
		return Outgoing{Delivery: out.Delivery, To: out.To}, nil
	case err != nil:
		return Outgoing{}, err
	case d.State != Queued:
		return Outgoing{}, fmt.Errorf("begin delivery %s: %w", d.ID, ErrStale)
	}
	again, err := s.Prepare(ctx, d)
	if err != nil || len(again) == 0 {
		return Outgoing{Delivery: d, To: out.To}, err
	}
	if again[0].Content != nil && again[0].To.Revision == out.To.Revision {
		return Outgoing{}, fmt.Errorf("begin delivery %s: %w", d.ID, ErrStale)
	}
	return again[0], nil
}

// Arrived keeps that a delivery was shown at the platform's address where, and
// queues its successor.
func (s *Service) Arrived(ctx context.Context, out Outgoing, where string) error {
	out.Delivery.Where = where
	return s.finish(ctx, out, Sent, "")
}

// No is a platform's definite no: the message was not shown.
type No struct {
	// Everyone means that the whole workspace is refused for now, which is not
	// this message's doing: it keeps its place and is tried for as long as it
	// is worth sending.
	Everyone    bool
	Gone        bool   // never: the person cannot be reached
	Deactivated bool   // and that is because their account is switched off
	Reason      string // the platform's word for it; names no text
}

// maxAttempts is how often a delivery that is refused itself is tried before
// it is Dead.
const maxAttempts = 8

// Refused keeps that a delivery was certainly not shown: it is queued again,
// or Dead.
func (s *Service) Refused(ctx context.Context, out Outgoing, no No) error {
	d, from := out.Delivery, out.Delivery
	switch {
	case no.Deactivated:
		return errors.Join(s.finish(ctx, out, Dead, no.Reason), s.switchOff(ctx, out.To))
	case no.Gone || !no.Everyone && d.Attempts >= maxAttempts:
		return s.finish(ctx, out, Dead, no.Reason)
	case no.Everyone:
		d.Attempts--
	default:
		d.DueAt = s.Now().Add(backOff(d)).UTC()
	}
	d.State, d.Reason = Queued, no.Reason
	return s.step(ctx, Step{From: from, To: d})
}

// Uncertain keeps that nobody knows whether a delivery was shown; the platform
// is asked a while later, and not before it can be. Past its time it is Lost.
func (s *Service) Uncertain(ctx context.Context, out Outgoing, notFor time.Duration) error {
	d, from := out.Delivery, out.Delivery
	if from.State == Settling && s.Now().After(d.Until) {
		return s.Lost(ctx, out)
	}
	d.State, d.DueAt = Settling, later(s.settleAt(d), s.Now().Add(notFor).UTC())
	return s.step(ctx, Step{From: from, To: d})
}

// NotThere keeps that the platform has certainly not shown a delivery that was
// uncertain: it is sent again, at once the first time.
func (s *Service) NotThere(ctx context.Context, out Outgoing) error {
	d, from := out.Delivery, out.Delivery
	d.State, d.Reason, d.DueAt = Queued, "not there", s.Now().UTC()
	if d.Attempts > 1 {
		d.DueAt = d.DueAt.Add(firstBackOff)
	}
	return s.step(ctx, Step{From: from, To: d})
}

// Lost keeps that it cannot be known whether a delivery was shown: it is
// listed as Unknown and never sent again.
func (s *Service) Lost(ctx context.Context, out Outgoing) error {
	return s.finish(ctx, out, Unknown, "the platform cannot say")
}

// finish moves a delivery to a final state and queues its successor, decided
// from a member that has not changed meanwhile.
func (s *Service) finish(ctx context.Context, out Outgoing, to State, reason string) error {
	from := out.Delivery
	out.Delivery.State, out.Delivery.Reason, out.Delivery.SettledAt = to, reason, s.Now().UTC()
	out.outlook.now = s.Now()
	err := retry(func() error {
		err := s.step(ctx, out.step(from))
		if isStale(err) {
			if errRead := s.lookAgain(ctx, &out); errRead != nil {
				return errRead
			}
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("settle delivery %s as %s: %w", out.Delivery.ID, to, err)
	}
	return nil
}

// lookAgain reads the person of a delivery anew.
func (s *Service) lookAgain(ctx context.Context, out *Outgoing) error {
	m, err := s.Store.Member(ctx, out.Delivery.Organisation, out.Delivery.To)
	if err != nil {
		return err
	}
	out.To = m
	out.outlook, err = s.outlookOf(ctx, m)
	return err
}

// step takes one delivery a step further.
func (s *Service) step(ctx context.Context, st Step) error {
	return s.Store.Step(ctx, st.To.Organisation, st)[0]
}

// stepAll takes several a step further. One that somebody else has moved, or
// whose person has changed, stays where it is: it is found again later.
func (s *Service) stepAll(ctx context.Context, org OrganisationID, steps []Step) error {
	if len(steps) == 0 {
		return nil
	}
	var failed error
	for _, err := range s.Store.Step(ctx, org, steps...) {
		if err != nil && !isStale(err) {
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

// Overdue is how long after its time a delivery was shown.
func (out Outgoing) Overdue(now time.Time) time.Duration { return now.Sub(out.Delivery.DueAt) }
