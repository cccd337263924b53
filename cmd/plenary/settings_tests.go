package main

import (
	"net/url"
	"strconv"
	"time"

	"plenary/reflection"
)

// testSettings make a server that tests can kill, freeze and hurry. They are
// accepted only against a stand-in for Slack on this machine, as PLENARY_CLOCK
// is, and README.md does not list them.
type testSettings struct {
	Lease      time.Duration // PLENARY_TEST_LEASE: how long a killed process keeps a workspace
	PerSecond  float64       // PLENARY_TEST_PACE: messages in one workspace; less than 0 for no limit
	ClockAhead time.Duration // PLENARY_TEST_CLOCK_AHEAD: how wrong this machine's clock is
}

// patience is in proportion to the lease.
func (t testSettings) patience() reflection.Patience {
	return reflection.Patience{Lease: t.Lease, Call: t.Lease / 6, Settle: t.Lease / 2}
}

func (e *environment) testSettings(slackAPI string) testSettings {
	lease, pace, ahead := e.get("PLENARY_TEST_LEASE", "0s"), e.get("PLENARY_TEST_PACE", "0"), e.get("PLENARY_TEST_CLOCK_AHEAD", "0s")
	var t testSettings
	var errLease, errPace, errAhead error
	t.Lease, errLease = time.ParseDuration(lease)
	t.PerSecond, errPace = strconv.ParseFloat(pace, 64)
	t.ClockAhead, errAhead = time.ParseDuration(ahead)
	u, errURL := url.Parse(slackAPI)
	switch {
	case errLease != nil || errPace != nil || errAhead != nil:
		e.complain("a setting that begins with PLENARY_TEST_ cannot be read; it is for tests only, take it away")
	case t != testSettings{} && (errURL != nil || !loopback(u.Hostname())):
		e.complain("settings that begin with PLENARY_TEST_ are for tests and are accepted only when PLENARY_SLACK_API_URL is on this machine; take them away")
	}
	return t
}
