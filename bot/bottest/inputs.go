package bottest

import (
	"fmt"

	"plenary/bot"
)

// Kinds is every kind of input there is.
func Kinds() []bot.InputKind {
	return []bot.InputKind{
		bot.Text, bot.Long, bot.Choice, bot.Choices, bot.Person,
		bot.DateIn, bot.TimeIn, bot.Toggle, bot.FileIn, bot.Audio,
	}
}

// everyInput is a Form with an input of every kind, whose id is its kind.
func everyInput(note string) bot.Form {
	f := bot.Form{ID: "every", Title: "Every input", Intro: "One of each." + note, Submit: "Send"}
	for _, kind := range Kinds() {
		in := bot.Input{ID: string(kind), Label: "A " + string(kind), Hint: "What a " + string(kind) + " is for.", Kind: kind}
		if kind == bot.Choice || kind == bot.Choices {
			in.Options = options(3)
		}
		f.Inputs = append(f.Inputs, in)
	}
	f.Inputs = append(f.Inputs, bot.Input{ID: "nothing", Label: "Nothing to choose yet", Kind: bot.Choice})
	return f
}

// filled is the same with something in every input.
func filled() bot.Form {
	f := everyInput(" All filled in.")
	values := map[bot.InputKind]string{
		bot.Text: "one line", bot.Long: "two\nlines", bot.Choice: "o2", bot.Choices: "o3",
		bot.Person: "U0SAM", bot.DateIn: "2026-11-12", bot.TimeIn: "15:45", bot.Toggle: "true",
	}
	for i := range f.Inputs {
		f.Inputs[i].Value = values[f.Inputs[i].Kind]
		f.Inputs[i].Required = f.Inputs[i].Kind == bot.Text
	}
	return f
}

func options(n int) []bot.Option {
	var os []bot.Option
	for i := range n {
		os = append(os, bot.Option{ID: fmt.Sprintf("o%d", i+1), Label: fmt.Sprintf("Option %d", i+1)})
	}
	return os
}

func numbered(n int) []bot.Button {
	var bs []bot.Button
	for i := range n {
		bs = append(bs, bot.Button{ID: fmt.Sprintf("entry:e%d", i+1), Label: fmt.Sprintf("Entry %d", i+1)})
	}
	return bs
}
