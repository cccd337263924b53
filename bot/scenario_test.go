package bot_test

import (
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
	"plenary/reflection/framework"
)

// withLibrary gives the town what comes with Plenary.
func (n *town) withLibrary() *town {
	n.t.Helper()
	all, err := framework.Load(nil)
	must(n.t, err)
	n.Service.Library = reflection.NewLibrary(all)
	return n
}

// Each case leads to three pieces of work, and each of them starts at once: A
// opens an entry, B and C ask a colleague to what the case is about.
func TestEachChoiceOfACaseStartsItsWork(t *testing.T) {
	n := newTown(t).withLibrary().started()
	n.change("asha", func(m *reflection.Member) { m.Phase = "secondary" })
	cases := n.press("asha", button(t, bot.Message{Buttons: n.press("asha", "other").View.Buttons}, "Other teachers' cases")).View
	if len(cases.Buttons) != 6 || cases.Buttons[0].Label != "Mrs Finch, secondary" {
		t.Fatalf("the cases are %q, want Asha's phase first", labelsOf(cases.Buttons))
	}
	for _, c := range cases.Buttons[:5] {
		v := n.press("asha", c.ID).View
		if got := labelsOf(v.Buttons); !slices.Equal(got, []string{"Try A", "Try B", "Try C", "Back"}) || !strings.Contains(v.Text, "\nC. ") {
			t.Fatalf("%s offers %q under %q", v.Title, got, v.Text)
		}
		for i, want := range workOf[strings.TrimPrefix(c.ID, "scenario:")] {
			f := n.press("asha", v.Buttons[i].ID).Form
			if f == nil {
				t.Fatalf("%s opens nothing", v.Buttons[i].Label)
			}
			if got := workIn(f); got != want {
				t.Errorf("%s of %s starts %q, want %q", v.Buttons[i].Label, v.Title, got, want)
			}
			if i == 0 {
				n.send("asha", f, map[string]string{"description": "I would like to try this."})
			}
		}
	}
}

// workOf is what A, B and C of each case start: an entry that asks a question,
// or an invitation to a template with a focus.
var workOf = map[string][3]string{
	"eyfs":      {"one note or photo this week that told you", "feedback-trial, feedback", "refine-task, checking"},
	"primary":   {"one thing you found out this week", "assessment-task, checking", "refine-task, tasks"},
	"secondary": {"one lesson this week in which what you heard", "assessment-task, checking", "refine-task, tasks"},
	"send":      {"one thing a pupil did this week", "assessment-task, adapting", "refine-task, checking"},
	"ap":        {"a moment this week when you could not tell", "assessment-task, checking", "refine-task, questions"},
}

// workIn says which work a Form is the start of.
func workIn(f *bot.Form) string {
	if template, invites := strings.CutPrefix(f.ID, "try:"); invites {
		return template + ", " + f.Inputs[len(f.Inputs)-1].Value
	}
	_, asked, _ := strings.Cut(f.Inputs[0].Label, "Think of ")
	for _, all := range workOf {
		if strings.HasPrefix(asked, all[0]) && strings.HasSuffix(asked, ", or anything else on your mind.") && f.Submit == "Save and go on" {
			return all[0]
		}
	}
	return asked
}

// Whom it leads to is asked as in any invitation, with the case's own thought
// under it; where nobody takes part yet it says so.
func TestACaseLeadsToAnInvitation(t *testing.T) {
	n := newTown(t).withLibrary().started()
	f := n.press("asha", "from-scenario:refine/primary").Form
	if !strings.HasSuffix(f.Intro, "Think of a task you used this term that hid what some pupils were thinking.") {
		t.Errorf("over the Form stands %q", f.Intro)
	}
	n.send("asha", f, map[string]string{"who": "cal"})
	n.at("2026-11-11 09:05")
	if got := n.last("cal"); !strings.HasPrefix(got, "Asha asks: try something together for two weeks? “Refine a used task”.") {
		t.Errorf("Cal is told %q", got)
	}
	n.change("cal", func(m *reflection.Member) { m.Welcome = reflection.Invited })
	if a := n.press("asha", "from-scenario:together/primary"); a.Form != nil || !strings.HasPrefix(a.Messages[0].Text, "There is nobody to ask yet.") {
		t.Errorf("with nobody there it answers %+v", a)
	}
}

// Who works with nobody here is led to the journal, and not to a wall.
func TestACoordinatorIsOfferedTheJournalOfACase(t *testing.T) {
	n := newTown(t).withLibrary().started()
	if got := labelsOf(n.press("khan", "scenario:primary").View.Buttons); !slices.Equal(got, []string{"Try A", "Back"}) {
		t.Errorf("Mrs Khan is offered %q", got)
	}
	if a := n.press("khan", "from-scenario:together/primary"); a.Form != nil {
		t.Errorf("Mrs Khan is asked whom to invite: %+v", a.Form)
	}
}

func TestAChoiceOpenedTwiceIsOneEntry(t *testing.T) {
	n := newTown(t).withLibrary().started()
	first := n.press("asha", "from-scenario:journal/eyfs").Form
	again := n.press("asha", "from-scenario:journal/eyfs").Form
	if first.ID != again.ID {
		t.Errorf("two presses opened %s and %s", first.ID, again.ID)
	}
	if other := n.press("asha", "from-scenario:journal/ap").Form; other.ID == first.ID || other.Inputs[0].Label == first.Inputs[0].Label {
		t.Error("another case opened the same")
	}
}

func TestACaseSwitchedOffIsNotOffered(t *testing.T) {
	n := newTown(t).withLibrary().started()
	school, err := n.Service.Store.School(t.Context(), "north", "s")
	must(t, err)
	school.Off = []reflection.Part{"phase/EYFS", "scenario/ap"}
	must(t, n.Service.Store.Write(t.Context(), "north", school))
	for _, b := range n.press("asha", "scenarios").View.Buttons {
		if strings.HasSuffix(b.ID, ":eyfs") || strings.HasSuffix(b.ID, ":ap") {
			t.Errorf("%s is offered", b.Label)
		}
	}
	for _, id := range []string{"scenario:eyfs", "from-scenario:journal/ap", "from-scenario:dance/send"} {
		if a := n.press("asha", id); len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Text, "no longer here") {
			t.Errorf("%s answered %+v", id, a)
		}
	}
}
