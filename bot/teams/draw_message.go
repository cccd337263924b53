package teams

import (
	"strings"

	"plenary/bot"
)

// drawMessage draws a message: its sentences, then its buttons. It is a card
// even without buttons, so that it can take the place of one that has some.
func drawMessage(m bot.Message) activity {
	text := bot.WithAlt(m.Text, m.Image)
	said := summary(text)
	return fitted(maxBytes, func(room int) activity {
		body := append(someText(cutShort(text, room)), drawButtons(m.Buttons, inMessage, room)...)
		return activity{Type: "message", Summary: said, Attachments: []attachment{attached(newCard(said, body))}}
	})
}

// drawHome draws what a person sees when they ask for their Home. It is a
// message: Teams has no page beside the chat that a bot alone can fill.
func drawHome(h bot.Home) activity {
	return drawMessage(bot.Message{Text: h.Text, Buttons: h.Buttons})
}

// summary is a message's own text, in one line, for a notification and for a
// client that cannot show the card.
func summary(text string) string {
	said := bot.Shorten(strings.Join(strings.Fields(strings.ToValidUTF8(text, "\uFFFD")), " "), maxSummary)
	if said == "" {
		return bot.ProductName
	}
	return said
}
