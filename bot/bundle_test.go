package bot_test

import (
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// prepared has the people who run the server prepare somebody's copy.
func (n *town) prepared(of reflection.MemberID) []reflection.FileID {
	n.t.Helper()
	m, err := n.db.Member(n.t.Context(), "north", of)
	must(n.t, err)
	lost, err := n.Service.PrepareBundle(n.t.Context(), m)
	must(n.t, err)
	return lost
}

// Whoever asked for what is kept about them is told once where it is, when they
// are at work, whatever else their week holds; and finds it without being told.
func TestACopyIsAskedFor(t *testing.T) {
	n := newTown(t).started()
	n.at("2026-11-11 19:00")
	before := len(n.told("asha"))
	for range 2 { // asked twice on one day
		n.prepared("asha")
	}
	n.at("2026-11-12 07:29")
	if got := n.news("asha", before); len(got) != 0 {
		t.Fatalf("told at night: %+v", got)
	}
	n.at("2026-11-12 07:31")
	got := n.news("asha", before)
	if len(got) != 1 || !strings.HasPrefix(got[0].Text, "You asked for a copy") {
		t.Fatalf("told %+v", got)
	}
	told := n.press("asha", button(t, got[0], "Take a copy")).View
	found := n.pressedLabel("asha", n.press("asha", "readers").View, "Take a copy").View
	for _, v := range []*bot.View{told, found} {
		if v == nil || v.Buttons[0].URL != "/files/bundle" {
			t.Errorf("a copy is at %+v", v)
		}
	}
}

// Who said no to messages gets none, and finds the copy all the same.
func TestACopyForSomebodyWhoIsNotWrittenTo(t *testing.T) {
	n := newTown(t).started()
	n.press("asha", "decline")
	n.at("2026-11-11 12:00")
	before := len(n.told("asha"))
	n.prepared("asha")
	n.at("2026-11-13 12:00")
	if got := n.news("asha", before); len(got) != 0 {
		t.Errorf("told %+v", got)
	}
	if v := n.pressedLabel("asha", n.press("asha", "readers").View, "Take a copy").View; v == nil {
		t.Error("there is no copy")
	}
	n.change("asha", func(m *reflection.Member) { m.PlatformID = "" })
	asha, err := n.db.Member(t.Context(), "north", "asha")
	must(t, err)
	if _, err := n.Service.PrepareBundle(t.Context(), asha); err == nil {
		t.Error("a copy is ready for somebody who cannot open it")
	}
}

// What somebody chose is in it, and what is known of what they answered.
func TestACopyHoldsWhatSomebodyChose(t *testing.T) {
	n := newTown(t).started()
	n.press("asha", "wave-on:"+n.writesAt("asha", "2025-11-13 16:00", "We grew beans."))
	n.at("2026-12-04 16:11")
	n.press("asha", button(t, n.asked("asha"), "Yes"))
	n.change("asha", func(m *reflection.Member) {
		m.JournalWeek = reflection.JournalWeek{Monday: onDay("2026-12-07"), After: []reflection.Period{{Day: 2, From: 600, To: 650}}}
	})
	asha, err := n.db.Member(t.Context(), "north", "asha")
	must(t, err)
	_, err = n.Service.JoinRounds(t.Context(), asha, "feedback", true)
	must(t, err)
	b, err := n.Service.Bundle(t.Context(), asha)
	must(t, err)
	b.Shares = []reflection.Share{{Origin: reflection.FromVisit, Text: "Wait longer."}}
	b.Visits = []reflection.BundledVisit{{Host: true, Visit: reflection.Visit{Onward: reflection.Onward{To: "sam", Answer: reflection.Refusing}}},
		{Visit: reflection.Visit{Onward: reflection.Onward{To: "sam", Answer: reflection.Refusing}}}}
	said := map[string]int{}
	for _, chapter := range bot.BookletOf(b) {
		for _, item := range chapter.Items {
			for _, part := range item.Parts {
				said[part.Label+": "+part.Text.Reveal()]++
			}
		}
	}
	for _, want := range []string{
		"Journal week from: 7 December 2026", "A line after: Tue 10:00", "Would suit you: Another subject and phase, on purpose",
		"Answered about Plenary, Autumn term 2026: Helped to think", "To read again: Not this one", "Shared: From a visit to a lesson: Wait longer.", "The notes may go on: No",
	} {
		if said[want] != 1 {
			t.Errorf("%q stands in it %d times, among %v", want, said[want], said)
		}
	}
}

// An entry whose clip is lost is read, with a word about it, and so is the copy.
func TestAClipThatIsLost(t *testing.T) {
	n := newTown(t).started()
	n.ClipURL = func(id reflection.FileID, _ reflection.Member) string { return "/files/" + string(id) }
	must(t, n.db.Write(t.Context(), "north", reflection.Entry{ID: "e", Organisation: "north", Author: "asha", StartedAt: n.now(), Length: reflection.FullCycle,
		Answers: map[reflection.Stage]reflection.Answer{reflection.Feelings: {Text: "calm", Revision: 1}}, Clips: []reflection.FileID{"lost", "there"}},
		reflection.File{ID: "there", Organisation: "north", Owner: "asha", Entry: "e", Type: "audio/webm", Body: "sound"}))
	v := n.press("asha", "entry:e").View
	if v == nil || len(v.Clips) != 1 || v.Clips[0].URL != "/files/there" ||
		!strings.Contains(v.Text, "calm") || strings.Count(v.Text, "A voice clip that belongs here is not on the server any more.") != 1 {
		t.Errorf("the entry reads %+v", v)
	}
	if lost := n.prepared("asha"); len(lost) != 1 || lost[0] != "lost" {
		t.Errorf("lost are %q", lost)
	}
	n.Receive(t.Context(), bot.Incoming{Workspace: "w", User: "asha", Kind: bot.Press, Button: "delete:e"})
	if lost := n.prepared("asha"); len(lost) != 0 {
		t.Errorf("lost are %q once the entry is deleted", lost)
	}
}
