package slack

import (
	"cmp"
	"strings"

	"github.com/slack-go/slack"

	"plenary/bot"
)

// drawForm draws a modal to fill in. mark must be new for every drawing: Slack
// keeps what was typed in an input whose block_id and action_id are those of
// the modal before, over the value the Form gives it, so a second stage would
// begin with the text of the first
// (https://docs.slack.dev/surfaces/modals#preserving_input_entry).
//
// Where a Form is more than Slack takes, its words are shortened. What stands
// in its inputs is not: Save would keep the shortened text.
func drawForm(f bot.Form, mark string) slack.ModalViewRequest {
	for label := maxLabel; ; {
		drawn := form(f, mark, label)
		switch {
		case short(f) || size(drawn) <= maxViewBytes:
			return drawn
		case len(f.Intro) >= maxSection:
			f.Intro = shorter(f.Intro)
		case label > maxOption:
			label /= 2
		case len(f.Buttons) > 0:
			f.Buttons = f.Buttons[:len(f.Buttons)*3/4]
		default:
			return drawn
		}
	}
}

// short reports that a Form fits however it is drawn, which spares the ones
// people wait for from being measured. JSON writes a byte in six at most, an
// option stands twice where it is chosen, and what is drawn around each part is
// well under a kilobyte.
func short(f bot.Form) bool {
	written := len(f.ID) + len(f.Title) + len(f.Intro) + len(f.Submit)
	parts := 1 + strings.Count(f.Intro, "\n") + len(f.Buttons)
	for _, b := range f.Buttons {
		written += len(b.ID) + len(b.Label) + len(b.URL) + len(b.Confirm)
	}
	for _, in := range f.Inputs {
		written += len(in.ID) + len(in.Label) + len(in.Hint) + len(in.Value)
		parts += 1 + len(in.Options)
		for _, o := range in.Options {
			written += len(o.ID) + len(o.Label)
		}
	}
	return 12*written+1000*parts <= maxViewBytes
}

// form draws a Form whose labels and hints have at most so many characters.
func form(f bot.Form, mark string, label int) slack.ModalViewRequest {
	inputs := distinct(f.Inputs, func(in bot.Input) string { return in.ID })
	actions := rows(f.Buttons, maxFormRows)
	inputs = inputs[:min(len(inputs), maxViewBlocks-len(actions)-1)] // and one for the intro
	blocks := sections(f.Intro, maxViewBlocks-len(inputs)-len(actions))
	for _, in := range inputs {
		blocks = append(blocks, drawInput(in, mark, label))
	}
	blocks = append(blocks, actions...)
	v := frame(f.ID, f.Title, blocks)
	v.Close = plain(bot.CancelLabel, maxTitle)
	v.Submit = plain(cmp.Or(f.Submit, bot.SendLabel), maxTitle)
	return v
}
