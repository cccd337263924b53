package bot_test

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// prompts counts the weekly prompts that somebody sees.
func (n *town) prompts(user string) (seen int) {
	for _, m := range n.told(user) {
		if strings.Contains(m.Text, "anything else on your mind") {
			seen++
		}
	}
	return seen
}

// ticks lets the server run by its clock, every fifteen seconds.
func (n *town) ticks(until string) {
	n.t.Helper()
	for to := wall(until); n.now().Before(to); n.set(n.now().Add(15 * time.Second)) {
		_, err := n.Deliver(n.t.Context())
		must(n.t, err)
	}
}

// P9: once the platform is back, a prompt comes within two minutes, and once.
func TestAfterAnOutageAPromptComesWithinTwoMinutes(t *testing.T) {
	for name, fault := range map[string]*bottest.Fault{
		"500":                    bottest.Broken(),
		"500 after the effect":   bottest.BrokenAfter(),
		"cut before the effect":  bottest.CutBefore(),
		"cut after the effect":   bottest.CutAfter(),
		"limited for 40 seconds": bottest.Limited(40 * time.Second),
		"not allowed":            bottest.Barred("invalid_auth"),
	} {
		t.Run(name, func(t *testing.T) {
			n := newTown(t).started()
			n.at("2026-11-12 15:44")
			n.failing(fault)
			n.ticks("2026-11-12 16:44")
			calls := n.chat.Calls(bottest.Send) + n.chat.Calls(bottest.Look)
			n.failing(nil)
			n.ticks("2026-11-12 16:46")
			if got := n.prompts("asha"); got != 1 {
				t.Errorf("Asha sees %d prompts", got)
			}
			if perMinute := float64(calls) / 60; perMinute > 4 {
				t.Errorf("during the outage the platform was called %.0f times a minute", perMinute)
			}
		})
	}
}

// Retry-After is obeyed to the second, by everybody in the workspace.
func TestALimitIsWaitedFor(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-12 15:40")
	n.failing(bottest.Limited(90 * time.Second))
	n.ticks("2026-11-12 15:46")
	n.set(wall("2026-11-12 15:46").Add(25 * time.Second)) // the refusal came at 15:45:00
	asked := n.chat.Calls(bottest.Send)
	n.failing(nil)
	_, err := n.Deliver(t.Context())
	must(t, err)
	if n.prompts("asha") != 0 || n.chat.Calls(bottest.Send) != asked || asked != 1 {
		t.Errorf("%d calls before the wait was over, %d prompts", n.chat.Calls(bottest.Send), n.prompts("asha"))
	}
	n.set(n.now().Add(5 * time.Second))
	_, err = n.Deliver(t.Context())
	must(t, err)
	if n.prompts("asha") != 1 {
		t.Error("the prompt did not come when the wait was over")
	}
}

// One message that the platform refuses is tried less and less often, and is
// dead in the end; everybody else's go out meanwhile.
func TestOneMessageThatIsRefusedHoldsNobodyUp(t *testing.T) {
	n := newTown(t).started()
	ben := n.member("ben", reflection.ECT)
	must(t, n.db.Write(t.Context(), "north", ben))
	n.press("ben", "begin")
	n.chat.Fail(func(c bottest.Call) *bottest.Fault {
		if c.User == "asha" {
			return bottest.Refused("msg_blocks_too_long")
		}
		return nil
	})
	n.at("2026-11-12 15:46")
	if n.prompts("ben") != 1 {
		t.Error("Ben got no prompt")
	}
	n.at("2026-11-13 17:00")
	rows, err := n.db.DeliveriesTo(t.Context(), "north", []reflection.MemberID{"asha"}, wall("2026-11-12 00:00"), wall("2026-11-14 00:00"), reflection.PromptKind)
	must(t, err)
	if len(rows) != 1 || rows[0].State != reflection.Dead || rows[0].Reason != "msg_blocks_too_long" || rows[0].Attempts != 8 {
		t.Errorf("the ledger says %+v", rows)
	}
}

// Where the platform cannot say for the rest of the week whether a message was
// shown, it is listed as unknown and never sent again.
func TestWhatCannotBeKnownUntilTheEndOfTheWeekIsUnknown(t *testing.T) {
	n := newTown(t).started()
	n.chat.Fail(func(c bottest.Call) *bottest.Fault {
		if c.Method == bottest.Look {
			return bottest.Broken()
		}
		return bottest.CutAfter()
	})
	n.at("2026-11-13 17:31")
	n.failing(nil)
	n.at("2026-11-14 12:00")
	rows, err := n.db.DeliveriesTo(t.Context(), "north", []reflection.MemberID{"asha"}, wall("2026-11-12 00:00"), wall("2026-11-15 00:00"), reflection.PromptKind)
	must(t, err)
	if n.prompts("asha") != 1 || len(rows) != 1 || rows[0].State != reflection.Unknown {
		t.Errorf("Asha sees %d prompts, the ledger says %+v", n.prompts("asha"), rows)
	}
}

// inHand is Thursday's prompt in a sender's hands, about to be begun.
func (n *town) inHand() (reflection.Lease, []reflection.Outgoing) {
	n.t.Helper()
	n.set(wall("2026-11-12 15:45"))
	l := n.lease()
	rows, err := n.db.Due(n.t.Context(), l, n.now(), 10)
	must(n.t, err)
	prepared, err := n.Service.Prepare(n.t.Context(), rows...)
	must(n.t, err)
	prepared = slices.DeleteFunc(prepared, func(out reflection.Outgoing) bool { return out.Content == nil })
	if len(prepared) != 1 {
		n.t.Fatalf("%d messages are to be shown", len(prepared))
	}
	return l, prepared
}

// A person who pauses while the message waits in the sender's hands gets none.
func TestWhoPausesAtTheLastMomentGetsNoPrompt(t *testing.T) {
	n := newTown(t).started()
	l, prepared := n.inHand()
	asha, err := n.db.Member(t.Context(), "north", "asha")
	must(t, err)
	_, err = n.Service.Pause(t.Context(), asha, reflection.Date{Year: 2026, Month: 12, Day: 1})
	must(t, err)
	for _, out := range prepared {
		out, err = n.Service.BeginSending(t.Context(), l, out)
		if err != nil || out.Content != nil {
			t.Errorf("it would have been sent: %+v, %v", out.Delivery, err)
		}
	}
}

// A sender whose lease has ended begins nothing, whatever it has in hand.
func TestASenderWhoseLeaseIsOverBeginsNothing(t *testing.T) {
	n := newTown(t).started()
	l, prepared := n.inHand()
	must(t, n.db.GiveUp(t.Context(), l, time.Time{}))
	for _, out := range prepared {
		if out, err := n.Service.BeginSending(t.Context(), l, out); err == nil {
			t.Errorf("it began %+v", out.Delivery)
		}
	}
	n.at("2026-11-12 15:46")
	if n.prompts("asha") != 1 {
		t.Error("the next sender did not send it")
	}
}

// Four replicas on one ledger: each message is seen once.
func TestReplicasShareTheWork(t *testing.T) {
	n := newTown(t).started()
	people := []reflection.Record{}
	for i := range 40 {
		people = append(people, n.member(fmt.Sprintf("ect%d", i), reflection.ECT))
	}
	must(t, n.db.Write(t.Context(), "north", people...))
	for i := range 40 {
		n.press(fmt.Sprintf("ect%d", i), "begin")
	}
	n.set(wall("2026-11-12 15:45"))
	var replicas sync.WaitGroup
	for range 4 {
		b := &bot.Bot{Service: n.Service, Platforms: n.Platforms, Log: slog.New(slog.DiscardHandler)}
		replicas.Go(func() {
			for range 3 {
				if _, err := b.Deliver(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	replicas.Wait()
	for i := range 40 {
		if got := n.prompts(fmt.Sprintf("ect%d", i)); got != 1 {
			t.Errorf("teacher %d sees %d prompts", i, got)
		}
	}
	if twice := n.chat.Twice(); len(twice) > 0 {
		t.Errorf("%d messages are shown twice", len(twice))
	}
}

// A turn makes room for other workspaces after 20 seconds. Where none waits, it
// goes on at once, and not when the clock looks next.
func TestALongWaveHasNoPauses(t *testing.T) {
	const people, each = 80, 1300 * time.Millisecond
	n := newTown(t)
	for i := range people {
		id := fmt.Sprint("ect", i)
		must(t, n.db.Write(t.Context(), "north", n.member(id, reflection.ECT)))
		n.press(id, "begin")
	}
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(wall("2026-11-12 15:44")))
		chat := bottest.NewChat(time.Now)
		chat.Fail(func(bottest.Call) *bottest.Fault { return bottest.Slow(each) })
		var shown []time.Time
		chat.Watch(func(c bottest.Call, m bottest.Moment) {
			if slot := wall("2026-11-12 15:45"); m == bottest.Shown && !time.Now().Before(slot) {
				shown = append(shown, time.Now())
			}
		})
		b := &bot.Bot{Service: &reflection.Service{Store: n.db, Now: time.Now}, Log: slog.New(slog.DiscardHandler),
			Platforms: map[string]bot.Platform{"local": chat.Blind("local")}}
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
		defer cancel()
		must(t, b.Run(ctx))
		if len(shown) != people {
			t.Fatalf("%d messages", len(shown))
		}
		if took := shown[people-1].Sub(shown[0]); took > people*each {
			t.Errorf("%d messages, of %v each, took %v", people, each, took)
		}
	})
}

// A row that got lost is missed at night, and said.
func TestNobodyIsLeftWithNothingQueued(t *testing.T) {
	n := newTown(t).started()
	must(t, n.db.Write(t.Context(), "north", reflection.Unqueued{To: "asha", Kinds: []reflection.Kind{reflection.PromptKind}}))
	house, err := n.Service.KeepHouse(t.Context(), "north")
	must(t, err)
	if len(house.Mended) != 1 || house.Mended[0] != "asha" {
		t.Errorf("mended %v", house.Mended)
	}
	if house, err = n.Service.KeepHouse(t.Context(), "north"); err != nil || len(house.Mended) > 0 {
		t.Errorf("once more: %v, %v", house, err)
	}
	n.at("2026-11-12 15:46")
	if n.prompts("asha") != 1 {
		t.Error("Asha got no prompt")
	}
}

// What was sent half a year ago is taken away, and what people wrote is not.
func TestTheLedgerForgetsAndTheJournalDoesNot(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-12 15:46")
	form := n.press("asha", "two-minutes").Form
	n.send("asha", form, map[string]string{"description": "They got it."})
	n.at("2026-12-18 17:00")
	n.set(wall("2027-05-20 03:17"))
	house, err := n.Service.KeepHouse(t.Context(), "north")
	must(t, err)
	if house.Pruned < 4 {
		t.Errorf("%d rows were taken away", house.Pruned)
	}
	rows, err := n.db.DeliveriesTo(t.Context(), "north", []reflection.MemberID{"asha", "sam"}, wall("2026-11-01 00:00"), wall("2026-11-20 00:00"))
	must(t, err)
	for _, d := range rows {
		if d.Kind != reflection.WelcomeKind {
			t.Errorf("still there: %+v", d)
		}
	}
	list := n.press("asha", "journal").View
	if entry := n.press("asha", list.Buttons[0].ID).View; !strings.Contains(entry.Text, "They got it.") {
		t.Errorf("the entry reads %q", entry.Text)
	}
}

// The log of a long outage is short, and says when it is over.
func TestAnOutageOfTheDatabaseIsSaidOnceAMinute(t *testing.T) {
	n := newTown(t).started()
	store := n.Service.Store
	n.Service.Store = away{store}
	for range 3 * 12 { // three minutes of ticks
		if _, err := n.Deliver(t.Context()); err == nil {
			t.Fatal("the database was there")
		}
		n.set(n.now().Add(5 * time.Second))
	}
	n.Service.Store = store
	_, err := n.Deliver(t.Context())
	must(t, err)
	said := n.log.String()
	if bad, good := strings.Count(said, "could not work on deliveries; will try again"), strings.Count(said, "deliveries go on"); bad != 3 || good != 1 {
		t.Errorf("said %d and %d times:\n%s", bad, good, said)
	}
}
