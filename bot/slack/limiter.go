package slack

import (
	"net/http"
	"path"
	"strconv"
	"sync"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// limits are what Slack has asked to leave alone: a method of one workspace,
// until a time. https://docs.slack.dev/apis/web-api/rate-limits/
type limits struct {
	now func() time.Time

	mu     sync.Mutex
	closed map[limit]time.Time
	rare   map[reflection.WorkspaceID]time.Time // until when history is read so rarely
}

type limit struct {
	workspace reflection.WorkspaceID
	method    string
}

const (
	historyMethod = "conversations.history"
	// An app outside the Marketplace may read a conversation once a minute:
	// https://docs.slack.dev/changelog/2025/05/29/rate-limit-changes-for-non-marketplace-apps
	// Which app that is, Slack says only by refusing for longer than the
	// ordinary limit would, so a workspace counts as such for a while after.
	historyEvery = time.Minute
	historyLong  = 10 * time.Second
	historyRare  = time.Hour
)

func newLimits(now func() time.Time) *limits {
	return &limits{now: now, closed: map[limit]time.Time{}, rare: map[reflection.WorkspaceID]time.Time{}}
}

// left is how long a method is still to be left alone; zero or less if it is
// not.
func (l *limits) left(of limit) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.closed[of].Sub(l.now())
}

// answered keeps what an answer means for the next call.
func (l *limits) answered(of limit, resp *http.Response) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	switch {
	case resp.StatusCode == http.StatusTooManyRequests:
		wait := retryAfter(resp)
		l.closed[of] = now.Add(wait)
		if of.method == historyMethod && wait > historyLong {
			l.rare[of.workspace] = now.Add(historyRare)
		}
	case of.method == historyMethod && now.Before(l.rare[of.workspace]):
		l.closed[of] = now.Add(historyEvery)
	}
}

// retryAfter is when to come back after status 429. Slack says whole seconds.
func retryAfter(resp *http.Response) time.Duration {
	seconds, err := strconv.Atoi(resp.Header.Get("Retry-After"))
	if err != nil {
		return retryRateLimited
	}
	return max(time.Duration(seconds)*time.Second, time.Second)
}

// limiter is the way to Slack for one workspace. A call that Slack would refuse
// again is not made: it fails at once with the *bot.Refusal that Slack would
// give. The limiter never waits, and counts nothing ahead of Slack, which lets
// short bursts pass: a person's press does not wait for a wave of messages.
type limiter struct {
	*limits
	workspace reflection.WorkspaceID
	next      http.RoundTripper
}

func (l limiter) RoundTrip(r *http.Request) (*http.Response, error) {
	of := limit{l.workspace, path.Base(r.URL.Path)}
	if left := l.left(of); left > 0 {
		if r.Body != nil {
			defer r.Body.Close()
		}
		return nil, &bot.Refusal{RetryAfter: left, Reason: "ratelimited"}
	}
	resp, err := l.next.RoundTrip(r)
	if err == nil {
		l.answered(of, resp)
	}
	return resp, err
}

// limited is the HTTP client of one workspace. While somebody installs the app
// there is none yet, and nobody else's limit counts.
func (p *Platform) limited(ws reflection.WorkspaceID) *http.Client {
	if ws == "" || p.settings.Now == nil {
		return p.settings.HTTP
	}
	client := *p.settings.HTTP
	if client.Transport == nil {
		client.Transport = http.DefaultTransport
	}
	client.Transport = limiter{p.limits, ws, client.Transport}
	return &client
}
