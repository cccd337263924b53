package reflection

import (
	"slices"
	"time"
)

// The school year as its calendar has it: three terms, and the halves of each.
// Some calendars write a term as one span with a closed week in it, others as
// two spans. Both read the same here.

// Days are some days in a row, first and last included.
type Days struct{ From, To Date }

// SchoolTerms lists the terms of the calendar, first to last. Spans of one
// season and year are one term.
func (t Terms) SchoolTerms() []Days {
	bySeason := map[Date]Days{}
	for _, s := range t.spans {
		if s.Kind != TermDays {
			continue
		}
		season := seasonOf(s.From)
		term, known := bySeason[season]
		if !known {
			term = Days{s.From, s.To}
		}
		if s.From.Before(term.From) {
			term.From = s.From
		}
		if s.To.After(term.To) {
			term.To = s.To
		}
		bySeason[season] = term
	}
	var all []Days
	for _, term := range bySeason {
		all = append(all, term)
	}
	slices.SortFunc(all, func(a, b Days) int { return a.From.DaysSince(b.From) })
	return all
}

// TermStart is the first day of the term that d is in, or the zero Date.
func (t Terms) TermStart(d Date) Date {
	for _, term := range t.SchoolTerms() {
		if term.has(d) {
			return term.From
		}
	}
	return Date{}
}

// seasonOf is the day from which a term that begins on d is counted in the
// year: a summer term begins in April at the earliest, wherever Easter is.
func seasonOf(d Date) Date {
	first := time.January
	switch {
	case d.Month >= time.August:
		first = time.August
	case d.Month >= time.April:
		first = time.April
	}
	return Date{d.Year, first, 1}
}

// halfTermBreak is how many weekdays a school is closed at least between the
// halves of a term.
const halfTermBreak = 5

// HalfTerms lists the halves of every term, first to last, each from its first
// open day to its last. A term without a week off is one.
func (t Terms) HalfTerms() []Days {
	var all []Days
	for _, term := range t.SchoolTerms() {
		all = append(all, t.halvesOf(term)...)
	}
	return all
}

// halvesOf are the two halves of a term, or the one.
func (t Terms) halvesOf(term Days) []Days {
	off := t.longestBreak(term)
	if off.From.IsZero() {
		return []Days{term}
	}
	first, second := Days{term.From, off.From}, Days{off.To, term.To}
	for !t.Open(first.To) {
		first.To = first.To.AddDays(-1)
	}
	for !t.Open(second.From) {
		second.From = second.From.AddDays(1)
	}
	return []Days{first, second}
}

// longestBreak is the longest time off between open days of a term, from the
// first closed weekday to the last; zero where none lasts as long as a
// half-term's.
func (t Terms) longestBreak(term Days) Days {
	var best, run Days
	longest, weekdays, begun := halfTermBreak-1, 0, false
	for d := term.From; !d.After(term.To); d = d.AddDays(1) {
		switch wd := d.Weekday(); {
		case t.Open(d):
			if begun && weekdays > longest {
				best, longest = run, weekdays
			}
			begun, weekdays = true, 0
		case wd == time.Saturday || wd == time.Sunday:
		default:
			if weekdays++; weekdays == 1 {
				run.From = d
			}
			run.To = d
		}
	}
	return best
}

func (d Days) has(day Date) bool { return !day.Before(d.From) && !day.After(d.To) }
