package reflection

import (
	"context"
	"fmt"
	"slices"
)

// PickField is the smaller question that somebody picks when it is their turn.
const PickField = "pick"

// JoinYear says yes. When everybody's time to answer is over, the person hears
// with all others who said yes. A Fault means that they are in another already.
func (s *Service) JoinYear(ctx context.Context, by Member, id YearInquiryID) (YearCard, error) {
	if err := s.checkNoYear(ctx, by, id, PeopleField); err != nil {
		return YearCard{}, err
	}
	return s.changeYear(ctx, by, id, "join", func(y *year) ([]Record, error) {
		if !y.asks(by.ID, s.Now()) {
			return nil, ErrNotFound
		}
		y.seat(by.ID).Answer = Accepted
		o, err := s.outlookOf(ctx, by)
		return []Record{y.message(o, NewsKind, YearNoteHeard, y.AnswersAt)}, err
	})
}

// DeclineYear says no. Nobody is told.
func (s *Service) DeclineYear(ctx context.Context, by Member, id YearInquiryID) error {
	return s.keepYear(ctx, by, id, "decline", func(y *year) ([]Record, error) {
		if !y.asks(by.ID, s.Now()) {
			return nil, ErrNotFound
		}
		y.seat(by.ID).Answer = Refusing
		return nil, nil
	})
}

// LeaveYear leaves. Nobody is told, unless one person is left: they hear that it
// has ended. What the person wrote stays theirs, and nobody else reads it any
// more. Whose turns are now other ones hear of those.
func (s *Service) LeaveYear(ctx context.Context, by Member, id YearInquiryID) error {
	var left []MemberID
	err := s.keepYear(ctx, by, id, "leave", func(y *year) ([]Record, error) {
		seat := y.seat(by.ID)
		if seat.Answer != Accepted {
			return nil, ErrNotFound
		}
		before := y.stage(s.Now())
		if seat.Answer = Left; before == YearAsked { // they take their yes back
			seat.Answer = Refusing
		}
		left = y.members()
		if before != YearRunning || y.stage(s.Now()) != YearStopped || len(left) == 0 {
			return nil, nil
		}
		o, err := s.outlookOf(ctx, y.people[left[0]])
		return []Record{y.message(o, NewsKind, YearNoteEnded, s.Now())}, err
	})
	if err != nil {
		return err
	}
	return s.requeueThese(ctx, by.Organisation, append(left, by.ID))
}

// PickPart keeps what the next check point looks at, as whose turn it is picked
// it: a smaller question from 1, or 0 for the whole one. They can change it
// until its day.
func (s *Service) PickPart(ctx context.Context, by Member, id YearInquiryID, part int) (YearCard, error) {
	return s.changeYear(ctx, by, id, "pick for", func(y *year) ([]Record, error) {
		c := y.seenBy(by, s.Now())
		if !c.MayPick() {
			return nil, ErrNotFound
		}
		if part < 0 || part > len(y.Parts) {
			return nil, Fault{PickField, NotOffered}
		}
		y.Picked = slices.DeleteFunc(slices.Clone(y.Picked), func(p Pick) bool { return p.Point == c.Next.Number })
		y.Picked = append(y.Picked, Pick{c.Next.Number, part})
		return nil, nil
	})
}

func (s *Service) changeYear(ctx context.Context, by Member, id YearInquiryID, what string, change func(*year) ([]Record, error)) (YearCard, error) {
	if err := s.keepYear(ctx, by, id, what, change); err != nil {
		return YearCard{}, err
	}
	return s.OpenYear(ctx, by, id)
}

// keepYear keeps a change to an inquiry of a year with what follows from it, all
// or nothing.
func (s *Service) keepYear(ctx context.Context, by Member, id YearInquiryID, what string, change func(*year) ([]Record, error)) error {
	err := retry(func() error {
		if err := allowed(by, Partner, WorkTogether); err != nil {
			return err
		}
		y, err := s.yearOf(ctx, by, id)
		if err != nil {
			return err
		}
		y.Seats = slices.Clone(y.Seats)
		more, err := change(&y)
		if err != nil {
			return err
		}
		err = s.Store.Write(ctx, by.Organisation, append([]Record{y.YearInquiry}, more...)...)
		if isMissing(err) { // one of them was erased meanwhile
			return ErrStale
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("%s year inquiry %s: %w", what, id, err)
	}
	return nil
}
