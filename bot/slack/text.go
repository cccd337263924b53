package slack

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/slack-go/slack"

	"plenary/bot"
)

// plain makes a text object that Slack shows as it is: no markup, no mention,
// no :emoji: is read into it. An empty one is an error to Slack, so nothing
// becomes an ellipsis.
func plain(s string, most int) *slack.TextBlockObject {
	s = shorten(strings.ToValidUTF8(s, "\uFFFD"), most)
	if strings.TrimSpace(s) == "" {
		s = "…"
	}
	return slack.NewTextBlockObject(slack.PlainTextType, s, false, false)
}

// shorten keeps the beginning of a text that is too long, with an ellipsis.
func shorten(s string, most int) string {
	if width(s) <= most {
		return s
	}
	return strings.TrimSpace(s[:cut(s, most-1)]) + "…"
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
	end := cut(s, most)
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

// cut is the last byte at which s can end within so many characters without
// breaking a character that is written with several.
func cut(s string, most int) int {
	used, safe, before := 0, 0, rune(0)
	for i, r := range s {
		if !joined(before, r) {
			safe = i
		}
		used += units(r)
		if used > most && safe > 0 {
			return safe
		}
		if used > most {
			return i
		}
		before = r
	}
	return len(s)
}

const zeroWidthJoiner = '\u200D'

// joined reports whether b is drawn as part of the character before it, as an
// accent or the second half of an emoji is.
func joined(a, b rune) bool {
	skin := b >= 0x1F3FB && b <= 0x1F3FF
	return a == zeroWidthJoiner || b == zeroWidthJoiner || unicode.Is(unicode.M, b) || skin
}

// width counts as Slack's clients do, in UTF-16 units, so that a text which
// fits by this count fits by any other.
func width(s string) int {
	n := 0
	for _, r := range s {
		n += units(r)
	}
	return n
}

func units(r rune) int { return max(utf16.RuneLen(r), 1) }

// escape makes text safe where Slack reads markup:
// https://docs.slack.dev/messaging/formatting-message-text#escaping
var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// notification is the text of a message for notifications and for screen
// readers, which read it in place of the blocks. Slack reads markup in it.
func notification(m bot.Message) string { return escape.Replace(wording(m)) }

// wording is what a message says, in its blocks and in its notification alike:
// as much as both can hold.
func wording(m bot.Message) string {
	text := strings.ToValidUTF8(withAlt(m.Text, m.Image), "\uFFFD")
	for len(escape.Replace(text)) > maxText {
		text = shorten(text, width(text)*3/4)
	}
	if strings.TrimSpace(text) == "" {
		return bot.ProductName
	}
	return text
}

// withAlt appends the words for a picture. Pictures themselves are not shown
// in Slack: it would have to fetch them from a public address.
func withAlt(text string, image *bot.Image) string {
	if image == nil || image.Alt == "" {
		return text
	}
	return strings.TrimSpace(text + "\n\n" + bot.PictureHeading + image.Alt)
}
