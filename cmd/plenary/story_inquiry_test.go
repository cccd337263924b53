package main

import (
	"encoding/base64"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// Each template, from the invitation to the tap six school weeks later, with a
// half-term in the middle.
func TestEveryTemplateFromInvitationToFollowUp(t *testing.T) {
	for _, c := range []struct {
		name   string
		others []string // besides Ania; their first names are in the order of invitation
		give   []string // who gives what is swapped, where something is
	}{
		{"Feedback trial", []string{"lewis"}, nil},
		{"Make a task together", []string{"clarke"}, nil}, // a mentor: gets no weekly prompt
		{"Refine a used task", []string{"nair"}, nil},
		{"Artefact swap", []string{"holt"}, []string{"kapinski", "holt"}},
		{"Shared reading", []string{"finch", "clarke"}, nil}, // three where two would do
		{"Lesson study", []string{"lewis", "holt"}, nil},
		{"Moderation swap", []string{"freeman"}, []string{"freeman"}}, // works Monday to Wednesday
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			begins := time.Date(2026, 10, 19, 8, 0, 0, 0, time.UTC)
			s := &inquiryStory{newStory(t, northfield(), begins, ""), append([]string{"kapinski"}, c.others...), c.give}
			s.isAgreed(c.name)
			s.isTried()
			s.isDecided()
			s.isLookedBackAt()
		})
	}
}

type inquiryStory struct {
	*story
	people []string // who invites first
	give   []string
}

// names are those of the staff list by which people are picked.
var names = map[string]string{"lewis": "Daniel Lewis", "clarke": "Owen Clarke", "nair": "Priya Nair", "holt": "Tom Holt",
	"finch": "Rosa Finch", "freeman": "Grace Freeman"}

// isAgreed goes from the invitation to the yes of the last.
func (s *inquiryStory) isAgreed(template string) {
	s.t.Helper()
	menu := s.pressHome("kapinski", "More").View
	f := s.pressView("kapinski", s.pressView("kapinski", menu, "Try something together").View, template).Form
	values := map[string]any{"focus": "feedback"}
	for i, who := range s.people[1:] {
		values[[]string{"who", "third"}[i]] = optionFor(s.t, f, names[who])
	}
	s.submit("kapinski", f, values)
	s.lastSaid("kapinski", "You'll hear by Monday 2 November at 12:30, whatever the answer.")
	for _, who := range s.people[1:] {
		s.moveTo(s.at("09:30"))
		asked := s.lastSaid(who, "Ania asks: try something together for two weeks?")
		s.wantText("the invitation", asked.Text, template)
		s.wantText("what it is", s.pressMessage(who, asked, "What is it?").View.Text, "The invitation is open until")
		s.pressMessage(who, asked, "Yes")
	}
	s.moveTo(s.at("10:00"))
	s.lastSaid("kapinski", "are on: “"+template+"”")
}

// at is a time of Monday 19 October.
func (*inquiryStory) at(clock string) string { return "2026-10-19 " + clock }

func optionFor(t testing.TB, f *form, name string) string {
	t.Helper()
	for _, o := range f.Inputs[0].Options {
		if o.Label == name {
			return o.ID
		}
	}
	t.Fatalf("%s cannot be asked; there are %v", name, f.Inputs[0].Options)
	return ""
}

// isTried sets the trial up, and goes on until everybody has reported.
func (s *inquiryStory) isTried() {
	s.t.Helper()
	for i, who := range s.people {
		f := s.pressView(who, s.now(who), "Set it up").Form
		values := map[string]any{"lesson": "2026-11-03"}
		if i == 0 {
			past := s.submit(who, f, map[string]any{"aim": "act on a hint", "joint-when": "I hand work back", "joint-then": "wait", "lesson": "2026-10-12"})
			if past.Error == nil || past.Error.Input != "lesson" {
				s.t.Fatalf("a lesson in the past was taken: %+v", past)
			}
			values = map[string]any{"aim": "act on a hint", "joint-when": "I hand work back", "joint-then": "wait for them to act", "lesson": "2026-11-03"}
		}
		s.submit(who, f, values)
	}
	s.moveTo(s.at("11:00"))
	v := s.now("kapinski")
	for _, want := range []string{"Aim: so that pupils act on a hint", "Fri 23 Oct: Halfway.", "Thu 5 Nov:", "Fri 6 Nov: Meet"} {
		s.wantText("the trial, with half-term in it,", v.Text, want)
	}
	for _, who := range s.people {
		s.submit(who, s.pressView(who, s.now(who), "What I expect").Form, map[string]any{"prediction": "Secret of " + who + ": half will."})
	}
	s.isSwapped()
	s.inquiryWeekAsksOneThing()
	s.moveTo("2026-11-05 14:00")
	for i, who := range s.people {
		s.nobodyReadsAhead()
		s.submit(who, s.pressView(who, s.now(who), "What happened").Form, map[string]any{"outcome": "Seen by " + who})
		if i == len(s.people)-1 {
			s.wantText("what opens at the end", s.now("kapinski").Text, "Secret of "+who)
		}
	}
}

// isSwapped gives what is swapped, as a file, and answers it: Ania in the Form,
// the others by sending it to the bot. Nothing opens before its time.
func (s *inquiryStory) isSwapped() {
	s.t.Helper()
	task := func(who string) string { return "%PDF-1.7 task of " + who }
	for i, who := range s.give {
		if i > 0 && s.linked(who, "What ") != "" {
			s.t.Errorf("%s opens what another gave before giving anything", who)
		}
		if who != "kapinski" {
			said := s.uploads(who, "../../<b>task</b>.pdf", []byte(task(who)))
			s.wantText("the answer to a file", said.Messages[0].Text, "Kept as what you give in")
			continue
		}
		f := s.pressView(who, s.now(who), "What I give").Form
		for file, want := range map[string]string{"": "There is nothing in it yet.", "GIF89a\x01": "PDF, PNG, JPEG", strings.Repeat("x", 10<<20+1): "10 MB"} {
			wrong := s.submit(who, f, map[string]any{"piece-file": dataURL(file)})
			if wrong.Error == nil || !strings.Contains(wrong.Error.Text, want) {
				s.t.Fatalf("a file of %d bytes was answered with %+v", len(file), wrong)
			}
		}
		s.submit(who, f, map[string]any{"piece-file": dataURL(task(who))})
	}
	for i, who := range s.people {
		if len(s.give) == 0 {
			break
		}
		for _, giver := range s.give {
			if giver != who {
				s.wantText("the file", s.fetch(s.linked(who, "What "+firstNames[giver]+" gave")), task(giver))
			}
		}
		for _, reader := range s.people[i:] {
			if text := s.now(reader).Text; strings.Contains(text, "answered: Blind of") {
				s.t.Errorf("%s reads an answer before all have answered: %s", reader, text)
			}
		}
		if slices.ContainsFunc(s.now(who).Buttons, func(b button) bool { return b.Label == "What happened" }) {
			s.t.Errorf("%s can report before all have answered", who)
		}
		v := s.submit(who, s.pressView(who, s.now(who), "My answer").Form, map[string]any{"piece": "Blind of " + who}).View
		if i == len(s.people)-1 {
			s.wantText("what opens in the end", v.Text, "Ania answered: Blind of kapinski")
		}
	}
}

// firstNames are those by which partners are called.
var firstNames = map[string]string{"kapinski": "Ania", "holt": "Tom", "freeman": "Grace"}

func dataURL(content string) string {
	return "data:;base64," + base64.StdEncoding.EncodeToString([]byte(content))
}

// linked is where a button of the inquiry leads whose label begins so and that
// opens a file.
func (s *inquiryStory) linked(who, label string) string {
	s.t.Helper()
	for _, b := range s.now(who).Buttons {
		if strings.HasPrefix(b.Label, label) && b.URL != "" {
			return b.URL
		}
	}
	return ""
}

// fetch gets a file that a browser keeps, whatever it was called.
func (s *inquiryStory) fetch(url string) string {
	s.t.Helper()
	req, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.base+url, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.Header.Get("Content-Disposition") != `attachment; filename="swap.pdf"` || res.Header.Get("Content-Type") != "application/pdf" {
		s.t.Fatalf("%s is served with %v: %v", url, res.Header, err)
	}
	return string(body)
}

// now is the inquiry as somebody sees it, opened from the menu.
func (s *inquiryStory) now(who string) *view {
	s.t.Helper()
	menu := s.pressHome(who, "More").View
	return s.pressView(who, s.pressView(who, menu, "Try something together").View, "The one you are in").View
}

// nobodyReadsAhead holds that nobody reads what a partner expects while
// somebody has still to report.
func (s *inquiryStory) nobodyReadsAhead() {
	s.t.Helper()
	for _, reader := range s.people {
		text := s.now(reader).Text
		for _, writer := range s.people {
			if reader != writer && (strings.Contains(text, "Secret of "+writer) || strings.Contains(text, "Seen by "+writer)) {
				s.t.Errorf("%s reads what %s wrote before all have reported: %s", reader, writer, text)
			}
		}
	}
}

// inquiryWeekAsksOneThing holds that the inquiry's question takes the place of
// the weekly one, and that half-term is left alone.
func (s *inquiryStory) inquiryWeekAsksOneThing() {
	s.t.Helper()
	s.moveTo("2026-10-24 12:00")
	var prompts []spoken
	for _, m := range s.messages("kapinski") {
		if strings.Contains(m.Text, "anything else on your mind") && m.At.After(time.Date(2026, 10, 19, 9, 0, 0, 0, time.UTC)) {
			prompts = append(prompts, m)
		}
	}
	if len(prompts) != 1 || !slices.ContainsFunc(prompts[0].Buttons, func(b button) bool { return b.Label == "What we're trying" }) {
		s.t.Errorf("in the week of the trial Ania was asked %+v", prompts)
	}
	before := len(s.messages("kapinski"))
	if s.moveTo("2026-11-01 12:00"); len(s.messages("kapinski")) != before {
		s.t.Error("something came in half-term")
	}
}

// isDecided meets, decides, and lets the note into the library.
func (s *inquiryStory) isDecided() {
	s.t.Helper()
	s.moveTo("2026-11-09 11:00")
	v := s.now("kapinski")
	s.wantText("the agenda", v.Text, "For your ten minutes together:")
	f := s.pressView("kapinski", v, "Decide").Form
	if hurried := s.submit("kapinski", f, nil); hurried.Error == nil || hurried.Error.Input != "decision" {
		s.t.Errorf("what nobody picked was decided: %+v", hurried.Error)
	}
	s.submit("kapinski", f, map[string]any{"decision": "adapt", "source": f.Inputs[1].Options[0].ID,
		"ingredients": []string{f.Inputs[2].Options[0].ID, f.Inputs[2].Options[1].ID}, "note": "A hint worked better than an answer."})
	s.moveTo("2026-11-09 12:00")
	for i, who := range s.people[1:] {
		v := s.pressMessage(who, s.lastSaid(who, "decided is kept: change it. There is a note, too."), "Open it").View
		s.wantText("the note", v.Text, "A hint worked better than an answer.")
		agreed := s.pressView(who, v, "Agree to the note").View
		if in := strings.Contains(agreed.Text, "It is in your school's library."); in != (i == len(s.people)-2) {
			s.t.Errorf("after %d of %d have agreed the note is in the library: %v", i+2, len(s.people), in)
		}
	}
	taken := s.pressView("kapinski", s.now("kapinski"), "Take back my yes to the note").View
	if strings.Contains(taken.Text, "It is in your school's library.") {
		s.t.Errorf("Ania took back her yes, and reads %q", taken.Text)
	}
	s.wantText("the note, agreed to again,", s.pressView("kapinski", taken, "Agree to the note").View.Text, "It is in your school's library.")
}

// isLookedBackAt taps six school weeks later, over Christmas.
func (s *inquiryStory) isLookedBackAt() {
	s.t.Helper()
	s.moveTo("2027-01-05 15:44")
	for _, m := range s.messages("kapinski") {
		if strings.Contains(m.Text, "Are you still using it?") {
			s.t.Errorf("it was asked on %s", m.At)
		}
	}
	s.moveTo("2027-01-05 15:46")
	s.pressMessage("kapinski", s.lastSaid("kapinski", "Six school weeks ago"), "In another way")
	s.lastSaid("kapinski", "Thank you. That's all.")
}
