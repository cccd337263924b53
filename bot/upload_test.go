package bot_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

const newStaff = `email,name,roles,school,mentor_email
zoe@x.example,Zoë Adeyemi,ect,Northfield,tom@x.example
tom@x.example,Tom Okoro,mentor,Northfield,
`

// uploads sends a file as the person would, under an event of its own.
func (n *town) uploads(who, event, file string) bot.Answer {
	return n.Receive(n.t.Context(), bot.Incoming{Workspace: "w", User: who, EventID: event, Kind: bot.SentFile, File: reflection.Private(file)})
}

// says is an answer's one message.
func (n *town) says(a bot.Answer) bot.Message {
	n.t.Helper()
	if len(a.Messages) != 1 {
		n.t.Fatalf("answered %+v", a)
	}
	m := a.Messages[0]
	if words := len(strings.Fields(m.Text)); words >= 40 || strings.Contains(m.Text, "Zo") || strings.Contains(m.Text, "x.example") {
		n.t.Errorf("stands in the chat: %q", m.Text)
	}
	return m
}

// shows is an answer's View.
func (n *town) shows(a bot.Answer, title string) bot.View {
	n.t.Helper()
	if a.View == nil || a.View.Title != title {
		n.t.Fatalf("no View %q in %+v", title, a)
	}
	return *a.View
}

func (n *town) people() (names []string) {
	all, err := n.db.Members(n.t.Context(), "north")
	must(n.t, err)
	for _, m := range all {
		names = append(names, m.Name)
	}
	return names
}

// A coordinator sees every change beside its line before anything changes, and
// then all of it changes at once.
func TestAStaffListIsSetUpFromTheChat(t *testing.T) {
	n := newTown(t).started()
	before := n.people()
	m := n.says(n.uploads("khan", "Ev1", newStaff))
	if m.Text != "Your people file: 2 to add. Nothing has changed yet." {
		t.Errorf("said %q", m.Text)
	}
	v := n.shows(n.press("khan", button(t, m, "See it")), "What would change")
	for _, want := range []string{"2 to add; 0 as before. Nothing has changed yet.", "\nline 2: add Zoë Adeyemi <zoe@x.example>\nline 3: add Tom Okoro <tom@x.example>"} {
		if !strings.Contains(v.Text, want) {
			t.Errorf("%q lacks %q", v.Text, want)
		}
	}
	if got := n.people(); len(got) != len(before) {
		t.Fatalf("only looking brought in %v", got)
	}
	apply := button(t, bot.Message{Buttons: v.Buttons}, "Apply")
	if done := n.shows(n.press("khan", apply), "Done"); !strings.HasPrefix(done.Text, "2 added.") {
		t.Errorf("said %q", done.Text)
	}
	if got := n.people(); len(got) != len(before)+2 {
		t.Errorf("there are %v", got)
	}
	if again := n.says(n.press("khan", apply)); !strings.Contains(again.Text, "is not here any more") {
		t.Errorf("applied twice: %q", again.Text)
	}
	if same := n.says(n.uploads("khan", "Ev2", newStaff)); !strings.Contains(same.Text, "changes nothing") || len(same.Buttons) != 0 {
		t.Errorf("the same file again: %+v", same)
	}
	change := n.says(n.uploads("khan", "Ev3", strings.Replace(newStaff, "Tom Okoro", "Tom Obi", 1)))
	v = n.shows(n.press("khan", button(t, change, "See it")), "What would change")
	if !strings.Contains(v.Text, "line 3: change Tom Obi <tom@x.example>\n    name: Tom Okoro → Tom Obi") {
		t.Errorf("a change is shown as %q", v.Text)
	}
}

// Every mistake stands beside its line, and nothing of the file is kept.
func TestAFileThatIsNotRightChangesNothing(t *testing.T) {
	n := newTown(t).started()
	before := n.people()
	m := n.says(n.uploads("khan", "Ev1", "email,name,roles,school\nzoe@x.example,Zoë,teacher,Northfield\nzoe,Z,ect,\ntom@x.example,=1+1,mentor,N\n"))
	if m.Text != "3 things in that file are not right, so nothing has changed." {
		t.Errorf("said %q", m.Text)
	}
	v := n.shows(n.press("khan", button(t, m, "See it")), "What is not right")
	for _, want := range []string{"line 2: \"teacher\" is not a role; use ect, mentor, coordinator or colleague, joined by +\nline 3: \"zoe\" is not an e-mail address",
		"\nline 4: name has a formula; put the value itself there"} {
		if !strings.Contains(v.Text, want) {
			t.Errorf("%q lacks %q", v.Text, want)
		}
	}
	for _, b := range v.Buttons {
		if b.Label == "Apply" {
			t.Error("it can be applied")
		}
	}
	apply := "apply:" + strings.TrimPrefix(v.Buttons[0].ID, "drop-upload:")
	n.shows(n.press("khan", apply), "What is not right") // somebody presses an old button
	if got := n.people(); len(got) != len(before) {
		t.Errorf("there are %v", got)
	}
	for file, want := range map[string]string{
		"\x89PNG\x00": "I could not use that file: this is not a text file; save the table as CSV UTF-8 and try again.",
		"":            "I could not use that file: the file is empty; its first line must name the columns.",
	} {
		if m := n.says(n.uploads("khan", want, file)); m.Text != want || len(m.Buttons) != 0 {
			t.Errorf("said %+v, want %q", m, want)
		}
	}
}

// Nobody but a coordinator sets anything up, and a file is its sender's own.
func TestOnlyCoordinatorsSetUpFromAFile(t *testing.T) {
	n := newTown(t).started()
	for _, who := range []string{"asha", "sam", "cal"} {
		if m := n.says(n.uploads(who, "Ev-"+who, newStaff)); m.Text != bot.ClipsOnly {
			t.Errorf("%s is told %q", who, m.Text)
		}
	}
	see := button(t, n.says(n.uploads("khan", "Ev1", newStaff)), "See it")
	id := strings.TrimPrefix(see, "upload:")
	for _, press := range []string{see, "apply:" + id, "drop-upload:" + id} {
		if m := n.says(n.press("sam", press)); !strings.Contains(m.Text, "not yours") {
			t.Errorf("%s: a mentor is told %q", press, m.Text)
		}
	}
	ola := n.member("ola", reflection.Coordinator)
	must(t, n.db.Write(t.Context(), "north", ola))
	for _, press := range []string{see, "apply:" + id} {
		if m := n.says(n.press("ola", press)); !strings.Contains(m.Text, "is not here any more") {
			t.Errorf("%s: another coordinator is told %q", press, m.Text)
		}
	}
	n.press("ola", "drop-upload:"+id)
	n.shows(n.press("khan", see), "What would change") // it is still there
}

// What was sent is there for an hour and no longer, applied or not.
func TestAFileIsKeptForAnHourAtMost(t *testing.T) {
	n := newTown(t).started()
	see := button(t, n.says(n.uploads("khan", "Ev1", newStaff)), "See it")
	n.set(n.now().Add(time.Hour - time.Second))
	n.shows(n.press("khan", see), "What would change")
	gone, err := n.Service.ForgetUploads(t.Context())
	if must(t, err); gone != 0 {
		t.Errorf("%d went before their hour was over", gone)
	}
	n.set(n.now().Add(2 * time.Second))
	if m := n.says(n.press("khan", see)); !strings.Contains(m.Text, "Please send it again") {
		t.Errorf("an hour later: %q", m.Text)
	}
	if gone, err = n.Service.ForgetUploads(t.Context()); err != nil || gone != 1 {
		t.Errorf("%d went, %v", gone, err)
	}
	dropped := n.says(n.uploads("khan", "Ev2", newStaff))
	if a := n.press("khan", button(t, dropped, "Cancel")); a.Update == nil || a.Update.Text != "Thrown away. Nothing has changed." {
		t.Errorf("thrown away: %+v", a)
	}
	if m := n.says(n.press("khan", button(t, dropped, "See it"))); !strings.Contains(m.Text, "is not here any more") {
		t.Errorf("thrown away, and still %q", m.Text)
	}
	for _, sent := range []string{"Ev2", "Ev2"} { // a platform repeats itself
		if a := n.uploads("khan", sent, newStaff); len(a.Messages) != 0 {
			t.Errorf("a repeat is answered with %+v", a.Messages)
		}
	}
}

// A window holds no more than so much, however long the file is.
func TestALongFileIsShownAsFarAsAWindowHolds(t *testing.T) {
	n := newTown(t).started()
	var file strings.Builder
	file.WriteString("email,name,roles,school\n")
	for i := range 300 {
		fmt.Fprintf(&file, "p%d@x.example,Person %d,colleague,Northfield\n", i, i)
	}
	m := n.says(n.uploads("khan", "Ev1", file.String()))
	v := n.shows(n.press("khan", button(t, m, "See it")), "What would change")
	if len(v.Text) > 3000 || !strings.Contains(v.Text, "300 to add") || !strings.HasSuffix(v.Text, " more changes.") {
		t.Errorf("%d characters, ending %q", len(v.Text), v.Text[len(v.Text)-60:])
	}
}

// Whoever can say which account somebody has in the chat can open their
// journal: a coordinator cannot say it of anyone who has been met there.
func TestACoordinatorCannotGiveSomebodysJournalToAnother(t *testing.T) {
	n := newTown(t).started()
	asha, err := n.db.Member(t.Context(), "north", "asha")
	must(t, err)
	asha.Email = "asha@x.example"
	must(t, n.db.Write(t.Context(), "north", asha))
	m := n.says(n.uploads("khan", "Ev1", "email,name,roles,school,platform_id\nasha@x.example,Asha Patel,ect,Northfield,evil\n"))
	v := n.shows(n.press("khan", button(t, m, "See it")), "What is not right")
	if !strings.Contains(v.Text, "line 2: asha@x.example is known in the chat already") {
		t.Errorf("shown %q", v.Text)
	}
	again := n.says(n.uploads("khan", "Ev2", "email,name,roles,school,platform_id\nasha@x.example,Asha P,ect,Northfield,asha\n"))
	if !strings.Contains(again.Text, "1 to change") {
		t.Errorf("her own account is refused: %q", again.Text)
	}
}
