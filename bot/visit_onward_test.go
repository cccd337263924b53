package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
)

// noticed brings the town to a visit whose host reads what was noticed.
func (n *town) noticed() (id string) {
	n.t.Helper()
	id = n.asks()
	n.agrees(id)
	n.at("2026-11-16 10:00")
	n.send("asha", n.press("asha", "visit-notes:"+id).Form, map[string]string{"routines": "zqcalm start", "learned": "zqwait longer"})
	n.press("asha", n.press("asha", "visit-show:"+id).View.Buttons[0].ID)
	return id
}

// pressedLabel has somebody press the button of a window whose label begins so.
func (n *town) pressedLabel(who string, v *bot.View, label string) bot.Answer {
	n.t.Helper()
	for _, b := range v.Buttons {
		if strings.HasPrefix(b.Label, label) {
			return n.press(who, b.ID)
		}
	}
	n.t.Fatalf("%s cannot press %q, only %q", who, label, labelsOf(v.Buttons))
	return bot.Answer{}
}

// From the observer's question to the line that the mentor reads, and back: no
// message has a word of it, nor does the line say whose lesson it was.
func TestTheHostLetsNotesGoOn(t *testing.T) {
	n := newTown(t).started().teaches()
	id := n.noticed()
	visit := func(who string) *bot.View { return n.press(who, "visit:"+id).View }
	if got := visit("asha").Text; strings.Contains(got, "only you") {
		t.Errorf("once Cal has it Asha reads %q", got)
	}
	a := n.pressedLabel("asha", visit("asha"), "Ask Cal: may Sam read it?")
	if got := a.Messages[0].Text; got != "Asked. You hear from me if Cal says yes. Until then Sam can't read it." {
		t.Errorf("asking is answered with %q", got)
	}
	n.at("2026-11-17 09:00")
	if got := n.last("cal"); !strings.HasPrefix(got, "Asha asks: may Sam, who mentors them, read what they noticed in your lesson?") {
		t.Errorf("Cal is told %q", got)
	}
	read := n.pressedLabel("cal", visit("cal"), "What Asha noticed").View
	if !strings.Contains(read.Text, "zqcalm start") || strings.Contains(read.Text, "zqwait") {
		t.Errorf("before answering Cal reads %q", read.Text)
	}
	n.pressedLabel("cal", read, "Yes")
	n.at("2026-11-17 09:02")
	if got := n.last("asha"); got != "Cal said yes: Sam may read what you noticed, if you show it." {
		t.Errorf("Asha is told %q", got)
	}
	preview := n.pressedLabel("asha", visit("asha"), "Show Sam too").View
	if !strings.Contains(preview.Text, "Sam will see this:\n\nFrom a visit to a lesson: “Embedded routines: zqcalm start”") || strings.Contains(preview.Text, "Cal") {
		t.Errorf("the preview is %q", preview.Text)
	}
	n.pressedLabel("asha", preview, "Share with Sam")
	note := func() string { return n.press("sam", "note:asha/2026-11-17").View.Text }
	if got := note(); !strings.Contains(got, "From a visit to a lesson: “Embedded routines: zqcalm start”") || strings.Contains(got, "Cal") {
		t.Errorf("Sam reads %q", got)
	}
	n.pressedLabel("cal", n.pressedLabel("cal", visit("cal"), "What Asha noticed").View, "Take my yes back")
	if got := note(); strings.Contains(got, "zqcalm") {
		t.Errorf("Sam still reads %q", got)
	}
	n.at("2026-11-17 09:05")
	if got := n.last("asha"); !strings.HasPrefix(got, "Cal would now rather keep what you noticed between the two of you.") {
		t.Errorf("Asha is told %q", got)
	}
	for _, who := range []string{"asha", "sam", "cal"} {
		for _, m := range n.told(who) {
			if strings.Contains(m.Text, "zq") || len(strings.Fields(m.Text)) >= 40 {
				t.Errorf("%s was told: %s", who, m.Text)
			}
		}
	}
}

// A host's no reads like no answer.
func TestAHostsNoReadsAsSilence(t *testing.T) {
	seen := func(answer func(*town, string)) string {
		n := newTown(t).started().teaches()
		id := n.noticed()
		n.press("asha", "visit-on:"+id)
		n.at("2026-11-17 09:00")
		answer(n, id)
		n.at("2026-11-24 17:00")
		v := n.press("asha", "visit:"+id).View
		text := v.Text + strings.Join(labelsOf(v.Buttons), "\n")
		for _, m := range n.told("asha") {
			text += m.Text
		}
		return text
	}
	silence := seen(func(*town, string) {})
	no := seen(func(n *town, id string) {
		if a := n.press("cal", "visit-on-no:"+id); a.Update == nil || a.Update.Text != "That's fine. It stays between the two of you." {
			t.Errorf("a no is answered with %+v", a)
		}
	})
	if no != silence {
		t.Errorf("after a no Asha sees\n%s\nafter silence\n%s", no, silence)
	}
}

// What was learned goes on as a line from a visit, and a guard on the way
// changes nothing of that.
func TestWhatWasLearnedIsSharedAsFromAVisit(t *testing.T) {
	n := newTown(t).started().teaches()
	id := n.noticed()
	form := n.press("asha", "visit-share:"+id).Form
	if got := form.Inputs[len(form.Inputs)-1].Value; got != "zqwait longer" {
		t.Fatalf("the line begins with %q", got)
	}
	guarded := n.send("asha", form, map[string]string{"line": "Wait, as Maisie Thornbury does."}).Form
	if guarded == nil || guarded.ID != form.ID {
		t.Fatalf("the guard's Form is %+v", guarded)
	}
	preview := n.send("asha", guarded, nil).View
	if !strings.Contains(preview.Text, "From a visit to a lesson: “Wait, as Pupil A does.”") {
		t.Errorf("the preview is %q", preview.Text)
	}
	n.pressedLabel("asha", preview, "Share with Sam")
	if got := n.press("asha", "shared").View.Text; !strings.Contains(got, "From a visit to a lesson: “Wait, as Pupil A does.”") {
		t.Errorf("among the shared lines stands %q", got)
	}
}
