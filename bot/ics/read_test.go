package ics

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// event is one of a calendar: its properties, a line each.
func event(properties ...string) string {
	return "BEGIN:VEVENT\r\n" + strings.Join(properties, "\r\n") + "\r\nEND:VEVENT\r\n"
}

func calendar(events ...string) string {
	return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + strings.Join(events, "") + "END:VCALENDAR\r\n"
}

// short are rows as "kind first last".
func short(rows []reflection.Row) (all []string) {
	for _, r := range rows {
		all = append(all, r.Cells["kind"]+" "+r.Cells["date_from"]+" "+r.Cells["date_to"])
	}
	return all
}

func TestRead(t *testing.T) {
	term := event("SUMMARY:Autumn term", "DTSTART;VALUE=DATE:20260902", "DTEND;VALUE=DATE:20261219")
	tests := map[string]struct {
		event string
		want  []string
	}{
		"a term of whole days":  {term, []string{"term 2026-09-02 2026-12-18"}},
		"a day without an end":  {event("SUMMARY:INSET day", "DTSTART;VALUE=DATE:20261127"), []string{"inset 2026-11-27 2026-11-27"}},
		"by its category":       {event("SUMMARY:Writing", "CATEGORIES:Staff,Report", "DTSTART;VALUE=DATE:20261130", "DTEND;VALUE=DATE:20261205"), []string{"report 2026-11-30 2026-12-04"}},
		"a week as it lasts":    {event("SUMMARY:Half-term", "DTSTART;VALUE=DATE:20261026", "DURATION:P1W"), []string{"closed 2026-10-26 2026-11-01"}},
		"days as they last":     {event("SUMMARY:School closed", "DTSTART;VALUE=DATE:20261026", "DURATION:P5D"), []string{"closed 2026-10-26 2026-10-30"}},
		"hours of a day":        {event("SUMMARY:INSET", "DTSTART:20261127T090000", "DTEND:20261127T150000"), []string{"inset 2026-11-27 2026-11-27"}},
		"until midnight":        {event("SUMMARY:INSET", "DTSTART:20261127T000000", "DTEND:20261128T000000"), []string{"inset 2026-11-27 2026-11-27"}},
		"in UTC in summer":      {event("SUMMARY:INSET", "DTSTART:20270430T230000Z", "DTEND:20270501T230000Z"), []string{"inset 2027-05-01 2027-05-01"}},
		"in UTC in winter":      {event("SUMMARY:INSET", "DTSTART:20261127T000000Z", "DTEND:20261128T000000Z"), []string{"inset 2026-11-27 2026-11-27"}},
		"as Outlook writes it":  {event("SUMMARY:Half term", `DTSTART;TZID="GMT Standard Time":20261026T000000`, `DTEND;TZID=GMT Standard Time:20261031T000000`), []string{"closed 2026-10-26 2026-10-30"}},
		"as Evolution does":     {event("SUMMARY:INSET", "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20261127T090000"), []string{"inset 2026-11-27 2026-11-27"}},
		"where it starts early": {event("SUMMARY:INSET", "DTSTART;TZID=Singapore Standard Time:20261127T010000", "DTEND;TZID=Singapore Standard Time:20261127T090000"), []string{"inset 2026-11-27 2026-11-27"}},
		"every year": {event("SUMMARY:Bank holiday", "DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=YEARLY;COUNT=3"),
			[]string{"closed 2026-12-25 2026-12-25", "closed 2027-12-25 2027-12-25", "closed 2028-12-25 2028-12-25"}},
		"a first Monday, but one": {event("SUMMARY:INSET", "DTSTART;VALUE=DATE:20260907", "RRULE:FREQ=MONTHLY;BYDAY=1MO;UNTIL=20261231", "EXDATE;VALUE=DATE:20261005,20261102"),
			[]string{"inset 2026-09-07 2026-09-07", "inset 2026-12-07 2026-12-07"}},
		"until an instant of the last day": {event("SUMMARY:INSET", "DTSTART:20261201T090000", "RRULE:FREQ=WEEKLY;UNTIL=20261208T085900Z"),
			[]string{"inset 2026-12-01 2026-12-01", "inset 2026-12-08 2026-12-08"}},
		"a name on two lines": {event("SUMMARY:Half-", " term", "DTSTART;VALUE=DATE:20261026"), []string{"closed 2026-10-26 2026-10-26"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rows, err := Read([]byte(calendar(tt.event)))
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			if diff := cmp.Diff(tt.want, short(rows)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
}

// Where no event is a whole term, a term lasts from the day it begins to the
// day it ends.
func TestReadTermsByTheirEnds(t *testing.T) {
	on := func(name, day string) string { return event("SUMMARY:"+name, "DTSTART;VALUE=DATE:"+day) }
	half := event("SUMMARY:Half-term", "DTSTART;VALUE=DATE:20261026", "DTEND;VALUE=DATE:20261031")
	begins, ends := on("Autumn term begins", "20260902"), on("Autumn term ends", "20261218")
	for name, tt := range map[string]struct {
		events []string
		want   []string
	}{
		"begins and ends": {[]string{ends, half, begins}, []string{"closed 2026-10-26 2026-10-30", "term 2026-09-02 2026-12-18"}},
		"two terms": {[]string{begins, ends, on("Start of Spring term", "20270104"), on("Last day of term", "20270325"), half},
			[]string{"closed 2026-10-26 2026-10-30", "term 2026-09-02 2026-12-18", "term 2027-01-04 2027-03-25"}},
		"without an end":              {[]string{begins, half}, []string{"closed 2026-10-26 2026-10-30"}},
		"an end of a year later":      {[]string{half, begins, on("Term ends", "20270721")}, []string{"closed 2026-10-26 2026-10-30"}},
		"begins and ends in one week": {[]string{half, begins, on("Term ends", "20260904")}, []string{"closed 2026-10-26 2026-10-30"}},
		"two that begin, or two that end": {[]string{half, begins, on("Spring term begins", "20270104"), on("Term ends", "20270325"), on("Term ends", "20270521")},
			[]string{"closed 2026-10-26 2026-10-30", "term 2027-01-04 2027-03-25"}},
		"where there is a whole term": {[]string{begins, ends, event("SUMMARY:Autumn term", "DTSTART;VALUE=DATE:20260903", "DTEND;VALUE=DATE:20261219")},
			[]string{"term 2026-09-03 2026-12-18"}},
	} {
		t.Run(name, func(t *testing.T) {
			rows, err := Read([]byte(calendar(tt.events...)))
			if err != nil {
				t.Fatalf("Read: %v", err)
			}
			if diff := cmp.Diff(tt.want, short(rows)); diff != "" {
				t.Errorf("rows (-want +got):\n%s", diff)
			}
		})
	}
	rows, err := Read([]byte(calendar(half, ends, begins)))
	if err != nil || len(rows) != 2 || rows[1].Cells["name"] != "Autumn term" || rows[1].Line != 12 {
		t.Errorf("the term is %+v, %v: want its name, and the line on which it begins", rows, err)
	}
	_, err = Read([]byte(calendar(half, ends, event("SUMMARY:Autumn term begins", "DTSTART:nonsense"))))
	if err == nil || !strings.Contains(err.Error(), "line 12: Autumn term begins") {
		t.Errorf("a term that begins on no day is answered with %v", err)
	}
}

// What most events say is nothing about the school year, whatever is wrong with
// them.
func TestReadPassesOver(t *testing.T) {
	file := calendar(
		event("SUMMARY:Year 7 trip to Whitby", "DTSTART:nonsense"),
		event("SUMMARY:Staff meeting", "DTSTART:20260902T153000", "RRULE:FREQ=WEEKLY"),
		event("SUMMARY:INSET day", "STATUS:CANCELLED", "DTSTART;VALUE=DATE:20261120"),
		"BEGIN:VTODO\r\nSUMMARY:Half-term\r\nEND:VTODO\r\n",
		event("SUMMARY:INSET day\\, all staff", "DTSTART;VALUE=DATE:20261127"),
	)
	rows, err := Read([]byte("\ufeff" + file))
	if err != nil {
		t.Fatal(err)
	}
	want := []reflection.Row{{Line: 20, Cells: map[string]string{
		"date_from": "2026-11-27", "date_to": "2026-11-27", "kind": "inset", "name": "INSET day, all staff"}}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
}

func TestReadRefuses(t *testing.T) {
	tests := map[string]struct{ file, want string }{
		"an endless recurrence": {calendar(event("SUMMARY:Term"), event("SUMMARY:Bank holiday", "DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=YEARLY")),
			"line 6: Bank holiday repeats without an end; give it a last day"},
		"a far end":      {calendar(event("SUMMARY:INSET", "DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=DAILY;UNTIL=29991231")), "line 3: INSET repeats for more than 10 years"},
		"every second":   {calendar(event("SUMMARY:INSET", "DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=SECONDLY;COUNT=9")), "line 3: INSET repeats more often than once a day"},
		"no known rule":  {calendar(event("SUMMARY:INSET", "DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=OFTEN")), "line 3: INSET repeats in a way that cannot be read"},
		"a wrong zone":   {calendar(event("SUMMARY:INSET", "DTSTART;TZID=Northfield Time:20261127T090000")), `line 3: INSET is in the time zone "Northfield Time", which is not known; use Europe/London`},
		"a wrong day":    {calendar(event("SUMMARY:INSET", "DTSTART;VALUE=DATE:20261327")), `line 3: INSET has the day "20261327"; a calendar writes it like 20260902`},
		"no day":         {calendar(event("SUMMARY:INSET")), "line 3: INSET has no day on which it starts"},
		"an early end":   {calendar(event("SUMMARY:INSET", "DTSTART;VALUE=DATE:20261127", "DTEND;VALUE=DATE:20261120")), "line 3: INSET ends before it starts"},
		"a long one":     {calendar(event("SUMMARY:INSET", "DTSTART;VALUE=DATE:20261127", "DURATION:P9999W")), `line 3: INSET lasts "P9999W"; a calendar writes that like P5D`},
		"nothing to say": {calendar(event("SUMMARY:Concert", "DTSTART;VALUE=DATE:20261127")), "no days here are called term, holiday, INSET or report week. Give them such a name, or file them so"},
		"no calendar":    {"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", errNoCalendar.Error()},
		"too many days":  {calendar(event("SUMMARY:INSET", "DTSTART;VALUE=DATE:20261127", "RRULE:FREQ=DAILY;COUNT=2001")), "the calendar has more than 2000 days or spans of days"},
		"over 4 MB":      {calendar(strings.Repeat("X:y\r\n", 1<<20)), "the calendar has more than 4 MB"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rows, err := Read([]byte(tt.file))
			if err == nil || err.Error() != tt.want {
				t.Errorf("Read = %v and\n%v\nwant\n%v", short(rows), err, tt.want)
			}
		})
	}
}

// A school's whole calendar, with 10,000 events, is read in a moment.
func TestReadTenThousandEvents(t *testing.T) {
	events := make([]string, 0, 10_001)
	for n := range 10_000 {
		events = append(events, event(fmt.Sprintf("SUMMARY:Lesson %d", n), "DTSTART:20260902T090000Z", "DTEND:20260902T095000Z", "RRULE:FREQ=WEEKLY;UNTIL=20270721"))
	}
	events = append(events, event("SUMMARY:Autumn term", "DTSTART;VALUE=DATE:20260902", "DTEND;VALUE=DATE:20261219"))
	began := time.Now()
	rows, err := Read([]byte(calendar(events...)))
	if err != nil || !slices.Equal(short(rows), []string{"term 2026-09-02 2026-12-18"}) || rows[0].Line != 60_003 {
		t.Fatalf("Read = %v, %v", rows, err)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(calendar(event("SUMMARY:Bank holiday", "DTSTART;VALUE=DATE:20261225", "RRULE:FREQ=YEARLY;COUNT=3", "EXDATE;VALUE=DATE:20271225")))
	f.Add(calendar(event("SUMMARY:INSET", "DTSTART;TZID=GMT Standard Time:20261026T000000", "DURATION:P2DT3H")))
	f.Fuzz(func(t *testing.T, file string) {
		rows, err := Read([]byte(file))
		if (err == nil) == (len(rows) == 0) || len(rows) > MaxRows {
			t.Fatalf("%d rows and error %v", len(rows), err)
		}
		for _, r := range rows {
			from, errFrom := reflection.ParseDate(r.Cells["date_from"])
			to, errTo := reflection.ParseDate(r.Cells["date_to"])
			if errFrom != nil || errTo != nil || to.Before(from) {
				t.Fatalf("a row from %q to %q", r.Cells["date_from"], r.Cells["date_to"])
			}
		}
	})
}
