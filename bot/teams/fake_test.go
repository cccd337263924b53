package teams

import (
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

var workspace = reflection.Workspace{ID: "ws1", Organisation: "org1", Platform: "teams", External: "T1"}

var began = time.Date(2026, time.November, 12, 15, 45, 0, 0, time.UTC)

// north is a tenant with two people in it, the stand-in for Teams that serves
// it, and the way out to that. Its clock is moved by hand.
type north struct {
	*Platform
	chat *bottest.Chat
	url  string // of the stand-in, where Connector and login are
	log  strings.Builder

	mu    sync.Mutex
	clock time.Time
	odd   http.HandlerFunc // answers calls of the Connector in its place
	asked []*http.Request
}

func newNorth(t *testing.T, change ...func(*Settings)) *north {
	t.Helper()
	n := &north{clock: began}
	n.chat = bottest.NewChat(n.now)
	n.chat.Join("T1", "asha", "asha@north.example")
	n.chat.Join("T1", "sam", "sam@north.example")
	server := httptest.NewServer(n)
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	n.url = server.URL
	s := Settings{AppID: bottest.ClientID, AppSecret: bottest.ClientSecret, Tenant: "T1", LoginURL: n.url, Now: n.now,
		HTTP: &http.Client{Timeout: time.Second, Transport: &http.Transport{DisableKeepAlives: true}},
		Log:  slog.New(slog.NewTextHandler(&n.log, nil))}
	for _, c := range change {
		c(&s)
	}
	n.Platform = New(s)
	return n
}

func (n *north) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	odd := n.odd
	n.asked = append(n.asked, r)
	n.mu.Unlock()
	if odd != nil && strings.Contains(r.URL.Path, "/v3/") {
		odd(w, r)
		return
	}
	n.chat.Teams().ServeHTTP(w, r)
}

func (n *north) now() time.Time {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.clock
}

func (n *north) move(d time.Duration) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.clock = n.clock.Add(d)
}

// answer has every call of the Connector answered so, from now on.
func (n *north) answer(status int, head, body string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.odd = func(w http.ResponseWriter, _ *http.Request) {
		if name, value, ok := strings.Cut(head, ": "); ok {
			w.Header().Set(name, value)
		}
		w.WriteHeader(status)
		w.Write([]byte(body))
	}
}

// well has everything go well again.
func (n *north) well() {
	n.mu.Lock()
	n.odd = nil
	n.mu.Unlock()
	n.chat.Fail(nil)
}

// place is where a person is written to.
func (n *north) place(user string) place {
	return place{n.url + "/emea/", n.chat.TeamsConversation("T1", user)}
}

// to is a person that was met.
func (n *north) to(user string) bot.Address {
	return bot.Address{Workspace: workspace, User: user, Conversation: n.place(user).String()}
}

// sends sends one message and gives what is thought of it.
func (n *north) sends(t *testing.T, user, delivery string) (where string, no *bot.Refusal, err error) {
	t.Helper()
	where, err = n.Send(t.Context(), n.to(user), hello, reflection.DeliveryID(delivery))
	no, _ = errors.AsType[*bot.Refusal](err)
	return where, no, err
}

var hello = bot.Message{Text: "Hello."}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// when fails the calls of one method.
func when(method string, f *bottest.Fault) func(bottest.Call) *bottest.Fault {
	return func(c bottest.Call) *bottest.Fault {
		if c.Method != method {
			return nil
		}
		return f
	}
}

func holdsNoSecret(t *testing.T, text string) {
	t.Helper()
	for _, s := range []string{bottest.ClientSecret, "token-T1"} {
		if strings.Contains(text, s) {
			t.Errorf("a secret stands in %q", text)
		}
	}
}
