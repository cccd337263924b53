package bot_test

import (
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// sendChoices sends a Form in which one input has these picked.
func (n *town) sendChoices(who string, f *bot.Form, input string, picked ...string) bot.Answer {
	n.t.Helper()
	values := bot.Values{}
	for _, in := range f.Inputs {
		for id := range strings.SplitSeq(in.Value, ",") {
			values[in.ID] = append(values[in.ID], reflection.Private(id))
		}
	}
	values[input] = nil
	for _, p := range picked {
		values[input] = append(values[input], reflection.Private(p))
	}
	return n.Receive(n.t.Context(), bot.Incoming{Workspace: "w", User: who, Kind: bot.Submit, Form: f.ID, Values: values})
}

// What the coordinator switches off is not offered any more, and comes back.
func TestACoordinatorSwitchesPartsOffAndOn(t *testing.T) {
	n := newTown(t).withLibrary().started()
	cases := func() int { return len(n.press("asha", "scenarios").View.Buttons) }
	before := cases()
	form := n.press("khan", button(t, bot.Message{Buttons: n.press("khan", "school").View.Buttons}, "Questions and frameworks")).Form
	if a := n.sendChoices("khan", form, "scenarios", "scenario/send"); len(a.Messages) != 1 || !strings.HasPrefix(a.Messages[0].Text, "Kept.") {
		t.Fatalf("saving answered %+v", a)
	}
	if got := cases(); got != before-4 {
		t.Errorf("%d cases are offered, %d were before four were switched off", got, before)
	}
	form = n.press("khan", "library").Form
	if got := form.Inputs[3].Value; got != "scenario/send" {
		t.Errorf("the form shows %q as on", got)
	}
	n.sendChoices("khan", form, "frameworks", "framework/standards")
	if got := labelsOf(n.press("asha", "frameworks").View.Buttons); got[0] != "Teachers' Standards" || slices.Contains(got, "ITTECF") {
		t.Errorf("Asha is offered %q", got)
	}
	var all []string
	for _, o := range form.Inputs[3].Options {
		all = append(all, o.ID)
	}
	n.sendChoices("khan", n.press("khan", "library").Form, "scenarios", all...)
	if got := cases(); got != before {
		t.Errorf("%d cases are offered after all were switched on, want %d", got, before)
	}
}

func TestOnlyACoordinatorSwitchesParts(t *testing.T) {
	n := newTown(t).withLibrary().started()
	form := n.press("khan", "library").Form
	for _, who := range []string{"asha", "sam", "cal"} {
		if a := n.press(who, "library:s"); len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Text, "not yours") {
			t.Errorf("%s opened %+v", who, a)
		}
		if a := n.sendChoices(who, form, "scenarios"); a.Error == nil || !strings.Contains(a.Error.Text, "not yours") {
			t.Errorf("%s sent it, and got %+v", who, a)
		}
	}
}

func TestTheCoordinatorOfATrustPicksASchool(t *testing.T) {
	n := newTown(t).withLibrary().started()
	must(t, n.Service.Store.Write(t.Context(), "north", reflection.School{ID: "s2", Organisation: "north", Name: "Southfield"}))
	v := n.press("khan", "library").View
	if v == nil || v.Buttons[1].Label != "Southfield" {
		t.Fatalf("got %+v", v)
	}
	n.sendChoices("khan", n.press("khan", v.Buttons[1].ID).Form, "scenarios")
	for id, want := range map[reflection.SchoolID]int{"s": 0, "s2": 5} {
		school, err := n.Service.Store.School(t.Context(), "north", id)
		must(t, err)
		if len(school.Off) != want {
			t.Errorf("%s has %v off, want %d", id, school.Off, want)
		}
	}
}
