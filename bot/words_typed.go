package bot

import (
	"slices"
	"strings"

	"plenary/reflection"
)

// TypedCommand is a word that asks for something, where people have no slash
// commands and no Home beside the chat: they type it to the bot. Typed words can
// open no window, so they are answered with the buttons that do.
type TypedCommand struct {
	Word  string
	Also  []string // other words for the same
	About string   // what it does, for a list of commands: at most 128 characters
	Home  bool     // it asks for Home
	Says  Message  // the answer of any other
}

// TypedCommands is each of them, in the order people are shown.
func TypedCommands() []TypedCommand {
	journal := Button{ID: "journal", Label: "My journal"}
	return []TypedCommand{
		{Word: "reflect", Also: []string{"write"}, About: ReflectCommand, Says: Message{
			Text:    "Pick one to begin. What you write there does not stand in this chat.",
			Buttons: []Button{{ID: "two-minutes", Label: "Two minutes"}, {ID: "full-cycle", Label: "Full cycle"}},
		}},
		{Word: "journal", Also: []string{"my journal"}, About: "Read what you have written", Says: Message{
			Text: "Here is the way to your journal. Only you can read it.", Buttons: []Button{journal},
		}},
		{Word: "home", Also: []string{"menu"}, About: "See what comes next, and everything you can do here", Home: true},
		{Word: "help", Also: []string{"?"}, About: "How to write, and whom to tell about a worry for a child", Says: helpWords()},
	}
}

// ReadTyped finds the command that a message is, if it is one and nothing else.
func ReadTyped(text reflection.Private) (TypedCommand, bool) {
	typed := strings.ToLower(strings.TrimSpace(text.Reveal()))
	for _, c := range TypedCommands() {
		if typed == c.Word || slices.Contains(c.Also, typed) {
			return c, true
		}
	}
	return TypedCommand{}, false
}

// OpenHere offers a button once more whose window could not be opened from where
// it was pressed.
func OpenHere(button string) Message {
	return Message{
		Text:    "Press the button to go on. If nothing opens, please use Teams in a browser.",
		Buttons: []Button{{ID: button, Label: "Open"}},
	}
}

const (
	// Done stands where a press must be answered and there is nothing to say.
	Done = "Done."
	// NotRead answers a window whose contents came broken.
	NotRead = "That could not be read, so nothing was kept. Please try again."
	// InPrivate answers somebody who speaks to the bot where others read.
	InPrivate = "Let's talk in private: please open a chat with me. What you write there is yours."
)
