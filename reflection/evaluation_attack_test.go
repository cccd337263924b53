package reflection_test

import (
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// The attack on what everybody reads of Plenary, as on the counts of a
// half-term: it could read the same, digit for digit, had any four people said
// nothing.

// nothing is what somebody says who does not answer.
const nothing = -1

// poll is what everybody at a trust said, question by question.
type poll struct {
	heads []head
	said  map[string][]int // by person: the opinion's place of each question, or nothing
}

func randomPoll(r *rand.Rand, heads []head) poll {
	p := poll{heads, map[string][]int{}}
	answers, same := r.Float64(), r.IntN(3) == 0 // a trust in which everyone says the same
	for _, h := range heads {
		for range reflection.EvaluationQuestions() {
			opinion := nothing
			if r.Float64() < answers || same {
				if opinion = r.IntN(4) % 3; same {
					opinion = 0
				}
			}
			p.said[h.who] = append(p.said[h.who], opinion)
		}
	}
	return p
}

func (p poll) published() []reflection.Evaluated {
	var people []reflection.Member
	sums := map[reflection.Voices]int{}
	for _, h := range p.heads {
		people = append(people, reflection.Member{ID: reflection.MemberID(h.who), School: reflection.SchoolID(h.school), Workspace: "w", PlatformID: h.who})
		for i, opinion := range p.said[h.who] {
			if opinion != nothing {
				sums[reflection.Voices{School: reflection.SchoolID(h.school), Question: reflection.EvaluationQuestions()[i], Opinion: reflection.Opinions()[opinion]}]++
			}
		}
	}
	var voices []reflection.Voices
	for v, n := range sums {
		v.Said = n
		voices = append(voices, v)
	}
	return reflection.EvaluatedOf(people, voices, reflection.Days{From: date("2026-09-01"), To: date("2026-12-18")})
}

// without is the poll in which those people said nothing, and others of the
// people they are counted with said as much, as far as there are others.
func (p poll) without(gone map[string]bool) poll {
	other := poll{p.heads, map[string][]int{}}
	size := map[string]int{}
	for _, h := range p.heads {
		size[h.school]++
		other.said[h.who] = []int{nothing, nothing, nothing}
	}
	for _, cell := range headsBy(p.heads, func(h head) string {
		if size[h.school] >= 9 {
			return h.school
		}
		return ""
	}) {
		for i := range reflection.EvaluationQuestions() {
			var left []int // what is still to be said, by others
			for opinion, n := range p.shown(cell, i) {
				left = append(left, slices.Repeat([]int{opinion}, n)...)
			}
			for _, h := range cell {
				if !gone[h.who] && len(left) > 0 {
					other.said[h.who][i], left = left[0], left[1:]
				}
			}
		}
	}
	return other
}

// shown is how many said each opinion, without those that fewer than five
// gave, and at most as many as there are without any four.
func (p poll) shown(cell []head, question int) []int {
	n := make([]int, len(reflection.Opinions()))
	for _, h := range cell {
		if opinion := p.said[h.who][question]; opinion != nothing {
			n[opinion]++
		}
	}
	sum := 0
	for i := range n {
		if n[i] < 5 {
			n[i] = 0
		}
		sum += n[i]
	}
	if over := sum - (len(cell) - 4); over > 0 {
		most := slices.Index(n, slices.Max(n))
		if n[most] -= over; n[most] < 5 {
			n[most] = 0
		}
	}
	return n
}

func TestEvaluationsTellNothingOfAnyFourPeople(t *testing.T) {
	shown, digits := 0, 0
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 15))
		y := randomTrust(r)
		p := randomPoll(r, y[r.IntN(len(y))].heads)
		want := p.published()
		for _, four := range append(y.fours(r), p.alike(r)) {
			gone := map[string]bool{}
			for _, who := range four {
				gone[who] = true
			}
			if other := p.without(gone).published(); !reflect.DeepEqual(want, other) {
				t.Fatalf("trust %d: had %v said nothing, this would have been read instead:\n%s", seed, four, gocmp.Diff(want, other))
			}
		}
		for _, e := range want {
			if e.Said%5 != 0 {
				t.Fatalf("trust %d: not rounded to fives: %+v", seed, e)
			}
			shown++
			if e.Said > 0 {
				digits++
			}
		}
	}
	if digits*4 < shown {
		t.Errorf("%d of %d numbers are more than “fewer than five”", digits, shown)
	}
	t.Logf("%d numbers, %d of them more than “fewer than five”", shown, digits)
}

// alike are four people who said the same first.
func (p poll) alike(r *rand.Rand) []string {
	opinion := r.IntN(len(reflection.Opinions()))
	var all []string
	for _, who := range slices.Sorted(maps.Keys(p.said)) {
		if p.said[who][0] == opinion {
			all = append(all, who)
		}
	}
	return all[:min(4, len(all))]
}

// And whoever said nothing could have said anything: alone, or in the place of
// somebody else.
func TestEvaluationsDoNotTellWhoAnswered(t *testing.T) {
	looked := 0
	for seed := range uint64(300) {
		r := rand.New(rand.NewPCG(seed, 16))
		p := randomPoll(r, randomTrust(r)[1].heads)
		want := p.published()
		i := slices.IndexFunc(p.heads, func(h head) bool { return p.said[h.who][0] == nothing })
		if i < 0 {
			continue
		}
		looked++
		idle := p.heads[i].who
		for opinion := range reflection.Opinions() {
			same := false
			for j := 0; j < len(p.heads) && !same; j++ {
				other := poll{p.heads, maps.Clone(p.said)}
				for _, who := range []string{p.heads[j].who, idle} {
					other.said[who] = slices.Clone(p.said[who])
					other.said[who][0] = nothing
				}
				other.said[idle][0] = opinion
				same = reflect.DeepEqual(want, other.published())
			}
			if !same {
				t.Fatalf("trust %d: that %s did not say %v can be told", seed, idle, reflection.Opinions()[opinion])
			}
		}
	}
	if looked < 200 {
		t.Errorf("only %d idle people were looked at", looked)
	}
}
