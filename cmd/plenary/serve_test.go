package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"go.uber.org/goleak"
)

func TestServe(t *testing.T) {
	leaks := goleak.IgnoreCurrent()
	m := newMachine(t)
	s := m.start(m.env, "serve")
	for path, want := range map[string]string{
		"/healthz": "200 ok", "/readyz": "200 ready", "/metrics": "200 # HELP",
		"/": "404", "/slack/events": "404", "/files/made-up": "404 This link has ended.",
	} {
		if got := get(t, "http://"+s.address+path); !strings.HasPrefix(got, want) {
			t.Errorf("GET %s = %.60q, want %q", path, got, want)
		}
	}
	m.contains("metrics", get(t, "http://"+s.address+"/metrics"), "go_goroutines")
	m.contains("the log", s.log.String(), "neither Slack nor Teams is set up, so nobody can be reached", "serving")
	ready := m.runWith([]string{"PLENARY_LISTEN=" + s.address}, "doctor", "--ready")
	if ready.code != done || ready.out+ready.err != "" {
		t.Errorf("doctor --ready = %+v", ready)
	}
	if code := s.stop(); code != done {
		t.Errorf("serve ended with %d:\n%s", code, s.log)
	}
	http.DefaultClient.CloseIdleConnections()
	// GORM's cache of statements has a goroutine that nothing can end.
	goleak.VerifyNone(t, leaks, goleak.IgnoreTopFunction("gorm.io/gorm/internal/lru.NewLRU[...].func1"))

	ready = m.runWith([]string{"PLENARY_LISTEN=" + s.address}, "doctor", "--ready")
	if ready.code != failed || !strings.Contains(ready.err, "the server does not answer on "+s.address) {
		t.Errorf("doctor --ready once it stopped = %+v", ready)
	}
}

func TestServeTakenAddress(t *testing.T) {
	m := newMachine(t)
	s := m.start(m.env, "serve")
	r := m.runWith(append(slices.Clone(m.env), "PLENARY_LISTEN="+s.address), "serve")
	if r.code != failed {
		t.Errorf("a second server ended with %d", r.code)
	}
	m.contains("standard error", r.err, "cannot listen on "+s.address+": is another program there? Choose another address")
}

func TestServeLogsJSON(t *testing.T) {
	m := newMachine(t)
	s := m.start(append(slices.Clone(m.env), "PLENARY_LOG=json"), "serve")
	s.stop()
	for line := range strings.Lines(s.log.String()) {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}

func get(t *testing.T, url string) string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%d %s", answer.StatusCode, body)
}

// slackDouble answers the calls of Slack's Web API that serve and doctor make.
type slackDouble struct {
	*httptest.Server
	scopes string
	broken string            // the error of auth.test, if any
	users  map[string]string // by e-mail
	socket string            // where Socket Mode connects; or the error of apps.connections.open

	mu     sync.Mutex
	posted []string // who was sent a message
}

func newSlackDouble(t *testing.T) *slackDouble {
	s := &slackDouble{
		scopes: "chat:write,commands,files:read,im:history,im:write,users:read,users:read.email",
		users:  map[string]string{"asha@x.example": "UASHA"},
	}
	s.Server = httptest.NewServer(http.HandlerFunc(s.answer))
	t.Cleanup(s.Close)
	return s
}

func (s *slackDouble) answer(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	switch method := r.URL.Path; {
	case method == "/auth.test" && s.broken != "":
		fmt.Fprintf(w, `{"ok":false,"error":%q}`, s.broken)
	case method == "/auth.test":
		w.Header().Set("X-OAuth-Scopes", s.scopes)
		io.WriteString(w, `{"ok":true,"team":"Northfield","team_id":"T1","user_id":"UBOT"}`)
	case method == "/apps.connections.open" && strings.HasPrefix(s.socket, "ws"):
		fmt.Fprintf(w, `{"ok":true,"url":%q}`, s.socket)
	case method == "/apps.connections.open":
		fmt.Fprintf(w, `{"ok":false,"error":%q}`, s.socket)
	case method == "/users.lookupByEmail" && s.users[r.FormValue("email")] != "":
		fmt.Fprintf(w, `{"ok":true,"user":{"id":%q,"tz":"Europe/Paris"}}`, s.users[r.FormValue("email")])
	case method == "/users.lookupByEmail":
		io.WriteString(w, `{"ok":false,"error":"users_not_found"}`)
	case method == "/conversations.open":
		fmt.Fprintf(w, `{"ok":true,"channel":{"id":"D-%s"}}`, r.FormValue("users"))
	case method == "/chat.postMessage":
		s.posted = append(s.posted, r.FormValue("channel"))
		io.WriteString(w, `{"ok":true,"channel":"D1","ts":"1.1"}`)
	default:
		io.WriteString(w, `{"ok":false,"error":"unknown_method"}`)
	}
}

func (s *slackDouble) welcomed() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.posted)
}

func (s *slackDouble) env(m *machine, more ...string) []string {
	return append(append(slices.Clone(m.env),
		"PLENARY_SLACK_BOT_TOKEN=xoxb-secret", "PLENARY_SLACK_SIGNING_SECRET=secret", "PLENARY_SLACK_API_URL="+s.URL+"/"), more...)
}

// eventually waits for the server, which goes its own pace.
func eventually(t *testing.T, what string, happened func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for !happened() {
		select {
		case <-ctx.Done():
			t.Fatalf("never %s", what)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// People are found in Slack by their e-mail and welcomed.
func TestServeSlack(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	m.works("people", "import", m.file("p.csv", peopleFile))
	s := m.start(double.env(m, "PLENARY_CLOCK=2026-11-11T15:00:00Z"), "serve")
	eventually(t, "welcomed Asha", func() bool { return slices.Contains(double.welcomed(), "D-UASHA") })
	m.contains("readiness", get(t, "http://"+s.address+"/readyz"), "ready")
	m.contains("an unsigned request", get(t, "http://"+s.address+"/slack/events"), "405")

	if code := s.stop(); code != done {
		t.Errorf("serve ended with %d", code)
	}
	for _, secret := range []string{"xoxb-secret", "asha@x.example", "Asha", "UASHA"} {
		if strings.Contains(s.log.String(), secret) {
			t.Errorf("the log has %q:\n%s", secret, s.log)
		}
	}

	r := m.runWith(double.env(m), "doctor")
	m.contains("doctor", r.out, "look  1 of 2 people are not linked to the chat: Sam Hughes <sam@x.example>")
}

// Slack checks the address before anybody is on the list.
func TestServeSlackBeforePeople(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	s := m.start(double.env(m), "serve")
	eventually(t, "said that nobody is on the list", func() bool {
		return strings.Contains(s.log.String(), "there is no organisation yet; import schools or people first")
	})
	m.contains("readiness", get(t, "http://"+s.address+"/readyz"), "200 ready")
	m.contains("the address that Slack checks", get(t, "http://"+s.address+"/slack/events"), "405")
}

func TestServeSlackRefusesToken(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	double.broken = "invalid_auth"
	r := m.runWith(double.env(m), "serve")
	if r.code != failed {
		t.Errorf("serve ended with %d", r.code)
	}
	m.contains("standard error", r.err, "does not accept PLENARY_SLACK_BOT_TOKEN (invalid_auth); copy it again from the app's page")
}

// One workspace by hand whose token is refused is no reason to stop serving
// those that were installed through the page.
func TestServeSlackRefusesTheTokenOfOneOfMany(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	double.broken = "account_inactive"
	s := m.start(double.env(m, "PLENARY_SLACK_CLIENT_ID=1", "PLENARY_SLACK_CLIENT_SECRET=2", "PLENARY_PUBLIC_URL=https://plenary.example"), "serve")
	eventually(t, "said so", func() bool { return strings.Contains(s.log.String(), "one workspace is not served") })
	m.contains("readiness", get(t, "http://"+s.address+"/readyz"), "200 ready")
	m.contains("the page", get(t, "http://"+s.address+"/slack/install"), "200")
	if code := s.stop(); code != done {
		t.Errorf("serve ended with %d", code)
	}
}

// A server that is only installed through its page is ready before anybody has.
func TestServeInstallsAlone(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	double.broken = "internal_error"
	env := slices.DeleteFunc(double.env(m, "PLENARY_SLACK_CLIENT_ID=1", "PLENARY_SLACK_CLIENT_SECRET=2", "PLENARY_PUBLIC_URL=https://plenary.example"),
		func(v string) bool { return strings.HasPrefix(v, "PLENARY_SLACK_BOT_TOKEN=") })
	s := m.start(env, "serve")
	m.contains("readiness", get(t, "http://"+s.address+"/readyz"), "200 ready")
	m.contains("doctor", m.doctor(env), "ok    Slack: people install the app at https://plenary.example/slack/install",
		"look  Slack: the app is in no workspace yet", "stop  there is nobody on the list; install the app, or run")
	s.stop()
}

// What somebody has to mend first ends the server, and says what that is.
func TestServeSocketModeThatCannotBe(t *testing.T) {
	off := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		conn, err := (&websocket.Upgrader{}).Upgrade(w, r, nil)
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		conn.WriteJSON(map[string]string{"type": "disconnect", "reason": "link_disabled"})
	}))
	defer off.Close()
	for socket, want := range map[string]string{
		strings.Replace(off.URL, "http", "ws", 1): "slack has Socket Mode switched off for this app; switch it on again on the app's page, or take PLENARY_SLACK_APP_TOKEN away",
		"invalid_auth": "slack does not accept PLENARY_SLACK_APP_TOKEN (connect the socket: invalid_auth); make one with connections:write",
	} {
		m, double := newMachine(t), newSlackDouble(t)
		double.socket = socket
		r := m.runWith(double.env(m, "PLENARY_SLACK_APP_TOKEN=xapp-1"), "serve")
		if r.code != failed {
			t.Errorf("serve ended with %d", r.code)
		}
		m.contains("standard error", r.err, want)
	}
}

// Slack being away is no reason to stop; the server says that it is not ready.
func TestServeSlackAway(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	double.broken = "internal_error"
	s := m.start(double.env(m), "serve")
	eventually(t, "said that Slack is away", func() bool { return strings.Contains(s.log.String(), "Slack is not connected; will try again") })
	m.contains("readiness", get(t, "http://"+s.address+"/readyz"), "503 not ready")
	if code := s.stop(); code != done {
		t.Errorf("serve ended with %d", code)
	}
}
