package reflection_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/reflection"
)

// chooses has Asha choose the coming week, it being 11 November.
func (n *town) chooses(after ...reflection.Period) reflection.JournalWeekCard {
	n.t.Helper()
	c, err := n.ChooseJournalWeek(n.t.Context(), n.member("north", "asha"), after)
	n.must(err)
	return c
}

func lesson(day time.Weekday, from, to string) reflection.Period {
	begins, err := reflection.ParseTimeOfDay(from)
	if err != nil {
		panic(err)
	}
	ends, err := reflection.ParseTimeOfDay(to)
	if err != nil {
		panic(err)
	}
	return reflection.Period{Day: day, From: begins, To: ends}
}

// week is what reached Asha until then, by what it was and when.
func (n *town) week(until string) (got []string) {
	n.t.Helper()
	for {
		due, err := n.Store.NextDue(n.t.Context())
		if err != nil || due.After(at(until)) {
			n.now = at(until)
			return got
		}
		if due.After(n.now) {
			n.now = due
		}
		for _, out := range n.sent() {
			if out.To.ID == "asha" {
				got = append(got, fmt.Sprintf("%s %s", out.Delivery.Kind, n.now.In(at(until).Location()).Format("Mon 15:04")))
			}
		}
	}
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

var (
	lineADay = []string{"line Mon 15:45", "line Tue 15:45", "line Wed 15:45", "line Thu 15:45", "line Fri 15:45", "synthesis Fri 16:15"}
	usual    = []string{"ask Mon 15:40", "tap Tue 15:35", "prompt Thu 15:45"}
)

// P8: six messages at most, and nothing else in that week; before and after it
// what always comes.
func TestAJournalWeekTakesThePlaceOfTheRest(t *testing.T) {
	n := newTown(t)
	n.plans("2026-11-18") // its cue would come on the Wednesday
	c := n.chooses()
	if c.Chosen.Monday != date("2026-11-16") || c.Term != (reflection.TermWeek{Season: reflection.Autumn, Half: 2, Week: 3}) {
		t.Errorf("chosen is %+v", c)
	}
	same(t, "the rest of this week", n.week("2026-11-15 23:00"), []string{"prompt Thu 15:45"})
	same(t, "the journal week", n.week("2026-11-22 23:00"), lineADay)
	same(t, "the week after", n.week("2026-11-29 23:00"), usual)
}

// What somebody asks of a person in their journal week waits for the next, and
// news of what they said yes to does not.
func TestAJournalWeekLetsNewsThroughAndNothingElse(t *testing.T) {
	n := newTown(t)
	n.chooses()
	n.week("2026-11-17 12:00")
	_, err := n.AskVisit(t.Context(), n.cal, "asha")
	n.must(err)
	n.must(n.Store.Write(t.Context(), "north",
		reflection.Delivery{ID: "mentor", Key: "mentor", Organisation: "north", Workspace: "northchat", To: "asha", Kind: reflection.MentorKind, Ref: "sam",
			DueAt: n.now, Until: n.now.AddDate(0, 0, 7), State: reflection.Queued}))
	same(t, "that day", n.week("2026-11-17 18:00"), []string{"mentor Tue 12:00", "line Tue 15:45"})
	n.week("2026-11-22 23:00")
	same(t, "the week after", n.week("2026-11-24 09:00"), []string{"ask Mon 15:40", "visit-ask Mon 15:45"})
}

// meets has Northfield set a half-term meeting for its early career teachers.
func (n *town) meets(on string) {
	n.t.Helper()
	n.must(n.Store.Write(n.t.Context(), "north", reflection.Kit{ID: "northfield/2026-11-02", Organisation: "north", School: "northfield",
		On: date(on), For: []reflection.Role{reflection.ECT}, SetAt: n.now}))
	n.must(n.Requeue(n.t.Context(), "north"))
}

// How to prepare for a half-term meeting comes before the journal week or after
// it, and is not lost in it: beside that week's prompt only where no other week
// is left.
func TestAJournalWeekLosesNoHalfTermMeeting(t *testing.T) {
	for name, c := range map[string]struct {
		on, chosen    string
		before, after []string
	}{
		"it is on the Wednesday":     {"2026-11-18", "2026-11-11 15:00", []string{"kit Wed 15:45"}, usual},
		"on the Monday after":        {"2026-11-23", "2026-11-11 15:00", []string{"kit Fri 15:45"}, usual},
		"so, once the prompt is out": {"2026-11-23", "2026-11-13 09:00", []string{"prompt Thu 15:45", "kit Fri 15:45"}, usual},
		"on the Thursday after":      {"2026-11-26", "2026-11-11 15:00", []string{"kit Fri 15:45"}, usual},
		"then, once the prompt is out": {"2026-11-26", "2026-11-13 09:00", []string{"prompt Thu 15:45"},
			[]string{"ask Mon 15:40", "kit Mon 15:45", "tap Tue 15:35"}},
	} {
		n := newTown(t)
		n.meets(c.on)
		before := n.week(c.chosen)
		n.chooses()
		same(t, name+": the week before", append(before, n.week("2026-11-15 23:00")...), c.before)
		same(t, name+": the journal week", n.week("2026-11-22 23:00"), lineADay)
		same(t, name+": the week after", n.week("2026-11-29 23:00"), c.after)
	}
}

// A pause holds it back, too, for as long as there is time before the meeting.
func TestAPauseLosesNoHalfTermMeeting(t *testing.T) {
	for until, want := range map[string][]string{
		"2026-11-17": {"kit Tue 07:30", "tap Tue 15:35"},
		"2026-11-18": nil,
	} {
		n := newTown(t)
		n.meets("2026-11-18")
		n.pause(until)
		n.week("2026-11-16 07:00")
		same(t, "paused until "+until, slices.DeleteFunc(n.week("2026-11-18 12:00"), func(s string) bool { return want == nil && !strings.HasPrefix(s, "kit") }), want)
	}
}

// Lines are asked for on the days that the person is at work, and the question
// on the last of them.
func TestAJournalWeekKnowsWhoIsInWhen(t *testing.T) {
	term := reflection.Span{Organisation: "north", From: date("2026-09-01"), To: date("2026-12-18"), Kind: reflection.TermDays}
	closed := func(day string, kind reflection.DayKind) func(*town) {
		return func(n *town) {
			n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{term,
				{Organisation: "north", From: date(day), To: date(day), Kind: kind}}}))
			n.must(n.Requeue(t.Context(), "north"))
		}
	}
	all := func(days ...string) (want []string) {
		for _, day := range days {
			want = append(want, "line "+day+" 15:45")
		}
		return append(want, "synthesis "+days[len(days)-1]+" 16:15")
	}
	for name, c := range map[string]struct {
		change func(*town)
		want   []string
	}{
		"full time": {func(*town) {}, lineADay},
		"Monday to Wednesday": {func(n *town) {
			n.set("asha", func(m *reflection.Member) { m.WorkingDays = 1<<time.Monday | 1<<time.Tuesday | 1<<time.Wednesday })
			n.must(n.Requeue(t.Context(), "north"))
		}, all("Mon", "Tue", "Wed")},
		"INSET on Tuesday":       {closed("2026-11-17", reflection.InsetDays), all("Mon", "Wed", "Thu", "Fri")},
		"closed on Friday":       {closed("2026-11-20", reflection.ClosedDays), all("Mon", "Tue", "Wed", "Thu")},
		"away from Thursday on":  {func(n *town) { n.away("asha", "2026-11-19", "2026-11-25") }, all("Mon", "Tue", "Wed")},
		"away for the whole":     {func(n *town) { n.away("asha", "2026-11-16", "2026-11-20") }, nil},
		"paused until Wednesday": {func(n *town) { n.pause("2026-11-18") }, all("Wed", "Thu", "Fri")},
		"an evening slot": {func(n *town) { n.slot(time.Thursday, "19:00") }, []string{
			"line Mon 19:00", "line Tue 19:00", "line Wed 19:00", "line Thu 19:00", "line Fri 19:00", "synthesis Fri 19:30"}},
		"the latest slot before quiet hours": {func(n *town) { n.slot(time.Monday, "17:20") }, []string{
			"line Mon 17:20", "line Tue 17:20", "line Wed 17:20", "line Thu 17:20", "line Fri 17:20", "synthesis Fri 17:29"}},
		"a week of writing reports, said later": {closed("2026-11-18", reflection.ReportDays), []string{"line Mon 15:45"}},
	} {
		n := newTown(t)
		n.chooses()
		c.change(n)
		n.week("2026-11-15 23:00")
		same(t, name, n.week("2026-11-22 23:00"), c.want)
	}
}

func (n *town) pause(until string) {
	n.t.Helper()
	_, err := n.Pause(n.t.Context(), n.member("north", "asha"), date(until))
	n.must(err)
}

func (n *town) slot(day time.Weekday, hour string) {
	n.t.Helper()
	tod, err := reflection.ParseTimeOfDay(hour)
	n.must(err)
	_, err = n.ChoosePrompts(n.t.Context(), n.member("north", "asha"), reflection.Prompts{Slot: reflection.WeekTime{Day: day, At: tod}})
	n.must(err)
}

// Somebody who would like to look at one class picks its lessons, five at most.
func TestALineAfterEachOfSomeLessons(t *testing.T) {
	n := newTown(t)
	lessons := []reflection.Period{lesson(time.Tuesday, "14:00", "14:50"), lesson(time.Monday, "10:00", "10:50"), lesson(time.Tuesday, "09:00", "09:50"),
		lesson(time.Friday, "15:30", "16:20"), lesson(time.Wednesday, "10:00", "10:50"), lesson(time.Thursday, "10:00", "10:50")}
	asha := n.set("asha", func(m *reflection.Member) { m.Lessons = lessons })
	for problem, after := range map[reflection.Problem][]reflection.Period{
		reflection.TooMany:    lessons,
		reflection.NotOffered: {lesson(time.Monday, "11:00", "11:50")},
	} {
		_, err := n.ChooseJournalWeek(t.Context(), asha, after)
		if want := (reflection.Fault{Field: reflection.LessonsField, Problem: problem}); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
	n.chooses(lessons[:4]...)
	n.week("2026-11-15 23:00")
	same(t, "the journal week", n.week("2026-11-22 23:00"), []string{
		"line Mon 10:50", "line Tue 09:50", "line Tue 14:50", "line Fri 16:20", "synthesis Fri 16:50"})
}

// Stopped, it is over at once, and what comes in any week comes again within
// its cap. What was overdue is not shown afterwards.
func TestAJournalWeekIsStoppedAtOnce(t *testing.T) {
	for _, c := range []struct {
		stops string
		rest  []string
	}{
		{"2026-11-16 09:00", usual},
		{"2026-11-17 16:00", []string{"prompt Thu 15:45"}},
		{"2026-11-19 16:00", nil},
	} {
		n := newTown(t)
		n.chooses()
		n.week(c.stops)
		n.must(n.StopJournalWeek(t.Context(), n.member("north", "asha")))
		same(t, "stopped at "+c.stops, n.week("2026-11-22 23:00"), c.rest)
		same(t, "and the week after", n.week("2026-11-29 23:00"), usual)
	}
	late := newTown(t)
	late.chooses()
	late.week("2026-11-16 15:00")
	late.now = at("2026-11-16 16:00") // nothing was sent meanwhile
	late.must(late.StopJournalWeek(t.Context(), late.member("north", "asha")))
	for _, got := range late.week("2026-11-16 18:00") {
		if strings.HasPrefix(got, "line") {
			t.Errorf("stopped, there still came: %s", got)
		}
	}
}

// An outage over night: yesterday's line is not asked for today.
func TestALineIsAskedForOnItsDayOrNotAtAll(t *testing.T) {
	n := newTown(t)
	n.chooses()
	n.week("2026-11-16 15:00")
	n.now = at("2026-11-17 09:00")
	same(t, "after the outage", n.week("2026-11-17 18:00"), []string{"line Tue 15:45"})
}

// The coming school week is the next one with room for six messages.
func TestWhichWeekCanBeAJournalWeek(t *testing.T) {
	span := func(from, to string, kind reflection.DayKind) reflection.Span {
		return reflection.Span{Organisation: "north", From: date(from), To: date(to), Kind: kind}
	}
	term := span("2026-09-01", "2026-12-18", reflection.TermDays)
	for name, c := range map[string]struct {
		now   string
		spans []reflection.Span
		away  reflection.Days
		want  string
	}{
		"in the middle of a week":        {"2026-11-11 15:00", []reflection.Span{term}, reflection.Days{}, "2026-11-16"},
		"on a Monday morning":            {"2026-11-16 07:00", []reflection.Span{term}, reflection.Days{}, "2026-11-23"},
		"on a Sunday":                    {"2026-11-15 20:00", []reflection.Span{term}, reflection.Days{}, "2026-11-16"},
		"before half-term":               {"2026-10-21 15:00", []reflection.Span{term, span("2026-10-26", "2026-10-30", reflection.ClosedDays)}, reflection.Days{}, "2026-11-02"},
		"before a week of reports":       {"2026-11-11 15:00", []reflection.Span{term, span("2026-11-18", "2026-11-18", reflection.ReportDays)}, reflection.Days{}, "2026-11-23"},
		"before a fortnight away":        {"2026-11-11 15:00", []reflection.Span{term}, days("2026-11-16", "2026-11-27"), "2026-11-30"},
		"with no calendar after the end": {"2026-12-16 15:00", []reflection.Span{term}, reflection.Days{}, "2027-01-04"},
	} {
		n := newTown(t)
		n.must(n.Store.Write(t.Context(), "north", reflection.Calendar{Spans: c.spans}))
		n.now = at(c.now)
		m := n.set("asha", func(m *reflection.Member) { m.Away = c.away })
		card, err := n.JournalWeek(t.Context(), m)
		n.must(err)
		if card.Coming != date(c.want) || !card.Chosen.Monday.IsZero() {
			t.Errorf("%s: %+v, want the week of %s", name, card, c.want)
		}
	}
}

// Pressed twice, the same week is chosen; once it is over another can be.
func TestOneJournalWeekAtATime(t *testing.T) {
	n := newTown(t)
	first := n.chooses()
	n.now = at("2026-11-18 12:00")
	if again := n.chooses(); again.Chosen.Monday != first.Chosen.Monday {
		t.Errorf("chosen again it is the week of %s", again.Chosen.Monday)
	}
	n.now = at("2026-11-23 12:00")
	if c, err := n.JournalWeek(t.Context(), n.member("north", "asha")); err != nil || c.Coming != date("2026-11-30") || !c.Chosen.Monday.IsZero() {
		t.Errorf("once it is over: %+v, %v", c, err)
	}
	for _, by := range []reflection.Member{n.sam, n.khan, n.cal} {
		if _, err := n.ChooseJournalWeek(t.Context(), by, nil); !errors.Is(err, reflection.ErrForbidden) {
			t.Errorf("%s: %v", by.ID, err)
		}
	}
}

// A line is an entry of one stage, opened once by its message, and a typed
// message is one too. The question at the end has the week's lines with it.
func TestLinesAreEntriesAndTheQuestionHasThemAll(t *testing.T) {
	n := newTown(t)
	n.chooses()
	ctx := t.Context()
	n.writes(n.asha, "From the week before.", "", "")
	n.now = at("2026-11-16 15:00")
	monday := n.live(at("2026-11-16 16:00"), "asha")[0].(reflection.NoteLineContent)
	sheet, err := n.Start(ctx, n.asha, reflection.OneLine, monday.Prompt)
	n.must(err)
	if again, err := n.Start(ctx, n.asha, reflection.OneLine, monday.Prompt); err != nil || again.Entry.ID != sheet.Entry.ID {
		t.Errorf("pressed again it opens %s, %v, want %s", again.Entry.ID, err, sheet.Entry.ID)
	}
	if stages := sheet.Entry.Asks(); !slices.Equal(stages, []reflection.Stage{reflection.Description}) || sheet.Asked[reflection.Description].ID != monday.Stem.ID {
		t.Errorf("it asks %v with %v", stages, sheet.Asked)
	}
	saved, err := n.Answer(ctx, n.asha, reflection.Answers{Entry: sheet.Entry.ID,
		Texts: map[reflection.Stage]reflection.Draft{reflection.Description: {Text: "They counted on their fingers."}}})
	n.must(err)
	if !saved.Entry.Finished || saved.Next != nil {
		t.Errorf("saved is %+v", saved)
	}
	n.live(at("2026-11-17 16:30"), "asha")
	said, err := n.Say(ctx, n.asha, reflection.Event{Workspace: "northchat", ID: "e1", At: n.now}, "Nobody asked about the graph.")
	n.must(err)
	if said.Entry.Length != reflection.OneLine || !said.Entry.Finished {
		t.Errorf("typed, it is %+v", said.Entry)
	}
	got := n.live(at("2026-11-20 18:00"), "asha")
	end := got[len(got)-1].(reflection.SynthesisContent)
	n.now = at("2026-11-21 10:00")
	sheet, err = n.Start(ctx, n.asha, reflection.TwoMinutes, end.Prompt)
	n.must(err)
	var lines []string
	for _, e := range sheet.Lines {
		lines = append(lines, e.Answers[reflection.Description].Text.Reveal())
	}
	same(t, "the lines", lines, []string{"They counted on their fingers.", "Nobody asked about the graph."})
	opened := sheet.Entry
	n.must(answered(n, opened.ID, "They show their hands."))
	n.now = n.now.Add(time.Hour)
	late, err := n.Start(ctx, n.asha, reflection.OneLine, "")
	n.must(err)
	n.must(answered(n, late.Entry.ID, "Written once the week was over."))
	if again, err := n.EditEntry(ctx, n.asha, opened.ID); err != nil || len(again.Lines) != 2 {
		t.Errorf("read again it has %d lines, %v", len(again.Lines), err)
	}
	if sheet.Asked[reflection.Description].ID != end.Stem.ID || !slices.Contains(sheet.Stages, reflection.ActionPlan) {
		t.Errorf("the Form asks %v at %v", sheet.Asked, sheet.Stages)
	}
}

func answered(n *town, entry reflection.EntryID, text reflection.Private) error {
	_, err := n.Answer(n.t.Context(), n.asha, reflection.Answers{Entry: entry,
		Texts: map[reflection.Stage]reflection.Draft{reflection.Description: {Text: text}}})
	return err
}

// What waits in the ledger is for days that the person is in.
func TestNoLineWaitsForADayOff(t *testing.T) {
	n := newTown(t)
	n.chooses()
	n.away("asha", "2026-11-16", "2026-11-17")
	if q := n.queued("asha", reflection.NoteLineKind); len(q) != 1 || !q[0].DueAt.Equal(at("2026-11-18 15:45")) {
		t.Errorf("away until Tuesday, there waits %v", q)
	}
}

// No line is asked for twice in a week, and the two after it.
func TestLinesAreAskedForInManyWays(t *testing.T) {
	n := newTown(t)
	seen := map[reflection.StemID]int{}
	for week := range 2 {
		n.chooses()
		for _, c := range n.live(at("2026-11-22 23:00").AddDate(0, 0, 7*week), "asha") {
			if line, is := c.(reflection.NoteLineContent); is {
				seen[line.Stem.ID]++
			}
		}
	}
	if len(seen) != 10 {
		t.Errorf("in ten days there were %v", seen)
	}
}

// Without a safeguarding contact nobody is asked for a line.
func TestNoLineWithoutASafeguardingContact(t *testing.T) {
	n := newTown(t)
	n.chooses()
	school, err := n.Store.School(t.Context(), "north", "northfield")
	n.must(err)
	school.Safeguarding = reflection.Safeguarding{}
	n.must(n.Store.Write(t.Context(), "north", school))
	n.week("2026-11-15 23:00")
	same(t, "the journal week", n.week("2026-11-22 23:00"), nil)
}
