package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// callOff has the coordinator call off the meeting that is to come.
func (n *town) callOff() bot.Answer {
	n.t.Helper()
	return n.press("khan", button(n.t, bot.Message{Buttons: n.press("khan", "kit").View.Buttons}, "Call it off"))
}

// invited is a town with a meeting on 20 November of which everybody was told,
// and the place of the message among those that somebody has.
func invited(t *testing.T, who string) (n *town, at int) {
	t.Helper()
	n = newTown(t).started().wholeYear()
	n.setKit("2026-11-20", "ect", "mentor", "colleague")
	n.at("2026-11-16 09:00")
	at = slices.IndexFunc(n.told(who), func(m bot.Message) bool { return strings.HasPrefix(m.Text, "Half-term meeting on ") })
	if at < 0 {
		t.Fatalf("%s is told %+v", who, n.told(who))
	}
	return n, at
}

// Called off: the message that invited says so, nothing is added to it, and
// what somebody had begun to write is theirs as before.
func TestWhoWasAskedToAMeetingThatIsOffReadsSoInThatMessage(t *testing.T) {
	n, at := invited(t, "asha")
	form := n.press("asha", button(t, n.told("asha")[at], "Two minutes")).Form
	n.send("asha", form, map[string]string{"description": "Zqcanary9 22 of 30 had it."})
	told := map[string]int{"asha": len(n.told("asha")), "sam": len(n.told("sam")), "cal": len(n.told("cal"))}
	want := "Called off: the half-term meeting on Friday 20 November. The message that told people of it now says so, but it does not ring. Please let them know as well."
	if got := n.callOff().Messages[0].Text; got != want {
		t.Errorf("the coordinator reads %q", got)
	}
	n.at("2026-11-16 09:01")
	for who, before := range told {
		all := n.told(who)
		if len(all) != before {
			t.Errorf("%s has %d messages, and had %d", who, len(all), before)
		}
		i := slices.IndexFunc(all, func(m bot.Message) bool { return strings.HasPrefix(m.Text, "The half-term meeting on ") })
		if i < 0 || all[i].Text != "The half-term meeting on Friday 20 November is off. Anything you wrote for it stays in your journal." {
			t.Fatalf("%s reads %+v", who, all)
		}
		labels := []string{"My journal"}
		if who == "asha" {
			labels = []string{"Two minutes", "My journal"}
		}
		if got := labelsOf(all[i].Buttons); !slices.Equal(got, labels) {
			t.Errorf("%s can press %q", who, got)
		}
	}
	v := n.press("asha", button(t, n.told("asha")[at], "My journal")).View
	read := n.press("asha", v.Buttons[0].ID).View
	if !strings.Contains(read.Text, "Zqcanary9 22 of 30 had it.") {
		t.Errorf("her journal reads %q", read.Text)
	}
	n.at("2026-11-20 18:00")
	if rows := n.ledgerOf("asha", "2026-11-16 00:00", reflection.KitNewsKind); len(rows) != 1 {
		t.Errorf("it is in the ledger as %+v", rows)
	}
	if prompts := n.ledgerOf("asha", "2026-11-16 00:00", reflection.PromptKind); len(prompts) != 1 {
		t.Errorf("it took the place of a prompt: %+v", prompts)
	}
}

// Moved, and moved again: each message that stands says what is so, also once
// it is back on the day it named, off after all, or in another half-term.
func TestAMessageAboutAMeetingFollowsIt(t *testing.T) {
	const anything = " Anything you wrote for it stays in your journal."
	n, at := invited(t, "sam")
	reads := func(when, text string, labels ...string) {
		t.Helper()
		n.at(when)
		got := n.told("sam")[at]
		if got.Text != text || !slices.Equal(labelsOf(got.Buttons), labels) {
			t.Errorf("at %s it reads %q with %q", when, got.Text, labelsOf(got.Buttons))
		}
	}
	n.setKit("2026-11-26", "mentor")
	reads("2026-11-16 09:10", "The half-term meeting on Friday 20 November has moved. It is now on Thursday 26 November."+anything, "What to bring", "My journal")
	n.setKit("2026-11-26", "mentor") // as it was
	n.setKit("2026-11-20", "mentor")
	reads("2026-11-16 09:20", "Half-term meeting on Friday 20 November. Here is what to bring, and four things to talk about.", "What to bring", "My journal")
	n.setKit("2026-11-20", "ect")
	reads("2026-11-16 09:30", "You need not come to the half-term meeting on Friday 20 November."+anything, "My journal")
	n.setKit("2026-11-20", "ect", "mentor")
	reads("2026-11-16 09:40", "Half-term meeting on Friday 20 November. Here is what to bring, and four things to talk about.", "What to bring", "My journal")
	n.callOff()
	reads("2026-11-16 09:50", "The half-term meeting on Friday 20 November is off."+anything, "My journal")
	n.setKit("2026-11-20", "mentor")
	reads("2026-11-16 10:00", "Half-term meeting on Friday 20 November. Here is what to bring, and four things to talk about.", "What to bring", "My journal")
	n.setKit("2027-01-20", "mentor")
	reads("2026-11-16 10:10", "The half-term meeting on Friday 20 November is off. The next is on Wednesday 20 January."+anything, "What to bring", "My journal")
	if got := len(n.ledgerOf("sam", "2026-11-10 00:00", reflection.KitKind)); got != 1 {
		t.Errorf("%d messages invited him", got)
	}
	if v := n.press("sam", n.told("sam")[at].Buttons[0].ID).View; !strings.Contains(v.Text, "Northfield: Wednesday 20 January.") {
		t.Errorf("what to bring is for %q", v.Text)
	}
}

// Nothing is changed on somebody's screen at night, and nothing of a meeting
// that was held; what says that it has moved follows on, past its first day.
func TestAMessageAboutAMeetingChangesInTheDaytime(t *testing.T) {
	n, at := invited(t, "sam")
	n.at("2026-11-16 17:31")
	before := n.told("sam")[at].Text
	n.callOff()
	n.at("2026-11-17 07:29")
	if got := n.told("sam")[at].Text; got != before {
		t.Errorf("at night it reads %q", got)
	}
	n.at("2026-11-17 07:31")
	if got := n.told("sam")[at].Text; !strings.Contains(got, " is off.") {
		t.Errorf("in the morning it reads %q", got)
	}

	n, at = invited(t, "sam")
	n.setKit("2026-11-26", "mentor")
	n.at("2026-11-23 09:00")
	n.callOff()
	n.at("2026-11-23 09:01")
	if got := n.told("sam")[at].Text; !strings.HasPrefix(got, "The half-term meeting on Friday 20 November is off.") {
		t.Errorf("moved, and called off after its first day, it reads %q", got)
	}

	n, at = invited(t, "sam")
	n.at("2026-11-20 18:00")
	n.setKit("2027-01-20", "mentor")
	n.at("2026-11-23 09:00")
	if got := n.told("sam")[at].Text; got != before {
		t.Errorf("of a meeting that was held it reads %q", got)
	}
}

// A call that is cut off, refused, or lost with the program is made again, and
// no message comes twice; where the message was deleted, none comes in its place.
func TestAMessageIsReplacedWhateverHappensToTheCall(t *testing.T) {
	for name, c := range map[string]struct {
		fault *bottest.Fault
		off   bool
	}{
		"cut off before it": {bottest.CutBefore(), true},
		"cut off after it":  {bottest.CutAfter(), true},
		"broken":            {bottest.Broken(), true},
		"limited":           {bottest.Limited(20 * time.Second), true},
		"refused":           {bottest.Refused("cant_update_message"), true},
		"gone":              {bottest.Gone("message_not_found"), false},
	} {
		t.Run(name, func(t *testing.T) {
			n, at := invited(t, "sam")
			before := len(n.told("sam"))
			n.chat.Fail(func(call bottest.Call) *bottest.Fault {
				if call.Method == bottest.Update || call.Method == bottest.Look {
					return c.fault
				}
				return nil
			})
			n.callOff()
			n.at("2026-11-16 09:01")
			n.failing(nil)
			n.at("2026-11-16 10:00")
			got := n.told("sam")
			if len(got) != before || strings.Contains(got[at].Text, " is off.") != c.off {
				t.Errorf("he has %d messages, and had %d; it reads %q", len(got), before, got[at].Text)
			}
		})
	}
}

// Called off while its message is on its way: once it is known where that
// stands, it is replaced.
func TestAMeetingThatIsCalledOffWhileItsMessageIsOnItsWay(t *testing.T) {
	n := newTown(t).started().wholeYear()
	n.setKit("2026-11-20", "mentor")
	n.at("2026-11-13 15:44")
	n.chat.Fail(func(c bottest.Call) *bottest.Fault {
		if c.Method == bottest.Look {
			return bottest.Broken()
		}
		return bottest.CutAfter()
	})
	n.at("2026-11-13 15:46")
	n.callOff()
	n.at("2026-11-13 15:50")
	n.failing(nil)
	n.at("2026-11-13 16:30")
	var about []string
	for _, m := range n.told("sam") {
		if strings.Contains(m.Text, "alf-term meeting") {
			about = append(about, m.Text)
		}
	}
	if len(about) != 1 || !strings.Contains(about[0], " is off.") {
		t.Errorf("he reads %q", about)
	}
}

// Where it cannot be known whether somebody was told, nothing new is sent.
func TestWhatMayNotHaveBeenShownIsNotReplaced(t *testing.T) {
	n := newTown(t).started().wholeYear()
	n.Platforms = map[string]bot.Platform{"local": n.chat.Blind("local")}
	n.setKit("2026-11-20", "mentor")
	n.at("2026-11-13 15:44")
	n.failing(bottest.CutAfter())
	n.at("2026-11-13 15:50")
	n.failing(nil)
	n.at("2026-11-13 16:30")
	before := n.told("sam")
	n.callOff()
	n.at("2026-11-20 18:00")
	rows, err := n.db.DeliveriesTo(t.Context(), "north", []reflection.MemberID{"sam"}, wall("2026-11-13 00:00"), wall("2026-11-21 00:00"), reflection.KitKind, reflection.KitNewsKind)
	must(t, err)
	if len(rows) != 2 || rows[0].State != reflection.Unknown || rows[1].State != reflection.Dropped {
		t.Errorf("the ledger says %+v", rows)
	}
	if got := n.told("sam")[len(before):]; slices.ContainsFunc(got, func(m bot.Message) bool { return strings.Contains(m.Text, "alf-term meeting") }) {
		t.Errorf("he is told %+v", got)
	}
}

// A platform that cannot say what was shown has it replaced again all the same.
func TestAMessageIsReplacedAgainWhereNobodyCanLook(t *testing.T) {
	n, at := invited(t, "sam")
	n.Platforms = map[string]bot.Platform{"local": n.chat.Blind("local")}
	n.failing(bottest.CutBefore())
	n.callOff()
	n.at("2026-11-16 09:01")
	n.failing(nil)
	n.at("2026-11-16 10:00")
	if got := n.told("sam")[at].Text; !strings.Contains(got, " is off.") {
		t.Errorf("it reads %q", got)
	}
}
