package bot

import (
	"strings"

	"plenary/reflection"
)

// TypedCommand is a word that asks for something, where people have no slash
// commands and no Home beside the chat: they type it to the bot.
type TypedCommand struct {
	Word  string
	Also  []string // other words for the same
	About string   // what it does, for a list of commands: at most 128 characters
	Home  bool     // it asks for Home; the rest says what any other asks for

	Text reflection.Private // of the Incoming of kind Command
	// Opens opens what the command would: typed words can open no window.
	Opens Button
}

// TypedCommands is each of them, in the order people are shown.
func TypedCommands() []TypedCommand {
	return []TypedCommand{
		{Word: "reflect", Also: []string{"write"}, About: ReflectCommand, Opens: Button{ID: "two-minutes", Label: "Two minutes"}},
		{Word: "full", Also: []string{"full cycle"}, About: "Write a longer reflection, in six steps", Text: "full",
			Opens: Button{ID: "full-cycle", Label: "Full cycle"}},
		{Word: "journal", Also: []string{"my journal"}, About: "Read what you have written. Only you see it", Text: "journal",
			Opens: Button{ID: "journal", Label: "My journal"}},
		{Word: "home", Also: []string{"menu"}, About: "See what comes next, and everything you can do here", Home: true},
		{Word: "help", Also: []string{"?"}, About: "How to write, and whom to tell about a worry for a child", Text: "help"},
	}
}

// ReadTyped finds the command that a message is, if it is one and nothing else.
func ReadTyped(text reflection.Private) (TypedCommand, bool) {
	typed := strings.ToLower(strings.TrimSpace(text.Reveal()))
	for _, c := range TypedCommands() {
		for _, word := range append([]string{c.Word}, c.Also...) {
			if typed == word {
				return c, true
			}
		}
	}
	return TypedCommand{}, false
}

// OpenHere offers the button that opens what was asked for in words.
func OpenHere(b Button) Message {
	if b.Label == "" {
		b.Label = OpenLabel
	}
	return Message{Text: "Press the button to go on. If nothing opens, please use Teams in a browser.", Buttons: []Button{b}}
}

const (
	// OpenLabel is on a button that stands for another one, which opened nothing.
	OpenLabel = "Open"
	// Done stands where a press must be answered and there is nothing to say.
	Done = "Done."
	// NotRead answers a window whose contents came broken.
	NotRead = "That could not be read, so nothing was kept. Please try again."
	// InPrivate answers somebody who speaks to the bot where others read.
	InPrivate = "Let's talk in private: please open a chat with me. What you write there is yours."
)
