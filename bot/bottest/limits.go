package bottest

import (
	"time"
)

// Limits is how fast the bot may write and ask. Everything above is refused with
// status 429 and the whole seconds to wait. A zero Rate is no limit.
type Limits struct {
	Workspace Rate            // all messages of one workspace together
	Channel   Rate            // all messages of one conversation
	Methods   map[string]Rate // by Call.Method: each by itself in each workspace
}

// SlackLimits are Slack's, with the least that its words allow: a message a
// second in a conversation, "several hundred" a minute in a workspace, and the
// tier of each method: https://docs.slack.dev/apis/web-api/rate-limits/
func SlackLimits() Limits {
	tier3, tier4 := aMinute(50), aMinute(100)
	return Limits{
		Workspace: Rate{PerSecond: 5, Burst: 10},
		Channel:   Rate{PerSecond: 1},
		Methods: map[string]Rate{
			Open: tier3, Look: tier3, Update: tier3, "users.lookupByEmail": tier3,
			"users.info": tier4, "oauth.v2.access": tier4,
			"views.open": tier4, "views.push": tier4, "views.update": tier4, "views.publish": tier4,
		},
	}
}

// aMinute is so many calls a minute, which may come at once.
func aMinute(calls int) Rate { return Rate{PerSecond: float64(calls) / 60, Burst: calls} }

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
	clear(c.buckets)
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

// limited is nil if the call may be made now, which is counted then. What is
// refused uses nothing up.
func (c *Chat) limited(call Call) *Fault {
	now, wait := c.now(), time.Duration(0)
	from := c.bucketsOf(call)
	for _, b := range from {
		wait = max(wait, b.wait(now))
	}
	if wait > 0 {
		c.refusals++
		return Limited(wait)
	}
	for _, b := range from {
		b.use(now)
	}
	return nil
}

// bucketsOf are those a call takes a token from.
func (c *Chat) bucketsOf(call Call) (from []*bucket) {
	take := func(key share, r Rate) {
		if r.PerSecond <= 0 {
			return
		}
		if c.buckets[key] == nil {
			c.buckets[key] = &bucket{Rate: r}
		}
		from = append(from, c.buckets[key])
	}
	if call.Method == Send {
		take(share{who: who{workspace: call.Workspace}}, c.limits.Workspace)
		take(share{who: who{call.Workspace, call.User}}, c.limits.Channel)
	}
	take(share{who{workspace: call.Workspace}, call.Method}, c.limits.Methods[call.Method])
	return from
}

// share is what has a limit of its own: a workspace, somebody's conversation in
// it, or a method in it.
type share struct {
	who
	method string
}

// bucket holds the tokens of one share. They are kept as the time when it is
// full again, which is exact, where a count of tokens would gather the errors
// of its fractions.
type bucket struct {
	Rate
	full time.Time
}

// wait is how long until there is a token.
func (b *bucket) wait(now time.Time) time.Duration {
	room := time.Duration(max(b.Burst, 1)-1) * b.every()
	return max(b.full.Sub(now), 0) - room
}

func (b *bucket) use(now time.Time) {
	if b.full.Before(now) {
		b.full = now
	}
	b.full = b.full.Add(b.every())
}

// every is the time between two tokens.
func (r Rate) every() time.Duration {
	return time.Duration(float64(time.Second) / r.PerSecond)
}
