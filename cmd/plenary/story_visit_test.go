package main

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// A visit from asking to thank-you: Rosa learns from ten minutes of a lesson of
// Daniel's.
func TestAVisitFromAskingToThankYou(t *testing.T) {
	s := newStory(t, northfield(), demoBegins(), "")

	a := s.pressView("finch", s.pressHome("finch", "More").View, "Visit a lesson")
	s.wantText("the list", a.View.Text, "Nobody is rated")
	form := s.pressView("finch", a.View, "Ask a colleague").Form
	s.submit("finch", form, map[string]any{"host": form.option("Daniel Lewis")})
	s.lastSaid("finch", "They choose a time")

	s.moveTo("2026-11-11 15:01")
	ask := s.lastSaid("lewis", "Rosa would like to see ten minutes of one of your lessons")
	form = s.pressMessage("lewis", ask, "Choose a time").Form
	if got := form.Inputs[1].Options[0].Label; got != "Mon 16 Nov, 13:10" {
		t.Errorf("the first time offered is %q", got)
	}
	if a = s.submit("lewis", form, map[string]any{"focus-words": " "}); a.Error == nil || a.Error.Input != "focus-words" {
		t.Errorf("without anything to look at the answer is %+v", a)
	}
	const focus, noticed, learned = "Which tables do I ask kingfisher?", "You asked the back first kingfisher.", "I will ask the back kingfisher."
	s.submit("lewis", form, map[string]any{"focus-words": focus})
	s.lastSaid("lewis", "Agreed: Monday 16 November at 13:10")

	s.moveTo("2026-11-11 15:02")
	yes := s.lastSaid("finch", "Daniel said yes: Monday 16 November at 13:10, for ten minutes at most.")
	visit := s.pressMessage("finch", yes, "See the visit").View
	s.wantText("the visit", visit.Text, focus)
	s.wantText("the visit", visit.Text, "Purposeful adaptation")
	event := s.calendarOf("finch", visit)
	s.wantText("the calendar", event, "METHOD:REQUEST")
	s.wantText("the calendar", event, "DTSTART;TZID=Europe/London:20261116T131000")
	if strings.Contains(event, "kingfisher") {
		t.Error("what Daniel wrote stands in the calendar")
	}

	s.moveTo("2026-11-16 13:41")
	after := s.lastSaid("finch", "You were to visit Daniel today.")
	form = s.pressMessage("finch", after, "My notes").Form
	s.submit("finch", form, map[string]any{"noticed": []string{"checking"}, "adapting": noticed, "learned": learned})
	s.pressMessage("finch", after, "Thank Daniel")
	s.moveTo("2026-11-16 13:42")
	s.lastSaid("lewis", "Rosa says thank you")

	visit = s.pressMessage("finch", yes, "See the visit").View
	preview := s.pressView("finch", visit, "Show Daniel my notes").View
	s.wantText("the preview", preview.Text, "Assessment used in real time.\nPurposeful adaptation: "+noticed)
	s.pressView("finch", preview, "Show Daniel")
	s.moveTo("2026-11-16 13:43")
	read := s.pressMessage("lewis", s.lastSaid("lewis", "Rosa has written down what they noticed"), "Read it").View
	s.wantText("what Daniel reads", read.Text, noticed)
	if strings.Contains(read.Text, learned) {
		t.Error("Daniel reads what Rosa learned for herself")
	}

	visit = s.pressMessage("finch", yes, "See the visit").View
	form = s.pressView("finch", visit, "Share what I learned").Form
	shown := s.submit("finch", form, nil).View
	s.wantText("the preview for the mentor", shown.Text, "Priya will see this:")
	s.wantText("the preview for the mentor", shown.Text, learned)
	if strings.Contains(shown.Text, noticed) {
		t.Error("what is about Daniel's lesson goes to the mentor")
	}
	for _, person := range []string{"finch", "lewis", "nair", "hughes", "khan"} {
		for _, m := range s.messages(person) {
			if strings.Contains(m.Text, "kingfisher") {
				t.Errorf("%s was sent what somebody wrote: %s", person, m.Text)
			}
		}
	}
	if strings.Contains(s.log.String(), "kingfisher") {
		t.Error("what somebody wrote stands in the log")
	}
}

// option is the id of the option with this label.
func (f *form) option(label string) string {
	for _, in := range f.Inputs {
		for _, o := range in.Options {
			if strings.HasPrefix(o.Label, label) {
				return o.ID
			}
		}
	}
	return ""
}

// calendarOf fetches the visit's entry for a calendar by the link in the View.
func (s *story) calendarOf(person string, v *view) string {
	s.t.Helper()
	i := slices.IndexFunc(v.Buttons, func(b button) bool { return b.URL != "" })
	if i < 0 {
		s.t.Fatalf("%s has no link to a calendar", person)
	}
	req, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.base+v.Buttons[i].URL, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if got := res.Header.Get("Content-Type"); err != nil || !strings.HasPrefix(got, "text/calendar") {
		s.t.Fatalf("%s fetched the link as %s: %v", person, got, err)
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(body), "\r\n ", ""), "\r\n", "\n")
}
