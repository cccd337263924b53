package teams

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"plenary/bot"
	"plenary/reflection"
)

// perSecond is how many requests Teams takes of one app in one tenant, of
// whatever kind: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
const perSecond = 50

// Pace is what Teams allows for the whole tenant. Whoever is behind may catch up
// within the second: places see to it that none holds more.
func (p *Platform) Pace(reflection.Workspace) (perSec float64, atOnce int) {
	perSec = p.settings.perSecond()
	return perSec, int(perSec)
}

// perSecond is 0 without a limit.
func (s Settings) perSecond() float64 {
	if s.PerSecond == 0 {
		return perSecond
	}
	return max(s.PerSecond, 0)
}

// places are as many as the requests that Teams takes in a second, messages and
// all else. A request has one from before it leaves until a second after Teams
// has counted it at the latest: so, however long each is on its way, no second
// holds more of them.
type places struct {
	taken chan struct{} // nil without a limit
	back  time.Duration // how long after it was counted its place is free again
	calls *durations
}

func newPlaces(perSecond float64) places {
	if perSecond == 0 {
		return places{}
	}
	n := max(int(perSecond), 1)
	return places{make(chan struct{}, n), time.Duration(float64(n) / perSecond * float64(time.Second)), &durations{}}
}

// placeWithin is how long a request waits for a place.
const placeWithin = 2 * time.Second

// crowded is for everybody: the tenant is being asked as much as it may be.
var crowded = &bot.Refusal{RetryAfter: time.Second, Reason: "too many requests in the tenant"}

// take takes a place, which is left when the call is over.
func (p places) take(ctx context.Context) (leave func(), err error) {
	if p.taken == nil {
		return func() {}, nil
	}
	enough := time.NewTimer(placeWithin)
	defer enough.Stop()
	select {
	case p.taken <- struct{}{}:
		began := time.Now() //nolint:forbidigo // how long a call is on its way, by the clock of AfterFunc: not a time of day
		return func() {
			took := time.Since(began) //nolint:forbidigo // as above
			time.AfterFunc(p.back-p.calls.early(took), func() { <-p.taken })
		}, nil
	case <-enough.C:
	case <-ctx.Done():
	}
	return nil, crowded
}

// durations are how long calls take.
type durations struct {
	mu          sync.Mutex
	seen        int
	least, mean time.Duration
}

// enoughSeen is how many calls say how long one takes at least.
const enoughSeen = perSecond

// early is for how long before the answer to a call that took so long its place
// may begin to be freed. Between when Teams counts one call and when it counts
// the one that has its place next lies all of the way back of the first and all
// of the way there of the second, and no call is quicker than the two together
// at their quickest. What was seen may be a little more than that, so what calls
// vary by is taken off.
func (d *durations) early(took time.Duration) time.Duration {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.seen == 0 {
		d.least, d.mean = took, took
	}
	d.seen++
	d.least = min(d.least, took)
	d.mean += (took - d.mean) / time.Duration(min(d.seen, enoughSeen))
	if d.seen < enoughSeen {
		return 0
	}
	return max(2*d.least-d.mean, 0)
}

// Of messages in one conversation Teams takes 7 in a second, 8 in two, 60 in
// thirty and 1,800 in an hour. Six at once and then one every 2.1 seconds are
// within all four, whenever one begins to count: at most 6, 6, 20 and 1,720.
const (
	threadBurst = 6
	threadEvery = 2100 * time.Millisecond
)

// threads counts the messages of each conversation, so that Teams is not asked
// for what it would refuse. An hour's silence is forgotten in seconds: a
// conversation that can take six at once again is like one never met.
type threads struct {
	mu    sync.Mutex
	all   map[string]*rate.Limiter // by conversation
	swept time.Time
}

// full is for this message only. The ledger tries it again after half a minute,
// by when there is room: nobody waits for it, and no other conversation does.
var full = &bot.Refusal{Reason: "too many messages in one conversation"}

// take counts a message in a conversation that is to be sent now, or says why
// not.
func (t *threads) take(conversation string, now time.Time) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sweep(now)
	l := t.all[conversation]
	if l == nil {
		l = rate.NewLimiter(rate.Every(threadEvery), threadBurst)
		if t.all == nil {
			t.all = map[string]*rate.Limiter{}
		}
		t.all[conversation] = l
	}
	if !l.AllowN(now, 1) {
		return full
	}
	return nil
}

// sweep forgets the conversations that are like new, now and then.
func (t *threads) sweep(now time.Time) {
	if now.Sub(t.swept) < threadBurst*threadEvery {
		return
	}
	t.swept = now
	for conversation, l := range t.all {
		if l.TokensAt(now) >= threadBurst {
			delete(t.all, conversation)
		}
	}
}
