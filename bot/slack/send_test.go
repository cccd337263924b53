package slack

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
)

var asha = bot.Address{Workspace: workspace, User: "U0ASHA"}

func TestSend(t *testing.T) {
	f := newFake(t)
	p := f.platform()
	m := bot.Message{Text: "Tomorrow: <Asha> & Ben.", Buttons: []bot.Button{{ID: "note:m3", Label: "Asha"}}}
	for range 2 {
		where, err := p.Send(context.Background(), asha, m, "d4x2")
		if err != nil || !strings.HasPrefix(where, "D-U0ASHA/1800000000.") {
			t.Fatalf("Send = %q, %v; want an address", where, err)
		}
	}
	if got := len(f.called("conversations.open")); got != 1 {
		t.Errorf("the conversation was opened %d times, want once", got)
	}
	sent := f.called("chat.postMessage")[0].args
	for arg, want := range map[string]string{
		"text":         "Tomorrow: &lt;Asha&gt; &amp; Ben.",
		"channel":      "D-U0ASHA",
		"metadata":     `{"event_type":"plenary_delivery","event_payload":{"id":"d4x2"}}`,
		"unfurl_links": "false",
		"unfurl_media": "false",
	} {
		if sent[arg] != want {
			t.Errorf("%s = %v, want %s", arg, sent[arg], want)
		}
	}
}

// What Slack says, and what it means: a refusal is certain that nothing was
// shown; anything else is not, and must never be one.
func TestSendGoesWrong(t *testing.T) {
	cases := map[string]struct {
		method string
		fault  fault
		want   *bot.Refusal // nil: nobody knows
	}{
		"429":                      {"chat.postMessage", fault{status: 429, header: map[string]string{"Retry-After": "7"}}, &bot.Refusal{RetryAfter: 7 * time.Second, Reason: "ratelimited"}},
		"429 at once":              {"chat.postMessage", fault{status: 429, header: map[string]string{"Retry-After": "0"}}, &bot.Refusal{RetryAfter: time.Second, Reason: "ratelimited"}},
		"429 without a time":       {"chat.postMessage", fault{status: 429}, &bot.Refusal{RetryAfter: retryRateLimited, Reason: "ratelimited"}},
		"200 ratelimited":          {"chat.postMessage", saying("ratelimited"), &bot.Refusal{RetryAfter: retryRateLimited, Reason: "ratelimited"}},
		"app taken out":            {"chat.postMessage", saying("account_inactive"), &bot.Refusal{RetryAfter: retryRefused, Reason: "account_inactive"}},
		"token gone":               {"chat.postMessage", saying("token_revoked"), &bot.Refusal{RetryAfter: retryRefused, Reason: "token_revoked"}},
		"user gone":                {"conversations.open", saying("user_not_found"), &bot.Refusal{Gone: true, Reason: "user_not_found"}},
		"user switched off":        {"conversations.open", saying("user_disabled"), &bot.Refusal{Gone: true, Deactivated: true, Reason: "user_disabled"}},
		"wrong token":              {"chat.postMessage", saying("invalid_auth"), &bot.Refusal{RetryAfter: retryRefused, Reason: "invalid_auth"}},
		"this message":             {"chat.postMessage", saying("invalid_blocks"), &bot.Refusal{Reason: "invalid_blocks"}},
		"stale conversation":       {"chat.postMessage", saying("channel_not_found"), &bot.Refusal{Reason: "channel_not_found"}},
		"403":                      {"chat.postMessage", fault{status: 403}, &bot.Refusal{RetryAfter: retryRefused, Reason: "Forbidden"}},
		"500":                      {"chat.postMessage", fault{status: 500}, nil},
		"503 after the effect":     {"chat.postMessage", fault{status: 503, effect: true}, nil},
		"302":                      {"chat.postMessage", fault{status: 302, header: map[string]string{"Location": "https://elsewhere.example.org/"}}, nil},
		"cut before":               {"chat.postMessage", fault{cut: true}, nil},
		"cut after the effect":     {"chat.postMessage", fault{cut: true, effect: true}, nil},
		"slow":                     {"chat.postMessage", fault{slow: 3 * time.Second, effect: true}, nil},
		"no ts":                    {"chat.postMessage", fault{body: `{"ok":true}`}, nil},
		"neither yes nor no":       {"chat.postMessage", fault{body: `{"ok":false,"error":""}`}, nil},
		"fatal":                    {"chat.postMessage", saying("fatal_error"), nil},
		"not JSON":                 {"chat.postMessage", fault{body: `<html>`}, nil},
		"429 before":               {"conversations.open", fault{status: 429, header: map[string]string{"Retry-After": "9"}}, &bot.Refusal{RetryAfter: 9 * time.Second, Reason: "ratelimited"}},
		"500 before":               {"conversations.open", fault{status: 500}, &bot.Refusal{RetryAfter: retryUnreachable, Reason: "unreachable"}},
		"cut before it was opened": {"conversations.open", fault{cut: true}, &bot.Refusal{RetryAfter: retryUnreachable, Reason: "unreachable"}},
		"no channel":               {"conversations.open", fault{body: `{"ok":true}`}, &bot.Refusal{RetryAfter: retryUnreachable, Reason: "unreachable"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.fail(c.method, c.fault)
			where, err := f.platform().Send(context.Background(), asha, bot.Message{Text: "Hello."}, "d4x2")
			if err == nil || where != "" {
				t.Fatalf("Send = %q, %v; want an error and no address", where, err)
			}
			var got *bot.Refusal
			errors.As(err, &got)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("the refusal of %q differs (-want +got):\n%s", err, diff)
			}
			if n := len(f.called("chat.postMessage")); n > 1 {
				t.Errorf("posted %d times: the ledger retries, nobody else", n)
			}
			holdsNoSecret(t, err.Error())
		})
	}
}

func TestSendAfterAStaleConversation(t *testing.T) {
	for _, kept := range []string{"", "D-OLD"} {
		f := newFake(t)
		p := f.platform()
		to := bot.Address{Workspace: workspace, User: "U0ASHA", Conversation: kept}
		f.fail("chat.postMessage", saying("channel_not_found"))
		p.Send(context.Background(), to, bot.Message{Text: "Hello."}, "d1")
		for range 2 {
			if where, err := p.Send(context.Background(), to, bot.Message{Text: "Hello."}, "d1"); err != nil || !strings.HasPrefix(where, "D-U0ASHA/") {
				t.Fatalf("after %q: %q, %v", kept, where, err)
			}
		}
	}
}

// A conversation that was opened when the person was linked is not opened
// again, however often the program starts.
func TestSendToAKeptConversation(t *testing.T) {
	f := newFake(t)
	where, err := f.platform().Send(t.Context(), bot.Address{Workspace: workspace, User: "U0ASHA", Conversation: "D7"}, bot.Message{Text: "Hello."}, "d1")
	if err != nil || !strings.HasPrefix(where, "D7/") {
		t.Errorf("Send = %q, %v", where, err)
	}
	if opened := f.called("conversations.open"); len(opened) > 0 {
		t.Errorf("opened %v", opened)
	}
}

func TestUnreachable(t *testing.T) {
	p := New(Settings{BotToken: botToken, APIURL: "http://" + closedPort(t) + "/api/"})
	_, err := p.accessBy(workspace.ID, grant{Token: botToken}).post(t.Context(), "D1", bot.Message{Text: "Hello."}, "d1")
	var r *bot.Refusal
	if !errors.As(p.refusal(err), &r) || r.RetryAfter != retryUnreachable {
		t.Errorf("a refused connection is %v, want a refusal: nothing was sent", err)
	}
}

// closedPort is an address nobody listens on.
func closedPort(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func TestUpdate(t *testing.T) {
	f := newFake(t)
	p := f.platform()
	if err := p.Update(context.Background(), asha, "D1/1800000000.000001", bot.Message{Text: "Saved."}); err != nil {
		t.Fatal(err)
	}
	got := f.called("chat.update")[0].args
	if got["channel"] != "D1" || got["ts"] != "1800000000.000001" || got["text"] != "Saved." {
		t.Errorf("chat.update got %v", got)
	}
	if err := p.Update(context.Background(), asha, "nowhere", bot.Message{}); err == nil {
		t.Error("an address that is none was taken")
	}
}

func TestSentAfterAnAmbiguousError(t *testing.T) {
	cases := map[string]struct {
		fault fault
		shown bool
	}{
		"cut after the effect":  {fault{cut: true, effect: true}, true},
		"cut before the effect": {fault{cut: true}, false},
		"500 after the effect":  {fault{status: 500, effect: true}, true},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			p := f.platform()
			since := time.Date(2026, 11, 12, 15, 45, 0, 0, time.UTC)
			p.Send(context.Background(), asha, bot.Message{Text: "Another."}, "other")
			f.fail("chat.postMessage", c.fault)
			p.Send(context.Background(), asha, bot.Message{Text: "Hello."}, "d4x2")

			where, shown, err := p.Sent(context.Background(), asha, "d4x2", since)
			if err != nil || shown != c.shown || shown != (where != "") {
				t.Errorf("Sent = %q, %v, %v; want shown %v", where, shown, err, c.shown)
			}
			asked := f.called("conversations.history")[0].args
			if asked["oldest"] != "1794498000.000000" || asked["include_all_metadata"] != "1" || asked["limit"] != "15" {
				t.Errorf("conversations.history got %v", asked)
			}
		})
	}
}

func TestSentCannotBeKnown(t *testing.T) {
	more := fault{body: `{"ok":true,"messages":[],"has_more":true,"response_metadata":{"next_cursor":"next"}}`}
	cases := map[string][]fault{
		"missing scope":      {saying("missing_scope")},
		"429":                {{status: 429, header: map[string]string{"Retry-After": "60"}}},
		"cut":                {{cut: true}},
		"neither yes nor no": {{body: `{}`}},
		"too much since":     {more, more, more, more},
	}
	for name, faults := range cases {
		t.Run(name, func(t *testing.T) {
			f := newFake(t)
			f.fail("conversations.history", faults...)
			where, shown, err := f.platform().Sent(context.Background(), asha, "d4x2", time.Now())
			if err == nil || shown || where != "" {
				t.Errorf("Sent = %q, %v, %v; want an error", where, shown, err)
			}
		})
	}
}

func TestConnect(t *testing.T) {
	f := newFake(t)
	p := f.platform()
	got, err := p.Connect(context.Background())
	want := Connection{External: "T1", Name: "Northfield", BotUser: "U0BOT", Scopes: []string{"chat:write", "im:write", "im:history"}}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("Connect: %v (-want +got):\n%s", err, diff)
	}
	if diff := cmp.Diff([]string{"commands", "files:read", "users:read", "users:read.email"}, got.Missing()); diff != "" {
		t.Errorf("missing scopes (-want +got):\n%s", diff)
	}
	f.fail("auth.test", saying("invalid_auth"))
	if _, err := p.Connect(context.Background()); err == nil {
		t.Error("a wrong token connected")
	} else {
		holdsNoSecret(t, err.Error())
	}
}

// A redirect would carry the token in the body of the request.
func TestCallsFollowNoRedirect(t *testing.T) {
	elsewhere := newFake(t)
	f := newFake(t)
	f.fail("auth.test", fault{status: http.StatusTemporaryRedirect, header: map[string]string{"Location": elsewhere.URL + "/api/auth.test"}})
	if _, err := f.platform().Connect(context.Background()); err == nil {
		t.Error("a redirect was taken for an answer")
	}
	if got := len(elsewhere.called("auth.test")); got != 0 {
		t.Error("the token went elsewhere")
	}
}

func holdsNoSecret(t *testing.T, text string) {
	t.Helper()
	for _, s := range []string{botToken, appToken, secret} {
		if strings.Contains(text, s) {
			t.Errorf("a secret stands in %q", text)
		}
	}
}
