package bot_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/ics"
	"plenary/reflection"
)

// nobodysDates are a school's own calendar, and name no school.
const nobodysDates = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260901T000000Z\r\n" +
	"DTSTART;VALUE=DATE:20261120\r\nDTEND;VALUE=DATE:20261121\r\nSUMMARY:INSET day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

// readsCalendars has the town read them, as the program does.
func (n *town) readsCalendars() *town {
	tables := n.ReadSetUp
	n.OwnCalendar = ics.Is
	n.ReadSetUp = func(content []byte) (reflection.SetUpFile, []reflection.Row, error) {
		if !ics.Is(content) {
			return tables(content)
		}
		rows, err := ics.Read(content)
		return reflection.CalendarFile, rows, err
	}
	return n
}

// trust gives the town a second school.
func (n *town) trust() *town {
	n.t.Helper()
	must(n.t, n.db.Write(n.t.Context(), "north", reflection.School{ID: "s2", Organisation: "north", Name: "Southfield"}))
	return n
}

// Whose term dates a calendar holds is asked in a trust, before anything is
// shown, and they are kept for that school alone.
func TestACalendarIsOfTheSchoolThatIsChosen(t *testing.T) {
	n := newTown(t).started().readsCalendars().trust()
	before, err := n.db.Calendar(t.Context(), "north")
	must(t, err)
	m := n.says(n.uploads("khan", "Ev1", nobodysDates))
	if !strings.Contains(m.Text, "Whose term dates are these? Nothing has changed yet.") {
		t.Errorf("said %q", m.Text)
	}
	form := n.press("khan", button(t, m, "Choose")).Form
	if form == nil || len(form.Inputs[0].Options) != 3 || form.Inputs[0].Value != "s" {
		t.Fatalf("asked with %+v", form)
	}
	v := n.shows(n.send("khan", form, map[string]string{"school": "s2"}), "What would change")
	if !strings.Contains(v.Text, "add inset INSET day, Fri 20 November 2026, at Southfield") || strings.Contains(v.Text, "remove") {
		t.Errorf("it would change %q", v.Text)
	}
	n.shows(n.press("khan", button(t, bot.Message{Buttons: v.Buttons}, "Apply")), "Done")
	spans, err := n.db.Calendar(t.Context(), "north")
	must(t, err)
	if len(spans) != len(before)+1 || !hasSpan(spans, "s2") {
		t.Errorf("kept %+v", spans)
	}

	// For every school they take the place of what all schools live by.
	form = n.press("khan", button(t, n.says(n.uploads("khan", "Ev2", nobodysDates)), "Choose")).Form
	v = n.shows(n.send("khan", form, map[string]string{"school": "all"}), "What would change")
	if !strings.Contains(v.Text, "remove term") {
		t.Errorf("it would change %q", v.Text)
	}
	if a := n.send("khan", form, map[string]string{"school": "elsewhere"}); a.View != nil {
		t.Errorf("a school that is not there shows %+v", a.View)
	}
}

func hasSpan(spans []reflection.Span, school reflection.SchoolID) bool {
	for _, s := range spans {
		if s.School == school {
			return true
		}
	}
	return false
}

// A school on its own is not asked, and nor is a table, which has a column for it.
func TestWhoseDatesTheyAreIsAskedOnlyWhereItIsNotKnown(t *testing.T) {
	n := newTown(t).started().readsCalendars()
	button(t, n.says(n.uploads("khan", "Ev1", nobodysDates)), "See it")
	n.trust()
	button(t, n.says(n.uploads("khan", "Ev2", "date_from,date_to,kind,name\n2026-11-20,2026-11-20,inset,INSET day\n")), "See it")
}

// A file can be given to a Form as well, which goes on with what would change.
func TestAFileIsSentFromAForm(t *testing.T) {
	n := newTown(t).started()
	form := n.press("khan", "send-files").Form
	if a := n.send("khan", form, nil); a.Error == nil || a.Error.Input != reflection.FileField || !strings.Contains(a.Error.Text, "Pick a file first") {
		t.Errorf("without a file: %+v", a)
	}
	v := n.shows(n.send("khan", form, map[string]string{reflection.FileField: newStaff}), "What would change")
	n.shows(n.press("khan", button(t, bot.Message{Buttons: v.Buttons}, "Apply")), "Done")
	if v := n.shows(n.send("khan", form, map[string]string{reflection.FileField: "\x89PNG\x00"}), "Your file"); !strings.Contains(v.Text, "I could not use that file") {
		t.Errorf("a file that is none shows %q", v.Text)
	}
	if a := n.send("sam", form, map[string]string{reflection.FileField: newStaff}); a.Error == nil || !strings.Contains(a.Error.Text, "not yours") {
		t.Errorf("a mentor is answered with %+v", a)
	}
}

// slow has every file take its time once it is applied, until it is let go.
func (n *town) slow() (letGo func()) {
	goes, quick := make(chan struct{}), n.ReadSetUp
	n.ReadSetUp = func(content []byte) (reflection.SetUpFile, []reflection.Row, error) {
		<-goes
		return quick(content)
	}
	return func() { close(goes) }
}

// seesFile has the coordinator send a file and look at it, and gives the button
// that applies it.
func (n *town) seesFile() (apply string) {
	n.t.Helper()
	v := n.shows(n.press("khan", button(n.t, n.says(n.uploads("khan", "Ev1", newStaff)), "See it")), "What would change")
	return button(n.t, bot.Message{Buttons: v.Buttons}, "Apply")
}

// Whoever applies a file that takes long is told at once that it goes on, and
// later what came of it. What they are told holds no name.
func TestALongFileIsToldOfTwice(t *testing.T) {
	n := newTown(t).started()
	apply := n.seesFile()
	letGo := n.slow()
	ctx, cancel := context.WithCancel(t.Context())
	began := time.Now()
	a := n.Receive(ctx, bot.Incoming{Workspace: "w", User: "khan", Kind: bot.Press, Button: apply})
	if m := n.says(a); m.Text != "Working on it. I'll write when it's done." || time.Since(began) > 2500*time.Millisecond {
		t.Errorf("after %v said %q", time.Since(began), m.Text)
	}
	cancel() // the request is over
	if got := n.people(); len(got) != 4 {
		t.Errorf("meanwhile there are %v", got)
	}
	letGo()
	must(t, n.Close(t.Context())) // which waits for it
	told := n.told("khan")
	if m := n.says(bot.Answer{Messages: told}); !strings.HasPrefix(m.Text, "Your people file is in: 2 added.") {
		t.Errorf("told %q", m.Text)
	}
	if got := n.people(); len(got) != 6 {
		t.Errorf("there are %v", got)
	}
	// Pressed again, there is nothing any more to apply.
	if m := n.says(n.press("khan", apply)); !strings.Contains(m.Text, "is not here any more") {
		t.Errorf("again said %q", m.Text)
	}
}

// The end waits for what is under way, though not for longer than it may.
func TestTheEndWaitsForALongFile(t *testing.T) {
	n := newTown(t).started()
	apply := n.seesFile()
	letGo := n.slow()
	n.says(n.press("khan", apply))
	stop, end := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer end()
	if err := n.Close(stop); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ended with %v while a file is being read in", err)
	}
	letGo()
	must(t, n.Close(t.Context()))
	if got := n.people(); len(got) != 6 {
		t.Errorf("at the end there are %v", got)
	}
}

// An errand that panics is told of as any failure, and brings nothing down.
func TestAnErrandThatPanicsIsAFailure(t *testing.T) {
	n := newTown(t).started()
	apply := n.seesFile()
	n.ReadSetUp = func([]byte) (reflection.SetUpFile, []reflection.Row, error) { panic("Zqcanary9") }
	a := n.press("khan", apply)
	if m := n.says(a); !strings.Contains(m.Text, "try again") || strings.Contains(n.log.String(), "Zqcanary9") {
		t.Errorf("said %q, logged %s", m.Text, n.log.String())
	}
}
