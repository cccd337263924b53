package bot_test

import (
	"log/slog"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

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
	n.Platforms["local"] = slack.New(slack.Settings{BotToken: "xoxb-T1", APIURL: server.URL + "/api", PerSecond: -1, Now: n.Service.Now,
		Log: slog.New(slog.DiscardHandler)})
	return n
}

// promptsInSlack is how many prompts a person sees there.
func (n *town) promptsInSlack(user string) (seen int) {
	for _, s := range n.chat.Person("T1", user).Seen() {
		if strings.Contains(s.Message.Text, "anything else on your mind") {
			seen++
		}
	}
	return seen
}

// A program that starts before a wave opens no conversation again that was
// opened when its person was linked.
func TestKeptConversationsAreNotOpenedAgain(t *testing.T) {
	n := newTown(t).started().inSlack()
	channel, err := n.Platforms["local"].(bot.Directory).Conversation(t.Context(), reflection.Workspace{ID: "w", External: "T1"}, "asha")
	must(t, err)
	must(t, n.Service.Link(t.Context(), reflection.Workspace{ID: "w", Organisation: "north"}, "asha",
		reflection.Profile{User: "asha", Conversation: channel}))
	n.inSlack() // it starts again
	n.at("2026-11-12 15:46")
	if got, opened := n.promptsInSlack("asha"), n.chat.Calls(bottest.Open); got != 1 || opened != 1 {
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
	if got := n.promptsInSlack("asha"); got != 0 || tried != 1 {
		t.Errorf("Asha sees %d prompts after %d calls; want none after one", got, tried)
	}

	n.chat.Fail(nil)
	must(t, n.Service.ProfileChanged(t.Context(), reflection.Workspace{ID: "w"}, reflection.Profile{User: "asha"}))
	n.at("2026-12-03 16:00")
	if got := n.promptsInSlack("asha"); got != 1 {
		t.Errorf("back again, Asha sees %d prompts", got)
	}
}

// onceAMinute is what Slack allows an app outside the Marketplace for reading
// conversations.
func (n *town) onceAMinute(faults func(bottest.Call) *bottest.Fault) {
	var next time.Time
	n.chat.Fail(func(call bottest.Call) *bottest.Fault {
		switch {
		case call.Method != bottest.Look:
			return faults(call)
		case n.now().Before(next):
			return bottest.Limited(next.Sub(n.now()))
		}
		next = n.now().Add(time.Minute)
		return nil
	})
}

// Where Slack lets the bot look once a minute, everything that is uncertain is
// settled all the same, one a minute, and nobody else's message waits for that.
func TestOneLookAMinuteSettlesEverything(t *testing.T) {
	n := newTown(t).started().inSlack()
	teachers := []string{"ect0", "ect1", "ect2", "ect3", "ect4", "late"}
	for _, who := range teachers {
		m := n.member(who, reflection.ECT)
		m.Welcome = reflection.Started
		if who == "late" {
			m.Prompt = reflection.WeekTime{Day: time.Thursday, At: reflection.Clock(15, 50)}
		}
		must(t, n.db.Write(t.Context(), "north", m))
		n.chat.Join("T1", who, "")
	}
	must(t, n.Service.Requeue(t.Context(), "north"))
	lost := map[string]*bottest.Fault{"ect0": bottest.CutAfter(), "ect1": bottest.CutBefore(), "ect2": bottest.BrokenAfter(),
		"ect3": bottest.CutAfter(), "ect4": bottest.CutBefore()}
	n.onceAMinute(func(call bottest.Call) *bottest.Fault {
		fault := lost[call.User]
		if call.Method != bottest.Send || fault == nil {
			return nil
		}
		delete(lost, call.User)
		return fault
	})
	n.set(wall("2026-11-12 15:44"))
	n.ticks("2026-11-12 15:50")
	_, err := n.Deliver(t.Context())
	must(t, err)
	if got := n.promptsInSlack("late"); got != 1 {
		t.Errorf("while others are uncertain, the prompt of 15:50 is seen %d times", got)
	}
	n.ticks("2026-11-12 15:53")
	for _, who := range teachers {
		if got := n.promptsInSlack(who); got != 1 {
			t.Errorf("%s sees %d prompts", who, got)
		}
	}
	if unknown, err := n.db.Unknown(t.Context(), "north", time.Time{}); err != nil || len(unknown) > 0 {
		t.Errorf("unknown: %v, %v", unknown, err)
	}
	waiting, err := n.db.NextDue(t.Context())
	if err != nil || waiting.Before(n.now()) {
		t.Errorf("something still waits since %s, %v", waiting, err)
	}
	if got := n.chat.Refusals(); got > 1 {
		t.Errorf("Slack refused %d looks; after the first, none should be asked for early", got)
	}
}

// The platform is not asked about a message before it says that it can be.
func TestALookThatIsLimitedIsRepeatedInItsTime(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-12 15:44")
	n.chat.Fail(func(call bottest.Call) *bottest.Fault {
		if call.Method == bottest.Look && call.Number == 1 {
			return bottest.Limited(10 * time.Minute)
		}
		if call.Method == bottest.Send && call.Number == 1 {
			return bottest.CutAfter()
		}
		return nil
	})
	looks := n.chat.Calls(bottest.Look)
	n.ticks("2026-11-12 15:55")
	if got := n.chat.Calls(bottest.Look) - looks; got != 1 {
		t.Errorf("asked %d times in ten minutes", got)
	}
	n.ticks("2026-11-12 15:58")
	if got := n.prompts("asha"); got != 1 || n.chat.Calls(bottest.Look)-looks != 2 {
		t.Errorf("Asha sees %d prompts after %d looks", got, n.chat.Calls(bottest.Look)-looks)
	}
}
