package bot_test

import (
	"strings"

	"plenary/bot/bottest"
)

// Stories of a journal week, and of what comes back from the weeks before, told
// in every chat: see stories_test.go.

func aJournalWeek(s *scene) {
	s.opens(s.asha, s.opensRoom(s.asha, "Your settings"), "Journal week", "The week of Monday 16 November")
	s.asha.Press(s.window(s.asha), "A line a day, at 15:45")
	bottest.Told(s.t, s.asha, "Your journal week is the week of Monday 16 November")
	s.at("2026-11-15 18:00")
	before := len(s.asha.Messages())

	s.at("2026-11-16 15:46")
	ask := bottest.Told(s.t, s.asha, "Twenty seconds, one line about today.")
	s.opens(s.asha, ask, "Write a line", "Only you, in this app", "Worried about a child? Tell Jo Reed")
	s.asha.Fill(map[string]string{"description": "They counted on their fingers."})
	s.closed(s.asha)
	s.becomes(s.asha, ask.Where, "Saved. Only you, in this app.")

	s.at("2026-11-20 18:00")
	end := bottest.Told(s.t, s.asha, "The end of your journal week.")
	s.opens(s.asha, end, "Two minutes", "Mon 16 Nov: They counted on their fingers.")
	s.asha.Fill(map[string]string{"description": "I see their hands and not their books."})
	s.closed(s.asha)
	week := s.asha.Messages()[before:]
	if len(week) != 6 {
		s.t.Errorf("in her journal week Asha was told %d things: %+v", len(week), week)
	}
	for _, m := range week {
		if strings.Contains(m.Text, "meet") || strings.Contains(m.Text, "fingers") {
			s.t.Errorf("in her journal week Asha was told %q", m.Text)
		}
	}
}

// One tap in a message, and the week is as any other.
func aJournalWeekIsStopped(s *scene) {
	s.opens(s.asha, s.opensRoom(s.asha, "Your settings"), "Journal week")
	s.asha.Press(s.window(s.asha), "A line a day, at 15:45")
	s.at("2026-11-16 15:46")
	ask := bottest.Told(s.t, s.asha, "Twenty seconds, one line about today.")
	s.asha.Press(ask, "Stop journal week")
	s.becomes(s.asha, ask.Where, "Stopped. What you wrote stays in your journal")
	s.at("2026-11-19 15:46")
	if prompt := bottest.Told(s.t, s.asha, "anything else on your mind."); strings.Contains(prompt.Text, "Twenty seconds") {
		s.t.Errorf("stopped, there came %q", prompt.Text)
	}
	bottest.Told(s.t, s.asha, "Did you and Sam meet?")
}

// One of a year ago and one of the summer: each is offered by itself, in a
// window and never in the chat.
func whatWasWrittenComesBack(s *scene) {
	s.writesAt("asha", "2025-11-13 16:00", "In autumn we grew beans.")
	s.writesAt("asha", "2026-06-04 16:00", "In summer it was hot.")
	half := func() bottest.Sheet {
		return s.opens(s.asha, s.opens(s.asha, s.asha.OpenHome(), "More"), "My half-term")
	}
	s.opens(s.asha, half(), "Read it again", "In autumn we grew beans.")
	if first := half(); !strings.Contains(first.Text, "a year ago this week (Thu 13 Nov 2025)") || strings.Contains(first.Text, "Jun") {
		s.t.Errorf("her half-term offers %q", first.Text)
	}
	next := s.opens(s.asha, half(), "Not this one", "from a while ago (Thu 4 Jun 2026)")
	s.opens(s.asha, next, "Read it again", "In summer it was hot.")
	if last := s.opens(s.asha, half(), "Not this one", "My half-term"); strings.Contains(last.Text, "again") {
		s.t.Errorf("with both waved on it offers %q", last.Text)
	}
	if later := half(); strings.Contains(later.Text, "again") {
		s.t.Errorf("opened anew it offers %q", later.Text)
	}

	for range 8 {
		s.writesAt("asha", "2026-09-10 12:00", "A lesson.")
	}
	s.writesAt("asha", "2025-11-12 16:00", "In autumn the beans came up.")
	s.opens(s.asha, s.opens(s.asha, s.asha.OpenHome(), "My journal"), "A year ago this week", "In autumn the beans came up.")
	for _, m := range s.asha.Messages() {
		if strings.Contains(m.Text, "beans") || strings.Contains(m.Text, "year ago") {
			s.t.Errorf("the chat says %q", m.Text)
		}
	}
}

// What she took from it first and lately stand side by side; what has changed
// is asked there, and kept as an entry of hers.
func whatHasChanged(s *scene) {
	s.concludes("asha", "Ask first.")
	s.concludes("asha", "Ask, then wait.")
	half := func() bottest.Sheet {
		return s.opens(s.asha, s.opens(s.asha, s.asha.OpenHome(), "More"), "My half-term")
	}
	s.opens(s.asha, half(), "Write", "Only you, in this app", "Worried about a child? Tell Jo Reed")
	s.asha.Fill(map[string]string{"description": "I wait, and so do they."})
	bottest.Told(s.t, s.asha, "Saved. Only you, in this app.")
	change := s.opens(s.asha, half(), "Change what I wrote")
	if got := change.Input("description").Value; got != "I wait, and so do they." {
		s.t.Errorf("it opens with %q", got)
	}
}
