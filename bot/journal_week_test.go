package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// choosesAWeek has Asha choose the coming week, it being 11 November.
func (n *town) choosesAWeek() bot.Message {
	n.t.Helper()
	open := button(n.t, bot.Message{Buttons: n.press("asha", "yours").View.Buttons}, "Journal week")
	v := n.press("asha", open).View
	for _, want := range []string{"The week of Monday 16 November (", "six messages at most", "Only you, in this app", "you can stop at any time"} {
		if !strings.Contains(v.Text, want) {
			n.t.Errorf("%q does not say %q", v.Text, want)
		}
	}
	return n.press("asha", button(n.t, bot.Message{Buttons: v.Buttons}, "A line a day, at 15:45")).Messages[0]
}

// latest is what a person was told last, by the clock.
func (n *town) latest(who string) bot.Message {
	n.t.Helper()
	all := n.told(who)
	return all[len(all)-1]
}

// From More to the plan at the week's end, with nothing of it in the chat.
func TestAJournalWeekFromMoreToItsEnd(t *testing.T) {
	n := newTown(t).started()
	if got, want := n.choosesAWeek().Text, "Your journal week is the week of Monday 16 November (Autumn, week 12): a line a day at 15:45, then one question. Nobody is told."; got != want {
		t.Errorf("Asha is told %q, want %q", got, want)
	}
	if home := n.HomeOf(t.Context(), "w", "asha").Text; !strings.Contains(home, "Your journal week: from Monday 16 November.") {
		t.Errorf("her Home reads %q", home)
	}
	for _, day := range []struct{ at, line string }{{"2026-11-16 15:46", "Zqcanary9 they counted."}, {"2026-11-17 15:46", "Zqcanary9 nobody asked."}} {
		n.at(day.at)
		m := n.latest("asha")
		if !strings.HasPrefix(m.Text, "Twenty seconds, one line about today.\nNote ") || !strings.HasSuffix(m.Text, ", or anything else on your mind.") {
			t.Errorf("at %s Asha is told %q", day.at, m.Text)
		}
		form := n.press("asha", button(t, m, "Write a line")).Form
		if form.Title != "One line" || len(form.Inputs) != 1 || form.Inputs[0].Kind != bot.Text {
			t.Errorf("the Form is %+v", form)
		}
		saved := n.send("asha", form, map[string]string{"description": day.line})
		if saved.Update == nil || saved.Update.Text != "Saved. Only you, in this app." || strings.Contains(strings.Join(labelsOf(saved.Update.Buttons), " "), "One more") {
			t.Errorf("saved, the message becomes %+v", saved.Update)
		}
	}
	n.at("2026-11-20 18:00")
	end := n.latest("asha")
	if !strings.HasPrefix(end.Text, "The end of your journal week.\nRead your lines of this week") {
		t.Errorf("at its end Asha is told %q", end.Text)
	}
	form := n.press("asha", button(t, end, "Two minutes")).Form
	if !strings.Contains(form.Intro, "Your lines:\nMon 16 Nov: Zqcanary9 they counted.\nTue 17 Nov: Zqcanary9 nobody asked.") {
		t.Errorf("the Form begins with %q", form.Intro)
	}
	n.send("asha", form, map[string]string{"description": "I ask too little.", "when": "they count", "then": "wait"})
	for _, m := range n.told("asha") {
		if strings.Contains(m.Text, "Zqcanary9") {
			t.Errorf("a message holds what she wrote: %q", m.Text)
		}
	}
	if labels := labelsOf(n.press("asha", "journal").View.Buttons); !slices.Contains(labels, "Mon 16 Nov 15:46, one line") {
		t.Errorf("her journal lists %q", labels)
	}
}

// [Stop] in a message, or in the window, ends it at once.
func TestAJournalWeekIsStoppedWithOneTap(t *testing.T) {
	n := newTown(t).started()
	n.choosesAWeek()
	n.at("2026-11-16 15:46")
	a := n.press("asha", button(t, n.latest("asha"), "Stop journal week"))
	if a.Update == nil || !strings.HasPrefix(a.Update.Text, "Stopped. What you wrote stays") {
		t.Errorf("the message becomes %+v", a)
	}
	before := len(n.told("asha"))
	n.at("2026-11-18 18:00")
	if got := len(n.told("asha")) - before; got != 1 { // did you and Sam meet?
		t.Errorf("stopped on Monday, she was told %d things by Wednesday", got)
	}
	if v := n.press("asha", "journal-week").View; !strings.HasPrefix(v.Text, "The week of Monday 23 November") {
		t.Errorf("the window offers %q", v.Text)
	}
	n.press("asha", "journal-each-day")
	v := n.press("asha", "journal-week").View
	if !strings.HasPrefix(v.Text, "Your journal week is the week of Monday 23 November") {
		t.Errorf("the window says %q", v.Text)
	}
	in := bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Press, Button: button(t, bot.Message{Buttons: v.Buttons}, "Stop it")}
	if a := n.Receive(t.Context(), in); len(a.Messages) != 1 || !a.Home {
		t.Errorf("stopped in the window, it answers %+v", a)
	}
}

func TestALineAfterLessonsThatArePicked(t *testing.T) {
	n := newTown(t)
	asha, err := n.db.Member(t.Context(), "north", "asha")
	must(t, err)
	for day := time.Monday; day <= time.Saturday; day++ {
		asha.Lessons = append(asha.Lessons, reflection.Period{Day: day, From: reflection.Clock(10, 0), To: reflection.Clock(10, 50)})
	}
	must(t, n.db.Write(t.Context(), "north", asha))
	n.started()
	v := n.press("asha", "journal-week").View
	form := n.press("asha", button(t, bot.Message{Buttons: v.Buttons}, "After lessons I pick")).Form
	pick := func(ids ...string) bot.Answer {
		values := bot.Values{}
		for _, id := range ids {
			values["lessons"] = append(values["lessons"], reflection.Private(id))
		}
		return n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Submit, Form: form.ID, Values: values})
	}
	var all []string
	for _, o := range form.Inputs[0].Options {
		all = append(all, o.ID)
	}
	if a := pick(all...); a.Error == nil || a.Error.Input != "lessons" || a.Error.Text != "Pick five lessons at most." {
		t.Errorf("six lessons are answered with %+v", a)
	}
	if a := pick("Mon 11:00-11:50"); a.Error == nil || a.Error.Input != "lessons" {
		t.Errorf("a lesson that is not hers is answered with %+v", a)
	}
	if a := pick(all[:2]...); len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Text, ": a line after Mon 10:00 and Tue 10:00, then one question.") {
		t.Errorf("two lessons are answered with %+v", a)
	}
	n.at("2026-11-16 11:00")
	if got := n.latest("asha").Text; !strings.HasPrefix(got, "Twenty seconds, one line about the lesson you just taught.") {
		t.Errorf("after the lesson Asha is told %q", got)
	}
}

// It is offered to those who are prompted, and given to nobody else.
func TestAJournalWeekIsForThoseWhoArePrompted(t *testing.T) {
	n := newTown(t).started()
	for _, who := range []string{"sam", "khan", "cal"} {
		if labels := labelsOf(n.press(who, "yours").View.Buttons); slices.Contains(labels, "Journal week") {
			t.Errorf("%s is offered %q", who, labels)
		}
		for _, id := range []string{"journal-week", "journal-each-day", "journal-stop"} {
			if a := n.press(who, id); len(a.Messages) != 1 || a.Messages[0].Text != "That is not yours to open." {
				t.Errorf("%s presses %s and gets %+v", who, id, a)
			}
		}
	}
}
