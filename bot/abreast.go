package bot

import (
	"context"
	"errors"
	"sync"

	"plenary/reflection"
)

// abreast are the deliveries of one turn that are on their way: several at
// once, so that a platform which takes its time over each makes nobody late,
// and those of one person one after another. One goroutine lets them in.
type abreast struct {
	room  chan struct{}                         // one in it for each
	last  map[reflection.MemberID]chan struct{} // closed once the person's last one is through
	under sync.WaitGroup

	mu   sync.Mutex
	over bool // none is to follow
	err  error
}

func newAbreast(most int) *abreast {
	return &abreast{room: make(chan struct{}, most), last: map[reflection.MemberID]chan struct{}{}}
}

// enter waits until the person's next one may set out; leave says what came of
// it, and whether others are to follow. Without ok none is to set out any more.
func (a *abreast) enter(ctx context.Context, to reflection.MemberID) (leave func(goOn bool, err error), ok bool) {
	if last := a.last[to]; last != nil && !a.reach(ctx, last) {
		return nil, false
	}
	select {
	case a.room <- struct{}{}:
	case <-ctx.Done():
		return nil, false
	}
	through := make(chan struct{})
	a.last[to] = through
	a.under.Add(1)
	return func(goOn bool, err error) {
		a.note(goOn, err)
		close(through)
		<-a.room
		a.under.Done()
	}, true
}

func (a *abreast) reach(ctx context.Context, through chan struct{}) bool {
	select {
	case <-through:
		return true
	case <-ctx.Done():
		return false
	}
}

// others is how many are on their way besides the one let in last.
func (a *abreast) others() int { return len(a.room) - 1 }

func (a *abreast) note(goOn bool, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.over = a.over || !goOn || err != nil
	switch {
	case err == nil:
	case a.err == nil, over(a.err): // a fault beside it says more than that the lease has ended
		a.err = err
	case !over(err):
		a.err = errors.Join(a.err, err)
	}
}

func (a *abreast) ended() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.over
}

// wait waits until all are through.
func (a *abreast) wait() (goOn bool, err error) {
	a.under.Wait()
	return !a.over, a.err
}
