package teams

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// Whatever a person does, and whenever, the stand-in never has to refuse a
// message for its conversation: we do so before, and for that one alone.
func TestAConversationIsNeverPressed(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := began
		chat := bottest.NewChat(func() time.Time { return now })
		chat.Limit(bottest.Limits{Threads: bottest.TeamsLimits().Threads})
		teams := chat.Blind("teams")
		asha := bot.Address{Workspace: reflection.Workspace{ID: "T1"}, User: "asha"}
		var ours threads
		taken := 0
		for range rapid.IntRange(1, 400).Draw(t, "messages") {
			now = now.Add(time.Duration(rapid.IntRange(0, 3000).Draw(t, "later")) * time.Millisecond)
			if ours.take("asha", now) != nil {
				continue
			}
			taken++
			if _, err := teams.Send(t.Context(), asha, hello, ""); err != nil {
				t.Fatalf("message %d: %v", taken, err)
			}
		}
	})
}

// For an hour and more without a pause.
func TestAConversationForHours(t *testing.T) {
	now := began
	chat := bottest.NewChat(func() time.Time { return now })
	chat.Limit(bottest.Limits{Threads: bottest.TeamsLimits().Threads})
	teams := chat.Blind("teams")
	asha := bot.Address{Workspace: reflection.Workspace{ID: "T1"}, User: "asha"}
	var ours threads
	taken := 0
	for ; now.Sub(began) < 3*time.Hour; now = now.Add(100 * time.Millisecond) {
		if ours.take("asha", now) == nil {
			taken++
			_, err := teams.Send(t.Context(), asha, hello, "")
			must(t, err)
		}
	}
	if want := 3 * 1714; taken < want {
		t.Errorf("%d messages in three hours, want %d", taken, want)
	}
}

// One conversation's refusal is nobody else's, and uses nothing up.
func TestAFullConversation(t *testing.T) {
	n := newNorth(t)
	for i := range threadBurst {
		_, _, err := n.sends(t, "asha", fmt.Sprint("d", i))
		must(t, err)
	}
	_, no, _ := n.sends(t, "asha", "d7")
	if no == nil || no.RetryAfter != 0 || no.Gone {
		t.Errorf("the seventh at once is refused with %+v, want it for that message only", no)
	}
	if n.chat.Calls(bottest.Send) != threadBurst {
		t.Error("Teams was asked for what it would refuse")
	}
	if _, _, err := n.sends(t, "sam", "d8"); err != nil {
		t.Errorf("somebody else's: %v", err)
	}
	n.move(threadEvery)
	if _, _, err := n.sends(t, "asha", "d7"); err != nil {
		t.Errorf("once there is room: %v", err)
	}
}

// What is silent is forgotten: 2,000 people are not remembered a minute later.
func TestSilentConversationsAreForgotten(t *testing.T) {
	var ours threads
	now, most := began, 0
	for i := range 2000 {
		must(t, ours.take(fmt.Sprint(i), now))
		now = now.Add(20 * time.Millisecond)
		most = max(most, len(ours.all))
	}
	if most > 1000 {
		t.Errorf("%d conversations were remembered at once", most)
	}
	now = now.Add(time.Minute)
	must(t, ours.take("asha", now))
	if len(ours.all) != 1 {
		t.Errorf("%d are remembered a minute later", len(ours.all))
	}
}

func TestPace(t *testing.T) {
	for set, want := range map[float64]float64{0: 50, 20: 20, 0.5: 0.5, -1: 0} {
		if got, atOnce := New(Settings{PerSecond: set}).Pace(workspace); got != want || atOnce != int(want) {
			t.Errorf("with %v the pace is %v after %d, want %v", set, got, atOnce, want)
		}
	}
}

// Whatever is asked, by however many and however long each is on its way, no
// second holds more than Teams takes; and it takes about that much.
func TestNoSecondHoldsMore(t *testing.T) {
	late := bottest.FaultsAt(1, bottest.Slow(70*time.Millisecond).At(0.3), bottest.Slow(600*time.Millisecond).At(0.05))
	for name, c := range map[string]struct {
		slow   func(bottest.Call) *bottest.Fault
		jitter time.Duration // at most, each way
		within time.Duration
	}{
		"quick, and some are slow": {late, 40 * time.Millisecond, 23 * time.Second},
		"all take their time":      {func(bottest.Call) *bottest.Fault { return bottest.Slow(150 * time.Millisecond) }, 8 * time.Millisecond, 21 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { aThousandRequests(t, c.slow, c.jitter, c.within) })
		})
	}
}

// aThousandRequests are made by twenty at once. Fifty a second are twenty
// seconds, less the first second.
func aThousandRequests(t *testing.T, slow func(bottest.Call) *bottest.Fault, jitter, within time.Duration) {
	chat := bottest.NewChat(time.Now)
	chat.Limit(bottest.Limits{Tenant: bottest.TeamsLimits().Tenant})
	chat.Join("T1", "asha", "asha@north.example")
	chat.Fail(func(c bottest.Call) *bottest.Fault {
		c.User = fmt.Sprint(c.Number)
		return slow(c)
	})
	p := New(Settings{AppID: bottest.ClientID, AppSecret: bottest.ClientSecret, Tenant: "T1", LoginURL: "http://127.0.0.1/", Now: time.Now,
		HTTP: &http.Client{Transport: jittered{chat.Teams(), jitter}}})
	at := place{"http://127.0.0.1/", chat.TeamsConversation("T1", "asha")}
	start := time.Now()
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			for range 50 {
				if _, err := p.member(t.Context(), at, "asha"); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	took := time.Since(start)
	t.Logf("1,000 requests took %v", took)
	if n := chat.Refusals(); n > 0 || took < 19*time.Second || took > within {
		t.Errorf("1,000 requests took %v, and Teams refused %d", took, n)
	}
}

// jittered is a line on which requests and answers take a while.
type jittered struct {
	http.Handler
	most time.Duration // each way
}

func (j jittered) RoundTrip(r *http.Request) (*http.Response, error) {
	time.Sleep(rand.N(j.most))
	arrived, w := r.Clone(r.Context()), httptest.NewRecorder()
	if r.Body == nil { // as only a client may have it
		arrived.Body = http.NoBody
	}
	j.ServeHTTP(w, arrived)
	time.Sleep(rand.N(j.most))
	return w.Result(), nil
}

// Nobody waits long for a place, and what gets none was not sent.
func TestACrowdedTenant(t *testing.T) {
	n := newNorth(t)
	n.Platform.places = newPlaces(0.25)
	if _, _, err := n.sends(t, "asha", "d1"); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, err := n.Send(ctx, n.to("sam"), hello, "d2")
	if no, _ := errors.AsType[*bot.Refusal](err); no != crowded || n.chat.Times("d2") > 0 {
		t.Errorf("Send = %v", err)
	}
	if n.doubts.any.Load() {
		t.Error("there is doubt about what was not sent")
	}
	n.Platform.places = newPlaces(0)
	if _, _, err := n.sends(t, "sam", "d2"); err != nil {
		t.Errorf("without a limit: %v", err)
	}
}

func TestHowLongAPlaceIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newPlaces(0.25)
		leave, err := p.take(t.Context())
		must(t, err)
		leave()
		start := time.Now()
		if _, err := p.take(t.Context()); err == nil || time.Since(start) != placeWithin {
			t.Errorf("the place was taken: %v after %v", err, time.Since(start))
		}
		time.Sleep(2 * time.Second)
		if _, err := p.take(t.Context()); err != nil {
			t.Errorf("after four seconds: %v", err)
		}
	})
}
