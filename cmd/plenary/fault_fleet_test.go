package main

import (
	"slices"
	"strings"
	"time"
)

// fleet is several replicas on one database, and what becomes of them.
type fleet struct {
	*ground
	lease  time.Duration
	up     []*replica
	thawed []*replica

	kills, restarts int
}

// launch starts so many replicas.
func (f *fleet) launch(replicas int) {
	f.up = nil
	for range replicas {
		f.up = append(f.up, f.start())
	}
}

func (f *fleet) start() *replica {
	return f.replica("PLENARY_TEST_LEASE="+f.lease.String(), "PLENARY_TEST_PACE=20")
}

// land stops them all, as an update of the server does.
func (f *fleet) land() {
	f.Helper()
	for _, r := range f.up {
		f.stopped(r)
	}
}

func (f *fleet) stopped(r *replica) {
	f.Helper()
	asked := time.Now()
	if code := r.stop(); code != done || time.Since(asked) > 10*time.Second {
		f.Errorf("a replica ended with %d after %v: %s", code, time.Since(asked), r.wrong())
	}
	f.noneForgotten(r)
}

// noneForgotten looks for what KeepHouse would have had to mend.
func (f *fleet) noneForgotten(r *replica) {
	f.Helper()
	if strings.Contains(r.log.String(), "somebody had nothing queued") {
		f.Errorf("somebody's messages had stopped: %s", r.wrong())
	}
}

// wrong is what a replica said other than its diary.
func (r *replica) wrong() string {
	var said strings.Builder
	for line := range strings.Lines(r.log.String()) {
		if !strings.HasPrefix(line, "diary: ") {
			said.WriteString(line)
		}
	}
	return said.String()
}

// killOne kills a replica in the middle of a call, and starts another.
func (f *fleet) killOne() {
	f.Helper()
	victim := strike(f.ground, f.up, func(r *replica) { r.kill() })
	f.noneForgotten(victim)
	f.replace(victim)
	f.kills++
}

// killHalf kills one after the other until half of them were.
func (f *fleet) killHalf() {
	f.Helper()
	for range (len(f.up) + 1) / 2 {
		f.killOne()
	}
}

func (f *fleet) replace(r *replica) {
	f.up = append(slices.DeleteFunc(f.up, func(o *replica) bool { return o == r }), f.start())
}

// rollOver replaces one replica after the other.
func (f *fleet) rollOver() {
	f.Helper()
	for _, r := range slices.Clone(f.up) {
		f.stopped(r)
		f.replace(r)
		f.up[len(f.up)-1].serving()
		f.restarts++
	}
}

// freezeOne freezes a replica in the middle of a call for longer than its
// leases last.
func (f *fleet) freezeOne() {
	f.Helper()
	r := strike(f.ground, f.up, func(r *replica) { r.freeze() })
	<-time.After(2 * f.lease) // the lease, and what is settled after it waits for as long as half of it
	r.thaw()
	f.thawed = append(f.thawed, r)
}
