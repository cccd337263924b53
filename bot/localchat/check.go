package localchat

import (
	"encoding/base64"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"plenary/bot"
	"plenary/reflection"
)

// check keeps the values of a Form's own inputs, in the form bot expects, and
// says what is wrong with the first that cannot be taken. Inputs left empty
// are there without a value, so that bot knows what the Form asked; but a
// toggle that is off is absent.
func check(inputs []bot.Input, filled bot.Values) (bot.Values, *bot.InputError) {
	out := bot.Values{}
	for _, in := range inputs {
		given, wrong := checkInput(in, filled[in.ID])
		if wrong == "" && in.Required && blank(given) {
			wrong = fillIn
		}
		if wrong != "" {
			return nil, &bot.InputError{Input: in.ID, Text: wrong}
		}
		if len(given) > 0 || in.Kind != bot.Toggle {
			out[in.ID] = given
		}
	}
	return out, nil
}

func blank(given []reflection.Private) bool {
	return !slices.ContainsFunc(given, func(p reflection.Private) bool { return !p.Blank() })
}

// checkInput takes the values of one input. Inputs with one value have at most
// one after it, and all but text lose a value that says nothing.
func checkInput(in bot.Input, given []reflection.Private) ([]reflection.Private, string) {
	if in.Kind != bot.Choices && len(given) > 1 {
		given = given[:1]
	}
	if in.Kind == bot.Text || in.Kind == bot.Long {
		return checkText(given)
	}
	if in.Kind == bot.Choices {
		given = several(given)
	}
	given = slices.DeleteFunc(slices.Clone(given), reflection.Private.Blank)
	if len(given) == 0 {
		return nil, ""
	}
	switch in.Kind {
	case bot.Choice, bot.Choices:
		return checkOptions(in.Options, given)
	case bot.DateIn:
		return checkTime(given, time.DateOnly, giveDate)
	case bot.TimeIn:
		return checkTime(given, "15:04", giveTime)
	case bot.Toggle:
		return decodeToggle(given[0] == "true"), ""
	case bot.FileIn, bot.Audio:
		return checkFile(given[0])
	}
	return given, ""
}

// several takes apart what choices start with: ids separated by commas.
func several(given []reflection.Private) []reflection.Private {
	var all []reflection.Private
	for _, p := range given {
		for id := range strings.SplitSeq(p.Reveal(), ",") {
			all = append(all, reflection.Private(id))
		}
	}
	return all
}

func checkText(given []reflection.Private) ([]reflection.Private, string) {
	for _, p := range given {
		if utf8.RuneCountInString(p.Reveal()) > reflection.MaxText {
			return nil, textTooLong
		}
	}
	return given, ""
}

func checkOptions(options []bot.Option, given []reflection.Private) ([]reflection.Private, string) {
	for _, p := range given {
		if !slices.ContainsFunc(options, func(o bot.Option) bool { return o.ID == p.Reveal() }) {
			return nil, chooseOne
		}
	}
	return given, ""
}

func checkTime(given []reflection.Private, layout, wrong string) ([]reflection.Private, string) {
	if _, err := time.Parse(layout, given[0].Reveal()); err != nil {
		return nil, wrong
	}
	return given, ""
}

// checkFile takes a file's bytes out of the data URL that the page makes of a
// file chosen in a Form.
func checkFile(given reflection.Private) ([]reflection.Private, string) {
	head, data, ok := strings.Cut(given.Reveal(), ",")
	if !ok || !strings.HasPrefix(head, "data:") || !strings.HasSuffix(head, ";base64") {
		return nil, bot.FileNotTaken
	}
	body, err := base64.StdEncoding.DecodeString(data)
	switch {
	case err != nil:
		return nil, bot.FileNotTaken
	case len(body) > reflection.MaxClip:
		return nil, bot.FileTooLarge
	}
	return []reflection.Private{reflection.Private(body)}, ""
}
