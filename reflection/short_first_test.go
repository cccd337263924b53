package reflection_test

import (
	"testing"
	"time"

	"plenary/reflection"
)

func termDays(from, to string) reflection.Span {
	return reflection.Span{From: date(from), To: date(to), Kind: reflection.TermDays}
}

// schoolYear has three terms, the first with a half-term in it.
var schoolYear = []reflection.Span{termDays("2026-09-02", "2026-12-18"), termDays("2027-01-04", "2027-03-25"), termDays("2027-04-12", "2027-07-21"),
	{From: date("2026-10-26"), To: date("2026-10-30"), Kind: reflection.ClosedDays}}

// Who starts with everybody else chooses from the first. Who starts later has
// the short form for four weeks in which they are asked, holidays left out.
func TestTheShortFormComesFirstInTheMiddleOfAYear(t *testing.T) {
	for name, c := range map[string]struct {
		starts, begun string
		spans         []reflection.Span
		first, last   string // prompts with the short form alone; empty for none
		then          string // a prompt with both
	}{
		"before the year":          {"2026-08-24", "", schoolYear, "", "", "2026-09-03"},
		"its first day":            {"2026-09-01", "2026-09-02", schoolYear, "", "", "2026-09-03"},
		"the end of the fortnight": {"2026-09-15", "", schoolYear, "", "", "2026-09-17"},
		"a day later":              {"2026-09-16", "", schoolYear, "2026-09-17", "2026-10-08", "2026-10-15"},
		"over a half-term":         {"2026-10-12", "", schoolYear, "2026-10-15", "2026-11-12", "2026-11-19"},
		"over Christmas":           {"2026-12-07", "", schoolYear, "2026-12-10", "2027-01-14", "2027-01-21"},
		"in January":               {"2027-01-04", "", schoolYear, "2027-01-07", "2027-01-28", "2027-02-04"},
		"here before, new to this": {"2026-09-01", "2026-11-11", schoolYear, "2026-11-12", "2026-12-03", "2026-12-10"},
		"no first day known":       {"", "2027-04-26", schoolYear, "2027-04-29", "2027-05-20", "2027-05-27"},
		"neither known":            {"", "", schoolYear, "", "", "2026-11-12"},
		"years ago":                {"2023-01-09", "", schoolYear, "", "", "2026-09-03"},
		"no calendar, September":   {"2026-09-14", "", nil, "", "", "2026-09-17"},
		"no calendar, November":    {"2026-11-09", "", nil, "2026-11-12", "2026-12-03", "2026-12-10"},
	} {
		w := reflection.Week{Terms: reflection.TermsFor("", c.spans), Zone: time.UTC}
		if c.starts != "" {
			w.Member.Starts = date(c.starts)
		}
		if c.begun != "" {
			w.Member.Begun = date(c.begun)
		}
		for _, day := range []string{c.first, c.last} {
			if day != "" && !w.ShortFirst(date(day)) {
				t.Errorf("%s: the full cycle is offered on %s", name, day)
			}
		}
		if w.ShortFirst(date(c.then)) {
			t.Errorf("%s: the short form alone is offered on %s", name, c.then)
		}
	}
}

// It is the day at the school, which need not be London's.
func TestTheDayOfTheFirstStartIsTheSchools(t *testing.T) {
	n := newTown(t)
	school, err := n.Store.School(t.Context(), "north", "northfield")
	n.must(err)
	school.Zone = "Pacific/Auckland"
	n.must(n.Store.Write(t.Context(), "north", school))
	n.set("asha", func(m *reflection.Member) { m.Welcome = reflection.Invited })
	m, err := n.Begin(t.Context(), n.member("north", "asha"))
	n.must(err)
	if m.Begun != date("2026-11-12") {
		t.Errorf("begun on %s", m.Begun)
	}
}

// The day of the first [Start] is kept, and stays it when somebody stops and
// starts again.
func TestTheDayOfTheFirstStartIsKept(t *testing.T) {
	n := newTown(t)
	n.set("asha", func(m *reflection.Member) { m.Welcome = reflection.Invited })
	m, err := n.Begin(t.Context(), n.member("north", "asha"))
	n.must(err)
	if m.Begun != date("2026-11-11") {
		t.Errorf("begun on %s", m.Begun)
	}
	n.now = n.now.AddDate(0, 0, 30)
	m, err = n.Decline(t.Context(), m)
	n.must(err)
	m, err = n.Begin(t.Context(), m)
	n.must(err)
	if m.Begun != date("2026-11-11") {
		t.Errorf("begun again on %s", m.Begun)
	}
}
