package bot_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/reflection"
)

// crowd are six more colleagues, and enough for a round with Asha.
var crowd = []string{"ann", "bob", "cat", "dot", "eli", "fin"}

// withCrowd adds them; dot and eli are in another chat, of another school.
func (n *town) withCrowd() *town {
	n.t.Helper()
	n.withLibrary().started().withDan()
	for _, id := range crowd {
		m := n.member(id, reflection.Colleague)
		m.Name, m.Welcome = strings.ToUpper(id[:1])+id[1:]+" Lee", reflection.Started
		if id == "dot" || id == "eli" {
			m.Workspace, m.School = "w2", "s2"
		}
		must(n.t, n.db.Write(n.t.Context(), "north", m))
	}
	must(n.t, n.db.Write(n.t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: onDay("2026-09-01"), To: onDay("2026-12-18"), Kind: reflection.TermDays},
		{Organisation: "north", From: onDay("2026-10-26"), To: onDay("2026-10-30"), Kind: reflection.ClosedDays}}}))
	n.set(wall("2026-11-08 12:00"))
	return n
}

// does is what somebody does in their own chat.
func (n *town) does(who string, in bot.Incoming) bot.Answer {
	n.t.Helper()
	m, err := n.db.Member(n.t.Context(), "north", reflection.MemberID(who))
	must(n.t, err)
	in.Workspace, in.User = m.Workspace, who
	return n.Receive(n.t.Context(), in)
}

func (n *town) pressed(who, button string) bot.Answer {
	n.t.Helper()
	return n.does(who, bot.Incoming{Kind: bot.Press, Button: button, Where: "here"})
}

// joins goes from the view of the rounds through the Form.
func (n *town) joins(who, focus string) {
	n.t.Helper()
	view := n.pressed(who, "rounds").View
	form := n.pressed(who, button(n.t, bot.Message{Buttons: view.Buttons}, "Join")).Form
	a := n.does(who, bot.Incoming{Kind: bot.Submit, Form: form.ID, Values: filled(form, map[string]string{"focus": focus})})
	if a.View == nil || !strings.Contains(a.View.Text, "You are in. Focus: ") {
		n.t.Fatalf("joining answered %+v", a)
	}
}

// round opens for these people on Monday.
func (n *town) round(who ...string) {
	n.t.Helper()
	for _, id := range who {
		n.joins(id, "feedback")
	}
	n.at("2026-11-09 03:17")
	got, err := n.Service.OpenRound(n.t.Context(), "north")
	must(n.t, err)
	if got.State != reflection.RoundOpens {
		n.t.Fatalf("the round: %+v", got)
	}
}

// invited is the round's invitation to somebody, and who it is about.
func (n *town) invited(who string) (bot.Message, string) {
	n.t.Helper()
	for _, m := range n.heard(who) {
		if rest, is := strings.CutPrefix(m.Text, "Try something together with "); is {
			name, _, _ := strings.Cut(rest, " ")
			return m, strings.ToLower(name)
		}
	}
	n.t.Fatalf("%s was not asked", who)
	return bot.Message{}, ""
}

// heard is what somebody was told, in whichever chat they are.
func (n *town) heard(who string) (all []bot.Message) {
	for _, ws := range []reflection.WorkspaceID{"w", "w2"} {
		for _, s := range n.chat.Person(ws, who).Seen() {
			all = append(all, s.Message)
		}
	}
	return all
}

// A round across two schools and two chats: all must say yes, and "Why us?"
// tells what both may know.
func TestARoundAcrossTwoChats(t *testing.T) {
	n := newTown(t).withCrowd()
	n.change("dot", func(m *reflection.Member) { m.LineManager = "eli" }) // so each is with somebody of the other chat
	n.round("dot", "eli", "ann", "bob", "cat", "fin")
	n.at("2026-11-09 12:31")
	across := 0
	for _, who := range crowd {
		m, with := n.invited(who)
		if slices.Contains([]string{"dot", "eli"}, who) != slices.Contains([]string{"dot", "eli"}, with) {
			across++
		}
		why := n.pressed(who, button(t, m, "Why us?")).View
		if why == nil || !strings.Contains(why.Text, "both joined the round: you picked feedback") {
			t.Errorf("%s asks why, and reads %+v", who, why)
		}
	}
	if across != 4 {
		t.Errorf("%d people are with somebody of the other chat, want 4", across)
	}
	m, with := n.invited("dot")
	first := n.pressed("dot", button(t, m, "Yes"))
	if first.Update == nil || first.Update.Text != "Thank you. You'll hear by Monday 16 November at 12:30." {
		t.Errorf("the first yes answers %+v", first)
	}
	theirs, _ := n.invited(with)
	if a := n.pressed(with, button(t, theirs, "Yes")); a.Update == nil || !strings.HasPrefix(a.Update.Text, "You and Dot are on.") {
		t.Errorf("the second yes answers %+v", a)
	}
	n.at("2026-11-09 13:00")
	if last := n.heard("dot"); !strings.Contains(last[len(last)-1].Text, " are on: “Feedback trial”.") {
		t.Errorf("Dot heard %q last", last[len(last)-1].Text)
	}
}

// Whoever said yes in vain and whoever had nobody read the same words.
func TestHavingNobodyReadsLikeANo(t *testing.T) {
	n := newTown(t).withCrowd()
	for _, who := range crowd {
		form := n.pressed(who, "avoid").Form
		n.does(who, bot.Incoming{Kind: bot.Submit, Form: form.ID, Values: filled(form, map[string]string{"avoid": "cal"})})
	}
	for _, who := range []string{"dot", "eli"} { // Cal is in the other chat, where they cannot pick him
		m, err := n.db.Member(t.Context(), "north", reflection.MemberID(who))
		must(t, err)
		must(t, n.db.Write(t.Context(), "north", reflection.Avoidance{Organisation: "north", Owner: m.ID, Who: []reflection.MemberID{"cal"}}))
	}
	n.round(append(crowd, "cal")...)
	n.at("2026-11-09 12:31")
	m, with := n.invited("ann")
	n.pressed("ann", button(t, m, "Yes"))
	theirs, _ := n.invited(with)
	if a := n.pressed(with, button(t, theirs, "Not this time")); a.Update == nil || a.Update.Text != "That's fine. Nobody is told." {
		t.Errorf("a no answers %+v", a)
	}
	n.at("2026-11-17 12:00")
	last := func(who string) bot.Message {
		all := n.heard(who)
		return all[len(all)-1]
	}
	if diff := cmp.Diff(last("ann"), last("cal")); diff != "" || !strings.HasPrefix(last("cal").Text, "The round did not come together for you") {
		t.Errorf("who said yes and who had nobody read (-yes +nobody):\n%s", diff)
	}
	for _, m := range n.heard("cal") {
		if strings.HasPrefix(m.Text, "Try something together") {
			t.Errorf("Cal, whom everybody avoids, was asked: %q", m.Text)
		}
	}
}

// Wherever Asha presses, and whatever she is told for two weeks, it is to the
// byte the same whether Cal is silent or would rather not work with her.
func TestNothingAshaSeesTellsThatSheIsAvoided(t *testing.T) {
	world := func(avoids bool) []string {
		n := newTown(t).withLibrary().started()
		if avoids {
			form := n.press("cal", "avoid").Form
			a := n.send("cal", form, map[string]string{"avoid": "asha"})
			if a.View == nil || !strings.HasPrefix(a.View.Text, "On your list: Asha Patel.") {
				t.Fatalf("Cal's list: %+v", a)
			}
		}
		a := n.send("asha", n.press("asha", "try:feedback-trial").Form, map[string]string{"who": "cal", "focus": "feedback"})
		all := []string{a.Messages[0].Text}
		for _, when := range []string{"2026-11-11 12:00", "2026-11-17 18:00", "2026-11-18 18:00", "2026-11-25 18:00"} {
			n.at(when)
			together := n.press("asha", "together").View
			all = append(all, n.home("asha").Text, together.Text)
			all = append(all, labelsOf(together.Buttons)...)
			if open := together.Buttons[0]; strings.HasPrefix(open.ID, "inquiry:") {
				v := n.press("asha", open.ID).View
				all = append(append(all, v.Text), labelsOf(v.Buttons)...)
			}
		}
		all = append(all, n.seen("asha")...) // it presses everything, so it comes last
		asked := slices.ContainsFunc(n.told("cal"), func(m bot.Message) bool { return strings.Contains(m.Text, "Asha asks") })
		offered := slices.ContainsFunc(n.seen("cal"), func(s string) bool { return strings.Contains(s, "With Asha") })
		if asked == avoids || avoids && offered {
			t.Errorf("with Asha on his list: %v; Cal was asked: %v, and finds her invitation: %v", avoids, asked, offered)
		}
		return all
	}
	silent := world(false)
	if !slices.ContainsFunc(silent, func(s string) bool { return strings.Contains(s, "did not come together this time") }) {
		t.Fatalf("Asha never hears: %q", silent)
	}
	if diff := cmp.Diff(silent, world(true)); diff != "" {
		t.Errorf("Asha can tell (-silence +avoided):\n%s", diff)
	}
}

// What is wrong on the list is said at its input, and nothing is lost.
func TestWhatCannotStandOnTheList(t *testing.T) {
	n := newTown(t).started()
	for who, want := range map[string]string{
		"cal":    "That is you. Pick somebody else.",
		"nobody": "That person is not on the staff list and cannot be added from here. Pick somebody else, or have them added to the list.",
	} {
		a := n.send("cal", n.press("cal", "avoid").Form, map[string]string{"avoid": who})
		if a.Error == nil || *a.Error != (bot.InputError{Input: "avoid", Text: want}) {
			t.Errorf("picking %s answers %+v", who, a)
		}
	}
	if a := n.press("khan", "rounds"); len(a.Messages) != 1 || a.View != nil {
		t.Errorf("a coordinator who presses it gets %+v", a)
	}
}
