package reflection

import "testing"

func TestWeekOf(t *testing.T) {
	year := TermsFor("north", []Span{
		{From: Date{2026, 9, 2}, To: Date{2026, 12, 18}, Kind: TermDays}, // a Wednesday
		{From: Date{2026, 10, 26}, To: Date{2026, 10, 30}, Kind: ClosedDays},
		{From: Date{2026, 11, 27}, To: Date{2026, 11, 27}, Kind: ClosedDays},
		{From: Date{2027, 1, 4}, To: Date{2027, 2, 12}, Kind: TermDays}, // two spans for one term
		{From: Date{2027, 2, 22}, To: Date{2027, 3, 25}, Kind: TermDays},
		{From: Date{2027, 4, 12}, To: Date{2027, 7, 21}, Kind: TermDays},
		{From: Date{2027, 5, 29}, To: Date{2027, 6, 6}, Kind: ClosedDays}, // with its weekends
	})
	for d, want := range map[Date]TermWeek{
		{2026, 9, 1}:   {},
		{2026, 9, 2}:   {Autumn, 1, 1},
		{2026, 9, 7}:   {Autumn, 1, 2},
		{2026, 10, 23}: {Autumn, 1, 8},
		{2026, 10, 28}: {},
		{2026, 11, 2}:  {Autumn, 2, 1},
		{2026, 11, 27}: {Autumn, 2, 4},
		{2026, 12, 18}: {Autumn, 2, 7},
		{2026, 12, 25}: {},
		{2027, 1, 4}:   {Spring, 1, 1},
		{2027, 2, 12}:  {Spring, 1, 6},
		{2027, 2, 17}:  {},
		{2027, 2, 22}:  {Spring, 2, 1},
		{2027, 4, 12}:  {Summer, 1, 1},
		{2027, 5, 28}:  {Summer, 1, 7},
		{2027, 6, 7}:   {Summer, 2, 1},
		{2027, 7, 21}:  {Summer, 2, 7},
		{2027, 7, 22}:  {},
	} {
		if got := year.WeekOf(d); got != want {
			t.Errorf("%s is in %+v, want %+v", d, got, want)
		}
	}
}

// A calendar that is not finished yet names no half.
func TestWeekOfATermWithoutAHalfTerm(t *testing.T) {
	terms := TermsFor("north", []Span{{From: Date{2026, 9, 1}, To: Date{2026, 12, 18}, Kind: TermDays}})
	if got, want := terms.WeekOf(Date{2026, 11, 13}), (TermWeek{Autumn, 0, 11}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestEndsSoon(t *testing.T) {
	last := Date{2027, 7, 21}
	terms := TermsFor("north", []Span{{From: Date{2027, 4, 12}, To: last, Kind: TermDays}})
	for d, want := range map[Date]Date{{2027, 6, 9}: {}, {2027, 6, 10}: last, {2027, 7, 21}: last, {2027, 7, 22}: {}} {
		if got := terms.EndsSoon(d); got != want {
			t.Errorf("on %s the calendar ends soon, on %q; want %q", d, got, want)
		}
	}
}
