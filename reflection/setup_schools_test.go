package reflection_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/reflection"
)

const northfield = `school,phases,safeguarding_lead,safeguarding_phone,deputy_name,deputy_phone,out_of_hours_phone,recording_system,head_name,zone
Northfield,primary+SEND,Jo Reed,01632 960101,Ali Shaw,07700 900102,01632 960103,CPOMS,Dr Osei,Europe/London
`

func TestImportSchools(t *testing.T) {
	s := newSetUp(t)
	s.same(s.mustTake(s.schools(northfield)), "add school Northfield")
	schools, err := s.Store.Schools(s.ctx, s.org.ID)
	if err != nil {
		t.Fatal(err)
	}
	want := []reflection.School{{
		ID: schools[0].ID, Organisation: s.org.ID, Name: "Northfield", Phases: []string{"primary", "SEND"}, Zone: "Europe/London",
		Safeguarding: reflection.Safeguarding{
			Lead: "Jo Reed", LeadPhone: "01632 960101", Deputy: "Ali Shaw", DeputyPhone: "07700 900102",
			OutOfHours: "01632 960103", RecordingSystem: "CPOMS", Head: "Dr Osei",
		},
		Revision: 1,
	}}
	if diff := cmp.Diff(want, schools); diff != "" {
		t.Errorf("schools (-want +got):\n%s", diff)
	}
	if again := s.mustTake(s.schools(northfield)); !again.Nothing() {
		t.Errorf("a second time: %v", items(again))
	}
}

func TestImportSchoolsChanges(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.schools(northfield))
	change := s.mustTake(s.schools("school,phases,deputy_name,deputy_phone\nnorth  field,,,\nNORTHFIELD,,Kim Lowe,\n"))
	s.same(change, "add school north field", "change school Northfield; deputy_name: Ali Shaw → Kim Lowe")
	if want := "north field has no safeguarding contact yet; until it has one, nobody there is prompted."; len(change.Notes) != 1 || change.Notes[0] != want {
		t.Errorf("notes %q, want %q", change.Notes, want)
	}
}

func TestImportSchoolsRefuses(t *testing.T) {
	const head = "school,safeguarding_lead,safeguarding_phone,zone,phases\n"
	tests := map[string]struct{ file, want string }{
		"no name":            {head + ",Jo,999,,\n", "line 2: the school has no name"},
		"twice":              {head + "N,,,,\nn,,,,\n", "line 3: the school n is on line 2 already"},
		"a lead, no number":  {head + "N,Jo,,,\n", "line 2: safeguarding_phone is empty; a lead needs both a name and a number"},
		"a number, no lead":  {head + "N,,999,,\n", "line 2: safeguarding_lead is empty; a lead needs both a name and a number"},
		"letters":            {head + "N,Jo,ring Jo,,\n", `line 2: safeguarding_phone: "ring Jo" is not a telephone number; use digits and spaces, and + only in front`},
		"a spoilt number":    {head + "N,Jo,1632960101,,\n", `line 2: safeguarding_phone: "1632960101" does not start with 0 or +; a spreadsheet may have dropped the 0`},
		"too short a number": {head + "N,Jo,12,,\n", `line 2: safeguarding_phone: "12" is not a telephone number; use digits and spaces, and + only in front`},
		"a long name":        {head + "N," + strings.Repeat("o", 121) + ",999,,\n", "line 2: safeguarding_lead has more than 120 characters"},
		"an unknown zone":    {head + "N,,,London,\n", `line 2: "London" is not a time zone like Europe/London`},
		"an unknown phase":   {head + "N,,,,sixth form\n", `line 2: "sixth form" is not a phase; use EYFS, primary, secondary, SEND or alternative provision`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := newSetUp(t)
			_, err := s.schools(tt.file)
			s.refused(err, tt.want)
			if orgs, _ := s.Store.Organisations(s.ctx); len(orgs) != 0 {
				t.Errorf("something was kept: %v", orgs)
			}
		})
	}
}

func TestSetSafeguarding(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.schools(northfield))
	s.mustTake(s.people(staff))
	khan, asha := s.member("khan@x.example"), s.member("asha@x.example")
	g := reflection.Safeguarding{Lead: " Kim  Lowe ", LeadPhone: "+44 1632 960104"}
	if err := s.SetSafeguarding(s.ctx, khan, asha.School, g); err != nil {
		t.Fatal(err)
	}
	got, err := s.SafeguardingOf(s.ctx, asha)
	if err != nil {
		t.Fatal(err)
	}
	want := reflection.Safeguarding{Lead: "Kim Lowe", LeadPhone: "+44 1632 960104", ConfirmedOn: reflection.Date{Year: 2026, Month: 11, Day: 11}}
	if diff := cmp.Diff(want, got.Safeguarding); diff != "" {
		t.Errorf("contact (-want +got):\n%s", diff)
	}
}

func TestSetSafeguardingRefuses(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.schools(northfield))
	s.mustTake(s.people(staff))
	khan, asha := s.member("khan@x.example"), s.member("asha@x.example")
	good := reflection.Safeguarding{Lead: "Jo", LeadPhone: "999"}
	if err := s.SetSafeguarding(s.ctx, asha, asha.School, good); !errors.Is(err, reflection.ErrForbidden) {
		t.Errorf("an ECT = %v, want ErrForbidden", err)
	}
	if err := s.SetSafeguarding(s.ctx, khan, "elsewhere", good); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("a school of another organisation = %v, want ErrNotFound", err)
	}
	faults := map[reflection.Fault]reflection.Safeguarding{
		{Field: "safeguarding_lead", Problem: reflection.Blank}:      {Lead: " ", LeadPhone: "999"},
		{Field: "safeguarding_phone", Problem: reflection.Blank}:     {Lead: "Jo"},
		{Field: "safeguarding_phone", Problem: reflection.NotAPhone}: {Lead: "Jo", LeadPhone: "99+9"},
		{Field: "deputy_phone", Problem: reflection.NoFirstZero}:     {Lead: "Jo", LeadPhone: "999", DeputyPhone: "7700 900102"},
		{Field: "out_of_hours_phone", Problem: reflection.NotAPhone}: {Lead: "Jo", LeadPhone: "999", OutOfHours: "the office"},
		{Field: "recording_system", Problem: reflection.TooLong}:     {Lead: "Jo", LeadPhone: "999", RecordingSystem: strings.Repeat("x", 121)},
	}
	for want, g := range faults {
		var got reflection.Fault
		if err := s.SetSafeguarding(s.ctx, khan, khan.School, g); !errors.As(err, &got) || got != want {
			t.Errorf("SetSafeguarding = %v, want %v", err, want)
		}
	}
}

// A contact that a file has changed waits for a coordinator to confirm it.
func TestImportSchoolsUnconfirms(t *testing.T) {
	s := newSetUp(t)
	s.mustTake(s.schools(northfield))
	s.mustTake(s.people(staff))
	asha := s.member("asha@x.example")
	school, err := s.SafeguardingOf(s.ctx, asha)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SetSafeguarding(s.ctx, s.member("khan@x.example"), school.ID, school.Safeguarding); err != nil {
		t.Fatal(err)
	}
	s.mustTake(s.schools("school,phases\nNorthfield,primary\n"))
	if school, _ = s.SafeguardingOf(s.ctx, asha); school.Safeguarding.ConfirmedOn.IsZero() {
		t.Error("another phase unconfirmed the contact")
	}
	s.mustTake(s.schools("school,safeguarding_phone\nNorthfield,01632 960199\n"))
	if school, _ = s.SafeguardingOf(s.ctx, asha); !school.Safeguarding.ConfirmedOn.IsZero() {
		t.Error("the new number counts as confirmed")
	}
}

func TestFound(t *testing.T) {
	s := newSetUp(t)
	org, err := s.Found(s.ctx, " Learn   Trust ")
	if err != nil || org.Name != "Learn Trust" || org.Revision != 1 {
		t.Fatalf("Found = %+v, %v", org, err)
	}
	if _, err := s.Found(s.ctx, "learn trust"); !errors.Is(err, reflection.ErrExists) {
		t.Errorf("Found again = %v, want ErrExists", err)
	}
	if _, err := s.Found(s.ctx, " "); err == nil {
		t.Error("an organisation without a name was founded")
	}
}
