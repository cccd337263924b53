package reflection

import (
	"cmp"
	"slices"
)

// Counts that name nobody (product promise P7). They are made once for each
// half-term, for each school and for the organisation, and never again.
//
// They hold one thing against everyone who reads them, also whoever knows the
// staff list, every calendar and every meeting slot, and subtracts what they
// like from what they like: take any four people, mentors or early career
// teachers. Everything shown could be the same, digit for digit, had those four
// done nothing. counts_test.go takes people away and looks. The rules below
// each close one way of telling:
//
//   - Schools with few mentors are counted together, and where they are still
//     few, not at all. Which they are depends on slots, not on what was done.
//   - A count is shown once five mentors are behind it, and rounded down to
//     fives; below that it is "fewer than five".
//   - A count stops at what all but four mentors could have done between them.
//     Nearly all meetings held would tell of everyone.
//   - The organisation's count is the sum of the counts that are shown, not of
//     those that are not: subtracting finds nothing in between.
//   - Half-terms never overlap, and what was counted stays as it is.

const (
	// fewest is how many people are behind a count that is shown.
	fewest = 5
	// mentorsToCount is how many mentors a school needs to be counted by itself:
	// without any four of them there are still enough.
	mentorsToCount = fewest + fewest - 1
	// meetingsToCount is how many meetings a mentor is due in the half-term to
	// be counted: one may be held and another lost.
	meetingsToCount = 2
)

// Tally is what the counts of a half-term say of one school, or of the whole
// organisation where School is empty.
type Tally struct {
	Organisation OrganisationID
	Half         Days // the days that were counted
	School       SchoolID
	// Enough says that there are enough mentors for a count of meetings; else
	// none were counted.
	Enough bool
	Held   Fives // meetings that took place, as far as anyone said
	Lost   Fives // meetings that did not
	// EnoughPeople says that there are enough people for a count of those who
	// were in an inquiry; else none were counted. A school has one or the other.
	EnoughPeople bool
	Tried        Fives // people who tried something together
	Decided      Fives // of them, those who decided what to do with it
}

// Fives is a number rounded down to fives. Zero means fewer than five people.
type Fives int

func downToFives(n int) Fives { return Fives(n - n%fewest) }

// circle is a mentor's meetings in a half-term with all their ECTs of a school.
type circle struct {
	mentor     MemberID
	school     SchoolID
	due        int // by their slots
	held, lost int
}

// tallies are the counts of a half-term's meetings: of each school that has
// enough mentors, and last of the organisation.
func tallies(circles []circle) []Tally {
	var shown []Tally
	var rest []circle
	var held, lost int
	count := func(some []circle) bool {
		some = byMentor(some)
		if len(some) < mentorsToCount {
			return false
		}
		h, l := counted(some)
		held, lost = held+h, lost+l
		shown = append(shown, Tally{School: some[0].school, Enough: true, Held: downToFives(h), Lost: downToFives(l)})
		return true
	}
	for _, some := range bySchool(circles) {
		if !count(some) {
			rest = append(rest, some...)
		}
	}
	schools := len(shown)
	together := count(rest)
	return append(shown[:schools:schools], Tally{
		Enough: together || schools > 0, Held: downToFives(held), Lost: downToFives(lost)})
}

// counted is how many meetings of these circles are counted as held and lost.
func counted(all []circle) (held, lost int) {
	slices.SortFunc(all, func(a, b circle) int { return cmp.Compare(b.due, a.due) })
	var heldBy, lostBy, spare int
	for i, c := range all {
		held, lost = held+c.held, lost+c.lost
		if c.held > 0 {
			heldBy++
		}
		if c.lost > 0 {
			lostBy++
		}
		if i >= fewest-1 {
			spare += c.due // what the others could have done without the four busiest
		}
	}
	lost = min(lost, spare-fewest) // there is room for five that were held
	if lostBy < fewest {
		lost = 0
	}
	held = min(held, spare-lost)
	if heldBy < fewest {
		held = 0
	}
	return held, lost
}

// bySchool sorts circles into schools, in the order of their ids.
func bySchool(circles []circle) [][]circle {
	at := map[SchoolID][]circle{}
	for _, c := range circles {
		at[c.school] = append(at[c.school], c)
	}
	var schools [][]circle
	for _, some := range at {
		schools = append(schools, some)
	}
	slices.SortFunc(schools, func(a, b []circle) int { return cmp.Compare(a[0].school, b[0].school) })
	return schools
}

// byMentor joins the circles of one mentor, and leaves out those with too few
// meetings due.
func byMentor(circles []circle) []circle {
	of := map[MemberID]circle{}
	for _, c := range circles {
		sum := of[c.mentor]
		c.due, c.held, c.lost = c.due+sum.due, c.held+sum.held, c.lost+sum.lost
		of[c.mentor] = c
	}
	var all []circle
	for _, c := range of {
		if c.due >= meetingsToCount {
			all = append(all, c)
		}
	}
	return all
}
