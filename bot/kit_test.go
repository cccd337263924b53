package bot_test

import (
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// setKit has the coordinator set Northfield's half-term meeting.
func (n *town) setKit(on string, roles ...string) bot.Answer {
	n.t.Helper()
	v := n.press("khan", "kit").View
	for _, label := range []string{"Set a day", "Change it", "Set the next one"} {
		if i := slices.IndexFunc(v.Buttons, func(b bot.Button) bool { return b.Label == label }); i >= 0 {
			return n.sendKit(n.press("khan", v.Buttons[i].ID).Form, on, roles...)
		}
	}
	n.t.Fatalf("no day can be set from %+v", v)
	return bot.Answer{}
}

func (n *town) sendKit(form *bot.Form, on string, roles ...string) bot.Answer {
	n.t.Helper()
	values := filled(form, map[string]string{reflection.KitDayField: on})
	values[reflection.KitForField] = nil
	for _, r := range roles {
		values[reflection.KitForField] = append(values[reflection.KitForField], reflection.Private(r))
	}
	return n.Receive(n.t.Context(), bot.Incoming{Workspace: "w", User: "khan", Kind: bot.Submit, Form: form.ID, Values: values})
}

// wholeYear gives Northfield half-terms.
func (n *town) wholeYear() *town {
	n.t.Helper()
	span := func(from, to string, kind reflection.DayKind) reflection.Span {
		return reflection.Span{Organisation: "north", From: onDay(from), To: onDay(to), Kind: kind}
	}
	must(n.t, n.db.Write(n.t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		span("2026-09-01", "2026-12-18", reflection.TermDays), span("2026-10-26", "2026-10-30", reflection.ClosedDays),
		span("2027-01-04", "2027-03-26", reflection.TermDays), span("2027-02-15", "2027-02-19", reflection.ClosedDays),
	}}))
	must(n.t, n.Service.Requeue(n.t.Context(), "north"))
	return n
}

// kitsTold are the messages about half-term meetings that somebody was sent.
func (n *town) kitsTold(who string) (all []bot.Message) {
	for _, m := range n.told(who) {
		if strings.HasPrefix(m.Text, "Half-term meeting on ") {
			all = append(all, m)
		}
	}
	return all
}

// ledgerOf is what was sent to somebody from a day on, kind by kind.
func (n *town) ledgerOf(who, from string, kinds ...reflection.Kind) (all []reflection.Delivery) {
	n.t.Helper()
	rows, err := n.db.DeliveriesTo(n.t.Context(), "north", []reflection.MemberID{reflection.MemberID(who)},
		wall(from), wall("2027-12-31 00:00"), kinds...)
	must(n.t, err)
	return slices.DeleteFunc(rows, func(d reflection.Delivery) bool { return d.State != reflection.Sent })
}

func TestWhoTakesPartHearsFiveSchoolDaysBeforeWhatToBring(t *testing.T) {
	n := newTown(t).started().wholeYear()
	if v := n.press("khan", "kit").View; !strings.HasPrefix(v.Text, "No half-term meeting is set.") {
		t.Errorf("before one is set it shows %q", v.Text)
	}
	form := n.press("khan", "kit-set:s").Form
	if form.Inputs[0].Value != "2026-11-25" || form.Inputs[1].Value != "ect,mentor,colleague" {
		t.Errorf("the Form starts with %+v", form.Inputs)
	}
	a := n.sendKit(form, "2026-11-20", "ect", "mentor", "colleague")
	want := "Half-term meeting at Northfield: Friday 20 November. For early career teachers, mentors and other colleagues. " +
		"It goes out to them on Friday 13 November at 15:45."
	if a.Messages[0].Text != want {
		t.Errorf("set, it says %q", a.Messages[0].Text)
	}
	n.at("2026-11-13 15:44")
	for _, who := range []string{"asha", "sam", "cal"} {
		if got := n.kitsTold(who); len(got) > 0 {
			t.Errorf("%s is told early: %+v", who, got)
		}
	}
	n.at("2026-11-19 18:00")
	for _, who := range []string{"asha", "sam", "cal"} {
		got := n.kitsTold(who)
		if len(got) != 1 || !strings.HasPrefix(got[0].Text, "Half-term meeting on Friday 20 November. Here is what to bring") {
			t.Fatalf("%s is told %+v", who, got)
		}
		v := n.press(who, button(t, got[0], "What to bring")).View
		for _, want := range []string{"Northfield: Friday 20 November.", "• Work:", "• Tasks:", "• Tests:", "no lists of pupils", "4. What do I need to learn", "for you alone"} {
			if !strings.Contains(v.Text, want) {
				t.Errorf("%q is not in what %s reads: %s", want, who, v.Text)
			}
		}
		if strings.Contains(v.Text, "went out") {
			t.Errorf("%s reads what is the coordinator's: %s", who, v.Text)
		}
		if slices.Contains(labelsOf(v.Buttons), "Make a plan") {
			t.Errorf("%s can plan before the meeting", who)
		}
		if !slices.Contains(labelsOf(n.press(who, "school").View.Buttons), "Half-term meeting") {
			t.Errorf("%s does not find it under The school", who)
		}
		if a := n.press(who, "kit-set:s"); a.Form != nil {
			t.Errorf("%s can set it", who)
		}
	}
	if got := n.kitsTold("khan"); len(got) > 0 {
		t.Errorf("the coordinator, who has it in the note, is told %+v", got)
	}
}

// The message comes in the place of the week's question and of nothing else: no
// week has both, also where the day is set late or moved.
func TestTheKitComesInThePlaceOfThePrompt(t *testing.T) {
	for name, c := range map[string]struct {
		setAt, on string
		kit       string // the day it comes
		prompts   []string
	}{
		"before the prompt's day": {"2026-11-11 09:00", "2026-11-18", "2026-11-11", []string{"2026-11-19", "2026-11-26"}},
		"after it":                {"2026-11-11 09:00", "2026-11-20", "2026-11-13", []string{"2026-11-19", "2026-11-26"}},
		"set once the week's prompt is gone": {"2026-11-12 16:30", "2026-11-19", "2026-11-16",
			[]string{"2026-11-12", "2026-11-26"}},
	} {
		t.Run(name, func(t *testing.T) {
			n := newTown(t).started().wholeYear()
			n.at(c.setAt)
			n.setKit(c.on, "ect")
			n.at("2026-11-27 18:00")
			var prompts []string
			for _, d := range n.ledgerOf("asha", "2026-11-09 00:00", reflection.PromptKind) {
				prompts = append(prompts, d.DueAt.Format("2006-01-02"))
			}
			if !slices.Equal(prompts, c.prompts) {
				t.Errorf("prompts come on %q", prompts)
			}
			kits := n.ledgerOf("asha", "2026-11-09 00:00", reflection.KitKind)
			if len(kits) != 1 || kits[0].DueAt.Format("2006-01-02") != c.kit {
				t.Errorf("the kit comes as %+v", kits)
			}
			if got := n.kitsTold("asha")[0]; !strings.Contains(got.Text, "takes the place of this week's question") || !slices.Contains(labelsOf(got.Buttons), "Two minutes") {
				t.Errorf("it says %+v", got)
			}
			if got := n.kitsTold("sam"); len(got) > 0 {
				t.Errorf("a mentor who takes no part is told %+v", got)
			}
		})
	}
}

func TestHomeNamesNoPromptThatAKitComesInPlaceOf(t *testing.T) {
	n := newTown(t).started().wholeYear()
	if got := n.home("asha").Text; !strings.Contains(got, "Thursday 12 November") {
		t.Errorf("without a meeting Home says %q", got)
	}
	n.setKit("2026-11-20", "ect")
	if got := n.home("asha").Text; strings.Contains(got, "Thursday 12 November") {
		t.Errorf("Home still says %q", got)
	}
}

func TestAMeetingThatMovesIsToldAgainAndOneCalledOffIsNot(t *testing.T) {
	n := newTown(t).started().wholeYear()
	n.setKit("2026-11-20", "mentor")
	n.setKit("2026-11-24", "mentor")
	n.at("2026-11-18 09:00")
	if got := n.kitsTold("sam"); len(got) != 1 || !strings.Contains(got[0].Text, "24 November") {
		t.Fatalf("moved before anybody knew, it is told as %+v", got)
	}
	n.setKit("2026-11-26", "mentor")
	n.at("2026-11-20 09:00")
	if got := n.kitsTold("sam"); len(got) != 1 || !strings.Contains(got[0].Text, "Half-term meeting on Thursday 26 November.") {
		t.Fatalf("moved afterwards, it is told as %+v", got) // the first says that it has moved
	}
	off := n.press("khan", button(t, bot.Message{Buttons: n.press("khan", "kit").View.Buttons}, "Call it off"))
	if got := off.Messages[0].Text; !strings.Contains(got, "Please let them know as well.") {
		t.Errorf("called off after people know, it says %q", got)
	}
	if v := n.press("sam", n.kitsTold("sam")[0].Buttons[0].ID).View; !strings.Contains(v.Text, "It was called off.") {
		t.Errorf("a mentor reads %q", v.Text)
	}
	n.setKit("2026-12-16", "mentor")
	n.press("khan", button(t, bot.Message{Buttons: n.press("khan", "kit").View.Buttons}, "Call it off"))
	n.at("2026-12-18 18:00")
	if got := n.kitsTold("sam"); len(got) != 0 {
		t.Errorf("of one that is called off in time somebody is told: %+v", got)
	}
}

// What is planned after a meeting is a plan like any other, read by its author
// alone; the next meeting starts with it, for them.
func TestAPlanAfterAMeetingStartsTheNext(t *testing.T) {
	n := newTown(t).started().wholeYear()
	n.setKit("2026-11-20", "ect", "mentor")
	before := n.press("khan", "kit").View.Text
	n.at("2026-11-20 16:00")
	open := n.press("asha", "kit").View
	form := n.press("asha", button(t, bot.Message{Buttons: open.Buttons}, "Make a plan")).Form
	if !strings.HasPrefix(form.Intro, "Only you, in this app, can read this.") || !strings.Contains(form.Intro, "Jo Reed") {
		t.Errorf("before the first keystroke it says %q", form.Intro)
	}
	if got := n.send("asha", form, nil).Error; got == nil {
		t.Error("an empty plan is kept")
	}
	a := n.send("asha", form, map[string]string{"when": "they come in", "then": "sit with Kayleigh Smith", "on": "2026-11-23"})
	if a.Form == nil || a.Form.Inputs[0].ID != "names" {
		t.Fatalf("a pupil's name is answered with %+v", a)
	}
	a = n.send("asha", a.Form, map[string]string{"names": string(reflection.UsePupilA)})
	if got := a.Messages[0].Text; got != "Saved. Only you, in this app. Your next half-term meeting starts with it." {
		t.Errorf("saved, it says %q", got)
	}
	n.send("asha", form, map[string]string{"when": "they come in", "then": "sit with Pupil A", "on": "2026-11-23"}) // sent twice
	plans, err := n.db.Plans(t.Context(), "north", "asha")
	must(t, err)
	if len(plans) != 1 || plans[0].Text() != "When they come in, then I will sit with Pupil A" {
		t.Fatalf("her plans are %d", len(plans))
	}
	n.at("2026-11-23 08:00")
	if got := n.told("asha"); got[len(got)-1].Text != "You have a plan for today." {
		t.Errorf("on its morning she is told %q", got[len(got)-1].Text)
	}
	change := n.press("asha", button(t, bot.Message{Buttons: n.press("asha", "kit").View.Buttons}, "My plan")).Form
	if change == nil || change.Inputs[1].Value != "sit with Pupil A" {
		t.Errorf("her plan opens as %+v", change)
	}
	if after := n.press("khan", "kit").View.Text; after != strings.ReplaceAll(before, "goes out to them", "went out to them") {
		t.Errorf("before, the coordinator reads\n%s\nafterwards\n%s", before, after)
	}

	n.at("2027-01-06 09:00")
	n.setKit("2027-01-20", "ect", "mentor")
	v := n.press("asha", "kit").View
	if !strings.HasPrefix(v.Text, "Last time you planned (only you can read this):\nWhen they come in, then I will sit with Pupil A. It is still open.\n\nNorthfield: Wednesday 20 January.") {
		t.Errorf("the next meeting starts with %q", v.Text)
	}
	n.press("asha", "followup:tried/"+string(plans[0].ID)+"/")
	if v := n.press("asha", button(t, bot.Message{Buttons: v.Buttons}, "How did it go?")).View; v == nil {
		t.Error("how it went cannot be told")
	}
	if got := n.press("asha", "kit").View.Text; !strings.Contains(got, "You tried it.") {
		t.Errorf("tried, it reads %q", got)
	}
	for _, who := range []string{"sam", "khan"} {
		if got := n.press(who, "kit").View.Text; strings.Contains(got, "planned") || strings.Contains(got, "they come in") {
			t.Errorf("%s reads %q", who, got)
		}
	}
}

// A coordinator reads when the kit goes out, from the calendar: not who takes
// messages, who opened it, or whether anybody planned.
func TestACoordinatorReadsNothingOfWhoPrepared(t *testing.T) {
	read := func(do func(n *town)) string {
		n := newTown(t).started().wholeYear()
		n.setKit("2026-11-20", "ect", "mentor", "colleague")
		do(n)
		n.at("2026-11-20 16:00")
		return n.press("khan", "kit").View.Text
	}
	silent := read(func(*town) {})
	if !strings.Contains(silent, "It went out to them on Friday 13 November at 15:45. You are not shown who opens it, or what anybody plans.") {
		t.Errorf("she reads %q", silent)
	}
	if got := read(func(n *town) {
		for _, who := range []string{"asha", "sam", "cal"} {
			n.press(who, "decline")
		}
	}); got != silent {
		t.Errorf("where nobody takes messages she reads %q", got)
	}
}

func TestTheDayOfAHalfTermMeetingIsASchoolDayToCome(t *testing.T) {
	n := newTown(t).started().wholeYear()
	for day, want := range map[string]string{
		"":           "Pick the day of the meeting first.",
		"2026-11-11": "That day has passed. Pick a later one.",
		"2026-11-21": "The school is closed that day. Pick another.",
		"2027-02-17": "The school is closed that day. Pick another.",
		"2028-01-10": "That is more than a year away. Pick a nearer day.",
	} {
		if got := n.setKit(day, "ect").Error; got == nil || got.Input != reflection.KitDayField || got.Text != want {
			t.Errorf("%q is answered with %+v", day, got)
		}
	}
	if got := n.setKit("2026-11-20", "coordinator").Error; got == nil || got.Input != reflection.KitForField {
		t.Errorf("nobody who takes part is answered with %+v", got)
	}
	n.setKit("2026-11-20", "ect")
	n.at("2026-11-25 09:00")
	if got := n.setKit("2026-12-09", "ect").Error; got == nil || !strings.Contains(got.Text, "held already") {
		t.Errorf("a second one in a half-term is answered with %+v", got)
	}
	if got := n.setKit("2027-01-20", "ect"); got.Error != nil {
		t.Errorf("one in the next is answered with %+v", got.Error)
	}
	n.setKit("2027-03-03", "ect") // it moves into the half-term after
	if got := n.press("khan", "kit:s/2027-01-04").View.Text; !strings.Contains(got, "It was called off.") {
		t.Errorf("the one it is instead of reads %q", got)
	}
}

func TestTheWeeklyNoteNamesTheMeeting(t *testing.T) {
	n := newTown(t).started().wholeYear()
	n.send("khan", n.press("khan", "safeguarding:s").Form, nil)
	n.setKit("2026-11-25", "ect")
	n.at("2026-11-13 12:31")
	told := n.told("khan")
	note := told[len(told)-1]
	if !strings.Contains(note.Text, "Half-term meeting: 25 November; what to bring goes out on 18 November.") {
		t.Errorf("the note says %q", note.Text)
	}
	if words := len(strings.Fields(note.Text)); words >= 40 {
		t.Errorf("it has %d words: %q", words, note.Text)
	}
	if v := n.press("khan", button(t, note, "Half-term meeting")).View; !strings.Contains(v.Text, "To bring") {
		t.Errorf("it opens %q", v.Text)
	}
}

func TestEachSchoolOfATrustHasItsOwnMeeting(t *testing.T) {
	n := newTown(t).started().wholeYear()
	n.schools("East")
	n.change("cal", func(m *reflection.Member) { m.School = "east" })
	if got := n.press("khan", "kit").View; !slices.Equal(labelsOf(got.Buttons), []string{"East", "Northfield", "More"}) {
		t.Fatalf("with two schools it offers %+v", got.Buttons)
	}
	n.sendKit(n.press("khan", "kit-set:s").Form, "2026-11-20", "ect", "colleague")
	n.at("2026-11-19 09:00")
	if got := n.kitsTold("cal"); len(got) > 0 {
		t.Errorf("somebody of another school is told %+v", got)
	}
	for _, button := range []string{"kit", "kit:s", "kit:s/2026-11-02", "kit-plan:s/2026-11-02"} {
		if a := n.press("cal", button); a.View != nil || a.Form != nil {
			t.Errorf("%s gives somebody of another school %+v", button, a)
		}
	}
}

// Over two terms of meetings, set at odd times: nobody has a meeting's message
// and a prompt in one week, more in a week than they may, or anything on a day
// the school is closed.
func TestOverAYearAMeetingAddsNothing(t *testing.T) {
	n := newTown(t).started().wholeYear()
	for _, m := range []struct{ set, on string }{
		{"2026-11-27 13:00", "2026-12-09"}, {"2027-02-01 16:50", "2027-02-03"}, {"2027-03-11 18:20", "2027-03-17"},
	} {
		n.at(m.set)
		n.setKit(m.on, "ect", "mentor", "colleague")
	}
	n.at("2027-03-26 18:00")
	for who, most := range map[string]int{"asha": 4, "cal": 2} {
		places, all := map[string]int{}, map[string]int{}
		for _, d := range n.ledgerOf(who, "2026-11-14 00:00") {
			day := reflection.DateOf(d.DueAt, wall("2026-11-14 00:00").Location())
			if all[day.Week()]++; d.Kind == reflection.PromptKind || d.Kind == reflection.KitKind {
				places[day.Week()]++
			}
			if wd := day.Weekday(); wd == 0 || wd == 6 || day.Format("01") == "02" && day.Day > 13 && day.Day < 22 {
				t.Errorf("%s is sent %s on %s", who, d.Kind, day)
			}
		}
		for week, sent := range all {
			if places[week] > 1 || sent > most {
				t.Errorf("in %s %s is sent %d messages, %d of them in the prompt's place", week, who, sent, places[week])
			}
		}
		if got := n.ledgerOf(who, "2026-11-14 00:00", reflection.KitKind); len(got) != 3 {
			t.Errorf("%s is told of %d meetings, want 3", who, len(got))
		}
	}
}
