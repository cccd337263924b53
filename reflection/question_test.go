package reflection

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// ask chooses among the questions that everybody is asked.
func ask(stage Stage, used []StemID, seed string) Stem {
	return (*Library)(nil).Choose(stage, used, Member{ID: MemberID(seed)}, School{})
}

func TestChoosePassesOverWhatWasAskedLately(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stage := rapid.SampledFrom(Stages()).Draw(t, "stage")
		seed := rapid.String().Draw(t, "seed")
		noise := rapid.SliceOf(rapid.SampledFrom([]StemID{"", "gone/stem", "feelings/now", "plan/check"})).Draw(t, "noise")
		var used []StemID
		n := len(Stems(stage))
		for range 3 * n {
			got := ask(stage, slices.Concat(used, noise), seed)
			if got.Stage != stage {
				t.Fatalf("Choose(%s) = %q", stage, got.ID)
			}
			if slices.Contains(used[:min(len(used), n-1)], got.ID) {
				t.Fatalf("%q again within %d choices", got.ID, n-1)
			}
			used = slices.Insert(used, 0, got.ID)
		}
	})
}

// Six weeks of memory must not mean that only seven stems are ever asked.
func TestChooseReachesEveryStemThoughOnlySixWeeksAreRemembered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stage := rapid.SampledFrom(Stages()).Draw(t, "stage")
		seed := rapid.String().Draw(t, "seed")
		seen := map[StemID]bool{}
		var used []StemID
		for range len(Stems(stage)) {
			id := ask(stage, used[:min(len(used), 6)], seed).ID
			used, seen[id] = slices.Insert(used, 0, id), true
		}
		if got, want := len(seen), len(Stems(stage)); got != want {
			t.Fatalf("%d of %d stems asked", got, want)
		}
	})
}

func TestChooseNeverPanicsAndAlwaysGivesTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stage := Stage(rapid.String().Draw(t, "stage"))
		if rapid.Bool().Draw(t, "known") {
			stage = rapid.SampledFrom(Stages()).Draw(t, "stage")
		}
		var used []StemID
		for _, id := range rapid.SliceOf(rapid.String()).Draw(t, "used") {
			used = append(used, StemID(id))
		}
		first, second := ask(stage, used, "a"), ask(stage, used, "a")
		if first != second || stage.Valid() != (first != Stem{}) {
			t.Fatalf("Choose gave %v, then %v", first, second)
		}
	})
}

func TestTwoPeopleAreAskedInDifferentOrder(t *testing.T) {
	first := map[StemID]int{}
	for _, seed := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		first[ask(Description, nil, seed).ID]++
	}
	if len(first) < 4 {
		t.Errorf("eight people start with %d different stems", len(first))
	}
}

func TestFreshQuestionGoesRound(t *testing.T) {
	if n := len(freshQuestions); n < 24 {
		t.Fatalf("%d questions, want at least 24", n)
	}
	for _, n := range []int{math.MinInt, -31, -1, 0, 29, 30, math.MaxInt - 1} {
		if FreshQuestion(n) == FreshQuestion(n+1) {
			t.Errorf("FreshQuestion(%d) is the same as the next", n)
		}
	}
	if FreshQuestion(-1) != FreshQuestion(len(freshQuestions)-1) {
		t.Error("FreshQuestion does not go round below zero")
	}
}

// Who meets every second week has all the questions in turn, too, and two
// people of one mentor are not asked the same on the same day.
func TestEveryMeetingHasAFreshQuestion(t *testing.T) {
	for _, every := range []int{1, 2} {
		asked := map[string]bool{}
		for n := range len(freshQuestions) {
			w := meetingWeek{on: Date{2026, 9, 8}.AddDays(7 * every * n)}
			w.Member.ID, w.Member.Meets.Fortnightly = "asha", every == 2
			asked[w.freshQuestion()] = true
			other := w
			other.Member.ID = "ben"
			if w.freshQuestion() == other.freshQuestion() {
				t.Errorf("on %s both are asked %q", w.on, w.freshQuestion())
			}
		}
		if len(asked) != len(freshQuestions) {
			t.Errorf("every %d weeks %d of %d questions are asked", every, len(asked), len(freshQuestions))
		}
	}
}
