package reflection

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// cohorts draws rounds of up to that many people, some of whom answer for
// others, avoid others, are away, or worked together before.
func cohorts(most int) *rapid.Generator[Round] {
	return rapid.Custom(func(t *rapid.T) Round {
		n := rapid.IntRange(0, most).Draw(t, "people")
		r := Round{Day: day("2027-01-18"), Term: day("2027-01-04"), Seed: rapid.StringN(0, 2, -1).Draw(t, "seed")}
		someone := func(what string, oneIn int) MemberID {
			if i := rapid.IntRange(0, oneIn*n).Draw(t, what); i < n {
				return nth(i)
			}
			return ""
		}
		for i := range n {
			j := Joiner{Member: Member{ID: nth(i), Organisation: "trust"}}
			j.Mentor, j.LineManager, j.InductionTutor = someone("mentor", 2), someone("manager", 3), someone("tutor", 3)
			j.Avoids = []MemberID{someone("avoids", 2), someone("avoids too", 4)}
			j.Focus = rapid.SampledFrom([]Focus{"", "feedback", "questions"}).Draw(t, "focus")
			j.Phase = rapid.SampledFrom([]string{"", "primary", "secondary"}).Draw(t, "phase")
			j.Subject = rapid.SampledFrom([]string{"", "History", "Art", "Music"}).Draw(t, "subject")
			j.Unlike = rapid.Bool().Draw(t, "unlike")
			j.Deactivated = rapid.IntRange(0, 20).Draw(t, "off") == 0
			r.Joined = append(r.Joined, j)
		}
		if n > 0 {
			for range rapid.IntRange(0, 2*n).Draw(t, "past") {
				from := r.Day.AddDays(-rapid.IntRange(1, 400).Draw(t, "ago"))
				g := Group{From: from, To: from.AddDays(rapid.IntRange(0, 13).Draw(t, "lasted"))}
				for range rapid.IntRange(2, 3).Draw(t, "members") {
					g.Members = append(g.Members, nth(rapid.IntRange(0, n-1).Draw(t, "member")))
				}
				r.Past = append(r.Past, g)
			}
		}
		return r
	})
}

func nth(i int) MemberID { return MemberID(fmt.Sprintf("p%02d", i)) }

// times has rapid try a property so often.
func times(t *testing.T, n string) {
	t.Helper()
	checks := flag.Lookup("rapid.checks")
	before := checks.Value.String()
	if err := checks.Value.Set(n); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { checks.Value.Set(before) })
}

// town is a cohort as the promises see it, worked out without the code under
// test.
type town struct {
	Round
	byID map[MemberID]Joiner
}

func townOf(r Round) town {
	w := town{r, map[MemberID]Joiner{}}
	for _, j := range r.Joined {
		w.byID[j.ID] = j
	}
	return w
}

// here are those who can be paired at all.
func (w town) here() []MemberID {
	var ids []MemberID
	for id, j := range w.byID {
		busy := slices.ContainsFunc(w.Past, func(g Group) bool {
			return slices.Contains(g.Members, id) && g.To.DaysSince(w.Day) >= 0
		})
		if !busy && !j.Deactivated {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

func (w town) allowed(x, y MemberID) bool {
	a, b := w.byID[x], w.byID[y]
	never := append([]MemberID{a.Mentor, a.LineManager, a.InductionTutor}, a.Avoids...)
	nor := append([]MemberID{b.Mentor, b.LineManager, b.InductionTutor}, b.Avoids...)
	return x != y && !slices.Contains(never, y) && !slices.Contains(nor, x)
}

func (w town) again(x, y MemberID) bool {
	return slices.ContainsFunc(w.Past, func(g Group) bool {
		return !g.From.Before(w.Term) && slices.Contains(g.Members, x) && slices.Contains(g.Members, y)
	})
}

// parts says who can be reached from whom by pairs that are allowed.
func (w town) parts() map[MemberID]int {
	of, here := map[MemberID]int{}, w.here()
	var spread func(x MemberID, i int)
	spread = func(x MemberID, i int) {
		if _, ok := of[x]; ok {
			return
		}
		of[x] = i
		for _, y := range here {
			if w.allowed(x, y) {
				spread(y, i)
			}
		}
	}
	for i, x := range here {
		spread(x, i)
	}
	return of
}

func pairUp(t rapid.TB, r Round) Pairing {
	t.Helper()
	p, err := r.Pair()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestWhatEveryRoundPromises, over ten thousand cohorts.
func TestWhatEveryRoundPromises(t *testing.T) {
	times(t, "10000")
	rapid.Check(t, func(t *rapid.T) {
		r := cohorts(24).Draw(t, "round")
		w := townOf(r)
		if len(r.Joined) > 0 { // pressing [Yes] twice changes nothing
			w.Joined = append(w.Joined, r.Joined[0])
		}
		p := pairUp(t, w.Round)

		everybody := slices.Concat(append(p.Groups, p.Left)...)
		slices.Sort(everybody)
		if got, want := everybody, slices.Sorted(maps.Keys(w.byID)); !slices.Equal(got, want) {
			t.Fatalf("of %v there are %v: somebody is there twice, or left out in silence", want, got)
		}
		w.checkGroups(t, p)
		w.checkLeft(t, p)
	})
}

func (w town) checkGroups(t *rapid.T, p Pairing) {
	here, parts, threes := w.here(), w.parts(), map[int]int{}
	for _, g := range p.Groups {
		for i, x := range g {
			if !slices.Contains(here, x) {
				t.Fatalf("%s is paired, and is away or in a group already", x)
			}
			for _, y := range g[:i] {
				if !w.allowed(x, y) {
					t.Fatalf("%v has %s and %s, who may not be paired", g, x, y)
				}
			}
		}
		switch len(g) {
		case 2:
		case 3:
			threes[parts[g[0]]]++
		default:
			t.Fatalf("a group of %d", len(g))
		}
		if threes[parts[g[0]]] > 1 {
			t.Fatalf("two threes in one part of the cohort: %v", p.Groups)
		}
	}
	w.checkRepeats(t, p)
}

// checkRepeats holds that no two groups could swap partners and have fewer
// repeats. That there is no better way at all is held, for small cohorts, by
// TestNoAvoidableRepeat.
func (w town) checkRepeats(t *rapid.T, p Pairing) {
	count := func(x, y MemberID) int {
		if w.again(x, y) {
			return 1
		}
		return 0
	}
	for i, g := range p.Groups {
		for _, h := range p.Groups[:i] {
			if len(g) != 2 || len(h) != 2 {
				continue
			}
			for _, swapped := range [][2]MemberID{{h[0], h[1]}, {h[1], h[0]}} {
				x, y := swapped[0], swapped[1]
				if w.allowed(g[0], x) && w.allowed(g[1], y) && count(g[0], x)+count(g[1], y) < count(g[0], g[1])+count(x, y) {
					t.Fatalf("%v and %v repeat, and need not", g, h)
				}
			}
		}
	}
}

// checkLeft holds that nobody is left who could have been paired: not with one
// another, and not as a third where there is no three yet.
func (w town) checkLeft(t *rapid.T, p Pairing) {
	here, parts, threes := w.here(), w.parts(), map[int]bool{}
	for _, g := range p.Groups {
		threes[parts[g[0]]] = threes[parts[g[0]]] || len(g) == 3
	}
	for _, x := range p.Left {
		if !slices.Contains(here, x) {
			continue
		}
		for _, y := range p.Left {
			if slices.Contains(here, y) && w.allowed(x, y) {
				t.Fatalf("%s and %s are left, and may be paired", x, y)
			}
		}
		for _, g := range p.Groups {
			if !threes[parts[x]] && w.allowed(x, g[0]) && w.allowed(x, g[1]) {
				t.Fatalf("%s is left, and could join %v", x, g)
			}
		}
	}
}

// TestNoAvoidableRepeat tries every way to pair a small cohort.
func TestNoAvoidableRepeat(t *testing.T) {
	times(t, "2000")
	rapid.Check(t, func(t *rapid.T) {
		w := townOf(cohorts(8).Draw(t, "round"))
		p := pairUp(t, w.Round)
		pairs, repeats := 0, 0
		for _, g := range p.Groups {
			pairs++
			if w.again(g[0], g[1]) {
				repeats++
			}
		}
		if most, fewest := w.best(w.here()); pairs != most || repeats != fewest {
			t.Fatalf("%d pairs, %d of them repeats; there can be %d with %d", pairs, repeats, most, fewest)
		}
	})
}

// best is the most pairs there can be, and with how few repeats.
func (w town) best(of []MemberID) (most, fewest int) {
	if len(of) < 2 {
		return 0, 0
	}
	most, fewest = w.best(of[1:]) // the first stays alone
	for i, other := range of[1:] {
		if !w.allowed(of[0], other) {
			continue
		}
		pairs, repeats := w.best(slices.Delete(slices.Clone(of[1:]), i, i+1))
		pairs++
		if w.again(of[0], other) {
			repeats++
		}
		if pairs > most || pairs == most && repeats < fewest {
			most, fewest = pairs, repeats
		}
	}
	return most, fewest
}

func TestOrderDecidesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := cohorts(20).Draw(t, "round")
		want := pairUp(t, r)
		r.Joined = rapid.Permutation(r.Joined).Draw(t, "joined")
		r.Past = rapid.Permutation(r.Past).Draw(t, "past")
		if diff := cmp.Diff(want, pairUp(t, r)); diff != "" {
			t.Fatalf("another order, another outcome (-before +after):\n%s", diff)
		}
	})
}

func TestSeedDecidesBetweenEquals(t *testing.T) {
	r := Round{Day: day("2027-01-18"), Term: day("2027-01-04")}
	for i := range 10 {
		r.Joined = append(r.Joined, Joiner{Member: Member{ID: nth(i)}})
	}
	outcomes := map[string]bool{}
	for i := range 20 {
		r.Seed = fmt.Sprint(i)
		outcomes[fmt.Sprint(pairUp(t, r))] = true
	}
	if len(outcomes) < 15 {
		t.Errorf("20 seeds have %d outcomes", len(outcomes))
	}
}

// teacher is one of the people below, who are much alike.
func teacher(id MemberID, change func(*Joiner)) Joiner {
	j := Joiner{Member: Member{ID: id, Organisation: "trust", Phase: "primary", Subject: "Art"}, Focus: "feedback"}
	if change != nil {
		change(&j)
	}
	return j
}

// TestWhoIsPreferred: of two colleagues who differ in one thing, Asha gets the
// one that suits her, Ben.
func TestWhoIsPreferred(t *testing.T) {
	monday := Period{Day: time.Monday, From: Clock(10, 0), To: Clock(10, 50)}
	for name, c := range map[string]struct {
		asha, carl func(*Joiner)
		ben        func(*Joiner)
		past       []Group
	}{
		"the same focus":       {carl: func(j *Joiner) { j.Focus = "questions" }},
		"a focus and not none": {carl: func(j *Joiner) { j.Focus = "" }},
		"the same phase":       {carl: func(j *Joiner) { j.Phase = "secondary" }},
		"the same subject":     {carl: func(j *Joiner) { j.Subject = "Music" }},
		"another subject on purpose": {
			asha: func(j *Joiner) { j.Unlike = true },
			ben:  func(j *Joiner) { j.Unlike, j.Subject = true, "Music" },
			carl: func(j *Joiner) { j.Unlike = true },
		},
		"free together": {
			asha: func(j *Joiner) { j.Free = []Period{monday} },
			ben:  func(j *Joiner) { j.Free = []Period{{time.Monday, Clock(10, 30), Clock(11, 20)}} },
			carl: func(j *Joiner) { j.Free = []Period{{time.Monday, Clock(10, 40), Clock(11, 30)}} },
		},
		"free on a day both work": {
			asha: func(j *Joiner) { j.Free = []Period{monday} },
			ben:  func(j *Joiner) { j.Free, j.WorkingDays = []Period{monday}, 1<<time.Monday|1<<time.Friday },
			carl: func(j *Joiner) { j.Free, j.WorkingDays = []Period{monday}, 1<<time.Tuesday|1<<time.Friday },
		},
		"days at work": {carl: func(j *Joiner) { j.WorkingDays = 1 << time.Friday }},
		"somebody new": {past: []Group{{Members: []MemberID{"asha", "carl"}, From: day("2026-11-02")}}},
		"longer ago": {past: []Group{
			{Members: []MemberID{"asha", "ben"}, From: day("2026-03-02")},
			{Members: []MemberID{"asha", "carl"}, From: day("2026-11-02")},
		}},
		"not this term": {
			carl: func(j *Joiner) { j.Focus = "feedback" }, ben: func(j *Joiner) { j.Focus, j.Phase, j.Subject = "", "SEND", "PE" },
			past: []Group{{Members: []MemberID{"asha", "carl"}, From: day("2027-01-05")}},
		},
	} {
		r := Round{Day: day("2027-01-18"), Term: day("2027-01-04"), Past: c.past, Joined: []Joiner{
			teacher("asha", c.asha), teacher("ben", c.ben), teacher("carl", c.carl),
			// Dee may be paired with either of the two, and fits them alike.
			teacher("dee", func(j *Joiner) {
				j.Avoids, j.WorkingDays = []MemberID{"asha"}, 1<<time.Friday
				j.Focus, j.Phase, j.Subject = "", "", ""
			}),
		}}
		for seed := range 5 { // whatever the order of equals
			r.Seed = fmt.Sprint(seed)
			p := pairUp(t, r)
			if !slices.ContainsFunc(p.Groups, func(g []MemberID) bool {
				return slices.Contains(g, "asha") && slices.Contains(g, "ben")
			}) {
				t.Errorf("%s: Asha is not with Ben: %v", name, p.Groups)
			}
		}
	}
}

// TestAnOddNumberMakesAThree, and nobody is told why somebody is left.
func TestAnOddNumberMakesAThree(t *testing.T) {
	round := func(change func(*Joiner)) Round {
		r := Round{Day: day("2027-01-18"), Term: day("2027-01-04"), Joined: []Joiner{
			teacher("asha", nil), teacher("ben", nil), teacher("carl", nil), teacher("dee", nil), teacher("eve", change),
		}}
		return r
	}
	p := pairUp(t, round(nil))
	if sizes := []int{len(p.Groups[0]) + len(p.Groups[1]), len(p.Left)}; !slices.Equal(sizes, []int{5, 0}) {
		t.Errorf("five people: got %v", p)
	}
	left := map[string]Pairing{
		"is avoided":         pairUp(t, round(func(j *Joiner) { j.Avoids = []MemberID{"asha", "ben", "carl", "dee"} })),
		"is away":            pairUp(t, round(func(j *Joiner) { j.Deactivated = true })),
		"has left":           pairUp(t, round(func(j *Joiner) { j.Leaves = day("2027-01-17") })),
		"has not begun":      pairUp(t, round(func(j *Joiner) { j.Starts = day("2027-01-19") })),
		"said they are away": pairUp(t, round(func(j *Joiner) { j.Away = Days{day("2027-01-18"), day("2027-01-18")} })),
		"is pausing":         pairUp(t, round(func(j *Joiner) { j.PausedUntil = day("2027-01-19") })),
		"writes a journal week": pairUp(t, round(func(j *Joiner) {
			j.Roles, j.JournalWeek = []Role{ECT}, JournalWeek{Monday: day("2027-01-18")}
		})),
		"is of another trust": pairUp(t, round(func(j *Joiner) { j.Organisation = "other" })),
	}
	for name, p := range left {
		if diff := cmp.Diff([]MemberID{"eve"}, p.Left); diff != "" || len(p.Groups) != 2 {
			t.Errorf("one of five %s: got %v", name, p)
		}
		if diff := cmp.Diff(left["is away"], p); diff != "" {
			t.Errorf("one of five %s: it can be told apart (-away +this):\n%s", name, diff)
		}
	}
}

// TestWhyGivesNothingAway: what a person keeps to themselves changes nothing.
func TestWhyGivesNothingAway(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := cohorts(12).Draw(t, "round")
		for _, g := range pairUp(t, r).Groups {
			var known, bare []Joiner
			for _, j := range r.Joined {
				if slices.Contains(g, j.ID) {
					known = append(known, j)
					j.Avoids, j.Unlike = nil, !j.Unlike
					j.Mentor, j.LineManager, j.InductionTutor = "", "", ""
					bare = append(bare, j)
				}
			}
			ours := slices.DeleteFunc(slices.Clone(r.Past), func(p Group) bool {
				return !slices.ContainsFunc(p.Members, func(m MemberID) bool { return slices.Contains(g, m) })
			})
			if diff := cmp.Diff(Why(bare, ours), Why(known, r.Past)); diff != "" {
				t.Fatalf("what is private shows in the reasons (-without +with):\n%s", diff)
			}
		}
	})
}

func TestWhy(t *testing.T) {
	free := func(j *Joiner) { j.Free = []Period{{time.Monday, Clock(10, 0), Clock(10, 50)}} }
	other := func(j *Joiner) { j.Phase, j.Subject, j.Focus = "secondary", "Music", "questions" }
	nothing := func(j *Joiner) { j.Phase, j.Subject, j.Focus = "", "", "" }
	met := []Group{{Members: []MemberID{"asha", "ben"}, From: day("2026-11-02")}}
	for name, c := range map[string]struct {
		group []Joiner
		past  []Group
		want  []Reason
	}{
		"much alike":        {[]Joiner{teacher("asha", free), teacher("ben", free)}, nil, []Reason{SameFocus, SameSubject, SamePhase, FreeTogether, NewTogether}},
		"met before":        {[]Joiner{teacher("asha", nil), teacher("ben", nil)}, met, []Reason{SameFocus, SameSubject, SamePhase}},
		"not alike":         {[]Joiner{teacher("asha", nil), teacher("ben", other)}, nil, []Reason{NewTogether, OtherSubject, OtherPhase}},
		"nothing to say":    {[]Joiner{teacher("asha", nothing), teacher("ben", nothing)}, met, nil},
		"two of three only": {[]Joiner{teacher("asha", nil), teacher("ben", nil), teacher("carl", nothing)}, met, nil},
		"all three":         {[]Joiner{teacher("asha", nil), teacher("ben", nil), teacher("carl", nil)}, nil, []Reason{SameFocus, SameSubject, SamePhase, NewTogether}},
		"alone":             {[]Joiner{teacher("asha", nil)}, nil, nil},
	} {
		if diff := cmp.Diff(c.want, Why(c.group, c.past)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestALargeCohort is of a whole trust: everybody has somebody.
func TestALargeCohort(t *testing.T) {
	r := Round{Day: day("2027-01-18"), Term: day("2027-01-04")}
	for i := range 2001 {
		r.Joined = append(r.Joined, teacher(MemberID(fmt.Sprintf("p%04d", i)), func(j *Joiner) {
			j.Focus, j.Subject = Focus(fmt.Sprint(i%12)), fmt.Sprint(i%7)
			j.Mentor = nth(i % 50)
		}))
	}
	p := pairUp(t, r)
	if len(p.Groups) != 1000 || len(p.Left) != 0 {
		t.Errorf("%d groups, %d left", len(p.Groups), len(p.Left))
	}
}
