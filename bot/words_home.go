package bot

import (
	"fmt"
	"slices"
	"strings"

	"plenary/reflection"
)

var (
	worriedButton = Button{ID: "worried", Label: "Worried about a child?"}
	menuButton    = Button{ID: "menu", Label: "More"}
)

// notesOnHome is how many of a mentor's notes stand on Home itself.
const notesOnHome = 3

// homeWords is what stands on a person's Home: what is next, about six buttons,
// and no private text.
func homeWords(f reflection.Front) Home {
	return Home{Text: nextWords(f), Buttons: append(upFront(f), menuButton, worriedButton)}
}

// elsewhere is the Home of somebody whose own cannot be shown. Nobody is left
// without a number to ring.
func elsewhere(text string) Home { return Home{Text: text, Buttons: []Button{worriedButton}} }

// upFront is what is done from Home, what waits for the person first.
func upFront(f reflection.Front) []Button {
	buttons := setUpButtons(f)
	if f.Member.Welcome != reflection.Started {
		buttons = append(buttons, Button{ID: "begin", Label: "Start"})
	}
	if f.Unfinished {
		buttons = append(buttons, Button{ID: "resume", Label: "Resume"})
	}
	notes := noteButtons(f)
	buttons = append(buttons, notes[:min(len(notes), notesOnHome)]...)
	buttons = append(buttons, visitButtons(f)...)
	buttons = append(buttons, Button{ID: "two-minutes", Label: "Two minutes"})
	if f.Member.Is(reflection.ECT) {
		buttons = append(buttons, Button{ID: "full-cycle", Label: "Full cycle"})
	}
	buttons = append(buttons, Button{ID: "journal", Label: "My journal"})
	if f.MayShare {
		buttons = append(buttons, Button{ID: "write-line", Label: "Write a line"})
	}
	return buttons
}

// setUpButtons are a coordinator's: what is missing at their own school first.
func setUpButtons(f reflection.Front) []Button {
	if f.SetUp == nil {
		return nil
	}
	setUp := Button{ID: "details", Label: "Set-up"}
	switch {
	case !f.School.Safeguarding.Set():
		return []Button{{ID: "set-up", Label: "Set up " + f.School.Name}, setUp}
	case slices.Contains(f.SetUp.Unconfirmed, f.School.Name):
		return []Button{{ID: "safeguarding", Label: "Safeguarding contact"}, setUp}
	}
	return []Button{setUp}
}

// noteButtons open the notes before the meetings in which the person is the
// mentor, the next one first.
func noteButtons(f reflection.Front) []Button {
	var notes []Button
	for _, m := range f.Meetings {
		if ect, _, err := m.ID.Parts(); err == nil && ect != f.Member.ID {
			notes = append(notes, Button{ID: "note:" + string(m.ID), Label: "Note: " + m.With})
		}
	}
	return notes
}

func nextWords(f reflection.Front) string {
	lines := append([]string{fmt.Sprintf("Hello %s.", f.Member.FirstName())}, toDoWords(f.SetUp)...)
	switch {
	case f.Member.Welcome == reflection.Declined:
		lines = append(lines, "You said no to messages. You can start at any time.")
	case !f.NextPrompt.IsZero():
		lines = append(lines, fmt.Sprintf("Your next prompt: %s%s.", dayAndTime(f.NextPrompt), inWeek(f.PromptWeek)))
	}
	if !f.Journal.Monday.IsZero() {
		lines = append(lines, fmt.Sprintf("Your journal week: from %s.", longDay(f.Journal.Monday)))
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

// toDoWords is what is missing in the set-up, a line each; nothing for those
// who do not set up.
func toDoWords(s *reflection.SetUpState) []string {
	if s == nil {
		return nil
	}
	var lines []string
	if len(s.Missing) > 0 {
		lines = append(lines, "To do: a safeguarding contact for "+list(s.Missing, "")+". Without one nobody is prompted.")
	}
	if len(s.Unconfirmed) > 0 {
		lines = append(lines, "To do: confirm the safeguarding contact for this term: "+list(s.Unconfirmed, "")+".")
	}
	if s.ECTs == 0 {
		lines = append(lines, "To do: the staff list. There are no early career teachers on it yet.")
	}
	switch {
	case s.CalendarOver:
		lines = append(lines, "To do: the term dates.")
	case !s.CalendarEnds.IsZero():
		lines = append(lines, fmt.Sprintf("To do: the next term dates. Those there are end on %s.", longDay(s.CalendarEnds)))
	}
	return append(lines, fmt.Sprintf("Set up so far: %d of %d people%s.", s.SetUp, s.People, offWords(s.Off)))
}
