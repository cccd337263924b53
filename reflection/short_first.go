package reflection

import (
	"context"
	"time"
)

// Somebody who starts in the middle of a school year, when everybody around
// them is used to it, begins with the short form: the full cycle is there, one
// tap further away. Nothing of the weeks before is asked for.

const (
	// shortWeeks is how many school weeks the short form comes first. In four
	// weekly prompts its middle question has gone once through feelings,
	// evaluation, analysis and conclusion, so that every stage of the full cycle
	// has been met before the full cycle is offered.
	shortWeeks = 4
	// yearBegins is how many days from its first are the beginning of a school
	// year: who starts in them starts with everybody else.
	yearBegins = 14
)

// ShortFirst reports whether the person started in the middle of a school
// year, at the school or here, whichever came later, and is still in the first
// weeks of it. Weeks in which nobody asks them anything do not count; further
// back than a search goes, a calendar need not know any week.
func (w Week) ShortFirst(today Date) bool {
	began := w.Member.Starts
	if began.Before(w.Member.Begun) {
		began = w.Member.Begun
	}
	if began.IsZero() || today.DaysSince(began) > searchDays || w.Terms.yearBegins(began) {
		return false
	}
	weeks := 0
	for monday := began.Monday(); !monday.After(today) && weeks <= shortWeeks; monday = monday.AddDays(7) {
		if !w.PromptDay(monday).Before(began) {
			weeks++
		}
	}
	return weeks <= shortWeeks
}

// yearBegins reports whether d is before the school year, or in its first days.
func (t Terms) yearBegins(d Date) bool {
	year := seasonOf(d)
	if year.Month != time.August {
		return false
	}
	first := Date{d.Year, time.September, 1}
	for _, term := range t.SchoolTerms() {
		if seasonOf(term.From) == year {
			first = term.From
		}
	}
	return d.Before(first.AddDays(yearBegins))
}

// ShortFirst is Week.ShortFirst for the person, today where they are.
func (s *Service) ShortFirst(ctx context.Context, by Member) (bool, error) {
	w, err := s.weekOf(ctx, by)
	return err == nil && w.ShortFirst(w.Today(s.Now())), err
}
