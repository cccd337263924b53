package reflection

import "time"

// Season is a third of the school year.
type Season string

const (
	Autumn Season = "Autumn"
	Spring Season = "Spring"
	Summer Season = "Summer"
)

// TermWeek is a week as schools count them: the third of Autumn 2. The zero
// value is a week of no term, or of a calendar that is not there.
type TermWeek struct {
	Season Season
	Half   int // 1 or 2; 0 where the term is not parted
	Week   int // from 1
}

// WeekOf is the week of the half-term that d is in, or of the term where its
// calendar has no half-term.
func (t Terms) WeekOf(d Date) TermWeek {
	halves := t.HalfTerms()
	for i, half := range halves {
		if !half.has(d) {
			continue
		}
		w := TermWeek{Season: seasonNamed(half.From), Week: d.Monday().DaysSince(half.From.Monday())/7 + 1}
		switch {
		case i > 0 && sameTerm(halves[i-1], half):
			w.Half = 2
		case i+1 < len(halves) && sameTerm(half, halves[i+1]):
			w.Half = 1
		}
		return w
	}
	return TermWeek{}
}

func sameTerm(a, b Days) bool { return seasonOf(a.From) == seasonOf(b.From) }

// seasonNamed is the season of a term that has begun by d.
func seasonNamed(d Date) Season {
	switch seasonOf(d).Month {
	case time.August:
		return Autumn
	case time.April:
		return Summer
	}
	return Spring
}

// soonOver is how many days before its end a calendar is asked for.
const soonOver = 42

// EndsSoon is the last day of the last term where that is less than six weeks
// ahead of d, else the zero Date.
func (t Terms) EndsSoon(d Date) Date {
	if last := t.LastDay(); t.Known(d) && last.DaysSince(d) < soonOver {
		return last
	}
	return Date{}
}
