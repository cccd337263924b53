package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
)

// concludes has somebody write a full cycle with what they take from it alone.
func (n *town) concludes(who, took string) {
	n.t.Helper()
	for form := n.press(who, "full-cycle").Form; form != nil; {
		values := map[string]string{}
		if form.Inputs[0].ID == "conclusion" {
			values["conclusion"] = took
		}
		form = n.send(who, form, values).Form
	}
}

func TestMyHalfTermIsInMyOwnWordsAndForMeAlone(t *testing.T) {
	n := newTown(t).withLibrary().started()
	n.at("2026-11-09 16:00")
	entry, _ := n.wrote("asha", "It rained, and we counted drops.")
	edit := n.press("asha", "tag-form:"+entry).Form
	n.send("asha", edit, map[string]string{"focus": "checking", "how": "thought"})
	for _, took := range []string{"Zqcanary9 ask first.", "Zqcanary9 ask, then wait."} {
		n.concludes("asha", took)
	}
	v := n.press("asha", button(t, bot.Message{Buttons: n.press("asha", "menu").View.Buttons}, "My half-term")).View
	for _, want := range []string{
		"Only you, in this app", "What it was about: checking what pupils know.", "No plans in this half-term.", "What happened: 6\n",
		"What you took from it first, Mon 9 Nov:\n“Zqcanary9 ask first.”", "And lately, Mon 9 Nov:\n“Zqcanary9 ask, then wait.”\n\nWhat has changed? You can leave it at that, or write it down.",
	} {
		if !strings.Contains(v.Text, want) {
			t.Errorf("%q does not say %q", v.Text, want)
		}
	}
	form := n.press("asha", button(t, bot.Message{Buttons: v.Buttons}, "Write")).Form
	if form.Title != "What has changed?" || form.Inputs[0].Kind != bot.Long || !strings.HasPrefix(form.Intro, "Only you, in this app, can read this.") {
		t.Errorf("it is asked by %+v", form)
	}
	_, words, _ := strings.Cut(v.Text, "by stage:\n")
	words, _, _ = strings.Cut(words, "\n\n")
	n.send("asha", form, map[string]string{"description": "Zqcanary9 I wait, and so do they."})
	v = n.press("asha", "half-term").View
	if !strings.Contains(v.Text, "What has changed?\n“Zqcanary9 I wait, and so do they.”") || !strings.Contains(v.Text, words) {
		t.Errorf("answered, it reads %q", v.Text)
	}
	change := n.press("asha", button(t, bot.Message{Buttons: v.Buttons}, "Change what I wrote")).Form
	n.send("asha", change, map[string]string{"description": "Zqcanary9 I wait."})
	if v = n.press("asha", "half-term").View; strings.Count(v.Text, "I wait") != 1 {
		t.Errorf("changed, it reads %q", v.Text)
	}
	page := n.press("asha", "journal").View
	if read := n.press("asha", page.Buttons[0].ID).View; !strings.Contains(read.Text, "Zqcanary9 I wait.") || strings.Contains(read.Text, "and so") {
		t.Errorf("her journal reads %q", read.Text)
	}
	n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Press, Button: "delete:" + strings.TrimPrefix(page.Buttons[0].ID, "entry:")})
	if v = n.press("asha", "half-term").View; !strings.Contains(v.Text, "You can leave it at that") {
		t.Errorf("deleted, it reads %q", v.Text)
	}
	for _, m := range n.told("asha") {
		if strings.Contains(m.Text, "has changed") {
			t.Errorf("the chat says %q", m.Text)
		}
	}
	for _, who := range []string{"sam", "khan"} {
		if a := n.press(who, "what-changed"); a.Form != nil {
			t.Errorf("%s is asked %+v", who, a.Form)
		}
		if v := n.press(who, "half-term").View; strings.Contains(v.Text, "Zqcanary9") {
			t.Errorf("%s reads %q", who, v.Text)
		}
	}
}

// In the holiday it is still of the half-term before; with one thing taken from
// it, or none, nothing is asked.
func TestWhatHasChangedIsAskedOfTwoThings(t *testing.T) {
	n := newTown(t).started().wholeYear()
	asked := func() bool { return n.press("asha", "what-changed").Form != nil }
	n.concludes("asha", "Ask first.")
	if v := n.press("asha", "half-term").View; asked() || strings.Contains(v.Text, "What has changed?") {
		t.Errorf("of one thing it reads %q", v.Text)
	}
	n.concludes("asha", "Ask, then wait.")
	n.set(wall("2026-12-28 12:00"))
	n.send("asha", n.press("asha", "what-changed").Form, map[string]string{"description": "I wait."})
	if v := n.press("asha", "half-term").View; !strings.Contains(v.Text, "What has changed?\n“I wait.”") {
		t.Errorf("in the holiday it reads %q", v.Text)
	}
	n.set(wall("2027-01-06 12:00"))
	if v := n.press("asha", "half-term").View; asked() || strings.Contains(v.Text, "I wait") {
		t.Errorf("in the next half-term it reads %q", v.Text)
	}
}

// The answer is no line of a journal week.
func TestWhatHasChangedIsNoLineOfAJournalWeek(t *testing.T) {
	n := newTown(t).started()
	n.press("asha", "journal-each-day")
	n.at("2026-11-16 16:00")
	n.concludes("asha", "Ask first.")
	n.concludes("asha", "Ask, then wait.")
	n.send("asha", n.press("asha", "what-changed").Form, map[string]string{"description": "I wait."})
	n.at("2026-11-20 18:00")
	told := n.told("asha")
	form := n.press("asha", button(t, told[len(told)-1], "Two minutes")).Form
	if !strings.Contains(form.Intro, "No lines this week.") {
		t.Errorf("her week is looked back at with %q", form.Intro)
	}
}
