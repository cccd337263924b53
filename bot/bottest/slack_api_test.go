package bottest_test

import (
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/slack"
	"plenary/reflection"
)

func TestConnect(t *testing.T) {
	l := newLine()
	url := apiURL(t, l.chat)
	for token, team := range map[string]string{"xoxb-T7": "T7", "xoxb-T1": "T1"} {
		c, err := slack.New(slack.Settings{BotToken: token, APIURL: url}).Connect(t.Context())
		must(t, err)
		if c.External != team || !slices.Equal(c.Scopes, slack.Scopes()) {
			t.Errorf("%s belongs to %+v", token, c)
		}
	}
	l.chat.Fail(when("auth.test", bottest.Barred("invalid_auth")))
	if _, err := adapter(url).Connect(t.Context()); err == nil || !strings.Contains(err.Error(), "invalid_auth") {
		t.Errorf("Connect = %v", err)
	}
}

func TestDirectory(t *testing.T) {
	l := newLine()
	l.chat.Join("T2", "U0FAR", "far@south.example")
	p := adapter(apiURL(t, l.chat))
	found, err := p.FindByEmail(t.Context(), north, "Asha@north.example")
	if found.User != "U0ASHA" || found.Zone != "Europe/London" || err != nil {
		t.Errorf("FindByEmail = %+v, %v", found, err)
	}
	for _, email := range []string{"nobody@north.example", "far@south.example"} {
		if _, err := p.FindByEmail(t.Context(), north, email); !errors.Is(err, reflection.ErrNotFound) {
			t.Errorf("%s: %v", email, err)
		}
	}
}

func TestNobodyIsReachedWhoDidNotJoin(t *testing.T) {
	l := overHTTP(t)
	_, err := l.Send(t.Context(), bot.Address{Workspace: north, User: "U0NOBODY"}, hello, "d1")
	if no, ok := errors.AsType[*bot.Refusal](err); !ok || !no.Gone || no.Reason != "user_not_found" {
		t.Errorf("Send = %v", err)
	}
}

// The adapter reads four pages of fifteen; what people said counts.
func TestHistoryComesInPages(t *testing.T) {
	for more, found := range map[int]bool{0: true, 14: true, 15: true, 59: true, 60: false} {
		t.Run(strconv.Itoa(more), func(t *testing.T) {
			l := overHTTP(t)
			where, err := l.Send(t.Context(), asha, hello, "d1")
			must(t, err)
			for n := range more {
				if n%2 == 0 {
					l.chat.Person("T1", "U0ASHA").Say("Thanks.", "")
					continue
				}
				_, err := l.Send(t.Context(), asha, hello, "d2")
				must(t, err)
			}
			got, shown, err := l.Sent(t.Context(), asha, "d1", began)
			if shown != found || (err == nil) != found || found && got != where {
				t.Errorf("Sent = %q, %v, %v", got, shown, err)
			}
			if pages := l.chat.Calls(bottest.Look); pages != min(more/15+1, 4) {
				t.Errorf("%d pages were read", pages)
			}
		})
	}
}

// TestBodies looks at what goes over the line.
func TestBodies(t *testing.T) {
	l := newLine()
	url := apiURL(t, l.chat)
	const ok = "200 "
	for _, c := range []struct{ method, form, want string }{
		{"conversations.open", "users=U0ASHA", ok + `{"ok":true,"channel":{"id":"DT1-U0ASHA"}}`},
		{"chat.postMessage", "channel=DT1-U0ASHA&text=A+%26amp%3B+B", ok + `{"ok":true,"channel":"DT1-U0ASHA","ts":"1794498300.000000","message":{"type":"message","user":"U0BOT","bot_id":"B0BOT","ts":"1794498300.000000","text":"A \u0026amp; B"}}`},
		{"chat.postMessage", "channel=DT1-U0NOBODY&text=A", ok + `{"ok":false,"error":"channel_not_found"}`},
		{"conversations.history", "channel=DT1-U0ASHA", ok + `{"ok":true,"messages":[{"type":"message","user":"U0BOT","bot_id":"B0BOT","ts":"1794498300.000000","text":"A \u0026amp; B"}],"has_more":false,"response_metadata":{"next_cursor":""}}`},
		{"users.info", "user=U0ASHA", ok + `{"ok":true,"user":{"id":"U0ASHA","team_id":"T1","name":"u0asha","deleted":false,"tz":"Europe/London","tz_offset":0,"profile":{"email":"asha@north.example"},"is_bot":false}}`},
		{"views.open", "trigger_id=1.trigger&view={}", ok + `{"ok":false,"error":"invalid_trigger_id"}`},
		{"team.info", "", ok + `{"ok":false,"error":"unknown_method"}`},
	} {
		if got := post(t, url+c.method, c.form); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.method, got, c.want)
		}
	}
	l.chat.Fail(when("team.info", bottest.Limited(0)))
	if got := post(t, url+"team.info", ""); got != `429 1{"ok":false,"error":"ratelimited"}` {
		t.Errorf("limited: %s", got)
	}
	l.chat.Fail(when("team.info", bottest.Broken()))
	if got := post(t, url+"team.info", ""); !strings.HasPrefix(got, "500 <html>") {
		t.Errorf("broken: %s", got)
	}
	l.chat.Fail(when("team.info", bottest.CutBefore()))
	if _, err := http.Post(url+"team.info", "", nil); err == nil { //nolint:bodyclose // there is none
		t.Error("the connection was not cut")
	}
}

// post asks with the token of T1 where the form begins with no other.
func post(t *testing.T, url, form string) string {
	t.Helper()
	if !strings.HasPrefix(form, "token=") {
		form = "token=xoxb-T1&" + form
	}
	resp, err := http.Post(url, "application/x-www-form-urlencoded", strings.NewReader(form))
	must(t, err)
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	must(t, err)
	return strconv.Itoa(resp.StatusCode) + " " + resp.Header.Get("Retry-After") + string(body)
}
