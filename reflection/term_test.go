package reflection

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func london(t testing.TB) *time.Location {
	loc, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func day(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// autumn is one autumn term with its half-term, an INSET day and a closed day.
var autumn = []Span{
	{From: day("2026-09-01"), To: day("2026-12-18"), Kind: TermDays, Name: "Autumn"},
	{From: day("2027-01-04"), To: day("2027-03-25"), Kind: TermDays, Name: "Spring"},
	{From: day("2026-10-26"), To: day("2026-10-30"), Kind: ClosedDays, Name: "Half-term"},
	{From: day("2026-09-01"), To: day("2026-09-01"), Kind: InsetDays},
	{From: day("2026-11-19"), To: day("2026-11-19"), Kind: ClosedDays, Name: "Boiler"},
}

func weekFor(t testing.TB, m Member) Week {
	return Week{Member: m, Terms: TermsFor("north", autumn), Zone: london(t)}
}

func TestASchoolIsOpenInTermButNotOnItsClosedDays(t *testing.T) {
	terms := TermsFor("north", autumn)
	for d, want := range map[string]bool{
		"2026-09-01": false, // INSET
		"2026-09-02": true,
		"2026-10-23": true,
		"2026-10-26": false, // half-term
		"2026-10-31": false, // a Saturday
		"2026-12-21": false, // after the last day
		"2027-01-04": true,
	} {
		if got := terms.Open(day(d)); got != want {
			t.Errorf("open on %s: got %v, want %v", d, got, want)
		}
	}
}

func TestASchoolsOwnTermsReplaceTheTrusts(t *testing.T) {
	own := append([]Span{
		{School: "north", From: day("2026-09-07"), To: day("2026-12-11"), Kind: TermDays},
		{School: "north", From: day("2027-01-06"), To: day("2027-03-25"), Kind: TermDays},
	}, autumn...)
	if TermsFor("north", own).Open(day("2026-12-17")) {
		t.Error("north is open in the trust's last week, after its own term ended")
	}
	if !TermsFor("south", own).Open(day("2026-12-17")) {
		t.Error("south is closed in the trust's last week")
	}
	if TermsFor("north", own).Open(day("2026-10-28")) {
		t.Error("north does not keep the trust's half-term")
	}
}

func TestWithoutACalendarWeekdaysOutsideAugustAreOpen(t *testing.T) {
	var none Terms
	if !none.Open(day("2026-11-12")) || none.Open(day("2026-08-12")) || none.Open(day("2026-11-14")) {
		t.Error("want a Thursday in November open, one in August and a Saturday closed")
	}
}

func TestACalendarThatHasRunOutLeavesTheHolidayAfterItsLastTermAlone(t *testing.T) {
	terms := TermsFor("north", autumn) // the last day is Thursday 25 March 2027
	for d, want := range map[string]bool{"2027-03-26": false, "2027-04-09": false, "2027-04-12": true, "2027-08-10": false} {
		if got := terms.Open(day(d)); got != want {
			t.Errorf("open on %s: got %v, want %v", d, got, want)
		}
	}
}

func TestThePromptMovesToTheLastWorkingDayBeforeItsSlot(t *testing.T) {
	tuesdays := Weekdays(1<<time.Monday | 1<<time.Tuesday)
	fridays := Weekdays(1 << time.Friday)
	cases := []struct {
		name   string
		member Member
		monday string
		want   string
	}{
		{"full time", Member{}, "2026-11-09", "2026-11-12"},
		{"part time, Monday and Tuesday", Member{WorkingDays: tuesdays}, "2026-11-09", "2026-11-10"},
		{"in on Fridays only", Member{WorkingDays: fridays}, "2026-11-09", "2026-11-13"},
		{"the slot's day is closed", Member{}, "2026-11-16", "2026-11-18"},
		{"half-term", Member{}, "2026-10-26", ""},
		{"starts on the Friday", Member{Starts: day("2026-11-13")}, "2026-11-09", "2026-11-13"},
		{"left on the Tuesday", Member{Leaves: day("2026-11-10")}, "2026-11-09", "2026-11-10"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := weekFor(t, c.member).PromptDay(day(c.monday)).String(); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestTheSlotStaysAtTheSameTimeOnTheWallThroughBothClockChanges(t *testing.T) {
	for d, want := range map[string]string{
		"2026-10-22": "2026-10-22T14:45:00Z", // summer time
		"2026-11-05": "2026-11-05T15:45:00Z",
		"2027-03-25": "2027-03-25T15:45:00Z",
		"2027-04-15": "2027-04-15T14:45:00Z",
	} {
		if got := day(d).At(Clock(15, 45), london(t)).UTC().Format(time.RFC3339); got != want {
			t.Errorf("15:45 on %s: got %s, want %s", d, got, want)
		}
	}
}

func TestFortnightsKeepTheirAnchorAcrossHalfTerm(t *testing.T) {
	w := weekFor(t, Member{Mentor: "sam", Meets: MeetingSlot{
		When: WeekTime{time.Tuesday, Clock(11, 10)}, Fortnightly: true, From: day("2026-09-15"),
	}})
	var got []string
	for d := w.NextMeeting(day("2026-09-02")); d.Before(day("2026-12-18")); d = w.NextMeeting(d.AddDays(1)) {
		got = append(got, d.String())
	}
	// 27 October is in half-term: that meeting moves a week; the rest do not.
	want := []string{"2026-09-15", "2026-09-29", "2026-10-13", "2026-11-03", "2026-11-10", "2026-11-24", "2026-12-08"}
	if len(got) != len(want) {
		t.Fatalf("got %v, want %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("meeting %d: got %s, want %s", i, got[i], want[i])
		}
	}
}

func TestNothingArrivesInQuietHours(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := Member{WorkingDays: Weekdays(rapid.IntRange(1, 62).Draw(t, "days")) & SchoolWeek}
		if m.WorkingDays == 0 {
			m.WorkingDays = SchoolWeek
		}
		loc, _ := time.LoadLocation("Europe/London")
		w := Week{Member: m, Terms: TermsFor("north", autumn), Zone: loc}
		at := time.Unix(rapid.Int64Range(1788220800, 1797811200).Draw(t, "at"), 0) // the autumn of 2026
		awake := w.Awake(at)
		if awake.IsZero() {
			return
		}
		d, on := DateOf(awake, loc), TimeOfDayOf(awake, loc)
		if awake.Before(at) || !w.In(d) || on < QuietEnds || on >= QuietBegins {
			t.Fatalf("awake at %s for %s", awake.In(loc), at.In(loc))
		}
	})
}

func TestAFullWeekKeepsThePromptsPlaceAndDropsTheCue(t *testing.T) {
	ect := Member{Roles: []Role{ECT}}
	sent := func(k Kind, key string) Delivery { return Delivery{Kind: k, Key: key, State: Sent} }
	queued := func(k Kind, key string) Delivery { return Delivery{Kind: k, Key: key, State: Queued} }
	week := []Delivery{sent(AskKind, "a"), sent(TapKind, "t"), queued(PromptKind, "p"), queued(AskKind, "a2"), queued(CueKind, "c")}
	if fits(week[4], ect, week) {
		t.Error("a cue went out although asks and the prompt need the week's places")
	}
	if !fits(week[3], ect, week) {
		t.Error("an ask was dropped although there is room beside the prompt")
	}
	if !fits(week[2], ect, append(week[:3:3], sent(AskKind, "a3"))) {
		t.Error("the prompt lost its reserved place")
	}
	if fits(week[2], ect, append(week[:2:2], sent(AskKind, "a3"), sent(CueKind, "c2"))) {
		t.Error("a fifth message fitted")
	}
}
