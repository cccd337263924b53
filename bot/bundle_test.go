package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// Whoever asked for what is kept about them is told once where it is, when they
// are at work, whatever else their week holds; and finds it without being told.
func TestACopyIsAskedFor(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-11 19:00")
	before := len(n.told("asha"))
	asha, err := n.db.Member(t.Context(), "north", "asha")
	must(t, err)
	for range 2 { // asked twice on one day
		must(t, n.Service.PrepareBundle(t.Context(), asha))
	}
	n.at("2026-11-12 07:29")
	if got := n.news("asha", before); len(got) != 0 {
		t.Fatalf("told at night: %+v", got)
	}
	n.at("2026-11-12 07:31")
	got := n.news("asha", before)
	if len(got) != 1 || !strings.HasPrefix(got[0].Text, "You asked for a copy") {
		t.Fatalf("told %+v", got)
	}
	told := n.press("asha", button(t, got[0], "Take a copy")).View
	found := n.pressedLabel("asha", n.press("asha", "readers").View, "Take a copy").View
	for _, v := range []*bot.View{told, found} {
		if v == nil || v.Buttons[0].URL != "/files/bundle" {
			t.Errorf("a copy is at %+v", v)
		}
	}
}

// Who said no to messages gets none, and finds the copy all the same.
func TestACopyForSomebodyWhoIsNotWrittenTo(t *testing.T) {
	n := newTown(t).started()
	n.press("asha", "decline")
	n.at("2026-11-11 12:00")
	before := len(n.told("asha"))
	asha, err := n.db.Member(t.Context(), "north", "asha")
	must(t, err)
	must(t, n.Service.PrepareBundle(t.Context(), asha))
	n.at("2026-11-13 12:00")
	if got := n.news("asha", before); len(got) != 0 {
		t.Errorf("told %+v", got)
	}
	if v := n.pressedLabel("asha", n.press("asha", "readers").View, "Take a copy").View; v == nil {
		t.Error("there is no copy")
	}
	n.change("asha", func(m *reflection.Member) { m.PlatformID = "" })
	asha, err = n.db.Member(t.Context(), "north", "asha")
	must(t, err)
	if err := n.Service.PrepareBundle(t.Context(), asha); err == nil {
		t.Error("a copy is ready for somebody who cannot open it")
	}
}
