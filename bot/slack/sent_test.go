package slack

import (
	"testing"
	"time"
)

// A look that Slack stops at its second page goes on from there: where one page
// may be read a minute, it would never come to an end otherwise.
func TestALookGoesOnWhereItWasStopped(t *testing.T) {
	f, p, d := limitedFake(t)
	found := fault{body: `{"ok":true,"messages":[{"type":"message","ts":"1800000000.000001",
		"metadata":{"event_type":"plenary_delivery","event_payload":{"id":"d4x2"}}}]}`}
	page := func(next string) fault {
		return fault{body: `{"ok":true,"messages":[],"has_more":true,"response_metadata":{"next_cursor":"` + next + `"}}`}
	}
	f.fail("conversations.history", page("two"), wait(60), page("three"), found)
	look := func() (string, error) {
		where, _, err := p.Sent(t.Context(), asha, "d4x2", time.Now())
		return where, err
	}
	for range 2 {
		if _, err := look(); comeBackIn(t, err) != time.Minute {
			t.Errorf("stopped: %v", err)
		}
		d.Time = d.Add(time.Minute)
	}
	where, err := look()
	if err != nil || where != "D-U0ASHA/1800000000.000001" {
		t.Errorf("found at %q, %v", where, err)
	}
	var cursors []any
	for _, c := range f.called("conversations.history") {
		cursors = append(cursors, c.args["cursor"])
	}
	if len(cursors) != 4 || cursors[0] != nil || cursors[1] != "two" || cursors[2] != "two" || cursors[3] != "three" {
		t.Errorf("pages asked for: %v", cursors)
	}
}

// A workspace in which Slack does not give a conversation for a while is asked
// for one once a minute from then on, for an hour. A short wait is no sign of
// that.
func TestHistoryIsReadRarelyOnceItWasRefused(t *testing.T) {
	f, p, d := limitedFake(t)
	look := func() time.Duration {
		_, _, err := p.Sent(t.Context(), asha, "d4x2", d.Time)
		return comeBackIn(t, err)
	}
	type step struct{ after, want time.Duration }
	looks := func(steps ...step) {
		t.Helper()
		for _, s := range steps {
			d.Time = d.Add(s.after)
			if got := look(); got != s.want {
				t.Errorf("at %s: to come back in %v, want %v", d, got, s.want)
			}
		}
	}
	looks(step{0, 0}, step{0, 0})
	f.fail("conversations.history", wait(5))
	looks(step{0, 5 * time.Second}, step{5 * time.Second, 0}, step{0, 0})
	f.fail("conversations.history", wait(20))
	looks(step{0, 20 * time.Second}, step{20 * time.Second, 0}, step{0, time.Minute}, step{59 * time.Second, time.Second},
		step{time.Second, 0}, step{time.Hour, 0}, step{0, 0})
}
