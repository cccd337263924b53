package reflection_test

import (
	"testing"

	"plenary/reflection"
)

// stage is the Form of one stage of a full cycle, filled in.
func stage(sheet reflection.Sheet, text reflection.Private, back bool) reflection.Answers {
	on := sheet.Stages[0]
	over := sheet.Entry.Answers[on].Revision
	a := reflection.Answers{Entry: sheet.Entry.ID, Back: back}
	if on == reflection.ActionPlan {
		a.Plan = &reflection.PlanDraft{When: text, Then: text, Over: over}
	} else {
		a.Texts = map[reflection.Stage]reflection.Draft{on: {Text: text, Over: over}}
	}
	return a
}

// goes sends the Form and wants the one for a stage to follow; none is the end.
func (n *town) goes(a reflection.Answers, to reflection.Stage) reflection.Sheet {
	n.t.Helper()
	saved, err := n.Answer(n.t.Context(), n.asha, a)
	n.must(err)
	switch {
	case to == "" && saved.Next != nil:
		n.t.Fatalf("the Form for %s followed the last", saved.Next.Stages)
	case to == "":
		return reflection.Sheet{Entry: saved.Entry}
	case saved.Next == nil || saved.Next.Stages[0] != to:
		n.t.Fatalf("got %+v, want the Form for %s", saved.Next, to)
	}
	return *saved.Next
}

func TestGoingBackAndOnAgainLosesNothing(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.FullCycle, "")
	n.must(err)
	sheet = n.goes(stage(sheet, "It rained.", false), reflection.Feelings)
	sheet = n.goes(stage(sheet, "Calm.", false), reflection.Evaluation)

	sheet = n.goes(stage(sheet, "Half an answer", true), reflection.Feelings)
	if got := sheet.Entry.Answers[reflection.Feelings].Text.Reveal(); got != "Calm." {
		t.Errorf("went back to %q", got)
	}
	sheet = n.goes(stage(sheet, "", true), reflection.Description) // takes "Calm." out
	sheet = n.goes(stage(sheet, "It rained all day.", false), reflection.Feelings)
	sheet = n.goes(stage(sheet, "Calm, mostly.", false), reflection.Evaluation)
	if got := sheet.Entry.Answers[reflection.Evaluation].Text.Reveal(); got != "Half an answer" {
		t.Errorf("what was on the screen is %q", got)
	}
	sheet = n.goes(stage(sheet, "A whole answer", false), reflection.Analysis)
	sheet = n.goes(stage(sheet, "Because.", false), reflection.Conclusion)
	sheet = n.goes(stage(sheet, "So.", false), reflection.ActionPlan)
	sheet = n.goes(stage(sheet, "they come in", true), reflection.Conclusion)
	sheet = n.goes(stage(sheet, "So there.", false), reflection.ActionPlan)
	if got := sheet.Plan.When.Reveal(); got != "they come in" {
		t.Errorf("the plan on the screen was %q", got)
	}
	sheet = n.goes(stage(sheet, "they all come in", false), "")

	page, err := n.ReadEntry(t.Context(), n.asha, sheet.Entry.ID)
	n.must(err)
	want := map[reflection.Stage]string{reflection.Description: "It rained all day.", reflection.Feelings: "Calm, mostly.",
		reflection.Evaluation: "A whole answer", reflection.Analysis: "Because.", reflection.Conclusion: "So there."}
	for s, text := range want {
		if got := page.Text(s).Reveal(); got != text {
			t.Errorf("%s is %q, want %q", s, got, text)
		}
	}
	if !page.Entry.Finished || page.Plan.When != "they all come in" {
		t.Errorf("finished %v, the plan is %q", page.Entry.Finished, page.Plan.When.Reveal())
	}
}

// Who goes back from an empty stage has not skipped it: it is still asked.
func TestGoingBackFromAnEmptyStageDoesNotSkipIt(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.FullCycle, "")
	n.must(err)
	sheet = n.goes(stage(sheet, "It rained.", false), reflection.Feelings)
	sheet = n.goes(stage(sheet, " \n", true), reflection.Description)
	if got := sheet.Entry.Answers[reflection.Feelings].Revision; got != 0 {
		t.Error("an empty stage was kept as skipped")
	}
	resumed, there, err := n.Resume(t.Context(), n.asha)
	n.must(err)
	if !there || resumed.Stages[0] != reflection.Feelings {
		t.Errorf("resumed at %v", resumed.Stages)
	}
}

// Both devices went back; what the one wrote is not lost to the other's empty box.
func TestGoingBackOnTwoDevices(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.FullCycle, "")
	n.must(err)
	sheet = n.goes(stage(sheet, "It rained.", false), reflection.Feelings)
	n.goes(stage(sheet, "From the phone.", true), reflection.Description)
	n.goes(stage(sheet, "", true), reflection.Description)
	saved, err := n.Answer(t.Context(), n.asha, stage(sheet, "From the laptop.", true))
	n.must(err)
	if saved.Again == nil {
		t.Fatal("the laptop was not told of the phone's text")
	}
	if got := saved.Again.Entry.Answers[reflection.Feelings].Text.Reveal(); got != "From the phone.\n\nFrom the laptop." {
		t.Errorf("the Form came back with %q", got)
	}
}

func TestAGuardSpeaksBeforeGoingBack(t *testing.T) {
	n := newTown(t)
	sheet, err := n.Start(t.Context(), n.asha, reflection.FullCycle, "")
	n.must(err)
	sheet = n.goes(stage(sheet, "It rained.", false), reflection.Feelings)
	a := stage(sheet, "A girl told me she is scared to go home because her dad hits her.", true)
	saved, err := n.Answer(t.Context(), n.asha, a)
	n.must(err)
	if saved.Guard == nil || !saved.Guard.Safety || saved.Next != nil {
		t.Errorf("got %+v", saved)
	}
}
