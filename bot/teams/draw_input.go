package teams

import (
	"slices"
	"strings"
	"time"

	"plenary/bot"
)

// drawInput draws one field under its own id: what is wrong with it above, its
// hint below.
func drawInput(in bot.Input, wrong, mark string) []element {
	var es []element
	spacing := "Medium"
	if wrong != "" {
		es = append(es, attention(wrong, spacing))
		spacing = "Small"
	}
	switch {
	case in.Kind == bot.FileIn || in.Kind == bot.Audio: // a card takes no files, the chat does
		es = append(es, paragraph(textRun{Text: in.Label, Weight: "Bolder"}, spacing), small(bot.SendInChat))
	case isChoice(in) && len(in.Options) == 0:
		return append(es, paragraph(textRun{Text: in.Label}, spacing))
	default:
		es = append(es, inputField(in, spacing, mark))
	}
	if strings.TrimSpace(in.Hint) != "" {
		es = append(es, small(in.Hint))
	}
	return es
}

func inputField(in bot.Input, spacing, mark string) element {
	base := input{ID: in.ID, Key: mark + "/" + in.ID, Label: in.Label, Value: in.Value, Spacing: spacing}
	if in.Required {
		base.Required, base.Error = true, bot.FillIn
	}
	switch in.Kind {
	case bot.Choice, bot.Choices:
		return choices(in, base)
	case bot.Person:
		return person(base)
	case bot.DateIn:
		base.Type, base.Value = "Input.Date", valid(time.DateOnly, in.Value)
		return base
	case bot.TimeIn:
		base.Type, base.Value = "Input.Time", valid("15:04", in.Value)
		return base
	case bot.Toggle:
		return toggle(base)
	}
	return typed(in, base)
}

// typed holds a text of any length: one that was saved must come back whole to
// be edited. The client's own limit is left out where the text is longer.
func typed(in bot.Input, base input) element {
	base.Type, base.Value = "Input.Text", strings.ToValidUTF8(in.Value, "\uFFFD")
	field := textInput{input: base, Multiline: in.Kind == bot.Long}
	if bot.Width(base.Value) <= maxTyped {
		field.MaxLength = maxTyped
	}
	return field
}

// choices are all in sight where they are few. Several come back joined by
// commas, as they are in a Form's value; our options' ids hold none.
func choices(in bot.Input, base input) element {
	base.Type, base.Value = "Input.ChoiceSet", ""
	field := choiceInput{input: base, Style: "compact", Multi: in.Kind == bot.Choices, Wrap: true}
	if len(in.Options) <= maxFewOptions {
		field.Style = "expanded"
	}
	var chosen []string
	for _, o := range in.Options {
		field.Choices = append(field.Choices, choice{Title: literal(o.Label), Value: o.ID})
		if starts(in, o) {
			chosen = append(chosen, o.ID)
		}
	}
	field.Value = strings.Join(chosen, ",")
	return field
}

func isChoice(in bot.Input) bool { return in.Kind == bot.Choice || in.Kind == bot.Choices }

// starts reports whether the input begins with the option chosen.
func starts(in bot.Input, o bot.Option) bool {
	if in.Kind == bot.Choices {
		return in.Value != "" && slices.Contains(strings.Split(in.Value, ","), o.ID)
	}
	return in.Value == o.ID
}

// person has Teams look for someone in the whole organisation, which it does in
// chats with a bot and in dialogs, and needs no permission for. What comes back
// is the person's id in Microsoft Entra, not the one a bot knows them by:
// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
func person(base input) element {
	base.Type = "Input.ChoiceSet"
	return choiceInput{input: base, Choices: []choice{}, Data: &dataQuery{"Data.Query", "graph.microsoft.com/users"}}
}

// toggle is a box with its label beside it. Its value is "true", as Values has
// it.
func toggle(base input) element {
	base.Type = "Input.Toggle"
	field := toggleInput{input: base, Title: literal(base.Label), ValueOn: "true", ValueOff: "false", Wrap: true}
	field.Label = ""
	if base.Value != "true" {
		field.Value = "false"
	}
	return field
}

// small is what explains, in small words.
func small(text string) element {
	return paragraph(textRun{Text: text, Size: "Small", Subtle: true}, "Small")
}

// valid is the value where it is in the layout, and "" where it would be no date
// or time at all.
func valid(layout, value string) string {
	if t, err := time.Parse(layout, value); err != nil || t.Format(layout) != value {
		return ""
	}
	return value
}
