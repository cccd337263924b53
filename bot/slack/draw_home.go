package slack

import (
	"github.com/slack-go/slack"

	"plenary/bot"
)

// drawHome draws what a person sees on the bot's Home tab.
func drawHome(h bot.Home) slack.HomeTabViewRequest {
	return fitting(h.Text, h.Buttons, func(blocks []slack.Block) slack.HomeTabViewRequest {
		if len(blocks) == 0 {
			blocks = []slack.Block{slack.NewSectionBlock(plain("", maxSection), nil, nil)}
		}
		return slack.HomeTabViewRequest{Type: slack.VTHomeTab, Blocks: slack.Blocks{BlockSet: blocks}}
	})
}
