package slack

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"plenary/bot/bottest"
	"plenary/reflection"
)

const (
	botToken = "xoxb-never-to-be-seen"
	appToken = "xapp-never-to-be-seen"
	secret   = "8f742231b10e8888abcd99yyyzzz85a5"
)

var workspace = reflection.Workspace{ID: "ws1", Organisation: "org1", Platform: "slack", External: "T1"}

// fakeSlack is as much of the Web API as is called, with faults to inject.
type fakeSlack struct {
	*httptest.Server
	mu       sync.Mutex
	calls    []call
	messages []slack.Message
	faults   map[string][]fault
	files    map[string]http.HandlerFunc
	socket   http.HandlerFunc
}

// call is one call of a method with its arguments, however they came.
type call struct {
	method string
	args   map[string]any
	bearer string
}

// view is the modal or Home of a call, as Slack would read it.
func (c call) view(t *testing.T) slack.View {
	t.Helper()
	b, _ := json.Marshal(c.args["view"])
	var v slack.View
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatalf("the view of %s cannot be read: %v", c.method, err)
	}
	return v
}

func (c call) text() string { s, _ := c.args["text"].(string); return s }

// fault is what goes wrong in one call, before its effect or after it.
type fault struct {
	status int
	header map[string]string
	body   string
	cut    bool          // the connection closes without an answer
	slow   time.Duration // the answer comes late
	effect bool          // the call takes effect all the same
}

func saying(word string) fault { return fault{body: fmt.Sprintf(`{"ok":false,"error":%q}`, word)} }

func newFake(t *testing.T) *fakeSlack {
	t.Helper()
	f := &fakeSlack{faults: map[string][]fault{}, files: map[string]http.HandlerFunc{}}
	f.Server = httptest.NewServer(f)
	t.Cleanup(func() { f.Server.CloseClientConnections(); f.Server.Close() })
	return f
}

// fail makes the next calls of the method go wrong, one after the other.
func (f *fakeSlack) fail(method string, faults ...fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.faults[method] = append(f.faults[method], faults...)
}

func (f *fakeSlack) called(method string) []call {
	f.mu.Lock()
	defer f.mu.Unlock()
	var found []call
	for _, c := range f.calls {
		if c.method == method {
			found = append(found, c)
		}
	}
	return found
}

// texts is what stands in the chat, oldest first.
func (f *fakeSlack) texts() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var texts []string
	for _, m := range f.messages {
		texts = append(texts, m.Text)
	}
	return texts
}

func (f *fakeSlack) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if file := f.files[r.URL.Path]; file != nil {
		file(w, r)
		return
	}
	if r.URL.Path == "/socket" {
		f.socket(w, r)
		return
	}
	c := readCall(r)
	wrong, ok := f.record(c)
	if !ok {
		w.Header().Set("X-OAuth-Scopes", "chat:write,im:write, im:history")
		json.NewEncoder(w).Encode(f.effect(c))
		return
	}
	if wrong.effect {
		f.effect(c)
	}
	wrong.answer(w, r)
}

func (f *fakeSlack) record(c call) (fault, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls = append(f.calls, c)
	queue := f.faults[c.method]
	if len(queue) == 0 {
		return fault{}, false
	}
	f.faults[c.method] = queue[1:]
	return queue[0], true
}

func (x fault) answer(w http.ResponseWriter, r *http.Request) {
	if x.slow > 0 {
		select {
		case <-time.After(x.slow):
		case <-r.Context().Done():
		}
	}
	if x.cut {
		conn, _, err := w.(http.Hijacker).Hijack()
		if err == nil {
			conn.Close()
		}
		return
	}
	for k, v := range x.header {
		w.Header().Set(k, v)
	}
	w.WriteHeader(max(x.status, http.StatusOK))
	io.WriteString(w, x.body)
}

func readCall(r *http.Request) call {
	c := call{method: strings.TrimPrefix(r.URL.Path, "/api/"), args: map[string]any{}, bearer: r.Header.Get("Authorization")}
	if strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		json.NewDecoder(r.Body).Decode(&c.args)
		return c
	}
	r.ParseForm()
	for k := range r.PostForm {
		c.args[k] = r.PostForm.Get(k)
	}
	return c
}

type object = map[string]any

// effect does what Slack would do, and is its answer.
func (f *fakeSlack) effect(c call) object {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch c.method {
	case "auth.test":
		return object{"ok": true, "team": "Northfield", "team_id": "T1", "user_id": "U0BOT", "bot_id": "B1"}
	case "conversations.open":
		return object{"ok": true, "channel": object{"id": fmt.Sprintf("D-%s", c.args["users"])}}
	case "chat.postMessage":
		return f.posted(c)
	case "chat.update":
		return object{"ok": true, "channel": c.args["channel"], "ts": c.args["ts"], "text": c.args["text"]}
	case "conversations.history":
		return object{"ok": true, "messages": f.messages}
	case "users.lookupByEmail":
		return object{"ok": true, "user": object{"id": "U0ASHA", "tz": "Europe/London"}}
	case "apps.connections.open":
		return object{"ok": true, "url": strings.Replace(f.URL, "http", "ws", 1) + "/socket"}
	case "views.open", "views.update", "views.publish":
		return object{"ok": true, "view": object{"id": "V1"}}
	}
	return object{"ok": false, "error": "unknown_method"}
}

func (f *fakeSlack) posted(c call) object {
	ts := fmt.Sprintf("1800000000.%06d", len(f.messages)+1)
	m := slack.Message{Msg: slack.Msg{Timestamp: ts, Text: c.text()}}
	if raw, ok := c.args["metadata"].(string); ok {
		json.Unmarshal([]byte(raw), &m.Metadata)
	}
	f.messages = append(f.messages, m)
	return object{"ok": true, "channel": c.args["channel"], "ts": ts}
}

// platform is the way out, connected to the fake.
func (f *fakeSlack) platform() *Platform {
	return New(Settings{
		BotToken:      botToken,
		AppToken:      appToken,
		SigningSecret: secret,
		APIURL:        f.URL + "/api",
		HTTP:          &http.Client{Timeout: 2500 * time.Millisecond, Transport: &http.Transport{DisableKeepAlives: true}},
		PerSecond:     -1,
		Now:           time.Now,
		Log:           slog.New(slog.DiscardHandler),
		Installs:      bottest.NewInstalls(workspace),
	})
}

// in is what it takes to call the fake for the workspace.
func (p *Platform) in(t *testing.T) *access {
	t.Helper()
	a, err := p.access(t.Context(), workspace)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
