package slack

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// dial is a clock that a test moves.
type dial struct{ time.Time }

func (d *dial) now() time.Time { return d.Time }

// limitedFake is a fake whose platform goes by a dial, for two workspaces.
func limitedFake(t *testing.T) (*fakeSlack, *Platform, *dial) {
	t.Helper()
	f, d := newFake(t), &dial{time.Date(2026, 11, 13, 15, 45, 0, 0, time.UTC)}
	s := f.platform().settings
	s.Now = d.now
	return f, New(s), d
}

func wait(seconds int) fault {
	return fault{status: 429, header: map[string]string{"Retry-After": fmt.Sprint(seconds)}}
}

// comeBackIn is when the error says to come back; zero where it is none.
func comeBackIn(t *testing.T, err error) time.Duration {
	t.Helper()
	no, refused := errors.AsType[*bot.Refusal](err)
	if err != nil && (!refused || no.Reason != "ratelimited" || no.Gone) {
		t.Fatalf("got %v, want to be limited", err)
	}
	if err == nil {
		return 0
	}
	return no.RetryAfter
}

// What Slack has asked to leave alone is not called before the second that it
// named, by anybody, and says how long that is.
func TestRetryAfterIsObeyed(t *testing.T) {
	f, p, d := limitedFake(t)
	send := func(ws reflection.WorkspaceID) error {
		to := asha
		to.Workspace.ID = ws
		_, err := p.Send(t.Context(), to, bot.Message{Text: "Hello."}, "")
		return err
	}
	f.fail("chat.postMessage", wait(7))
	for _, step := range []struct {
		after, want time.Duration
		calls       int
	}{
		{0, 7 * time.Second, 1},
		{0, 7 * time.Second, 1},
		{6500 * time.Millisecond, 500 * time.Millisecond, 1},
		{500 * time.Millisecond, 0, 2},
		{0, 0, 3},
	} {
		d.Time = d.Add(step.after)
		if got := comeBackIn(t, send("ws1")); got != step.want {
			t.Errorf("at %s: to come back in %v, want %v", d, got, step.want)
		}
		if got := len(f.called("chat.postMessage")); got != step.calls {
			t.Errorf("at %s: called %d times, want %d", d, got, step.calls)
		}
	}

	// Neither another workspace waits nor another method.
	f.fail("chat.postMessage", wait(60))
	send("ws1")
	if err := send("ws2"); err != nil {
		t.Errorf("another workspace: %v", err)
	}
	if err := p.Update(t.Context(), asha, "D1/1800000000.000001", bot.Message{Text: "Saved."}); err != nil {
		t.Errorf("another method: %v", err)
	}
}

// A token that is renewed, or looked at anew, is no way around.
func TestRetryAfterOutlivesTheToken(t *testing.T) {
	f, p, _ := limitedFake(t)
	f.fail("chat.postMessage", wait(7))
	p.Send(t.Context(), asha, bot.Message{Text: "Hello."}, "")
	p.letGo(workspace.ID)
	if _, err := p.Send(t.Context(), asha, bot.Message{Text: "Hello."}, ""); comeBackIn(t, err) != 7*time.Second {
		t.Errorf("with the token looked at anew: %v", err)
	}
}

func TestRetryAfterCannotBeRead(t *testing.T) {
	for _, header := range []string{"", "soon", "-3", "0"} {
		f, p, d := limitedFake(t)
		f.fail("chat.postMessage", fault{status: 429, header: map[string]string{"Retry-After": header}})
		p.Send(t.Context(), asha, bot.Message{Text: "Hello."}, "")
		d.Time = d.Add(999 * time.Millisecond)
		if _, err := p.Send(t.Context(), asha, bot.Message{Text: "Hello."}, ""); comeBackIn(t, err) <= 0 {
			t.Errorf("after %q Slack is called within a second", header)
		}
	}
}

// One message a second goes to a person, whoever sends it; another person does
// not wait.
func TestMessagesToOnePersonAreApart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := New(Settings{Installs: bottest.NewInstalls(workspace)})
		if err := p.keep(t.Context(), workspace.ID, grant{Token: botToken}); err != nil {
			t.Fatal(err)
		}
		a := p.in(t)
		began := time.Now()
		for _, step := range []struct {
			channel string
			want    time.Duration
		}{{"D1", 0}, {"D2", 0}, {"D1", time.Second}, {"D1", 2 * time.Second}, {"D2", 2 * time.Second}} {
			if err := a.turn(t.Context(), step.channel); err != nil {
				t.Fatal(err)
			}
			if got := time.Since(began); got != step.want {
				t.Errorf("%s: after %v, want %v", step.channel, got, step.want)
			}
		}
		ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer cancel()
		if _, refused := errors.AsType[*bot.Refusal](a.turn(ctx, "D1")); !refused {
			t.Error("a wait that was cut off is no refusal, though nothing was shown")
		}
		another := p.accessBy("ws2", grant{})
		at := time.Now()
		if err := another.turn(t.Context(), "D1"); err != nil || time.Since(at) > 0 {
			t.Errorf("a conversation of the same name elsewhere waits %v, %v", time.Since(at), err)
		}
	})
}

func TestTurnsThatPassedAreForgotten(t *testing.T) {
	all, at := turns{next: map[conversation]time.Time{}}, time.Unix(1800000000, 0)
	for i := range 3 * sweepAt {
		all.take(conversation{channel: fmt.Sprint("D", i)}, at.Add(time.Duration(i)*time.Second))
	}
	if got := len(all.next); got > sweepAt+1 {
		t.Errorf("%d conversations are remembered", got)
	}
}

// An answer that meets a limit comes a little later, once; one that would come
// too late is given up, and Slack is not asked again for it.
func TestAnAnswerWaitsForAShortLimit(t *testing.T) {
	cases := map[string]struct {
		faults []fault
		calls  int
		shown  int
	}{
		"a second":      {[]fault{wait(1)}, 2, 1},
		"again":         {[]fault{wait(1), wait(1)}, 2, 0},
		"longer":        {[]fault{wait(30)}, 1, 0},
		"another error": {[]fault{saying("invalid_blocks")}, 1, 0},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, answering(bot.Answer{Messages: []bot.Message{{Text: "Kept."}}, Home: true}))
			o.fail("chat.postMessage", c.faults...)
			o.fail("views.publish", c.faults...)
			o.ask(happening("Ev1", said))
			o.close(t)
			if got := len(o.called("chat.postMessage")); got != c.calls || len(o.texts()) != c.shown {
				t.Errorf("called %d times, shown %v; want %d and %d", got, o.texts(), c.calls, c.shown)
			}
			if got := len(o.called("views.publish")); got != c.calls {
				t.Errorf("Home was drawn %d times, want %d", got, c.calls)
			}
		})
	}
}
