package reflection_test

import (
	"fmt"
	"slices"
	"testing"

	"plenary/reflection"
)

// three years of terms, as schools have them.
var threeYears = spans(
	[3]string{"term", "2026-09-02", "2026-12-18"}, [3]string{"term", "2027-01-04", "2027-03-25"}, [3]string{"term", "2027-04-12", "2027-07-21"},
	[3]string{"term", "2027-09-01", "2027-12-17"}, [3]string{"term", "2028-01-04", "2028-03-30"}, [3]string{"term", "2028-04-18", "2028-07-20"},
	[3]string{"term", "2028-09-04", "2028-12-20"}, [3]string{"term", "2029-01-03", "2029-03-29"}, [3]string{"term", "2029-04-16", "2029-07-20"},
	[3]string{"closed", "2026-10-26", "2026-10-30"}, [3]string{"closed", "2027-02-15", "2027-02-19"}, [3]string{"closed", "2027-05-31", "2027-06-04"},
	[3]string{"closed", "2027-10-25", "2027-10-29"}, [3]string{"closed", "2028-02-14", "2028-02-18"}, [3]string{"closed", "2028-05-29", "2028-06-02"},
	[3]string{"closed", "2028-10-23", "2028-10-27"}, [3]string{"closed", "2029-02-12", "2029-02-16"}, [3]string{"closed", "2029-05-28", "2029-06-01"})

// owed is what a coordinator reads of one ECT: "1 review 2026-12-18".
func (n *town) owed(today string, change func(*reflection.Member)) (all []string) {
	n.t.Helper()
	ben := n.member("north", "ben")
	change(&ben)
	n.must(n.Store.Write(n.t.Context(), "north", ben, reflection.Calendar{Spans: threeYears}))
	n.now = at(today + " 12:00")
	dates, err := n.StatutoryDates(n.t.Context(), n.khan)
	n.must(err)
	for _, m := range dates {
		what := "review"
		if m.Formal() {
			what = "assessment"
		}
		if m.ECT.ID == "ben" {
			all = append(all, fmt.Sprintf("%d %s %s", m.Term, what, m.By))
		}
	}
	return all
}

// What induction asks for, by the terms that somebody has served.
func TestStatutoryDates(t *testing.T) {
	fullTime := []string{"1 review 2026-12-18", "2 review 2027-03-25", "3 assessment 2027-07-21",
		"4 review 2027-12-17", "5 review 2028-03-30", "6 assessment 2028-07-20"}
	for name, c := range map[string]struct {
		today  string
		change func(*reflection.Member)
		want   []string
	}{
		"full-time from September":                 {"2026-09-02", func(m *reflection.Member) { m.Starts = date("2026-09-01") }, fullTime},
		"with no first day, from this school year": {"2026-11-11", func(m *reflection.Member) { m.Year = 1 }, fullTime},
		"on its own day it is still due":           {"2027-07-21", func(m *reflection.Member) { m.Starts = date("2026-09-01") }, fullTime[2:]},
		"and not the day after":                    {"2027-07-22", func(m *reflection.Member) { m.Starts = date("2026-09-01") }, fullTime[3:]},
		"in the second year, with no first day": {"2026-11-11", func(m *reflection.Member) { m.Year = 2 },
			[]string{"4 review 2026-12-18", "5 review 2027-03-25", "6 assessment 2027-07-21"}},
		"begun before the calendar does": {"2026-11-11", func(m *reflection.Member) { m.Starts, m.Year = date("2025-09-01"), 2 },
			[]string{"4 review 2026-12-18", "5 review 2027-03-25", "6 assessment 2027-07-21"}},
		"a second year here after a first elsewhere": {"2026-11-11", func(m *reflection.Member) { m.Starts, m.Year = date("2026-08-31"), 2 },
			[]string{"4 review 2026-12-18", "5 review 2027-03-25", "6 assessment 2027-07-21"}},
		"from January": {"2027-01-04", func(m *reflection.Member) { m.Starts = date("2027-01-04") },
			[]string{"1 review 2027-03-25", "2 review 2027-07-21", "3 assessment 2027-12-17", "4 review 2028-03-30", "5 review 2028-07-20", "6 assessment 2028-12-20"}},
		// 24 of the 54 school days of spring are left: the first term is served
		// after 38 of the 68 of summer.
		"from the middle of a term": {"2027-02-22", func(m *reflection.Member) { m.Starts = date("2027-02-22") },
			[]string{"1 review 2027-06-09", "2 review", "3 assessment", "4 review", "5 review", "6 assessment"}},
		"three days a week: five thirds of a term each": {"2026-09-02", func(m *reflection.Member) {
			m.Starts = date("2026-09-01")
			m.WorkingDays, _ = reflection.ParseWeekdays("Mon Tue Wed")
		}, []string{"1 review 2027-03-01", "2 review 2027-09", "3 assessment 2028-03-28", "4 review 2028-11", "5 review 2029-05"}},
		"nothing after the last day": {"2026-09-02", func(m *reflection.Member) { m.Starts, m.Leaves = date("2026-09-01"), date("2027-03-26") }, fullTime[:2]},
	} {
		t.Run(name, func(t *testing.T) {
			got := newTown(t).owed(c.today, c.change)
			begin := func(got, want string) bool { return len(got) >= len(want) && got[:len(want)] == want }
			if !slices.EqualFunc(got, c.want, begin) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}
