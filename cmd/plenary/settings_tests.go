package main

import (
	"strconv"
	"time"

	"plenary/reflection"
)

// testSettings make a server that tests can kill, freeze and hurry. They are
// accepted only in a rehearsal, as PLENARY_CLOCK is, and README.md does not list
// them.
type testSettings struct {
	Lease      time.Duration // PLENARY_TEST_LEASE: how long a killed process keeps a workspace
	PerSecond  float64       // PLENARY_TEST_PACE: messages in one workspace; less than 0 for no limit
	ClockAhead time.Duration // PLENARY_TEST_CLOCK_AHEAD: how wrong this machine's clock is
}

// patience is in proportion to the lease.
func (t testSettings) patience() reflection.Patience {
	return reflection.Patience{Lease: t.Lease, Call: t.Lease / 6, Settle: t.Lease / 2}
}

func (e *environment) testSettings(rehearsal bool) testSettings {
	lease, pace, ahead := e.get("PLENARY_TEST_LEASE", "0s"), e.get("PLENARY_TEST_PACE", "0"), e.get("PLENARY_TEST_CLOCK_AHEAD", "0s")
	var t testSettings
	var errLease, errPace, errAhead error
	t.Lease, errLease = time.ParseDuration(lease)
	t.PerSecond, errPace = strconv.ParseFloat(pace, 64)
	t.ClockAhead, errAhead = time.ParseDuration(ahead)
	switch {
	case errLease != nil || errPace != nil || errAhead != nil:
		e.complain("a setting that begins with PLENARY_TEST_ cannot be read; it is for tests only, take it away")
	case t != testSettings{} && !rehearsal:
		e.complain("settings that begin with PLENARY_TEST_ are for tests and are accepted only when each chat that is set up is a stand-in on this machine; take them away")
	}
	return t
}
