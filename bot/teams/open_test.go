package teams

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/bot/bottest"
)

// Somebody whose conversation is not known has one made, once.
func TestAConversationIsMadeOnce(t *testing.T) {
	n := newNorth(t)
	unknown := bot.Address{Workspace: workspace, User: "asha"}
	_, err := n.Send(t.Context(), unknown, hello, "d1")
	if no, _ := errors.AsType[*bot.Refusal](err); no == nil || no.RetryAfter != 0 || no.Gone {
		t.Errorf("before anybody was met: %v, want a refusal of that message", err)
	}
	n.sends(t, "sam", "d0")
	for range 2 {
		_, err := n.Send(t.Context(), unknown, hello, "d1")
		must(t, err)
	}
	if got := n.chat.Calls(bottest.Open); got != 1 || n.chat.Times("d1") != 2 {
		t.Errorf("made %d times, and the message shown %d times", got, n.chat.Times("d1"))
	}
}

// What goes wrong before a message is posted is certain not to have shown it.
func TestFaultsOfMaking(t *testing.T) {
	for name, c := range map[string]struct {
		fault *bottest.Fault
		want  *bot.Refusal
	}{
		"500":        {bottest.Broken(), unreachable},
		"502 after":  {bottest.StatusAfter(502, ""), unreachable},
		"cut after":  {bottest.CutAfter(), unreachable},
		"limited":    {bottest.Limited(2e9), &bot.Refusal{RetryAfter: 2e9, Reason: "Too Many Requests"}},
		"no app":     {bottest.Blocked("ForbiddenOperationException"), &bot.Refusal{Gone: true, Deactivated: true, Reason: "ForbiddenOperationException"}},
		"not found":  {bottest.Status(404, ""), &bot.Refusal{Gone: true, Reason: "Not Found"}},
		"not at all": {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNorth(t)
			n.served(n.url)
			n.chat.Fail(when(bottest.Open, c.fault))
			_, err := n.Send(t.Context(), bot.Address{Workspace: workspace, User: "asha"}, hello, "d1")
			no, _ := errors.AsType[*bot.Refusal](err)
			if diff := cmp.Diff(c.want, no); diff != "" {
				t.Errorf("the refusal in %v differs (-want +got):\n%s", err, diff)
			}
			if n.doubts.any.Load() {
				t.Error("there is doubt, although no message was posted")
			}
		})
	}
	n := newNorth(t)
	n.answer(http.StatusCreated, "", `{}`)
	if _, err := n.create(t.Context(), n.url, "asha", "T1"); !errors.Is(err, unreachable) {
		t.Errorf("an answer without an id: %v", err)
	}
}

// A conversation that is no longer there is made anew the next time.
func TestAConversationThatIsGone(t *testing.T) {
	n := newNorth(t)
	stale := bot.Address{Workspace: workspace, User: "asha", Conversation: place{n.url, "a:gone"}.String()}
	_, err := n.Send(t.Context(), stale, hello, "d1")
	if no, _ := errors.AsType[*bot.Refusal](err); no == nil || no.Gone || no.RetryAfter != 0 {
		t.Errorf("Send = %v, want a refusal of that message", err)
	}
	where, err := n.Send(t.Context(), stale, hello, "d1")
	must(t, err)
	must(t, n.Update(t.Context(), stale, where, bot.Message{Text: "Saved."}))
	if n.chat.Times("d1") != 1 || n.chat.Calls(bottest.Open) != 1 {
		t.Errorf("shown %d times, made %d times", n.chat.Times("d1"), n.chat.Calls(bottest.Open))
	}
}

// A conversation is asked for as Microsoft has it.
func TestCreate(t *testing.T) {
	n := newNorth(t)
	var asked map[string]any
	n.odd = func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		json.Unmarshal(body, &asked)
		w.Write([]byte(`{"id":"a:1","activityId":null}`))
	}
	at, err := n.create(t.Context(), n.url, "asha", "T1")
	want := map[string]any{
		"bot": map[string]any{"id": "28:" + bottest.ClientID}, "members": []any{map[string]any{"id": "asha"}}, "isGroup": false,
		"tenantId": "T1", "channelData": map[string]any{"tenant": map[string]any{"id": "T1"}},
	}
	if diff := cmp.Diff(want, asked); diff != "" || at != (place{n.url, "a:1"}) || err != nil {
		t.Errorf("%v, %v; asked (-want +got):\n%s", at, err, diff)
	}
}
