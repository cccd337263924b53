package bot_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"testing"
	"time"

	"plenary/bot/bottest"
	"plenary/bot/localchat"
	"plenary/bot/slack"
	"plenary/bot/teams"
	"plenary/reflection"
	"plenary/store"
)

// place is a platform that the town can be on: it joins the town to its adapter
// and gives how its people are found in it.
type place struct {
	platform string
	open     func(*town) func(user string) bottest.Somebody
}

func places() []place {
	return []place{{"slack", openSlack}, {"teams", openTeams}, {"local", openLocalChat}}
}

// newTownAt is a town whose people are in a place, and nowhere else.
func newTownAt(t *testing.T, at place) (*town, func(user string) bottest.Somebody) {
	t.Helper()
	n := newTownIn(t, "sqlite:"+filepath.Join(t.TempDir(), "p.db"), at.platform)
	return n, at.open(n)
}

// installs is what an adapter keeps in the town.
type installs struct {
	*store.DB
	*reflection.Service
}

// serve serves a listener until the test ends, and then waits for its work.
func (n *town) serve(l interface {
	http.Handler
	Close(context.Context) error
}) (url string) {
	server := httptest.NewServer(l)
	n.t.Cleanup(func() {
		server.Close()
		ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
		defer cancel()
		must(n.t, l.Close(ctx))
	})
	return server.URL
}

// calls serves a platform's own side, for longer than the listener that calls it.
func (n *town) calls(h http.Handler) (url string) {
	server := httptest.NewServer(h)
	n.t.Cleanup(server.Close)
	return server.URL
}

func openSlack(n *town) func(string) bottest.Somebody {
	for _, who := range townspeople {
		n.chat.Join("T1", who, who+"@x.example")
	}
	p := slack.New(slack.Settings{BotToken: "xoxb-T1", SigningSecret: slackSecret, APIURL: n.calls(n.chat.Slack()), PerSecond: -1,
		Now: n.now, Log: n.Log, Installs: installs{n.db, n.Service}})
	n.Platforms["slack"] = p
	app := n.chat.App(n.serve(p.Listen(n.Bot)), slackSecret)
	return func(user string) bottest.Somebody { return app.Somebody(n.t, "T1", user) }
}

func openTeams(n *town) func(string) bottest.Somebody {
	service := n.calls(n.chat.Teams()) + "/"
	p := teams.New(teams.Settings{AppID: bottest.ClientID, AppSecret: bottest.ClientSecret, Tenant: "T1", LoginURL: service, AllowUnsigned: true,
		PerSecond: -1, Now: n.now, Log: n.Log, Installs: installs{n.db, n.Service}})
	n.Platforms["teams"] = p
	for _, who := range townspeople {
		n.chat.Join("T1", who, who+"@x.example")
		must(n.t, n.Service.Met(n.t.Context(), reflection.Workspace{ID: "w", Organisation: "north"},
			reflection.Profile{User: who, Conversation: service + " " + n.chat.TeamsConversation("T1", who)}))
	}
	app := n.chat.TeamsApp(n.serve(p.Listen(n.Bot)), service)
	return func(user string) bottest.Somebody { return app.Somebody(n.t, "T1", user) }
}

// stands is the town's clock, as the local chat asks for it; the test moves it.
type stands struct{ *town }

func (s stands) Now() time.Time { return s.now() }

func (s stands) Advance(context.Context, time.Time) (int, error) { return 0, nil }

func openLocalChat(n *town) func(string) bottest.Somebody {
	chat := localchat.New(localchat.Options{Workspace: "w", Receiver: n.Bot, Clock: stands{n}, Log: n.Log,
		People: func(ctx context.Context) ([]reflection.Member, error) { return n.db.Members(ctx, "north") }})
	n.Platforms["local"] = chat
	mux := http.NewServeMux()
	chat.Routes(mux)
	url := n.calls(mux)
	return func(user string) bottest.Somebody { return bottest.InLocalChat(n.t, url, user) }
}

// townspeople are the people of the town, by their ids.
var townspeople = []string{"asha", "sam", "khan", "cal"}
