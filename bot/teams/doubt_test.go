package teams

import (
	"testing"
	"time"

	"plenary/bot/bottest"
)

// An outage costs one message: while there is doubt, something is asked first
// that shows nothing.
func TestAnOutageCostsOneMessage(t *testing.T) {
	for name, fault := range map[string]*bottest.Fault{
		"503": bottest.Status(503, ""), "cut": bottest.CutBefore(), "cut after the effect": bottest.CutAfter(), "502": bottest.StatusAfter(502, ""),
	} {
		t.Run(name, func(t *testing.T) {
			n := newNorth(t)
			n.chat.Fail(func(c bottest.Call) *bottest.Fault {
				if c.Method == bottest.Login {
					return nil
				}
				return fault
			})
			if _, no, err := n.sends(t, "asha", "d0"); no != nil || err == nil {
				t.Fatalf("the first is %v, want it uncertain", err)
			}
			for _, d := range []string{"d1", "d2", "d3"} {
				_, no, err := n.sends(t, "asha", d)
				if no == nil || no.RetryAfter != retryUnreachable || no.Gone || n.chat.Times("d1") > 0 {
					t.Errorf("then Send = %v, want a refusal of everybody, and nothing shown", err)
				}
			}
			if got := n.chat.Calls(bottest.Send); got != 1 {
				t.Errorf("%d messages were posted", got)
			}
			n.well()
			for _, d := range []string{"d1", "d2", "d3"} {
				if _, _, err := n.sends(t, "asha", d); err != nil {
					t.Errorf("once it is over: %v", err)
				}
			}
			if got := n.chat.Calls(bottest.Roster); got != 4 {
				t.Errorf("it was asked %d times, want at each try, and once more", got)
			}
		})
	}
}

// Any answer ends the doubt, and a limit is what it is.
func TestWhatEndsADoubt(t *testing.T) {
	for name, c := range map[string]struct {
		fault *bottest.Fault
		after time.Duration // when to come back, where it is a refusal
	}{
		"no such conversation": {bottest.Status(404, "ConversationNotFound"), 0},
		"the person has left":  {bottest.Blocked("BotNotInConversationRoster"), 0},
		"a limit":              {bottest.Limited(5 * time.Second), 0},
		"away":                 {bottest.Status(504, ""), retryUnreachable},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNorth(t)
			n.doubts.any.Store(true)
			n.chat.Fail(when(bottest.Roster, c.fault))
			_, no, err := n.sends(t, "asha", "d1")
			switch {
			case c.after == 0 && err != nil:
				t.Errorf("Send = %v", err)
			case c.after > 0 && (no == nil || no.RetryAfter != c.after):
				t.Errorf("Send = %v, want to come back after %v", err, c.after)
			}
			if n.doubts.any.Load() != (c.after > 0) {
				t.Error("whether there is doubt is wrong")
			}
		})
	}
}
