package reflection_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/bot/sheet"
	"plenary/reflection"
	"plenary/store"
	"plenary/store/seal"
)

// setUp is an organisation that files are read into, on a real database.
type setUp struct {
	*testing.T
	*reflection.Service
	ctx context.Context
	org reflection.Organisation
	now time.Time
}

func newSetUp(t *testing.T) *setUp {
	t.Helper()
	keys, err := seal.Parse(seal.NewKey())
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "plenary.db"), keys)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	s := &setUp{T: t, ctx: t.Context(), now: time.Date(2026, 11, 11, 15, 0, 0, 0, time.UTC)}
	s.Service = &reflection.Service{Store: db, Now: func() time.Time { return s.now }}
	if s.org, err = reflection.NewOrganisation("Learn Trust"); err != nil {
		t.Fatal(err)
	}
	return s
}

type importer func(context.Context, reflection.Organisation, []reflection.Row, bool) (reflection.Change, error)

// take reads a file as the commands do.
func (s *setUp) take(do importer, columns []reflection.Column, file string, dryRun bool) (reflection.Change, error) {
	s.Helper()
	rows, err := sheet.Read(strings.NewReader(file), columns)
	if err != nil {
		s.Fatalf("read the file: %v", err)
	}
	return do(s.ctx, s.org, rows, dryRun)
}

func (s *setUp) people(file string) (reflection.Change, error) {
	s.Helper()
	return s.take(s.ImportPeople, reflection.PeopleColumns(), file, false)
}

func (s *setUp) schools(file string) (reflection.Change, error) {
	s.Helper()
	return s.take(s.ImportSchools, reflection.SchoolColumns(), file, false)
}

func (s *setUp) calendar(file string) (reflection.Change, error) {
	s.Helper()
	return s.take(s.ImportCalendar, reflection.CalendarColumns(), file, false)
}

// mustTake fails the test unless the file was kept.
func (s *setUp) mustTake(change reflection.Change, err error) reflection.Change {
	s.Helper()
	if err != nil {
		s.Fatalf("import: %v", err)
	}
	return change
}

func (s *setUp) member(email string) reflection.Member {
	s.Helper()
	members, err := s.Store.Members(s.ctx, s.org.ID)
	if err != nil {
		s.Fatal(err)
	}
	for _, m := range members {
		if m.Email == email {
			return m
		}
	}
	s.Fatalf("there is no %s", email)
	return reflection.Member{}
}

// items are the changes in short: "add school Northfield", "change Asha …: year".
func items(c reflection.Change) []string {
	var lines []string
	for _, it := range c.Items {
		line := string(it.What) + " " + it.Thing
		for _, f := range it.Fields {
			if it.What == reflection.Alter {
				line += "; " + f.Column + ": " + f.Before + " → " + f.After
			}
		}
		lines = append(lines, line)
	}
	return lines
}

func (s *setUp) same(c reflection.Change, want ...string) {
	s.Helper()
	if diff := cmp.Diff(want, items(c)); diff != "" {
		s.Errorf("change (-want +got):\n%s", diff)
	}
}

// refused checks every mistake of a file, and that nothing of it was kept.
func (s *setUp) refused(err error, want string) {
	s.Helper()
	var mistakes reflection.Mistakes
	if !errors.As(err, &mistakes) {
		s.Fatalf("error is %v, want mistakes", err)
	}
	if diff := cmp.Diff(want, mistakes.Error()); diff != "" {
		s.Errorf("mistakes (-want +got):\n%s", diff)
	}
}
