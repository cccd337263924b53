package slack

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"plenary/bot"
	"plenary/reflection"
)

// GORM keeps a goroutine for each database that was opened.
func TestMain(m *testing.M) {
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("gorm.io/gorm/internal/lru.NewLRU[...].func1"))
}

// desk is a bot.Receiver with one answer, which remembers what it was told.
type desk struct {
	mu     sync.Mutex
	told   []bot.Incoming
	answer func(bot.Incoming) bot.Answer
	stuck  bool // reading a Home takes for ever
}

func (d *desk) Receive(_ context.Context, in bot.Incoming) bot.Answer {
	d.mu.Lock()
	d.told = append(d.told, in)
	answer := d.answer
	d.mu.Unlock()
	if answer == nil {
		return bot.Answer{}
	}
	return answer(in)
}

func (d *desk) HomeOf(ctx context.Context, _ reflection.WorkspaceID, _ string) bot.Home {
	if d.stuck {
		<-ctx.Done()
		return bot.Home{Text: "Please try again."}
	}
	return bot.Home{Text: "Your Home."}
}

func (d *desk) all() []bot.Incoming {
	d.mu.Lock()
	defer d.mu.Unlock()
	return append([]bot.Incoming(nil), d.told...)
}

func answering(a bot.Answer) *desk {
	return &desk{answer: func(bot.Incoming) bot.Answer { return a }}
}

// office is a Listener in front of a desk, with a fake Slack behind it.
type office struct {
	*fakeSlack
	*desk
	listener *Listener
	log      *bytes.Buffer
}

func open(t *testing.T, d *desk) *office {
	t.Helper()
	o := &office{fakeSlack: newFake(t), desk: d, log: &bytes.Buffer{}}
	p := o.platform()
	p.log = slog.New(slog.NewTextHandler(o.log, nil))
	if _, err := p.Connect(context.Background()); err != nil { // learns who the bot is
		t.Fatal(err)
	}
	o.calls = nil
	o.listener = p.Listen(d)
	t.Cleanup(func() { o.close(t) })
	return o
}

// close waits for everything that was taken.
func (o *office) close(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := o.listener.Close(ctx); err != nil {
		t.Errorf("close: %v", err)
	}
}

// ask sends one signed request and returns the answer.
func (o *office) ask(body string) *httptest.ResponseRecorder {
	return ask(o.listener, signed(body, time.Now()))
}

func ask(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// signed signs as https://docs.slack.dev/authentication/verifying-requests-from-slack
// says, by code of its own.
func signed(body string, at time.Time) *http.Request {
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%d:%s", at.Unix(), body)
	r := httptest.NewRequest(http.MethodPost, "/slack/events", bytes.NewReader([]byte(body)))
	r.Header.Set("X-Slack-Request-Timestamp", fmt.Sprint(at.Unix()))
	r.Header.Set("X-Slack-Signature", "v0="+hex.EncodeToString(mac.Sum(nil)))
	return r
}

// payload wraps an interaction as Slack does.
func payload(json string) string { return url.Values{"payload": {json}}.Encode() }
