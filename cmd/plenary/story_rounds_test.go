package main

import (
	"strings"
	"testing"
	"time"
)

// joined are those of the demo's school who have joined the rounds.
var joined = []string{"kapinski", "lewis", "finch", "freeman", "holt", "hughes", "nair", "clarke"}

// In the second week of a half-term eight people are asked, in pairs; nobody
// with their own mentor. One pair says yes and is on; the others hear the same,
// at the same time, whatever was said.
func TestARoundInTheLocalChat(t *testing.T) {
	s := newStoryWith(t, demoOptions{Files: northfield(), Begins: time.Date(2026, 11, 6, 16, 0, 0, 0, time.UTC), Rounds: true})
	s.moveTo("2026-11-09 12:29")
	for _, who := range joined {
		for _, m := range s.messages(who) {
			if strings.HasPrefix(m.Text, "Try something together") {
				t.Errorf("%s was asked before noon: %q", who, m.Text)
			}
		}
	}
	s.moveTo("2026-11-09 12:31")
	partner := map[string]string{}
	for _, who := range joined {
		asked := s.lastSaid(who, "Try something together with ")
		name, _, _ := strings.Cut(strings.TrimPrefix(asked.Text, "Try something together with "), " ")
		partner[who] = name
		s.wantText("the invitation", asked.Text, " for two weeks? You can answer until Monday 16 November at 12:30. If you don't, nobody is told why.")
		why := s.pressMessage(who, asked, "Why us?").View
		s.wantText("why", why.Text, "You and "+name+" both joined the round: ")
		s.wantText("why", why.Text, "What to try: “Feedback trial”.")
	}
	for ect, mentor := range map[string]string{"kapinski": "Sam", "lewis": "Sam", "finch": "Priya", "freeman": "Priya", "holt": "Owen"} {
		if partner[ect] == mentor {
			t.Errorf("%s is asked about %s, who mentors them", ect, mentor)
		}
	}
	first := map[string]string{"Ania": "kapinski", "Daniel": "lewis", "Rosa": "finch", "Grace": "freeman", "Tom": "holt", "Sam": "hughes", "Priya": "nair", "Owen": "clarke"}
	other := first[partner["kapinski"]]
	for _, who := range []string{"kapinski", other} {
		s.pressMessage(who, s.lastSaid(who, "Try something together with "), "Yes")
	}
	s.moveTo("2026-11-09 13:00")
	s.lastSaid("kapinski", "You and "+partner["kapinski"]+" are on")
	var yes, no string // of another pair
	for _, who := range joined {
		if who != "kapinski" && who != other && yes == "" {
			yes, no = who, first[partner[who]]
		}
	}
	s.pressMessage(yes, s.lastSaid(yes, "Try something together with "), "Yes")
	s.pressMessage(no, s.lastSaid(no, "Try something together with "), "Not this time")
	s.moveTo("2026-11-16 12:29")
	for _, who := range joined {
		for _, m := range s.messages(who) {
			if strings.Contains(m.Text, "did not come together") {
				t.Errorf("%s heard early: %q", who, m.Text)
			}
		}
	}
	s.moveTo("2026-11-17 12:00")
	over := s.lastSaid(yes, "The round did not come together for you this time. That happens, and says nothing about you.")
	if !over.At.Equal(time.Date(2026, 11, 16, 12, 30, 0, 0, time.UTC)) {
		t.Errorf("%s heard at %s", yes, over.At)
	}
	s.moveTo("2026-12-20 12:00")
	for _, who := range joined {
		asked := 0
		for _, m := range s.messages(who) {
			if strings.HasPrefix(m.Text, "Try something together with ") {
				asked++
			}
		}
		if asked > 1 {
			t.Errorf("%s was asked %d times in one half-term", who, asked)
		}
	}
}

// Joining, changing and leaving, and a list that nobody else sees, from Home.
func TestJoiningTheRoundsInTheLocalChat(t *testing.T) {
	s := newStory(t, northfield(), demoBegins(), "")
	together := s.pressView("holt", s.pressHome("holt", "More").View, "Try something together").View
	rounds := s.pressView("holt", together, "Be paired each half-term").View
	s.wantText("before joining", rounds.Text, "You are not in.")
	form := s.pressView("holt", rounds, "Join").Form
	s.wantText("the form", form.Intro, "Your partner sees your name and your focus.")
	rounds = s.submit("holt", form, map[string]any{"focus": "tasks", "like": "unlike"}).View
	s.wantText("after joining", rounds.Text, "You are in. Focus: tasks and practice. Another subject and phase, on purpose.")
	rounds = s.pressView("holt", rounds, "Change").View
	if rounds != nil {
		t.Errorf("[Change] shows %+v, want the form", rounds)
	}
	list := s.pressView("holt", s.pressView("holt", together, "Be paired each half-term").View, "Rather not with…").Form
	kept := s.submit("holt", list, map[string]any{"avoid": "finch"})
	s.wantText("the list", kept.View.Text, "On your list: Rosa Finch.")
	list = s.pressView("holt", kept.View, "Change").Form
	kept = s.submit("holt", list, map[string]any{"not-avoid": []string{list.Inputs[1].Options[0].ID}})
	s.wantText("the list", kept.View.Text, "Nobody is on your list.")
	left := s.pressView("holt", s.pressView("holt", together, "Be paired each half-term").View, "Leave").View
	s.wantText("after leaving", left.Text, "You are not in.")
	for _, m := range s.messages("holt") {
		if strings.Contains(m.Text, "Rosa") {
			t.Errorf("a message names who is on the list: %q", m.Text)
		}
	}
}
