package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// slotLayout is how a Form names a slot: an instant, to the minute.
const slotLayout = "2006-01-02T15:04Z"

// SlotID names a slot in a Form.
func SlotID(starts time.Time) string { return starts.UTC().Format(slotLayout) }

// VisitTime is a time as it was picked: a slot or, where none is offered, a day
// and a time on the wall where the host is.
type VisitTime struct {
	Slot string
	On   Date
	At   TimeOfDay
}

// VisitAnswer is a host's yes: what to look at, and when.
type VisitAnswer struct {
	Focus Private
	Time  VisitTime
	Choices
}

// VisitSaved is a visit, and what a guard said before anything was kept.
type VisitSaved struct {
	Card VisitCard
	Heeded
}

// MaxVisitLine is the most characters of what to look at, and of each line
// about a lesson.
const MaxVisitLine = 300

// AgreeVisit is the host's yes. They say what to look at first: there is no
// visit without it.
func (s *Service) AgreeVisit(ctx context.Context, by Member, id VisitID, a VisitAnswer) (VisitSaved, error) {
	var saved VisitSaved
	err := retry(func() (err error) {
		saved, err = s.agreeVisit(ctx, by, id, a)
		return err
	})
	if err != nil {
		return VisitSaved{}, fmt.Errorf("agree to visit %s: %w", id, err)
	}
	return saved, nil
}

func (s *Service) agreeVisit(ctx context.Context, by Member, id VisitID, a VisitAnswer) (VisitSaved, error) {
	c, err := s.OpenVisit(ctx, by, id)
	if err == nil && (!c.IsHost() || c.Visit.State != VisitAsked) {
		err = ErrNotFound
	}
	if err != nil {
		return VisitSaved{}, err
	}
	a.Focus = Clean(a.Focus)
	switch {
	case a.Focus.Blank():
		return VisitSaved{}, Fault{VisitFocusField, Blank}
	case a.Focus.longer(MaxVisitLine):
		return VisitSaved{}, Fault{VisitFocusField, TooLong}
	}
	starts, err := c.time(a.Time)
	if err != nil {
		return VisitSaved{}, err
	}
	heeded, err := s.heedAll(ctx, by, a.Choices, &a.Focus)
	if err != nil || heeded.Spoke() {
		return VisitSaved{c, heeded}, err
	}
	c.Words.Focus = a.Focus
	c, err = s.keepTime(ctx, c, starts, VisitHasTime, c.Words)
	return VisitSaved{Card: c}, err
}

// time is the instant that was picked, or a Fault that says why it cannot be.
func (c VisitCard) time(t VisitTime) (time.Time, error) {
	if t.Slot == "" {
		if t.On.IsZero() {
			return time.Time{}, Fault{VisitDayField, NotADate}
		}
		starts := t.On.At(t.At, c.host.Zone)
		return starts, byHand(c.observer, c.host, c.taken, starts, c.Now)
	}
	starts, err := time.Parse(slotLayout, t.Slot)
	switch {
	case err != nil:
		return time.Time{}, Fault{VisitSlotField, NotOffered}
	case !starts.After(c.Now):
		return time.Time{}, Fault{VisitSlotField, InThePast}
	case anyOverlaps(c.taken, starts):
		return time.Time{}, Fault{VisitSlotField, VisitOverlaps}
	case !slices.ContainsFunc(c.Slots, starts.Equal):
		return time.Time{}, Fault{VisitSlotField, NotOffered}
	}
	return starts, nil
}

// keepTime keeps an agreed time, tells the other, and asks the observer on the
// day what they noticed. The two people are kept anew, so that they must be as
// they were read: else the time was decided from a timetable that is no more,
// or beside another visit that was agreed at the same instant.
func (s *Service) keepTime(ctx context.Context, c VisitCard, starts time.Time, news VisitNews, more ...Record) (VisitCard, error) {
	v := c.Visit
	v.State, v.Starts, v.Sequence = VisitAgreed, starts.UTC(), v.Sequence+1
	after := v.Ends().Add(afterVisit)
	records := []Record{v, c.Observer, c.Host,
		Unqueued{To: v.Observer, Kinds: []Kind{VisitAfterKind}, Ref: fmt.Sprintf("%s/%d", v.ID, v.Sequence-1)}}
	records = append(records, more...)
	records = append(records, s.visitDelivery(c.Observer, VisitAfterKind, fmt.Sprintf("%s/%d", v.ID, v.Sequence),
		after, c.observer.Today(after).At(QuietBegins, c.observer.Zone))...)
	records = append(records, s.visitNews(c.Partner(), v, news)...)
	if err := s.Store.Write(ctx, v.Organisation, records...); err != nil {
		return c, err
	}
	v.Revision++
	c.Visit = v
	return c, nil
}

// afterVisit is how long after it the observer is asked what they noticed.
const afterVisit = 20 * time.Minute

// MoveVisit gives an agreed visit another time; either of the two may.
func (s *Service) MoveVisit(ctx context.Context, by Member, id VisitID, t VisitTime) (VisitCard, error) {
	var c VisitCard
	err := retry(func() (err error) {
		if c, err = s.OpenVisit(ctx, by, id); err != nil {
			return err
		}
		if c.Visit.State != VisitAgreed {
			return ErrNotFound
		}
		starts, err := c.time(t)
		if err != nil || starts.Equal(c.Visit.Starts) {
			return err
		}
		c, err = s.keepTime(ctx, c, starts, VisitMoved)
		return err
	})
	if err != nil {
		return VisitCard{}, fmt.Errorf("move visit %s: %w", id, err)
	}
	return c, nil
}

// DeclineVisit is the host's no. The observer is not told: at AnswersBy they
// hear that no time was found, as after no answer at all.
func (s *Service) DeclineVisit(ctx context.Context, by Member, id VisitID) error {
	return s.changeVisit(ctx, by, id, "decline", func(c VisitCard) ([]Record, error) {
		if !c.IsHost() || c.Visit.State != VisitAsked {
			return nil, ErrNotFound
		}
		c.Visit.Declined = true
		return []Record{c.Visit, Unqueued{To: by.ID, Kinds: []Kind{VisitAskKind}, Ref: string(id)}}, nil
	})
}

// CancelVisit takes back an ask, or calls an agreed visit off; of the latter
// the other is told while it is still to come. Cancelling twice cancels once.
func (s *Service) CancelVisit(ctx context.Context, by Member, id VisitID) error {
	return s.changeVisit(ctx, by, id, "cancel", func(c VisitCard) ([]Record, error) {
		v := c.Visit
		switch {
		case v.State == VisitCancelled:
			return nil, nil
		case v.State == VisitDone, v.State == VisitAsked && c.IsHost():
			return nil, ErrNotFound
		}
		records := []Record{
			Unqueued{To: v.Host, Kinds: []Kind{VisitAskKind}, Ref: string(id)},
			Unqueued{To: v.Observer, Kinds: []Kind{VisitNewsKind}, Ref: fmt.Sprintf("%s/%s/0", id, VisitNoTime)},
			Unqueued{To: v.Observer, Kinds: []Kind{VisitAfterKind}, Ref: fmt.Sprintf("%s/%d", id, v.Sequence)},
		}
		told := v.State == VisitAgreed && !c.Begun()
		v.State, v.Sequence = VisitCancelled, v.Sequence+1
		if told {
			records = append(records, s.visitNews(c.Partner(), v, VisitOff)...)
		}
		return append(records, v), nil
	})
}

// changeVisit reads, decides and writes; with nothing to write it is done.
func (s *Service) changeVisit(ctx context.Context, by Member, id VisitID, doing string, decide func(VisitCard) ([]Record, error)) error {
	err := retry(func() error {
		c, err := s.OpenVisit(ctx, by, id)
		if err != nil {
			return err
		}
		records, err := decide(c)
		if err != nil || len(records) == 0 {
			return err
		}
		return s.Store.Write(ctx, by.Organisation, records...)
	})
	if err != nil {
		return fmt.Errorf("%s visit %s: %w", doing, id, err)
	}
	return nil
}
