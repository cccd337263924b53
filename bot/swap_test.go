package bot_test

import (
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// swapping has Asha and Dan begin a template in which people swap something, and
// gives its id. Links to files name whose they are, and for whom.
func swapping(t *testing.T, template string) (*town, string) {
	t.Helper()
	n := newTown(t).withLibrary().started().withDan()
	n.PieceURL = func(p reflection.Piece, reader reflection.Member) string {
		return "/files/" + string(p.Kind) + "-of-" + string(p.Author) + "-for-" + string(reader.ID)
	}
	n.send("asha", n.press("asha", "try:"+template).Form, map[string]string{"who": "dan", "focus": "feedback"})
	n.at("2026-11-11 09:05")
	yes := button(t, n.chat.Person("w2", "dan").Seen()[0].Message, "Yes")
	n.dan(bot.Incoming{Kind: bot.Press, Button: yes})
	id := strings.TrimPrefix(yes, "join:")
	n.send("asha", n.press("asha", "set-up-inquiry:"+id).Form, map[string]string{"aim": "name a half", "joint-when": "they ask", "joint-then": "wait", "lesson": "2026-11-13"})
	f := n.dan(bot.Incoming{Kind: bot.Press, Button: "set-up-inquiry:" + id}).Form
	n.dan(bot.Incoming{Kind: bot.Submit, Form: f.ID, Values: filled(f, map[string]string{"lesson": "2026-11-16"})})
	return n, id
}

func (n *town) dansView(id string) bot.View {
	n.t.Helper()
	a := n.dan(bot.Incoming{Kind: bot.Press, Button: "inquiry:" + id})
	if a.View == nil {
		n.t.Fatalf("Dan sees %+v", a)
	}
	return *a.View
}

// link is where a button leads; empty where there is no such button.
func link(v bot.View, label string) string {
	for _, b := range v.Buttons {
		if b.Label == label {
			return b.URL
		}
	}
	return ""
}

// One gives a file in a Form, the other sends one to the bot. Neither opens
// before both are there, and the chat has nothing of what is in them.
func TestFilesAreSwapped(t *testing.T) {
	n, id := swapping(t, "artefact-swap")
	give := n.press("asha", "piece:task/"+id).Form
	if !strings.Contains(give.Intro, "Only you until all have given theirs.") || !strings.Contains(give.Inputs[1].Hint, "10 MB") {
		t.Errorf("the Form says %q and %q", give.Intro, give.Inputs[1].Hint)
	}
	n.send("asha", give, map[string]string{"piece-file": "%PDF-1.7 zqtask"})
	if v := n.dansView(id); link(v, "What Asha gave") != "" || strings.Contains(v.Text, "Asha gave") {
		t.Errorf("Dan has given nothing, and sees %+v", v)
	}
	a := n.dan(bot.Incoming{Kind: bot.SentFile, EventID: "Ev1", File: "\x89PNG\r\n\x1a\nzqdans"})
	if len(a.Messages) != 1 || !strings.HasPrefix(a.Messages[0].Text, "Kept as what you give in “Artefact swap”.") {
		t.Fatalf("sending a file answered %+v", a)
	}
	if got := link(n.dansView(id), "What Asha gave"); got != "/files/task-of-asha-for-dan" {
		t.Errorf("Dan opens it at %q", got)
	}
	n.at("2026-11-11 09:10")
	told := n.told("asha")
	if m := told[len(told)-1]; !strings.Contains(m.Text, "is here. Open it, and give your answer.") {
		t.Errorf("Asha was told %q", m.Text)
	}
	n.send("asha", n.press("asha", "piece:answer/"+id).Form, map[string]string{"piece": "zqanswer: a half of what?"})
	if v := n.dansView(id); strings.Contains(v.Text, "zqanswer") {
		t.Errorf("Dan has not answered, and reads %q", v.Text)
	}
	n.dan(bot.Incoming{Kind: bot.SentFile, EventID: "Ev2", File: "zqtyped in an editor"})
	v := n.dansView(id)
	if !strings.Contains(v.Text, "Asha answered: zqanswer") || link(v, "What I answered") == "" {
		t.Errorf("in the end Dan sees %+v", v)
	}
	n.at("2026-12-18 17:00")
	for _, s := range append(n.chat.Person("w", "asha").Seen(), n.chat.Person("w2", "dan").Seen()...) {
		if strings.Contains(s.Message.Text, "zq") || strings.Contains(s.Message.Text, "/files/") {
			t.Errorf("a message says %q", s.Message.Text)
		}
	}
	if strings.Contains(n.log.String(), "zq") {
		t.Error("the log says what somebody gave")
	}
}

// What cannot be taken is said in a sentence, at its input or in the chat, and
// nothing is lost.
func TestWhatASwapDoesNotTakeIsSaid(t *testing.T) {
	n, id := swapping(t, "artefact-swap")
	form := n.press("asha", "piece:task/"+id).Form
	large := "%PDF-" + strings.Repeat("x", reflection.MaxPiece)
	for name, c := range map[string]struct {
		values map[string]string
		input  string
		says   string
	}{
		"nothing":   {nil, "piece", "There is nothing in it yet."},
		"both":      {map[string]string{"piece": "x", "piece-file": "%PDF-"}, "piece-file", "Nothing is lost"},
		"a program": {map[string]string{"piece-file": "MZ\x90"}, "piece-file", "PDF, PNG, JPEG, plain text or Word (.docx), at most 10 MB"},
		"too large": {map[string]string{"piece-file": large}, "piece-file", "10 MB"},
	} {
		if e := n.send("asha", form, c.values).Error; e == nil || e.Input != c.input || !strings.Contains(e.Text, c.says) {
			t.Errorf("%s: %+v, want %q at %s", name, e, c.says, c.input)
		}
	}
	for name, c := range map[string]struct{ file, says string }{
		"empty":     {"", "There is nothing in it yet."},
		"a program": {"MZ\x90", "PDF, PNG, JPEG, plain text or Word (.docx)"},
		"too large": {large, "I can take up to 10 MB."},
	} {
		a := n.dan(bot.Incoming{Kind: bot.SentFile, EventID: name, File: reflection.Private(c.file)})
		if len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Text, c.says) {
			t.Errorf("%s: %+v, want %q", name, a, c.says)
		}
	}
	if v := n.dansView(id); strings.Contains(v.Text, "You gave") {
		t.Errorf("something was kept: %q", v.Text)
	}
}

// A guard looks at what is typed; the choice is made on the same Form.
func TestAGuardLooksAtWhatIsSwapped(t *testing.T) {
	n, id := swapping(t, "moderation-swap")
	form := n.press("asha", "piece:task/"+id).Form
	if !strings.Contains(form.Intro, "Dan can read it as soon as you give it.") {
		t.Errorf("the Form says %q", form.Intro)
	}
	a := n.send("asha", form, map[string]string{"piece": "What Maisie Thornbury wrote about halves."})
	if a.Form == nil || a.Form.Inputs[0].ID != "names" {
		t.Fatalf("no guard spoke: %+v", a)
	}
	if v := n.dansView(id); strings.Contains(v.Text, "Asha gave") {
		t.Errorf("it is kept already: %q", v.Text)
	}
	n.send("asha", a.Form, nil)
	if v := n.dansView(id); !strings.Contains(v.Text, "Asha gave: What Pupil A wrote about halves.") {
		t.Errorf("Dan reads %q", v.Text)
	}
}

// Who takes a piece back is asked first, and told what the others notice; these
// read plainly what has become of it.
func TestAPieceIsTakenBack(t *testing.T) {
	n, id := swapping(t, "artefact-swap")
	takesBack := func(label, asked string) bot.View {
		t.Helper()
		v := n.press("asha", "inquiry:"+id).View
		i := slices.IndexFunc(v.Buttons, func(b bot.Button) bool { return b.Label == label })
		if i < 0 || v.Buttons[i].Confirm != asked {
			t.Fatalf("%q is not asked first, with %q: %+v", label, asked, v.Buttons)
		}
		if v = n.press("asha", v.Buttons[i].ID).View; v == nil || slices.ContainsFunc(v.Buttons, func(b bot.Button) bool { return b.Label == label }) {
			t.Fatalf("%q leaves %+v", label, v)
		}
		return *v
	}
	gives := func(kind, text string) {
		n.send("asha", n.press("asha", "piece:"+kind+"/"+id).Form, map[string]string{"piece": text})
	}
	answers := func(event string) { n.dan(bot.Incoming{Kind: bot.SentFile, EventID: event, File: "half of nothing"}) }
	gives("task", "zqfirst")
	if v := takesBack("Take back what I gave", "Delete it for good? Nobody else can read it now."); strings.Contains(v.Text, "gave") {
		t.Errorf("Asha reads %q", v.Text)
	}
	gives("task", "zqsecond")
	answers("Ev1") // his task
	n.at("2026-11-11 09:20")
	takesBack("Take back what I gave", "Delete it for good? Dan can't read it any more, and I say that something was taken back. You can give another.")
	n.at("2026-11-11 09:30")
	told := n.chat.Person("w2", "dan").Seen()
	if m := told[len(told)-1].Message; m.Text != "Something was taken back in “Artefact swap” with Asha, so it is closed for now. I tell you once there is another." {
		t.Errorf("Dan is told %q", m.Text)
	}
	if v := n.dansView(id); strings.Contains(v.Text, "zq") || !strings.Contains(v.Text, "What you gave opens once all of you have given theirs.") {
		t.Errorf("Dan reads %q", v.Text)
	}
	gives("task", "zqthird")
	answers("Ev2")
	gives("answer", "zqanswer")
	v := takesBack("Take back what I gave", "Delete it for good? Dan can't read it any more, and can see that you took it back.")
	if !strings.Contains(v.Text, "You took back what you gave.") || !strings.Contains(v.Text, "You answered: zqanswer") {
		t.Errorf("in the end Asha reads %q", v.Text)
	}
	if v := n.dansView(id); strings.Contains(v.Text, "zqthird") || !strings.Contains(v.Text, "Asha took back what they gave.") || !strings.Contains(v.Text, "Asha answered: zqanswer") {
		t.Errorf("in the end Dan reads %q", v.Text)
	}
}

// A coordinator who is in a swap as well can still set the school up, and sends
// a task beside that.
func TestACoordinatorsTableIsNoTask(t *testing.T) {
	n, id := swapping(t, "artefact-swap")
	dan, err := n.db.Member(t.Context(), "north", "dan")
	must(t, err)
	dan.Roles = append(dan.Roles, reflection.Coordinator)
	must(t, n.db.Write(t.Context(), "north", dan))
	table := n.says(n.dan(bot.Incoming{Kind: bot.SentFile, EventID: "Ev1", File: newStaff}))
	if !strings.HasPrefix(table.Text, "Your people file: 2 to add.") {
		t.Errorf("a table: %q", table.Text)
	}
	task := n.says(n.dan(bot.Incoming{Kind: bot.SentFile, EventID: "Ev2", File: "%PDF-1.7"}))
	if !strings.HasPrefix(task.Text, "Kept as what you give") || !strings.Contains(n.dansView(id).Text, "You gave: a file.") {
		t.Errorf("a task: %q", task.Text)
	}
}

// aSwap goes from the invitation to what each answered.
func aSwap(s *scene) {
	s.withLibrary()
	s.cal.Press(bottest.Told(s.t, s.cal, "Hello"), "OK")
	trying := func(who bottest.Somebody) bottest.Sheet {
		s.opens(who, who.OpenHome(), "More")
		return s.opens(who, s.window(who), "Try something together")
	}
	s.opens(s.asha, trying(s.asha), "Artefact swap")
	s.asha.Fill(map[string]string{"who": "cal", "focus": "feedback"})
	s.at("2026-11-11 09:10")
	s.cal.Press(bottest.Told(s.t, s.cal, "Asha asks: try something together"), "Yes")
	now := func(who bottest.Somebody) bottest.Sheet { return s.opens(who, trying(who), "The one you are in") }
	does := func(who bottest.Somebody, label string, values map[string]string) {
		s.opens(who, now(who), label)
		who.Fill(values)
	}
	does(s.asha, "Set it up", map[string]string{"aim": "name a half", "joint-when": "they ask", "joint-then": "wait", "lesson": "2026-11-13"})
	does(s.cal, "Set it up", map[string]string{"lesson": "2026-11-13"})
	does(s.asha, "What I give", map[string]string{"piece": "Shade a half."})
	if got := now(s.cal).Text; strings.Contains(got, "Shade a half.") {
		s.t.Errorf("Cal has given nothing, and reads %q", got)
	}
	does(s.cal, "What I give", map[string]string{"piece": "Is 0.5 a half?"})
	does(s.cal, "My answer", map[string]string{"piece": "The left side."})
	if got := now(s.asha).Text; strings.Contains(got, "The left side.") || !strings.Contains(got, "Cal gave: Is 0.5 a half?") {
		s.t.Errorf("Asha has not answered, and reads %q", got)
	}
	does(s.asha, "My answer", map[string]string{"piece": "No, it is five."})
	if got := now(s.cal).Text; !strings.Contains(got, "Asha answered: No, it is five.") {
		s.t.Errorf("in the end Cal reads %q", got)
	}
	s.opens(s.asha, now(s.asha), "Take back my answer")
	if got := now(s.cal).Text; !strings.Contains(got, "Asha took back their answer.") || strings.Contains(got, "it is five") || !strings.Contains(got, "Asha gave: Shade a half.") {
		s.t.Errorf("once it is taken back Cal reads %q", got)
	}
}
