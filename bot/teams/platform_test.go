package teams

import (
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
)

func TestPlatform(t *testing.T) {
	bottest.RunPlatform(t, func(t *testing.T) bottest.Subject {
		n := newNorth(t)
		return bottest.Subject{
			Platform: n.Platform,
			To:       n.to("asha"),
			Other:    n.to("sam"),
			Nobody:   bot.Address{Workspace: workspace, User: "nobody"},
			Shown:    n.chat.Texts,
			Pause:    func() { n.move(10 * time.Second) },
		}
	})
}
