package bot

import (
	"context"
	"math"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"plenary/reflection"
)

// pace is how fast one workspace may be written to. It outlives the turns of a
// process, so that a new turn does not begin with a fresh allowance.
type pace struct {
	limiter *rate.Limiter // nil without a limit

	mu     sync.Mutex
	faults int       // calls in a row that nobody knows the outcome of
	fault  time.Time // when the last of them ended
}

type paces struct {
	mu  sync.Mutex
	all map[reflection.WorkspaceID]*pace
}

func (p *paces) of(ws reflection.Workspace, platform Platform) *pace {
	p.mu.Lock()
	defer p.mu.Unlock()
	if known := p.all[ws.ID]; known != nil {
		return known
	}
	fresh := &pace{}
	if paced, can := platform.(Paced); can {
		if perSecond, burst := paced.Pace(ws); perSecond > 0 {
			fresh.limiter = rate.NewLimiter(rate.Limit(perSecond), max(burst, 1))
		}
	}
	if p.all == nil {
		p.all = map[reflection.WorkspaceID]*pace{}
	}
	p.all[ws.ID] = fresh
	return fresh
}

const (
	// readAtMost is how many rows are read and decided about at once.
	readAtMost = 50
	// aheadBy is for how long they last at the allowed pace: what was
	// decided must not be old by the time it is said.
	aheadBy = 2 // seconds
)

// atOnce is how many rows to read.
func (p *pace) atOnce(now time.Time) int {
	if p.limiter == nil {
		return readAtMost
	}
	ahead := int(float64(p.limiter.Limit())*aheadBy) + int(p.limiter.TokensAt(now))
	return min(max(ahead, 1), readAtMost)
}

// usualCall is the longest that a platform takes over one call when it is well.
const usualCall = 300 * time.Millisecond

// abreast is how many messages may be on their way at once: as many as the
// pace needs where each takes that long. Where no pace is known, and while the
// platform is not well, it is one: what nobody knows the outcome of costs most.
func (p *pace) abreast() int {
	if p.limiter == nil || p.cautious() {
		return 1
	}
	needed := math.Ceil(float64(p.limiter.Limit()) * usualCall.Seconds())
	return max(min(int(needed), p.limiter.Burst()), 1)
}

// wait waits until one more message may be sent beside the others, which have
// yet to be counted.
func (p *pace) wait(ctx context.Context, now time.Time, others int) error {
	if p.limiter == nil {
		return ctx.Err()
	}
	missing := 1 - (p.limiter.TokensAt(now) - float64(others))
	if missing <= 0 {
		return ctx.Err()
	}
	enough := time.NewTimer(time.Duration(missing / float64(p.limiter.Limit()) * float64(time.Second)))
	defer enough.Stop()
	select {
	case <-enough.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// spent counts a message once its call is over. The platform counted it a
// little earlier, so its allowance is never behind this one: at the very limit
// nothing is refused.
func (p *pace) spent(now time.Time) {
	if p.limiter != nil {
		p.limiter.AllowN(now, 1)
	}
}

// fine is what a call that began then says for the platform. One that was on
// its way already when another went wrong says nothing about afterwards.
func (p *pace) fine(began time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if began.After(p.fault) {
		p.faults = 0
	}
}

func (p *pace) cautious() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.faults > 0
}

// Between two calls that nobody knows the outcome of, the workspace is left
// alone a little longer each time, but never for so long that a prompt would
// come late once the platform is back.
const (
	firstCaution = 2 * time.Second
	mostCaution  = 16 * time.Second
)

// caution is for how long, after a call that began and ended then. Those that
// were on their way together met one fault.
func (p *pace) caution(began, ended time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.faults == 0 || began.After(p.fault) {
		p.faults++
	}
	p.fault = ended
	return min(firstCaution<<min(p.faults-1, 8), mostCaution)
}
