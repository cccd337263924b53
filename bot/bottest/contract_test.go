package bottest_test

import (
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

func TestPlatformContract(t *testing.T) {
	ws := reflection.Workspace{ID: "T1", Platform: "slack", External: "T1"}
	for name, platform := range map[string]func(*bottest.Chat) bot.Platform{
		"platform": func(c *bottest.Chat) bot.Platform { return c.Platform("slack") },
		"blind":    func(c *bottest.Chat) bot.Platform { return c.Blind("slack") },
	} {
		t.Run(name, func(t *testing.T) {
			bottest.RunPlatform(t, func(*testing.T) bottest.Subject {
				chat := bottest.NewChat(time.Now)
				return bottest.Subject{
					Platform: platform(chat),
					To:       bot.Address{Workspace: ws, User: "U0ASHA"},
					Other:    bot.Address{Workspace: ws, User: "U0SAM"},
					Shown:    chat.Texts,
				}
			})
		})
	}
}
