package reflection

import (
	"cmp"
	"slices"
	"time"
)

// The check points of an inquiry of a year. None of their days is kept: they
// are counted anew from the calendar, so that a change of it moves them. Which
// half-term of the school year one is in does not change, and names it.

// CheckPoint is one of them, and what may be read of it.
type CheckPoint struct {
	Number int     // of its half-term in the school year, from 1
	Half   Days    // that half-term
	On     Date    // the day from which lines can be written
	Part   Private // the smaller question; blank for the whole one
	Leads  MemberID
	Lines  []YearLine

	turn int
}

const (
	// checkDays is how many school days before the last of its half-term a check
	// point is: two school weeks.
	checkDays = 10
	// leadDays is how many school days before a check point it is told whose
	// turn it is.
	leadDays = 10
	// closeDays is how many school days before the last one of the year the
	// closing card is shown.
	closeDays = 2
)

// yearEnd is the last day of the school year that an inquiry begun on a day
// belongs to: with its last half-term under way, of the next one.
func yearEnd(d Date) Date {
	year := d.Year
	if d.Month >= time.June {
		year++
	}
	return Date{year, time.July, 31}
}

// usualHalves are the half-terms of England's school year as they usually are,
// by day and month, for a school whose calendar does not reach so far.
var usualHalves = []struct {
	fromMonth time.Month
	fromDay   int
	toMonth   time.Month
	toDay     int
}{
	{time.September, 3, time.October, 21}, {time.November, 2, time.December, 17},
	{time.January, 6, time.February, 12}, {time.February, 23, time.March, 25},
	{time.April, 19, time.May, 25}, {time.June, 7, time.July, 19},
}

// halvesOfYear are the half-terms of the school year that ends in a year, by
// their number from 1: the calendar's, and where it has no such term, the usual
// ones. A term without a week off is one half-term.
func (t Terms) halvesOfYear(ends int) map[int]Days {
	halves := map[int]Days{}
	known := map[int]bool{}
	for _, term := range t.SchoolTerms() {
		season, first := seasonOf(term.From), 1
		switch season.Month {
		case time.August:
			season.Year++
		case time.January:
			first = 3
		default:
			first = 5
		}
		if season.Year != ends {
			continue
		}
		for i, half := range t.halvesOf(term) {
			halves[first+i] = half
		}
		known[first], known[first+1] = true, true
	}
	for i, u := range usualHalves {
		if n := i + 1; !known[n] {
			of := ends
			if u.fromMonth >= time.August {
				of--
			}
			halves[n] = Days{Date{of, u.fromMonth, u.fromDay}, Date{of, u.toMonth, u.toDay}}
		}
	}
	return halves
}

// checkDay is the day of the check point of a half-term: never before it.
func (t Terms) checkDay(half Days) Date {
	if day := t.schoolDaysBefore(half.To, checkDays); day.After(half.From) {
		return day
	}
	return half.From
}

// points are the check points after the invitation is over, the first first.
func (y year) points() (all []CheckPoint) {
	begun := DateOf(y.AnswersAt, ZoneOf(Member{}, School{}))
	for n, half := range y.terms.halvesOfYear(y.Ends.Year) {
		if on := y.terms.checkDay(half); on.After(begun) {
			all = append(all, CheckPoint{Number: n, Half: half, On: on})
		}
	}
	slices.SortFunc(all, func(a, b CheckPoint) int { return cmp.Compare(a.Number, b.Number) })
	for i := range all {
		p := &all[i]
		p.turn, p.Part, p.Leads = i, y.part(y.picked(p.Number, i)), y.leads(i, p.On)
	}
	return all
}

// open is the check point whose lines can be written today: from its day to that
// of the next one. False means that none has come yet, or that the year is over.
func (y year) open(today Date) (open CheckPoint, is bool) {
	if today.After(y.Ends) {
		return CheckPoint{}, false
	}
	for _, p := range y.points() {
		if !p.On.After(today) {
			open, is = p, true
		}
	}
	return open, is
}

// next is the check point that is still to come; false if there is none.
func (y year) next(today Date) (CheckPoint, bool) {
	for _, p := range y.points() {
		if p.On.After(today) {
			return p, true
		}
	}
	return CheckPoint{}, false
}

// closes is when the closing card is shown: in the last half-term's last days.
// Zero where there is no check point at all.
func (y year) closes() Days {
	all := y.points()
	if len(all) == 0 {
		return Days{}
	}
	last := all[len(all)-1]
	return Days{y.terms.schoolDaysBefore(last.Half.To, closeDays), last.Half.To}
}
