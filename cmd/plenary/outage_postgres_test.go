package main

import (
	"testing"
	"time"
)

// noticed is how long a fault has to last for the sender to notice it for sure,
// which looks for work every five seconds. A shorter one it may get over
// without a word.
const noticed = 6 * time.Second

func TestPostgresRestarts(t *testing.T) {
	for _, mode := range []string{"fast", "immediate"} {
		t.Run(mode, func(t *testing.T) {
			t.Parallel()
			pg := newPostgres(t)
			stop := func() (start func()) { pg.stop(mode); return pg.start }
			newOutage(t, pg.forProgram(), pg.forTest()).survives(fault{begins: stop, lasts: noticed, unready: true})
		})
	}
}

func TestPostgresIsFrozen(t *testing.T) {
	t.Parallel()
	pg := newPostgres(t)
	lasts := lasting(6*time.Second, 30*time.Second)
	newOutage(t, pg.forProgram(), pg.forTest()).survives(fault{
		begins: pg.freeze, lasts: lasts, unready: true, unnoticed: lasts < 10*time.Second})
}

func TestPostgresHasNoConnectionLeft(t *testing.T) {
	t.Parallel()
	pg := newPostgres(t, "max_connections=25")
	newOutage(t, pg.forProgram(), pg.forTest()).survives(fault{begins: pg.crowd, lasts: noticed, unready: true})
}

// With a full disk what is there can still be read, so /readyz stays as it is.
func TestPostgresDiskIsFull(t *testing.T) {
	t.Parallel()
	pg, fill := smallPostgres(t)
	newOutage(t, pg.forProgram(), pg.forTest()).survives(fault{begins: fill, lasts: lasting(8*time.Second, 90*time.Second), nothingKept: true, butAFew: true})
}
