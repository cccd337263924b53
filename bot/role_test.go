package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

// A mentor who wants it is asked every second week; what they write is an
// entry like any other.
func mentorsThreeLines(s *scene) {
	s.withLibrary()
	s.sam.Press(s.sam.OpenHome(), "More")
	s.sam.Press(*s.sam.Window(), "My mentoring")
	s.sam.Press(*s.sam.Window(), "Ask me every two weeks")
	if got := s.sam.Window(); got == nil || !strings.Contains(got.Text, "You are asked every second week") {
		s.t.Fatalf("the window is %+v", got)
	}
	s.at("2026-11-28 09:00")
	s.sam.Press(bottest.Told(s.t, s.sam, "three lines about your mentoring"), "Write three lines")
	form := s.sam.Window()
	if form == nil || len(form.Inputs) != 5 {
		s.t.Fatalf("the Form is %+v", form)
	}
	s.sam.Fill(map[string]string{"description": "I counted to ten before I spoke", "then": "wait again"})
	bottest.Told(s.t, s.sam, "Saved")
}

func TestAMentorIsAskedOnlyWhereTheyWantIt(t *testing.T) {
	n := newTown(t).withLibrary().started()
	asked := func() (on []string) {
		for _, d := range n.deliveries("sam", reflection.MentoringKind) {
			if d.State == reflection.Sent {
				on = append(on, d.DueAt.Format("Mon 2 Jan 15:04"))
			}
		}
		return on
	}
	n.at("2026-11-29 09:00")
	if got := asked(); got != nil {
		t.Fatalf("asked without being asked to: %v", got)
	}
	if a := n.press("asha", "want-mentoring:yes"); a.View != nil || !strings.Contains(a.Messages[0].Text, "not yours") {
		t.Errorf("an ECT is answered with %+v", a)
	}
	v := n.press("sam", button(t, bot.Message{Buttons: n.press("sam", "menu").View.Buttons}, "My mentoring")).View
	v = n.press("sam", button(t, bot.Message{Buttons: v.Buttons}, "Ask me every two weeks")).View
	n.at("2026-12-27 09:00")
	// Sam meets Asha on Tuesdays, so every other day is free of meetings.
	if got := strings.Join(asked(), ", "); got != "Fri 4 Dec 15:45, Fri 18 Dec 15:45" {
		t.Errorf("asked on %s", got)
	}
	v = n.press("sam", button(t, bot.Message{Buttons: v.Buttons}, "Stop asking me")).View
	if strings.Contains(v.Text, "You are asked") || len(n.deliveriesWaiting("sam", reflection.MentoringKind)) > 0 {
		t.Errorf("after it was stopped: %q", v.Text)
	}
}

// On a day without meetings if there is one: else on the last day they are in.
func TestAMentorIsAskedOnACalmDay(t *testing.T) {
	for days, want := range map[string]string{"Mon Tue": "Monday", "Tue": "Tuesday", "Tue Wed": "Wednesday"} {
		n := newTown(t).withLibrary().started()
		n.change("sam", func(m *reflection.Member) { m.WorkingDays, _ = reflection.ParseWeekdays(days) })
		n.press("sam", "want-mentoring:yes")
		got := n.deliveriesWaiting("sam", reflection.MentoringKind)
		if len(got) != 1 || got[0].DueAt.Weekday().String() != want {
			t.Errorf("in on %s: %+v, want %s", days, got, want)
		}
	}
}

// A mentor who is a new teacher, too, can pause: nothing is asked on a day of it.
func TestAMentorIsNotAskedInAPause(t *testing.T) {
	n := newTown(t).withLibrary().started()
	n.change("sam", func(m *reflection.Member) {
		m.WorkingDays, _ = reflection.ParseWeekdays("Mon Tue")
		m.PausedUntil = onDay("2026-11-17")
	})
	n.press("sam", "want-mentoring:yes")
	got := n.deliveriesWaiting("sam", reflection.MentoringKind)
	if len(got) != 1 || got[0].DueAt.Format("2 Jan") != "30 Nov" {
		t.Errorf("paused until 17 November, there waits %+v", got)
	}
}

// The questions go round, and pressing twice opens one entry.
func TestQuestionsAboutARoleGoRound(t *testing.T) {
	n := newTown(t).withLibrary().started()
	asked := map[string]bool{}
	for range 4 {
		f := n.press("sam", "about:mentor").Form
		if again := n.press("sam", "about:mentor").Form; again.ID != f.ID {
			t.Errorf("pressed twice it opens %s, then %s", f.ID, again.ID)
		}
		asked[f.Inputs[0].Label] = true
		n.send("sam", f, map[string]string{"description": "I waited"})
	}
	if len(asked) != 4 {
		t.Errorf("four times it asked %v", asked)
	}
	j := n.press("sam", "journal").View
	if len(j.Buttons) < 4 {
		t.Errorf("the journal has %v", labelsOf(j.Buttons))
	}
	for _, who := range []string{"asha", "cal", "khan"} {
		if a := n.press(who, "about:mentor"); a.Form != nil {
			t.Errorf("%s, who mentors nobody, is asked %+v", who, a.Form)
		}
	}
	for range 60 { // nobody is asked them by the weekly question
		if f := n.press("asha", "two-minutes").Form; asked[f.Inputs[0].Label] {
			t.Fatalf("an ECT is asked %s", f.Inputs[0].Label)
		} else {
			n.send("asha", f, map[string]string{"description": "a lesson"})
		}
	}
}

// The coordinator is offered to look back once a term, by the note they get
// anyway, unless it is switched off.
func TestACoordinatorLooksBackOnTheTerm(t *testing.T) {
	n := newTown(t).withLibrary().started()
	offered := func() (weeks int) {
		for _, m := range n.told("khan") {
			for _, b := range m.Buttons {
				if b.Label == "Look back on the term" {
					weeks++
					f := n.press("khan", b.ID).Form
					if f == nil || len(f.Inputs) != 5 || !strings.HasSuffix(f.Inputs[0].Label, "or anything else on your mind.") {
						t.Errorf("it opens %+v", f)
					}
				}
			}
		}
		return weeks
	}
	n.at("2026-12-05 09:00")
	if got := offered(); got != 0 {
		t.Errorf("offered %d times before its week", got)
	}
	n.at("2026-12-20 09:00")
	if got := offered(); got != 1 {
		t.Errorf("offered %d times in the term", got)
	}
	form := n.press("khan", "library:s").Form
	var on []string
	for _, in := range form.Inputs {
		if in.ID == "packs" {
			for _, o := range in.Options {
				if o.Label != "A coordinator's look back on the term" && o.Label != "A mentor's three lines" {
					on = append(on, o.ID)
				}
			}
		}
	}
	n.sendChoices("khan", form, "packs", on...)
	if a := n.press("khan", "about:coordinator"); a.Form != nil {
		t.Errorf("switched off, it opens %+v", a.Form)
	}
	if v := n.press("khan", "menu").View; strings.Contains(strings.Join(labelsOf(v.Buttons), " "), "Look back") {
		t.Errorf("switched off, the menu has %v", labelsOf(v.Buttons))
	}
	if v := n.press("sam", "menu").View; strings.Contains(strings.Join(labelsOf(v.Buttons), " "), "My mentoring") {
		t.Errorf("switched off, the mentor's menu has %v", labelsOf(v.Buttons))
	}
}

// deliveries are the person's rows of a kind, around now.
func (n *town) deliveries(who reflection.MemberID, kind reflection.Kind) []reflection.Delivery {
	n.t.Helper()
	rows, err := n.db.DeliveriesTo(n.t.Context(), "north", []reflection.MemberID{who}, wall("2026-08-01 00:00"), wall("2027-08-01 00:00"), kind)
	must(n.t, err)
	return rows
}

func (n *town) deliveriesWaiting(who reflection.MemberID, kind reflection.Kind) (waiting []reflection.Delivery) {
	for _, d := range n.deliveries(who, kind) {
		if d.State == reflection.Queued {
			waiting = append(waiting, d)
		}
	}
	return waiting
}
