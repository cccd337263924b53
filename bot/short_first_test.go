package bot_test

import "plenary/bot/bottest"

// In every chat somebody who starts in the middle of the year is offered the
// short form first, and finds the full cycle under [More].
func shortFormFirst(s *scene) {
	s.at("2026-11-12 15:46")
	prompt := bottest.Told(s.t, s.asha, "anything else on your mind.")
	if _, there := prompt.Button("Full cycle"); there {
		s.t.Errorf("the first prompt has %+v", prompt.Buttons)
	}
	s.opens(s.asha, prompt, "More", "Your prompts")
	s.opens(s.asha, s.window(s.asha), "Full cycle", "Only you, in this app")
	s.at("2026-12-10 15:46")
	if _, there := bottest.Told(s.t, s.asha, "anything else on your mind.").Button("Full cycle"); !there {
		s.t.Error("the fifth prompt has no full cycle")
	}
}
