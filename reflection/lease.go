package reflection

import "time"

// Lease is the right to send in one workspace for a while. Of any number of
// processes one holds it, so that one at a time paces the workspace and counts
// its caps.
type Lease struct {
	Workspace Workspace
	// Number counts the leases of this workspace. Rows carry the number they
	// were begun under, and whoever holds an earlier one can begin nothing.
	Number int64
}

// Wanted is what a process asks for when it looks for work.
type Wanted struct {
	Holder    string        // the process, for whoever reads the table
	Platforms []string      // those it can reach
	Now       time.Time     // what is due by then is work
	For       time.Duration // how long the lease lasts, by the database's clock
	Limit     int           // at most so many workspaces
}

// Patience is how long a sender holds on. The zero value is what runs in
// schools; tests of faults shorten it.
type Patience struct {
	Lease  time.Duration // how long a workspace stays with a process that was killed
	Call   time.Duration // how long one call of a platform may take
	Settle time.Duration // how long after a call that had no answer its effect may still show
}

// OrDefault fills in what is not set: design.md, decision 6.
func (p Patience) OrDefault() Patience {
	if p.Lease == 0 {
		p.Lease = time.Minute
	}
	if p.Call == 0 {
		p.Call = 10 * time.Second
	}
	if p.Settle == 0 {
		p.Settle = 30 * time.Second
	}
	return p
}

// settleAt is when the platform can be asked what came of a call that ends now.
func (s *Service) settleAt(d Delivery) time.Time {
	wait := s.Patience.OrDefault().Settle
	return s.Now().Add(wait + jitter(d.ID, wait/4)).UTC()
}

// firstBackOff doubles with each attempt, up to mostBackOff, so that a platform
// is not asked over and over, and a prompt still comes soon after a fault ends.
const (
	firstBackOff = 30 * time.Second
	mostBackOff  = 15 * time.Minute
)

// backOff is how long to wait before the next attempt. Two rows that were
// refused together do not come back together.
func backOff(d Delivery) time.Duration {
	wait := firstBackOff << min(max(d.Attempts-1, 0), 10)
	wait = min(wait, mostBackOff)
	return wait + jitter(d.ID, wait/4)
}

// jitter is some of most, always the same for one delivery.
func jitter(id DeliveryID, most time.Duration) time.Duration {
	return time.Duration(hashOn(hashBegins, string(id)) % uint64(max(most, 1)))
}
