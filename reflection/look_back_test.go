package reflection

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

// yearOf2026 has a term with a week off in the middle, after a summer term.
func yearOf2026() Terms {
	return TermsFor("s", []Span{
		{From: Date{2026, time.September, 1}, To: Date{2026, time.December, 18}, Kind: TermDays},
		{From: Date{2026, time.October, 26}, To: Date{2026, time.October, 30}, Kind: ClosedDays},
		{From: Date{2026, time.April, 13}, To: Date{2026, time.July, 20}, Kind: TermDays},
	})
}

func wrote(id string, on Date, focus Focus, happened, took Private) Entry {
	return Entry{ID: EntryID(id), Length: FullCycle, StartedAt: on.At(Clock(15, 45), time.UTC), Tags: Tags{Focus: focus},
		Answers: map[Stage]Answer{Description: {Text: happened, Revision: 1}, Conclusion: {Text: took, Revision: 1}}}
}

func TestALookBackIsOfTheHalfTermAround(t *testing.T) {
	entries := []Entry{
		wrote("summer", Date{2026, time.June, 3}, "tasks", "In summer.", "Rest."),
		wrote("before", Date{2026, time.October, 23}, "tasks", "The last day.", "Sleep."),
		wrote("first", Date{2026, time.November, 2}, "feedback", "One two three.", "Ask first."),
		wrote("middle", Date{2026, time.November, 5}, "checking", "Four five.", ""),
		wrote("last", Date{2026, time.November, 12}, "feedback", "Six.", "Ask, then wait."),
	}
	plans := []Plan{{Entry: "first", State: PlanTried}, {Entry: "middle", State: PlanOpen}, {Entry: "before", State: PlanTried}}
	got := lookedBack(entries, plans, yearOf2026(), Date{2026, time.November, 20})
	if want := (Days{Date{2026, time.November, 2}, Date{2026, time.December, 18}}); got.Half != want {
		t.Errorf("it is of %v, want %v", got.Half, want)
	}
	if want := []Focus{"feedback", "checking"}; !slices.Equal(got.Focuses, want) {
		t.Errorf("it was about %v, want %v", got.Focuses, want)
	}
	if fmt.Sprint(got.Plans) != "map[open:1 tried:1]" {
		t.Errorf("plans: %v", got.Plans)
	}
	if got.Words[Description] != 6 || got.Words[Conclusion] != 5 || got.Words[Analysis] != 0 {
		t.Errorf("words: %v", got.Words)
	}
	if got.First.Text != "Ask first." || got.Latest.Text != "Ask, then wait." || got.Latest.On != (Date{2026, time.November, 12}) {
		t.Errorf("took %q, then %q", got.First.Text.Reveal(), got.Latest.Text.Reveal())
	}
}

// In a holiday it is of the half-term that is over; without a calendar, of six
// weeks; and with nothing written it is empty.
func TestALookBackWithoutAHalfTerm(t *testing.T) {
	for _, c := range []struct {
		name  string
		terms Terms
		today Date
		want  Days
	}{
		{"half-term break", yearOf2026(), Date{2026, time.October, 28}, Days{Date{2026, time.September, 1}, Date{2026, time.October, 23}}},
		{"Christmas", yearOf2026(), Date{2026, time.December, 27}, Days{Date{2026, time.November, 2}, Date{2026, time.December, 18}}},
		{"no calendar", Terms{}, Date{2026, time.November, 20}, Days{Date{2026, time.October, 9}, Date{2026, time.November, 20}}},
	} {
		got := lookedBack(nil, nil, c.terms, c.today)
		if got.Half != c.want || len(got.Again) > 0 || len(got.Focuses) > 0 {
			t.Errorf("%s: %+v, want %v", c.name, got, c.want)
		}
	}
}
