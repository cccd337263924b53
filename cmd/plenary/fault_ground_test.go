package main

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"plenary/bot/bottest"
	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

// ground is what any number of plenary's processes share while they are killed,
// frozen and restarted: a database, a chat, and a made-up clock.
type ground struct {
	*testing.T
	url, key string
	db       *store.DB
	chat     *bottest.Chat
	clock    atomic.Pointer[began]
	people   []reflection.Member
}

// began is an instant of the made-up clock, and when it was that on the real one.
type began struct{ madeUp, real time.Time }

func newGround(t *testing.T, url string, at time.Time) *ground {
	t.Helper()
	g := &ground{T: t, url: url, key: seal.NewKey()}
	g.moveTo(at)
	g.chat = bottest.NewChat(g.now)
	keys, err := seal.Parse(g.key)
	g.must(err)
	g.db, err = store.Open(t.Context(), url, keys)
	g.must(err)
	t.Cleanup(func() { g.db.Close() })
	return g
}

func (g *ground) must(err error) {
	g.Helper()
	if err != nil {
		g.Fatal(err)
	}
}

// now is what time it is at the school.
func (g *ground) now() time.Time {
	b := g.clock.Load()
	return b.madeUp.Add(time.Since(b.real)).UTC()
}

// moveTo moves the clock of the chat, and of processes that start from here on.
func (g *ground) moveTo(at time.Time) { g.clock.Store(&began{at, time.Now()}) }

const signingSecret = "signing"

// settings are those of one process. api is where it finds the chat.
func (g *ground) settings(api string, more ...string) []string {
	return append([]string{
		"PLENARY_DATABASE_URL=" + g.url, "PLENARY_KEY=" + g.key, "PLENARY_LISTEN=127.0.0.1:0",
		"PLENARY_SLACK_BOT_TOKEN=xoxb-" + string(workspaceOf(0).ID), "PLENARY_SLACK_SIGNING_SECRET=" + signingSecret,
		"PLENARY_SLACK_API_URL=" + api + "/api/",
		"PLENARY_CLOCK=" + g.now().Format(time.RFC3339Nano),
	}, more...)
}

// serveChat is where processes find the chat.
func (g *ground) serveChat() string {
	server := httptest.NewServer(g.chat.Slack())
	g.Cleanup(server.Close)
	return server.URL
}

func workspaceOf(i int) reflection.Workspace {
	id := fmt.Sprintf("T%03d", i)
	return reflection.Workspace{ID: reflection.WorkspaceID(id), Organisation: reflection.OrganisationID("org-" + id),
		Platform: "slack", External: id}
}

// found makes the i-th workspace, with an organisation and a school of its own
// whose term goes on for the whole year.
func (g *ground) found(i int) {
	g.Helper()
	ws := workspaceOf(i)
	g.must(g.db.Write(g.Context(), ws.Organisation,
		reflection.Organisation{ID: ws.Organisation, Name: "Trust " + ws.External}, ws,
		reflection.School{ID: "school", Organisation: ws.Organisation, Name: "Northfield",
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"}},
		reflection.Calendar{Spans: []reflection.Span{{Organisation: ws.Organisation, Kind: reflection.TermDays,
			From: reflection.Date{Year: 2026, Month: 9, Day: 1}, To: reflection.Date{Year: 2027, Month: 7, Day: 21}}}},
	))
	g.must(installed(g.Context(), g.db, ws))
}

// installed keeps the token of a workspace, as Slack's adapter does when the app
// is installed there.
func installed(ctx context.Context, db *store.DB, ws reflection.Workspace) error {
	return db.ChangeCredentials(ctx, ws.ID, func(context.Context, []byte) ([]byte, error) {
		return []byte(`{"token":"xoxb-` + ws.External + `"}`), nil
	})
}

// person is somebody of the i-th workspace who was welcomed and has started.
func (g *ground) person(i int, role reflection.Role) reflection.Member {
	ws := workspaceOf(i)
	user := fmt.Sprintf("U%05d", len(g.people))
	m := reflection.Member{ID: reflection.MemberID(user), Organisation: ws.Organisation, School: "school",
		Workspace: ws.ID, PlatformID: user, Name: "Pat " + user, Email: user + "@x.example",
		Roles: []reflection.Role{role}, Welcome: reflection.Started}
	g.people = append(g.people, m)
	g.chat.Join(ws.ID, user, m.Email)
	return m
}

// queue queues everything for everyone of the i-th workspace who has nothing
// queued, as it would have been at that instant.
func (g *ground) queue(i int, at time.Time) {
	g.Helper()
	s := &reflection.Service{Store: g.db, Now: func() time.Time { return at }}
	_, err := s.KeepHouse(g.Context(), workspaceOf(i).Organisation)
	g.must(err)
}

// rows are the deliveries to everybody that are due in [from, until), by person.
func (g *ground) rows(from, until time.Time, kinds ...reflection.Kind) map[reflection.MemberID][]reflection.Delivery {
	g.Helper()
	to := map[reflection.OrganisationID][]reflection.MemberID{}
	for _, m := range g.people {
		to[m.Organisation] = append(to[m.Organisation], m.ID)
	}
	all := map[reflection.MemberID][]reflection.Delivery{}
	for org, ids := range to {
		rows, err := g.db.DeliveriesTo(g.Context(), org, ids, from, until, kinds...)
		g.must(err)
		for _, d := range rows {
			all[d.To] = append(all[d.To], d)
		}
	}
	return all
}

// nothingDueBy reports whether everything that is due by then is settled.
func (g *ground) nothingDueBy(at time.Time) bool {
	g.Helper()
	next, err := g.db.NextDue(g.Context())
	g.must(err)
	return next.After(at)
}

// within waits for what the processes do at their own pace, and reports
// whether it happened in time.
func (g *ground) within(limit time.Duration, happened func() bool) bool {
	ctx, cancel := context.WithTimeout(g.Context(), limit)
	defer cancel()
	for !happened() {
		select {
		case <-ctx.Done():
			return happened()
		case <-time.After(20 * time.Millisecond):
		}
	}
	return true
}

// size is how much of something to do: little with every change, and as much
// as the setting says where somebody asks for more.
func size(t *testing.T, setting string, little int) int {
	t.Helper()
	asked := os.Getenv(setting)
	if asked == "" {
		return little
	}
	n, err := strconv.Atoi(asked)
	if err != nil || n < little {
		t.Fatalf("%s is %q; give a number of at least %d", setting, asked, little)
	}
	return n
}
