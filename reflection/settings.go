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

// Pause holds the prompts, asks and cues of an ECT back until the day; the
// first may come on it. The zero Date ends a pause. Nobody else is told.
func (s *Service) Pause(ctx context.Context, by Member, until Date) (Member, error) {
	week, _, err := s.weekOf(ctx, by)
	if err != nil {
		return Member{}, err
	}
	today := week.Today(s.Now())
	switch {
	case until == by.PausedUntil: // left as it was
	case !until.IsZero() && !until.After(today):
		return Member{}, Fault{"until", InThePast}
	case until.After(today.AddDays(366)):
		return Member{}, Fault{"until", TooFarAway}
	}
	return s.changeOwn(ctx, by, func(m *Member) { m.PausedUntil = until })
}

// ChooseSlot sets when in the week the prompt comes, and whether only in weeks
// with a meeting. Monday to Friday, 07:30 to 21:00.
func (s *Service) ChooseSlot(ctx context.Context, by Member, slot WeekTime, onlyMeetingWeeks bool) (Member, error) {
	if slot.Day == time.Saturday || slot.Day == time.Sunday || slot.At < QuietEnds || slot.At > LatestSlot {
		return Member{}, Fault{"at", QuietTime}
	}
	return s.changeOwn(ctx, by, func(m *Member) { m.Prompt, m.OnlyMeetingWeeks = slot, onlyMeetingWeeks })
}

// changeOwn changes the person's own record and queues their chains anew, all
// in one write.
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
		o, err := s.outlookOf(ctx, m)
		if err != nil {
			return err
		}
		records, err := s.requeued(ctx, o)
		if err != nil {
			return err
		}
		return s.Store.Write(ctx, m.Organisation, append([]Record{m}, records...)...)
	})
	if err != nil {
		return Member{}, fmt.Errorf("settings of %s: %w", by.ID, err)
	}
	return m, nil
}
