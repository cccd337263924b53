package bot_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

func TestNobodyIsPromptedBeforeTheyStart(t *testing.T) {
	n := newTown(t)
	n.at("2026-11-11 09:01")
	welcome := n.told("asha")
	if len(welcome) != 1 || !strings.HasPrefix(welcome[0].Text, "Hello Asha. Northfield has set up Plenary") {
		t.Fatalf("Asha was told %v", welcome)
	}
	if got := n.told("sam"); len(got) != 1 || !strings.Contains(got[0].Text, "Before you meet Asha") {
		t.Errorf("Sam was told %v", got)
	}
	for _, when := range []string{"2026-11-12 15:46", "2026-11-16 16:01", "2026-11-17 16:00", "2026-12-17 16:00"} {
		n.at(when)
	}
	told := n.told("asha")
	if len(told) != 2 || told[0].Text != told[1].Text {
		t.Errorf("before starting Asha was told %d things, want the welcome and its one repeat", len(told))
	}
	if got := n.press("asha", "begin"); !strings.Contains(got.Update.Text, "Your first prompt comes on") {
		t.Errorf("[Start] answered %q", got.Update.Text)
	}
}

func TestNotForMeIsTheEndOfMessages(t *testing.T) {
	n := newTown(t)
	n.at("2026-11-11 09:01")
	n.press("asha", button(t, n.told("asha")[0], "Not for me"))
	for d := wall("2026-11-12 18:00"); d.Before(wall("2026-12-20 00:00")); d = d.AddDate(0, 0, 1) {
		n.at(d.Format("2006-01-02 15:04"))
	}
	if got := len(n.told("asha")); got != 1 {
		t.Errorf("Asha was told %d things after saying no", got-1)
	}
}

func TestWithoutASafeguardingContactThereAreNoPrompts(t *testing.T) {
	n := newTown(t).started()
	school, err := n.Service.Store.School(t.Context(), "north", "s")
	must(t, err)
	school.Safeguarding = reflection.Safeguarding{}
	must(t, n.Service.Store.Write(t.Context(), "north", school))
	n.at("2026-11-12 15:46")
	if got := n.told("asha"); len(got) != 0 {
		t.Errorf("Asha was told %v", got)
	}
	n.at("2026-11-13 12:31")
	if got := n.told("khan"); len(got) != 1 || !strings.Contains(got[0].Text, "No safeguarding contact yet") {
		t.Errorf("the coordinator was told %v", got)
	}
}

func TestStrangersAndOddPressesGetAClearAnswer(t *testing.T) {
	n := newTown(t).started()
	for name, c := range map[string]struct {
		in   bot.Incoming
		want string
	}{
		"a stranger":         {bot.Incoming{Workspace: "w", User: "nobody", Kind: bot.Press, Button: "journal"}, "not on Plenary's list"},
		"another workspace":  {bot.Incoming{Workspace: "other", User: "asha", Kind: bot.Press, Button: "journal"}, "not on Plenary's list"},
		"an unknown button":  {bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Press, Button: "rm -rf"}, "no longer here"},
		"a deleted entry":    {bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Press, Button: "entry:gone"}, "no longer here"},
		"a made-up meeting":  {bot.Incoming{Workspace: "w", User: "sam", Kind: bot.Press, Button: "note:asha/2026-02-31"}, "no longer here"},
		"someone's meeting":  {bot.Incoming{Workspace: "w", User: "cal", Kind: bot.Press, Button: "note:asha/2026-11-17"}, "not yours"},
		"set-up by a mentor": {bot.Incoming{Workspace: "w", User: "sam", Kind: bot.Press, Button: "safeguarding:s"}, "not yours"},
		"an empty message":   {bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Say, Text: " \n"}, "You can write at any time"},
	} {
		t.Run(name, func(t *testing.T) {
			c.in.Where = "here"
			a := n.Receive(t.Context(), c.in)
			if len(a.Messages) != 1 || !strings.Contains(a.Messages[0].Text, c.want) {
				t.Errorf("got %+v, want %q", a.Messages, c.want)
			}
		})
	}
}

func TestARepeatedEventHasOneEffect(t *testing.T) {
	n := newTown(t).started()
	in := bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Say, EventID: "E1", Text: "They got it."}
	if a := n.Receive(t.Context(), in); len(a.Messages) == 0 {
		t.Fatal("the first was not answered")
	}
	if a := n.Receive(t.Context(), in); len(a.Messages) != 0 {
		t.Errorf("the repeat was answered with %v", a.Messages)
	}
	a := n.press("asha", "journal")
	if got := len(a.View.Buttons); got != 2 { // the entry, and Shared lines
		t.Errorf("the journal has %d buttons", got)
	}
}

func TestTwoDevicesAtOnceEachKeepTheirText(t *testing.T) {
	n := newTown(t).started()
	phone := n.press("asha", "two-minutes").Form
	n.send("asha", phone, map[string]string{"description": "From the phone."})
	again := n.send("asha", phone, map[string]string{"description": "From the laptop."}).Form
	if again == nil || !strings.HasPrefix(again.Intro, "This was saved on another device too.") {
		t.Fatalf("the laptop was not told: %+v", again)
	}
	done := n.send("asha", again, nil)
	if done.Error != nil || done.Form != nil {
		t.Fatalf("sending both answered %+v", done)
	}
	list := n.press("asha", "journal").View
	entry := n.press("asha", list.Buttons[0].ID).View
	if !strings.Contains(entry.Text, "From the phone.\n\nFrom the laptop.") {
		t.Errorf("the entry reads %q", entry.Text)
	}
}

func TestADatabaseThatGoesAwayKeepsTheFormOnTheScreen(t *testing.T) {
	n := newTown(t).started()
	form := n.press("asha", "two-minutes").Form
	must(t, n.db.Close())
	a := n.send("asha", form, map[string]string{"description": "Zqcanary7"})
	if len(a.Messages) != 1 && (a.Error == nil || !strings.Contains(a.Error.Text, "Nothing is lost")) {
		t.Errorf("got %+v", a)
	}
	if a.Error == nil || a.Error.Input != "description" {
		t.Errorf("the complaint stands at %+v, want the first box", a.Error)
	}
	if log := n.log.String(); !strings.Contains(log, "could not answer") || strings.Contains(log, "Zqcanary7") {
		t.Errorf("the log says %s", log)
	}
	if home := n.HomeOf(t.Context(), "w", "asha"); !strings.Contains(home.Text, "try again") {
		t.Errorf("home says %q", home.Text)
	}
}

func TestARefusalIsTriedAgainWhenThePlatformSays(t *testing.T) {
	n := newTown(t).started()
	n.failing(bottest.Limited(90 * time.Second))
	n.at("2026-11-12 15:45")
	n.failing(nil)
	if n.at("2026-11-12 15:46"); len(n.told("asha")) != 0 {
		t.Error("it was tried before its time")
	}
	if n.at("2026-11-12 15:47"); len(n.told("asha")) != 1 {
		t.Error("the prompt did not come after the wait")
	}
}

func TestALostAnswerShowsOnePrompt(t *testing.T) {
	for _, blind := range []bool{false, true} {
		n := newTown(t).started()
		if blind {
			n.Platforms["local"] = n.chat.Blind("local")
		}
		n.failing(bottest.CutAfter())
		n.at("2026-11-12 15:45")
		n.failing(nil)
		n.at("2026-11-12 15:50")
		n.at("2026-11-13 15:50")
		if got := len(n.told("asha")); got != 1 {
			t.Errorf("the platform can say: %v; Asha saw %d prompts", !blind, got)
		}
		rows, err := n.Service.Store.DeliveriesTo(t.Context(), "north", []reflection.MemberID{"asha"}, wall("2026-11-12 00:00"), wall("2026-11-13 00:00"))
		must(t, err)
		want := reflection.Sent
		if blind {
			want = reflection.Unknown
		}
		if rows[0].State != want {
			t.Errorf("the ledger says %s, want %s", rows[0].State, want)
		}
	}
}

func TestAPromptNotShownIsSentAgain(t *testing.T) {
	n := newTown(t).started()
	n.failing(bottest.CutBefore())
	n.at("2026-11-12 15:45")
	n.failing(nil)
	n.at("2026-11-12 15:47")
	if got := len(n.told("asha")); got != 1 {
		t.Errorf("Asha saw %d prompts", got)
	}
}

func TestWhatAStoppedProcessLeftIsSettled(t *testing.T) {
	n := newTown(t).started()
	n.set(wall("2026-11-12 15:45"))
	l := n.lease()
	rows, err := n.Service.Store.Due(t.Context(), l, n.now(), 10)
	must(t, err)
	i := slices.IndexFunc(rows, func(d reflection.Delivery) bool { return d.Kind == reflection.PromptKind })
	prepared, err := n.Service.Prepare(t.Context(), rows[i])
	must(t, err)
	out, err := n.Service.BeginSending(t.Context(), l, prepared[0])
	must(t, err)
	// It was shown, and then the process was killed, and its lease ended.
	to := bot.Address{Workspace: l.Workspace, User: "asha"}
	_, err = n.Platforms["local"].Send(t.Context(), to, bot.Message{Text: "the prompt"}, out.Delivery.ID)
	must(t, err)
	must(t, n.db.GiveUp(t.Context(), l, time.Time{}))
	_, err = n.Deliver(t.Context())
	must(t, err)
	n.at("2026-11-12 15:46")
	n.at("2026-11-12 16:46")
	if got := len(n.told("asha")); got != 1 {
		t.Errorf("Asha saw %d prompts", got)
	}
}

func TestAMentorOfTwoGetsOneDigestAndOneTap(t *testing.T) {
	n := newTown(t)
	ben := reflection.Member{ID: "ben", Organisation: "north", School: "s", Workspace: "w", PlatformID: "ben", Name: "Ben Okoro",
		Roles: []reflection.Role{reflection.ECT}, Mentor: "sam",
		Meets: reflection.MeetingSlot{When: reflection.WeekTime{Day: time.Tuesday, At: reflection.Clock(14, 0)}}}
	must(t, n.db.Write(t.Context(), "north", ben))
	n.started()
	n.press("ben", "begin")
	must(t, n.Service.Requeue(t.Context(), "north"))
	n.at("2026-11-16 16:00")
	told := n.told("sam")
	if len(told) != 1 || told[0].Text != "Tomorrow: Asha 11:10, Ben 14:00. Your notes are ready." {
		t.Fatalf("Sam was told %v", told)
	}
	n.at("2026-11-17 15:35")
	tap := n.told("sam")[1]
	form := n.press("sam", button(t, tap, "Ben")).Form
	n.send("sam", form, map[string]string{"met": "covering"})
	m, err := n.Service.Store.Meeting(t.Context(), "north", "ben/2026-11-17")
	must(t, err)
	if m.MentorTap != reflection.TapCovering {
		t.Errorf("kept %q", m.MentorTap)
	}
}

// Every message there can be: short, calm, and without anything that only
// colour or emoji would tell.
func TestMessagesAreShort(t *testing.T) {
	n := newTown(t)
	n.at("2026-11-11 09:01")
	n.started()
	for d := wall("2026-11-11 18:00"); d.Before(wall("2026-12-19 00:00")); d = d.AddDate(0, 0, 1) {
		n.at(d.Format("2006-01-02 15:04"))
	}
	if n.chat.Count() < 25 {
		t.Fatalf("only %d messages to look at", n.chat.Count())
	}
	for _, s := range n.chat.All() {
		if words := len(strings.Fields(s.Message.Text)); words >= 40 || strings.Contains(s.Message.Text, "!") {
			t.Errorf("%d words: %s", words, s.Message.Text)
		}
	}
}

// The note is read in 20 seconds, however much was shared.
func TestTheNoteHasAtMostNinetyWords(t *testing.T) {
	n := newTown(t).started()
	for i := range 7 {
		form := n.press("asha", "write-line").Form
		view := n.send("asha", form, map[string]string{"line": fmt.Sprint(i) + strings.Repeat(" word", 60)}).View
		n.press("asha", view.Buttons[0].ID)
		a := n.press("sam", "note:asha/2026-11-17")
		if a.View == nil {
			t.Fatalf("no note: %+v", a)
		}
		if words := len(strings.Fields(a.View.Text)); words > 90 {
			t.Errorf("with %d shares the note has %d words", i+1, words)
		}
		if got := len(a.View.Buttons); got != i+1 {
			t.Errorf("with %d shares there are %d [Read all]", i+1, got)
		}
		full := n.press("sam", a.View.Buttons[i].ID).View
		if !strings.Contains(full.Text, strings.Repeat(" word", 60)) {
			t.Error("[Read all] does not show all")
		}
	}
}

func TestThePreviewIsDrawnAsTheReaderSeesIt(t *testing.T) {
	n := newTown(t).started()
	form := n.press("asha", "write-line").Form
	preview := n.send("asha", form, map[string]string{"line": "About <exit> tickets & *stars*."}).View
	n.press("asha", preview.Buttons[0].ID)
	note := n.press("sam", "note:asha/2026-11-17").View
	const line = "“About <exit> tickets & *stars*.”"
	if !strings.Contains(preview.Text, line) || !strings.Contains(note.Text, line) {
		t.Errorf("previewed %q, read %q", preview.Text, note.Text)
	}
}
