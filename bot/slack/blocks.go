package slack

import (
	"strings"

	"github.com/slack-go/slack"

	"plenary/bot"
)

// linkPrefix marks the action of a button that opens an address. Slack reports
// those presses too, and they only need an acknowledgement:
// https://docs.slack.dev/reference/block-kit/block-elements/button-element
const linkPrefix = "link/"

// page is text followed by buttons, within so many blocks. The buttons always
// stand; text that does not fit ends with a sentence saying so.
func page(text string, buttons []bot.Button, most int) []slack.Block {
	actions := rows(buttons, most/2)
	return append(sections(text, most-len(actions)), actions...)
}

// sections puts each paragraph in a section of its own, which Slack sets apart,
// or fills the sections where there are too many paragraphs for that.
func sections(text string, most int) []slack.Block {
	parts := paragraphs(text)
	if len(parts) > most {
		parts = pieces(text, maxSection)
	}
	if len(parts) > most {
		parts = append(parts[:most-1], bot.CutShort)
	}
	var blocks []slack.Block
	for _, part := range parts {
		blocks = append(blocks, slack.NewSectionBlock(plain(part, maxSection), nil, nil))
	}
	return blocks
}

// rows lays buttons out in a few a row, or in full rows where there are so
// many that they would not fit.
func rows(buttons []bot.Button, most int) []slack.Block {
	size := maxRowButtons
	if len(buttons) > size*most {
		size = maxRow
	}
	var blocks []slack.Block
	for len(buttons) > 0 && len(blocks) < most {
		n := min(size, len(buttons))
		blocks = append(blocks, slack.NewActionBlock("", elements(buttons[:n])...))
		buttons = buttons[n:]
	}
	return blocks
}

func elements(buttons []bot.Button) []slack.BlockElement {
	var es []slack.BlockElement
	for _, b := range buttons {
		es = append(es, button(b))
	}
	return es
}

func button(b bot.Button) *slack.ButtonBlockElement {
	drawn := slack.NewButtonBlockElement(b.ID, "", plain(b.Label, maxButton))
	if b.URL != "" {
		drawn.ActionID = linkPrefix + b.ID
		drawn.URL = b.URL
	}
	if b.Confirm != "" {
		drawn.Confirm = slack.NewConfirmationBlockObject(
			plain(bot.ConfirmTitle, maxConfirmTitle),
			plain(b.Confirm, maxConfirmText),
			plain(b.Label, maxConfirmButton),
			plain(bot.CancelLabel, maxConfirmButton))
	}
	return drawn
}

// isLink reports whether an action only opened an address.
func isLink(action string) bool { return strings.HasPrefix(action, linkPrefix) }
