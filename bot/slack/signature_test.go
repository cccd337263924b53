package slack

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
)

// The example that Slack publishes, with its secret, on
// https://docs.slack.dev/authentication/verifying-requests-from-slack
const (
	publishedBody = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
	publishedSign = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
	publishedTime = 1531420618
)

func published() *http.Request {
	r := httptest.NewRequest(http.MethodPost, "/slack/events", strings.NewReader(publishedBody))
	r.Header.Set("X-Slack-Request-Timestamp", "1531420618")
	r.Header.Set("X-Slack-Signature", publishedSign)
	return r
}

// at runs the story with the clock at Slack's example plus some time, in front
// of a Listener that knows the example's team and calls nobody.
func at(t *testing.T, later time.Duration, story func(*Listener, *desk)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(time.Unix(publishedTime, 0).Add(later)))
		d := &desk{}
		ws := workspace
		ws.External = "T1DC2JH3J"
		l := New(Settings{SigningSecret: secret, Log: slog.New(slog.DiscardHandler), Installs: bottest.NewInstalls(ws)}).Listen(d)
		story(l, d)
		l.Close(context.Background())
	})
}

func TestPublishedExample(t *testing.T) {
	for _, later := range []time.Duration{-5 * time.Minute, 0, 4 * time.Minute} {
		at(t, later, func(l *Listener, d *desk) {
			if got := ask(l, published()).Code; got != http.StatusOK {
				t.Errorf("%s later: status %d, want 200", later, got)
			}
			told := d.all()
			if len(told) != 1 || told[0].Kind != bot.Command || told[0].User != "U2CERLKJA" {
				t.Errorf("%s later: told %v, want the command once", later, told)
			}
		})
	}
}

func TestRefusedRequests(t *testing.T) {
	cases := map[string]struct {
		later time.Duration
		alter func(*http.Request)
	}{
		"stale":        {later: 5*time.Minute + 2*time.Second},
		"too early":    {later: -5*time.Minute - 2*time.Second},
		"forged":       {alter: func(r *http.Request) { r.Header.Set("X-Slack-Signature", "v0="+strings.Repeat("00", 32)) }},
		"other body":   {alter: func(r *http.Request) { r.Body = http.NoBody }},
		"other time":   {alter: func(r *http.Request) { r.Header.Set("X-Slack-Request-Timestamp", "1531420619") }},
		"no time":      {alter: func(r *http.Request) { r.Header.Del("X-Slack-Request-Timestamp") }},
		"no signature": {alter: func(r *http.Request) { r.Header.Del("X-Slack-Signature") }},
		"odd time":     {alter: func(r *http.Request) { r.Header.Set("X-Slack-Request-Timestamp", "soon") }},
		"odd version": {alter: func(r *http.Request) {
			r.Header.Set("X-Slack-Signature", strings.Replace(publishedSign, "v0", "v1", 1))
		}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			at(t, c.later, func(l *Listener, d *desk) {
				r := published()
				if c.alter != nil {
					c.alter(r)
				}
				w := ask(l, r)
				if w.Code != http.StatusUnauthorized || w.Body.Len() > 0 || len(d.all()) > 0 {
					t.Errorf("status %d, body %q, told %v; want 401 and nothing else", w.Code, w.Body, d.all())
				}
			})
		})
	}
}

func TestReplayedRequest(t *testing.T) {
	at(t, 0, func(l *Listener, d *desk) {
		ask(l, published())
		time.Sleep(4 * time.Minute)
		w := ask(l, published())
		if w.Code != http.StatusUnauthorized || w.Body.Len() > 0 {
			t.Errorf("replayed: status %d, body %q; want 401 and nothing else", w.Code, w.Body)
		}
		retry := published()
		retry.Header.Set("X-Slack-Retry-Num", "1")
		if w := ask(l, retry); w.Code != http.StatusOK {
			t.Errorf("Slack's own retry: status %d, want 200", w.Code)
		}
		if len(d.all()) != 1 {
			t.Errorf("told %d times, want once", len(d.all()))
		}
	})
}

func TestReplaysAreForgottenInTheEnd(t *testing.T) {
	var r replays
	start := time.Unix(publishedTime, 0)
	for i := range 100 {
		r.again(strings.Repeat("x", i), start)
	}
	r.again("new", start.Add(3*signatureLife))
	if len(r.seen) != 1 {
		t.Errorf("%d signatures are kept, want the new one only", len(r.seen))
	}
}

func TestNoSecretRefusesEverything(t *testing.T) {
	l := New(Settings{Log: slog.New(slog.DiscardHandler)}).Listen(&desk{})
	defer l.Close(context.Background())
	if got := ask(l, signed(`{}`, time.Now())).Code; got != http.StatusUnauthorized {
		t.Errorf("status %d, want 401", got)
	}
}

func TestBodyLimit(t *testing.T) {
	o := open(t, &desk{})
	large := `{"type":"event_callback","x":"` + string(bytes.Repeat([]byte("x"), maxBody)) + `"}`
	if got := o.ask(large).Code; got != http.StatusRequestEntityTooLarge {
		t.Errorf("over 1 MB: status %d, want 413", got)
	}
	get := httptest.NewRequest(http.MethodGet, "/slack/events", nil)
	if got := ask(o.listener, get).Code; got != http.StatusMethodNotAllowed {
		t.Errorf("GET: status %d, want 405", got)
	}
}
