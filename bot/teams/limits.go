package teams

import "encoding/json"

// What a card holds. Teams' documentation speaks of 28 KB for cards and of
// 100 KB, in UTF-16, for a bot's message with all that is around it:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
const (
	maxBytes       = 28_000
	maxSummary     = 500 // ours: a notification shows less
	maxTitle       = 64  // https://learn.microsoft.com/microsoft-365/extensibility/schema/task-info
	maxButton      = 75  // as in Slack
	maxButtons     = 50  // ours: above what anybody would press their way through
	maxRowWidth    = 36  // ours: characters, of labels and what is around them, that a phone has room for
	maxFormButtons = 5   // ours: each carries the Form
	maxLabel       = 1000
	maxOption      = 75
	maxFewOptions  = 10 // are all shown at once, as in Slack
	maxTyped       = 3000
	maxConfirmText = 300
)

// fitted draws with less and less room until what is drawn is small enough.
// Room is how many characters the longest text of it may have; the smaller ones
// and the lists have their share of it.
func fitted[D any](most int, draw func(room int) D) D {
	for room := maxBytes; ; room = room * 3 / 4 {
		drawn := draw(room)
		if size(drawn) <= most || room < 50 {
			return drawn
		}
	}
}

// share is how many characters a small text may have, where there is room for so
// many of it beside the longest, and never more than most.
func share(room, of, most int) int { return min(most, max(room/of, 12)) }

// size is how many bytes Teams is sent.
func size(drawn any) int {
	b, _ := json.Marshal(drawn)
	return len(b)
}
