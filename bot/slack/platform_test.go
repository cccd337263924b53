package slack

import (
	"net/http/httptest"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
)

func TestPlatform(t *testing.T) {
	bottest.RunPlatform(t, func(t *testing.T) bottest.Subject {
		chat := bottest.NewChat(time.Now)
		chat.Join("T1", "U0ASHA", "asha@north.example")
		chat.Join("T1", "U0SAM", "sam@north.example")
		server := httptest.NewServer(chat.Slack())
		t.Cleanup(server.Close)
		return bottest.Subject{
			Platform: New(Settings{BotToken: "xoxb-T1", SigningSecret: secret, APIURL: server.URL + "/api/"}),
			To:       asha,
			Other:    bot.Address{Workspace: workspace, User: "U0SAM"},
			Nobody:   bot.Address{Workspace: workspace, User: "U0NOBODY"},
			Shown:    chat.Texts,
		}
	})
}
