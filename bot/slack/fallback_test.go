package slack

import (
	"strings"
	"testing"

	"github.com/slack-go/slack"
	"pgregory.net/rapid"

	"plenary/bot"
	"plenary/bot/bottest"
)

// saysTheSame holds that a notification, which is also all that a screen reader
// reads out, has every word of the message and no other.
func saysTheSame(t fataler, m bot.Message) {
	t.Helper()
	drawn := posted(m)
	var shown []string
	for _, b := range drawn.Blocks {
		if section, ok := b.(*slack.SectionBlock); ok {
			shown = append(shown, section.Text.Text)
		}
	}
	heard := unescape.Replace(drawn.Text)
	if strings.TrimSpace(heard) == "" {
		t.Errorf("nothing is heard of %.99q", m.Text)
	}
	if got, want := squeezed(heard), squeezed(strings.Join(shown, " ")); got != want {
		t.Errorf("heard %.99q, shown %.99q", got, want)
	}
	if m.Image != nil && m.Image.Alt != "" && !strings.Contains(heard, m.Image.Alt) {
		t.Errorf("the picture of %q is not heard of", m.Image.Alt)
	}
}

func TestAMessageIsHeardAsItIsShown(t *testing.T) {
	for _, e := range bottest.Messages() {
		t.Run(e.Name, func(t *testing.T) { saysTheSame(t, e.Shape) })
	}
	t.Run("any", rapid.MakeCheck(func(t *rapid.T) {
		saysTheSame(t, bot.Message{Text: text(t, "text", 9000), Buttons: buttons(t)})
	}))
}
