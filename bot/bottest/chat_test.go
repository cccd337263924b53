package bottest_test

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// What was sent stands in the chat, by either way.
func TestSeen(t *testing.T) {
	both(t, func(t *testing.T, l *line) {
		where, err := l.Send(t.Context(), asha, hello, "d1")
		must(t, err)
		again, err := l.Send(t.Context(), asha, bot.Message{Text: "And <again>."}, "")
		must(t, err)
		must(t, l.Update(t.Context(), asha, where, bot.Message{Text: "Begun."}))
		seen := l.chat.Person("T1", "U0ASHA").Seen()
		if len(seen) != 2 || where == again {
			t.Fatalf("seen %+v", seen)
		}
		for i := range seen {
			seen[i].Blocks, seen[i].Message.Buttons = "", nil
		}
		want := []bottest.Seen{
			{Workspace: "T1", User: "U0ASHA", Delivery: "d1", Message: bot.Message{Text: "Begun."}, Where: where, At: began, Updates: 1},
			{Workspace: "T1", User: "U0ASHA", Message: bot.Message{Text: "And <again>."}, Where: again, At: began},
		}
		if diff := cmp.Diff(want, seen); diff != "" {
			t.Errorf("Asha sees something else (-want +got):\n%s", diff)
		}
		if l.chat.Person("T1", "U0SAM").Seen() != nil || l.chat.Person("T1", "U0NOBODY").Seen() != nil {
			t.Error("others see something")
		}
	})
}

func TestButtons(t *testing.T) {
	both(t, func(t *testing.T, l *line) {
		for _, e := range bottest.Messages() {
			_, err := l.Send(t.Context(), asha, e.Shape, "")
			must(t, err)
		}
		seen := l.chat.Person("T1", "U0ASHA").Seen()
		if got := seen[0].Button("Full"); got != "full-cycle:d4x2" {
			t.Errorf("[Full cycle] is %q", got)
		}
		for i, e := range bottest.Messages() {
			if got := len(seen[i].Buttons()); got != len(e.Shape.Buttons) {
				t.Errorf("%s has %d buttons, want %d", e.Name, got, len(e.Shape.Buttons))
			}
		}
	})
}

// What does not stand there, or is the person's own, cannot be replaced.
func TestAnUpdateOfNothing(t *testing.T) {
	both(t, func(t *testing.T, l *line) {
		l.chat.Person("T1", "U0ASHA").Say("Hello.", "Ev1")
		for _, where := range []string{"DT1-U0ASHA/1.000001", fmt.Sprintf("DT1-U0ASHA/%d.000000", began.Unix()), "DT1-U0NOBODY/1.000001"} {
			err := l.Update(t.Context(), asha, where, hello)
			if no, ok := errors.AsType[*bot.Refusal](err); !ok || !no.Gone || no.Reason != "message_not_found" {
				t.Errorf("%s: Update = %v", where, err)
			}
		}
	})
}

// A delivery is looked for in its person's conversation, since then.
func TestSentFindsOnlyWhatIsThere(t *testing.T) {
	both(t, func(t *testing.T, l *line) {
		where, err := l.Send(t.Context(), asha, hello, "d1")
		must(t, err)
		for what, c := range map[string]struct {
			to    bot.Address
			d     reflection.DeliveryID
			since time.Time
			want  string
		}{
			"hers":           {asha, "d1", began, where},
			"another":        {asha, "d2", began, ""},
			"somebody else":  {sam, "d1", began, ""},
			"after that day": {asha, "d1", began.Add(24 * time.Hour), ""},
		} {
			got, shown, err := l.Sent(t.Context(), c.to, c.d, c.since)
			if err != nil || got != c.want || shown != (c.want != "") {
				t.Errorf("%s: Sent = %q, %v, %v; want %q", what, got, shown, err, c.want)
			}
		}
	})
}

func TestTwice(t *testing.T) {
	both(t, func(t *testing.T, l *line) {
		for _, d := range []reflection.DeliveryID{"d1", "d2", "d1", "", "d1", "", "d3", "d3"} {
			_, err := l.Send(t.Context(), asha, hello, d)
			must(t, err)
		}
		if got := l.chat.Twice(); !slices.Equal(got, []reflection.DeliveryID{"d1", "d3"}) {
			t.Errorf("shown twice: %v", got)
		}
		if l.chat.Times("d1") != 3 || l.chat.Times("d2") != 1 || l.chat.Times("d4") != 0 || l.chat.Count() != 8 || len(l.chat.All()) != 8 {
			t.Errorf("d1 %d, d2 %d, all %d", l.chat.Times("d1"), l.chat.Times("d2"), l.chat.Count())
		}
	})
}

// Everything may be done at once; run with -race. No two messages have one
// address, though the clock stands still.
func TestEverythingAtOnce(t *testing.T) {
	both(t, func(t *testing.T, l *line) {
		l.chat.Limit(bottest.Limits{Workspace: bottest.Rate{PerSecond: 1000, Burst: 1000}})
		var all sync.WaitGroup
		for n := range 100 {
			all.Go(func() {
				to := []bot.Address{asha, sam}[n%2]
				d := reflection.DeliveryID(fmt.Sprint(n))
				where, err := l.Send(t.Context(), to, hello, d)
				if err != nil || l.Update(t.Context(), to, where, hello) != nil {
					t.Error(err)
				}
				l.chat.Watch(func(bottest.Call, bottest.Moment) {})
				l.chat.Fail(nil)
				l.chat.Join("T1", "U0SAM", "sam@north.example")
				_ = fmt.Sprint(l.chat.Person("T1", "U0ASHA").Seen(), l.chat.Times(d), l.chat.Twice(), l.chat.Refusals(), l.chat.Person("T1", "U0ASHA").Modal())
			})
		}
		all.Wait()
		at := map[string]bool{}
		for _, s := range l.chat.All() {
			at[s.Where] = true
		}
		if len(at) != 100 {
			t.Errorf("100 messages stand at %d addresses", len(at))
		}
	})
}
