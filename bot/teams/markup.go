package teams

import (
	"html"
	"regexp"
	"strings"

	"plenary/reflection"
)

// marked finds what Teams puts around a name in the text of a message:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#work-with-mentions
var marked = regexp.MustCompile(`(?s)<at[^<>]*>(.*?)</at>`)

// typed gives back what the person typed, without the bot's name.
func (a activityIn) typed() reflection.Private {
	text := a.Text.Reveal()
	for _, m := range a.Mentions {
		if m.Who != "" && m.Who == a.Recipient.ID && m.Markup != "" {
			text = strings.ReplaceAll(text, m.Markup.Reveal(), "")
		}
	}
	text = html.UnescapeString(marked.ReplaceAllString(text, "$1"))
	return reflection.Private(strings.TrimSpace(strings.ReplaceAll(text, "\u00a0", " ")))
}
