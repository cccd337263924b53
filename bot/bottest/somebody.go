package bottest

import (
	"strings"
	"testing"
	"time"

	"plenary/bot"
)

// Somebody is a person in a chat, whichever it is: what they see, as it stands
// now, and what they do about it. What nobody could do there, such as pressing a
// button that is not shown, fails the test.
type Somebody interface {
	// Messages are those of the bot, oldest first.
	Messages() []Sheet
	// Window is the Form or View that is open; nil where none is. An open one is
	// left before anything outside it is done.
	Window() *Sheet
	// OpenHome looks at Home, and waits for it.
	OpenHome() Sheet
	// Say types something in the conversation.
	Say(text string)
	// Press presses the button whose label begins so.
	Press(on Sheet, label string)
	// Fill fills in the Form that is open and sends it. An input that is not
	// among the values, by id, keeps what it began with.
	Fill(values map[string]string)
}

// Sheet is one thing that somebody sees.
type Sheet struct {
	Where   string // the address of a message, InModal or InHome
	Text    string // all there is to read, with what is said to be wrong
	Buttons []bot.Button
	Inputs  []bot.Input // of a Form: the id, what it begins with, and the ids of its options
}

// Button is the one whose label begins so, if there is one.
func (s Sheet) Button(label string) (bot.Button, bool) {
	for _, b := range s.Buttons {
		if strings.HasPrefix(b.Label, label) {
			return b, true
		}
	}
	return bot.Button{}, false
}

// Input is the one with that id, or an empty one.
func (s Sheet) Input(id string) bot.Input {
	for _, in := range s.Inputs {
		if in.ID == id {
			return in
		}
	}
	return bot.Input{}
}

// pressed is the button that somebody presses.
func pressed(t testing.TB, on Sheet, label string) bot.Button {
	t.Helper()
	b, there := on.Button(label)
	if !there {
		t.Fatalf("there is no button %q on %+v", label, on)
	}
	return b
}

// until waits for what a bot does after it has answered.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); !is(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("five seconds passed before %s", what)
		}
	}
}

// Told waits until somebody was told something with these words, and gives the
// last of it.
func Told(t testing.TB, s Somebody, words string) (found Sheet) {
	t.Helper()
	until(t, "somebody was told "+words, func() bool {
		for _, m := range s.Messages() {
			if strings.Contains(m.Text, words) {
				found = m
			}
		}
		return found.Text != ""
	})
	return found
}
