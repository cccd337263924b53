package slack

import (
	"strings"

	"github.com/slack-go/slack"

	"plenary/bot"
)

// plain makes a text object that Slack shows as it is: no markup, no mention,
// no :emoji: is read into it. An empty one is an error to Slack, so nothing
// becomes an ellipsis.
func plain(s string, most int) *slack.TextBlockObject {
	s = bot.Shorten(strings.ToValidUTF8(s, "\uFFFD"), most)
	if strings.TrimSpace(s) == "" {
		s = "…"
	}
	return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
}

// pieces splits a text into parts of at most so many characters, at the end of
// a line or of a word where there is one.
func pieces(s string, most int) []string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	var parts []string
	for strings.TrimSpace(s) != "" {
		end := breakAt(s, most)
		if part := strings.Trim(s[:end], "\n"); strings.TrimSpace(part) != "" {
			parts = append(parts, part)
		}
		s = s[end:]
	}
	return parts
}

// paragraphs splits a text at its empty lines.
func paragraphs(s string) []string {
	var parts []string
	for p := range strings.SplitSeq(s, "\n\n") {
		parts = append(parts, pieces(p, maxSection)...)
	}
	return parts
}

// breakAt is the byte at which to end the first piece of s.
func breakAt(s string, most int) int {
	end := bot.CutAt(s, most)
	if end == len(s) {
		return end
	}
	for _, at := range []int{strings.LastIndex(s[:end], "\n"), strings.LastIndexAny(s[:end], " \t")} {
		if at > end/2 {
			return at + 1
		}
	}
	return end
}

// escape makes text safe where Slack reads markup:
// https://docs.slack.dev/messaging/formatting-message-text#escaping
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// notification is the text of a message for notifications and for screen
// readers, which read it in place of the blocks. Slack reads markup in it.
func notification(m bot.Message) string { return escape.Replace(wording(m)) }

// wording is what a message says, in its blocks and in its notification alike:
// as much as both can hold.
func wording(m bot.Message) string {
	text := strings.ToValidUTF8(bot.WithAlt(m.Text, m.Image), "\uFFFD")
	for len(escape.Replace(text)) > maxText {
		text = bot.Shorten(text, bot.Width(text)*3/4)
	}
	if strings.TrimSpace(text) == "" {
		return bot.ProductName
	}
	return text
}
