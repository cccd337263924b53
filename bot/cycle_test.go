package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// pressIn presses a button of a Form with these values typed in it.
func (n *town) pressIn(who string, f *bot.Form, label string, values map[string]string) bot.Answer {
	n.t.Helper()
	if f == nil {
		n.t.Fatalf("%s has no Form", who)
	}
	id := button(n.t, bot.Message{Text: f.Title, Buttons: f.Buttons}, label)
	return n.Receive(n.t.Context(), bot.Incoming{Workspace: "w", User: who, Kind: bot.Press, Button: id, Form: f.ID, Values: filled(f, values)})
}

func TestAFullCycleGoesBackAndForward(t *testing.T) {
	n := newTown(t).started()
	f := n.press("asha", "full-cycle").Form
	if !strings.HasPrefix(f.Intro, "1 of 6. Only you") || len(f.Buttons) != 0 {
		t.Errorf("the first Form says %q and has the buttons %v", f.Intro, f.Buttons)
	}
	f = n.send("asha", f, map[string]string{"description": "It rained."}).Form
	if !strings.HasPrefix(f.Intro, "2 of 6.") || f.Submit != "Save and go on" {
		t.Errorf("the second Form says %q, %q", f.Intro, f.Submit)
	}
	f = n.pressIn("asha", f, "Save and go back", map[string]string{"feelings": "Half a wo"}).Form
	if f.Inputs[0].ID != "description" || f.Inputs[0].Value != "It rained." {
		t.Fatalf("went back to %+v", f.Inputs)
	}
	f = n.send("asha", f, nil).Form
	if f.Inputs[0].ID != "feelings" || f.Inputs[0].Value != "Half a wo" {
		t.Errorf("forward again is %+v", f.Inputs)
	}
	for f.Submit != "Save" {
		f = n.send("asha", f, nil).Form
	}
	if done := n.send("asha", f, nil); done.Form != nil || done.Messages[0].Text != "Saved. Only you, in this app." {
		t.Errorf("the last Form was answered with %+v", done)
	}
}

// What cannot be kept comes back with the reason, and with every word.
func TestGoingBackFromWhatCannotBeKept(t *testing.T) {
	n := newTown(t).started()
	f := n.press("asha", "full-cycle").Form
	for f.Submit != "Save" {
		f = n.send("asha", f, nil).Form
	}
	typed := map[string]string{"when": "they come in", "then": "greet them", "on": "2026-11-01"}
	again := n.pressIn("asha", f, "Save and go back", typed)
	if again.Form == nil || !strings.HasPrefix(again.Form.Intro, "That day has passed.") {
		t.Fatalf("got %+v", again)
	}
	for _, in := range again.Form.Inputs {
		if in.Value != typed[in.ID] {
			t.Errorf("%s came back as %q", in.ID, in.Value)
		}
	}
	f = n.pressIn("asha", again.Form, "Save and go back", map[string]string{"on": ""}).Form
	if f.Inputs[0].ID != "conclusion" {
		t.Errorf("went back to %+v", f.Inputs)
	}
}

// The guards speak whichever way a person goes, and their choice goes along.
func TestGoingBackPastAGuard(t *testing.T) {
	n := newTown(t).started()
	f := n.send("asha", n.press("asha", "full-cycle").Form, map[string]string{"description": "It rained."}).Form
	words := "A girl told me she is scared to go home because her dad hits her. The starter went well."
	asked := n.pressIn("asha", f, "Save and go back", map[string]string{"feelings": words}).Form
	if asked.Inputs[0].ID != "safety" || asked.Inputs[1].Value != words {
		t.Fatalf("the guard did not speak: %+v", asked)
	}
	back := n.pressIn("asha", asked, "Save and go back", map[string]string{"safety": "leave"}).Form
	if back == nil || back.Inputs[0].ID != "description" {
		t.Fatalf("went back to %+v", back)
	}
	if kept := n.send("asha", back, nil).Form.Inputs[0].Value; strings.Contains(kept, "hits") || !strings.Contains(kept, "The starter went well.") {
		t.Errorf("kept %q", kept)
	}
}

func TestGoingBackWhileTheDatabaseIsAway(t *testing.T) {
	n := newTown(t).started()
	f := n.send("asha", n.press("asha", "full-cycle").Form, nil).Form
	must(t, n.db.Close())
	a := n.pressIn("asha", f, "Save and go back", map[string]string{"feelings": "Zqcanary7"})
	if a.Error == nil || a.Error.Input != "feelings" || a.View != nil || len(a.Messages) != 0 {
		t.Errorf("got %+v, want the Form left as it is", a)
	}
	if strings.Contains(n.log.String(), "Zqcanary7") {
		t.Error("the log holds what was typed")
	}
}

func TestBackStandsInNoOtherForm(t *testing.T) {
	n := newTown(t).started()
	e := n.send("asha", n.press("asha", "two-minutes").Form, map[string]string{"description": "It rained."})
	entry := strings.TrimPrefix(button(t, e.Messages[0], "Share a line"), "pick-line:")
	for _, id := range []string{"two-minutes", "edit:" + entry, "stage:" + entry + "/feelings", "more", "write-line"} {
		if f := n.press("asha", id).Form; f == nil || len(f.Buttons) != 0 {
			t.Errorf("%s: %+v", id, f)
		}
	}
	a := n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Press, Button: "back", Form: "line",
		Values: bot.Values{"line": []reflection.Private{"x"}}})
	if a.Error == nil || a.Error.Input != "line" {
		t.Errorf("back in a Form of no entry: %+v", a)
	}
	if got := len(n.press("asha", "journal").View.Buttons); got != 2 {
		t.Errorf("the journal has %d buttons", got)
	}
}
