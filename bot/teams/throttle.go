package teams

import (
	"sync"
	"time"

	"golang.org/x/time/rate"

	"plenary/bot"
	"plenary/reflection"
)

// Teams takes 50 requests a second of one app in one tenant:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit.
// At this pace no second holds more, from the first on.
const (
	perSecond = 48.9
	burst     = 2
)

// Pace is what Teams allows for the whole tenant.
func (p *Platform) Pace(reflection.Workspace) (perSec float64, atOnce int) {
	if p.settings.PerSecond != 0 {
		return max(p.settings.PerSecond, 0), burst
	}
	return perSecond, burst
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
