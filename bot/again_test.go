package bot_test

import (
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// writesAt puts the clock back, has somebody write, and goes on from now.
func (n *town) writesAt(who, at, text string) (entry string) {
	n.t.Helper()
	now := n.now()
	n.set(wall(at))
	entry, _ = n.wrote(who, text)
	n.set(now)
	return entry
}

// What was written before comes back in My half-term, one at a time, and a
// press goes on to the next, for good; at the end there is none, and no
// reproach. What was waved on stays in the journal.
func TestWhatWasWrittenBeforeComesBackOneAtATime(t *testing.T) {
	n := newTown(t).started()
	n.writesAt("asha", "2025-11-13 16:00", "Zqcanary9 we grew beans.")
	n.writesAt("asha", "2026-06-04 16:00", "Zqcanary9 it was hot.")
	v := n.press("asha", "half-term").View
	if !strings.HasSuffix(v.Text, "\n\nTo read again, if you like: a year ago this week (Thu 13 Nov 2025).") {
		t.Errorf("it ends in %q", v.Text)
	}
	if got, want := labelsOf(v.Buttons), []string{"Read it again", "Not this one", "My journal", "More"}; !slices.Equal(got, want) {
		t.Errorf("it offers %q, want %q", got, want)
	}
	if text := n.press("asha", v.Buttons[0].ID).View.Text; !strings.Contains(text, "we grew beans.") {
		t.Errorf("it opens %q", text)
	}
	v = n.press("asha", v.Buttons[1].ID).View
	if !strings.HasSuffix(v.Text, "To read again, if you like: from a while ago (Thu 4 Jun 2026).") {
		t.Errorf("the next is %q", v.Text)
	}
	if again := n.press("asha", "half-term").View; again.Text != v.Text {
		t.Errorf("opened anew, it reads %q", again.Text)
	}
	last := v.Buttons[1].ID
	for _, from := range []string{last, last, "half-term"} {
		if v = n.press("asha", from).View; strings.Contains(v.Text, "again") || !slices.Equal(labelsOf(v.Buttons), []string{"My journal", "More"}) {
			t.Errorf("%s: it offers %q and reads %q", from, labelsOf(v.Buttons), v.Text)
		}
	}
	n.set(wall("2026-11-20 12:00"))
	if v = n.press("asha", "half-term").View; strings.Contains(v.Text, "again") {
		t.Errorf("days later it reads %q", v.Text)
	}
	if v = n.press("asha", "entry:"+strings.TrimPrefix(last, "wave-on:")).View; !strings.Contains(v.Text, "it was hot.") {
		t.Errorf("in the journal it reads %q", v.Text)
	}
}

// What became of a plan from before can still be said, or not.
func TestAPlanNobodySpokeOfComesBack(t *testing.T) {
	n := newTown(t).started()
	now := n.now()
	n.set(wall("2026-06-04 16:00"))
	n.send("asha", n.press("asha", "two-minutes").Form, map[string]string{"description": "It rained.", "when": "they pack up", "then": "ask one more question"})
	n.set(now)
	v := n.press("asha", "half-term").View
	if !strings.HasSuffix(v.Text, "To read again, if you like: a plan from before (Thu 4 Jun 2026).") || v.Buttons[0].Label != "Read the plan" {
		t.Fatalf("it offers %q: %q", labelsOf(v.Buttons), v.Text)
	}
	plan := n.press("asha", v.Buttons[0].ID).View
	if plan.Text != "When they pack up, then I will ask one more question." {
		t.Errorf("the plan reads %q", plan.Text)
	}
	n.press("asha", button(t, bot.Message{Buttons: plan.Buttons}, "Tried it"))
	if v = n.press("asha", "half-term").View; strings.Contains(v.Text, "a plan from before") {
		t.Errorf("once that is said it still reads %q", v.Text)
	}
}

// Under the newest entries of the journal stands one of this week a year ago:
// only where there is one, and not where it is listed anyway.
func TestAYearAgoThisWeekStandsUnderTheJournal(t *testing.T) {
	const label = "A year ago this week"
	n := newTown(t).started()
	offers := func(ref string) bool { return slices.Contains(labelsOf(n.press("asha", ref).View.Buttons), label) }
	older := n.writesAt("asha", "2025-11-10 12:00", "We grew beans.")
	entry := n.writesAt("asha", "2025-11-12 12:00", "The beans came up.")
	if offers("journal") {
		t.Error("it is offered beside itself")
	}
	for range 16 {
		n.writesAt("asha", "2026-09-10 12:00", "A lesson.")
	}
	if offers("journal:8") {
		t.Error("it is offered on an older page")
	}
	got := button(t, bot.Message{Buttons: n.press("asha", "journal").View.Buttons}, label)
	if got != "entry:"+entry {
		t.Errorf("it opens %s, want the one nearest to today", got)
	}
	n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Press, Button: "delete:" + entry})
	if got := button(t, bot.Message{Buttons: n.press("asha", "journal").View.Buttons}, label); got != "entry:"+older {
		t.Errorf("with that one deleted it opens %s", got)
	}
	n.set(wall("2026-11-16 12:00"))
	if offers("journal") {
		t.Error("it is offered in another week")
	}
}

// Waved on once, an entry is not under the journal either, and what is written
// in it later changes nothing of that.
func TestWhatWasWavedOnIsOfferedNowhere(t *testing.T) {
	n := newTown(t).started()
	entry := n.writesAt("asha", "2025-11-13 16:00", "We grew beans.")
	for range 9 {
		n.writesAt("asha", "2026-09-10 12:00", "A lesson.")
	}
	n.press("asha", "wave-on:"+entry)
	n.send("asha", n.press("asha", "edit:"+entry).Form, map[string]string{"description": "We grew beans and peas."})
	if v := n.press("asha", "journal").View; slices.Contains(labelsOf(v.Buttons), "A year ago this week") {
		t.Errorf("her journal offers %q", labelsOf(v.Buttons))
	}
	if v := n.press("asha", "half-term").View; strings.Contains(v.Text, "2025") {
		t.Errorf("her half-term reads %q", v.Text)
	}
}

// The week is the author's own: an entry late on a Sunday is of the week that ends.
func TestAYearAgoIsByTheAuthorsClock(t *testing.T) {
	n := newTown(t).started()
	n.change("asha", func(m *reflection.Member) { m.Zone = "Pacific/Auckland" })
	for range 9 {
		n.writesAt("asha", "2026-09-10 12:00", "A lesson.")
	}
	n.writesAt("asha", "2025-11-16 12:00", "Monday in Auckland.")
	n.set(wall("2026-11-11 12:00"))
	if got := labelsOf(n.press("asha", "journal").View.Buttons); slices.Contains(got, "A year ago this week") {
		t.Errorf("in the week before: %q", got)
	}
	n.set(wall("2026-11-15 12:00")) // Monday there, too
	button(t, bot.Message{Buttons: n.press("asha", "journal").View.Buttons}, "A year ago this week")
}

// Nobody else is offered it, no message or Home speaks of it, and what was
// shared of it, or taken back, makes no difference.
func TestWhatIsReadAgainIsItsAuthorsAlone(t *testing.T) {
	n := newTown(t).started()
	entry := n.writesAt("asha", "2025-11-13 16:00", "Zqcanary9 we grew beans.")
	before := n.press("asha", "half-term").View.Text
	for _, who := range []string{"sam", "khan", "cal"} {
		for _, ref := range []string{"half-term", "half-term:0", "journal"} {
			if v := n.press(who, ref).View; strings.Contains(v.Text, "again") || slices.ContainsFunc(v.Buttons, func(b bot.Button) bool { return strings.HasPrefix(b.ID, "entry:") }) {
				t.Errorf("%s is offered %q in %q", who, labelsOf(v.Buttons), v.Text)
			}
		}
		for _, press := range []string{"entry:", "wave-on:"} {
			if a := n.press(who, press+entry); a.View != nil {
				t.Errorf("%s%s shows %s %q", press, entry, who, a.View.Text)
			}
		}
	}
	draft := n.send("asha", n.press("asha", "pick-line:"+entry).Form, nil)
	shared := n.press("asha", button(t, bot.Message{Buttons: draft.View.Buttons}, "Share"))
	if now := n.press("asha", "half-term").View.Text; now != before {
		t.Errorf("shared, it reads %q", now)
	}
	n.press("asha", button(t, shared.Messages[0], "Take it back"))
	if now := n.press("asha", "half-term").View.Text; now != before {
		t.Errorf("taken back, it reads %q", now)
	}
	n.at("2026-11-20 18:00")
	for _, who := range []string{"asha", "sam", "khan"} {
		for _, m := range append(n.told(who), bot.Message{Text: n.home(who).Text}) {
			if strings.Contains(m.Text, "year ago") || strings.Contains(m.Text, "again, if") || strings.Contains(m.Text, "Zqcanary9") {
				t.Errorf("%s is told %q", who, m.Text)
			}
		}
	}
	if strings.Contains(n.log.String(), "Zqcanary9") {
		t.Error("the log holds what she wrote")
	}
	n.press("asha", "leave")
	if a := n.press("asha", "half-term"); a.View != nil {
		t.Errorf("once she has left she reads %q", a.View.Text)
	}
}
