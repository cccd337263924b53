package store_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
	"plenary/store"
)

// TestWhatComesAlongIsWhatIsReadByItself: one read for all gives the same
// person, school and entry as one for each, to the last column.
func TestWhatComesAlongIsWhatIsReadByItself(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", "hello")
		s.fill()
		s.keep(t, db)
		north := reflection.School{ID: "north", Organisation: s.org, Name: "Northfield", Phases: []string{"SEND"}, Zone: "Europe/London",
			Safeguarding: reflection.Safeguarding{Lead: "Jo", LeadPhone: "1", Deputy: "Al", DeputyPhone: "2", OutOfHours: "3",
				RecordingSystem: "paper", Head: "Mrs Khan", ConfirmedOn: s.asha.Starts}, Revision: 1}
		if err := db.Write(t.Context(), s.org, north); err != nil {
			t.Fatal(err)
		}
		call := store.WithCallAbout(t.Context(), "entry")
		asha, errI := db.Identify(call, s.asha.Workspace, "U1")
		wantAsha, errM := db.Member(t.Context(), s.org, "asha")
		school, errS := db.School(call, s.org, "north")
		wantSchool, errS2 := db.School(t.Context(), s.org, "north")
		entry, errE := db.Entry(call, s.org, "entry")
		wantEntry, errE2 := db.Entry(t.Context(), s.org, "entry")
		if err := firstOf(errI, errM, errS, errS2, errE, errE2); err != nil {
			t.Fatal(err)
		}
		same(t, asha, wantAsha)
		same(t, school, wantSchool)
		same(t, entry, wantEntry)
	})
}

// TestWhoHasNoSchoolIsIdentified: colleagues of a trust may belong to none.
func TestWhoHasNoSchoolIsIdentified(t *testing.T) {
	onBoth(t, func(t *testing.T, url string) {
		db := open(t, url)
		s := newSchool("trust", "hello")
		s.asha.PlatformID, s.asha.School = "U1", ""
		s.keep(t, db)
		for _, ctx := range []reflection.EntryID{"entry", ""} {
			asha, err := db.Identify(store.WithCallAbout(t.Context(), ctx), s.asha.Workspace, "U1")
			if err != nil || asha.ID != "asha" || asha.School != "" {
				t.Errorf("got %s of school %q, %v", asha.ID, asha.School, err)
			}
		}
	})
}

// fill puts something else into every field of a person.
func (s *school) fill() {
	on := reflection.Date{Year: 2026, Month: time.September, Day: 1}
	at := reflection.WeekTime{Day: time.Tuesday, At: reflection.Clock(11, 10)}
	s.asha.PlatformID, s.asha.Conversation, s.asha.Deactivated, s.asha.Email = "U1", "D1", true, "asha@x.example"
	s.asha.Roles, s.asha.Zone = []reflection.Role{reflection.ECT, reflection.Colleague}, "Europe/Lisbon"
	s.asha.LineManager, s.asha.InductionTutor = "kay", "lee"
	s.asha.Phase, s.asha.Subject, s.asha.WorkingDays, s.asha.Year = "secondary", "maths", 1<<time.Friday, 2
	s.asha.Starts, s.asha.Leaves = on, on.AddDays(300)
	s.asha.Meets = reflection.MeetingSlot{When: at, Fortnightly: true, From: on.AddDays(7)}
	s.asha.Free = []reflection.Period{{Day: time.Monday, From: 600, To: 650}}
	s.asha.Lessons = []reflection.Period{{Day: time.Friday, From: 700, To: 750}}
	s.asha.Welcome, s.asha.Prompt = reflection.Started, reflection.WeekTime{Day: time.Thursday, At: reflection.Clock(15, 45)}
	s.asha.OnlyMeetingWeeks, s.asha.PausedUntil, s.asha.ChatCopyTold = true, on.AddDays(20), true
	s.asha.Away = reflection.Days{From: on.AddDays(3), To: on.AddDays(5)}
	s.entry.StartedAt = time.Date(2026, time.November, 12, 15, 45, 0, 123456000, time.UTC)
}

func same[T any](t *testing.T, got, want T) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-by itself +along)\n%s", diff)
	}
}
