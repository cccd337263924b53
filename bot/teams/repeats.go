package teams

import (
	"sync"
	"time"
)

// repeatsWithin is how long after the first copy of an activity another one may
// come. Whatever is kept, the domain takes in once at any time; this is for what
// is only said back.
const repeatsWithin = 10 * time.Minute

// repeats remembers the activities of the last minutes.
type repeats struct {
	mu    sync.Mutex
	seen  map[string]time.Time
	swept time.Time
}

// again reports whether the activity was seen, and remembers it. One without a
// name is always new.
func (r *repeats) again(event string, now time.Time) bool {
	if event == "" {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sweep(now)
	_, seen := r.seen[event]
	r.seen[event] = now
	return seen
}

func (r *repeats) sweep(now time.Time) {
	if r.seen == nil {
		r.seen = map[string]time.Time{}
	}
	if now.Sub(r.swept) < time.Minute {
		return
	}
	r.swept = now
	for event, at := range r.seen {
		if now.Sub(at) > repeatsWithin {
			delete(r.seen, event)
		}
	}
}
