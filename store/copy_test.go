package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
	"plenary/store"
)

// inCopies are the tables of which a person's rows are in their copy, each with
// what takes them away or changes them: one after the other, those that others
// hang on later. Every one of them leaves other words, or fewer files.
var inCopies = []struct{ table, without string }{
	{"files", ""}, {"entries", ""}, {"plans", ""}, {"shares", ""}, {"meetings", ""}, {"tellings", ""},
	{"trials", ""}, {"pieces", ""}, {"inquiries", "UPDATE inquiries SET decided_on = '2026-01-01'"}, {"inquiry_sides", ""},
	{"year_lines", ""}, {"year_inquiries", "UPDATE year_inquiries SET ends_on = '2026-01-01'"}, {"year_seats", ""},
	{"visit_words", ""}, {"visits", ""}, {"joinings", ""}, {"avoidances", ""}, {"not_pupils", ""}, {"answered", ""},
	{"schools", "UPDATE schools SET name = 'Another'"}, {"members", "UPDATE members SET phase = 'another'"},
}

// notInCopies are all other tables, each with why.
var notInCopies = map[string]string{
	"canary":          "nobody's: whether the key is the right one",
	"organisations":   "nobody's: the outer wall",
	"workspaces":      "nobody's: where the app is put in",
	"keys":            "a person's key opens nothing without the server's",
	"leases":          "nobody's: who sends",
	"events":          "what the chat told the server, by its ids, for a week",
	"deliveries":      "that Plenary wrote to somebody, and when: the chat has it. docs/privacy.md says so",
	"uploads":         "the staff list that a coordinator sent, for an hour: it is about others",
	"spans":           "the school's term dates",
	"rounds":          "that a round opened: nobody stands there",
	"theories":        "the school's, with nobody's name",
	"kits":            "the school's: the day of a meeting, and which roles come",
	"network_cards":   "the school's, with nobody's name",
	"network_tallies": "counts", "tallies": "counts", "voices": "counts", "evaluated": "counts",
}

// Every table is in a person's copy, or is named with the reason: one that is
// new is in neither.
func TestEveryTableIsInACopyOrNamed(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := copied(t, db)
		tables := columnsOf(t, db)
		before := copyOf(t, db, s)
		for _, in := range inCopies {
			if _, there := tables[in.table]; !there {
				t.Errorf("there is no table %s", in.table)
				continue
			}
			delete(tables, in.table)
			if in.without == "" {
				in.without = "DELETE FROM " + in.table
			}
			mustExec(t, db, in.without)
			after := copyOf(t, db, s)
			if after == before {
				t.Errorf("table %s is not in a copy", in.table)
			}
			before = after
		}
		for table := range tables {
			if notInCopies[table] == "" {
				t.Errorf("table %s is not in a copy, and nothing says why", table)
			}
		}
		for table := range notInCopies {
			if _, left := tables[table]; !left {
				t.Errorf("table %s is named as left out, and is not there, or in a copy", table)
			}
		}
	})
}

// copied keeps a school of which Asha has a row in every table of a copy.
func copied(t *testing.T, db *store.DB) school {
	t.Helper()
	s := newSchool("trust", "hello")
	s.asha.Roles = []reflection.Role{reflection.ECT}
	s.inquiry.Sides = []reflection.Side{{Member: "asha", Answer: reflection.Accepted}, {Member: "ben", Answer: reflection.Accepted}}
	s.year.Seats = []reflection.Seat{{Member: "asha", Answer: reflection.Accepted}, {Member: "ben"}}
	s.keep(t, db)
	autumn := reflection.Span{From: reflection.Date{Year: 2026, Month: 9, Day: 1}, To: reflection.Date{Year: 2026, Month: 12, Day: 18}, Kind: reflection.TermDays}
	err := db.Write(t.Context(), s.org, reflection.Calendar{Spans: []reflection.Span{autumn}},
		reflection.Joining{Organisation: s.org, Member: "asha", In: true, Focus: "feedback"},
		reflection.Telling{ID: "telling", Organisation: s.org, ECT: "asha", Mentor: "ben", Reader: "ben", At: copiedAt},
		reflection.Vote{Organisation: s.org, Term: "2026-Autumn", Member: "asha", School: "north", Question: "helped", Opinion: "yes"})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var copiedAt = time.Date(2026, 11, 11, 9, 0, 0, 0, time.UTC)

// copyOf is all that Asha's copy says, and what is in its files.
func copyOf(t *testing.T, db *store.DB, s school) string {
	t.Helper()
	ctx := context.Background()
	service := &reflection.Service{Store: db, Now: func() time.Time { return copiedAt }}
	asha, err := db.Member(ctx, s.org, "asha")
	if err != nil {
		t.Fatal(err)
	}
	b, err := service.Bundle(ctx, asha)
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, chapter := range bot.BookletOf(b) {
		for _, item := range chapter.Items {
			fmt.Fprintln(&all, chapter.Title, item.Title, item.Files)
			for _, part := range item.Parts {
				fmt.Fprintln(&all, part.Label, part.Text.Reveal())
			}
		}
	}
	for _, id := range b.Files() {
		file, err := service.Clip(ctx, asha, id)
		if err != nil && !errors.Is(err, reflection.ErrNotFound) {
			t.Fatal(err)
		}
		fmt.Fprintln(&all, file.Body.Reveal())
	}
	return all.String()
}

// What one side of a meeting tapped is in that side's copy alone.
func TestATapIsInItsOwnCopy(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", "hello")
		s.ben.Roles, s.asha.Roles = []reflection.Role{reflection.Mentor}, []reflection.Role{reflection.ECT}
		s.keep(t, db)
		silent, old := s.meeting, s.meeting
		silent.ID, silent.ECTTap, silent.Agreed = "silent", reflection.TapNo, ""
		old.ID, old.ECT, old.MentorTap = "old", "carl", reflection.TapCovering // whom Ben mentors no more
		s.meeting.Revision, s.meeting.ECTTap, s.meeting.MentorTap = 2, reflection.TapMoved, reflection.TapYes
		entry := s.entry
		entry.ID, entry.Author, entry.Clips = "bens", "ben", nil // his three lines of a fortnight
		if err := db.Write(t.Context(), s.org, s.meeting, silent, old, entry); err != nil {
			t.Fatal(err)
		}
		service := &reflection.Service{Store: db, Now: func() time.Time { return copiedAt }}
		said := func(id reflection.MemberID) (all []string) {
			m, err := db.Member(t.Context(), s.org, id)
			if err != nil {
				t.Fatal(err)
			}
			b, err := service.Bundle(t.Context(), m)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range b.Meetings {
				all = append(all, fmt.Sprintf("%s: %s %s %s", m.ID, m.ECTTap, m.MentorTap, m.Agreed.Reveal()))
			}
			return append(all, fmt.Sprint(len(b.Entries)))
		}
		if got, want := said("ben"), []string{"meeting:  yes hello", "old:  covering ", "1"}; !slices.Equal(got, want) {
			t.Errorf("Ben's copy has %q, want %q", got, want)
		}
		if got, want := said("asha"), []string{"meeting: moved  hello", "silent: no  ", "1"}; !slices.Equal(got, want) {
			t.Errorf("Asha's copy has %q, want %q", got, want)
		}
	})
}
