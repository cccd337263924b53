package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
)

func TestMyHalfTermIsInMyOwnWordsAndForMeAlone(t *testing.T) {
	n := newTown(t).withLibrary().started()
	n.at("2026-11-09 16:00")
	entry, _ := n.wrote("asha", "It rained, and we counted drops.")
	edit := n.press("asha", "tag-form:"+entry).Form
	n.send("asha", edit, map[string]string{"focus": "checking", "how": "thought"})
	for _, took := range []string{"Zqcanary9 ask first.", "Zqcanary9 ask, then wait."} {
		form := n.press("asha", "full-cycle").Form
		for range 6 {
			values := map[string]string{}
			if form.Inputs[0].ID == "conclusion" {
				values["conclusion"] = took
			}
			form = n.send("asha", form, values).Form
			if form == nil {
				break
			}
		}
	}
	v := n.press("asha", button(t, bot.Message{Buttons: n.press("asha", "menu").View.Buttons}, "My half-term")).View
	for _, want := range []string{
		"Only you, in this app", "What it was about: checking what pupils know.", "No plans in this half-term.", "What happened: 6\n",
		"What you took from it first, Mon 9 Nov:\n“Zqcanary9 ask first.”", "And lately, Mon 9 Nov:\n“Zqcanary9 ask, then wait.”\n\nWhat has changed?",
	} {
		if !strings.Contains(v.Text, want) {
			t.Errorf("%q does not say %q", v.Text, want)
		}
	}
	for _, who := range []string{"sam", "khan"} {
		if v := n.press(who, "half-term").View; strings.Contains(v.Text, "Zqcanary9") {
			t.Errorf("%s reads %q", who, v.Text)
		}
	}
}
