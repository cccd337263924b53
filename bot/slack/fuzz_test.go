package slack

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// quiet answers every call of the Web API without a network.
type quiet struct{}

func (quiet) RoundTrip(r *http.Request) (*http.Response, error) {
	body := `{"ok":true,"ts":"1.1","channel":"D1"}`
	if strings.HasSuffix(r.URL.Path, "conversations.open") {
		body = `{"ok":true,"channel":{"id":"D1"}}`
	}
	if strings.HasSuffix(r.URL.Path, "auth.test") {
		body = `{"ok":true,"team_id":"T1","user_id":"U0BOT"}`
	}
	w := httptest.NewRecorder()
	io.WriteString(w, body)
	return w.Result(), nil
}

// fuzzed is a Listener whose desk answers with everything there is.
func fuzzed(f *testing.F) *Listener {
	d := answering(bot.Answer{Messages: []bot.Message{{Text: "x"}}, View: &bot.View{Title: "x", Text: "x"}, Update: &bot.Message{}, Home: true})
	l := New(Settings{BotToken: botToken, SigningSecret: secret, HTTP: &http.Client{Transport: quiet{}}, Log: slog.New(slog.DiscardHandler),
		PerSecond: -1, Installs: bottest.NewInstalls(workspace)}).Listen(d)
	f.Cleanup(func() { l.Close(context.Background()) })
	return l
}

// never5xx takes a request whose signature was found to be right.
func never5xx(t *testing.T, l *Listener, body string) {
	t.Helper()
	w := httptest.NewRecorder()
	write(w, l.take(context.Background(), []byte(body)))
	if w.Code >= 500 {
		t.Errorf("status %d for %q", w.Code, body)
	}
	if w.Body.Len() > 0 && !json.Valid(w.Body.Bytes()) {
		t.Errorf("answered %q, which is no JSON", w.Body)
	}
}

func FuzzEvent(f *testing.F) {
	l := fuzzed(f)
	f.Add(happening("Ev1", said))
	f.Add(shared("https://files.slack.com/a", file{Display: "audio"}))
	f.Add(happening("Ev1", `{"type":"app_home_opened","user":"U1","tab":"home"}`))
	f.Add(`{"type":"url_verification","challenge":"x"}`)
	f.Add("{\"type\":\"event_callback\",\"team_id\":\"T1\",\"event\":{\"type\":\"message\",\"channel\":\"D\",\"user\":\"\x00\",\"text\":\"\xff<<|>>\"}}")
	f.Fuzz(func(t *testing.T, body string) { never5xx(t, l, body) })
}

func FuzzInteraction(f *testing.F) {
	l := fuzzed(f)
	for _, seed := range []string{press, pressInModal, pressInForm, submission, reflectNow, reflectOnThis,
		`{"type":"message_action","team":{"id":"T1"},"user":{"id":"U1"},"callback_id":"reflect-on-this","message":{"text":"\u0000<@U1|>&lt;"}}`,
		`{"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},"view":null}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, json string) { never5xx(t, l, payload(json)) })
}

func FuzzCommand(f *testing.F) {
	l := fuzzed(f)
	f.Add("T1", "U1", "a <@U1|sam> &amp;", "1.2")
	f.Add("T1", "\x00", "שלום", "")
	f.Fuzz(func(t *testing.T, team, user, text, trigger string) {
		never5xx(t, l, url.Values{"command": {"/reflect"}, "team_id": {team}, "user_id": {user}, "text": {text}, "trigger_id": {trigger}}.Encode())
	})
}

// FuzzParcel: whatever comes over a socket is acknowledged, if there is anything
// to acknowledge.
func FuzzParcel(f *testing.F) {
	l, acks := fuzzed(f), make(chan ack)
	slack := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := new(websocket.Upgrader).Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer conn.Close()
		for a := (ack{}); conn.ReadJSON(&a) == nil; a = (ack{}) {
			acks <- a
		}
	}))
	f.Cleanup(slack.Close)
	ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(slack.URL, "http", "ws", 1), nil) //nolint:bodyclose // the connection is its body
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { ws.Close() })
	for _, kind := range []string{"interactive", "events_api", "slash_commands", "disconnect", "hello", "something_new"} {
		for _, payload := range []string{press, submission, happening("Ev1", said), `{"user_id":"U1","trigger_id":7}`, `null`} {
			f.Add([]byte(`{"type":"` + kind + `","envelope_id":"e1","payload":` + payload + `}`))
		}
	}
	f.Add([]byte("\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, c := parcelOf(raw), &connection{Listener: l, ws: ws, silent: time.Minute, leaving: make(chan struct{})}
		c.arrived(context.Background(), p)
		if p.Envelope == "" || p.Type == "disconnect" {
			return
		}
		select {
		case a := <-acks:
			if a.Envelope != strings.ToValidUTF8(p.Envelope, "\uFFFD") {
				t.Errorf("%q was acknowledged as %q", p.Envelope, a.Envelope)
			}
		case <-time.After(10 * time.Second):
			t.Errorf("not acknowledged: %q", raw)
		}
		c.pending.Wait()
	})
}

func FuzzUnmark(f *testing.F) {
	for _, seed := range []string{"<@U1|sam>", "&lt;", "<!here>", "<https://x|y>", "<<<>>>|"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got := unmark(reflection.Private(text)).Reveal(); len(got) > len(text) {
			t.Errorf("unmark made %q of %q", got, text)
		}
	})
}
