package main

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Of two replicas one has a clock that is 90 seconds ahead. Nobody's prompt
// comes early for it.
func TestAReplicasClockIsWrong(t *testing.T) {
	t.Parallel()
	pg := newPostgres(t)
	o := newOutage(t, pg.forProgram(), pg.forTest())
	o.flows.Store(true)
	o.clock(outageSlot.Add(-15 * time.Second))
	ahead := pg.setClock(o)
	right, wrong := o.serve("PLENARY_TEST_CLOCK_AHEAD="+ahead.String()), o.serve("PLENARY_TEST_CLOCK_AHEAD="+(ahead+90*time.Second).String())
	if right.serving() == "" || wrong.serving() == "" || o.now().After(outageSlot.Add(-5*time.Second)) {
		t.Fatalf("two replicas were to serve before 15:44:55, and now it is %s:\n%s%s", o.now(), right.log, wrong.log)
	}

	eventually(t, "began to send", func() bool { return o.chat.Count() > 0 })
	eventually(t, "sent everything", func() bool { return o.unsettled() == 0 })
	first := o.chat.All()[0].At
	t.Logf("the first prompt came at %s", first.Format("15:04:05.000"))
	if early := outageSlot.Sub(first); early > 5*time.Second {
		t.Errorf("the first prompt came %s early", early)
	}
	o.checkPrompts()
	const says = `level=WARN msg="this machine's clock is not the database's, which is followed; set it" ahead_by=1m30s`
	if said := strings.Count(wrong.log.String(), says); said != 1 {
		t.Errorf("the log says %d times that the clock is wrong:\n%s", said, wrong.log)
	}
	if strings.Contains(right.log.String(), "level=WARN") {
		t.Errorf("the other log says\n%s", right.log)
	}
	t.Logf("the log says\n%s", wrong.log)
}

// setClock has the database say what time it is at the school, and gives how
// far that is ahead of this machine's clock: a test of what happens on a
// Thursday must not wait for one. A function that is found before PostgreSQL's
// own does it.
func (pg *ownPostgres) setClock(o *outage) (ahead time.Duration) {
	pg.Helper()
	ahead = o.begins.Sub(o.start).Round(time.Millisecond)
	db := pg.open(pg.forTest())
	defer db.Close()
	for _, statement := range []string{
		"CREATE FUNCTION public.clock_timestamp() RETURNS timestamptz VOLATILE LANGUAGE sql AS " +
			fmt.Sprintf("$$SELECT pg_catalog.clock_timestamp() + '%f s'::interval$$", ahead.Seconds()),
		"ALTER DATABASE plenary SET search_path = public, pg_catalog",
	} {
		if _, err := db.Exec(statement); err != nil {
			pg.Fatalf("%s: %v", statement, err)
		}
	}
	return ahead
}
