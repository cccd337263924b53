package bot_test

import (
	"strings"
	"testing"

	"plenary/reflection"
)

// Who has left counts nowhere, and whose account is off counts apart: neither is
// somebody whom the coordinator has still to set up.
func TestWhoIsCountedInTheSetUp(t *testing.T) {
	n := newTown(t).started()
	n.press("khan", "safeguarding")
	n.send("khan", n.press("khan", "safeguarding:s").Form, nil)
	m := n.member("new", reflection.Colleague)
	m.Name, m.Workspace, m.PlatformID = "New Person", "", ""
	must(t, n.db.Write(t.Context(), "north", m))
	n.change("cal", func(m *reflection.Member) { m.Deactivated = true })
	n.change("sam", func(m *reflection.Member) { m.Leaves = onDay("2026-11-10") })
	v := n.press("khan", "details").View
	for _, want := range []string{"2 of 3 people are set up; 1 is off or lacks the app.", "Not met in the chat yet: New Person.",
		"Account off, or without the app: Cal Reid."} {
		if !strings.Contains(v.Text, want) {
			t.Errorf("Set-up lacks %q:\n%s", want, v.Text)
		}
	}
	if strings.Contains(v.Text, "Sam") {
		t.Errorf("who has left is counted:\n%s", v.Text)
	}
	if home := n.HomeOf(t.Context(), "w", "khan"); !strings.Contains(home.Text, "Set up so far: 2 of 3 people; 1 is off or lacks the app.") {
		t.Errorf("Home reads %s", home.Text)
	}
	if got := n.weekly("2026-11-13 12:31").Text; !strings.Contains(got, ": 2 of 3 people set up; 1 is off or lacks the app.") {
		t.Errorf("the note reads %s", got)
	}
}
