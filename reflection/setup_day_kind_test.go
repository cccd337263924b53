package reflection_test

import (
	"testing"

	"plenary/reflection"
)

func TestDayKindOf(t *testing.T) {
	for name, want := range map[string]reflection.DayKind{
		"Autumn Term 2026": reflection.TermDays, "Spring term": reflection.TermDays,
		"Half-term": reflection.ClosedDays, "October Half Term Holiday": reflection.ClosedDays, "Bank Holiday (early May)": reflection.ClosedDays,
		"CHRISTMAS BREAK": reflection.ClosedDays, "School closed to all": reflection.ClosedDays,
		"INSET Day": reflection.InsetDays, "Inset: safeguarding": reflection.InsetDays, "Non-pupil day": reflection.InsetDays,
		"Year 9 report writing": reflection.ReportDays, "Report week": reflection.ReportDays,
		"Autumn term begins": "", "Last day before half-term": "", "Break up for half-term": "", "Holiday club": "", "Half-term revision": "",
		"Terms and conditions": "", "Ben's report": "", "Insect week": "", "": "",
	} {
		if got, says := reflection.DayKindOf(name, nil, 60); got != want || says != (want != "") {
			t.Errorf("%q is %q (%v), want %q", name, got, says, want)
		}
	}
	if got, says := reflection.DayKindOf("Autumn term", nil, 1); says {
		t.Errorf("the one day of a term's name is %q", got)
	}
	if got, _ := reflection.DayKindOf("Training", []string{"Staff", " INSET "}, 1); got != reflection.InsetDays {
		t.Errorf("by its category it is %q", got)
	}
}

// Most schools write down when a term begins and ends, each on its day.
func TestTermEdgeOf(t *testing.T) {
	for name, want := range map[string]string{
		"Autumn term begins": "begins Autumn term", "Start of Summer Term 2027": "begins Summer Term 2027", "Term starts for all pupils": "begins Term",
		"First day of term": "begins term", "AUTUMN TERM ENDS": "ends AUTUMN TERM", "Last day of Spring term": "ends Spring term", "End of term": "ends term",
		"Autumn term": "", "Half-term begins": "", "End of half term": "", "End of term assembly": "", "Term starts for Year 7": "", "Term starts for staff": "",
		"Start of the day": "", "Term ends, term starts": "", "": "",
	} {
		term, ends, is := reflection.TermEdgeOf(name)
		got := ""
		switch {
		case ends && is:
			got = "ends " + term
		case is:
			got = "begins " + term
		}
		if got != want {
			t.Errorf("%q %q, want %q", name, got, want)
		}
	}
}
