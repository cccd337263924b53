package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

func onDay(s string) reflection.Date { d, _ := reflection.ParseDate(s); return d }

// schools adds more of them to the town's organisation, without a contact.
func (n *town) schools(names ...string) {
	n.t.Helper()
	for _, name := range names {
		must(n.t, n.db.Write(n.t.Context(), "north", reflection.School{
			ID: reflection.SchoolID(strings.ToLower(name)), Organisation: "north", Name: name}))
	}
}

func (n *town) weekly(at string) bot.Message {
	n.t.Helper()
	before := len(n.told("khan"))
	n.at(at)
	told := n.told("khan")[before:]
	if len(told) != 1 {
		n.t.Fatalf("by %s the coordinator was told %d things", at, len(told))
	}
	if words := len(strings.Fields(told[0].Text)); words >= 40 {
		n.t.Errorf("%d words: %s", words, told[0].Text)
	}
	return told[0]
}

// The weekly note says what is due in the five weeks to come, and not how many
// reviews went well or badly: nobody is asked.
func TestTheWeeklyNoteSaysWhatIsDue(t *testing.T) {
	n := newTown(t).started()
	n.press("khan", "safeguarding") // opened and closed again
	n.send("khan", n.press("khan", "safeguarding:s").Form, nil)
	early := n.weekly("2026-11-13 12:31")
	if want := "Autumn, week 11: 4 of 4 people set up. Due by 18 December: 1 progress review. The term dates end on Friday 18 December."; early.Text != want {
		t.Errorf("got %q, want %q", early.Text, want)
	}
	v := n.press("khan", button(t, early, "Statutory dates")).View
	if !strings.HasPrefix(v.Text, "Fri 18 December 2026, progress review: Asha Patel.") {
		t.Errorf("the dates read %q", v.Text)
	}
	for i := range 3 {
		m := n.member(fmt.Sprint("e", i), reflection.ECT)
		m.Name, m.Year, m.Starts = fmt.Sprint("Teacher ", i), 2, onDay("2026-01-05")
		must(t, n.db.Write(t.Context(), "north", m))
	}
	if got := n.weekly("2026-11-20 12:31").Text; !strings.Contains(got, "Due by 18 December: 1 progress review and 3 formal assessments.") {
		t.Errorf("got %q", got)
	}
	if got := n.press("khan", "dates").View.Text; !strings.HasPrefix(got,
		"Fri 18 December 2026, formal assessment: Teacher 0, Teacher 1 and Teacher 2.\n\nFri 18 December 2026, progress review: Asha Patel.") {
		t.Errorf("the dates read %q", got)
	}
	m := n.member("late", reflection.ECT) // who began in the middle of a term has served one in the middle of another
	m.Name, m.Starts = "Late Starter", onDay("2025-12-01")
	must(t, n.db.Write(t.Context(), "north", m))
	if got := n.weekly("2026-11-27 12:31").Text; !strings.Contains(got,
		"Due by 18 December: 1 progress review and 4 formal assessments, the first by 30 November.") {
		t.Errorf("one who is early hides the others, or is hidden by them: %q", got)
	}
	if a := n.press("sam", "dates"); a.View != nil || !strings.Contains(a.Messages[0].Text, "not yours") {
		t.Errorf("a mentor is answered with %+v", a)
	}
}

// A note with much to say stays short: it names fewer schools, and leaves out
// what its buttons say as well.
func TestAFullNoteIsShort(t *testing.T) {
	for name, c := range map[string]struct {
		schools   []string
		off, told bool
		want      string
	}{
		"with room": {[]string{"Eastfield"}, false, false,
			": 4 of 4 people set up. No safeguarding contact yet, so no prompts go out: Eastfield. Due by 18 December: 1 progress review. The term dates end on Friday 18 December."},
		"without": {[]string{"Eastfield", "Southfield", "Westfield", "Wingfield"}, true, false,
			": 3 of 3 people set up; 1 is off or lacks the app. No safeguarding contact yet, so no prompts go out: Eastfield, Southfield and 2 others. Due by 18 December: 1 progress review."},
		"with long names": {[]string{"Saint Mary Magdalene Church of England Primary School", "The Holy Trinity Church of England Junior School"}, true, true,
			": 3 of 3 people set up; 1 is off or lacks the app. No safeguarding contact yet, so no prompts go out: 2 schools. Asha and Sam keep losing their meetings."},
	} {
		t.Run(name, func(t *testing.T) {
			n := losing(t)
			n.schools(c.schools...)
			if c.off {
				n.change("cal", func(m *reflection.Member) { m.Deactivated = true })
			}
			if c.told {
				n.tells()
			}
			note := n.weekly("2026-11-20 12:31")
			if !strings.HasSuffix(note.Text, c.want) {
				t.Errorf("the note says %q", note.Text)
			}
			if got, want := labelsOf(note.Buttons), []string{"Details", "Safeguarding contact", "Statutory dates", "Set up from a file"}; !slices.Equal(got, want) {
				t.Errorf("it offers %q, want %q", got, want)
			}
		})
	}
}

// Five weeks and a day before, there is nothing to remind of.
func TestNobodyIsRemindedTooEarly(t *testing.T) {
	n := newTown(t)
	n.set(wall("2026-11-02 09:00"))
	n.started()
	if got := n.weekly("2026-11-06 12:31").Text; strings.Contains(got, "Due by") {
		t.Errorf("six weeks before, the note says %q", got)
	}
}

// In a trust each school has its dates by itself: nobody is among "99 others".
func TestStatutoryDatesAreBySchool(t *testing.T) {
	n := newTown(t).started()
	n.schools("Eastfield", "Westfield")
	for i := range 31 {
		m := n.member(fmt.Sprint("e", i), reflection.ECT)
		m.Name, m.School = fmt.Sprintf("Teacher %02d", i), "eastfield"
		must(t, n.db.Write(t.Context(), "north", m))
	}
	v := n.press("khan", "dates").View
	want := "Next at each school:\n\nEastfield: Fri 18 December 2026, 31 progress reviews.\nNorthfield: Fri 18 December 2026, 1 progress review.\n\n"
	if !strings.HasPrefix(v.Text, want) {
		t.Errorf("the schools read %q", v.Text)
	}
	if got := labelsOf(v.Buttons); !slices.Equal(got, []string{"Eastfield", "Northfield"}) {
		t.Fatalf("it offers %q", got)
	}
	east := n.press("khan", v.Buttons[0].ID).View
	if !strings.HasPrefix(east.Text, "Fri 18 December 2026, progress review: Teacher 00, ") || !strings.Contains(east.Text, "Teacher 29 and Teacher 30.") ||
		strings.Contains(east.Text, "Asha") {
		t.Errorf("Eastfield's dates read %q", east.Text)
	}
	if got := n.press("khan", button(t, bot.Message{Buttons: east.Buttons}, "Other schools")).View; got == nil || got.Text != v.Text {
		t.Errorf("back it reads %+v", got)
	}
	if got := n.press("khan", "dates:westfield").View.Text; got != "No dates yet. They come from the term dates and from when each early career teacher began." {
		t.Errorf("a school without teachers reads %q", got)
	}
	if a := n.press("sam", "dates:eastfield"); a.View != nil {
		t.Errorf("a mentor is answered with %+v", a)
	}
}

// The one button of the note leads through every school that has nobody to
// tell, one after the other.
func TestTheNotesContactButtonOpensEverySchoolThatLacksOne(t *testing.T) {
	n := newTown(t).started()
	n.schools("Eastfield", "Southfield", "Westfield", "Wingfield")
	note := n.weekly("2026-11-13 12:31")
	if !strings.Contains(note.Text, "so no prompts go out: Eastfield, Southfield and 2 others.") {
		t.Errorf("the note says %q", note.Text)
	}
	open := button(t, note, "Safeguarding contact")
	v := n.press("khan", open).View
	want := []string{"Contact: Eastfield", "Contact: Southfield", "Contact: Westfield", "Contact: Wingfield", "Contact: Northfield"}
	if got := labelsOf(v.Buttons); !slices.Equal(got, want) {
		t.Fatalf("the View offers %q, want %q", got, want)
	}
	if !strings.Contains(v.Text, "To be confirmed for this term: Northfield.") {
		t.Errorf("the View reads %q", v.Text)
	}
	next := v.Buttons[0].ID
	for i := range want {
		form := n.press("khan", next).Form
		a := n.send("khan", form, map[string]string{"safeguarding_lead": "Jo Reed", "safeguarding_phone": "01632 960001"})
		if i == len(want)-1 {
			if len(a.Messages[0].Buttons) != 0 {
				t.Errorf("after the last school it goes on with %+v", a.Messages[0])
			}
			break
		}
		next = a.Messages[0].Buttons[0].ID
	}
	for _, name := range []string{"eastfield", "southfield", "westfield", "wingfield", "s"} {
		s, err := n.db.School(t.Context(), "north", reflection.SchoolID(name))
		must(t, err)
		if !s.Safeguarding.Set() || s.Safeguarding.ConfirmedOn.IsZero() {
			t.Errorf("%s has %+v", s.Name, s.Safeguarding)
		}
	}
	east, err := n.db.School(t.Context(), "north", "eastfield")
	must(t, err)
	east.Safeguarding.ConfirmedOn = reflection.Date{}
	must(t, n.db.Write(t.Context(), "north", east))
	if f := n.press("khan", open).Form; f == nil || !strings.Contains(f.Intro, "Eastfield") {
		t.Errorf("with one school to do the button opens %+v", f)
	}
	n.send("khan", n.press("khan", open).Form, nil)
	if f := n.press("khan", open).Form; f == nil || !strings.Contains(f.Intro, "Northfield") {
		t.Errorf("with nothing to do the button opens %+v, want their own school's", f)
	}
}
