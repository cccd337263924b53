package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plenary/bot/bottest"
	"plenary/reflection"
	"plenary/store/storetest"
)

// A process is killed at every step of planning, claiming, sending, settling
// and answering, over and over, while teachers write. Afterwards everybody was
// asked once, and every answer that was acknowledged is there.
func TestKilledAtEveryStep(t *testing.T) {
	t.Parallel()
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		c := newCampaign(t, storetest.Postgres(t))
		c.run(size(t, "PLENARY_TEST_KILLS", 40), killPoints())
	})
	t.Run("SQLite", func(t *testing.T) {
		t.Parallel()
		c := newCampaign(t, "sqlite:"+filepath.Join(t.TempDir(), "plenary.db"))
		share := size(t, "PLENARY_TEST_KILLS", 40) / 5
		points := killPoints()
		if share < len(points) {
			points = fewerPoints()
		}
		c.run(share, points)
	})
}

// point is one moment at which a process is killed.
type point struct{ what, when string }

func (p point) String() string { return p.what + "/" + p.when }

// What a process does in the chat; a look is for a delivery nobody knows of.
const (
	opening = bottest.Open
	sending = bottest.Send
	looking = bottest.Look
)

// When it is killed while it calls the chat: the call has arrived and comes to
// nothing; it has arrived and has its effect afterwards; it had its effect;
// the answer is on its way.
const (
	inVain  = "in vain"
	reached = string(bottest.Reached)
	shown   = string(bottest.Shown)
	replied = string(bottest.Answered)
)

func (p point) inChat() bool { return p.what == opening || p.what == sending || p.what == looking }

func killPoints() []point {
	points := []point{{listing, before}, {listing, after}, {opening, reached}, {looking, reached}, {looking, replied}}
	for _, when := range []string{inVain, reached, shown, replied} {
		points = append(points, point{sending, when})
	}
	for _, what := range []string{leasing, beginning, keeping, stranding, settling, answering, mending} {
		for _, when := range []string{before, during, after} {
			points = append(points, point{what, when})
		}
	}
	return points
}

func fewerPoints() []point {
	return []point{{leasing, after}, {beginning, during}, {sending, shown}, {stranding, after},
		{looking, replied}, {settling, during}, {keeping, during}, {answering, during}}
}

const (
	campaignPlaces = 3 // workspaces
	freshTeachers  = 3 // more in each before every kill, so that there is something to do
	killLease      = 900 * time.Millisecond
	killWithin     = 15 * time.Second // two looks at the ledger, and then some
)

var (
	wednesday = time.Date(2026, time.November, 11, 12, 0, 0, 0, time.UTC)
	thursday  = time.Date(2026, time.November, 12, 15, 45, 0, 0, time.UTC) // the prompts' slot
)

// campaign kills one process after the other.
type campaign struct {
	*ground
	api     string
	trap    trap
	writing *classroom
	draw    *rand.Rand
	kills   map[point]int
	missed  int // victims that were asked to end somewhere and did not
}

func newCampaign(t *testing.T, url string) *campaign {
	c := &campaign{ground: newGround(t, url, thursday.Add(time.Second)), draw: rand.New(rand.NewPCG(4, 0)), kills: map[point]int{}}
	c.api = c.serveChat()
	c.trap.set(c.chat)
	c.writing = newClassroom(c.ground)
	for i := range campaignPlaces {
		c.found(i)
	}
	return c
}

func (c *campaign) run(wanted int, points []point) {
	goHome := c.writing.open()
	defer goHome()
	for n := 0; c.total() < wanted || n < len(points); n++ {
		p := points[n%len(points)]
		for tries := 1; !c.kill(p); tries++ {
			if tries == 3 {
				c.Fatalf("no process came to %s", p)
			}
		}
	}
	c.settle()
	goHome()
	c.report()
	c.everybodyAskedOnce()
	c.writing.everyAnswerIsThere()
}

func (c *campaign) total() (n int) {
	for _, k := range c.kills {
		n += k
	}
	return n
}

// kill starts a process that is killed at that point, and reports whether it
// was.
func (c *campaign) kill(p point) bool {
	c.makeReasonFor(p)
	c.free()
	nth := 1 + c.draw.IntN(p.chances())
	more := []string{}
	if !p.inChat() {
		more = append(more, fmt.Sprintf("%s=%s/%d", dieAt, p, nth))
	}
	victim := c.spawn(more...)
	if p.inChat() {
		c.trap.lay(p, nth, victim)
	}
	c.writing.at(victim)
	select {
	case <-victim.ended:
	case <-time.After(killWithin):
		victim.kill()
	}
	if !c.trap.sprung() && !strings.Contains(victim.log.String(), "ended at "+p.String()) {
		c.missed++
		c.Logf("%s was not reached:\n%s", p, victim.log)
		return false
	}
	c.kills[p]++
	return true
}

func (c *campaign) spawn(more ...string) *process {
	more = append(more, "PLENARY_TEST_LEASE="+killLease.String(), "PLENARY_TEST_PACE=-1")
	return spawn(c, c.settings(c.api, more...), "serve")
}

// chances is how often a victim surely comes by this point.
func (p point) chances() int {
	switch p.what {
	case beginning, keeping, sending:
		return campaignPlaces * freshTeachers / 2
	case listing:
		return campaignPlaces
	case answering:
		return freshTeachers - 1
	}
	return 1
}

// makeReasonFor leaves something to do for whoever is to be killed at p: other
// kills make what is to be settled.
func (c *campaign) makeReasonFor(p point) {
	for i := range campaignPlaces {
		c.enrol(i)
	}
	switch p.what {
	case stranding:
		c.leave(reflection.Sending, point{sending, shown})
	case looking, settling:
		c.leave(reflection.Settling, point{stranding, after})
	case mending:
		c.must(c.db.Write(c.Context(), workspaceOf(1).Organisation, c.person(1, reflection.ECT)))
	}
}

// enrol brings in teachers whose prompt is due.
func (c *campaign) enrol(i int) {
	var records []reflection.Record
	for range freshTeachers {
		records = append(records, c.person(i, reflection.ECT))
	}
	c.must(c.db.Write(c.Context(), workspaceOf(i).Organisation, records...))
	c.queue(i, wednesday)
}

// leave has somebody killed so that a row is left in that state.
func (c *campaign) leave(s reflection.State, by point) {
	for range 5 {
		if c.inState(s) > 0 {
			return
		}
		c.kill(by)
	}
	c.Fatalf("no row was left %s", s)
}

func (c *campaign) inState(s reflection.State) (n int) {
	for _, rows := range c.rows(wednesday, thursday.AddDate(0, 0, 1)) {
		for _, d := range rows {
			if d.State == s {
				n++
			}
		}
	}
	return n
}

// free waits until the leases of the last victim are over: then everything
// that is to be done can be done by the next at once.
func (c *campaign) free() {
	c.Helper()
	wanted := reflection.Wanted{Holder: "test", Platforms: []string{"slack"}, Limit: campaignPlaces}
	if !c.within(time.Minute, func() bool {
		wanted.Now = c.now()
		leases, err := c.db.Lease(c.Context(), wanted) // for no time at all
		c.must(err)
		return len(leases) == campaignPlaces
	}) {
		c.Fatal("a workspace stays with a process that was killed")
	}
}

// settle lets one process do what is left, a few minutes later: what was
// refused twice is not tried again at once.
func (c *campaign) settle() {
	c.moveTo(c.now().Add(5 * time.Minute))
	last := c.spawn()
	c.writing.at(last)
	if !c.within(time.Minute, func() bool { return c.nothingDueBy(thursday.Add(2*time.Hour)) && c.writing.done() }) {
		c.Errorf("something is left to do after a minute; %s", last.log)
	}
	if code := last.stop(); code != done {
		c.Errorf("the last process ended with %d: %s", code, last.log)
	}
}

func (c *campaign) report() {
	var b strings.Builder
	for _, p := range killPoints() {
		if c.kills[p] > 0 {
			fmt.Fprintf(&b, "\n%4d %s", c.kills[p], p)
		}
	}
	c.Logf("%d kills at %d points, %d missed:%s", c.total(), len(c.kills), c.missed, b.String())
}

// everybodyAskedOnce holds what people see against the ledger.
func (c *campaign) everybodyAskedOnce() {
	sent, unknown := 0, 0
	for _, rows := range c.rows(wednesday, thursday.AddDate(0, 0, 30), reflection.PromptKind) {
		next := 0
		for _, d := range rows {
			times := c.chat.Times(d.ID)
			switch {
			case d.State == reflection.Queued && d.DueAt.After(thursday) && times == 0:
				next++
			case d.State == reflection.Sent && times == 1:
				sent++
			case d.State == reflection.Unknown && times <= 1:
				unknown++
			default:
				c.Errorf("prompt %s is %s (%s) and was shown %d times", d.Key, d.State, d.Reason, times)
			}
		}
		if next != 1 {
			c.Errorf("%s has %d prompts to come", rows[0].To, next)
		}
	}
	if twice := c.chat.Twice(); len(twice) > 0 || unknown > 0 {
		c.Errorf("%d were shown twice, of %d nobody knows", len(twice), unknown)
	}
	c.Logf("%d prompts to %d people, each shown once; %d unknown", sent, len(c.people), unknown)
}
