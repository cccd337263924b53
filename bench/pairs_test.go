package bench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"plenary/reflection"
)

// BenchmarkPairs lets fifty people meet in 26 weekly rounds, as Plenary pairs
// them and by shuffling and taking two at a time, which drops an odd one: 13
// rounds in each of two terms, in twenty made-up schools. docs/matching.md has
// the figures.
func BenchmarkPairs(b *testing.B) {
	for _, c := range []struct {
		name string
		pair func(b *testing.B, r reflection.Round, chance *rand.Rand) [][]reflection.MemberID
	}{
		{"plenary", plenaryPairs},
		{"shuffled", shuffledPairs},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				var all tally
				for school := range schools {
					all.add(halfAYear(b, uint64(school), c.pair))
				}
				all.report(b)
			}
		})
	}
}

const (
	schools  = 20
	staff    = 50
	weeks    = 26
	weeksIn  = 13 // a term
	focuses  = 6
	oneAway  = 10 // somebody in ten is away in a week
	newFocus = 6  // weeks after which people pick another
)

// tally counts what a person would notice.
type tally struct {
	meetings, repeats, sameFocus, forbidden, free int // pairs of people, those of threes included
	there, left                                   int // people, week by week
}

func (t *tally) add(o tally) {
	t.meetings, t.repeats, t.sameFocus = t.meetings+o.meetings, t.repeats+o.repeats, t.sameFocus+o.sameFocus
	t.forbidden, t.free = t.forbidden+o.forbidden, t.free+o.free
	t.there, t.left = t.there+o.there, t.left+o.left
}

func (t *tally) report(b *testing.B) {
	of := func(n, all int) float64 { return 100 * float64(n) / float64(all) }
	b.ReportMetric(float64(t.repeats)/schools, "repeats-in-a-term")
	b.ReportMetric(float64(t.left)/schools, "times-left-out")
	b.ReportMetric(float64(t.forbidden)/schools, "pairs-that-must-not-be")
	b.ReportMetric(of(t.sameFocus, t.meetings), "same-focus-%")
	b.ReportMetric(of(t.free, t.meetings), "free-together-%")
}

func halfAYear(b *testing.B, school uint64, pair func(*testing.B, reflection.Round, *rand.Rand) [][]reflection.MemberID) tally {
	chance, shuffle := rand.New(rand.NewPCG(school, 1)), rand.New(rand.NewPCG(school, 2))
	people := schoolStaff(chance)
	autumn, spring := reflection.Date{Year: 2026, Month: 9, Day: 7}, reflection.Date{Year: 2027, Month: 1, Day: 4}
	var past []reflection.Group
	var t tally
	for week := range weeks {
		r := reflection.Round{Term: autumn, Past: past, Seed: fmt.Sprint(week)}
		if week >= weeksIn {
			r.Term = spring
		}
		r.Day = r.Term.AddDays(7 * (week % weeksIn))
		if week%newFocus == 0 {
			for i := range people {
				people[i].Focus = reflection.Focus(fmt.Sprint(chance.IntN(focuses)))
			}
		}
		for _, p := range people {
			if chance.IntN(oneAway) > 0 {
				r.Joined = append(r.Joined, p)
			}
		}
		groups := pair(b, r, shuffle)
		t.add(noticed(r, groups))
		for _, g := range groups {
			past = append(past, reflection.Group{Members: g, From: r.Day, To: r.Day.AddDays(4)})
		}
	}
	return t
}

// schoolStaff is twenty ECTs, two to a mentor, and their colleagues, with four
// free periods a week each.
func schoolStaff(chance *rand.Rand) []reflection.Joiner {
	var people []reflection.Joiner
	for i := range staff {
		m := member(fmt.Sprintf("p%02d", i), reflection.Colleague)
		m.Phase, m.Subject = fmt.Sprint(chance.IntN(3)), fmt.Sprint(chance.IntN(8))
		for range 4 {
			at := reflection.Clock(9+chance.IntN(6), 0)
			m.Free = append(m.Free, reflection.Period{Day: time.Weekday(1 + chance.IntN(5)), From: at, To: at + 50})
		}
		if i < 20 {
			m.Mentor = reflection.MemberID(fmt.Sprintf("p%02d", 20+i/2))
		}
		people = append(people, reflection.Joiner{Member: m, Unlike: chance.IntN(4) == 0})
	}
	return people
}

func plenaryPairs(b *testing.B, r reflection.Round, _ *rand.Rand) [][]reflection.MemberID {
	p, err := r.Pair()
	must(b, err)
	return p.Groups
}

func shuffledPairs(_ *testing.B, r reflection.Round, shuffle *rand.Rand) [][]reflection.MemberID {
	var ids []reflection.MemberID
	for _, j := range r.Joined {
		ids = append(ids, j.ID)
	}
	shuffle.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
	return slices.Collect(slices.Chunk(ids[:len(ids)/2*2], 2))
}

// noticed is what people notice of a round's groups.
func noticed(r reflection.Round, groups [][]reflection.MemberID) tally {
	t := tally{there: len(r.Joined), left: len(r.Joined)}
	byID := map[reflection.MemberID]reflection.Joiner{}
	for _, j := range r.Joined {
		byID[j.ID] = j
	}
	for _, g := range groups {
		t.left -= len(g)
		for i, x := range g {
			for _, y := range g[:i] {
				t.meeting(r, byID[x], byID[y])
			}
		}
	}
	return t
}

func (t *tally) meeting(r reflection.Round, a, b reflection.Joiner) {
	t.meetings++
	if a.Focus == b.Focus {
		t.sameFocus++
	}
	if a.Mentor == b.ID || b.Mentor == a.ID {
		t.forbidden++
	}
	if slices.ContainsFunc(a.Free, func(p reflection.Period) bool { return slices.Contains(b.Free, p) }) {
		t.free++
	}
	if slices.ContainsFunc(r.Past, func(g reflection.Group) bool {
		return !g.From.Before(r.Term) && slices.Contains(g.Members, a.ID) && slices.Contains(g.Members, b.ID)
	}) {
		t.repeats++
	}
}
