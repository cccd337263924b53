package reflection_test

import (
	"slices"
	"testing"

	"plenary/reflection"
)

const year = `date_from,date_to,kind,name,school
2026-09-02,2026-12-18,term,Autumn term,
2026-10-26,2026-10-30,closed,Half-term,
2026-09-01,2026-09-01,inset,INSET day,
07/12/2026,11/12/2026,Report,Reports,Northfield
`

func TestImportCalendar(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.schools(northfield))
	s.same(s.mustTake(s.calendar(year)),
		"add term Autumn term, Wed 2 September 2026 to Fri 18 December 2026",
		"add closed Half-term, Mon 26 October 2026 to Fri 30 October 2026",
		"add inset INSET day, Tue 1 September 2026",
		"add report Reports, Mon 7 December 2026 to Fri 11 December 2026, at Northfield")
	if again := s.mustTake(s.calendar(year)); !again.Nothing() || again.Same != 4 {
		t.Errorf("a second time: %v, %d the same", items(again), again.Same)
	}
}

func TestImportCalendarReplacesWhatItNames(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.schools(northfield))
	s.mustTake(s.calendar(year))
	s.same(s.mustTake(s.calendar("date_from,date_to,kind,name\n2026-09-02,2026-12-18,term,Autumn term\n2026-10-19,2026-10-30,closed,Half-term\n")),
		"add closed Half-term, Mon 19 October 2026 to Fri 30 October 2026",
		"remove inset INSET day, Tue 1 September 2026",
		"remove closed Half-term, Mon 26 October 2026 to Fri 30 October 2026")
	spans, err := s.Store.Calendar(s.ctx, s.org.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(spans) != 3 {
		t.Errorf("kept %d spans, want the two of the file and Northfield's own", len(spans))
	}
}

// Many a school's calendar has holidays and no terms. Whoever is about to put
// it in the place of term dates is told what becomes of them.
func TestImportCalendarTellsOfTermsThatGo(t *testing.T) {
	const (
		head   = "date_from,date_to,kind,name,school\n"
		all    = head + "2026-09-02,2026-12-18,term,Autumn,\n2027-01-04,2027-03-25,term,Spring,\n"
		closed = head + "2026-10-26,2026-10-30,closed,Half-term,\n"
		own    = all + "2026-09-02,2027-07-21,term,A year,Northfield\n"
		weekly = ", so prompts go out on every weekday outside August. Add each term, from its first day to its last."
	)
	for name, c := range map[string]struct {
		before, file string
		want         []string
	}{
		"no terms where there were none": {"", closed, []string{"With it there are no term dates" + weekly}},
		"no terms any more":              {all, closed, []string{"With it there are no term dates" + weekly}},
		"those of a year that is over":   {"", head + "2025-09-02,2026-07-21,term,Last year,\n", []string{"With it the term dates end on 21 July 2026" + weekly}},
		"fewer":                          {all, year, []string{"With it the term dates end on 18 December 2026; before it they went on to 25 March 2027."}},
		"more":                           {year, all, nil},
		"a day off at a school":          {all, head + "2026-11-27,2026-11-27,inset,INSET,Northfield\n", nil},
		"a school that follows the trust": {own, head + "2026-11-27,2026-11-27,inset,INSET,Northfield\n",
			[]string{"With it the term dates at Northfield end on 25 March 2027; before it they went on to 21 July 2027."}},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSetUp(t)
			s.mustTake(s.schools(northfield))
			if c.before != "" {
				s.mustTake(s.calendar(c.before))
			}
			if got := s.mustTake(s.calendar(c.file)).Notes; !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// A year 2 ECT's fortnight is counted from the first week of the term.
func TestImportPeopleFortnightFromTerm(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.schools(northfield))
	s.mustTake(s.calendar(year))
	s.mustTake(s.people(staff))
	want := reflection.Date{Year: 2026, Month: 8, Day: 31}
	if got := s.member("ben@x.example").Meets.From; got != want {
		t.Errorf("the fortnight is from %s, want %s", got, want)
	}
}

func TestImportCalendarRefuses(t *testing.T) {
	const head = "date_from,date_to,kind,name,school\n"
	tests := map[string]struct{ row, want string }{
		"no name":           {"2026-09-02,2026-12-18,term,,", "line 2: the row has no name"},
		"no date":           {",2026-12-18,term,Autumn,", "line 2: date_from and date_to must both have a date like 2026-09-02"},
		"a date in words":   {"2 September,2026-12-18,term,Autumn,", `line 2: date_from: "2 September" is not a date like 2026-09-02`},
		"a last century":    {"1926-09-02,2026-12-18,term,Autumn,", `line 2: date_from: "1926-09-02" is not a date like 2026-09-02`},
		"backwards":         {"2026-12-18,2026-09-02,term,Autumn,", "line 2: Autumn ends on 2026-09-02, before it starts on 2026-12-18"},
		"a slip in a year":  {"2026-09-02,2028-12-18,term,Autumn,", "line 2: Autumn is longer than a year; check the years of its dates"},
		"an unknown kind":   {"2026-09-02,2026-12-18,holiday,Autumn,", `line 2: "holiday" is not a kind of day; use term, closed, inset or report`},
		"an unknown school": {"2026-09-02,2026-12-18,term,Autumn,Westfield", `line 2: there is no school "Westfield"; import schools first, or check the spelling`},
		"terms that overlap": {"2026-09-02,2026-12-18,term,Autumn,\n2026-12-18,2027-03-26,term,Spring,",
			"line 3: Spring has days of Autumn on line 2"},
		"the same row twice": {"2026-09-02,2026-12-18,term,Autumn,\n2026-09-02,2026-12-18,term,Autumn,",
			"line 3: Autumn has days of Autumn on line 2"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := newSetUp(t)
			s.mustTake(s.schools(northfield))
			_, err := s.calendar(head + tt.row + "\n")
			s.refused(err, tt.want)
			if spans, _ := s.Store.Calendar(s.ctx, s.org.ID); len(spans) != 0 {
				t.Errorf("something was kept: %v", spans)
			}
		})
	}
}
