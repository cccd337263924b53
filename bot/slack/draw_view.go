package slack

import (
	"fmt"

	"github.com/slack-go/slack"

	"plenary/bot"
)

// drawView draws a modal to read.
func drawView(v bot.View) slack.ModalViewRequest {
	return fitting(bot.WithAlt(v.Text, v.Image), viewButtons(v), func(blocks []slack.Block) slack.ModalViewRequest {
		return frame(v.ID, v.Title, blocks)
	})
}

// viewButtons adds a link for each clip to the view's own buttons.
func viewButtons(v bot.View) []bot.Button {
	buttons := make([]bot.Button, 0, len(v.Clips)+len(v.Buttons))
	for i, c := range v.Clips {
		buttons = append(buttons, bot.Button{ID: fmt.Sprintf("clip-%d", i+1), Label: clipLabel(i, len(v.Clips)), URL: c.URL})
	}
	return append(buttons, v.Buttons...)
}

func clipLabel(i, of int) string {
	if of == 1 {
		return bot.ListenLabel
	}
	return fmt.Sprintf("%s %d", bot.ListenLabel, i+1)
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
