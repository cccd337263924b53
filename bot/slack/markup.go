package slack

import (
	"regexp"
	"strings"

	"plenary/reflection"
)

// marked finds what Slack puts in the text of a message for links, mentions
// and channels: https://docs.slack.dev/messaging/formatting-message-text
var marked = regexp.MustCompile(`<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>`)

var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&")

// unmark gives back what the person typed.
func unmark(p reflection.Private) reflection.Private {
	text := marked.ReplaceAllStringFunc(p.Reveal(), func(m string) string {
		parts := marked.FindStringSubmatch(m)
		sign, target, label := parts[1], parts[2], parts[3]
		if label == "" {
			label = target
		}
		if sign == "!" {
			sign = "@"
		}
		return sign + strings.TrimPrefix(label, sign)
	})
	return reflection.Private(unescape.Replace(text))
}
