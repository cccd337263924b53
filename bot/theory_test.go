package bot_test

import (
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// theory sends the Form of Northfield's theory of action.
func (n *town) theory(who string, values map[string]string) bot.Answer {
	n.t.Helper()
	return n.send(who, n.press(who, "write-theory:s").Form, values)
}

var theoryParts = map[string]string{"if": "ask before we tell", "pupils": "think first", "because": "recall sticks", "know_by": "what they say"}

func TestACoordinatorWritesATheoryOfAction(t *testing.T) {
	n := newTown(t).started()
	if got := n.press("khan", "theory").View; !strings.HasPrefix(got.Text, "Nothing is written yet.") || got.Buttons[0].Label != "Write it" {
		t.Errorf("before it is written, it shows %+v", got)
	}
	form := n.press("khan", "write-theory:s").Form
	if !strings.Contains(form.Intro, "Coordinators read this, and everyone at Northfield if you show it.") {
		t.Errorf("before the first keystroke it says %q", form.Intro)
	}
	a := n.send("khan", form, theoryParts)
	if got := a.Messages[0].Text; got != "Kept as version 1. Coordinators can read it." {
		t.Errorf("kept, it says %q", got)
	}
	v := n.press("khan", button(t, a.Messages[0], "Read it")).View
	want := "Northfield, version 1, 11 November 2026. Only coordinators can read it.\n\nIf we…\nask before we tell\n\n" +
		"…then pupils…\nthink first\n\n…because…\nrecall sticks\n\nWe will know by…\nwhat they say"
	if v.Text != want {
		t.Errorf("it reads %q", v.Text)
	}
	for _, missing := range []string{"if", "pupils"} {
		if got := n.theory("khan", map[string]string{missing: " "}).Error; got == nil || got.Input != missing {
			t.Errorf("without %s it is answered with %+v", missing, got)
		}
	}
	if got := n.theory("khan", map[string]string{"because": strings.Repeat("ö", 501)}).Error; got == nil || got.Input != "because" {
		t.Errorf("501 characters are answered with %+v", got)
	}
}

func TestATheoryKeepsItsEarlierVersions(t *testing.T) {
	n := newTown(t).started()
	n.theory("khan", theoryParts)
	n.at("2026-11-18 09:00")
	if got := n.theory("khan", nil).Messages[0].Text; !strings.HasPrefix(got, "Kept as version 1.") {
		t.Errorf("with nothing changed it says %q", got)
	}
	n.theory("khan", map[string]string{"because": "talk helps"})
	n.theory("khan", map[string]string{"because": ""})
	v := n.press("khan", "theory").View
	if !strings.Contains(v.Text, "version 3, 18 November 2026") || strings.Contains(v.Text, "because") {
		t.Errorf("the newest reads %q", v.Text)
	}
	for _, want := range []string{"talk helps", "recall sticks"} {
		v = n.press("khan", button(t, bot.Message{Buttons: v.Buttons}, "Earlier version")).View
		if !strings.Contains(v.Text, want) {
			t.Errorf("the version before reads %q, without %q", v.Text, want)
		}
	}
	if got := labelsOf(v.Buttons); slices.Contains(got, "Earlier version") || !slices.Contains(got, "Later version") {
		t.Errorf("the first version offers %q", got)
	}
}

// What was never shown to the school is not shown with a later version, and
// what is hidden again is gone for everyone else.
func TestATheoryIsReadWhereItIsShown(t *testing.T) {
	n := newTown(t).started()
	menu := func(who string) []string { return labelsOf(n.press(who, "school").View.Buttons) }
	unread := func(when string) {
		t.Helper()
		if a := n.press("sam", "theory"); a.View != nil || slices.Contains(menu("sam"), "Theory of action") {
			t.Errorf("%s a mentor reads %+v", when, a.View)
		}
		if !slices.Contains(menu("khan"), "Theory of action") {
			t.Errorf("%s the coordinator is not offered it", when)
		}
	}
	unread("before it is written")
	n.theory("khan", map[string]string{"if": "keep this among us", "pupils": "wait"})
	unread("before it is shown")
	if got := n.theory("khan", map[string]string{"if": "ask first", "shown": "true"}).Messages[0].Text; !strings.Contains(got, "Everyone at the school can read it") {
		t.Errorf("shown, it says %q", got)
	}
	for _, who := range []string{"asha", "sam", "cal"} {
		if !slices.Contains(menu(who), "Theory of action") {
			t.Errorf("%s is not offered it", who)
		}
		v := n.press(who, "theory").View
		if !strings.Contains(v.Text, "ask first") || !strings.Contains(v.Text, "Everyone at Northfield can read it.") {
			t.Errorf("%s reads %q", who, v.Text)
		}
		if got := labelsOf(v.Buttons); !slices.Equal(got, []string{"More"}) {
			t.Errorf("%s is offered %q", who, got)
		}
		if got := n.press(who, "theory:s/1").View.Text; strings.Contains(got, "among us") {
			t.Errorf("%s reads what was not shown: %q", who, got)
		}
		if a := n.press(who, "write-theory:s"); a.Form != nil {
			t.Errorf("%s can write it", who)
		}
	}
	n.schools("East")
	n.change("cal", func(m *reflection.Member) { m.School = "east" })
	if a := n.press("cal", "theory:s"); a.View != nil {
		t.Errorf("somebody of another school reads %q", a.View.Text)
	}
	if got := n.press("khan", "theory").View; !slices.Equal(labelsOf(got.Buttons), []string{"East", "Northfield", "More"}) {
		t.Errorf("with two schools it offers %+v", got.Buttons)
	}
	n.theory("khan", map[string]string{"shown": ""})
	unread("hidden again")
	n.theory("khan", map[string]string{"shown": "true"})
	n.theory("khan", map[string]string{"if": "think again", "shown": ""})
	unread("with a newer version that is not shown")
}

// Pupils are no part of it: the guards look at it as at everything else.
func TestTheGuardsLookAtATheory(t *testing.T) {
	n := newTown(t).started()
	a := n.theory("khan", map[string]string{"if": "sit with Kayleigh Smith every lesson", "pupils": "settle"})
	if a.Form == nil || a.Form.Inputs[0].ID != "names" {
		t.Fatalf("a pupil's name is answered with %+v", a)
	}
	a = n.send("khan", a.Form, map[string]string{"names": string(reflection.UsePupilA)})
	if len(a.Messages) != 1 {
		t.Fatalf("with Pupil A it is answered with %+v", a)
	}
	if got := n.press("khan", "theory").View.Text; strings.Contains(got, "Kayleigh") || !strings.Contains(got, "Pupil A") {
		t.Errorf("it reads %q", got)
	}
}
