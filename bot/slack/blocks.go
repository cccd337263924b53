package slack

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
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

// fitting draws text and buttons in as many bytes as Slack takes of a view. The
// text is shortened first. Buttons are left out only where they alone are too
// many.
func fitting[View any](text string, buttons []bot.Button, draw func([]slack.Block) View) View {
	for {
		drawn := draw(page(text, buttons, maxViewBlocks))
		switch {
		case size(drawn) <= maxViewBytes:
			return drawn
		case len(text) >= maxSection:
			text = shorter(text)
		default:
			buttons = buttons[:len(buttons)*3/4]
		}
	}
}

// shorter leaves out the last quarter of a text, and says so.
func shorter(text string) string {
	return text[:bot.CutAt(text, bot.Width(text)*3/4)] + "\n\n" + bot.CutShort
}

// size is how many bytes Slack is sent.
func size(view any) int {
	b, _ := json.Marshal(view)
	return len(b)
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

// rows lays buttons out in rows, or in full ones where there are so many that
// they would not fit. Slack refuses the same action twice in a row, and an
// address that is too long.
func rows(buttons []bot.Button, most int) []slack.Block {
	buttons = slices.DeleteFunc(slices.Clone(buttons), func(b bot.Button) bool { return bot.Width(b.URL) > maxURL })
	buttons = distinct(buttons, actionID)
	laid := arranged(buttons)
	if len(laid) > most {
		laid = slices.Collect(slices.Chunk(buttons, maxRow))
	}
	var blocks []slack.Block
	for _, row := range laid[:min(len(laid), most)] {
		blocks = append(blocks, slack.NewActionBlock("", elements(row)...))
	}
	return blocks
}

// arranged puts short buttons side by side, a few to a row and every row about as
// long, so that four and four are not five and three. A long one stands by
// itself: several make a list.
func arranged(buttons []bot.Button) (laid [][]bot.Button) {
	for len(buttons) > 0 {
		short := slices.IndexFunc(buttons, func(b bot.Button) bool { return bot.Width(b.Label) > maxShort })
		if short < 0 {
			short = len(buttons)
		}
		n := max(short, 1)
		count := (n + maxRowButtons - 1) / maxRowButtons
		laid = slices.AppendSeq(laid, slices.Chunk(buttons[:n], (n+count-1)/count))
		buttons = buttons[n:]
	}
	return laid
}

func elements(buttons []bot.Button) []slack.BlockElement {
	var es []slack.BlockElement
	for _, b := range buttons {
		es = append(es, button(b))
	}
	return es
}

func button(b bot.Button) *slack.ButtonBlockElement {
	drawn := slack.NewButtonBlockElement(actionID(b), "", plain(b.Label, maxButton)).WithURL(b.URL)
	if b.Confirm != "" {
		drawn.Confirm = slack.NewConfirmationBlockObject(
			plain(bot.ConfirmTitle, maxConfirmTitle),
			plain(b.Confirm, maxConfirmText),
			plain(b.Label, maxConfirmButton),
			plain(bot.CancelLabel, maxConfirmButton))
	}
	return drawn
}

// actionID is what comes back when the button is pressed.
func actionID(b bot.Button) string {
	if b.URL != "" {
		return linkPrefix + identity(b.ID, maxID-len(linkPrefix))
	}
	return identity(b.ID, maxID)
}

// identity is an id as Slack can carry it. One that is too long could never
// come back, so it becomes a name that nothing answers to, and the rest of the
// shape is shown.
func identity(id string, most int) string {
	if len(id) <= most {
		return id
	}
	sum := sha256.Sum256([]byte(id))
	return "too-long-" + hex.EncodeToString(sum[:16])
}

// distinct is the first of each id: to Slack, two that share one are an error.
func distinct[T any](all []T, id func(T) string) []T {
	seen := map[string]bool{}
	var kept []T
	for _, each := range all {
		if !seen[id(each)] {
			kept = append(kept, each)
		}
		seen[id(each)] = true
	}
	return kept
}

// isLink reports whether an action only opened an address.
func isLink(action string) bool { return strings.HasPrefix(action, linkPrefix) }
