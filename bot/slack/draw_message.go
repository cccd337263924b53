package slack

import (
	"github.com/slack-go/slack"

	"plenary/bot"
)

// drawMessage draws a message: its sentences, then its buttons.
func drawMessage(m bot.Message) []slack.Block {
	return page(wording(m), m.Buttons, maxMessageBlocks)
}
