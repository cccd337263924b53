package reflection

import (
	"testing"
	"time"
)

// In a week of writing reports one message is all that anybody gets: an ECT
// their prompt, a mentor their note.
func TestAReportWeekHasRoomForOneMessage(t *testing.T) {
	out := func(k Kind, key string) Delivery { return Delivery{Kind: k, Key: key, State: Sent} }
	waits := func(k Kind, key string) Delivery { return Delivery{Kind: k, Key: key, State: Queued} }
	dropped := Delivery{Kind: PromptKind, Key: "skipped", State: Dropped}
	for name, c := range map[string]struct {
		d    Delivery
		week []Delivery
		want bool
	}{
		"the prompt":                          {waits(PromptKind, "p"), []Delivery{waits(AskKind, "a"), waits(TapKind, "t"), waits(CueKind, "c")}, true},
		"an ask before it":                    {waits(AskKind, "a"), []Delivery{waits(PromptKind, "p")}, false},
		"an ask once there is none":           {waits(AskKind, "a"), []Delivery{dropped}, true},
		"a mentor's note":                     {waits(DigestKind, "d"), []Delivery{waits(TapKind, "t")}, true},
		"a tap after it":                      {waits(TapKind, "t"), []Delivery{out(DigestKind, "d")}, false},
		"a second note":                       {waits(DigestKind, "d2"), []Delivery{out(DigestKind, "d")}, false},
		"a coordinator's note":                {waits(NoteKind, "n"), nil, true},
		"a coordinator's who mentors as well": {waits(NoteKind, "n"), []Delivery{out(DigestKind, "d")}, false},
		"a welcome":                           {waits(WelcomeKind, "w"), []Delivery{out(PromptKind, "p")}, true},
		"a prompt after a welcome":            {waits(PromptKind, "p"), []Delivery{out(WelcomeKind, "w")}, true},
	} {
		if got := fitsReports(c.d, append(c.week, c.d)); got != c.want {
			t.Errorf("%s: fits is %v, want %v", name, got, c.want)
		}
	}
}

func TestReportWeek(t *testing.T) {
	terms := TermsFor("north", []Span{{From: Date{2026, 11, 12}, To: Date{2026, 11, 24}, Kind: ReportDays}, {School: "south", From: Date{2026, 12, 1}, To: Date{2026, 12, 1}, Kind: ReportDays}})
	for monday, want := range map[Date]bool{
		{2026, 11, 2}: false, {2026, 11, 9}: true, {2026, 11, 16}: true, {2026, 11, 23}: true, {2026, 11, 30}: false,
	} {
		if got := terms.ReportWeek(monday); got != want {
			t.Errorf("the week of %s is %v, want %v", monday, got, want)
		}
	}
}

// christmas is a country that closes on one day.
type christmas struct{}

func (christmas) Bank(d Date) bool { return d.Month == time.December && d.Day == 25 }

// Bank holidays are England's: a school that lives by other clocks has its own.
func TestSchoolsAreClosedOnTheirCountrysBankHolidays(t *testing.T) {
	s := &Service{Holidays: christmas{}}
	term := []Span{{From: Date{2026, 12, 1}, To: Date{2026, 12, 31}, Kind: TermDays}}
	for zone, want := range map[string]bool{"": false, "Europe/London": false, "Asia/Dubai": true} {
		at := s.calendarOf(School{Zone: zone}, term)
		if got := at.terms.Open(Date{2026, 12, 25}); got != want {
			t.Errorf("in %q a school is open on 25 December: %v, want %v", zone, got, want)
		}
		if !at.terms.Open(Date{2026, 12, 24}) {
			t.Errorf("in %q a school is closed on 24 December", zone)
		}
	}
}
