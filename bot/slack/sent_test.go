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

// A workspace in which Slack was asked too often for a conversation is asked
// once a minute from then on, for an hour.
func TestHistoryIsReadRarelyOnceItWasRefused(t *testing.T) {
	f, p, d := limitedFake(t)
	look := func() time.Duration {
		_, _, err := p.Sent(t.Context(), asha, "d4x2", d.Time)
		return comeBackIn(t, err)
	}
	for range 3 {
		if got := look(); got != 0 {
			t.Errorf("before anything was refused: to come back in %v", got)
		}
	}
	f.fail("conversations.history", wait(20))
	for _, step := range []struct{ after, want time.Duration }{
		{0, 20 * time.Second}, {20 * time.Second, 0}, {0, time.Minute}, {59 * time.Second, time.Second}, {time.Second, 0}, {time.Hour, 0}, {0, 0},
	} {
		d.Time = d.Add(step.after)
		if got := look(); got != step.want {
			t.Errorf("at %s: to come back in %v, want %v", d, got, step.want)
		}
	}
}
