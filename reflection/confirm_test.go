package reflection_test

import (
	"strings"
	"testing"

	"plenary/reflection"
)

// A contact is confirmed once a term: in it, or in the holiday before. While it
// waits, prompts go on.
func TestAContactIsConfirmedOnceATerm(t *testing.T) {
	terms := reflection.TermsFor("s", threeYears)
	for _, c := range []struct {
		today, confirmed string
		waits            bool
	}{
		{"2026-09-02", "2026-08-20", false}, // in the summer before the first term there is
		{"2026-09-02", "2026-07-20", true},
		{"2026-12-18", "2026-09-02", false},
		{"2026-12-22", "2026-09-02", false}, // nobody is asked in a holiday
		{"2027-01-04", "2026-12-18", true},  // a new term
		{"2027-01-04", "2026-12-19", false}, // confirmed in the holiday
		{"2027-02-22", "2027-01-05", false}, // the second half of the same term
		{"2027-04-12", "2027-01-05", true},
		{"2027-01-10", "", true}, // a file brought it
		{"2026-12-22", "", true},
	} {
		g := reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001", ConfirmedOn: date(c.confirmed)}
		if got := terms.Unconfirmed(g, date(c.today)); got != c.waits {
			t.Errorf("on %s a contact confirmed on %q waits: %v, want %v", c.today, c.confirmed, got, c.waits)
		}
	}
}

// Schools with terms of their own are asked in theirs.
func TestASchoolsContactIsAskedForInItsOwnTerm(t *testing.T) {
	n := newTown(t)
	n.must(n.Store.Write(t.Context(), "north",
		reflection.School{ID: "east", Organisation: "north", Name: "Eastfield",
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001", ConfirmedOn: date("2026-09-10")}},
		reflection.Calendar{School: "east", Spans: spans(
			[3]string{"term", "2026-08-20", "2026-10-01"}, [3]string{"term", "2027-01-04", "2027-03-25"})}))
	wanting := func() string {
		state, err := n.SetUpState(t.Context(), n.khan)
		n.must(err)
		return strings.Join(state.Unconfirmed, ", ")
	}
	if got := wanting(); got != "Northfield" {
		t.Errorf("in Eastfield's holiday the schools asked for are %q", got)
	}
	n.now = at("2027-01-05 12:00")
	if got := wanting(); got != "Eastfield, Northfield" {
		t.Errorf("in Eastfield's new term the schools asked for are %q", got)
	}
}
