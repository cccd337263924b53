package bot_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

const (
	wantOffer = "Tell Mrs Khan we keep losing meetings"
	wantLost  = "Asha and Sam keep losing their meetings."
	wantLine  = "Asha Patel and Sam Hill (Northfield) keep losing their meetings. Asha asked me to tell you."
)

// loses taps that the meeting of a day did not take place, and gives what the
// answer offers.
func (n *town) loses(who, on string) []string {
	n.t.Helper()
	a := n.press(who, "met:no/asha/"+on)
	if a.Update == nil {
		n.t.Fatalf("on %s %s is answered with %+v", on, who, a)
	}
	return labelsOf(a.Update.Buttons)
}

// losing is Northfield on a Wednesday, after two lost meetings.
func losing(t *testing.T) *town {
	n := newTown(t).started()
	n.at("2026-11-18 09:00")
	n.loses("asha", "2026-11-10")
	n.loses("asha", "2026-11-17")
	return n
}

// tells goes through the preview and tells.
func (n *town) tells() bot.Answer {
	n.t.Helper()
	v := n.press("asha", "losing").View
	if v == nil {
		n.t.Fatal("there is no preview")
	}
	return n.press("asha", v.Buttons[0].ID)
}

func TestAnECTTellsTheCoordinatorOfLostMeetings(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-18 09:00")
	if got := n.loses("asha", "2026-11-10"); len(got) != 0 {
		t.Errorf("after one lost meeting it offers %q", got)
	}
	if got := n.loses("asha", "2026-11-17"); !slices.Equal(got, []string{wantOffer}) {
		t.Errorf("after two it offers %q", got)
	}
	if got := n.loses("sam", "2026-11-17"); len(got) != 0 {
		t.Errorf("the mentor is offered %q", got)
	}
	preview := n.press("asha", "losing").View
	for _, want := range []string{"Mrs Khan will read this", "“" + wantLost + "”", "“" + wantLine + "”", "I don't send it to Sam"} {
		if !strings.Contains(preview.Text, want) {
			t.Errorf("the preview does not say %q: %s", want, preview.Text)
		}
	}
	n.send("khan", n.press("khan", "safeguarding:s").Form, nil)
	sam := len(n.told("sam"))
	tell := preview.Buttons[0].ID
	for range 2 { // pressed twice, it is told once
		a := n.press("asha", tell)
		if a.Messages[0].Text != "Kept for the next weekly note to Mrs Khan. You can take it back until then." {
			t.Errorf("told, it answers %+v", a)
		}
	}
	if got := n.loses("asha", "2026-11-17"); len(got) != 0 {
		t.Errorf("told already, it offers %q", got)
	}
	if got := n.press("khan", "details").View.Text; strings.Contains(got, "losing") {
		t.Errorf("what may still be taken back is shown: %s", got)
	}

	note := n.weekly("2026-11-20 12:31")
	if !strings.Contains(note.Text, " "+wantLost) || !strings.Contains(note.Text, "Due by") {
		t.Errorf("the note says %q", note.Text)
	}
	if got := n.press("khan", button(t, note, "Details")).View.Text; !strings.Contains(got, wantLine) {
		t.Errorf("the details say %q", got)
	}
	if got := n.weekly("2026-11-27 12:31").Text; strings.Contains(got, "losing") {
		t.Errorf("it is told twice: %q", got)
	}
	for _, m := range n.told("sam")[sam:] {
		if strings.Contains(m.Text, "losing") {
			t.Errorf("the mentor is sent %q", m.Text)
		}
	}
	if got := n.loses("asha", "2026-11-24"); len(got) != 0 {
		t.Errorf("in the same half-term it offers %q", got)
	}
}

func TestItIsToldOnceAHalfTermAndAgainInTheNext(t *testing.T) {
	n := losing(t)
	n.tells()
	n.at("2026-11-20 12:31")
	must(t, n.db.Write(t.Context(), "north", reflection.Calendar{Spans: []reflection.Span{
		{Organisation: "north", From: onDay("2026-09-01"), To: onDay("2026-12-18"), Kind: reflection.TermDays},
		{Organisation: "north", From: onDay("2027-01-04"), To: onDay("2027-03-25"), Kind: reflection.TermDays}}}))
	n.at("2026-12-16 09:00")
	if got := n.loses("asha", "2026-12-15"); len(got) != 0 {
		t.Errorf("in the same half-term it offers %q", got)
	}
	n.at("2027-01-06 09:00")
	if got := n.loses("asha", "2027-01-05"); !slices.Equal(got, []string{wantOffer}) {
		t.Errorf("in the next half-term it offers %q", got)
	}
	n.tells()
	if got := n.weekly("2027-01-08 12:31").Text; !strings.Contains(got, wantLost) {
		t.Errorf("the note says %q", got)
	}
}

func TestWhatWasToldIsTakenBackUntilTheNoteGoesOut(t *testing.T) {
	n := losing(t)
	back := button(t, n.tells().Messages[0], "Take it back")
	if got := n.press("asha", back).Update.Text; got != "Taken back. Nobody was told." {
		t.Errorf("taken back, it says %q", got)
	}
	if a := n.press("asha", back); !strings.Contains(a.Messages[0].Text, "no longer here") {
		t.Errorf("taken back twice, it answers %+v", a)
	}
	if got := n.weekly("2026-11-20 12:31").Text; strings.Contains(got, "losing") {
		t.Errorf("the note says %q", got)
	}
	n.set(wall("2026-11-20 13:00"))
	n.tells()
	if got := n.weekly("2026-11-27 12:31").Text; !strings.Contains(got, wantLost) {
		t.Errorf("told again, the note says %q", got)
	}
	if got := n.press("asha", back).Update.Text; !strings.Contains(got, "cannot be taken back") {
		t.Errorf("after the note it says %q", got)
	}
	if got := n.press("asha", "losing").View; !strings.Contains(got.Text, "The weekly note to Mrs Khan has it.") || len(got.Buttons) != 0 {
		t.Errorf("after the note it shows %+v", got)
	}
	if got := n.press("khan", "details").View.Text; !strings.Contains(got, wantLine) {
		t.Errorf("the details have lost it: %s", got)
	}
}

// due is the coordinator's note, decided upon and not yet begun.
func (n *town) due() (reflection.Lease, reflection.Outgoing) {
	n.t.Helper()
	n.at("2026-11-20 12:29")
	n.set(wall("2026-11-20 12:30"))
	leases, err := n.db.Lease(n.t.Context(), reflection.Wanted{Now: n.now(), Holder: "test", Platforms: []string{"local"}, For: time.Minute, Limit: 1})
	must(n.t, err)
	rows, err := n.db.Due(n.t.Context(), leases[0], n.now(), 9)
	must(n.t, err)
	out, err := n.Service.Prepare(n.t.Context(), rows...)
	must(n.t, err)
	for _, o := range out {
		if o.Delivery.Kind == reflection.NoteKind {
			return leases[0], o
		}
	}
	n.t.Fatal("no note is due")
	return reflection.Lease{}, reflection.Outgoing{}
}

func lostOn(out reflection.Outgoing) int {
	return len(out.Content.(reflection.NoteContent).Losing)
}

// A note that is on its way is decided again when something is told or taken
// back: nothing is lost between the two, and nothing goes out that was taken
// back.
func TestANoteInTheMakingHearsOfIt(t *testing.T) {
	for _, told := range []bool{false, true} {
		n := losing(t)
		if told {
			n.tells()
		}
		lease, out := n.due()
		if got := lostOn(out); got != map[bool]int{true: 1}[told] {
			t.Fatalf("the note was decided upon with %d pairs", got)
		}
		if told {
			n.press("asha", "untell")
		} else {
			n.tells()
		}
		n.set(n.now().Add(time.Second))
		begun, err := n.Service.BeginSending(t.Context(), lease, out)
		must(t, err)
		if got := lostOn(begun); got != map[bool]int{false: 1}[told] {
			t.Errorf("told before %v: it goes out with %d pairs", told, got)
		}
	}
}

// Once the call has begun, what was told stands, whatever comes of the call.
func TestANoteThatIsOnItsWayIsNotTakenBack(t *testing.T) {
	n := losing(t)
	n.tells()
	lease, out := n.due()
	_, err := n.Service.BeginSending(t.Context(), lease, out)
	must(t, err)
	if got := n.press("asha", "untell").Update.Text; !strings.Contains(got, "cannot be taken back") {
		t.Errorf("while it is sent it says %q", got)
	}
}

func TestOnlyWhoWasPreviewedReadsIt(t *testing.T) {
	n := losing(t)
	preview := n.press("asha", "losing").View
	lee := n.member("lee", reflection.Coordinator)
	lee.Name, lee.Welcome = "Mr Lee", reflection.Started
	must(t, n.db.Write(t.Context(), "north", lee))
	a := n.press("asha", preview.Buttons[0].ID)
	if a.View == nil || !strings.HasPrefix(a.View.Text, "Mr Lee and Mrs Khan will read this") || a.View.Buttons[0].Label != "Tell the coordinators" {
		t.Fatalf("with another reader, it answers %+v", a)
	}
	n.schools("East")
	n.change("lee", func(m *reflection.Member) { m.School = "east" })
	if got := n.press("asha", "losing").View.Text; !strings.HasPrefix(got, "Mrs Khan will read this") {
		t.Errorf("with a coordinator at the school, another school's reads it: %s", got)
	}
	n.change("khan", func(m *reflection.Member) { m.School = "east" })
	if got := n.press("asha", "losing").View.Text; !strings.HasPrefix(got, "Mr Lee and Mrs Khan will read this") {
		t.Errorf("without one, it goes to %s", got)
	}
	for _, who := range []string{"khan", "lee"} {
		n.change(who, func(m *reflection.Member) { m.Welcome = reflection.Declined })
	}
	if a := n.press("asha", "losing"); a.View != nil {
		t.Errorf("with nobody to read it, it shows %+v", a.View)
	}
	for _, who := range []string{"sam", "khan", "cal"} {
		if a := n.press(who, "losing"); a.View != nil || !strings.Contains(a.Messages[0].Text, "not yours") {
			t.Errorf("%s is answered with %+v", who, a)
		}
	}
}

func TestAMentorWhoCoordinatesIsNotToldOfThemselves(t *testing.T) {
	n := losing(t)
	n.change("sam", func(m *reflection.Member) { m.Roles = append(m.Roles, reflection.Coordinator) })
	if got := n.press("asha", "losing").View.Text; !strings.HasPrefix(got, "Mrs Khan will read this") {
		t.Errorf("it goes to %s", got)
	}
	n.change("khan", func(m *reflection.Member) { m.Roles = []reflection.Role{reflection.Colleague} })
	if got := n.loses("asha", "2026-11-17"); len(got) != 0 {
		t.Errorf("with nobody else to read it, it offers %q", got)
	}
}

func TestWithAnotherMentorByFridayNothingIsSaid(t *testing.T) {
	n := losing(t)
	n.tells()
	n.change("asha", func(m *reflection.Member) { m.Mentor = "cal" })
	if got := n.weekly("2026-11-20 12:31").Text; strings.Contains(got, "losing") {
		t.Errorf("the note says %q", got)
	}
}

// With all there is to say, what was told is said, and the rest waits a week.
func TestTheFullestNoteIsShort(t *testing.T) {
	n := losing(t)
	n.schools("Saint-Mary's Church School", "Holy Trinity School", "West Field", "Wing Field")
	for _, id := range []string{"e1", "e2"} {
		ect := n.member(id, reflection.ECT)
		ect.Mentor, ect.Name = "sam", strings.ToUpper(id)+" Teacher"
		must(t, n.db.Write(t.Context(), "north", ect, reflection.Telling{ID: reflection.TellingID(id), Organisation: "north",
			ECT: ect.ID, Mentor: "sam", Reader: "khan", Half: onDay("2026-09-01"), At: n.now()}))
	}
	n.tells()
	note := n.weekly("2026-11-20 12:31")
	if !strings.Contains(note.Text, ", and 2 other pairs, keep losing their meetings.") || strings.Contains(note.Text, "Due by") {
		t.Errorf("the note says %q", note.Text)
	}
	if got := labelsOf(note.Buttons); !slices.Contains(got, "Statutory dates") {
		t.Errorf("it offers %q", got)
	}
}
