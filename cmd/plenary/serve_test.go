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
	m.contains("the log", s.log.String(), "Slack is not set up, so nobody can be reached", "serving")
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
