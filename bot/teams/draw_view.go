package teams

import (
	"fmt"
	"strings"

	"plenary/bot"
)

// drawView draws a dialog to read.
func drawView(v bot.View) dialog {
	text := bot.WithAlt(v.Text, v.Image)
	return fitted(maxBytes, func(room int) dialog {
		body := append(someText(cutShort(text, room)), drawButtons(viewButtons(v), inDialog, room)...)
		return frame(v.Title, body)
	})
}

// viewButtons adds a link for each clip to the view's own buttons: a card in
// Teams plays no sound from an address that needs a person's own browser.
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
