package ics

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	ical "github.com/arran4/golang-ical"

	"plenary/bot"
)

var invitations = flag.String("invitations", "", "keep the invitations of TestInvitations in this folder, for another program to read")

// visitAt is an event of ten minutes on the wall in a zone.
func visitAt(t *testing.T, wall, zone string) bot.Event {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", wall, loc)
	if err != nil {
		t.Fatal(err)
	}
	return bot.Event{UID: "v1@plenary", Sequence: 1, Summary: "Visit Ben's lesson",
		Description: "Ten minutes at most; nobody is rated, ever.\n- Embedded routines", Attendee: "asha@school.example",
		Starts: at, Ends: at.Add(10 * time.Minute), Made: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
}

// Times on both sides of the two days on which the clock in London changes.
var walls = map[string]string{
	"before-march": "2026-03-27 10:00", "after-march": "2026-03-30 10:00",
	"before-october": "2026-10-23 10:00", "after-october": "2026-10-26 10:00",
}

// An invitation says the time on the wall, and so do a change and its end.
func TestInvitations(t *testing.T) {
	for name, wall := range walls {
		e := visitAt(t, wall, "Europe/London")
		body := Write(e)
		keepFor(t, name, body)
		calendar, err := ical.ParseCalendar(bytes.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		event := calendar.Events()[0]
		starts, err := event.GetStartAt()
		if err != nil || !starts.Equal(e.Starts) {
			t.Errorf("%s: read back as %v (%v), want %v", name, starts, err, e.Starts)
		}
		want := "DTSTART;TZID=Europe/London:" + e.Starts.Format("20060102T150405")
		for _, line := range []string{want, "METHOD:REQUEST", "SEQUENCE:1", "UID:v1@plenary", "STATUS:CONFIRMED"} {
			if !strings.Contains(string(body), line+"\r\n") {
				t.Errorf("%s has no line %s:\n%s", name, line, body)
			}
		}
	}
	moved := visitAt(t, "2026-10-26 11:00", "Europe/London")
	moved.Sequence = 2
	keepFor(t, "moved", Write(moved))
	moved.Sequence, moved.Cancelled = 3, true
	off := Write(moved)
	keepFor(t, "off", off)
	for _, line := range []string{"METHOD:CANCEL", "SEQUENCE:3", "UID:v1@plenary", "STATUS:CANCELLED"} {
		if !strings.Contains(string(off), line+"\r\n") {
			t.Errorf("the end has no line %s:\n%s", line, off)
		}
	}
}

func TestATimeElsewhereIsUTC(t *testing.T) {
	body := string(Write(visitAt(t, "2026-10-26 10:00", "Europe/Paris")))
	if !strings.Contains(body, "DTSTART:20261026T090000Z\r\n") || strings.Contains(body, "VTIMEZONE") {
		t.Errorf("got\n%s", body)
	}
}

// Every line ends as the format asks and is no longer than it allows.
func TestLinesAsTheFormatAsks(t *testing.T) {
	e := visitAt(t, "2026-10-26 10:00", "Europe/London")
	e.Summary = strings.Repeat("Łucja; Ben, and \\ é 🙂 ", 20)
	for _, line := range strings.SplitAfter(strings.TrimSuffix(string(Write(e)), "\r\n"), "\r\n") {
		line = strings.TrimSuffix(line, "\r\n")
		if strings.ContainsAny(line, "\r\n") || len(line) > 75 {
			t.Errorf("%d bytes: %q", len(line), line)
		}
	}
	calendar, err := ical.ParseCalendar(bytes.NewReader(Write(e)))
	if err != nil {
		t.Fatal(err)
	}
	if got := calendar.Events()[0].GetProperty(ical.ComponentPropertySummary).Value; got != e.Summary {
		t.Errorf("read back as %q, want %q", got, e.Summary)
	}
}

func keepFor(t *testing.T, name string, body []byte) {
	t.Helper()
	if *invitations == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(*invitations, name+".ics"), body, 0o600); err != nil {
		t.Fatal(err)
	}
}
