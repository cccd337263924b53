package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// A mentor who wants it is asked every second week for three lines about their
// mentoring: in place of nothing else, and on a day without meetings where the
// week has one.

// AskMentoring is the wish to be asked.
const AskMentoring Wish = "mentoring"

const mentoringAt = stepAt

// WantMentoring keeps whether a mentor wants to be asked. Nobody else is told.
func (s *Service) WantMentoring(ctx context.Context, by Member, want bool) (Member, error) {
	if !by.Is(Mentor) {
		return Member{}, fmt.Errorf("mentoring of %s: %w", by.ID, ErrForbidden)
	}
	return s.changeOwn(ctx, by, func(m *Member) {
		m.Wants = slices.DeleteFunc(slices.Clone(m.Wants), func(w Wish) bool { return w == AskMentoring })
		if want {
			m.Wants = append(m.Wants, AskMentoring)
		}
	})
}

// nextMentoring asks in every second week.
func (o outlook) nextMentoring(after time.Time, taken func(string) bool) Delivery {
	if !o.Member.Is(Mentor) || !o.Member.Want(AskMentoring) {
		return Delivery{}
	}
	monday := o.here(o.Today(after)).Monday()
	for range searchDays / 7 {
		day := o.calmDay(monday)
		due := day.At(mentoringAt, o.Zone)
		key := weekKey(MentoringKind, o.Member.ID, monday)
		if isSecondWeek(monday) && !day.IsZero() && !o.pausedOn(day) && due.After(after) && !taken(key) {
			return Delivery{Key: key, Kind: MentoringKind, DueAt: due}
		}
		monday = o.here(monday.AddDays(7)).Monday()
	}
	return Delivery{}
}

// isSecondWeek is so of every other week, for everybody the same, whatever a
// year's weeks are numbered.
func isSecondWeek(monday Date) bool {
	return monday.DaysSince(Date{2024, time.January, 1})/7%2 == 0
}

// calmDay is the last day of the week that the person is in and has no meeting,
// or else the last that they are in; zero where there is none.
func (o outlook) calmDay(monday Date) Date {
	var last Date
	for d := monday.AddDays(4); !d.Before(monday); d = d.AddDays(-1) {
		if !o.In(d) {
			continue
		}
		if last.IsZero() {
			last = d
		}
		if !slices.ContainsFunc(o.mentees, func(w Week) bool { return w.MeetsOn(d) }) {
			return d
		}
	}
	return last
}

// MentoringContent offers a mentor their three lines.
type MentoringContent struct{}

func (MentoringContent) content() {}

// mentoring is nil where the school has switched the questions off.
func (s *Service) mentoring(o outlook) Content {
	if _, there := s.Library.packFor(Mentor, o.school); !there || !o.Member.Want(AskMentoring) {
		return nil
	}
	return MentoringContent{}
}
