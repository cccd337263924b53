package slack

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"plenary/bot"
)

// userID is what Slack's ids of people look like. It refuses the whole modal for
// a start value that is none.
var userID = regexp.MustCompile(`^[UW][A-Z0-9]+$`)

// audioTypes are the endings a voice memo has on phones and computers.
var audioTypes = []string{"m4a", "mp3", "mp4", "wav", "ogg", "webm", "aac", "flac"}

// drawInput draws one field. Its block_id is the input's id, where the answer
// and any error about it come back. label is how many characters its label and
// its hint may have.
func drawInput(in bot.Input, mark string, label int) slack.Block {
	element := inputElement(in, mark)
	if element == nil { // a choice with nothing to choose
		return slack.NewSectionBlock(plain(in.Label, label), nil, nil)
	}
	var hint *slack.TextBlockObject
	if in.Hint != "" {
		hint = plain(in.Hint, label)
	}
	optional := !in.Required && !answered(element)
	return slack.NewInputBlock(identity(in.ID, maxID), plain(in.Label, label), hint, element).WithOptional(optional)
}

// answered reports whether one of a few is chosen already: nobody can take that
// back, and Slack would call the question optional.
func answered(element slack.BlockElement) bool {
	radio, ok := element.(*slack.RadioButtonsBlockElement)
	return ok && radio.InitialOption != nil
}

func inputElement(in bot.Input, mark string) slack.BlockElement {
	switch in.Kind {
	case bot.Choice:
		return choice(in, mark)
	case bot.Choices:
		return choices(in, mark)
	case bot.Person:
		return &slack.SelectBlockElement{Type: slack.OptTypeUser, ActionID: mark, InitialUser: userID.FindString(in.Value)}
	case bot.DateIn:
		return &slack.DatePickerBlockElement{Type: slack.METDatepicker, ActionID: mark, InitialDate: valid(time.DateOnly, in.Value)}
	case bot.TimeIn:
		return &slack.TimePickerBlockElement{Type: slack.METTimepicker, ActionID: mark, InitialTime: valid("15:04", in.Value)}
	case bot.Toggle:
		return toggle(in, mark)
	case bot.FileIn:
		return slack.NewFileInputBlockElement(mark).WithMaxFiles(1)
	case bot.Audio:
		return slack.NewFileInputBlockElement(mark).WithMaxFiles(1).WithFileTypes(audioTypes...)
	}
	return typed(in, mark)
}

// typed counts its start value in code points, as reflection.MaxText does: a
// text that was saved must come back whole to be edited.
func typed(in bot.Input, mark string) slack.BlockElement {
	value := strings.ToValidUTF8(in.Value, "\uFFFD")
	if len(value) > maxTyped {
		runes := []rune(value)
		value = string(runes[:min(len(runes), maxTyped)])
	}
	return &slack.PlainTextInputBlockElement{
		Type:         slack.METPlainTextInput,
		ActionID:     mark,
		Multiline:    in.Kind == bot.Long,
		MaxLength:    maxTyped,
		InitialValue: value,
	}
}

func choice(in bot.Input, mark string) slack.BlockElement {
	options, chosen := drawOptions(in)
	switch {
	case len(options) == 0:
		return nil
	case len(options) <= maxFewOptions:
		e := slack.NewRadioButtonsBlockElement(mark, options...)
		e.InitialOption = first(chosen)
		return e
	}
	e := &slack.SelectBlockElement{Type: slack.OptTypeStatic, ActionID: mark, InitialOption: first(chosen)}
	e.Options, e.OptionGroups = grouped(options)
	return e
}

func choices(in bot.Input, mark string) slack.BlockElement {
	options, chosen := drawOptions(in)
	switch {
	case len(options) == 0:
		return nil
	case len(options) <= maxFewOptions:
		e := slack.NewCheckboxGroupsBlockElement(mark, options...)
		e.InitialOptions = chosen
		return e
	}
	e := &slack.MultiSelectBlockElement{Type: slack.MultiOptTypeStatic, ActionID: mark, InitialOptions: chosen}
	e.Options, e.OptionGroups = grouped(options)
	return e
}

// toggle is one checkbox. Its value is "true", as Values has it.
func toggle(in bot.Input, mark string) slack.BlockElement {
	yes := slack.NewOptionBlockObject("true", plain(bot.YesLabel, maxOption), nil)
	e := slack.NewCheckboxGroupsBlockElement(mark, yes)
	if in.Value == "true" {
		e.InitialOptions = []*slack.OptionBlockObject{yes}
	}
	return e
}

// drawOptions draws the options and picks those the input starts with: one id,
// or several separated by commas for choices. An option without an id could not
// be told from nothing chosen.
func drawOptions(in bot.Input) (all, chosen []*slack.OptionBlockObject) {
	starts := strings.Split(in.Value, ",")
	for _, o := range distinct(in.Options, func(o bot.Option) string { return o.ID }) {
		if o.ID == "" {
			continue
		}
		drawn := slack.NewOptionBlockObject(identity(o.ID, maxOption), plain(o.Label, maxOption), nil)
		all = append(all, drawn)
		if slices.Contains(starts, o.ID) {
			chosen = append(chosen, drawn)
		}
	}
	return all, chosen
}

func first(options []*slack.OptionBlockObject) *slack.OptionBlockObject {
	if len(options) == 0 {
		return nil
	}
	return options[0]
}

// grouped puts more options than one list may have into groups, each named by
// its first and last.
func grouped(options []*slack.OptionBlockObject) ([]*slack.OptionBlockObject, []*slack.OptionGroupBlockObject) {
	if len(options) <= maxOptions {
		return options, nil
	}
	var groups []*slack.OptionGroupBlockObject
	for part := range slices.Chunk(options, maxOptions) {
		name := bot.Shorten(part[0].Text.Text, maxOption/2-1) + " – " + bot.Shorten(part[len(part)-1].Text.Text, maxOption/2-2)
		groups = append(groups, slack.NewOptionGroupBlockElement(plain(name, maxOption), part...))
	}
	return nil, groups
}

// valid is the value where it is in the layout, and "" where Slack would
// refuse the whole modal for it.
func valid(layout, value string) string {
	if t, err := time.Parse(layout, value); err != nil || t.Format(layout) != value {
		return ""
	}
	return value
}
