package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// oneMore presses [One more question] under a short entry with these answers.
func (n *town) oneMore(values map[string]string) (bot.Answer, string) {
	n.t.Helper()
	form := n.press("asha", "two-minutes").Form
	saved := n.send("asha", form, values)
	return n.press("asha", button(n.t, saved.Messages[0], "One more question")), strings.Split(form.ID, ":")[1]
}

// The question is about what is not there yet, in the order in which
// reflection deepens.
func TestTheQuestionThatFollowsIsAboutWhatIsMissing(t *testing.T) {
	for _, c := range []struct {
		what  string
		wrote map[string]string
		want  string
	}{
		{"only what happened", map[string]string{"description": "We did fractions."}, "Why do you think it went that way?"},
		{"a reason", map[string]string{"description": "It went badly because I rushed."}, "What did pupils say, write or do"},
		{"what pupils did", map[string]string{"description": "Half of them got it wrong because I rushed."}, "How might it have looked to a pupil"},
		{"another view", map[string]string{"description": "Half of them got it wrong because I rushed. My mentor said so too."}, "What is one small thing you will try next?"},
		{"a plan", map[string]string{"description": "Half of them got it wrong because I rushed. My mentor said so too.", "when": "the bell goes", "then": "wait"}, "What lies behind this"},
	} {
		a, _ := newTown(t).started().oneMore(c.wrote)
		if a.Form == nil || !strings.HasPrefix(a.Form.Inputs[0].Label, c.want) && !strings.HasPrefix(a.Form.Inputs[0].Hint, c.want) {
			t.Errorf("after %s it asks %+v, want %q", c.what, a.Form, c.want)
		}
	}
	a, _ := newTown(t).started().oneMore(map[string]string{"when": "the bell goes", "then": "wait",
		"description": "Half of them got it wrong because I rushed. My mentor said so too. My other classes wait."})
	if a.View == nil || !strings.HasPrefix(a.View.Text, "Nothing more to ask") {
		t.Errorf("with everything there it answers %+v", a)
	}
}

func TestTheAnswerIsPartOfTheEntryAndTheQuestionIsNot(t *testing.T) {
	n := newTown(t).started()
	a, entry := n.oneMore(map[string]string{"description": "We did fractions."})
	if a.Update == nil || strings.Contains(a.Update.Buttons[0].Label, "One more") {
		t.Errorf("the message becomes %+v", a.Update)
	}
	before, err := n.Service.Store.Entry(t.Context(), "north", reflection.EntryID(entry))
	must(t, err)
	done := n.send("asha", a.Form, map[string]string{"analysis": "I was tired."})
	if len(done.Messages) != 1 || strings.Contains(strings.Join(labelsOf(done.Messages[0].Buttons), ""), "One more") {
		t.Errorf("answering is answered with %+v: one question is enough", done)
	}
	view := n.press("asha", "entry:"+entry).View.Text
	if !strings.Contains(view, "Why it went that way\nI was tired.") {
		t.Errorf("the entry reads %q", view)
	}
	edit := n.press("asha", "edit:"+entry).Form
	if got := edit.Inputs[2].Label; got != "Why it went that way" {
		t.Errorf("edited later, the stage is called %q", got)
	}
	after, err := n.Service.Store.Entry(t.Context(), "north", reflection.EntryID(entry))
	must(t, err)
	after.Answers[reflection.Analysis] = before.Answers[reflection.Analysis]
	if after.Answers[reflection.Analysis].Stem != "" || after.Middle != before.Middle {
		t.Errorf("what was asked is kept: %+v", after)
	}
}

func TestNobodyIsAskedAboutSomebodyElsesEntry(t *testing.T) {
	n := newTown(t).started()
	_, entry := n.oneMore(map[string]string{"description": "We did fractions."})
	for _, who := range []string{"sam", "khan"} {
		if a := n.press(who, "one-more:"+entry); a.Form != nil || a.View != nil || a.Update != nil {
			t.Errorf("%s got %+v", who, a)
		}
	}
}
