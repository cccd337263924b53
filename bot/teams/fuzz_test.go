package teams

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// quiet answers every call of the Connector without a network.
type quiet struct{}

func (quiet) RoundTrip(*http.Request) (*http.Response, error) {
	w := httptest.NewRecorder()
	w.Header().Set("Content-Type", "application/json")
	io.WriteString(w, `{"id":"1","access_token":"x","token_type":"Bearer","expires_in":3600}`)
	return w.Result(), nil
}

// fuzzed is a Listener in development whose office answers with everything there
// is.
func fuzzed(f *testing.F) *Listener {
	o := answering(bot.Answer{Messages: []bot.Message{{Text: "x"}}, View: &bot.View{Title: "x", Text: "x"}, Update: &bot.Message{}, Home: true})
	o.answer = func(in bot.Incoming) bot.Answer {
		if in.Kind == bot.Submit && len(in.Values)%2 == 1 {
			return bot.Answer{Error: &bot.InputError{Input: "description", Text: "x"}}
		}
		return bot.Answer{Messages: []bot.Message{{Text: "x"}}, View: &bot.View{Title: "x", Text: "x"}, Update: &bot.Message{}, Home: true}
	}
	l := New(Settings{Tenant: schoolTenant, AllowUnsigned: true, HTTP: &http.Client{Transport: quiet{}}, Now: time.Now,
		Log: slog.New(&alarm{}), Installs: newRoll()}).Listen(forgetful{o})
	f.Cleanup(func() { l.Close(context.Background()) })
	return l
}

// alarm is a log in which a job that panicked is the end of everything.
type alarm struct{}

func (*alarm) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelError }
func (*alarm) Handle(_ context.Context, r slog.Record) error    { panic(r.Message) }
func (a *alarm) WithAttrs([]slog.Attr) slog.Handler             { return a }
func (a *alarm) WithGroup(string) slog.Handler                  { return a }

// forgetful keeps nothing, of the millions of things it is told.
type forgetful struct{ *office }

func (o forgetful) Receive(_ context.Context, in bot.Incoming) bot.Answer { return o.answer(in) }

// never5xx takes an activity, whatever it is.
func never5xx(t testing.TB, l *Listener, body string) {
	t.Helper()
	w := httptest.NewRecorder()
	write(w, l.take(t.Context(), readActivity([]byte(body))))
	if w.Code != http.StatusOK {
		t.Errorf("status %d for %q", w.Code, body)
	}
	if w.Body.Len() > 0 && !json.Valid(w.Body.Bytes()) {
		t.Errorf("answered %q, which is no JSON", w.Body)
	}
}

// seeds adds those samples, and one that is broken.
func seeds(f *testing.F, names ...string) {
	for _, name := range names {
		f.Add(samples[name])
	}
	f.Add(`{"type":"message","from":{"aadObjectId":"x"},"conversation":{"id":"x","conversationType":"personal"},"serviceUrl":"x","text":"\u0000<at>"}`)
}

// fuzzedRoom is a room for an activity, whatever it is. What it is queued for is done
// here and now: with others at work, a fuzzer cannot tell what is its own doing.
func (l *Listener) fuzzedRoom(body string) room {
	return room{l, readActivity([]byte(body)), school}
}

func FuzzMessage(f *testing.F) {
	l := fuzzed(f)
	seeds(f, "said", "mentioned", "press in the chat", "voice", "inline")
	for _, seed := range samples {
		never5xx(f, l, seed)
	}
	f.Fuzz(func(t *testing.T, body string) { l.fuzzedRoom(body).said(t.Context()) })
}

func FuzzInvoke(f *testing.F) {
	l := fuzzed(f)
	seeds(f, "fetch", "press in a dialog", "form", "execute")
	f.Fuzz(func(t *testing.T, body string) { never5xx(t, l, body) })
}

func FuzzConversationUpdate(f *testing.F) {
	l := fuzzed(f)
	seeds(f, "put in", "taken out", "bot added", "bot removed")
	f.Fuzz(func(t *testing.T, body string) { l.fuzzedRoom(body).changed(t.Context()) })
}

// FuzzToken sends any token with a good activity: nothing but our own are taken.
func FuzzToken(f *testing.F) {
	for _, c := range tokens(time.Now()) {
		if c.status == http.StatusUnauthorized {
			f.Add(c.Authorization)
		}
	}
	v := newVerifier(New(Settings{AppID: ourApp, Tenant: schoolTenant, HTTP: &http.Client{Transport: &internet{keys: connectorKeys()}}, Now: time.Now,
		OpenIDURL: "https://login.botframework.com/v1/.well-known/openidconfiguration", Log: slog.New(slog.DiscardHandler)}))
	a := readActivity([]byte(spoken))
	f.Fuzz(func(t *testing.T, authorization string) {
		c, err := v.token(t.Context(), authorization)
		if err == nil && v.vouches(c, a) == nil {
			t.Errorf("%q is taken", authorization)
		}
	})
}

func FuzzTyped(f *testing.F) {
	for _, seed := range []string{"<at>Plenary</at> x", "&lt;", "&nbsp;&nbsp;", "<at><at></at></at>", "<<<>>>|"} {
		f.Add(seed, "<at>Plenary</at>")
	}
	f.Fuzz(func(t *testing.T, text, name string) {
		a := activityIn{Text: reflection.Private(text), Recipient: party{ID: "28:1"}, Mentions: []mention{{"28:1", reflection.Private(name)}}}
		if got := a.typed().Reveal(); len(got) > len(text) {
			t.Errorf("typed %q of %q", got, text)
		}
	})
}
