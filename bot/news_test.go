package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// news are the messages to a person since there were so many, each of them
// short.
func (n *town) news(who string, before int) (all []bot.Message) {
	n.t.Helper()
	for _, m := range n.told(who)[before:] {
		if words := len(strings.Fields(m.Text)); words >= 40 {
			n.t.Errorf("%d words: %s", words, m.Text)
		}
		all = append(all, m)
	}
	return all
}

// An ECT is told once who mentors them now, and whether that person also
// manages them; not at night, and not again when nothing has changed.
func TestAnECTIsToldOfAnotherMentor(t *testing.T) {
	n := newTown(t).started()
	n.change("asha", func(m *reflection.Member) { m.LineManager = "cal" })
	n.at("2026-11-11 19:00")
	before := len(n.told("asha"))
	form := n.press("khan", "new-mentor").Form
	n.send("khan", form, map[string]string{"ect": "asha", "mentor": "cal"})
	n.at("2026-11-12 07:29")
	if got := n.news("asha", before); len(got) != 0 {
		t.Fatalf("told at night: %+v", got)
	}
	n.at("2026-11-12 07:31")
	got := n.news("asha", before)
	if len(got) != 1 || !strings.HasPrefix(got[0].Text, "Cal Reid is your mentor now. They are also your induction tutor or line manager.") {
		t.Fatalf("told %+v", got)
	}
	if readers := n.press("asha", button(t, got[0], "Who can read it?")); readers.View == nil || !strings.Contains(readers.View.Text, "Cal") {
		t.Errorf("who can read it: %+v", readers)
	}
	n.send("khan", form, map[string]string{"ect": "asha", "mentor": "cal"})
	n.at("2026-11-12 15:00")
	if got := n.news("asha", before); len(got) != 1 {
		t.Errorf("the same mentor again: %+v", got)
	}
	// Given and taken back before she is at work: what is not true is not told.
	n.at("2026-11-12 20:00")
	before = len(n.told("asha"))
	n.send("khan", form, map[string]string{"ect": "asha", "mentor": "sam"})
	n.send("khan", form, map[string]string{"ect": "asha", "mentor": "cal"})
	n.at("2026-11-13 12:00")
	var told []string
	for _, m := range n.news("asha", before) {
		if strings.Contains(m.Text, "is your mentor now") {
			told = append(told, m.Text)
		}
	}
	if len(told) != 1 || !strings.HasPrefix(told[0], "Cal Reid") {
		t.Errorf("told %q", told)
	}
}

// A file tells it as well, and says nothing to those it leaves where they were.
func TestAFileTellsOfAnotherMentor(t *testing.T) {
	n := newTown(t).started()
	for _, id := range []string{"asha", "sam", "cal"} {
		n.change(id, func(m *reflection.Member) { m.Email = id + "@x.example" })
	}
	n.change("cal", func(m *reflection.Member) { m.Roles = []reflection.Role{reflection.Mentor} })
	apply := func(event, mentor string) {
		m := n.says(n.uploads("khan", event, "email,name,roles,school,mentor_email\nasha@x.example,Asha P,ect,Northfield,"+mentor+"@x.example\n"))
		n.shows(n.press("khan", strings.Replace(button(t, m, "See it"), "upload:", "apply:", 1)), "Done")
	}
	before := len(n.told("asha"))
	n.change("asha", func(m *reflection.Member) { m.Name = "Asha Patel" })
	apply("Ev1", "sam")
	n.at("2026-11-11 09:05")
	if got := n.news("asha", before); len(got) != 0 {
		t.Errorf("told of the mentor she has: %+v", got)
	}
	n.change("asha", func(m *reflection.Member) { m.Name = "Asha Patel" })
	apply("Ev2", "cal")
	n.at("2026-11-11 09:10")
	if got := n.news("asha", before); len(got) != 1 || !strings.HasPrefix(got[0].Text, "Cal Reid is your mentor now. They see nothing from before") {
		t.Errorf("told %+v", got)
	}
}

// leaves gives somebody a last day, as a file does.
func (n *town) leaves(who string, last reflection.Date) {
	n.t.Helper()
	n.change(who, func(m *reflection.Member) { m.Leaves = last })
	must(n.t, n.Service.Requeue(n.t.Context(), "north"))
}

// Somebody who leaves is told once, on their last day at work, and from then on
// hears nothing; their journal stays open to them, and their mentor's way to
// what they shared ends.
func TestALeaverTakesTheirJournalAlong(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-12 15:50")
	prompt := n.told("asha")[len(n.told("asha"))-1]
	n.send("asha", n.press("asha", button(t, prompt, "Two minutes")).Form, map[string]string{"description": "They all went quiet."})
	line := n.send("asha", n.press("asha", "write-line").Form, map[string]string{"line": "waiting worked"})
	n.press("asha", button(t, bot.Message{Buttons: line.View.Buttons}, "Share with"))
	note := "note:" + string(reflection.NewMeetingID("asha", reflection.Date{Year: 2026, Month: 11, Day: 17}))
	if a := n.press("sam", note); a.View == nil || !strings.Contains(a.View.Text, "waiting worked") {
		t.Fatalf("her mentor opens %+v", a)
	}
	// Saturday: her last day at work is the Friday before it.
	n.leaves("asha", reflection.Date{Year: 2026, Month: 11, Day: 21})
	n.at("2026-11-20 15:39")
	before := len(n.told("asha"))
	n.at("2026-11-20 18:00")
	got := n.news("asha", before)
	if len(got) != 1 || !strings.HasPrefix(got[0].Text, "This is your last day at Northfield. Your journal is yours") {
		t.Fatalf("told %+v", got)
	}
	n.at("2026-12-18 18:00")
	if after := n.news("asha", before); len(after) != 1 {
		t.Errorf("told after the last day: %+v", after[1:])
	}
	if v := n.press("asha", button(t, got[0], "My journal")).View; v == nil || len(v.Buttons) == 0 || !strings.HasPrefix(v.Buttons[0].Label, "Thu 12 Nov") {
		t.Errorf("the journal: %+v", v)
	}
	if a := n.press("sam", note); a.View != nil {
		t.Errorf("her mentor still opens %q", a.View.Text)
	}
}

// A leaving date that comes in on the day itself is in time.
func TestALeaverIsToldOnTheDayItself(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-18 16:30")
	before := len(n.told("cal"))
	n.leaves("cal", reflection.Date{Year: 2026, Month: 11, Day: 18})
	n.at("2026-11-18 17:00")
	if got := n.news("cal", before); len(got) != 1 {
		t.Errorf("told %+v", got)
	}
}
