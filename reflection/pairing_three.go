package reflection

import (
	"slices"

	"plenary/reflection/matching"
)

// three is somebody left over and the pair they join.
type three struct{ third, a, b int }

// three finds the best place for one of those left over in a part of the
// cohort; false means nobody is left, or no pair may have them. All three must
// be people who may be a pair: they meet each other.
func (p *pool) three(part, mates []int) (three, bool) {
	var best three
	var found bool
	var fewest, most int
	for _, v := range part {
		if mates[v] != matching.Alone {
			continue
		}
		for _, a := range part {
			b := mates[a]
			if b < a || !mayPair(p.people[v], p.people[a]) || !mayPair(p.people[v], p.people[b]) {
				continue
			}
			repeats, points := p.joining(v, a, b)
			if !found || repeats < fewest || repeats == fewest && points > most {
				best, found, fewest, most = three{v, a, b}, true, repeats, points
			}
		}
	}
	return best, found
}

// joining is how many repeats there are for somebody who joins a pair, and how
// many points.
func (p *pool) joining(v, a, b int) (repeats, points int) {
	for _, other := range []int{a, b} {
		if p.repeats(p.people[v], p.people[other]) {
			repeats++
		}
		points += p.points(p.people[v], p.people[other])
	}
	return repeats, points
}

// widen makes a three of a pair.
func (p *pool) widen(groups [][]MemberID, t three) [][]MemberID {
	i := slices.IndexFunc(groups, func(g []MemberID) bool { return g[0] == p.people[t.a].ID })
	groups[i] = append(groups[i], p.people[t.third].ID)
	return groups
}
