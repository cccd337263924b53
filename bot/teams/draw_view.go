package teams

import (
	"strings"

	"plenary/bot"
)

// drawView draws a dialog to read.
func drawView(v bot.View) dialog {
	text := bot.WithAlt(v.Text, v.Image)
	return fitted(maxBytes, func(room int) dialog {
		body := append(someText(cutShort(text, room)), drawButtons(bot.WithClips(v.Buttons, v.Clips), inDialog, room)...)
		return frame(v.Title, body)
	})
}

// frame is a dialog around what is on it. What stands in for a card that cannot
// be shown says nothing of what is on it.
func frame(title string, body []element) dialog {
	if strings.TrimSpace(title) == "" {
		title = bot.ProductName
	}
	return dialog{
		Title:  plain(title, maxTitle),
		Card:   newCard(bot.TooOld, body),
		Height: "large",
		Width:  "medium",
	}
}
