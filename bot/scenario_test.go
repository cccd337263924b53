package bot_test

import (
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

// Each case leads to three pieces of work, and each of them starts at once.
func TestEachChoiceOfACaseStartsItsWork(t *testing.T) {
	n := newTown(t).withLibrary().started()
	n.change("asha", func(m *reflection.Member) { m.Phase = "secondary" })
	cases := n.press("asha", button(t, bot.Message{Buttons: n.press("asha", "menu").View.Buttons}, "Other teachers' cases")).View
	if len(cases.Buttons) != 6 || cases.Buttons[0].Label != "Mrs Finch, secondary" {
		t.Fatalf("the cases are %q, want Asha's phase first", labelsOf(cases.Buttons))
	}
	asked := map[string]bool{}
	for _, c := range cases.Buttons[:5] {
		v := n.press("asha", c.ID).View
		if len(v.Buttons) != 4 || v.Buttons[0].Label != "Try A" || !strings.Contains(v.Text, "\nA. ") || v.Buttons[2].Label != "Try C" || !strings.Contains(v.Text, "\nC. ") {
			t.Fatalf("%s offers %q", v.Title, labelsOf(v.Buttons))
		}
		for i, choice := range v.Buttons[:3] {
			f := n.press("asha", choice.ID).Form
			if f == nil || !strings.HasSuffix(f.Inputs[0].Label, ", or anything else on your mind.") {
				t.Fatalf("%s opens %+v", choice.Label, f)
			}
			asked[f.Inputs[0].Label] = true
			if cycle := len(f.Buttons) == 0 && f.Submit == "Save and go on"; cycle != (i == 0) {
				t.Errorf("%s: a full cycle is %v", choice.Label, cycle)
			}
			n.send("asha", f, map[string]string{"description": "I would like to try this."})
		}
	}
	if len(asked) != 15 {
		t.Errorf("fifteen choices open with %d questions", len(asked))
	}
}

func TestAChoiceOpenedTwiceIsOneEntry(t *testing.T) {
	n := newTown(t).withLibrary().started()
	first := n.press("asha", "from-scenario:refine/eyfs").Form
	again := n.press("asha", "from-scenario:refine/eyfs").Form
	if first.ID != again.ID {
		t.Errorf("two presses opened %s and %s", first.ID, again.ID)
	}
	if other := n.press("asha", "from-scenario:together/eyfs").Form; other.ID == first.ID || other.Inputs[0].Label == first.Inputs[0].Label {
		t.Error("another choice opened the same")
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
