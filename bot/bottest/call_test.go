package bottest_test

import (
	"fmt"
	"os"
	"os/exec"
	"slices"
	"testing"

	"plenary/bot/bottest"
)

func TestMoments(t *testing.T) {
	all := []string{"reached, shown 0", "shown, shown 1", "answered, shown 1"}
	for name, c := range map[string]struct {
		fault *bottest.Fault
		want  []string
	}{
		"well":         {nil, all},
		"broken after": {bottest.BrokenAfter(), all},
		"broken":       {bottest.Broken(), []string{"reached, shown 0", "answered, shown 0"}},
		"cut before":   {bottest.CutBefore(), all[:1]},
		"cut after":    {bottest.CutAfter(), all[:2]},
	} {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, l *line) {
				l.chat.Fail(when(bottest.Send, c.fault))
				var got []string
				l.chat.Watch(func(call bottest.Call, m bottest.Moment) {
					if call.Method != bottest.Send {
						return
					}
					if call.Delivery != "d1" || call.User != "U0ASHA" || call.Workspace != "T1" || call.Number != 1 {
						t.Errorf("the call is %+v", call)
					}
					got = append(got, fmt.Sprintf("%s, shown %d", m, l.chat.Times("d1")))
				})
				l.Send(t.Context(), asha, hello, "d1")
				l.close() // the sender over HTTP may have its answer before it was told of
				if !slices.Equal(got, c.want) {
					t.Errorf("got %q, want %q", got, c.want)
				}
			})
		})
	}
}

// A process that sends through the Slack adapter is killed at each moment, and
// what the person sees is what that moment says.
func TestAProcessCanBeKilledAtAnyMoment(t *testing.T) {
	for moment, want := range map[bottest.Moment]int{bottest.Reached: 0, bottest.Shown: 1} {
		t.Run(string(moment), func(t *testing.T) {
			l := newLine()
			if moment == bottest.Reached { // what arrived has its effect, unless it is cut
				l.chat.Fail(when(bottest.Send, bottest.CutBefore()))
			}
			sender := exec.CommandContext(t.Context(), os.Args[0])
			sender.Env = append(os.Environ(), "BOTTEST_SEND_TO="+apiURL(t, l.chat))
			started := make(chan struct{})
			l.chat.Watch(func(c bottest.Call, m bottest.Moment) {
				if c.Method == bottest.Send && m == moment {
					<-started
					sender.Process.Kill()
				}
			})
			must(t, sender.Start())
			close(started)
			if err := sender.Wait(); err == nil || err.Error() != "signal: killed" {
				t.Errorf("the sender ended with %v", err)
			}
			if got := l.chat.Times("d1"); got != want {
				t.Errorf("shown %d times, want %d", got, want)
			}
		})
	}
}
