package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// withDan adds somebody of the same organisation whose school uses Teams.
func (n *town) withDan() *town {
	n.t.Helper()
	n.Platforms["teams"] = n.chat.Platform("teams")
	dan := n.member("dan", reflection.Colleague)
	dan.Name, dan.Workspace, dan.School, dan.Welcome = "Dan Lund", "w2", "s2", reflection.Started
	must(n.t, n.db.Write(n.t.Context(), "north",
		reflection.Workspace{ID: "w2", Organisation: "north", Platform: "teams", External: "T2"},
		reflection.School{ID: "s2", Organisation: "north", Name: "Southfield"}, dan))
	return n
}

// dan does something in his own chat.
func (n *town) dan(in bot.Incoming) bot.Answer {
	in.Workspace, in.User = "w2", "dan"
	return n.Receive(n.t.Context(), in)
}

// A pair across two chats and two schools: all that each of them writes is
// read in windows, and no message of either chat has a word of it.
func TestAPairAcrossTwoChats(t *testing.T) {
	n := newTown(t).withLibrary().started().withDan()
	form := n.press("asha", "try:feedback-trial").Form
	if a := n.send("asha", form, map[string]string{"who": "dan", "focus": "feedback"}); !strings.HasPrefix(a.Messages[0].Text, "Asked: Dan.") {
		t.Fatalf("asking answered %+v", a)
	}
	n.at("2026-11-11 09:05")
	told := n.chat.Person("w2", "dan").Seen()
	if len(told) != 1 || !strings.HasPrefix(told[0].Message.Text, "Asha asks: try something together") {
		t.Fatalf("Dan was told %v", told)
	}
	yes := button(t, told[0].Message, "Yes")
	if a := n.dan(bot.Incoming{Kind: bot.Press, Button: yes, Where: "there"}); !strings.HasPrefix(a.Update.Text, "You and Asha are on.") {
		t.Fatalf("[Yes] answered %+v", a)
	}
	id := strings.TrimPrefix(yes, "join:")
	dans := func(button string, values map[string]string) bot.Answer {
		f := n.dan(bot.Incoming{Kind: bot.Press, Button: button + ":" + id}).Form
		if f == nil {
			t.Fatalf("%s opens nothing for Dan", button)
		}
		return n.dan(bot.Incoming{Kind: bot.Submit, Form: f.ID, Values: filled(f, values)})
	}
	ashas := func(button string, values map[string]string) bot.Answer {
		return n.send("asha", n.press("asha", button+":"+id).Form, values)
	}
	ashas("set-up-inquiry", map[string]string{"aim": "zqone", "joint-when": "zqtwo", "joint-then": "zqthree", "lesson": "2026-11-13"})
	if v := dans("set-up-inquiry", map[string]string{"lesson": "2026-11-16"}).View; v == nil || !strings.Contains(v.Text, "Aim: so that pupils zqone") {
		t.Fatalf("Dan sees %+v", v)
	}
	ashas("predict", map[string]string{"prediction": "zqfour"})
	dans("predict", map[string]string{"prediction": "zqfive"})
	n.at("2026-11-18 12:00")
	ashas("report", map[string]string{"outcome": "zqsix"})
	before := n.dan(bot.Incoming{Kind: bot.Press, Button: "inquiry:" + id}).View.Text
	if strings.Contains(before, "zqfour") || strings.Contains(before, "zqsix") {
		t.Errorf("Dan has not reported, and reads %q", before)
	}
	after := dans("report", map[string]string{"outcome": "zqseven"}).View.Text
	for _, want := range []string{"Asha expected: zqfour", "Asha saw: zqsix", "You expected: zqfive"} {
		if !strings.Contains(after, want) {
			t.Errorf("in the end Dan reads %q, want %q in it", after, want)
		}
	}
	dans("review", map[string]string{"decision": "adopt", "note": "zqeight"})
	n.at("2026-12-18 17:00")
	for _, s := range append(n.chat.Person("w", "asha").Seen(), n.chat.Person("w2", "dan").Seen()...) {
		if strings.Contains(s.Message.Text, "zq") {
			t.Errorf("a message says %q", s.Message.Text)
		}
	}
	if strings.Contains(n.log.String(), "zq") {
		t.Error("the log says what somebody wrote")
	}
}

// Partners will read it, so a guard looks at it first; what was chosen in the
// Form stays chosen.
func TestAGuardLooksAtWhatPartnersRead(t *testing.T) {
	n := newTown(t).withLibrary().started().withDan()
	n.send("asha", n.press("asha", "try:feedback-trial").Form, map[string]string{"who": "dan", "focus": "feedback"})
	n.at("2026-11-11 09:05")
	yes := button(t, n.chat.Person("w2", "dan").Seen()[0].Message, "Yes")
	n.dan(bot.Incoming{Kind: bot.Press, Button: yes})
	set := n.press("asha", "set-up-inquiry:"+strings.TrimPrefix(yes, "join:")).Form
	a := n.send("asha", set, map[string]string{"aim": "can explain, as Maisie Thornbury did", "joint-when": "they ask", "joint-then": "wait", "lesson": "2026-11-13"})
	if a.Form == nil || a.Form.Inputs[0].ID != "names" {
		t.Fatalf("no guard spoke: %+v", a)
	}
	v := n.send("asha", a.Form, nil).View
	if v == nil || !strings.Contains(v.Text, "as Pupil A did") || strings.Contains(v.Text, "Maisie") {
		t.Errorf("after the choice the inquiry says %+v", v)
	}
}

// Two who set it up at once: nothing is overwritten unseen.
func TestTwoWhoSetItUpAtOnce(t *testing.T) {
	n := newTown(t).withLibrary().started().withDan()
	n.send("asha", n.press("asha", "try:feedback-trial").Form, map[string]string{"who": "dan", "focus": "feedback"})
	n.at("2026-11-11 09:05")
	yes := button(t, n.chat.Person("w2", "dan").Seen()[0].Message, "Yes")
	n.dan(bot.Incoming{Kind: bot.Press, Button: yes})
	open := "set-up-inquiry:" + strings.TrimPrefix(yes, "join:")
	dans, ashas := n.dan(bot.Incoming{Kind: bot.Press, Button: open}).Form, n.press("asha", open).Form
	n.send("asha", ashas, map[string]string{"aim": "ask more", "joint-when": "they ask", "joint-then": "wait", "lesson": "2026-11-13"})
	a := n.dan(bot.Incoming{Kind: bot.Submit, Form: dans.ID, Values: filled(dans, map[string]string{
		"aim": "write more", "joint-when": "they write", "joint-then": "wait", "lesson": "2026-11-16"})})
	if a.Form == nil || a.Form.Inputs[0].Value != "ask more" || a.Form.Inputs[3].Value != "2026-11-16" {
		t.Errorf("Dan gets %+v, want Asha's aim and his lesson", a.Form)
	}
}
