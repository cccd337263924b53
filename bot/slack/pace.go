package slack

import (
	"context"
	"sync"
	"time"

	"plenary/reflection"
)

// Slack takes "several hundred messages per minute" in a workspace, and short
// bursts above that: https://docs.slack.dev/apis/web-api/rate-limits/
const (
	perSecond = 5
	burst     = 10
)

// apart is how far apart messages in one conversation are: "1 per second per
// channel". Slack does not say which limit it was that a message has met, so
// that two messages to one person would hold up a workspace.
const apart = time.Second

// Pace is what Slack allows for posting in one workspace.
func (p *Platform) Pace(reflection.Workspace) (perSec float64, atOnce int) {
	if p.settings.PerSecond != 0 {
		return max(p.settings.PerSecond, 0), burst
	}
	return perSecond, burst
}

// turns are when the next message may go to each conversation.
type turns struct {
	mu   sync.Mutex
	next map[conversation]time.Time
}

// conversation is a channel of one workspace: another may use the same id.
type conversation struct {
	workspace reflection.WorkspaceID
	channel   string
}

// sweepAt is how many conversations are remembered before those are forgotten
// whose turn has passed.
const sweepAt = 4096

// take takes the next turn in a conversation, and says how long it is until
// then.
func (t *turns) take(in conversation, now time.Time) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.next) > sweepAt {
		for other, at := range t.next {
			if at.Before(now) {
				delete(t.next, other)
			}
		}
	}
	wait := max(t.next[in].Sub(now), 0)
	t.next[in] = now.Add(wait + apart)
	return wait
}

// turn waits until a message may go to the channel, which is a second at most
// unless several are waiting. It goes by the machine's own clock: what it waits
// for is another call. Nothing was shown yet, so every error is a *bot.Refusal.
func (a *access) turn(ctx context.Context, channel string) error {
	if a.settings.PerSecond < 0 {
		return nil
	}
	wait := time.NewTimer(a.turns.take(conversation{a.workspace, channel}, time.Now()))
	defer wait.Stop()
	select {
	case <-wait.C:
		return nil
	case <-ctx.Done():
		return a.notYet(ctx.Err())
	}
}
