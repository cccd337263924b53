package teams

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"plenary/bot"
	"plenary/reflection"
)

// formData is what each button of a Form carries. It comes back with what was
// filled in, by input, beside it; so no input may be called as these fields are.
// The Form itself comes along because Teams sends the card to no server a second
// time, and another one than drew it may have to draw it again.
//
// What is drawn is text in the clear; what comes back is private until it is
// drawn once more.
type formData[S ~string] struct {
	Press string   `json:"press,omitempty"` // none for the one that sends the Form
	Form  string   `json:"form"`
	Again shape[S] `json:"again"`
}

// shape is a Form without its values.
type shape[S ~string] struct {
	Title  S          `json:"title,omitempty"`
	Intro  S          `json:"intro,omitempty"`
	Submit S          `json:"submit,omitempty"`
	Inputs []field[S] `json:"inputs,omitempty"`

	Buttons []beside[S] `json:"buttons,omitempty"`
}

type field[S ~string] struct {
	ID       string        `json:"id"`
	Kind     bot.InputKind `json:"kind"`
	Label    S             `json:"label,omitempty"`
	Hint     S             `json:"hint,omitempty"`
	Required bool          `json:"required,omitempty"`
	Options  []option[S]   `json:"options,omitempty"`
}

// beside is a button beside the one that sends the Form.
type beside[S ~string] struct {
	ID      string `json:"id"`
	Label   S      `json:"label"`
	URL     string `json:"url,omitempty"`
	Confirm S      `json:"confirm,omitempty"`
}

type option[S ~string] struct {
	ID    string `json:"id"`
	Label S      `json:"label"`
}

func dataOf(f bot.Form) formData[string] {
	d := formData[string]{Form: f.ID, Again: shape[string]{Title: f.Title, Intro: f.Intro, Submit: f.Submit}}
	for _, in := range f.Inputs {
		drawn := field[string]{ID: in.ID, Kind: in.Kind, Label: in.Label, Hint: in.Hint, Required: in.Required}
		for _, o := range in.Options {
			drawn.Options = append(drawn.Options, option[string](o))
		}
		d.Again.Inputs = append(d.Again.Inputs, drawn)
	}
	for _, b := range f.Buttons {
		d.Again.Buttons = append(d.Again.Buttons, beside[string](b))
	}
	return d
}

// pressed is the data of a button beside the one that sends the Form.
func (d formData[S]) pressed(b bot.Button) formData[S] {
	d.Press = b.ID
	return d
}

// readForm reads the data of a Form that was sent, or that a button of was
// pressed: the Form with what was filled in, to be drawn again, and the values by
// themselves. An input of an odd type counts as left empty.
func readForm(data []byte) (bot.Form, bot.Values, error) {
	var d formData[reflection.Private]
	var filled map[string]json.RawMessage
	if json.Unmarshal(data, &d) != nil || json.Unmarshal(data, &filled) != nil || d.Form == "" {
		return bot.Form{}, nil, errNoForm // what is wrong with it may quote what was written
	}
	f := bot.Form{ID: d.Form, Title: d.Again.Title.Reveal(), Intro: d.Again.Intro.Reveal(), Submit: d.Again.Submit.Reveal()}
	values := bot.Values{}
	for _, drawn := range d.Again.Inputs {
		in, given := inputOf(drawn), givenIn(filled[drawn.ID])
		in.Value = given.Reveal()
		f.Inputs = append(f.Inputs, in)
		if there(in) {
			values[in.ID] = split(in.Kind, given)
		}
	}
	for _, b := range d.Again.Buttons {
		f.Buttons = append(f.Buttons, bot.Button{ID: b.ID, Label: b.Label.Reveal(), URL: b.URL, Confirm: b.Confirm.Reveal()})
	}
	return f, values, nil
}

var errNoForm = errors.New("the data of no form")

func inputOf(d field[reflection.Private]) bot.Input {
	in := bot.Input{ID: d.ID, Kind: d.Kind, Label: d.Label.Reveal(), Hint: d.Hint.Reveal(), Required: d.Required}
	for _, o := range d.Options {
		in.Options = append(in.Options, bot.Option{ID: o.ID, Label: o.Label.Reveal()})
	}
	return in
}

// there reports whether the input has a place in bot.Values: one that is not on
// the card has none, nor a box that was not ticked, while a text left empty has.
func there(in bot.Input) bool {
	switch in.Kind {
	case bot.FileIn, bot.Audio:
		return false
	case bot.Choice, bot.Choices:
		return len(in.Options) > 0
	case bot.Toggle:
		return in.Value == "true"
	}
	return true
}

func split(kind bot.InputKind, given reflection.Private) []reflection.Private {
	if given == "" {
		return nil
	}
	if kind != bot.Choices {
		return []reflection.Private{given}
	}
	var all []reflection.Private
	for id := range strings.SplitSeq(given.Reveal(), ",") {
		all = append(all, reflection.Private(id))
	}
	return slices.DeleteFunc(all, reflection.Private.Blank)
}

// givenIn is a value as Teams' clients send one: some write a ticked box as true
// without quotes.
func givenIn(raw json.RawMessage) reflection.Private {
	var s reflection.Private
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	if bytes.Equal(raw, []byte("true")) {
		return "true"
	}
	return ""
}
