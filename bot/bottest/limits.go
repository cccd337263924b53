package bottest

import (
	"time"
)

// Limits is how fast the bot may write. Everything above is refused with
// status 429 and the whole seconds to wait. A zero Rate is no limit.
type Limits struct {
	Workspace Rate // all messages of one workspace together
	Channel   Rate // one conversation
}

// Rate allows so many a second for as long as one likes, and Burst at once
// after a pause; a Burst below one is one.
type Rate struct {
	PerSecond float64
	Burst     int
}

// Limit sets the limits from now on, with nothing used up.
func (c *Chat) Limit(l Limits) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.limits = l
	clear(c.workspaces)
	clear(c.channels)
}

// Pace is for a test of what happens at the limit: the platforms in process say
// this pace and not the limit's. A zero Rate is none.
func (c *Chat) Pace(r Rate) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.pace = &r
}

// Refusals is how many calls were answered with status 429, by a limit or a
// Fault: few, unless somebody keeps asking.
func (c *Chat) Refusals() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.refusals
}

// limited is nil if the message may be posted now, which is counted then. What
// is refused uses nothing up.
func (c *Chat) limited(call Call) *Fault {
	now := c.now()
	workspace := bucketOf(c.workspaces, call.Workspace, c.limits.Workspace)
	channel := bucketOf(c.channels, call.User, c.limits.Channel)
	wait := max(c.limits.Workspace.wait(workspace, now), c.limits.Channel.wait(channel, now))
	if wait > 0 {
		c.refusals++
		return Limited(wait)
	}
	c.limits.Workspace.use(workspace, now)
	c.limits.Channel.use(channel, now)
	return nil
}

// bucket holds the tokens of one workspace or conversation. They are kept as
// the time when it is full again, which is exact, where a count of tokens would
// gather the errors of its fractions.
type bucket struct{ full time.Time }

// bucketOf is nil where there is no limit.
func bucketOf[K comparable](buckets map[K]*bucket, key K, r Rate) *bucket {
	if r.PerSecond <= 0 {
		return nil
	}
	if buckets[key] == nil {
		buckets[key] = &bucket{}
	}
	return buckets[key]
}

// wait is how long until there is a token.
func (r Rate) wait(b *bucket, now time.Time) time.Duration {
	if b == nil {
		return 0
	}
	room := time.Duration(max(r.Burst, 1)-1) * r.every()
	return max(b.full.Sub(now), 0) - room
}

func (r Rate) use(b *bucket, now time.Time) {
	if b == nil {
		return
	}
	if b.full.Before(now) {
		b.full = now
	}
	b.full = b.full.Add(r.every())
}

// every is the time between two tokens.
func (r Rate) every() time.Duration {
	return time.Duration(float64(time.Second) / r.PerSecond)
}
