package bot_test

import (
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// FuzzReceive sends any button, form and value at the bot: it answers, never as
// if something were broken, and with no window to a button that is not known to
// open one.
func FuzzReceive(f *testing.F) {
	for _, seed := range []string{
		"answer:e:description.0", "answer:e:description.0+plan.1:edit", "answer::", "answer:e:x.-1", "line:", "line",
		"note:asha/2026-11-10", "note:asha/2026-02-31", "met:yes/asha/2026-11-10", "meeting:asha", "followup:tried/p/d",
		"stage:e/plan", "journal:-5", "journal:99999999999999999999", "settings", "closed-until", "safeguarding:s", "pick-line:e",
		"back", "menu", "help", "set-up", "set-up:s", "dates:s", "new-mentor", "away", "not-pupils", "not-pupils:0", "change-not-pupils",
		"journal-week", "journal-lessons", "journal-stop", "write-line-of:d", "lens:/afl", "lens:d/afl", "more:d", "more:d/full",
		"year", "year:y", "year-start", "year-line:y/1", "year-line:y/-1", "year-line:y", "year-own:y/99999999999999999999", "year-show:/", "year-pick:y", "year-leave:y",
	} {
		f.Add(seed, "2026-11-12")
		f.Add(seed, "\x00 e/description/0")
	}
	n := newTown(f).started()
	f.Fuzz(func(t *testing.T, id, value string) {
		before := n.log.Len()
		v := reflection.Private(value)
		values := bot.Values{"description": {v}, "when": {v}, "on": {v}, "what": {v}, "line": {v}, "day": {v}, "at": {v},
			"until": {v}, "from": {v}, "to": {v}, "met": {v}, "agreed": {v}, "safety": {v}, "names": {v}, "not-pupils": {v},
			"ect": {v}, "mentor": {v}, "school": {v}, "lessons": {v, v}, "lens": {v}, "question": {v}, "parts": {v}, "people": {v, "asha"}, "pick": {v}, "year-line": {v}, "coordinator": {v}, "safeguarding_lead": {v}, "safeguarding_phone": {v}}
		for _, who := range []string{"cal", "khan"} {
			a := n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: who, Kind: bot.Press, Button: id})
			if (a.Form != nil || a.View != nil) && !bot.OpensWindow(id) {
				t.Errorf("%q opens a window, which some platforms have to know before", id)
			}
		}
		n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: "khan", Kind: bot.Submit, Form: id, Values: values})
		n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: "asha", Kind: bot.ReflectOn, Text: v})
		for _, did := range []bot.Incoming{{Kind: bot.Submit}, {Kind: bot.Press, Button: "back"}} {
			did.Workspace, did.User, did.Form, did.Values = "w", "asha", id, values
			if a := n.Receive(t.Context(), did); a.Error != nil && a.Error.Text == "" {
				t.Error("an error without words")
			}
		}
		if n.log.Len() > before {
			t.Errorf("taken for a breakdown: %s", n.log.String()[before:])
		}
	})
}
