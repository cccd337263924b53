package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

var worriedButton = Button{ID: "worried", Label: "Worried about a child?"}

// homeWords is what stands on a person's Home: what is next, and no private
// text.
func homeWords(f reflection.Front) Home {
	h := Home{Text: nextWords(f)}
	if f.Member.Welcome != reflection.Started {
		h.Buttons = append(h.Buttons, Button{ID: "begin", Label: "Start"})
	}
	if f.Unfinished {
		h.Buttons = append(h.Buttons, Button{ID: "resume", Label: "Resume"})
	}
	h.Buttons = append(h.Buttons,
		Button{ID: "two-minutes", Label: "Two minutes"}, Button{ID: "full-cycle", Label: "Full cycle"},
		Button{ID: "journal", Label: "My journal"})
	for _, m := range f.Meetings {
		if ect, _, err := m.ID.Parts(); err == nil && ect != f.Member.ID {
			h.Buttons = append(h.Buttons, Button{ID: "note:" + string(m.ID), Label: "Note: " + m.With})
		}
	}
	if f.MayShare {
		h.Buttons = append(h.Buttons, Button{ID: "write-line", Label: "Write a line"}, Button{ID: "shared", Label: "Shared lines"})
	}
	if f.Member.Is(reflection.ECT) {
		h.Buttons = append(h.Buttons, Button{ID: "more", Label: "Your prompts"})
	}
	if f.MaySetUp {
		h.Buttons = append(h.Buttons, Button{ID: "details", Label: "Set-up"}, Button{ID: "safeguarding", Label: "Safeguarding contact"})
	}
	h.Buttons = append(h.Buttons, Button{ID: "readers", Label: "Who can read it?"}, worriedButton)
	return h
}

func nextWords(f reflection.Front) string {
	lines := []string{fmt.Sprintf("Hello %s.", f.Member.FirstName())}
	switch {
	case f.Member.Welcome == reflection.Declined:
		lines = append(lines, "You said no to messages. You can start at any time.")
	case !f.NextPrompt.IsZero():
		lines = append(lines, fmt.Sprintf("Your next prompt: %s.", dayAndTime(f.NextPrompt)))
	}
	for _, m := range f.Meetings {
		lines = append(lines, fmt.Sprintf("You meet %s: %s at %s.", m.With, longDay(m.On), m.At))
	}
	if f.Unfinished {
		lines = append(lines, "You have an entry to go on with.")
	}
	lines = append(lines, "You can write at any time.")
	return strings.Join(lines, "\n")
}
