package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// yearWithDan has Asha ask Dan, at another school and in another chat, to follow
// a question with her, and gives its id.
func yearWithDan(t *testing.T) (*town, string) {
	t.Helper()
	n := newTown(t).withLibrary().started().withDan().wholeYear()
	school, err := n.db.School(t.Context(), "north", "s2")
	must(t, err)
	school.Safeguarding = reflection.Safeguarding{Lead: "Ann Ray", LeadPhone: "01632 960002"}
	must(t, n.db.Write(t.Context(), "north", school))
	about := n.press("asha", "year").View
	if about == nil || !strings.Contains(about.Text, "yours alone until you show it") {
		t.Fatalf("what it is: %+v", about)
	}
	form := n.press("asha", button(t, bot.Message{Buttons: about.Buttons}, "Start one")).Form
	if got := form.Inputs[2].Options[0].Label; got != "Dan Lund, Southfield" {
		t.Errorf("the first who can be asked is %q", got)
	}
	v := n.send("asha", form, map[string]string{"question": "zqone talks?", "parts": "zqtwo asks?\nzqthree waits?", "people": "dan"}).View
	if v == nil || !strings.Contains(v.Text, "zqone talks?") || !strings.Contains(v.Text, "Wednesday 18 November at 12:30") {
		t.Fatalf("Asha sees %+v", v)
	}
	n.at("2026-11-11 09:05")
	return n, strings.TrimPrefix(button(t, n.danWasTold(), "Yes"), "year-join:")
}

// danWasTold is the last message in Dan's chat.
func (n *town) danWasTold() bot.Message {
	n.t.Helper()
	seen := n.chat.Person("w2", "dan").Seen()
	if len(seen) == 0 {
		n.t.Fatal("Dan was told nothing")
	}
	return seen[len(seen)-1].Message
}

// danPresses presses a button in Dan's chat.
func (n *town) danPresses(id string) bot.Answer {
	return n.dan(bot.Incoming{Kind: bot.Press, Button: id, Where: "there"})
}

// One question across two schools and two chats: questions and lines are read in
// windows, and no message of either chat, nor the log, has a word of them.
func TestAQuestionForAYearAcrossTwoChats(t *testing.T) {
	n, id := yearWithDan(t)
	asked := n.danWasTold()
	if !strings.HasPrefix(asked.Text, "Asha asks: will you follow one question together this year?") {
		t.Errorf("Dan was told %q", asked.Text)
	}
	if v := n.danPresses(button(t, asked, "What is it?")).View; v == nil || !strings.Contains(v.Text, "• zqthree waits?") {
		t.Errorf("asked, Dan reads %+v", v)
	}
	if a := n.danPresses("year-join:" + id); a.Update == nil || !strings.HasPrefix(a.Update.Text, "Thank you.") {
		t.Fatalf("[Yes] answered %+v", a)
	}
	n.at("2026-11-20 15:46")
	told := n.told("asha")
	lead := told[len(told)-1]
	if !strings.HasPrefix(lead.Text, "On Friday 4 December comes the next check point") || !strings.Contains(lead.Text, "in place") && !strings.Contains(lead.Text, "the place of this week's question") {
		t.Errorf("Asha was told %q", lead.Text)
	}
	pick := n.press("asha", button(t, lead, "Pick it")).Form
	if got := pick.Inputs[0].Value; got != "1" {
		t.Errorf("picking starts at %q", got)
	}
	if v := n.send("asha", pick, map[string]string{"pick": "2"}).View; v == nil || !strings.Contains(v.Text, "It looks at: zqthree waits?\nIt is your turn to pick.") {
		t.Errorf("picked, Asha sees %+v", v)
	}
	n.at("2026-12-04 15:46")
	check := n.danWasTold()
	if !strings.HasPrefix(check.Text, "A check point of your question for a year. It is the turn of Asha.") || strings.Contains(check.Text, "this week's question") {
		t.Errorf("Dan was told %q", check.Text)
	}
	form := n.danPresses(button(t, check, "Write my line")).Form
	if form == nil || form.Inputs[0].Label != "zqthree waits?" || !strings.HasPrefix(form.Intro, "Only you, in this app, until you show it") {
		t.Fatalf("Dan's Form is %+v", form)
	}
	guarded := n.dan(bot.Incoming{Kind: bot.Submit, Form: form.ID, Values: filled(form, map[string]string{"year-line": "zqfour: Maisie Thornbury asks."})}).Form
	if guarded == nil || guarded.Inputs[0].ID != "names" {
		t.Fatalf("no guard spoke: %+v", guarded)
	}
	mine := n.dan(bot.Incoming{Kind: bot.Submit, Form: guarded.ID, Values: filled(guarded, nil)}).View
	if mine == nil || !strings.Contains(mine.Text, "If you show it, Asha can read just these words, with your name:\n\nzqfour: Pupil A asks.") {
		t.Fatalf("Dan's line: %+v", mine)
	}
	reads := func(want bool) {
		t.Helper()
		for _, button := range []string{"year:" + id, "year-found:" + id} {
			if v := n.press("asha", button).View; v == nil || strings.Contains(v.Text, "Dan: zqfour: Pupil A asks.") != want {
				t.Errorf("%s: Asha reads %+v, want Dan's line in it: %v", button, v, want)
			}
		}
	}
	reads(false)
	shown := n.danPresses(button(t, bot.Message{Buttons: mine.Buttons}, "Show it to them")).View
	reads(true)
	n.danPresses(button(t, bot.Message{Buttons: shown.Buttons}, "Take it back"))
	reads(false)
	n.danPresses("year-show:" + id + "/2")
	reads(true)
	if a := n.danPresses("year-leave:" + id); a.Update == nil || !strings.HasPrefix(a.Update.Text, "You have left it.") {
		t.Errorf("[Leave it] answered %+v", a)
	}
	reads(false)
	n.at("2026-12-04 15:50")
	told = n.told("asha")
	if got := told[len(told)-1].Text; !strings.HasPrefix(got, "Your question for a year has come to an end.") {
		t.Errorf("the last of two was told %q", got)
	}
	if v := n.danPresses("year").View; v == nil || !strings.Contains(v.Text, "Autumn, second half: zqfour: Pupil A asks.") || strings.Contains(v.Text, "zqone") {
		t.Errorf("having left, Dan reads %+v", v)
	}
	if v := n.danPresses("year-drop:" + id + "/2").View; v == nil || strings.Contains(v.Text, "zqfour") {
		t.Errorf("deleted, Dan reads %+v", v)
	}
	for _, s := range append(n.chat.Person("w", "asha").Seen(), n.chat.Person("w2", "dan").Seen()...) {
		if strings.Contains(s.Message.Text, "zq") {
			t.Errorf("a message says %q", s.Message.Text)
		}
	}
	if strings.Contains(n.log.String(), "zq") {
		t.Error("the log says what somebody wrote")
	}
}

// At the end of the year all read what each chose to show; and after it, still.
func TestTheClosingCard(t *testing.T) {
	n, id := yearWithDan(t)
	n.danPresses("year-join:" + id)
	n.at("2027-01-29 16:00")
	n.dan(bot.Incoming{Kind: bot.Submit, Form: "year-line:" + id + "/3", Values: bot.Values{"year-line": {"It was shy ones."}}})
	n.danPresses("year-show:" + id + "/3")
	n.at("2027-07-31 18:00")
	told := n.told("asha")
	i := slices.IndexFunc(told, func(m bot.Message) bool {
		return strings.HasPrefix(m.Text, "Your question for a year comes to its end.")
	})
	if i < 0 {
		t.Fatalf("Asha was not told that it ends, but %+v", told)
	}
	n.at("2027-08-20 09:00")
	v := n.press("asha", button(t, told[i], "Read it")).View
	if v == nil || v.Title != "Our closing card" || !strings.Contains(v.Text, "Spring, first half: zqthree waits?\nDan: It was shy ones.") {
		t.Errorf("the closing card: %+v", v)
	}
	if v := n.press("asha", "year").View; !slices.Contains(labelsOf(v.Buttons), "Start another") {
		t.Errorf("after the year Asha can press %q", labelsOf(v.Buttons))
	}
	n.send("asha", n.press("asha", "year-start").Form, map[string]string{"question": "What next?", "parts": "Who?", "people": "cal"})
	if v := n.press("asha", "year").View; !slices.Equal(labelsOf(v.Buttons)[:2], []string{"The one you are in", "Year to 2027"}) {
		t.Errorf("of two she can open %q", labelsOf(v.Buttons))
	}
}

// Nobody who is not in one reads of it, nor do what those in it do.
func TestAQuestionForAYearIsItsPeoples(t *testing.T) {
	n, id := yearWithDan(t)
	n.danPresses("year-join:" + id)
	n.at("2026-12-04 15:46")
	for _, who := range []string{"cal", "sam", "khan"} {
		for _, b := range []string{"year:", "year-found:", "year-join:", "year-decline:", "year-leave:", "year-pick:", "year-line:", "year-own:", "year-show:", "year-hide:", "year-drop:"} {
			if a := n.press(who, b+id); a.View != nil || a.Form != nil || a.Update != nil || len(a.Messages) != 1 {
				t.Errorf("%s gives %s %+v", b, who, a)
			}
		}
	}
	if a := n.press("khan", "year-start"); a.Form != nil || a.Messages[0].Text == "" {
		t.Errorf("a coordinator can start one: %+v", a)
	}
}

// What is wrong is told at its input.
func TestWhatIsWrongInAQuestionForAYear(t *testing.T) {
	n := newTown(t).withLibrary().started().withDan()
	for input, c := range map[string]struct{ value, want string }{
		"question": {" ", "There is nothing here yet."},
		"parts":    {"1\n2\n3\n4\n5\n6\n7", "Write six smaller questions at most."},
		"people":   {"", "Pick somebody first."},
	} {
		values := map[string]string{"question": "Who talks?", "parts": "Who asks?", "people": "dan"}
		values[input] = c.value
		a := n.send("asha", n.press("asha", "year-start").Form, values)
		if a.Error == nil || a.Error.Input != input || !strings.HasPrefix(a.Error.Text, c.want) {
			t.Errorf("%s answered %+v", input, a.Error)
		}
	}
}

// aQuestionForAYear is the story of one, in whatever chat.
func aQuestionForAYear(s *scene) {
	s.withLibrary().wholeYear()
	s.cal.Press(bottest.Told(s.t, s.cal, "Hello"), "OK")
	s.opens(s.asha, s.asha.OpenHome(), "More")
	s.opens(s.asha, s.window(s.asha), "Try something together")
	s.opens(s.asha, s.window(s.asha), "A question for a year", "yours alone until you show it")
	s.opens(s.asha, s.window(s.asha), "Start one", "Those you ask can read the questions.")
	s.asha.Fill(map[string]string{"question": "Who talks in our lessons?", "parts": "Who asks?", "people": "cal"})
	s.window(s.asha, "Who talks in our lessons?", "• Who asks?")
	s.at("2026-11-11 09:10")
	s.cal.Press(bottest.Told(s.t, s.cal, "Asha asks: will you follow one question"), "Yes")

	s.at("2026-11-18 12:31")
	bottest.Told(s.t, s.cal, "You follow one question this year with Asha. The first check point is on Friday 4 December.")
	s.at("2026-12-04 15:46")
	check := bottest.Told(s.t, s.cal, "A check point of your question for a year. It is the turn of Asha.")
	s.opens(s.cal, check, "Write my line", "until you show it to the others")
	s.cal.Fill(map[string]string{"year-line": "The same three, each time."})
	s.window(s.cal, "Only you can read this.", "The same three, each time.")
	asks := bottest.Told(s.t, s.asha, "A check point of your question for a year. It was your turn to pick.")
	if got := s.opens(s.asha, asks, "Look first").Text; strings.Contains(got, "The same three") {
		s.t.Errorf("before it is shown Asha reads %q", got)
	}
	s.opens(s.cal, s.opens(s.cal, s.opens(s.cal, check, "Look first"), "My line", "The same three, each time."), "Show it to them", "Asha can read this:")
	s.opens(s.asha, asks, "Look first", "Autumn, second half: Who asks?", "Cal: The same three, each time.")
}

// manyColleagues puts 160 more people into the town, at a school of their own.
func (n *town) manyColleagues() {
	n.t.Helper()
	all := []reflection.Record{reflection.School{ID: "hill", Organisation: "north", Name: "Hill School"}}
	for i := range 160 {
		m := n.member(fmt.Sprintf("m%d", i), reflection.Colleague)
		m.Name, m.School, m.Welcome = fmt.Sprintf("Kim Number%03d", i), "hill", reflection.Started
		all = append(all, m)
	}
	must(n.t, n.db.Write(n.t.Context(), "north", all...))
}

// aQuestionInALargeTrust is asking somebody among more people than a Form
// offers: one tap more, in whatever chat.
func aQuestionInALargeTrust(s *scene) {
	s.withLibrary().wholeYear().manyColleagues()
	s.cal.Press(bottest.Told(s.t, s.cal, "Hello"), "OK")
	s.opens(s.asha, s.asha.OpenHome(), "More")
	s.opens(s.asha, s.window(s.asha), "Try something together")
	s.opens(s.asha, s.window(s.asha), "A question for a year")
	form := s.opens(s.asha, s.window(s.asha), "Start one", "Those you ask can read the questions.")
	if form.Input("called").ID == "" || form.Input("people").ID != "" {
		s.t.Errorf("where there are many, asked is %+v", form)
	}
	written := map[string]string{"question": "Who talks in our lessons?", "parts": "Who asks?"}
	looks := func(lines string, words ...string) bottest.Sheet {
		s.t.Helper()
		written["called"] = lines
		s.asha.Fill(written)
		return s.window(s.asha, words...)
	}
	looks("Zoe", "finds nobody you can ask")
	looks("Hill School", "more people than I can show")
	found := looks("Cal\nNumber15, Hill")
	if got := found.Input("people"); got.Value != "cal" || len(got.Options) != 11 {
		s.t.Fatalf("found are %+v", got)
	}
	if got := found.Input("question").Value; got != "Who talks in our lessons?" {
		s.t.Errorf("the question was lost: %q", got)
	}
	written = map[string]string{"people": "cal,m150"}
	more := looks("Number007")
	if got := more.Input("people"); len(got.Options) != 3 || more.Input("called").Value != "" {
		s.t.Fatalf("with one more: %+v", more)
	}
	s.asha.Fill(nil)
	s.window(s.asha, "Who talks in our lessons?", "• Who asks?")
	s.at("2026-11-11 09:10")
	bottest.Told(s.t, s.cal, "Asha asks: will you follow one question")
	asked, err := s.db.YearInquiriesOf(s.t.Context(), "north", []reflection.MemberID{"asha"})
	must(s.t, err)
	if len(asked) != 1 || len(asked[0].Seats) != 4 {
		s.t.Errorf("asked are %+v", asked)
	}
}
