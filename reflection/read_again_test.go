package reflection

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// offered is what may be read again, and why.
func offered(l LookBack) (all []string) {
	for _, a := range l.Again {
		all = append(all, fmt.Sprintf("%s: %s", a.Why, a.Entry.ID))
	}
	return all
}

// What comes back has to do with now: the week or half-term a year ago, the
// same focus, a plan. Each entry is offered once, and nothing of now.
func TestWhatIsReadAgainHasToDoWithNow(t *testing.T) {
	today := Date{2026, time.November, 18}
	on := func(id string, year int, month time.Month, day int, focus Focus) Entry {
		return wrote(id, Date{year, month, day}, focus, "Words.", "")
	}
	planned := on("planned", 2026, 10, 1, "")
	bare := wrote("planned", Date{2026, time.October, 1}, "", " ", "")
	plan := func(entry EntryID, state PlanState, then Private, day Date) Plan {
		return Plan{ID: PlanID(entry), Entry: entry, State: state, Then: then, On: day}
	}
	for name, c := range map[string]struct {
		old   []Entry
		plans []Plan
		want  string
	}{
		"nothing":                       {nil, []Plan{plan("now", PlanOpen, "wait", Date{})}, "[]"},
		"the week a year ago":           {[]Entry{on("year", 2025, 11, 21, ""), on("far", 2025, 12, 10, "")}, nil, "[a year ago: year a term ago: far]"},
		"its first day and its last":    {[]Entry{on("first", 2025, 11, 17, ""), on("last", 2025, 11, 23, "")}, nil, "[a year ago: first a term ago: last]"},
		"the days before and after it":  {[]Entry{on("before", 2025, 11, 16, ""), on("after", 2025, 11, 24, "")}, nil, "[last year: before a term ago: after]"},
		"as near on either side":        {[]Entry{on("before", 2025, 11, 18, ""), on("after", 2025, 11, 20, "")}, nil, "[a year ago: after a term ago: before]"},
		"another week of the half-term": {[]Entry{on("far", 2025, 12, 10, "")}, nil, "[last year: far]"},
		"the half-term before it":       {[]Entry{on("october", 2025, 10, 10, "")}, nil, "[a term ago: october]"},
		"the same focus":                {[]Entry{on("first", 2026, 10, 1, "feedback"), on("then", 2026, 10, 8, "feedback"), on("other", 2026, 10, 9, "tasks")}, nil, "[focus: then]"},
		"a plan nobody spoke of":        {[]Entry{planned}, []Plan{plan("now", PlanOpen, "x", Date{}), plan("planned", PlanOpen, "wait", Date{})}, "[plan: planned]"},
		"a plan that another replaced":  {[]Entry{planned}, []Plan{plan("planned", PlanReplaced, "wait", Date{2026, 10, 5})}, "[plan: planned]"},
		"a plan and no other words":     {[]Entry{bare}, []Plan{plan("planned", PlanOpen, "wait", Date{})}, "[plan: planned]"},
		"a plan for a day to come":      {[]Entry{planned}, []Plan{plan("planned", PlanOpen, "wait", today)}, "[]"},
		"a plan that was tried":         {[]Entry{planned}, []Plan{plan("planned", PlanTried, "wait", Date{})}, "[]"},
		"a plan that was adapted":       {[]Entry{planned}, []Plan{plan("planned", PlanAdapted, "wait", Date{})}, "[]"},
		"a plan that was dropped":       {[]Entry{planned}, []Plan{plan("planned", PlanDropped, "wait", Date{})}, "[]"},
		"a plan without words":          {[]Entry{planned}, []Plan{plan("planned", PlanOpen, " ", Date{})}, "[]"},
		"a plan of a deleted entry":     {nil, []Plan{plan("planned", PlanOpen, "wait", Date{})}, "[]"},
		"one entry that is all of them": {[]Entry{on("all", 2025, 11, 19, "feedback")}, []Plan{plan("all", PlanOpen, "wait", Date{})}, "[a year ago: all]"},
		"one without words":             {[]Entry{wrote("empty", Date{2025, time.November, 19}, "feedback", " ", "")}, nil, "[]"},
	} {
		now := wrote("now", Date{2026, time.November, 16}, "feedback", "This week.", "")
		if got := fmt.Sprint(offered(lookedBack(append(c.old, now), c.plans, yearOf2026(), today))); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// In the holiday after a term, its first half is no term ago.
func TestATermAgoIsNeverOfThisTerm(t *testing.T) {
	entries := []Entry{wrote("summer", Date{2026, time.June, 3}, "", "In summer.", ""), wrote("autumn", Date{2026, time.September, 23}, "", "In autumn.", "")}
	for i := range 40 { // from the end of the term into the holiday
		today := Date{2026, time.November, 20}.AddDays(i)
		if got := fmt.Sprint(offered(lookedBack(entries, nil, yearOf2026(), today))); got != "[a term ago: summer]" {
			t.Errorf("on %s: %s", today, got)
		}
	}
}

// Each day another one, and never one of this term or one without words.
func TestWhatIsReadAgainGoesRound(t *testing.T) {
	var all []Entry
	for i := range 5 {
		all = append(all, wrote(fmt.Sprint("old", i), Date{2026, time.May, 4 + i}, "", "Words.", ""))
	}
	all = append(all, wrote("empty", Date{2026, time.May, 20}, "", "", " "), wrote("new", Date{2026, time.September, 7}, "", "Words.", ""))
	seen := map[string]bool{}
	for i := range 5 {
		for _, what := range offered(lookedBack(all, nil, yearOf2026(), Date{2026, time.November, 9}.AddDays(i))) {
			seen[what] = true
		}
	}
	if len(seen) != 5 || seen["a term ago: empty"] || seen["a term ago: new"] {
		t.Errorf("in five days: %v", seen)
	}
}

// Whatever somebody wrote: what is offered is theirs, is from before, has
// something in it, was not waved on, comes once, and is the same all day.
func TestWhatIsReadAgainIsFromBeforeAndTheSameAllDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Entry
		var plans []Plan
		today := Date{2026, time.November, 2}.AddDays(rapid.IntRange(0, 50).Draw(t, "today"))
		for i, ago := range rapid.SliceOfN(rapid.IntRange(0, 800), 0, 20).Draw(t, "days ago") {
			id := fmt.Sprint("e", i)
			text := rapid.SampledFrom([]Private{"Words.", " "}).Draw(t, "text")
			e := wrote(id, today.AddDays(-ago), rapid.SampledFrom(append(Focuses()[:3], "")).Draw(t, "focus"), text, "")
			e.WavedOn = rapid.Bool().Draw(t, "waved on")
			all = append(all, e)
			if rapid.Bool().Draw(t, "planned") {
				plans = append(plans, Plan{ID: PlanID(id), Entry: EntryID(id), Then: "wait", State: rapid.SampledFrom([]PlanState{PlanOpen, PlanTried, PlanReplaced}).Draw(t, "state")})
			}
		}
		slices.SortStableFunc(all, func(a, b Entry) int { return a.StartedAt.Compare(b.StartedAt) })
		l := lookedBack(all, plans, yearOf2026(), today)
		seen := map[EntryID]bool{}
		for _, a := range l.Again {
			there := slices.ContainsFunc(all, func(e Entry) bool { return e.ID == a.Entry.ID })
			if !there || seen[a.Entry.ID] || a.Entry.WavedOn || !a.Entry.day().Before(l.Half.From) || a.Entry.Empty() && a.Why != PlanUnsaid {
				t.Errorf("offered on %s: %s of %s", today, a.Why, a.Entry.day())
			}
			seen[a.Entry.ID] = true
		}
		if again := offered(lookedBack(all, plans, yearOf2026(), today)); !slices.Equal(again, offered(l)) {
			t.Errorf("later that day: %v, then %v", offered(l), again)
		}
	})
}
