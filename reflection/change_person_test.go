package reflection_test

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

// staffed is a trust with a staff list, and its coordinator.
func staffed(t *testing.T) (*setUp, reflection.Member) {
	t.Helper()
	s := newSetUp(t)
	s.mustTake(s.people(staff))
	khan := s.member("khan@x.example")
	return s, khan
}

var zoe = map[string]string{"email": "Zoe@X.example", "name": " Zoë  Adeyemi", "roles": "ect", "mentor_email": "hughes", "meeting": "Wed 14:00",
	"year": "2", "start_date": "2027-01-04"}

// with is a Form filled in otherwise.
func with(form map[string]string, cells ...string) map[string]string {
	form = maps.Clone(form)
	for i := 0; i < len(cells); i += 2 {
		form[cells[i]] = cells[i+1]
	}
	return form
}

// Somebody who is added by a Form is what a line of a file would have made of
// them: read afterwards, that line changes nothing.
func TestSomebodyAddedIsAsOneOfAFile(t *testing.T) {
	s, khan := staffed(t)
	c, err := s.AddPerson(s.ctx, khan, with(zoe, "school", string(s.member("asha@x.example").School)))
	if err != nil {
		t.Fatal(err)
	}
	if c.Mentor.Name != "Sam Hughes" || c.School.Name != "Northfield" || c.Before.ID != "" {
		t.Errorf("got %+v", c)
	}
	again := s.mustTake(s.people("email,name,roles,school,mentor_email,meeting,year,start_date\n" +
		"zoe@x.example,Zoë Adeyemi,ect,Northfield,sam@x.example,Wed 14:00,2,2027-01-04\n"))
	if !again.Nothing() {
		t.Errorf("the file would change %v", items(again))
	}
}

// Who is named as the mentor and is none yet becomes one, and somebody who is
// no early career teacher is in no year of it.
func TestSomebodyAddedMakesAMentor(t *testing.T) {
	s, khan := staffed(t)
	c, err := s.AddPerson(s.ctx, khan, with(zoe, "mentor_email", "KHAN@x.example"))
	if err != nil || c.School.Name != "Southfield" { // the coordinator's own
		t.Fatal(c, err)
	}
	if m := s.member("khan@x.example"); !m.Is(reflection.Mentor) || !m.Is(reflection.Coordinator) {
		t.Errorf("the mentor is %v", m.Roles)
	}
	if _, err := s.AddPerson(s.ctx, khan, map[string]string{"email": "tom@x.example", "name": "Tom", "roles": "mentor+colleague", "year": "1"}); err != nil {
		t.Fatal(err)
	}
	if m := s.member("tom@x.example"); m.Year != 0 || !m.Is(reflection.Colleague) {
		t.Errorf("Tom is %+v", m)
	}
}

// What is wrong is said where it is put right, in the words that a file is
// told, and nothing is kept.
func TestWhatCannotBeAdded(t *testing.T) {
	s, khan := staffed(t)
	ashaToo := map[string]string{"email": "asha2@x.example", "name": "Asha Shah", "roles": "ect"}
	if _, err := s.AddPerson(s.ctx, khan, ashaToo); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		form         map[string]string
		column, want string
	}{
		"no address":      {with(zoe, "email", "zoe"), "email", `"zoe" is not an e-mail address like asha@school.example`},
		"on the list":     {with(zoe, "email", "ASHA@x.example"), "email", "asha@x.example is on the staff list already"},
		"no name":         {with(zoe, "name", " "), "name", "zoe@x.example has no name"},
		"no role":         {with(zoe, "roles", ""), "roles", "zoe@x.example has no role; use ect, mentor, coordinator or colleague, joined by +"},
		"no such school":  {with(zoe, "school", "elsewhere"), "school", "zoe@x.example has no school"},
		"no time":         {with(zoe, "meeting", "Tue"), "meeting", `meeting: "Tue" is not a meeting time like Tue 11:10, or Tue 11:10 fortnightly from 2026-09-08`},
		"nobody to meet":  {with(zoe, "mentor_email", ""), "meeting", "zoe@x.example has a meeting but no mentor; add a mentor or leave the meeting empty"},
		"nobody so named": {with(zoe, "mentor_email", "Sammy"), "mentor_email", string(reflection.NobodyCalled)},
		"two so named":    {with(zoe, "mentor_email", "asha"), "mentor_email", string(reflection.SeveralCalled)},
	} {
		_, err := s.AddPerson(s.ctx, khan, c.form)
		var mistakes reflection.Mistakes
		var fault reflection.Fault
		column, said := "", ""
		switch {
		case errors.As(err, &mistakes):
			column, said = mistakes[0].Column, mistakes[0].Text
		case errors.As(err, &fault):
			column, said = fault.Field, string(fault.Problem)
		}
		if column != c.column || said != c.want {
			t.Errorf("%s: at %q %q (%v), want at %q %q", name, column, said, err, c.column, c.want)
		}
	}
	people, err := s.Store.Members(s.ctx, s.org.ID)
	if err != nil || len(people) != 5 {
		t.Errorf("%d people are kept, %v", len(people), err)
	}
}

func TestSomebodyMovesAndLeaves(t *testing.T) {
	s, khan := staffed(t)
	asha := s.member("asha@x.example")
	c, err := s.ChangePerson(s.ctx, khan, asha.ID, map[string]string{"school": string(khan.School), "leaving_date": "2026-12-18", "meeting": "Thu 09:00"})
	if err != nil {
		t.Fatal(err)
	}
	want := asha
	want.School, want.Leaves, want.Revision = khan.School, date("2026-12-18"), asha.Revision+1
	want.Meets.When.Day, want.Meets.When.At = 4, reflection.Clock(9, 0)
	if diff := cmp.Diff(want, s.member("asha@x.example")); diff != "" {
		t.Errorf("Asha (-want +got):\n%s", diff)
	}
	if c.Before.School == c.After.School || c.School.Name != "Southfield" || c.Mentor.Name != "Sam Hughes" {
		t.Errorf("got %+v", c)
	}
	c, err = s.ChangePerson(s.ctx, khan, s.member("sam@x.example").ID, map[string]string{"leaving_date": "2027-03-25"})
	if err != nil || len(c.Mentees) != 2 {
		t.Errorf("Sam leaves %d behind, %v", len(c.Mentees), err)
	}
	// An empty cell takes the day away again, and what was not asked stays.
	c, err = s.ChangePerson(s.ctx, khan, asha.ID, map[string]string{"leaving_date": ""})
	if err != nil || !c.After.Leaves.IsZero() || c.After.School != khan.School {
		t.Errorf("got %+v, %v", c.After, err)
	}
	_, err = s.ChangePerson(s.ctx, khan, asha.ID, map[string]string{"meeting": "Sun 09:00"})
	var mistakes reflection.Mistakes
	if !errors.As(err, &mistakes) || mistakes[0].Column != "meeting" {
		t.Errorf("a meeting on a Sunday: %v", err)
	}
}

// An address is put right while nobody has been met by it. Afterwards it would
// give one person's journal to another.
func TestAnAddressIsPutRightBeforeAnybodyIsMet(t *testing.T) {
	s, khan := staffed(t)
	asha := s.member("asha@x.example")
	_, err := s.ChangePerson(s.ctx, khan, asha.ID, map[string]string{"email": "Sam@x.example"})
	var mistakes reflection.Mistakes
	if !errors.As(err, &mistakes) || mistakes[0] != (reflection.Mistake{Line: 1, Column: "email", Text: "sam@x.example is that of Sam Hughes already"}) {
		t.Errorf("somebody else's address: %v", err)
	}
	c, err := s.ChangePerson(s.ctx, khan, asha.ID, map[string]string{"email": "Asha.Patel@x.example"})
	if err != nil || s.member("asha.patel@x.example").ID != asha.ID || c.After.Email == c.Before.Email {
		t.Fatal(c, err)
	}
	ws := s.inChat()
	for _, met := range []func(*reflection.Member){
		func(m *reflection.Member) { m.Welcome = reflection.Started },
		func(m *reflection.Member) { m.Welcome, m.Workspace, m.Deactivated = "", ws, true },
	} {
		m := s.member("asha.patel@x.example")
		met(&m)
		if err := s.Store.Write(s.ctx, s.org.ID, m); err != nil {
			t.Fatal(err)
		}
		c, err = s.ChangePerson(s.ctx, khan, asha.ID, map[string]string{"email": "eve@x.example"})
		if err != nil || c.After.Email != "asha.patel@x.example" {
			t.Errorf("somebody who was met is now %s, %v", c.After.Email, err)
		}
	}
}

// inChat is a workspace of the organisation.
func (s *setUp) inChat() reflection.WorkspaceID {
	s.Helper()
	ws := reflection.Workspace{ID: "ws", Organisation: s.org.ID, Platform: "slack", External: "T1"}
	if err := s.Store.Write(s.ctx, s.org.ID, ws); err != nil {
		s.Fatal(err)
	}
	return ws.ID
}

func TestPeopleAreFoundByNameOrAddress(t *testing.T) {
	s, khan := staffed(t)
	s.mustTake(s.people("email,name,roles,school\nsamuel@x.example,Sam Hughes-Lee,colleague,Southfield\n"))
	for typed, want := range map[string]string{
		"asha": "Asha Patel", "  PATEL ": "Asha Patel", "asha@X.example": "Asha Patel",
		"sam hughes": "Sam Hughes", // the whole name is one person
		"sam":        "Sam Hughes, Sam Hughes-Lee", "lee": "Ben Lee, Sam Hughes-Lee",
		"asha@x": string(reflection.NobodyCalled), " ": string(reflection.Blank),
	} {
		found, err := s.FindPeople(s.ctx, khan, typed)
		var names []string
		for _, m := range found {
			names = append(names, m.Name)
		}
		if fault, is := errors.AsType[reflection.Fault](err); is && fault.Field == reflection.PersonField {
			names = []string{string(fault.Problem)}
		}
		if got := strings.Join(names, ", "); got != want {
			t.Errorf("%q finds %q (%v), want %q", typed, got, err, want)
		}
	}
}

// Only a coordinator of the organisation adds, finds or changes anybody.
func TestOnlyCoordinatorsChangePeople(t *testing.T) {
	s, khan := staffed(t)
	asha := s.member("asha@x.example")
	elsewhere := khan
	elsewhere.Organisation = "other"
	for _, by := range []reflection.Member{asha, s.member("sam@x.example")} {
		_, errAdd := s.AddPerson(s.ctx, by, zoe)
		_, errFind := s.FindPeople(s.ctx, by, "asha")
		_, errChange := s.ChangePerson(s.ctx, by, asha.ID, map[string]string{"leaving_date": "2026-12-18"})
		_, _, errRead := s.PersonToChange(s.ctx, by, asha.ID)
		_, errUnmet := s.Unmet(s.ctx, by)
		for _, err := range []error{errAdd, errFind, errChange, errRead, errUnmet} {
			if !errors.Is(err, reflection.ErrForbidden) {
				t.Errorf("%s: %v", by.Name, err)
			}
		}
	}
	if _, err := s.ChangePerson(s.ctx, elsewhere, asha.ID, nil); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("from another organisation: %v", err)
	}
	if _, err := s.ChangePerson(s.ctx, khan, "nobody", nil); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
}

// Whose messages an import changes have them queued anew, and nobody else.
func TestAnImportQueuesAnewForThoseItChanges(t *testing.T) {
	n := newTown(t)
	rows := []reflection.Row{{Line: 2, Cells: map[string]string{"email": "ben@x.example", "mentor_email": "cal@x.example"}}}
	n.set("ben", func(m *reflection.Member) { m.Email = "ben@x.example" })
	n.set("cal", func(m *reflection.Member) { m.Email = "cal@x.example"; m.Roles = []reflection.Role{reflection.Mentor} })
	n.must(n.Requeue(t.Context(), "north"))
	before := n.queuedIDs()
	_, err := n.ImportPeople(t.Context(), reflection.Organisation{ID: "north", Revision: 1}, rows, false)
	n.must(err)
	after := n.queuedIDs()
	for who, ids := range before {
		same := slices.Equal(ids, after[who])
		if touched := who == "ben" || who == "sam" || who == "cal"; same == touched && len(ids) > 0 {
			t.Errorf("%s had %v and has %v queued", who, ids, after[who])
		}
	}
	if len(n.queued("cal", reflection.DigestKind)) != 1 {
		t.Error("the new mentor waits for no note")
	}
}

// queuedIDs are the rows that wait, by whom they are for.
func (n *town) queuedIDs() map[reflection.MemberID][]string {
	n.t.Helper()
	all := map[reflection.MemberID][]string{}
	for _, who := range []reflection.MemberID{"asha", "ben", "sam", "khan", "cal"} {
		rows, err := n.Store.DeliveriesTo(n.t.Context(), "north", []reflection.MemberID{who}, n.now.AddDate(0, 0, -60), n.now.AddDate(0, 0, 60))
		n.must(err)
		for _, d := range rows {
			if d.State == reflection.Queued {
				all[who] = append(all[who], string(d.ID))
			}
		}
	}
	return all
}

// Who is not reached is listed by school: those who are not found, and apart
// from them those who are and have not got the app. Who has left is not looked for.
func TestWhoIsNotMetIsListedBySchool(t *testing.T) {
	s, khan := staffed(t)
	ws := s.inChat()
	for email, change := range map[string]func(*reflection.Member){
		"asha@x.example": func(m *reflection.Member) { m.Workspace, m.PlatformID, m.Deactivated = ws, "U1", true },
		"sam@x.example":  func(m *reflection.Member) { m.Workspace, m.PlatformID = ws, "U2" },
		"khan@x.example": func(m *reflection.Member) { m.PlatformID = "U3" }, // imported, and not looked up yet
	} {
		m := s.member(email)
		change(&m)
		if err := s.Store.Write(s.ctx, s.org.ID, m); err != nil {
			t.Fatal(err)
		}
	}
	s.mustTake(s.people("email,name,roles,school,leaving_date\nold@x.example,Old,colleague,Northfield,2026-11-10\n"))
	all, err := s.Unmet(s.ctx, khan)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, at := range all {
		for _, m := range at.NotFound {
			got = append(got, at.School.Name+" not found "+m.Name)
		}
		for _, m := range at.WithoutApp {
			got = append(got, at.School.Name+" without "+m.Name)
		}
	}
	want := []string{"Northfield not found Ben Lee", "Northfield without Asha Patel", "Southfield not found Mrs Khan"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("not met (-want +got):\n%s", diff)
	}
}
