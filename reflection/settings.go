package reflection

import (
	"context"
	"fmt"
	"time"
)

// Fault is why something a person filled in cannot be kept. Field names the
// input; package bot puts the Problem into words.
type Fault struct {
	Field   string
	Problem Problem
}

// Problem is what is wrong with one input.
type Problem string

const (
	Blank      Problem = "blank"
	TooLong    Problem = "too long"
	InThePast  Problem = "in the past"
	NotADate   Problem = "not a date"
	QuietTime  Problem = "a quiet time" // outside 07:30–21:00, or not a weekday
	TooFarAway Problem = "too far away"
)

func (f Fault) Error() string { return fmt.Sprintf("%s is %s", f.Field, f.Problem) }

// Prompts is how a person wants their weekly prompt.
type Prompts struct {
	Slot             WeekTime // Monday to Friday, 07:30 to 21:00, on the wall where they are
	OnlyMeetingWeeks bool
	Lens             string // the ID of a lens; empty for the usual questions
	// PausedUntil holds prompts, asks, cues, kits and the questions about Plenary
	// and about mentoring back; the first may come on it. The zero Date is no pause.
	PausedUntil Date
}

// Pause changes nothing but until when the prompts of an ECT wait. Nobody else
// is told.
func (s *Service) Pause(ctx context.Context, by Member, until Date) (Member, error) {
	return s.ChoosePrompts(ctx, by, Prompts{by.PromptSlot(), by.OnlyMeetingWeeks, by.Lens, until})
}

// ChoosePrompts keeps all of it, or says which field cannot be kept.
func (s *Service) ChoosePrompts(ctx context.Context, by Member, p Prompts) (Member, error) {
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	if err != nil {
		return Member{}, fmt.Errorf("school of member %s: %w", by.ID, err)
	}
	if err := p.fault(by, DateOf(s.Now(), ZoneOf(by, school))); err != nil {
		return Member{}, err
	}
	if _, offered := s.Library.lens(p.Lens, by, school); !offered && p.Lens != "" && p.Lens != by.Lens {
		return Member{}, Fault{LensField, NotOffered}
	}
	return s.changeOwn(ctx, by, func(m *Member) {
		m.Prompt, m.OnlyMeetingWeeks, m.PausedUntil, m.Lens = p.Slot, p.OnlyMeetingWeeks, p.PausedUntil, p.Lens
	})
}

func (p Prompts) fault(by Member, today Date) error {
	switch {
	case p.Slot.Day == time.Saturday, p.Slot.Day == time.Sunday:
		return Fault{"day", QuietTime}
	case p.Slot.At < QuietEnds, p.Slot.At > LatestSlot:
		return Fault{"at", QuietTime}
	case p.PausedUntil == by.PausedUntil: // left as it was
	case !p.PausedUntil.IsZero() && !p.PausedUntil.After(today):
		return Fault{"until", InThePast}
	case p.PausedUntil.After(today.AddDays(farthestDay)):
		return Fault{"until", TooFarAway}
	}
	return nil
}

// changeOwn changes the person's own record and queues their chains anew.
func (s *Service) changeOwn(ctx context.Context, by Member, change func(*Member)) (Member, error) {
	if err := allowed(by, Self, OwnSettings); err != nil {
		return Member{}, err
	}
	var m Member
	err := retry(func() (err error) {
		if m, err = s.Store.Member(ctx, by.Organisation, by.ID); err != nil {
			return err
		}
		change(&m)
		return s.keepRequeued(ctx, m)
	})
	if err != nil {
		return Member{}, fmt.Errorf("settings of %s: %w", by.ID, err)
	}
	return m, nil
}
