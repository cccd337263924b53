package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// What an ECT tells a coordinator of lost meetings: the preview and the note
// are made by the same two functions.

// lostWords is what the note says of those who keep losing their meetings.
func lostWords(pairs []reflection.LostPair) string {
	first := pairs[0].ECT.FirstName() + " and " + pairs[0].Mentor.FirstName()
	switch more := len(pairs) - 1; more {
	case 0:
	case 1:
		first += ", and one other pair,"
	default:
		first += fmt.Sprintf(", and %d other pairs,", more)
	}
	return first + " keep losing their meetings."
}

// lostLine is what stands of a pair under Details.
func lostLine(p reflection.LostPair) string {
	return fmt.Sprintf("%s and %s (%s) keep losing their meetings. %s asked me to tell you.",
		p.ECT.Name, p.Mentor.Name, p.School, p.ECT.FirstName())
}

// readersOf names the coordinators it goes to.
func readersOf(l reflection.Losing) string {
	if len(l.Readers) == 1 {
		return l.Readers[0].Name
	}
	return "the coordinators"
}

// allReadersOf names each of them: who reads it is part of the preview.
func allReadersOf(l reflection.Losing) string {
	var names []string
	for _, m := range l.Readers {
		names = append(names, m.Name)
	}
	return list(names, "")
}

var takeBackLostButton = Button{ID: "untell", Label: "Take it back"}

func losingView(l reflection.Losing) View {
	if l.Told {
		m := toldLostWords(l)
		return View{ID: "losing", Title: "Lost meetings", Text: m.Text, Buttons: m.Buttons}
	}
	text := []string{
		allReadersOf(l) + " will read this in the next weekly note:",
		"“" + lostWords([]reflection.LostPair{l.LostPair}) + "”",
		"And under Details:",
		"“" + lostLine(l.LostPair) + "”",
		fmt.Sprintf("Nothing you wrote goes with it. I don't send it to %s. You can take it back until the note goes out.", l.Mentor.FirstName()),
	}
	return View{ID: "losing", Title: "Lost meetings", Text: strings.Join(text, "\n\n"),
		Buttons: []Button{{ID: "tell:" + l.Version(), Label: "Tell " + readersOf(l)}}}
}

func toldLostWords(l reflection.Losing) Message {
	if l.Sent {
		return Message{Text: fmt.Sprintf("The weekly note to %s has it. You can tell again next half-term.", allReadersOf(l))}
	}
	return Message{
		Text:    fmt.Sprintf("Kept for the next weekly note to %s. You can take it back until then.", allReadersOf(l)),
		Buttons: []Button{takeBackLostButton},
	}
}

func takenBackLostWords(l reflection.Losing) Message {
	if l.Sent {
		return Message{Text: "It is in the weekly note already, and cannot be taken back."}
	}
	return Message{Text: "Taken back. Nobody was told."}
}
