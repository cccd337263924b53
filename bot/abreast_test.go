package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// usual is how long each call takes here.
const usual = 150 * time.Millisecond

// tenant is Northfield with many more teachers, in a chat that takes fifty
// messages a second and its time over each, and a server that runs by the
// bubble's clock.
type tenant struct {
	*town
	chat  *bottest.Chat
	slot  time.Time
	mu    sync.Mutex
	calls []sending
}

// sending is one call, and how many were on their way when it arrived.
type sending struct {
	user       string
	began, end time.Time
	others     int
}

// inTenant goes through a story of it. It is set up outside the bubble, which
// the database's own goroutines would outlive.
func inTenant(t *testing.T, teachers int, slot string, change func(*reflection.Member), story func(t *testing.T, n *tenant)) {
	n := &tenant{town: newTown(t), slot: wall(slot)}
	n.set(n.slot.AddDate(0, 0, -2))
	var all []reflection.Record
	for i := range teachers {
		m := n.member(fmt.Sprintf("ect%04d", i), reflection.ECT)
		m.Welcome = reflection.Started
		if change != nil {
			change(&m)
		}
		all = append(all, m)
	}
	must(t, n.db.Write(t.Context(), "north", all...))
	must(t, n.Service.Requeue(t.Context(), "north"))
	n.started()
	synctest.Test(t, func(t *testing.T) {
		n.town.t, n.chat = t, bottest.NewChat(time.Now)
		n.chat.Limit(bottest.Limits{Workspace: bottest.Rate{PerSecond: 50, Burst: 50}})
		n.chat.Fail(func(bottest.Call) *bottest.Fault { return bottest.Slow(usual) })
		n.chat.Watch(n.watch)
		time.Sleep(time.Until(n.slot))
		story(t, n)
	})
}

func (n *tenant) watch(c bottest.Call, m bottest.Moment) {
	if c.Method != bottest.Send || !strings.HasPrefix(c.User, "ect") {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	switch m {
	case bottest.Reached:
		n.calls = append(n.calls, sending{user: c.User, began: time.Now(), others: n.underWay()})
	case bottest.Answered:
		for i := range n.calls {
			if n.calls[i].user == c.User && n.calls[i].end.IsZero() {
				n.calls[i].end = time.Now()
			}
		}
	}
}

// underWay counts calls, under the lock.
func (n *tenant) underWay() (calls int) {
	for _, c := range n.calls {
		if c.end.IsZero() {
			calls++
		}
	}
	return calls
}

// shown counts what the teachers see.
func (n *tenant) shown() (messages int) {
	for _, m := range n.chat.All() {
		if strings.HasPrefix(m.User, "ect") {
			messages++
		}
	}
	return messages
}

// runs lets a server run for so long.
func (n *tenant) runs(forSoLong time.Duration) {
	n.t.Helper()
	b := &bot.Bot{Service: &reflection.Service{Store: bottest.OneWriter(n.db), Now: time.Now}, Log: slog.New(slog.DiscardHandler),
		Platforms: map[string]bot.Platform{"local": n.chat.Platform("local")}}
	ctx, cancel := context.WithTimeout(n.t.Context(), forSoLong)
	defer cancel()
	must(n.t, b.Run(ctx))
}

// P9 for a whole trust: two thousand people who are due in the same minute are
// written to in the forty seconds that the limit makes it, however long a call
// takes.
func TestASlowPlatformDoesNotMakeATenantLate(t *testing.T) {
	const teachers = 2000
	inTenant(t, teachers, "2026-11-12 15:45", nil, func(t *testing.T, n *tenant) {
		n.runs(55 * time.Second)
		if len(n.calls) != teachers || n.shown() != teachers || n.chat.Refusals() > 0 {
			t.Fatalf("%d calls, %d messages, %d refused", len(n.calls), n.shown(), n.chat.Refusals())
		}
		took, best := n.calls[teachers-1].end.Sub(n.slot), teachers*time.Second/50
		t.Logf("2,000 messages of %v each took %v", usual, took)
		if took > best*105/100 {
			t.Errorf("it took %v, more than 1.05 of %v", took, best)
		}
	})
}

// What is meant for one person comes in its order, one after the other, while
// others are written to.
func TestOnePersonIsToldOneThingAtATime(t *testing.T) {
	meetsOnFriday := func(m *reflection.Member) { // and is asked about it just before the prompt
		m.Mentor, m.Meets.When = "sam", reflection.WeekTime{Day: time.Friday, At: reflection.Clock(11, 10)}
	}
	inTenant(t, 4, "2026-11-12 15:46", meetsOnFriday, func(t *testing.T, n *tenant) {
		n.runs(55 * time.Second)
		most := 0
		byPerson := map[string][]sending{}
		for _, c := range n.calls {
			byPerson[c.user] = append(byPerson[c.user], c)
			most = max(most, c.others)
		}
		if most == 0 {
			t.Error("never two at once")
		}
		for i := range 4 {
			user := fmt.Sprintf("ect%04d", i)
			calls, seen := byPerson[user], n.chat.Person("w", user).Seen()
			if len(calls) != 2 || calls[1].began.Before(calls[0].end) {
				t.Errorf("%s: calls %+v", user, calls)
			}
			if len(seen) != 2 || !strings.HasPrefix(seen[0].Message.Text, "You meet Sam") || !strings.Contains(seen[1].Message.Text, "anything else") {
				t.Errorf("%s is told %+v", user, seen)
			}
		}
	})
}

// Once one is asked to wait, all wait: but for those that were on their way,
// nobody is written to before the time.
func TestAllOfAWorkspaceWaitWhenOneIsAskedTo(t *testing.T) {
	const teachers, wait = 300, 4 * time.Second
	inTenant(t, teachers, "2026-11-12 15:45", nil, func(t *testing.T, n *tenant) {
		var refused time.Time
		n.chat.Fail(func(c bottest.Call) *bottest.Fault {
			if c.Number == 110 {
				refused = time.Now()
				return bottest.Limited(wait)
			}
			return bottest.Slow(usual)
		})
		n.runs(55 * time.Second)
		for _, c := range n.calls {
			if c.began.After(refused) && c.began.Before(refused.Add(wait)) {
				t.Errorf("a call began %v after the refusal", c.began.Sub(refused))
			}
		}
		if n.shown() != teachers || n.chat.Refusals() != 1 || len(n.chat.Twice()) > 0 {
			t.Errorf("%d messages, %d refused, %d twice", n.shown(), n.chat.Refusals(), len(n.chat.Twice()))
		}
	})
}

// An outage is felt out one call at a time: what nobody knows the outcome of is
// at most what was on its way when it began, and then one at each try.
func TestAnOutageIsFeltOutOneAtATime(t *testing.T) {
	const teachers = 300
	inTenant(t, teachers, "2026-11-12 15:45", nil, func(t *testing.T, n *tenant) {
		var out, back time.Time
		n.chat.Fail(func(c bottest.Call) *bottest.Fault {
			if c.Number == 100 && c.Method == bottest.Send {
				out, back = time.Now(), time.Now().Add(12*time.Second)
			}
			if !out.IsZero() && time.Now().Before(back) {
				return bottest.CutBefore()
			}
			return bottest.Slow(usual)
		})
		n.runs(55 * time.Second)
		atFirst, later := 0, 0
		for _, c := range n.calls {
			switch after := c.began.Sub(out); {
			case after >= 0 && after < usual:
				atFirst++
			case after > 0 && c.began.Before(back):
				later++
			}
		}
		if atFirst > 15 || later > 3 {
			t.Errorf("the outage met %d calls, and then %d", atFirst, later)
		}
		if n.shown() != teachers || len(n.chat.Twice()) > 0 {
			t.Errorf("%d messages, %d twice", n.shown(), len(n.chat.Twice()))
		}
	})
}

// A server that is asked to stop finishes every call on its way, and keeps what
// came of each.
func TestAStopFinishesAllThatAreOnTheirWay(t *testing.T) {
	const teachers = 300
	inTenant(t, teachers, "2026-11-12 15:45", nil, func(t *testing.T, n *tenant) {
		n.runs(2500 * time.Millisecond)
		shown := n.shown()
		rows, err := n.db.DeliveriesTo(t.Context(), "north", n.teachers(teachers), n.slot.Add(-time.Hour), n.slot.Add(time.Hour))
		must(t, err)
		states := map[reflection.State]int{}
		for _, d := range rows {
			states[d.State]++
		}
		if shown == 0 || shown == teachers || n.underWay() > 0 || states[reflection.Sent] != shown || states[reflection.Queued] != teachers-shown {
			t.Errorf("%d are shown, %d are on their way, the ledger says %v", shown, n.underWay(), states)
		}
		n.runs(55 * time.Second)
		if n.shown() != teachers || len(n.chat.Twice()) > 0 {
			t.Errorf("in the end %d messages, %d twice", n.shown(), len(n.chat.Twice()))
		}
	})
}

func (*tenant) teachers(count int) (ids []reflection.MemberID) {
	for i := range count {
		ids = append(ids, reflection.MemberID(fmt.Sprintf("ect%04d", i)))
	}
	return ids
}
