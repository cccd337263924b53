package reflection

import (
	"slices"
	"time"
)

// What makes a good pair, in points. They are sums of whole numbers, so that
// two pairs compare the same everywhere; only their relation means something.
const (
	focusPoints   = 400 // both picked the same
	wishPoints    = 50  // phase, or subject, is as one of the two would like it: four times at most
	freePoints    = 30  // for each free period they have together
	dayPoints     = 20  // for each day on which both work
	newPoints     = 250 // never worked together, or a year ago; less for less
	enoughPeriods = 5
	mostPoints    = focusPoints + 4*wishPoints + enoughPeriods*freePoints + 5*dayPoints + newPoints
)

const (
	talkMinutes = 20 // of free time together that are worth meeting for
	newAgain    = 364
)

func (p *pool) points(a, b Joiner) int {
	points := a.fits(b)*wishPoints + b.fits(a)*wishPoints +
		min(freeTogether(a.Member, b.Member), enoughPeriods)*freePoints +
		daysTogether(a.Member, b.Member)*dayPoints +
		p.newness(a, b)*newPoints/newAgain
	if shareFocus(a, b) {
		points += focusPoints
	}
	return points
}

func shareFocus(a, b Joiner) bool { return a.Focus != "" && a.Focus == b.Focus }

// fits is how much of another's phase and subject is as a would like it. What
// is not known fits nobody's wish.
func (a Joiner) fits(b Joiner) int {
	n := 0
	for _, pair := range [][2]string{{a.Phase, b.Phase}, {a.Subject, b.Subject}} {
		if pair[0] != "" && pair[1] != "" && (pair[0] != pair[1]) == a.Unlike {
			n++
		}
	}
	return n
}

// freeTogether counts the times in the school week when both are free for long
// enough, on days when both work.
func freeTogether(a, b Member) int {
	n := 0
	for _, x := range a.Free {
		if slices.ContainsFunc(b.Free, func(y Period) bool {
			return x.Day == y.Day && a.WorkingDays.Has(x.Day) && b.WorkingDays.Has(x.Day) &&
				min(x.To, y.To)-max(x.From, y.From) >= talkMinutes
		}) {
			n++
		}
	}
	return n
}

// daysTogether counts the days of the school week on which both work.
func daysTogether(a, b Member) int {
	n := 0
	for d := time.Monday; d <= time.Friday; d++ {
		if a.WorkingDays.Has(d) && b.WorkingDays.Has(d) {
			n++
		}
	}
	return n
}

// newness is for how many days two people have not begun to work together, up
// to a year.
func (p *pool) newness(a, b Joiner) int {
	last, ok := p.last[twoOf(a.ID, b.ID)]
	if !ok {
		return newAgain
	}
	return max(0, min(p.Day.DaysSince(last), newAgain))
}
