package reflection

import (
	"cmp"
	"slices"

	"plenary/reflection/matching"
)

// Joiner is somebody who joined a round.
type Joiner struct {
	Member
	// Focus is what they picked to work on with a partner, empty where they picked
	// nothing. Pairing looks at nothing else of theirs, and at this only since they
	// picked it for that: the form says "your partner will see this".
	Focus  Focus
	Unlike bool       // would rather meet another phase and subject than their own
	Avoids []MemberID // whom they will not be paired with; nobody else is told
}

// Group is two people, or three, who work together.
type Group struct {
	Members  []MemberID
	From, To Date // first and last day
}

// Round is everything that decides who works with whom.
type Round struct {
	Day    Date   // on which it opens
	Term   Date   // first day of the term it is in
	Seed   string // decides between equally good pairings
	Joined []Joiner
	Past   []Group // that these people were or are in
}

// Pairing is what came of a round. Everybody who joined is in it exactly once.
type Pairing struct {
	Groups [][]MemberID // pairs, and at most a few threes
	Left   []MemberID   // have nobody, for whatever reason: none is kept
}

// Pair says who works with whom. As many people as possible are paired; of all
// ways to do so, in one with the fewest repeats within the term; and of those
// in one that scores the most points. Where somebody is left over, they make a
// three with a pair that may have them, in each part of the cohort once at most.
//
// The same round always has the same outcome, in whatever order people and past
// groups stand. Somebody who stands in it twice counts once.
func (r Round) Pair() (Pairing, error) {
	p := newPool(r)
	edges := p.edges()
	mates, err := matching.Match(len(p.people), edges)
	if err != nil {
		return Pairing{}, err
	}
	var out Pairing
	for a, b := range mates {
		if a < b {
			out.Groups = append(out.Groups, []MemberID{p.people[a].ID, p.people[b].ID})
		}
	}
	for _, part := range matching.Parts(len(p.people), edges) {
		if t, ok := p.three(part, mates); ok {
			out.Groups = p.widen(out.Groups, t)
			mates[t.third] = t.a
		}
	}
	for v, mate := range mates {
		if mate == matching.Alone {
			out.Left = append(out.Left, p.people[v].ID)
		}
	}
	out.Left = append(out.Left, p.out...)
	slices.Sort(out.Left) // the order tells nothing, either
	return out, nil
}

// pool is the people of a round who can be paired, in an order that the seed
// decides, since of equals the first is paired first.
type pool struct {
	Round
	people []Joiner
	out    []MemberID // joined, and cannot be paired this time
	last   map[[2]MemberID]Date
}

func newPool(r Round) *pool {
	p := &pool{Round: r, last: lastTimes(r)}
	busy := r.busy()
	seen := map[MemberID]bool{}
	for _, j := range r.Joined {
		switch {
		case seen[j.ID]:
		case busy[j.ID] || j.away(r.Day):
			p.out = append(p.out, j.ID)
		default:
			p.people = append(p.people, j)
		}
		seen[j.ID] = true
	}
	begun := hashOn(hashBegins, r.Seed+"/")
	slices.SortFunc(p.people, func(a, b Joiner) int {
		return cmp.Or(cmp.Compare(hashOn(begun, string(a.ID)), hashOn(begun, string(b.ID))), cmp.Compare(a.ID, b.ID))
	})
	return p
}

// busy are the people in a group that is not over: one round at a time.
func (r Round) busy() map[MemberID]bool {
	busy := map[MemberID]bool{}
	for _, g := range r.Past {
		if !g.From.After(r.Day) && !g.To.Before(r.Day) {
			for _, m := range g.Members {
				busy[m] = true
			}
		}
	}
	return busy
}

// away reports whether somebody who joined is not there on the day, or would not
// be asked: in a journal week nothing else is.
func (a Joiner) away(on Date) bool {
	return a.Deactivated || a.Member.Away.covers(on) || on.Before(a.PausedUntil) || a.inJournalWeek(on) ||
		!a.Starts.IsZero() && on.Before(a.Starts) ||
		!a.Leaves.IsZero() && on.After(a.Leaves)
}

// lastTimes are the days on which two people last began to work together.
func lastTimes(r Round) map[[2]MemberID]Date {
	last := map[[2]MemberID]Date{}
	for _, g := range r.Past {
		for i, a := range g.Members {
			for _, b := range g.Members[:i] {
				if g.From.After(last[twoOf(a, b)]) {
					last[twoOf(a, b)] = g.From
				}
			}
		}
	}
	return last
}

func twoOf(a, b MemberID) [2]MemberID { return [2]MemberID{min(a, b), max(a, b)} }

// mayPair holds the limits that no number of points outweighs.
func mayPair(a, b Joiner) bool {
	return a.ID != b.ID && a.Organisation == b.Organisation && !a.keepsFrom(b) && !b.keepsFrom(a)
}

// keepsFrom reports whether b answers for a, or is avoided by a.
func (a Joiner) keepsFrom(b Joiner) bool {
	return a.Mentor == b.ID || a.LineManager == b.ID || a.InductionTutor == b.ID || slices.Contains(a.Avoids, b.ID)
}

// In a large cohort a person is not compared with everybody, or the time would
// grow with its square. Candidates are the best of those they are compared with,
// and a few of any kind: the best alone would leave a cohort in parts, by focus
// or subject, each with somebody left over.
const (
	comparedWith = 1000
	bestOnes     = 40
	anyOnes      = 10
	everybody    = 200 // up to so many people, all are candidates of all
)

// edges are the pairs that may be, with what they are worth.
func (p *pool) edges() []matching.Edge {
	seen := map[[2]int]bool{}
	var edges []matching.Edge
	for a := range p.people {
		for _, e := range p.candidates(a) {
			if pair := [2]int{min(e.A, e.B), max(e.A, e.B)}; !seen[pair] {
				seen[pair] = true
				edges = append(edges, e)
			}
		}
	}
	return edges
}

// candidates are edges from one person.
func (p *pool) candidates(a int) []matching.Edge {
	n := len(p.people)
	var all []matching.Edge
	for i := 1; i <= min(n-1, comparedWith); i++ {
		if b := (a + i) % n; mayPair(p.people[a], p.people[b]) {
			all = append(all, matching.Edge{A: a, B: b, Weight: p.worth(a, b)})
		}
	}
	if n <= everybody || len(all) <= anyOnes+bestOnes {
		return all
	}
	rest := all[anyOnes:] // whoever comes next is of any kind: the order is by chance
	slices.SortStableFunc(rest, func(x, y matching.Edge) int { return cmp.Compare(y.Weight, x.Weight) })
	return all[:anyOnes+bestOnes]
}

// worth is the points of a pair. A repeat costs more than all pairs' points
// together, so that one is only made to pair somebody who has nobody otherwise.
func (p *pool) worth(a, b int) int {
	points := p.points(p.people[a], p.people[b])
	if p.repeats(p.people[a], p.people[b]) {
		points -= (len(p.people)/2 + 1) * mostPoints
	}
	return points
}

// repeats reports whether two people worked together this term already.
func (p *pool) repeats(a, b Joiner) bool {
	last, ok := p.last[twoOf(a.ID, b.ID)]
	return ok && !last.Before(p.Term)
}
