package reflection_test

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// The attack on the counts (product promise P7). Somebody who knows the staff
// list, the calendar and every slot reads every number of a year and subtracts
// what they like from what they like. They learn nothing about any four people
// if the whole year could read the same, digit for digit, had those four done
// nothing: then so could every difference. The test makes that year, and has
// it counted by the code itself.

// duo is an ECT and their mentor in one half-term.
type duo struct {
	ect, mentor     string
	school          string
	due, held, lost int
}

// head is one person in one half-term, who may have been in an inquiry.
type head struct {
	who, school    string
	tried, decided bool
}

// trust is a year of half-terms.
type trust [6]struct {
	duos  []duo
	heads []head
}

func (y trust) published() (all [][]reflection.Tally) {
	for _, half := range y {
		var circles []reflection.Circle
		for _, d := range half.duos {
			circles = append(circles, reflection.NewCircle(reflection.MemberID(d.mentor), reflection.SchoolID(d.school), d.due, d.held, d.lost))
		}
		var crowds []reflection.Crowd
		for _, cell := range headsBy(half.heads, func(h head) string { return h.school }) {
			tried, decided := did(cell)
			crowds = append(crowds, reflection.NewCrowd(reflection.SchoolID(cell[0].school), len(cell), tried, decided))
		}
		all = append(all, reflection.CountedWith(reflection.CountedOf(circles), crowds))
	}
	return all
}

// headsBy sorts people by something, in the order of it.
func headsBy(heads []head, by func(head) string) (cells [][]head) {
	at := map[string][]head{}
	for _, h := range heads {
		at[by(h)] = append(at[by(h)], h)
	}
	for _, name := range slices.Sorted(maps.Keys(at)) {
		cells = append(cells, at[name])
	}
	return cells
}

// did is how many of them tried something together, and how many decided.
func did(cell []head) (tried, decided int) {
	for _, h := range cell {
		if h.tried {
			tried++
		}
		if h.decided {
			decided++
		}
	}
	return tried, decided
}

// randomTrust has up to twelve schools of every size, mentors with several
// ECTs and at two schools, people who come and go, and habits from never to
// always.
func randomTrust(r *rand.Rand) trust {
	var y trust
	always := r.IntN(4) == 0 // a trust where nearly everyone meets
	for s := range 1 + r.IntN(12) {
		school := fmt.Sprintf("s%02d", s)
		for m := range 1 + r.IntN(16) {
			mentor := fmt.Sprintf("%s-m%02d", school, m)
			if r.IntN(10) == 0 && s > 0 {
				mentor = fmt.Sprintf("s%02d-m%02d", s-1, m)
			}
			for e := range 1 + r.IntN(3)/2 {
				d := duo{ect: fmt.Sprintf("%s-%s-e%d", school, mentor, e), mentor: mentor, school: school}
				due, held, lost := r.IntN(9), r.Float64(), r.Float64()/2
				if always {
					due, held, lost = 7, 1, 0
				}
				from, to := r.IntN(3), 4+r.IntN(3)
				for h := range y {
					if h >= from && h < to {
						y[h].duos = append(y[h].duos, d.meets(r, due, held, lost))
					}
				}
			}
		}
	}
	y.tries(r, always)
	return y
}

// tries adds colleagues to a trust, and has its people try things together:
// hardly anyone at some schools, and nearly everyone at others.
func (y *trust) tries(r *rand.Rand, always bool) {
	keen := map[string]float64{}
	for h := range y {
		half := &y[h]
		at := map[string]string{}
		for _, d := range half.duos {
			at[d.ect], at[d.mentor] = d.school, d.mentor[:3]
			for i := range len(d.school) + int(d.school[2]-'0') { // up to a dozen colleagues
				at[fmt.Sprintf("%s-c%02d", d.school, i)] = d.school
			}
		}
		for _, who := range slices.Sorted(maps.Keys(at)) {
			if _, known := keen[at[who]]; !known {
				keen[at[who]] = r.Float64()
				if always {
					keen[at[who]] = 1
				}
			}
			tried := r.Float64() < keen[at[who]]
			half.heads = append(half.heads, head{who, at[who], tried, tried && (always || r.IntN(2) == 0)})
		}
	}
}

func (d duo) meets(r *rand.Rand, due int, held, lost float64) duo {
	d.due = due
	for range due {
		switch p := r.Float64(); {
		case p < held:
			d.held++
		case p < held+lost:
			d.lost++
		}
	}
	return d
}

// without is the year, published as it was, in which those people did nothing
// and others did what there was room for.
func (y trust) without(gone map[string]bool, published [][]reflection.Tally) trust {
	var other trust
	for h, half := range y {
		alone := map[string]bool{}
		for _, t := range published[h] {
			alone[string(t.School)] = t.Enough && t.School != ""
		}
		cells := map[string][]duo{}
		for _, d := range half.duos {
			cell := d.school
			if !alone[cell] {
				cell = ""
			}
			cells[cell] = append(cells[cell], d)
		}
		for _, cell := range cells {
			other[h].duos = append(other[h].duos, handOn(cell, gone)...)
		}
		other[h].heads = handOnInquiries(half.heads, gone, published[h])
	}
	return other
}

// handOnInquiries silences people, and has others of those that are counted
// together try and decide as often, as far as there are others.
func handOnInquiries(heads []head, gone map[string]bool, published []reflection.Tally) (others []head) {
	alone := map[string]bool{}
	for _, t := range published {
		alone[string(t.School)] = t.EnoughPeople && t.School != ""
	}
	for _, cell := range headsBy(heads, func(h head) string {
		if alone[h.school] {
			return h.school
		}
		return ""
	}) {
		tried, decided := did(cell)
		tried, decided = atMost(tried, len(cell)-4), atMost(decided, len(cell)-4)
		for _, h := range cell {
			h.tried, h.decided = !gone[h.who] && tried > 0, !gone[h.who] && decided > 0
			if h.tried {
				tried--
			}
			if h.decided {
				decided--
			}
			others = append(others, h)
		}
	}
	return others
}

// atMost is n, or what all but four people could have done; nothing where that
// is fewer than five.
func atMost(n, others int) int {
	if n = min(n, others); n < 5 {
		return 0
	}
	return n
}

// handOn silences people of a cell, and has the others do as much as was done
// in all, as far as they were due to meet at all.
func handOn(cell []duo, gone map[string]bool) []duo {
	room, due := map[string]int{}, map[string]int{}
	held, lost, heldBy, lostBy := 0, 0, map[string]bool{}, map[string]bool{}
	for _, d := range cell {
		due[d.mentor] += d.due
		if !gone[d.mentor] && !gone[d.ect] {
			room[d.mentor] += d.due
		}
	}
	for _, d := range cell {
		if due[d.mentor] < 2 {
			continue // with fewer meetings than that nobody is counted
		}
		held, lost = held+d.held, lost+d.lost
		heldBy[d.mentor] = heldBy[d.mentor] || d.held > 0
		lostBy[d.mentor] = lostBy[d.mentor] || d.lost > 0
	}
	held, lost = few(held, heldBy), few(lost, lostBy)
	spare := 0
	var others []string
	for mentor, n := range room {
		if due[mentor] >= 2 && n > 0 {
			spare += n
			others = append(others, mentor)
		}
	}
	slices.SortFunc(others, func(a, b string) int { return room[b] - room[a] })
	lost = max(0, min(lost, spare-5))
	held = max(0, min(held, spare-lost))
	heldNow, lostNow := spread(others, room, held, lost)
	return dealt(cell, gone, heldNow, lostNow)
}

// few is nothing where fewer than five people are behind a number: then it
// might as well be.
func few(n int, by map[string]bool) int {
	people := 0
	for _, did := range by {
		if did {
			people++
		}
	}
	if people < 5 {
		return 0
	}
	return n
}

// spread gives one of each to five people first, and then fills up.
func spread(others []string, room map[string]int, held, lost int) (heldBy, lostBy map[string]int) {
	heldBy, lostBy = map[string]int{}, map[string]int{}
	give := func(to map[string]int, n *int, most int) {
		for _, m := range others {
			for i := 0; i < most && *n > 0 && room[m] > 0; i++ {
				to[m]++
				room[m]--
				*n--
			}
		}
	}
	firstHeld, firstLost := min(held, 5), min(lost, 5)
	held, lost = held-firstHeld, lost-firstLost
	give(heldBy, &firstHeld, 1)
	give(lostBy, &firstLost, 1)
	give(heldBy, &held, 99)
	give(lostBy, &lost, 99)
	return heldBy, lostBy
}

// dealt is the cell with each mentor's meetings dealt to their ECTs.
func dealt(cell []duo, gone map[string]bool, held, lost map[string]int) []duo {
	var all []duo
	for _, d := range cell {
		d.held, d.lost = 0, 0
		if !gone[d.mentor] && !gone[d.ect] {
			d.held = min(held[d.mentor], d.due)
			held[d.mentor] -= d.held
			d.lost = min(lost[d.mentor], d.due-d.held)
			lost[d.mentor] -= d.lost
		}
		all = append(all, d)
	}
	return all
}

// fours are four people at a time: the busiest mentors of each school and of
// all, four who decided something in a half-term, and some at random, ECTs and
// colleagues among them.
func (y trust) fours(r *rand.Rand) [][]string {
	due, people := map[string]int{}, []string{}
	schools := map[string][]string{}
	for _, half := range y {
		for _, h := range half.heads {
			people = append(people, h.who)
		}
		for _, d := range half.duos {
			due[d.mentor] += d.due
			people = append(people, d.mentor, d.ect)
			schools[d.school] = append(schools[d.school], d.mentor)
			schools[""] = append(schools[""], d.mentor)
		}
	}
	var all [][]string
	for _, mentors := range schools {
		slices.SortFunc(mentors, func(a, b string) int { return cmp.Or(due[b]-due[a], strings.Compare(a, b)) })
		mentors = slices.Compact(mentors)
		all = append(all, mentors[:min(4, len(mentors))])
	}
	for _, half := range y {
		var decided []string
		for _, h := range half.heads {
			if h.decided {
				decided = append(decided, h.who)
			}
		}
		all = append(all, decided[:min(4, len(decided))])
	}
	for range 3 {
		r.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		all = append(all, people[:min(1+r.IntN(4), len(people))])
	}
	return all
}

func TestCountsTellNothingOfAnyFourPeople(t *testing.T) {
	shown, digits, tried := 0, 0, 0
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 12))
		y := randomTrust(r)
		want := y.published()
		for _, four := range y.fours(r) {
			gone := map[string]bool{}
			for _, who := range four {
				gone[who] = true
			}
			if other := y.without(gone, want).published(); !reflect.DeepEqual(want, other) {
				t.Fatalf("trust %d: had %v done nothing, this would have been counted instead:\n%s", seed, four, gocmp.Diff(want, other))
			}
		}
		for _, half := range want {
			for _, tally := range half {
				if tally.Held%5+tally.Lost%5+tally.Tried%5+tally.Decided%5 != 0 {
					t.Fatalf("trust %d: not rounded to fives: %+v", seed, tally)
				}
				shown++
				if tally.Held > 0 {
					digits++
				}
				if tally.Tried > 0 {
					tried++
				}
			}
		}
	}
	if digits*4 < shown || tried*4 < shown { // counting nothing would tell nothing, and help nobody
		t.Errorf("of %d counts %d have a number of meetings held, and %d one of people who tried something", shown, digits, tried)
	}
	t.Logf("%d counts, %d of them with a number of meetings held, %d with one of people who tried something together", shown, digits, tried)
}

// The same the other way round: whoever did nothing could just as well have
// done something.
func TestCountsDoNotTellThatSomebodyDidNothing(t *testing.T) {
	looked := 0
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 13))
		y := randomTrust(r)
		want := y.published()
		for h, half := range y {
			for i, idle := range half.duos {
				if idle.held+idle.lost > 0 || idle.due < 2 {
					continue
				}
				other := y
				other[h].duos = slices.Clone(half.duos)
				same := false
				for j := 0; j < len(half.duos) && !same; j++ {
					for _, fewer := range []int{0, 1, half.duos[j].held} { // somebody else held as many fewer
						other[h].duos[i].held, other[h].duos[j].held = max(1, min(fewer, idle.due)), max(0, half.duos[j].held-fewer)
						same = same || i != j && reflect.DeepEqual(want, other.published())
						other[h].duos[j] = half.duos[j]
					}
				}
				if !same {
					t.Fatalf("trust %d: that %s met nobody can be told from the counts", seed, idle.ect)
				}
				looked++
				break
			}
		}
	}
	if looked < 1000 {
		t.Errorf("only %d idle people were looked at", looked)
	}
}

// And whoever was in no inquiry could just as well have decided something:
// alone, or in the place of somebody else.
func TestCountsDoNotTellThatSomebodyTriedNothing(t *testing.T) {
	looked := 0
	for seed := range uint64(1000) {
		y := randomTrust(rand.New(rand.NewPCG(seed, 14)))
		want := y.published()
		for h, half := range y {
			i := slices.IndexFunc(half.heads, func(h head) bool { return !h.tried })
			if i < 0 {
				continue
			}
			same := false
			for j := 0; j < len(half.heads) && !same; j++ {
				other := y
				other[h].heads = slices.Clone(half.heads)
				if i != j {
					other[h].heads[j].tried, other[h].heads[j].decided = false, false
				}
				for _, decided := range []bool{true, false} {
					other[h].heads[i].tried, other[h].heads[i].decided = true, decided
					same = same || reflect.DeepEqual(want[h], other.published()[h])
				}
			}
			if !same {
				t.Fatalf("trust %d: that %s tried nothing can be told from the counts", seed, half.heads[i].who)
			}
			looked++
		}
	}
	if looked < 1000 {
		t.Errorf("only %d idle people were looked at", looked)
	}
}

// What a coordinator of a large school reads.
func TestCountsOfASchool(t *testing.T) {
	school := func(name string, mentors, held, lost int) (all []reflection.Circle) {
		for i := range mentors {
			all = append(all, reflection.NewCircle(reflection.MemberID(fmt.Sprint(name, i)), reflection.SchoolID(name), 7, held, lost))
		}
		return all
	}
	for name, c := range map[string]struct {
		circles []reflection.Circle
		want    []reflection.Tally
	}{
		"a large school": {school("a", 12, 4, 1), []reflection.Tally{
			{School: "a", Enough: true, Held: 40, Lost: 10}, {Enough: true, Held: 40, Lost: 10}}},
		"nearly everything was held: it stops at what eight could have held": {school("a", 12, 7, 0), []reflection.Tally{
			{School: "a", Enough: true, Held: 55}, {Enough: true, Held: 55}}},
		"a primary with two": {school("a", 2, 7, 0), []reflection.Tally{{}}},
		"small schools are counted together": {slices.Concat(school("a", 5, 3, 0), school("b", 5, 3, 0)), []reflection.Tally{
			{Enough: true, Held: 30}}},
		"a small school beside a large one is in nobody's count": {slices.Concat(school("a", 12, 4, 0), school("b", 3, 7, 0)), []reflection.Tally{
			{School: "a", Enough: true, Held: 45}, {Enough: true, Held: 45}}},
		"four lost a great many": {append(school("a", 12, 3, 0), reflection.NewCircle("a0", "a", 4, 0, 4), reflection.NewCircle("a1", "a", 4, 0, 4),
			reflection.NewCircle("a2", "a", 4, 0, 4), reflection.NewCircle("a3", "a", 4, 0, 4)), []reflection.Tally{
			{School: "a", Enough: true, Held: 35}, {Enough: true, Held: 35}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := gocmp.Diff(c.want, reflection.CountedOf(c.circles)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
