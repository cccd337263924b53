package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
)

// Anybody can say that they are away, and take it back; a day that cannot be is
// told beside its box. Nobody else is told.
func TestAwayIsSaidAndTakenBack(t *testing.T) {
	n := newTown(t).started()
	for _, who := range []string{"asha", "sam", "khan", "cal"} {
		open := button(t, bot.Message{Buttons: n.press(who, "yours").View.Buttons}, "Days away")
		form := n.press(who, open).Form
		if form == nil || form.Inputs[0].Value != "" {
			t.Fatalf("%s is shown %+v", who, form)
		}
		if a := n.send(who, form, map[string]string{"from": "2026-11-16", "to": "2026-11-13"}); a.Error == nil || a.Error.Input != "to" ||
			!strings.Contains(a.Error.Text, "before the first day") {
			t.Errorf("days backwards are answered with %+v", a.Error)
		}
		said := n.send(who, form, map[string]string{"from": "2026-11-16", "to": "2026-11-20"})
		if got, want := said.Messages[0].Text, "Saved. I send you nothing from Monday 16 November to Friday 20 November. Nobody is told."; got != want {
			t.Errorf("%s is told %q, want %q", who, got, want)
		}
		form = n.press(who, open).Form
		if got := form.Inputs[0].Value + " " + form.Inputs[1].Value; got != "2026-11-16 2026-11-20" {
			t.Errorf("the Form begins with %s", got)
		}
		back := n.send(who, form, map[string]string{"from": "", "to": ""})
		if got := back.Messages[0].Text; got != "Saved. You are not away." {
			t.Errorf("%s is told %q", who, got)
		}
	}
}

// While a teacher is away the chat is quiet for them, and no meeting of theirs
// is prepared or asked about.
func TestAWeekAwayIsQuiet(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-12 16:00")
	form := n.press("asha", "away").Form
	n.send("asha", form, map[string]string{"from": "2026-11-16", "to": "2026-11-20"})
	asha, sam := len(n.told("asha")), len(n.told("sam"))
	n.at("2026-11-22 18:00")
	if got := len(n.told("asha")) - asha; got != 0 {
		t.Errorf("in her week away Asha was told %d things", got)
	}
	if got := len(n.told("sam")) - sam; got != 0 {
		t.Errorf("about a meeting that is not held Sam was told %d things", got)
	}
	n.at("2026-11-26 18:00")
	if got := len(n.told("asha")) - asha; got != 3 {
		t.Errorf("in the week after Asha was told %d things, want 3", got)
	}
}
