package reflection

import "slices"

// Counts of people, each of whom counts once, however much they did. They hold
// what the counts of meetings hold (counts.go): everything shown could be the
// same, digit for digit, had any four people done nothing. Their rules are the
// same, too: small schools together, five people behind every number, short of
// nearly everyone, sums only of what is shown.

// peopleToCount is how many people a school needs to be counted by itself:
// without any four of them there are still enough.
const peopleToCount = fewest + fewest - 1

// crowd is the people of a school who could do something, and how many of them
// did each of some things.
type crowd struct {
	school SchoolID
	people int
	did    []int
}

// headcount is what is shown of a school, or of the whole organisation where
// school is empty.
type headcount struct {
	school SchoolID
	enough bool // there are enough people; else nothing was counted
	did    []Fives
}

// headcounts are those of the schools that have enough people, and last that
// of the organisation. Each crowd is a school's; things says how many things
// they could do, and limited brings what so many people did down to what all
// but four of them could have.
func headcounts(crowds []crowd, things int, limited func(people int, did []int)) []headcount {
	all := headcount{did: make([]Fives, things)}
	sum, rest := make([]int, things), crowd{did: make([]int, things)}
	var shown []headcount
	count := func(c crowd) bool {
		if c.people < peopleToCount {
			return false
		}
		did := make([]int, things)
		copy(did, c.did)
		limited(c.people-(fewest-1), did)
		own := headcount{school: c.school, enough: true}
		for i, n := range did {
			sum[i] += n
			own.did = append(own.did, downToFives(n))
		}
		shown = append(shown, own)
		return true
	}
	for _, c := range crowds {
		if !count(c) {
			rest.people += c.people
			for i, n := range c.did {
				rest.did[i] += n
			}
		}
	}
	schools := len(shown)
	all.enough = count(rest) || schools > 0
	for i, n := range sum {
		all.did[i] = downToFives(n)
	}
	return append(shown[:schools:schools], all)
}

// eachLimited is for things of which everybody can do every one.
func eachLimited(others int, did []int) {
	for i, n := range did {
		if did[i] = min(n, others); did[i] < fewest {
			did[i] = 0
		}
	}
}

// onceLimited is for things of which everybody does at most one. What is over
// is taken off the largest number.
func onceLimited(others int, did []int) {
	sum := 0
	for i, n := range did {
		if n < fewest {
			did[i] = 0
		}
		sum += did[i]
	}
	for sum > others {
		i := slices.Index(did, slices.Max(did))
		before := did[i]
		if did[i] -= min(before, sum-others); did[i] < fewest {
			did[i] = 0
		}
		sum -= before - did[i]
	}
}
