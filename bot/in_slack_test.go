package bot_test

import (
	"log/slog"
	"net/http/httptest"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/slack"
	"plenary/reflection"
)

// inSlack has the people of the town reached through the adapter of Slack.
func (n *town) inSlack() *town {
	n.t.Helper()
	server := httptest.NewServer(n.chat.Slack())
	n.t.Cleanup(server.Close)
	for _, who := range []string{"asha", "sam", "khan", "cal"} {
		n.chat.Join("T1", who, who+"@x.example")
	}
	n.Platforms["local"] = slack.New(slack.Settings{BotToken: "xoxb-T1", APIURL: server.URL + "/api", PerSecond: -1, Log: slog.New(slog.DiscardHandler)})
	return n
}

// A program that starts before a wave opens no conversation again that was
// opened when its person was linked.
func TestKeptConversationsAreNotOpenedAgain(t *testing.T) {
	n := newTown(t).started().inSlack()
	channel, err := n.Platforms["local"].(bot.Directory).Conversation(t.Context(), reflection.Workspace{ID: "w"}, "asha")
	must(t, err)
	must(t, n.Service.Link(t.Context(), reflection.Workspace{ID: "w", Organisation: "north"}, "asha",
		reflection.Profile{User: "asha", Conversation: channel}))
	n.inSlack() // it starts again
	n.at("2026-11-12 15:46")
	if got, opened := n.prompts("asha"), n.chat.Calls(bottest.Open); got != 1 || opened != 1 {
		t.Errorf("Asha sees %d prompts, by %d openings; want one by the first", got, opened)
	}
}

// A teacher who leaves is written to once more at most. One who comes back is
// asked again that week, and finds the journal as it was.
func TestATeacherLeavesAndComesBack(t *testing.T) {
	n := newTown(t).started().inSlack()
	n.chat.Fail(func(call bottest.Call) *bottest.Fault {
		if call.User == "asha" {
			return bottest.Gone("user_disabled")
		}
		return nil
	})
	tried := 0
	n.chat.Watch(func(call bottest.Call, at bottest.Moment) {
		if call.User == "asha" && at == bottest.Reached {
			tried++
		}
	})
	n.at("2026-12-02 12:00")
	if got := n.prompts("asha"); got != 0 || tried != 1 {
		t.Errorf("Asha sees %d prompts after %d calls; want none after one", got, tried)
	}

	n.chat.Fail(nil)
	must(t, n.Service.ProfileChanged(t.Context(), reflection.Workspace{ID: "w"}, reflection.Profile{User: "asha"}))
	n.at("2026-12-03 16:00")
	if got := n.prompts("asha"); got != 1 {
		t.Errorf("back again, Asha sees %d prompts", got)
	}
}
