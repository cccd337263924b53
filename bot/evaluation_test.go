package bot_test

import (
	"fmt"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// staff adds colleagues to Northfield, who take part.
func (n *town) staff(school reflection.SchoolID, ids ...string) {
	n.t.Helper()
	for _, id := range ids {
		m := n.member(id, reflection.Colleague)
		m.Name, m.School, m.Welcome = "Colleague "+id, school, reflection.Started
		must(n.t, n.db.Write(n.t.Context(), "north", m))
	}
	must(n.t, n.Service.Requeue(n.t.Context(), "north"))
}

// asked is the newest message about Plenary.
func (n *town) asked(who string) bot.Message {
	n.t.Helper()
	var found bot.Message
	for _, m := range n.told(who) {
		if strings.Contains(m.Text, "Three questions about Plenary") {
			found = m
		}
	}
	return found
}

func seen(who bottest.Somebody, words string) int {
	n := 0
	for _, m := range who.Messages() {
		if strings.Contains(m.Text, words) {
			n++
		}
	}
	return n
}

// What people tap, in every chat.
func threeQuestionsAboutPlenary(s *scene) {
	s.at("2026-12-04 16:11")
	first := bottest.Told(s.t, s.asha, "Three questions about Plenary, a tap each. Nobody sees who said what.\n1 of 3:")
	s.asha.Press(first, "Yes")
	second := s.becomes(s.asha, first.Where, "2 of 3: Was it worth the time it took?")
	s.asha.Press(second, "A little")
	third := s.becomes(s.asha, first.Where, "3 of 3: Have you tried something new because of it?")
	s.asha.Press(third, "No")
	s.becomes(s.asha, first.Where, "Thank you. Once the term is over")
	s.at("2026-12-18 17:00")
	if n := seen(s.asha, "1 of 3:"); n > 0 {
		s.t.Errorf("asked again: %d", n)
	}
}

// Three taps, once a term; the first tap counts.
func TestEverybodyIsAskedThreeQuestionsATerm(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-12-04 16:09")
	if got := n.asked("cal"); got.Text != "" {
		t.Fatalf("asked before its time: %+v", got)
	}
	n.at("2026-12-04 16:11")
	for _, who := range []string{"asha", "sam", "cal"} {
		if len(n.asked(who).Buttons) != 3 {
			t.Fatalf("%s is asked %+v", who, n.asked(who))
		}
	}
	m := n.asked("cal")
	yes, no := button(t, m, "Yes"), button(t, m, "No")
	second := n.press("cal", yes).Update
	if again := n.press("cal", no).Update; again == nil || again.Text != second.Text {
		t.Errorf("a second tap on the first question becomes %+v", again)
	}
	third := n.press("cal", button(t, *second, "Yes")).Update
	thanks := n.press("cal", button(t, *third, "Yes")).Update
	if !strings.HasPrefix(thanks.Text, "Thank you.") || len(thanks.Buttons) != 0 {
		t.Errorf("after the third it says %+v", thanks)
	}
	voices, err := n.db.Voices(t.Context(), "north", "2026-Autumn")
	must(t, err)
	if len(voices) != 3 || voices[0].Said != 1 || voices[0].Opinion != reflection.OpinionYes {
		t.Errorf("kept: %+v", voices)
	}
	for _, odd := range []string{"evaluate:2026-Autumn/helped/perhaps", "evaluate:2026-Autumn/other/yes", "evaluate:2026-Autumn/helped"} {
		if a := n.press("sam", odd); a.Update != nil || len(a.Messages) != 1 {
			t.Errorf("%s is answered with %+v", odd, a)
		}
	}
	if a := n.press("sam", "evaluate:2027-Spring/helped/yes"); a.Update == nil || !strings.Contains(a.Update.Text, "closed") {
		t.Errorf("another term's question is answered with %+v", a)
	}
	n.at("2026-12-28 09:00")
	if a := n.press("sam", yes); a.Update == nil || !strings.Contains(a.Update.Text, "closed") {
		t.Errorf("once it is over a tap is answered with %+v", a)
	}
}

// Whoever coordinates and is nothing else gets one message a week, and so is
// asked by the note itself.
func TestACoordinatorIsAskedByTheirNote(t *testing.T) {
	n := newTown(t).started()
	if early := n.weekly("2026-11-13 12:31"); strings.Contains(fmt.Sprint(early.Buttons), "evaluate") {
		t.Errorf("the note of November offers %v", early.Buttons)
	}
	n.at("2026-11-28 09:00")
	note := n.weekly("2026-12-04 16:30")
	a := n.press("khan", button(t, note, "Three questions"))
	if len(a.Messages) != 1 || a.Update != nil || !strings.Contains(a.Messages[0].Text, "1 of 3:") {
		t.Errorf("got %+v", a)
	}
}

// In a full week it waits for another, and takes nobody's place.
func TestTheQuestionsWaitForRoom(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-30 07:00")
	for i := range 2 { // with the prompt, all of a colleague's week
		must(t, n.db.Write(t.Context(), "north", reflection.Delivery{ID: reflection.DeliveryID(fmt.Sprint("d", i)), Key: fmt.Sprint("pair/", i),
			Organisation: "north", Workspace: "w", To: "cal", Kind: reflection.PairKind, State: reflection.Sent,
			DueAt: wall("2026-12-01 15:45").UTC(), Until: wall("2026-12-04 17:30").UTC()}))
	}
	n.at("2026-12-05 09:00")
	if got := n.asked("cal"); got.Text != "" {
		t.Errorf("asked in a full week: %+v", got)
	}
	n.at("2026-12-11 16:11")
	if got := n.asked("cal"); got.Text == "" {
		t.Error("not asked in the next")
	}
}

// Once the term is over everybody reads the same, and nothing is left of who
// answered.
func TestEverybodyReadsTheSameOfATerm(t *testing.T) {
	n := newTown(t).started()
	n.schools("Southfield")
	var ids []string
	for i := range 12 {
		ids = append(ids, fmt.Sprintf("c%02d", i))
	}
	n.staff("s", ids...)
	if v := n.press("asha", "evaluation").View; !strings.HasPrefix(v.Text, "Once a term everyone is asked") {
		t.Errorf("before there is anything it reads %q", v.Text)
	}
	n.at("2026-12-04 16:30")
	for i, who := range ids {
		n.press(who, "evaluate:2026-Autumn/helped/yes")
		if i < 7 {
			n.press(who, "evaluate:2026-Autumn/worth/partly")
		}
		if i < 4 {
			n.press(who, "evaluate:2026-Autumn/tried/no")
		}
	}
	night := func(at string) string {
		n.set(wall(at))
		_, err := n.Service.KeepHouse(t.Context(), "north")
		must(t, err)
		return n.press("asha", "evaluation").View.Text
	}
	if early := night("2026-12-25 03:17"); !strings.HasPrefix(early, "Once a term") {
		t.Errorf("read before the week is over: %q", early)
	}
	text := night("2026-12-26 03:17")
	lines := "Helped to think: yes at least 10, a little fewer than five, no fewer than five.\n" +
		"Worth the time: yes fewer than five, a little at least 5, no fewer than five.\n" +
		"Tried something new: yes fewer than five, a little fewer than five, no fewer than five."
	if !strings.HasPrefix(text, "Autumn term 2026\n"+lines+"\n\nNorthfield\n"+lines+"\n\nSchools with few people") {
		t.Errorf("it reads %q", text)
	}
	for _, who := range []string{"sam", "khan", "cal", "c00"} {
		if got := n.press(who, "evaluation").View.Text; got != text {
			t.Errorf("%s reads %q", who, got)
		}
	}
	answered, err := n.db.Answered(t.Context(), "north", "2026-Autumn", []reflection.MemberID{"c00"})
	must(t, err)
	voices, err := n.db.Voices(t.Context(), "north", "2026-Autumn")
	must(t, err)
	if len(answered)+len(voices) != 0 {
		t.Errorf("left of it: %v, %v", answered, voices)
	}
	if again := night("2026-12-27 03:17"); again != text {
		t.Errorf("the next night it reads %q", again)
	}
}

// Where Plenary was not in use in a term there is nothing to read of it. Else it
// reads as if few had answered, also where nobody takes part: that is not told.
func TestATermInWhichNobodyAnswered(t *testing.T) {
	n := newTown(t).started()
	n.set(wall("2026-12-26 03:17"))
	_, err := n.Service.KeepHouse(t.Context(), "north")
	must(t, err)
	if got := n.press("asha", "evaluation").View.Text; !strings.HasPrefix(got, "Once a term") {
		t.Errorf("of a term in which nobody was there: %q", got)
	}
	for name, n := range map[string]*town{"answered": newTown(t).started(), "takes part": newTown(t)} {
		n.at("2026-12-26 03:17")
		_, err := n.Service.KeepHouse(t.Context(), "north")
		must(t, err)
		if got := n.press("asha", "evaluation").View.Text; !strings.HasPrefix(got, "Autumn term 2026\nToo few people to count.") {
			t.Errorf("of a term in which nobody %s: %q", name, got)
		}
	}
}
