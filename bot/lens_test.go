package bot_test

import (
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

const (
	aimAsks    = "Think of a lesson in which pupils could say what they were trying to learn, or anything else on your mind."
	stageOne   = "Think of something new you learned about finding out what pupils know, or anything else on your mind."
	stageTwo   = "Think of an idea you met that fits your pupils well, or does not fit them, or anything else on your mind."
	throughAim = "Two minutes: Aim, now, next"
	throughCam = "Two minutes: Cambridge cycle"
)

// In every chat: one entry through a lens from a prompt, two taps away; then a
// lens for all of them.
func throughALens(s *scene) {
	s.withLibrary()
	s.at("2026-11-12 15:46")
	prompt := bottest.Told(s.t, s.asha, "anything else on your mind.")
	settings := s.opens(s.asha, prompt, "More", "Your prompts")
	s.opens(s.asha, settings, throughAim, "Only you, in this app", "Worried about a child? Tell Jo Reed")
	s.asha.Fill(map[string]string{"description": "Most of them could say it."})
	s.closed(s.asha)
	s.becomes(s.asha, prompt.Where, "Saved. Only you, in this app.")
	if got := s.opened(); got != "afl/aim" {
		s.t.Errorf("the entry opened with %s", got)
	}

	s.opens(s.asha, s.opensRoom(s.asha, "Your settings"), "Your prompts")
	s.asha.Fill(map[string]string{"lens": "cambridge"})
	s.at("2026-11-19 15:46")
	prompt = bottest.Told(s.t, s.asha, stageOne)
	s.opens(s.asha, prompt, "Two minutes", "Only you, in this app")
	if got := s.opened(); got != "cambridge/learned" {
		s.t.Errorf("the prompt's entry opens with %s", got)
	}
}

// opened is the question that Asha's newest entry opens with.
func (n *town) opened() reflection.StemID {
	n.t.Helper()
	newest, err := n.db.Entries(n.t.Context(), "north", "asha", 1)
	must(n.t, err)
	if len(newest) == 0 {
		return ""
	}
	return newest[0].Answers[reflection.Description].Stem
}

// lensIn is the lens that a person picked, as it is kept.
func (n *town) lensIn(who reflection.MemberID) string {
	n.t.Helper()
	m, err := n.db.Member(n.t.Context(), "north", who)
	must(n.t, err)
	return m.Lens
}

// asks is what a Form asks about what happened.
func asks(t *testing.T, f *bot.Form) string {
	t.Helper()
	if f == nil || len(f.Inputs) == 0 {
		t.Fatalf("the Form is %+v", f)
	}
	return f.Inputs[0].Label
}

// From a prompt it is two taps to a Form that asks through a lens, with the
// three stages of any short entry. What opens next is the prompt's own entry,
// as whatever was pressed last asks it, until somebody has written in it.
func TestOneEntryThroughALensIsThePromptsOwn(t *testing.T) {
	n := newTown(t).withLibrary().started()
	n.at("2026-11-12 15:46")
	prompt := n.latest("asha")
	more := bot.Message{Buttons: n.press("asha", button(t, prompt, "More")).Form.Buttons}
	aim, cambridge, usual := button(t, more, throughAim), button(t, more, throughCam), button(t, prompt, "Two minutes")
	first := n.press("asha", aim).Form
	for _, c := range []struct{ press, want string }{{aim, aimAsks}, {cambridge, stageOne}, {usual, prompt.Text}, {usual, prompt.Text}, {aim, aimAsks}} {
		form := n.press("asha", c.press).Form
		if got := asks(t, form); got != c.want || form.ID[:len("answer:")+10] != first.ID[:len("answer:")+10] {
			t.Errorf("%s opens %s, asking %q, want %q", c.press, form.ID, got, c.want)
		}
	}
	form := n.press("asha", aim).Form
	if saved := n.send("asha", form, map[string]string{"description": "They all could.", "when": "it rains", "then": "wait"}); saved.Update == nil {
		t.Errorf("saved, the prompt becomes %+v", saved)
	}
	e, err := n.Service.Store.Entry(t.Context(), "north", reflection.EntryID(strings.Split(form.ID, ":")[1]))
	must(t, err)
	if want := []reflection.Stage{reflection.Description, e.Middle, reflection.ActionPlan}; e.Length != reflection.TwoMinutes || !slices.Equal(e.Asks(), want) {
		t.Errorf("kept is %+v", e)
	}
	if e.Middle != reflection.Feelings || !strings.HasPrefix(string(e.Answers[e.Middle].Stem), "afl/") || !strings.HasPrefix(string(e.Answers[reflection.ActionPlan].Stem), "afl/") {
		t.Errorf("it was asked through %+v", e.Answers)
	}
	for _, pressed := range []string{cambridge, usual} {
		if kept := n.press("asha", pressed).Form; kept.Inputs[0].Value != "They all could." || asks(t, kept) != aimAsks {
			t.Errorf("once written, %s opens %+v", pressed, kept.Inputs[0])
		}
	}
	if got := n.lensIn("asha"); got != "" {
		t.Errorf("for one entry she picked %q for good", got)
	}
}

// Everybody who keeps a journal can use one, for one entry. The next time they
// are asked the next step. A pack that is no lens opens nothing.
func TestALensIsBehindMore(t *testing.T) {
	n := newTown(t).withLibrary().started()
	for _, who := range []string{"asha", "sam", "khan", "cal"} {
		lens := button(t, bot.Message{Buttons: n.press(who, "other").View.Buttons}, throughCam)
		form := n.press(who, lens).Form
		if got := asks(t, form); got != stageOne {
			t.Errorf("%s is asked %q", who, got)
		}
		n.send(who, form, map[string]string{"description": "x"})
		if got := asks(t, n.press(who, lens).Form); got != stageTwo {
			t.Errorf("after that %s is asked %q", who, got)
		}
		for _, other := range []string{"lens:/afl-lead", "lens:/", "lens", "lens:/primary"} {
			if a := n.press(who, other); a.Form != nil || len(a.Messages) != 1 {
				t.Errorf("%s is answered with %+v", other, a)
			}
		}
	}
}

// Picked in the settings it asks in the prompt and in what is written, until it
// is given up. A pause leaves it.
func TestALensIsPickedForPrompts(t *testing.T) {
	n := newTown(t).withLibrary().started()
	settings := func() *bot.Form { return n.press("asha", "more").Form }
	lens := func() bot.Input {
		f := settings()
		i := slices.IndexFunc(f.Inputs, func(in bot.Input) bool { return in.ID == "lens" })
		return f.Inputs[i]
	}
	if got := lens(); got.Value != got.Options[0].ID || got.Options[0].Label != "The usual ones" || len(got.Options) != 3 {
		t.Errorf("at first the settings show %+v", got)
	}
	n.send("asha", settings(), map[string]string{"lens": "cambridge"})
	if got := lens(); got.Value != "cambridge" {
		t.Errorf("the settings show %+v", got)
	}
	n.at("2026-11-12 15:46")
	if got := n.latest("asha").Text; got != stageOne {
		t.Errorf("the prompt is %q", got)
	}
	n.send("asha", n.press("asha", "closed-until").Form, map[string]string{"until": "2026-11-18"})
	if got := n.lensIn("asha"); got != "cambridge" {
		t.Errorf("after a pause her lens is %q", got)
	}
	if got := asks(t, n.press("asha", "full-cycle").Form); got != stageTwo {
		t.Errorf("of her own accord she is asked %q", got)
	}
	if a := n.send("asha", settings(), map[string]string{"lens": "primary"}); a.Error == nil || a.Error.Input != "lens" || n.lensIn("asha") != "cambridge" {
		t.Errorf("a pack that is no lens is answered with %+v", a)
	}
	n.send("asha", settings(), map[string]string{"lens": lens().Options[0].ID})
	if got := n.lensIn("asha"); got != "" {
		t.Errorf("given up, her lens is %q", got)
	}
}

// A school switches a lens off as any set of questions: it is offered no more,
// and who had picked it is asked the usual, until it is back.
func TestALensIsSwitchedOffWithItsSet(t *testing.T) {
	n := newTown(t).withLibrary().started()
	n.send("asha", n.press("asha", "more").Form, map[string]string{"lens": "afl"})
	form := n.press("khan", "library").Form
	packs := form.Inputs[slices.IndexFunc(form.Inputs, func(in bot.Input) bool { return in.ID == "packs" })]
	var rest, all []string
	for _, o := range packs.Options {
		if all = append(all, o.ID); o.Label != "Aim, now, next" && o.Label != "Cambridge cycle" {
			rest = append(rest, o.ID)
		}
	}
	n.sendChoices("khan", form, "packs", rest...)
	more := n.press("asha", "more").Form
	if len(more.Buttons) > 0 || slices.ContainsFunc(more.Inputs, func(in bot.Input) bool { return in.ID == "lens" }) {
		t.Errorf("switched off, the settings are %+v", more)
	}
	if got := strings.Join(labelsOf(n.press("asha", "other").View.Buttons), ", "); strings.Contains(got, "Two minutes") {
		t.Errorf("switched off, the room has %s", got)
	}
	if a := n.press("asha", "lens:/afl"); a.Form != nil {
		t.Errorf("switched off, the button opens %+v", a.Form)
	}
	if a := n.send("asha", more, nil); a.Error != nil {
		t.Errorf("saving them with it is answered with %+v", a.Error)
	}
	n.at("2026-11-12 15:46")
	if got := n.latest("asha").Text; got == aimAsks {
		t.Error("switched off, the lens asks")
	}
	n.sendChoices("khan", n.press("khan", "library").Form, "packs", all...)
	n.at("2026-11-19 15:46")
	if got := n.latest("asha").Text; got != aimAsks {
		t.Errorf("back again, she is asked %q", got)
	}
}
