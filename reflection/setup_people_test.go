package reflection_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

const staff = `email,name,roles,school,mentor_email,year,meeting,working_days,phase
asha@x.example,Asha Patel,ect,Northfield,sam@x.example,1,Tue 11:10,,secondary
ben@x.example,Ben Lee,ect,Northfield,sam@x.example,2,Wed 14:00,Mon Tue Wed,
sam@x.example,Sam Hughes,mentor+colleague,Northfield,,,,,
khan@x.example,Mrs Khan,coordinator,Southfield,,,,,
`

func TestImportPeople(t *testing.T) {
	s := newSetUp(t)
	change := s.mustTake(s.people(staff))
	s.same(change,
		"add school Northfield", "add school Southfield",
		"add Asha Patel <asha@x.example>", "add Ben Lee <ben@x.example>",
		"add Sam Hughes <sam@x.example>", "add Mrs Khan <khan@x.example>")

	asha, ben, sam := s.member("asha@x.example"), s.member("ben@x.example"), s.member("sam@x.example")
	want := ben
	want.Mentor, want.Year, want.Roles = sam.ID, 2, []reflection.Role{reflection.ECT}
	want.WorkingDays = 1<<time.Monday | 1<<time.Tuesday | 1<<time.Wednesday
	want.Meets = reflection.MeetingSlot{
		When: reflection.WeekTime{Day: time.Wednesday, At: reflection.Clock(14, 0)}, Fortnightly: true,
		From: reflection.Date{Year: 2026, Month: 11, Day: 9}, // the Monday of this week: there is no calendar
	}
	if diff := cmp.Diff(want, ben); diff != "" {
		t.Errorf("Ben (-want +got):\n%s", diff)
	}
	if asha.Meets.Fortnightly || asha.Phase != "secondary" || asha.School != sam.School {
		t.Errorf("Asha is %+v", asha)
	}
}

func TestImportPeopleAgainChangesNothing(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.people(staff))
	before, err := s.Store.Organisations(s.ctx)
	if err != nil {
		t.Fatal(err)
	}
	s.now = s.now.AddDate(0, 0, 7) // the other week of Ben's fortnight
	change := s.mustTake(s.people(staff))
	if !change.Nothing() || change.Same != 4 {
		t.Errorf("again: %d the same and %v", change.Same, items(change))
	}
	after, err := s.Store.Organisations(s.ctx)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("it was written all the same (-before +after):\n%s", diff)
	}
}

func TestImportPeopleDryRun(t *testing.T) {
	s := newSetUp(t)
	dry, err := s.take(s.ImportPeople, reflection.PeopleColumns(), staff, true)
	if err != nil {
		t.Fatal(err)
	}
	if orgs, _ := s.Store.Organisations(s.ctx); len(orgs) != 0 {
		t.Fatalf("a dry run kept %v", orgs)
	}
	real := s.mustTake(s.people(staff))
	if diff := cmp.Diff(dry, real); diff != "" {
		t.Errorf("the dry run showed another change (-dry +real):\n%s", diff)
	}
}

func TestImportPeopleChanges(t *testing.T) {
	tests := map[string]struct {
		file string
		want []string
	}{
		"an absent column keeps, so the meeting stays": {
			"email,name,roles,school\nasha@x.example,Asha Shah,ect,northfield\n",
			[]string{"change Asha Shah <asha@x.example>; name: Asha Patel → Asha Shah"},
		},
		"an empty cell clears": {
			"email,name,roles,school,phase\nasha@x.example,Asha Patel,ect,Northfield,\n",
			[]string{"change Asha Patel <asha@x.example>; phase: secondary → "},
		},
		"an empty platform_id keeps": {
			"email,name,roles,school,platform_id\nasha@x.example,Asha Patel,ect,Northfield,\n", nil,
		},
		"the e-mail in capitals is the same person": {
			"email,name,roles,school\nASHA@X.example,Asha Patel,ECT,Northfield\n", nil,
		},
		"roles in another order are the same": {
			"email,name,roles,school\nsam@x.example,Sam Hughes,Colleague + Mentor,Northfield\n", nil,
		},
		"the second year is fortnightly": {
			"email,name,roles,school,year,meeting\nasha@x.example,Asha Patel,ect,Northfield,2,Tue 11:10\n",
			[]string{"change Asha Patel <asha@x.example>; year: 1 → 2; meeting: Tue 11:10 weekly → Tue 11:10 fortnightly from 2026-11-09"},
		},
		"a fortnight with its own anchor": {
			"email,name,roles,school,meeting\nben@x.example,Ben Lee,ect,Northfield,Wed 14:00 Fortnightly from 8/9/2026\n",
			[]string{"change Ben Lee <ben@x.example>; meeting: Wed 14:00 fortnightly from 2026-11-09 → Wed 14:00 fortnightly from 2026-09-08"},
		},
		"a week said in so many words": {
			"email,name,roles,school,meeting\nben@x.example,Ben Lee,ect,Northfield,Wed 14:00 weekly\n",
			[]string{"change Ben Lee <ben@x.example>; meeting: Wed 14:00 fortnightly from 2026-11-09 → Wed 14:00 weekly"},
		},
		"an ECT no more": {
			"email,name,roles,school\nasha@x.example,Asha Patel,colleague,Northfield\n",
			[]string{"change Asha Patel <asha@x.example>; roles: ect → colleague; year: 1 → "},
		},
		"another mentor, who is further down": {
			"email,name,roles,school,mentor_email\nasha@x.example,Asha Patel,ect,Northfield,lin@x.example\nlin@x.example,Lin Wu,mentor,Northfield,\n",
			[]string{"change Asha Patel <asha@x.example>; mentor_email: sam@x.example → lin@x.example", "add Lin Wu <lin@x.example>"},
		},
		"periods": {
			"email,name,roles,school,free_periods,lessons\nsam@x.example,Sam Hughes,mentor+colleague,Northfield,Mon 10:00-10:50; wed 14:00-14:50,Fri 9:00-9:50\n",
			[]string{"change Sam Hughes <sam@x.example>; free_periods:  → Mon 10:00-10:50;Wed 14:00-14:50; lessons:  → Fri 09:00-09:50"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := newSetUp(t)
			s.mustTake(s.people(staff))
			s.same(s.mustTake(s.people(tt.file)), tt.want...)
			if again := s.mustTake(s.people(tt.file)); !again.Nothing() {
				t.Errorf("a second time: %v", items(again))
			}
		})
	}
}

// Only what differs is written, so that nobody else's decisions become stale.
func TestImportPeopleLeavesTheRest(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.people(staff))
	s.mustTake(s.people(strings.Replace(staff, "Asha Patel", "Asha Shah", 1)))
	if asha, ben := s.member("asha@x.example"), s.member("ben@x.example"); asha.Revision != 2 || ben.Revision != 1 {
		t.Errorf("Asha is at revision %d and Ben at %d, want 2 and 1", asha.Revision, ben.Revision)
	}
}

func TestImportPeopleNotes(t *testing.T) {
	s := newSetUp(t)
	change := s.mustTake(s.people("email,name,roles,school\nasha@x.example,Asha,ect,Northfield\n"))
	want := []string{
		"Northfield has no safeguarding contact yet; until it has one, nobody there is prompted.",
		"Nobody is a coordinator yet; somebody has to set things up in the chat.",
	}
	if diff := cmp.Diff(want, change.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
	change = s.mustTake(s.people("email,name,roles,school\nkhan@x.example,Mrs Khan,coordinator,Northfield\n"))
	if diff := cmp.Diff([]string{"1 who are not in the file stay as they are."}, change.Notes); diff != "" {
		t.Errorf("notes (-want +got):\n%s", diff)
	}
}

func TestImportPeopleRefuses(t *testing.T) {
	const head = "email,name,roles,school,mentor_email,meeting,year,start_date,leaving_date,working_days,phase,free_periods,platform_id\n"
	fill := func(lines ...string) string {
		for i, l := range lines {
			lines[i] = l + strings.Repeat(",", strings.Count(head, ",")-strings.Count(l, ","))
		}
		return head + strings.Join(lines, "\n") + "\n"
	}
	const sam = "sam@x.example,Sam,mentor,Northfield"
	tests := map[string]struct{ file, want string }{
		"no e-mail":            {fill(",Asha,ect,N"), `line 2: "" is not an e-mail address like asha@school.example`},
		"not an e-mail":        {fill("asha,Asha,ect,N"), `line 2: "asha" is not an e-mail address like asha@school.example`},
		"a name in the e-mail": {fill("Asha <a@x.example>,Asha,ect,N"), `line 2: "Asha <a@x.example>" is not an e-mail address like asha@school.example`},
		"hidden letters in the e-mail": {fill("a\u200b@x.example,Asha,ect,N"),
			`line 2: "a\u200b@x.example" is not an e-mail address like asha@school.example`},
		"twice":             {fill("a@x.example,Asha,ect,N", "A@x.example,Asha,ect,N"), "line 3: a@x.example is on line 2 already"},
		"no name":           {fill("a@x.example,,ect,N"), "line 2: a@x.example has no name"},
		"a very long name":  {fill("a@x.example," + strings.Repeat("x", 121) + ",ect,N"), "line 2: a@x.example has more than 120 characters"},
		"no role":           {fill("a@x.example,Asha,+,N"), "line 2: a@x.example has no role; use ect, mentor, coordinator or colleague, joined by +"},
		"an unknown role":   {fill("a@x.example,Asha,ect+teacher,N"), `line 2: "teacher" is not a role; use ect, mentor, coordinator or colleague, joined by +`},
		"no school":         {fill("a@x.example,Asha,ect,"), "line 2: a@x.example has no school"},
		"an unknown mentor": {fill("a@x.example,Asha,ect,N,x@y.example"), "line 2: there is no mentor with the e-mail x@y.example; add them to the file or check the spelling"},
		"a mentor by name":  {fill("a@x.example,Asha,ect,N,Sam"), `line 2: mentor_email: "Sam" is not an e-mail address like asha@school.example`},
		"their own mentor":  {fill("a@x.example,Asha,ect+mentor,N,a@x.example"), "line 2: a@x.example cannot be their own mentor"},
		"a mentor without the role": {fill("a@x.example,Asha,ect,N,b@x.example", "b@x.example,Ben,colleague,N"),
			"line 2: b@x.example is the mentor of a@x.example but does not have the role mentor"},
		"mentors in a ring": {fill("a@x.example,Asha,ect+mentor,N,b@x.example", "b@x.example,Ben,ect+mentor,N,a@x.example"),
			"line 2: a@x.example is, in the end, their own mentor; check mentor_email\nline 3: b@x.example is, in the end, their own mentor; check mentor_email"},
		"a meeting without a mentor": {fill("a@x.example,Asha,ect,N,,Tue 11:10"), "line 2: a@x.example has a meeting but no mentor; add a mentor or leave the meeting empty"},
		"a meeting at no time": {fill("a@x.example,Asha,ect,N,sam@x.example,Tuesday break", sam),
			`line 2: meeting: "Tuesday break" is not a meeting time like Tue 11:10, or Tue 11:10 fortnightly from 2026-09-08`},
		"a meeting on Saturday": {fill("a@x.example,Asha,ect,N,sam@x.example,Sat 11:10", sam),
			`line 2: meeting: "Sat 11:10" is not a meeting time like Tue 11:10, or Tue 11:10 fortnightly from 2026-09-08`},
		"a meeting at night": {fill("a@x.example,Asha,ect,N,sam@x.example,Tue 01:10", sam),
			"line 2: meeting: 01:10 is no time for a meeting; use one from 07:00 to 20:00"},
		"a rhythm nobody knows": {fill("a@x.example,Asha,ect,N,sam@x.example,Tue 11:10 monthly", sam),
			`line 2: meeting: "Tue 11:10 monthly" is not a meeting time like Tue 11:10, or Tue 11:10 fortnightly from 2026-09-08`},
		"a meeting on a day off": {fill("a@x.example,Asha,ect,N,sam@x.example,Tue 11:10,,,,Mon Wed", sam),
			"line 2: a@x.example has a meeting on a Tuesday and does not work on that day"},
		"year 3":              {fill("a@x.example,Asha,ect,N,,,3"), `line 2: "3" is not an ECT year; use 1 or 2`},
		"a year for a head":   {fill("a@x.example,Asha,colleague,N,,,1"), "line 2: a@x.example has a year but not the role ect; leave the year empty or add the role"},
		"an unknown day":      {fill("a@x.example,Asha,ect,N,,,,,,Mo Tu"), `line 2: working_days: "mo" is not a day like Mon; use Mon, Tue, Wed, Thu and Fri with spaces between`},
		"Sunday":              {fill("a@x.example,Asha,ect,N,,,,,,Sun Mon"), "line 2: working_days: there is a day at the weekend; use Mon, Tue, Wed, Thu and Fri with spaces between"},
		"a date of nowhere":   {fill("a@x.example,Asha,ect,N,,,,31/02/2026"), `line 2: start_date: "31/02/2026" is not a date like 2026-09-02`},
		"an American date":    {fill("a@x.example,Asha,ect,N,,,,9/30/2026"), `line 2: start_date: "9/30/2026" is not a date like 2026-09-02`},
		"leaves too early":    {fill("a@x.example,Asha,ect,N,,,,2026-09-01,2026-08-01"), "line 2: a@x.example leaves on 2026-08-01, before they start on 2026-09-01"},
		"an unknown phase":    {fill("a@x.example,Asha,ect,N,,,,,,,KS3"), `line 2: "KS3" is not a phase; use EYFS, primary, secondary, SEND or alternative provision`},
		"a time of nowhere":   {fill("a@x.example,Asha,ect,N,,,,,,,,Mon 10-11"), `line 2: free_periods: "Mon 10-11" is not a time like Mon 10:00-10:50; put ; between two of them`},
		"backwards in time":   {fill("a@x.example,Asha,ect,N,,,,,,,,Mon 11:00-10:00"), `line 2: free_periods: "Mon 11:00-10:00" is not a time like Mon 10:00-10:50; put ; between two of them`},
		"a platform_id twice": {fill("a@x.example,Asha,ect,N,,,,,,,,,U1", "b@x.example,Ben,ect,N,,,,,,,,,U1"), `line 3: platform_id "U1" is that of a@x.example already`},
		"what follows from a wrong cell is not told": {fill("a@x.example,Asha,ect,N,sam@x.example", "sam@x.example,Sam,mentr,N"),
			`line 3: "mentr" is not a role; use ect, mentor, coordinator or colleague, joined by +`},
		"a wrong mentor is not also a missing one": {fill("a@x.example,Asha,ect,N,sam@x.example,Tue 11:10"),
			"line 2: there is no mentor with the e-mail sam@x.example; add them to the file or check the spelling"},
		"every wrong line, in order": {fill("a@x.example,Asha,boss,N,,,3", sam, "b@x.example,Ben,ect,N,c@x.example"),
			`line 2: "boss" is not a role; use ect, mentor, coordinator or colleague, joined by +` + "\n" +
				`line 2: "3" is not an ECT year; use 1 or 2` + "\n" +
				`line 4: there is no mentor with the e-mail c@x.example; add them to the file or check the spelling`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := newSetUp(t)
			_, err := s.people(tt.file)
			s.refused(err, tt.want)
			if orgs, _ := s.Store.Organisations(s.ctx); len(orgs) != 0 {
				t.Errorf("something was kept: %v", orgs)
			}
		})
	}
}

// A mentor whose role goes while somebody who is not in the file has them.
func TestImportPeopleKeepsMentorsMentors(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.people(staff))
	_, err := s.people("email,name,roles,school\nsam@x.example,Sam Hughes,colleague,Northfield\n")
	s.refused(err, "line 2: sam@x.example is the mentor of asha@x.example but does not have the role mentor\n"+
		"line 2: sam@x.example is the mentor of ben@x.example but does not have the role mentor")
}

func TestImportPeopleRequeuesBothMentors(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.people(staff + "lin@x.example,Lin Wu,mentor,Northfield,,,,,\n"))
	ws := s.chat()
	for _, email := range []string{"asha@x.example", "sam@x.example", "lin@x.example"} {
		s.start(ws, email)
	}
	s.mustTake(s.people("email,name,roles,school,mentor_email\nasha@x.example,Asha Patel,ect,Northfield,lin@x.example\n"))
	if got := s.queued("lin@x.example"); !strings.Contains(got, "digest") {
		t.Errorf("for the new mentor there is %q", got)
	}
	s.mustTake(s.people("email,name,roles,school,mentor_email\nben@x.example,Ben Lee,ect,Northfield,lin@x.example\n"))
	if got := s.queued("sam@x.example"); strings.Contains(got, "digest") {
		t.Errorf("for the old mentor there is still %q", got)
	}
}

// chat is a workspace of the organisation.
func (s *setUp) chat() reflection.Workspace {
	s.Helper()
	ws := reflection.Workspace{ID: reflection.WorkspaceID(reflection.NewID()), Organisation: s.org.ID, Platform: "local", External: "here"}
	if err := s.Store.Write(s.ctx, s.org.ID, ws); err != nil {
		s.Fatal(err)
	}
	ws.Revision = 1
	return ws
}

// start links a person and answers the welcome for them.
func (s *setUp) start(ws reflection.Workspace, email string) {
	s.Helper()
	m := s.member(email)
	m.Welcome = reflection.Started
	if err := s.Store.Write(s.ctx, s.org.ID, m); err != nil {
		s.Fatal(err)
	}
	if err := s.Link(s.ctx, ws, m.ID, reflection.Profile{User: "U-" + email, Zone: "Europe/London"}); err != nil {
		s.Fatal(err)
	}
}

// queued are the kinds that wait for a person.
func (s *setUp) queued(email string) string {
	s.Helper()
	rows, err := s.Store.DeliveriesTo(s.ctx, s.org.ID, []reflection.MemberID{s.member(email).ID}, s.now, s.now.AddDate(1, 0, 0))
	if err != nil {
		s.Fatal(err)
	}
	var kinds []string
	for _, d := range rows {
		kinds = append(kinds, string(d.Kind))
	}
	return strings.Join(kinds, " ")
}

func TestLink(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.people(staff))
	ws := s.chat()
	unlinked, err := s.Unlinked(s.ctx, s.org.ID)
	if err != nil || len(unlinked) != 4 {
		t.Fatalf("Unlinked = %d people, %v; want 4", len(unlinked), err)
	}
	asha := s.member("asha@x.example")
	if err := s.Link(s.ctx, ws, asha.ID, reflection.Profile{User: "U1", Zone: "No/Where"}); err != nil {
		t.Fatal(err)
	}
	if m := s.member("asha@x.example"); m.PlatformID != "U1" || m.Workspace != ws.ID || m.Zone != "" {
		t.Errorf("Asha is at %q in %q, zone %q", m.PlatformID, m.Workspace, m.Zone)
	}
	if got := s.queued("asha@x.example"); got != "welcome" {
		t.Errorf("queued %q, want the welcome", got)
	}
	linked := s.member("asha@x.example")
	if err := s.Link(s.ctx, ws, asha.ID, reflection.Profile{User: "U1"}); err != nil || s.member("asha@x.example").Revision != linked.Revision {
		t.Errorf("linking the same again changed something (%v)", err)
	}
	if err := s.Link(s.ctx, ws, s.member("ben@x.example").ID, reflection.Profile{User: "U1"}); !errors.Is(err, reflection.ErrExists) {
		t.Errorf("linking another to the same user = %v, want ErrExists", err)
	}
	if err := s.Link(s.ctx, ws, "nobody", reflection.Profile{User: "U2"}); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("linking nobody = %v, want ErrNotFound", err)
	}
}

// People are found on the platform by e-mail and have no platform_id in the
// file; reading the file again must not lose them.
func TestImportPeopleEmptyPlatformID(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.people(staff))
	s.start(s.chat(), "asha@x.example")
	s.same(s.mustTake(s.people("email,name,roles,school,platform_id\nasha@x.example,Asha Patel,ect,Northfield,\n")))
	if m := s.member("asha@x.example"); !m.Linked() {
		t.Error("Asha is not linked any more")
	}
}

// A new platform_id waits to be linked, so that the old account hears no more.
func TestImportPeopleNewPlatformID(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.people(staff))
	ws := s.chat()
	s.start(ws, "asha@x.example")
	s.mustTake(s.people("email,name,roles,school,platform_id\nasha@x.example,Asha Patel,ect,Northfield,U77\n"))
	if m := s.member("asha@x.example"); m.Linked() || m.PlatformID != "U77" {
		t.Errorf("Asha is linked: %v, at %q", m.Linked(), m.PlatformID)
	}
	if got := s.queued("asha@x.example"); got != "" {
		t.Errorf("queued %q for somebody who cannot be reached", got)
	}
}
