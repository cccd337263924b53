package bottest_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// Each fault is the same by either way: what the sender is told, and what the
// person sees.
func TestFaults(t *testing.T) {
	cases := map[string]struct {
		fault   *bottest.Fault
		well    bool
		refusal *bot.Refusal // nil: nobody knows
		shown   int
		took    time.Duration
	}{
		"none":             {fault: nil, well: true, shown: 1},
		"limited":          {fault: bottest.Limited(6100 * time.Millisecond), refusal: &bot.Refusal{RetryAfter: 7 * time.Second, Reason: "ratelimited"}},
		"limited at once":  {fault: bottest.Limited(0), refusal: &bot.Refusal{RetryAfter: time.Second, Reason: "ratelimited"}},
		"refused":          {fault: bottest.Refused("invalid_blocks"), refusal: &bot.Refusal{Reason: "invalid_blocks"}},
		"barred":           {fault: bottest.Barred("missing_scope"), refusal: &bot.Refusal{RetryAfter: time.Minute, Reason: "missing_scope"}},
		"gone":             {fault: bottest.Gone("user_disabled"), refusal: &bot.Refusal{Gone: true, Deactivated: true, Reason: "user_disabled"}},
		"broken":           {fault: bottest.Broken()},
		"broken after":     {fault: bottest.BrokenAfter(), shown: 1},
		"cut before":       {fault: bottest.CutBefore()},
		"cut after":        {fault: bottest.CutAfter(), shown: 1},
		"lost":             {fault: bottest.Lost(), shown: 1, took: 10 * time.Second},
		"slow":             {fault: bottest.Slow(9 * time.Second), well: true, shown: 1, took: 9 * time.Second},
		"slower than that": {fault: bottest.Slow(11 * time.Second), shown: 1, took: 10 * time.Second},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, l *line) {
				l.chat.Patience(l.move, 10*time.Second)
				_, err := l.Send(t.Context(), sam, hello, "before") // so that the connection is one that was used before
				must(t, err)
				l.chat.Fail(when(bottest.Send, c.fault))
				where, err := l.Send(t.Context(), asha, hello, "d1")
				if (err == nil) != c.well || (where != "") != c.well {
					t.Errorf("Send = %q, %v", where, err)
				}
				refusal, _ := errors.AsType[*bot.Refusal](err)
				if diff := cmp.Diff(c.refusal, refusal); diff != "" {
					t.Errorf("the refusal in %v differs (-want +got):\n%s", err, diff)
				}
				if got := l.chat.Times("d1"); got != c.shown {
					t.Errorf("shown %d times, want %d", got, c.shown)
				}
				if took := l.now().Sub(began); took != c.took {
					t.Errorf("it took %v, want %v", took, c.took)
				}
				if got := l.chat.Calls(bottest.Send); got != 2 {
					t.Errorf("%d calls, want 2: nobody but the ledger tries again", got)
				}
				shown, err := l.sent(t, "d1")
				if err != nil || shown != (c.shown > 0) {
					t.Errorf("Sent = %v, %v", shown, err)
				}
			})
		})
	}
}

func (l *line) sent(t *testing.T, d string) (bool, error) {
	_, shown, err := l.Sent(t.Context(), asha, reflection.DeliveryID(d), began)
	return shown, err
}

// Whatever goes wrong with a look-up, it is neither yes nor no; a refusal says
// whether it ever will be.
func TestFaultsOfALookUp(t *testing.T) {
	for name, c := range map[string]struct {
		fault   *bottest.Fault
		refusal *bot.Refusal
	}{
		"limited":   {bottest.Limited(3 * time.Second), &bot.Refusal{RetryAfter: 3 * time.Second, Reason: "ratelimited"}},
		"barred":    {bottest.Barred("invalid_auth"), &bot.Refusal{RetryAfter: time.Minute, Reason: "invalid_auth"}},
		"gone":      {bottest.Gone("missing_scope"), &bot.Refusal{Gone: true, Reason: "missing_scope"}},
		"broken":    {bottest.Broken(), nil},
		"cut":       {bottest.CutBefore(), nil},
		"cut after": {bottest.CutAfter(), nil},
		"lost":      {bottest.Lost(), nil},
	} {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, l *line) {
				l.chat.Patience(l.move, 10*time.Second)
				_, err := l.Send(t.Context(), asha, hello, "d1")
				must(t, err)
				l.chat.Fail(when(bottest.Look, c.fault))
				shown, err := l.sent(t, "d1")
				if err == nil || shown {
					t.Errorf("Sent = %v, %v; want an error", shown, err)
				}
				refusal, _ := errors.AsType[*bot.Refusal](err)
				if diff := cmp.Diff(c.refusal, refusal); diff != "" {
					t.Errorf("the refusal in %v differs (-want +got):\n%s", err, diff)
				}
			})
		})
	}
}

func TestFaultsOfAnUpdate(t *testing.T) {
	for name, c := range map[string]struct {
		fault   *bottest.Fault
		changed int
	}{"cut before": {bottest.CutBefore(), 0}, "cut after": {bottest.CutAfter(), 1}, "broken after": {bottest.BrokenAfter(), 1}} {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, l *line) {
				where, err := l.Send(t.Context(), asha, hello, "d1")
				must(t, err)
				l.chat.Fail(when(bottest.Update, c.fault))
				if l.Update(t.Context(), asha, where, bot.Message{Text: "Skipped."}) == nil {
					t.Error("no error")
				}
				if got := l.chat.Person("T1", "U0ASHA").Seen()[0].Updates; got != c.changed {
					t.Errorf("changed %d times, want %d", got, c.changed)
				}
			})
		})
	}
}

// What goes wrong before a message is posted is certain not to have shown it.
func TestFaultsOfOpening(t *testing.T) {
	for name, fault := range map[string]*bottest.Fault{"broken": bottest.Broken(), "cut after": bottest.CutAfter()} {
		t.Run(name, func(t *testing.T) {
			l := overHTTP(t)
			l.chat.Fail(when(bottest.Open, fault))
			_, err := l.Send(t.Context(), asha, hello, "d1")
			if no, ok := errors.AsType[*bot.Refusal](err); !ok || no.Reason != "unreachable" {
				t.Errorf("Send = %v, want a refusal", err)
			}
			if l.chat.Count() != 0 {
				t.Error("something was shown")
			}
		})
	}
}

// Without a clock moved by hand, waiting is a timer's.
func TestWaitingInABubble(t *testing.T) {
	for name, c := range map[string]struct {
		fault *bottest.Fault
		took  time.Duration
		want  error
	}{
		"slow":        {bottest.Slow(3 * time.Second), 3 * time.Second, nil},
		"too slow":    {bottest.Slow(time.Minute), 10 * time.Second, context.DeadlineExceeded},
		"lost":        {bottest.Lost(), 10 * time.Second, context.DeadlineExceeded},
		"not waiting": {bottest.CutAfter(), 0, errors.New("the connection was cut")},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				chat := bottest.NewChat(time.Now)
				chat.Fail(when(bottest.Send, c.fault))
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
				defer cancel()
				start := time.Now()
				_, err := chat.Platform("slack").Send(ctx, asha, hello, "d1")
				if fmt.Sprint(err) != fmt.Sprint(c.want) || time.Since(start) != c.took {
					t.Errorf("%v after %v; want %v after %v", err, time.Since(start), c.want, c.took)
				}
				if chat.Times("d1") != 1 {
					t.Error("it was not shown")
				}
			})
		})
	}
}

// A caller that gave up before it called has asked nothing.
func TestGivenUpBefore(t *testing.T) {
	both(t, func(t *testing.T, l *line) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := l.Send(ctx, asha, hello, "d1"); err == nil || l.chat.Count() > 0 || l.chat.Calls(bottest.Send) > 0 {
			t.Errorf("Send = %v, %d messages", err, l.chat.Count())
		}
	})
}

// Over HTTP a lost answer lasts until the caller goes away.
func TestLostOverHTTP(t *testing.T) {
	l := overHTTP(t)
	l.chat.Fail(when(bottest.Send, bottest.Lost()))
	ctx, giveUp := context.WithCancel(t.Context())
	l.chat.Watch(func(_ bottest.Call, m bottest.Moment) {
		if m == bottest.Shown && l.chat.Count() > 0 {
			giveUp()
		}
	})
	if _, err := l.Send(ctx, asha, hello, "d1"); !errors.Is(err, context.Canceled) {
		t.Errorf("Send = %v, want that it was given up", err)
	}
	if l.chat.Times("d1") != 1 {
		t.Error("it was not shown")
	}
}

var storm = func() func(bottest.Call) *bottest.Fault {
	return bottest.FaultsAt(7, bottest.CutAfter().At(0.2), bottest.CutBefore().At(0.2), bottest.Limited(time.Second).At(0.2), bottest.BrokenAfter().At(0.1))
}

// Another seed gives other faults.
func TestFaultsAtAnotherSeed(t *testing.T) {
	one, two, differ := bottest.FaultsAt(1, bottest.Lost().At(0.5)), bottest.FaultsAt(2, bottest.Lost().At(0.5)), 0
	for i := range 100 {
		c := bottest.Call{Method: bottest.Send, Delivery: reflection.DeliveryID(fmt.Sprint(i))}
		if (one(c) == nil) != (two(c) == nil) {
			differ++
		}
	}
	if differ < 30 {
		t.Errorf("two seeds differ in %d of 100 calls", differ)
	}
}

// The same seed gives the same faults, however the calls are interleaved.
func TestFaultsAt(t *testing.T) {
	const calls = 4000
	ask := func(order func(int) int) map[string]string {
		f, said := storm(), map[string]string{}
		for i := range calls {
			n := order(i)
			c := bottest.Call{Method: bottest.Send, Delivery: reflection.DeliveryID(fmt.Sprint(n / 2)), Number: i}
			said[fmt.Sprint(c.Delivery)] += fmt.Sprintf("%+v;", f(c))
		}
		return said
	}
	forwards := ask(func(i int) int { return i })
	backwards := ask(func(i int) int { return calls - 1 - i })
	if diff := cmp.Diff(forwards, backwards); diff != "" {
		t.Errorf("the order of the calls matters:\n%s", diff)
	}
	f, wrong := storm(), 0
	for i := range calls {
		if f(bottest.Call{Delivery: reflection.DeliveryID(fmt.Sprint(i))}) != nil {
			wrong++
		}
	}
	if share := float64(wrong) / calls; share < 0.66 || share > 0.74 {
		t.Errorf("%.2f of all calls went wrong, want 0.7", share)
	}
}

// A hundred senders that settle what is uncertain show everything once, through
// whatever goes wrong; senders that just send again do not.
func TestASenderThatAsksShowsEverythingOnce(t *testing.T) {
	for name, asks := range map[string]bool{"asks": true, "sends again": false} {
		t.Run(name, func(t *testing.T) {
			both(t, func(t *testing.T, l *line) {
				faults := storm()
				l.chat.Fail(func(c bottest.Call) *bottest.Fault {
					if c.Method == bottest.Look {
						return nil
					}
					return faults(c)
				})
				var all sync.WaitGroup
				for n := range 100 {
					to := bot.Address{Workspace: north, User: fmt.Sprint("U", n)}
					l.chat.Join("T1", to.User, "")
					all.Go(func() {
						for i := range 5 {
							l.deliver(t, to, reflection.DeliveryID(fmt.Sprintf("d%d/%d", n, i)), asks)
						}
					})
				}
				all.Wait()
				twice := len(l.chat.Twice())
				if asks && (twice > 0 || l.chat.Count() != 500) {
					t.Errorf("%d messages, %d deliveries shown twice", l.chat.Count(), twice)
				}
				if !asks && (twice == 0 || l.chat.Count() <= 500) {
					t.Errorf("%d messages, and nothing was shown twice", l.chat.Count())
				}
				if l.chat.Refusals() == 0 {
					t.Error("nothing was refused")
				}
			})
		})
	}
}

// deliver sends until it knows that the message was shown.
func (l *line) deliver(t *testing.T, to bot.Address, d reflection.DeliveryID, asks bool) {
	for range 60 {
		_, err := l.Send(t.Context(), to, hello, d)
		if err == nil {
			return
		}
		no, definite := errors.AsType[*bot.Refusal](err)
		if definite {
			l.move(no.RetryAfter)
		}
		if definite || !asks {
			continue
		}
		_, shown, err := l.Sent(t.Context(), to, d, began)
		if err != nil {
			t.Error(err)
		}
		if shown {
			return
		}
	}
	t.Errorf("%s was never shown", d)
}
