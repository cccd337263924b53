package reflection_test

import (
	"slices"
	"testing"

	"plenary/reflection"
)

func spans(all ...[3]string) (out []reflection.Span) {
	for _, s := range all {
		out = append(out, reflection.Span{From: date(s[1]), To: date(s[2]), Kind: reflection.DayKind(s[0])})
	}
	return out
}

// A calendar writes half-terms as closed weeks within a term, or as terms of
// their own: people live the same year.
func TestTheHalvesOfASchoolYear(t *testing.T) {
	want := []string{
		"2026-09-02 to 2026-10-23", "2026-11-02 to 2026-12-18",
		"2027-01-04 to 2027-02-12", "2027-02-22 to 2027-03-25",
		"2027-04-12 to 2027-05-28", "2027-06-07 to 2027-07-21",
	}
	for name, calendar := range map[string][]reflection.Span{
		"closed weeks": spans(
			[3]string{"term", "2026-09-02", "2026-12-18"}, [3]string{"term", "2027-01-04", "2027-03-25"}, [3]string{"term", "2027-04-12", "2027-07-21"},
			[3]string{"closed", "2026-10-24", "2026-10-30"}, [3]string{"closed", "2027-02-13", "2027-02-19"}, [3]string{"closed", "2027-05-29", "2027-06-04"},
			[3]string{"closed", "2027-05-03", "2027-05-03"}, [3]string{"inset", "2027-01-04", "2027-01-04"}),
		"terms of their own": spans(
			[3]string{"term", "2027-04-12", "2027-05-28"}, [3]string{"term", "2027-06-05", "2027-07-21"},
			[3]string{"term", "2026-09-02", "2026-10-23"}, [3]string{"term", "2026-10-31", "2026-12-18"},
			[3]string{"term", "2027-01-04", "2027-02-12"}, [3]string{"term", "2027-02-20", "2027-03-25"}),
	} {
		terms := reflection.TermsFor("s", calendar)
		var got []string
		for _, h := range terms.HalfTerms() {
			got = append(got, h.From.String()+" to "+h.To.String())
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
		if n := len(terms.SchoolTerms()); n != 3 {
			t.Errorf("%s: got %d terms, want 3", name, n)
		}
	}
	if got := reflection.TermsFor("s", spans([3]string{"term", "2026-09-02", "2026-10-16"})).HalfTerms(); len(got) != 1 {
		t.Errorf("a term without a week off has %d halves", len(got))
	}
	if got := reflection.TermsFor("s", nil).HalfTerms(); got != nil {
		t.Errorf("no calendar has halves %v", got)
	}
}
