package teams

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// Whatever a person does, and whenever, the stand-in never has to refuse a
// message for its conversation: we do so before, and for that one alone.
func TestAConversationIsNeverPressed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := began
		chat := bottest.NewChat(func() time.Time { return now })
		chat.Limit(bottest.Limits{Threads: bottest.TeamsLimits().Threads})
		teams := chat.Blind("teams")
		asha := bot.Address{Workspace: reflection.Workspace{ID: "T1"}, User: "asha"}
		var ours threads
		taken := 0
		for range rapid.IntRange(1, 400).Draw(t, "messages") {
			now = now.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "later")) * time.Millisecond)
			if ours.take("asha", now) != nil {
				continue
			}
			taken++
			if _, err := teams.Send(t.Context(), asha, hello, ""); err != nil {
				t.Fatalf("message %d: %v", taken, err)
			}
		}
	})
}

// For an hour and more without a pause.
func TestAConversationForHours(t *testing.T) {
	now := began
	chat := bottest.NewChat(func() time.Time { return now })
	chat.Limit(bottest.Limits{Threads: bottest.TeamsLimits().Threads})
	teams := chat.Blind("teams")
	asha := bot.Address{Workspace: reflection.Workspace{ID: "T1"}, User: "asha"}
	var ours threads
	taken := 0
	for ; now.Sub(began) < 3*time.Hour; now = now.Add(100 * time.Millisecond) {
		if ours.take("asha", now) == nil {
			taken++
			_, err := teams.Send(t.Context(), asha, hello, "")
			must(t, err)
		}
	}
	if want := 3 * 1714; taken < want {
		t.Errorf("%d messages in three hours, want %d", taken, want)
	}
}

// One conversation's refusal is nobody else's, and uses nothing up.
func TestAFullConversation(t *testing.T) {
	n := newNorth(t)
	for i := range threadBurst {
		_, _, err := n.sends(t, "asha", fmt.Sprint("d", i))
		must(t, err)
	}
	_, no, _ := n.sends(t, "asha", "d7")
	if no == nil || no.RetryAfter != 0 || no.Gone {
		t.Errorf("the seventh at once is refused with %+v, want it for that message only", no)
	}
	if n.chat.Calls(bottest.Send) != threadBurst {
		t.Error("Teams was asked for what it would refuse")
	}
	if _, _, err := n.sends(t, "sam", "d8"); err != nil {
		t.Errorf("somebody else's: %v", err)
	}
	n.move(threadEvery)
	if _, _, err := n.sends(t, "asha", "d7"); err != nil {
		t.Errorf("once there is room: %v", err)
	}
}

// What is silent is forgotten: 2,000 people are not remembered a minute later.
func TestSilentConversationsAreForgotten(t *testing.T) {
	var ours threads
	now, most := began, 0
	for i := range 2000 {
		must(t, ours.take(fmt.Sprint(i), now))
		now = now.Add(20 * time.Millisecond)
		most = max(most, len(ours.all))
	}
	if most > 1000 {
		t.Errorf("%d conversations were remembered at once", most)
	}
	now = now.Add(time.Minute)
	must(t, ours.take("asha", now))
	if len(ours.all) != 1 {
		t.Errorf("%d are remembered a minute later", len(ours.all))
	}
}

func TestPace(t *testing.T) {
	for set, want := range map[float64]float64{0: perSecond, 20: 20, -1: 0} {
		if got, _ := New(Settings{PerSecond: set}).Pace(workspace); got != want {
			t.Errorf("with %v the pace is %v, want %v", set, got, want)
		}
	}
}

// At the pace that is said, no second holds more than Teams takes, from the
// first on.
func TestThePaceFits(t *testing.T) {
	if most := perSecond + burst; most >= 51 {
		t.Errorf("a second could hold %v", most)
	}
}
