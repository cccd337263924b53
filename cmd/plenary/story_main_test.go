package main

import (
	"strings"
	"testing"
)

// The main job: a prompt, a private entry, a shared line, the mentor's note.
func TestTheWeekOfAnia(t *testing.T) {
	s := newStory(t, northfield(), demoBegins(), "")

	s.moveTo("2026-11-12 15:46")
	prompt := s.lastSaid("kapinski", "or anything else on your mind.")
	if got := prompt.At.In(london()).Format("Mon 15:04"); got != "Thu 15:45" {
		t.Errorf("the prompt came at %s", got)
	}
	a := s.pressMessage("kapinski", prompt, "Two minutes")
	s.wantText("the Form", a.Form.Intro, "Only you, in this app")
	s.wantText("the Form", a.Form.Intro, "Worried about a child? Tell Jo Reed")
	first, line := a.Form, "The exit tickets showed that half of them mix up the two ideas."
	a = s.submit("kapinski", first, map[string]any{
		"description": line, first.middle(): "I felt calm.",
		"when": "they pack up", "then": "ask one more question", "on": "2026-11-16",
	})
	if a.Error != nil || a.Form != nil {
		t.Fatalf("sending the Form answered %+v", a)
	}
	saved := s.lastSaid("kapinski", "Saved. Only you, in this app.")
	if saved.ID != prompt.ID {
		t.Error("the prompt did not become the confirmation")
	}

	a = s.pressMessage("kapinski", saved, "Share a line")
	a = s.submit("kapinski", a.Form, map[string]any{"what": a.Form.Inputs[0].Options[0].ID})
	s.wantText("the preview", a.View.Text, "Sam will see this:")
	s.wantText("the preview", a.View.Text, line)
	s.pressView("kapinski", a.View, "Share with Sam")
	shared := s.lastSaid("kapinski", "Shared with Sam for Tuesday 17 November.")

	s.moveTo("2026-11-16 08:00")
	cue := s.lastSaid("kapinski", "You have a plan for today.")
	a = s.pressMessage("kapinski", cue, "Show it")
	s.wantText("the plan", a.View.Text, "When they pack up, then I will ask one more question")

	s.moveTo("2026-11-16 16:01")
	ask := s.lastSaid("kapinski", "You meet Sam tomorrow at 11:10.")
	s.pressMessage("kapinski", ask, "Not this week")
	digest := s.lastSaid("hughes", "Tomorrow: Ania 11:10. Your note is ready.")
	a = s.pressMessage("hughes", digest, "Ania")
	s.wantText("the note", a.View.Text, line)
	if words := len(strings.Fields(a.View.Text)); words > 90 {
		t.Errorf("the note has %d words", words)
	}

	s.pressMessage("kapinski", shared, "Take it back")
	a = s.pressMessage("hughes", digest, "Ania")
	if strings.Contains(a.View.Text, "exit tickets") {
		t.Error("the note still shows the line that was taken back")
	}

	s.moveTo("2026-11-17 15:36")
	tap := s.lastSaid("hughes", "Did you and Ania meet?")
	s.pressMessage("hughes", tap, "Yes")
	a = s.pressMessage("hughes", s.lastSaid("hughes", "keep one line you both agreed"), "Write it")
	s.submit("hughes", a.Form, map[string]any{"agreed": "Try exit tickets with Year 8."})
	s.pressMessage("kapinski", s.lastSaid("kapinski", "Did you and Sam meet?"), "Yes")
	a = s.pressMessage("kapinski", s.lastSaid("kapinski", "keep one line you both agreed"), "Write it")
	if got := a.Form.Inputs[0].Value; got != "Try exit tickets with Year 8." {
		t.Errorf("Ania reads %q as what was agreed", got)
	}

	s.moveTo("2026-11-19 15:46")
	next := s.lastSaid("kapinski", "First, the plan you made last time")
	s.pressMessage("kapinski", next, "Tried it")
	after := s.lastSaid("kapinski", "Thank you, noted.")
	if after.ID != next.ID || len(after.Buttons) != 3 {
		t.Errorf("after the tap the prompt has the buttons %v", after.Buttons)
	}
	s.moveTo("2026-11-23 16:01")
	a = s.pressMessage("hughes", s.lastSaid("hughes", "Tomorrow: Ania 11:10"), "Ania")
	s.wantText("the next note", a.View.Text, "Agreed last time: Try exit tickets with Year 8.")
}

func TestJournalReadEditAskDelete(t *testing.T) {
	s := newStory(t, northfield(), demoBegins(), "")
	a := s.pressHome("lewis", "Two minutes")
	s.submit("lewis", a.Form, map[string]any{"description": "They knew what a meander is."})
	a = s.pressHome("lewis", "My journal")
	a = s.pressView("lewis", a.View, "Wed 11 Nov")
	s.wantText("the entry", a.View.Text, "They knew what a meander is.")
	edit := s.pressView("lewis", a.View, "Edit")
	s.submit("lewis", edit.Form, map[string]any{"description": "They all knew what a meander is."})
	a = s.pressHome("lewis", "My journal")
	entry := s.pressView("lewis", a.View, "Wed 11 Nov")
	s.wantText("the edited entry", entry.View.Text, "They all knew")
	a = s.pressView("lewis", entry.View, "Ask Sam about this")
	if len(a.Form.Inputs) != 2 {
		t.Errorf("the Form to share has %d inputs", len(a.Form.Inputs))
	}
	a = s.pressView("lewis", entry.View, "Delete")
	s.wantText("the journal", a.View.Text, "Nothing here yet.")
}

func TestAWorryIsMetWithNumbersAndNothingIsSent(t *testing.T) {
	s := newStory(t, northfield(), demoBegins(), "")
	a := s.pressHome("finch", "Two minutes")
	words := "A girl told me she is scared to go home because her dad hits her. The singing was good."
	a = s.submit("finch", a.Form, map[string]any{"description": words})
	if a.Form == nil || a.Form.Inputs[0].ID != "safety" {
		t.Fatalf("the guard did not speak: %+v", a)
	}
	s.wantText("the guard", a.Form.Intro, "tell Jo Reed now")
	s.wantText("the guard", a.Form.Intro, "Nobody watches this journal.")
	for _, in := range a.Form.Inputs {
		if in.ID == "description" && in.Value != words {
			t.Errorf("the text was not kept on the Form: %q", in.Value)
		}
	}
	kept := s.submit("finch", a.Form, map[string]any{"safety": "copy"})
	s.wantText("the copy", kept.View.Text, words)
	s.moveTo("2026-11-13 18:00")
	for _, p := range []string{"khan", "nair", "hughes"} {
		for _, m := range s.messages(p) {
			if strings.Contains(m.Text, "safety") || strings.Contains(m.Text, "Rosa told") {
				t.Errorf("%s was told: %s", p, m.Text)
			}
		}
	}
	v := s.pressHome("finch", "Worried about a child?").View
	for _, want := range []string{"Jo Reed", "999", "08000\u00a0562\u00a0561", "chair of governors"} {
		s.wantText("the help", v.Text, want)
	}
}

func TestPauseSlotAndSkip(t *testing.T) {
	s := newStory(t, northfield(), demoBegins(), "")
	s.moveTo("2026-11-12 15:46")
	prompt := s.lastSaid("kapinski", "anything else")
	form := s.pressMessage("kapinski", prompt, "More").Form
	bad := s.submit("kapinski", form, map[string]any{"at": "23:00", "until": "2026-12-01"})
	if bad.Error == nil || bad.Error.Input != "at" {
		t.Errorf("23:00 was taken: %+v", bad)
	}
	s.wantText("home, after what was refused,", s.home("kapinski").Text, "Your next prompt: Thursday 19 November at 15:45 (Autumn 2, week 3).")
	s.submit("kapinski", form, map[string]any{"day": "1", "at": "19:30"})
	s.lastSaid("kapinski", "Your next prompt comes on Monday 16 November at 19:30.")
	s.pressMessage("kapinski", prompt, "Skip")
	if s.moveTo("2026-11-16 19:29"); s.lastSaid("kapinski", "You meet Sam").At.IsZero() {
		t.Error("no ask came before the meeting")
	}
	before := len(s.messages("kapinski"))
	s.moveTo("2026-11-16 19:31")
	if got := len(s.messages("kapinski")) - before; got != 1 {
		t.Errorf("%d messages came at the evening slot", got)
	}
}

func TestTheCoordinatorKeepsTheContactAndSeesNoContent(t *testing.T) {
	s := newStory(t, northfield(), demoBegins(), "")
	a := s.pressView("khan", s.pressHome("khan", "Set-up").View, "Contact: Northfield")
	bad := s.submit("khan", a.Form, map[string]any{"safeguarding_phone": "ask reception"})
	if bad.Error == nil || bad.Error.Input != "safeguarding_phone" {
		t.Fatalf("a number that is none was taken: %+v", bad)
	}
	s.wantText("the complaint", bad.Error.Text, "That is not a telephone number.")
	s.submit("khan", a.Form, map[string]any{"safeguarding_lead": "Bo Lane"})
	s.wantText("the help", s.pressHome("lewis", "Worried").View.Text, "Tell Bo Lane now")
	s.moveTo("2026-11-13 12:31")
	note := s.lastSaid("khan", "Autumn 2, week 2: 9 of 9 people set up.")
	s.wantText("the details", s.pressMessage("khan", note, "Details").View.Text, "9 of 9 people are set up.")
}
