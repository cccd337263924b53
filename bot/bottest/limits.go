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

	// What Teams counts instead. All windows hold.
	Tenant  []Window            // all calls in one workspace, of whatever method
	Threads map[string][]Window // by Call.Method: each by itself in each conversation
}

// Window is how many calls there may be in any time so long.
type Window struct {
	Most int
	In   time.Duration
}

// TeamsLimits are those of one bot in Teams:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
func TeamsLimits() Limits {
	const second = time.Second
	thread := []Window{{7, second}, {8, 2 * second}, {60, 30 * second}, {1800, time.Hour}}
	roster := []Window{{14, second}, {16, 2 * second}, {120, 30 * second}, {3600, time.Hour}}
	return Limits{Tenant: []Window{{50, second}}, Threads: map[string][]Window{Send: thread, Open: thread, Roster: roster}}
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
	clear(c.counts)
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
	from := c.allowancesOf(call)
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

// allowance is what one share may still do.
type allowance interface {
	wait(now time.Time) time.Duration // until one more call may be made
	use(now time.Time)
}

// allowancesOf are those a call is counted in.
func (c *Chat) allowancesOf(call Call) (from []allowance) {
	for _, b := range c.bucketsOf(call) {
		from = append(from, b)
	}
	if call.Method == Login { // which is not the Connector's
		return from
	}
	take := func(key share, windows []Window) {
		if len(windows) == 0 {
			return
		}
		if c.counts[key] == nil {
			c.counts[key] = &count{windows: windows}
		}
		from = append(from, c.counts[key])
	}
	take(share{who: who{workspace: call.Workspace}}, c.limits.Tenant)
	take(share{who{call.Workspace, call.User}, call.Method}, c.limits.Threads[call.Method])
	return from
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

// count is the calls of one share that a window may still hold.
type count struct {
	windows []Window
	at      []time.Time // in order
}

func (c *count) wait(now time.Time) (wait time.Duration) {
	for _, w := range c.windows {
		if len(c.at) >= w.Most {
			wait = max(wait, c.at[len(c.at)-w.Most].Add(w.In).Sub(now))
		}
	}
	return wait
}

func (c *count) use(now time.Time) {
	most := 0
	for _, w := range c.windows {
		most = max(most, w.Most)
	}
	c.at = append(c.at, now)
	c.at = c.at[max(len(c.at)-most, 0):]
}
