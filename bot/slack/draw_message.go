package slack

import (
	"github.com/slack-go/slack"

	"plenary/bot"
)

// drawMessage draws a message: its sentences, then its buttons.
func drawMessage(m bot.Message) []slack.Block {
	blocks := page(withAlt(m.Text, m.Image), m.Buttons, maxMessageBlocks)
	if len(blocks) == 0 {
		blocks = []slack.Block{slack.NewSectionBlock(plain("", maxSection), nil, nil)}
	}
	return blocks
}
