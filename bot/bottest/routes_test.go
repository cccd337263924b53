package bottest_test

import (
	"context"
	"log/slog"
	"net/http/httptest"
	"os"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/bot/slack"
	"plenary/reflection"
)

const secret = "8f742231b10e8888abcd99yyyzzz85a5"

var (
	north = reflection.Workspace{ID: "T1", Organisation: "north", Platform: "slack", External: "T1"}
	asha  = bot.Address{Workspace: north, User: "U0ASHA"}
	sam   = bot.Address{Workspace: north, User: "U0SAM"}
	hello = bot.Message{Text: "Hello <Asha> & Ben.", Buttons: []bot.Button{{ID: "begin", Label: "Start"}}}
	began = time.Date(2026, 11, 12, 15, 45, 0, 0, time.UTC)
)

// TestMain is also the process that TestAProcessCanBeKilledAtAnyMoment kills.
func TestMain(m *testing.M) {
	if url := os.Getenv("BOTTEST_SEND_TO"); url != "" {
		adapter(url).Send(context.Background(), asha, hello, "d1")
		return
	}
	goleak.VerifyTestMain(m)
}

// platform is what both ways to the chat can do.
type platform interface {
	bot.Platform
	bot.Sent
}

// line is a chat and one way to reach it.
type line struct {
	platform
	chat  *bottest.Chat
	close func() // waits until every call that was made is over

	mu    sync.Mutex
	clock time.Time
}

func (l *line) now() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.clock
}

func (l *line) move(d time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.clock = l.clock.Add(d)
}

func newLine() *line {
	l := &line{clock: began, close: func() {}}
	l.chat = bottest.NewChat(l.now)
	l.chat.Join("T1", "U0ASHA", "asha@north.example")
	l.chat.Join("T1", "U0SAM", "sam@north.example")
	return l
}

func inProcess(testing.TB) *line {
	l := newLine()
	l.platform = l.chat.Platform("slack")
	return l
}

// overHTTP goes by the real Slack adapter.
func overHTTP(t testing.TB) *line {
	l := newLine()
	server := serve(t, l.chat)
	l.platform, l.close = adapterBy(l.now, server.URL+"/api/"), server.Close
	return l
}

func serve(t testing.TB, c *bottest.Chat) *httptest.Server {
	server := httptest.NewServer(c.Slack())
	t.Cleanup(func() { server.CloseClientConnections(); server.Close() })
	return server
}

func apiURL(t testing.TB, c *bottest.Chat) string { return serve(t, c).URL + "/api/" }

func adapter(url string) *slack.Platform { return adapterBy(time.Now, url) }

// adapterBy goes by a clock, and at no pace of its own.
func adapterBy(now func() time.Time, url string) *slack.Platform {
	return slack.New(slack.Settings{BotToken: "xoxb-T1", SigningSecret: secret, APIURL: url, Log: slog.New(slog.DiscardHandler),
		PerSecond: -1, Installs: bottest.NewInstalls(north), Now: now})
}

var routes = map[string]func(testing.TB) *line{"in process": inProcess, "over HTTP": overHTTP}

// both runs a test by either way.
func both(t *testing.T, test func(*testing.T, *line)) {
	for name, route := range routes {
		t.Run(name, func(t *testing.T) { test(t, route(t)) })
	}
}

func must(t testing.TB, err error) {
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
