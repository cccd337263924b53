package main

import (
	"fmt"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"plenary/bot/bottest"
	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

// outage is the real program in processes of its own, and a Slack of the
// test's, while a wave of prompts goes out and something they stand on breaks.
//
// The people of the first workspace, the desk, have their prompts before it
// breaks and answer them meanwhile; those of the others are the wave.
type outage struct {
	*testing.T
	url, key string
	clocks   sync.Mutex // Slack's double asks for the time as well
	begins   time.Time  // the clock of the school
	start    time.Time  // when it said so, by the machine's

	db      *store.DB
	chat    *bottest.Chat
	slack   *httptest.Server
	app     *bottest.App
	program *process

	flows atomic.Bool   // whether the wave may go out
	shown atomic.Int64  // how much of it was
	third chan struct{} // closed once a third of it was
}

const (
	outageWorkspaces = 6 // the first is the desk
	outagePeople     = 50
	outageWave       = (outageWorkspaces - 1) * outagePeople

	deskWriters  = 16 // have a Form open when it breaks
	deskPressers = 4  // press a button while it is broken
)

// outageSlot is when all prompts are due: a Thursday of the term.
var outageSlot = time.Date(2026, time.November, 12, 15, 45, 0, 0, time.UTC)

// newOutage fills a database with people whose prompts are due at outageSlot.
// url is how the program reaches it, and own how the test does.
func newOutage(t *testing.T, url, own string) *outage {
	t.Helper()
	o := &outage{T: t, url: url, key: seal.NewKey(), third: make(chan struct{})}
	o.clock(outageSlot.Add(time.Second)) // what is due goes out at once
	keys, err := seal.Parse(o.key)
	o.must(err)
	o.db, err = store.Open(t.Context(), own, keys)
	o.must(err)
	o.chat = bottest.NewChat(o.now)
	o.chat.Fail(o.hold)
	o.chat.Watch(o.count)
	o.slack = httptest.NewServer(o.chat.Slack())
	t.Cleanup(func() { o.slack.Close(); o.db.Close() })
	for i := range outageWorkspaces {
		o.enrol(i)
	}
	return o
}

func (o *outage) must(err error) {
	o.Helper()
	if err != nil {
		o.Fatal(err)
	}
}

// clock sets what time it is at the school.
func (o *outage) clock(now time.Time) {
	o.clocks.Lock()
	defer o.clocks.Unlock()
	o.begins, o.start = now, time.Now()
}

func (o *outage) now() time.Time {
	o.clocks.Lock()
	defer o.clocks.Unlock()
	return o.begins.Add(time.Since(o.start))
}

// hold keeps the wave back until the desk is ready: Slack asks it to wait.
func (o *outage) hold(c bottest.Call) *bottest.Fault {
	if c.Method == bottest.Send && c.Workspace != teamOf(0) && !o.flows.Load() {
		return bottest.Limited(time.Second)
	}
	return nil
}

// count closes third.
func (o *outage) count(c bottest.Call, m bottest.Moment) {
	if c.Method == bottest.Send && m == bottest.Shown && c.Workspace != teamOf(0) && o.shown.Add(1) == outageWave/3 {
		close(o.third)
	}
}

// teamOf is the i-th workspace, by Slack's id and by ours. The token is the
// first's.
func teamOf(i int) reflection.WorkspaceID { return reflection.WorkspaceID(fmt.Sprintf("T%d", i+1)) }

func trustOf(i int) reflection.OrganisationID {
	return reflection.OrganisationID("trust-" + teamOf(i))
}

func teacherOf(i, person int) string { return fmt.Sprintf("U%d%02d", i+1, person) }

func inTeam(i int) int {
	if i == 0 {
		return deskWriters + deskPressers
	}
	return outagePeople
}

// enrol keeps a trust of teachers who take part, and queues their prompts.
func (o *outage) enrol(i int) {
	o.Helper()
	ws := reflection.Workspace{ID: teamOf(i), Organisation: trustOf(i), Platform: "slack", External: string(teamOf(i))}
	records := []reflection.Record{
		reflection.Organisation{ID: trustOf(i), Name: "Trust"}, ws,
		reflection.School{ID: "school", Organisation: trustOf(i), Name: "Northfield",
			Safeguarding: reflection.Safeguarding{Lead: "Jo Reed", LeadPhone: "01632 960001"}},
		reflection.Calendar{Spans: []reflection.Span{{Organisation: trustOf(i), Kind: reflection.TermDays,
			From: reflection.Date{Year: 2026, Month: 9, Day: 1}, To: reflection.Date{Year: 2027, Month: 7, Day: 21}}}},
	}
	for p := range inTeam(i) {
		user := teacherOf(i, p)
		o.chat.Join(teamOf(i), user, "")
		records = append(records, reflection.Member{ID: reflection.MemberID(user), Organisation: trustOf(i), School: "school",
			Workspace: teamOf(i), PlatformID: user, Name: "Pat " + user, Email: strings.ToLower(user) + "@x.example",
			Roles: []reflection.Role{reflection.ECT}, Welcome: reflection.Started})
	}
	o.must(o.db.Write(o.Context(), trustOf(i), records...))
	o.must(installed(o.Context(), o.db, ws))
	minuteBefore := func() time.Time { return outageSlot.Add(-time.Minute) }
	_, err := (&reflection.Service{Store: o.db, Now: minuteBefore}).KeepHouse(o.Context(), trustOf(i))
	o.must(err)
}

// serve starts the program. It holds on for three seconds and not for a minute,
// so that nobody has to wait here for a lease that is over.
func (o *outage) serve(more ...string) *process {
	o.Helper()
	return spawn(o.T, append([]string{
		"PLENARY_DATABASE_URL=" + o.url, "PLENARY_KEY=" + o.key, "PLENARY_LISTEN=127.0.0.1:0",
		"PLENARY_SLACK_BOT_TOKEN=xoxb-" + string(teamOf(0)), "PLENARY_SLACK_SIGNING_SECRET=secret",
		"PLENARY_SLACK_API_URL=" + o.slack.URL + "/api/",
		"PLENARY_TEST_LEASE=3s", "PLENARY_TEST_PACE=20",
	}, more...), "serve")
}

// prompts are the rows that are due at outageSlot in one workspace.
func (o *outage) prompts(i int) ([]reflection.Delivery, error) {
	var ids []reflection.MemberID
	for p := range inTeam(i) {
		ids = append(ids, reflection.MemberID(teacherOf(i, p)))
	}
	return o.db.DeliveriesTo(o.Context(), trustOf(i), ids, outageSlot.Add(-time.Hour), outageSlot.Add(12*time.Hour), reflection.PromptKind)
}

// unsettled is how many of them are still under way; -1 when nobody can say.
func (o *outage) unsettled() (n int) {
	for i := range outageWorkspaces {
		rows, err := o.prompts(i)
		if err != nil {
			return -1
		}
		for _, d := range rows {
			if !d.State.Final() {
				n++
			}
		}
	}
	return n
}

// checkPrompts: everybody saw their prompt once, and the ledger knows it.
func (o *outage) checkPrompts() {
	o.Helper()
	if twice := o.chat.Twice(); len(twice) > 0 {
		o.Errorf("%d prompts were shown twice", len(twice))
	}
	for i := range outageWorkspaces {
		rows, err := o.prompts(i)
		o.must(err)
		if len(rows) != inTeam(i) {
			o.Errorf("workspace %d has %d prompts for %d people", i, len(rows), inTeam(i))
		}
		for _, d := range rows {
			if d.State != reflection.Sent || o.chat.Times(d.ID) != 1 {
				o.Errorf("the prompt of %s is %s (%s) and was shown %d times", d.To, d.State, d.Reason, o.chat.Times(d.ID))
			}
		}
	}
}

// lasting is how long a fault lasts in "go test", or, where PLENARY_TEST_LONG
// says that there is time, as long as it does at night.
func lasting(short, long time.Duration) time.Duration {
	if os.Getenv("PLENARY_TEST_LONG") == "" {
		return short
	}
	return long
}
