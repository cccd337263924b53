package main

import (
	"regexp"
	"strings"
	"testing"
)

// A case of another teacher leads to an entry, the entry gets a tag, and its
// author finds it again under its code, in a file of their own and in their
// half-term: all of it in the local chat.
func TestACaseATagAndARecord(t *testing.T) {
	s := newStory(t, northfield(), demoBegins(), "")
	menu := func() *view { return s.pressHome("finch", "More").View }
	yours := func() *view { return s.pressView("finch", menu(), "Your settings").View }

	settings := s.pressView("finch", s.pressView("finch", yours(), "Tags and frameworks").View, "Tags on or off").Form
	s.submit("finch", settings, map[string]any{"tags": "true", "frameworks": []string{"ittecf", "self-study"}})

	cases := s.pressView("finch", s.pressView("finch", menu(), "Other questions").View, "Other teachers' cases").View
	if cases.Buttons[0].Label != "Mrs Finch, secondary" {
		t.Errorf("the first case is %q, want the one of her phase", cases.Buttons[0].Label)
	}
	one := s.pressView("finch", cases, "Mrs Finch").View
	if !strings.HasSuffix(one.Text, "\nC. Make a task you used better") {
		t.Errorf("the case ends with %q", one.Text)
	}
	entry := s.pressView("finch", one, "Try A").Form
	s.wantText("the form of the case", entry.Inputs[0].Label, "Think of one lesson this week in which what you heard or saw should shape the next, or anything else on your mind.")
	saved := s.submit("finch", s.pressHome("finch", "Two minutes").Form, map[string]any{"description": "=Zqcanary7 they all wrote the same tune."})
	if len(saved.Messages) != 1 {
		t.Fatalf("saving answered %+v", saved)
	}

	question := s.pressMessage("finch", saved.Messages[0], "One more question").Form
	s.wantText("the question", question.Inputs[0].Label, "Why do you think it went that way?")
	saved = s.submit("finch", question, map[string]any{"analysis": "I had shown one example."})
	tags := s.pressMessage("finch", saved.Messages[0], "Tag it").View
	tagged := s.pressView("finch", tags, "8.e").View
	s.wantText("the tags", tagged.Text, "Tagged: 8.e · thought about")

	frameworks := s.pressView("finch", yours(), "Tags and frameworks").View
	link := regexp.MustCompile(`/files/[A-Za-z0-9_.=-]+`).FindString(s.heard[len(s.heard)-1])
	coverage := s.pressView("finch", frameworks, "ITTECF").View
	s.wantText("the coverage", coverage.Text, "mentioned in 1 entry")
	record := get(t, s.base+link)
	s.wantText("the record", record, "ITTECF,8.e,")
	s.wantText("the record", record, ",'=Zqcanary7 they all wrote the same tune.,")

	half := s.pressView("finch", menu(), "My half-term").View
	s.wantText("the half-term", half.Text, "Why it went that way: 5")
	for _, m := range s.messages("finch") {
		if strings.Contains(m.Text, "Zqcanary7") {
			t.Errorf("a message says %q", m.Text)
		}
	}
}

// What the coordinator switches off is gone from the chat, with no restart.
func TestACoordinatorLeavesCasesOut(t *testing.T) {
	s := newStory(t, northfield(), demoBegins(), "")
	form := s.pressView("khan", s.pressView("khan", s.pressHome("khan", "More").View, "The school").View, "Questions and frameworks").Form
	kept := s.submit("khan", form, map[string]any{"scenarios": []string{"scenario/secondary"}, "phases": []string{"phase/secondary"}})
	if len(kept.Messages) != 1 {
		t.Fatalf("saving answered %+v, %+v", kept, kept.Error)
	}
	cases := s.pressView("lewis", s.pressView("lewis", s.pressHome("lewis", "More").View, "Other questions").View, "Other teachers' cases").View
	if len(cases.Buttons) != 2 || cases.Buttons[0].Label != "Mrs Finch, secondary" {
		t.Errorf("offered %+v", cases.Buttons)
	}
}
