package slack

import (
	"github.com/slack-go/slack"

	"plenary/bot"
)

// drawForm draws a modal to fill in. mark must be new for every drawing: Slack
// keeps what was typed in an input whose block_id and action_id are those of
// the modal before, over the value the Form gives it, so a second stage would
// begin with the text of the first
// (https://docs.slack.dev/surfaces/modals#preserving_input_entry).
func drawForm(f bot.Form, mark string) slack.ModalViewRequest {
	blocks := sections(f.Intro, maxViewBlocks-len(f.Inputs))
	for _, in := range f.Inputs {
		blocks = append(blocks, drawInput(in, mark))
	}
	v := frame(f.ID, f.Title, blocks)
	v.Close = plain(bot.CancelLabel, maxTitle)
	v.Submit = plain(f.Submit, maxTitle)
	if f.Submit == "" {
		v.Submit = plain(bot.SendLabel, maxTitle)
	}
	return v
}
