package teams

import (
	"slices"

	"plenary/bot"
)

// drawForm draws a dialog to fill in. mark must be new for every drawing: it
// tells Teams' client that its inputs are not those of the dialog before, whose
// text they would else begin with.
func drawForm(f bot.Form, mark string) dialog { return drawFormAgain(f, bot.InputError{}, mark) }

// drawFormAgain draws the Form as it was sent, with what is wrong at its input:
// Teams has no other way to say it. An error at no input stands at the top.
//
// What is in the inputs is never cut, since it is saved as it comes back. Only a
// Form that begins with more than 14 KB of text can therefore be larger than
// maxBytes, and Teams takes far more than that.
func drawFormAgain(f bot.Form, wrong bot.InputError, mark string) dialog {
	written := 0
	for _, in := range f.Inputs {
		written += size(in.Value)
	}
	bare := max(maxBytes-written, maxBytes/2)
	return fitted(written+bare, func(room int) dialog { return drawTrimmed(trim(f, room), wrong, mark, room) })
}

func drawTrimmed(f bot.Form, wrong bot.InputError, mark string, room int) dialog {
	var top, inputs []element
	if wrong.Text != "" {
		top = []element{attention(wrong.Text, "")}
	}
	for i, in := range f.Inputs {
		at := ""
		if in.ID == wrong.Input && wrong.Text != "" {
			at, top = wrong.Text, notSavedYet(i, in)
		}
		inputs = append(inputs, drawInput(in, at, mark)...)
	}
	body := slices.Concat(top, lines(f.Intro), inputs)
	data := dataOf(f)
	submit := action{Type: "Action.Submit", Title: f.Submit, Style: "positive", Data: data}
	body = append(body, actionSet{Type: "ActionSet", Actions: []action{submit}})
	pressed := func(title string, b bot.Button) action {
		return action{Type: "Action.Submit", Title: title, Data: data.pressed(b)}
	}
	return frame(f.Title, append(body, drawButtons(f.Buttons, pressed, room)...))
}

// notSavedYet names an input that may be out of sight. The first is not.
func notSavedYet(i int, in bot.Input) []element {
	if i == 0 {
		return nil
	}
	return []element{attention(bot.NotSavedYet(in.Label), "")}
}

// attention is words to be seen first: in bold, and not by their colour alone.
func attention(text, spacing string) element {
	return paragraph(textRun{Text: plain(text, maxLabel), Weight: "Bolder", Color: "Attention"}, spacing)
}

// trim leaves of a Form what there is room for. The values of its inputs, and
// the options they begin with, always stay.
func trim(f bot.Form, room int) bot.Form {
	f.Title = bot.Shorten(f.Title, maxTitle)
	f.Intro = cutShort(f.Intro, room)
	if f.Submit == "" {
		f.Submit = bot.SendLabel
	}
	f.Submit = plain(f.Submit, share(room, 100, maxButton))
	f.Inputs = slices.Clone(f.Inputs)
	for i := range f.Inputs {
		in := &f.Inputs[i]
		in.Label = plain(in.Label, share(room, 20, maxLabel))
		in.Hint = bot.Shorten(in.Hint, share(room, 20, maxLabel))
		in.Options = trimOptions(*in, room)
	}
	f.Buttons = slices.Clone(f.Buttons[:min(len(f.Buttons), maxFormButtons)])
	for i := range f.Buttons {
		f.Buttons[i].Label = plain(f.Buttons[i].Label, share(room, 100, maxButton))
		f.Buttons[i].Confirm = bot.Shorten(f.Buttons[i].Confirm, share(room, 50, maxConfirmText))
	}
	return f
}

// trimOptions keeps the first. No Form of ours has so many that some must go.
func trimOptions(in bot.Input, room int) []bot.Option {
	var kept []bot.Option
	for i, o := range in.Options {
		if i < room/50 || starts(in, o) {
			kept = append(kept, bot.Option{ID: o.ID, Label: plain(o.Label, share(room, 100, maxOption))})
		}
	}
	return kept
}
