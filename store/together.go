package store

import (
	"context"
	"sync"
)

// together joins the steps of many callers at once into one write of the
// database. Whoever comes while none is under way writes at once and waits for
// nobody; whoever comes meanwhile goes with the next.
type together struct {
	mu      sync.Mutex
	waiting []*joined
	writing chan struct{} // holds one: who has put something in it is writing
}

// joined is what one caller brought, and what came of it.
type joined struct {
	rows  []*stepRow
	done  chan struct{}
	moved map[*stepRow]bool
	err   error
}

func newTogether() together { return together{writing: make(chan struct{}, 1)} }

type writeAll func(ctx context.Context, batch []*stepRow) (map[*stepRow]bool, error)

// batchAtMost bounds one write.
const batchAtMost = 200

// join writes rows, along with those of others, and says which of them moved.
// Once ctx ends it waits no longer; they may be written all the same.
func (t *together) join(ctx context.Context, rows []*stepRow, write writeAll) (map[*stepRow]bool, error) {
	mine := &joined{rows: rows, done: make(chan struct{})}
	t.mu.Lock()
	t.waiting = append(t.waiting, mine)
	t.mu.Unlock()
	for {
		select {
		case <-mine.done:
			return mine.moved, mine.err
		case <-ctx.Done():
			return nil, ctx.Err()
		case t.writing <- struct{}{}:
			t.writeWaiting(ctx, write)
			<-t.writing
		}
	}
}

func (t *together) writeWaiting(ctx context.Context, write writeAll) {
	group := t.take()
	if len(group) == 0 {
		return
	}
	var batch []*stepRow
	for _, j := range group {
		batch = append(batch, j.rows...)
	}
	moved, err := write(ctx, batch)
	for _, j := range group {
		if j.moved, j.err = moved, err; len(group) > 1 && isAboutARow(err) {
			j.moved, j.err = write(ctx, j.rows) // one row that is refused takes nobody else's along
		}
		close(j.done)
	}
}

// take is as many of those who wait as fit into one write. A delivery is in it
// once: of two steps of it one is refused, and a database does not say which.
func (t *together) take() []*joined {
	t.mu.Lock()
	defer t.mu.Unlock()
	seen := map[[2]string]bool{}
	n := 0
	for n < len(t.waiting) && len(seen) < batchAtMost && t.waiting[n].apart(seen) {
		n++
	}
	group := t.waiting[:n:n]
	t.waiting = t.waiting[n:]
	return group
}

// apart reports whether none of its deliveries was seen, and adds them.
func (j *joined) apart(seen map[[2]string]bool) bool {
	for _, row := range j.rows {
		if seen[[2]string{row.OrganisationID, row.ID}] {
			return false
		}
	}
	for _, row := range j.rows {
		seen[[2]string{row.OrganisationID, row.ID}] = true
	}
	return true
}
