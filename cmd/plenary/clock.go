package main

import "time"

// clockFrom is the program's one clock. It is the machine's own, or one that
// began at another instant and runs on from there (PLENARY_CLOCK).
func clockFrom(begins time.Time) func() time.Time {
	if begins.IsZero() {
		return time.Now
	}
	started := time.Now()
	return func() time.Time { return begins.Add(time.Since(started)) }
}
