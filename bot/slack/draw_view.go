package slack

import (
	"github.com/slack-go/slack"

	"plenary/bot"
)

// drawView draws a modal to read.
func drawView(v bot.View) slack.ModalViewRequest {
	return fitting(bot.WithAlt(v.Text, v.Image), bot.WithClips(v.Buttons, v.Clips), func(blocks []slack.Block) slack.ModalViewRequest {
		return frame(v.ID, v.Title, blocks)
	})
}

// frame is a modal without a submit button.
func frame(id, title string, blocks []slack.Block) slack.ModalViewRequest {
	if title == "" {
		title = bot.ProductName
	}
	if len(blocks) == 0 {
		blocks = []slack.Block{slack.NewSectionBlock(plain("", maxSection), nil, nil)}
	}
	return slack.ModalViewRequest{
		Type:       slack.VTModal,
		CallbackID: identity(id, maxID),
		Title:      plain(title, maxTitle),
		Close:      plain(bot.CloseLabel, maxTitle),
		Blocks:     slack.Blocks{BlockSet: blocks},
	}
}
