package reflection_test

import (
	"errors"
	"testing"

	"plenary/reflection"
)

var beginning = reflection.SchoolBeginning{Name: " Northfield  Academy ", Lead: "Jo Reed", LeadPhone: "01632 960001"}

func (s *setUp) begins(by reflection.Member, b reflection.SchoolBeginning) (reflection.School, reflection.Member) {
	s.Helper()
	school, coordinator, err := s.BeginSchool(s.ctx, by, by.School, b)
	if err != nil {
		s.Fatal(err)
	}
	return school, coordinator
}

// Whoever installed the app says whom to tell and who coordinates, and both may
// then set up.
func TestTheInstallerBeginsTheSchool(t *testing.T) {
	s := newSetUp(t)
	by := s.install(reflection.Install{External: "T1", Name: "north-slack", By: pat}).By
	b := beginning
	b.Coordinator = ola
	school, coordinator := s.begins(by, b)
	kept, err := s.SafeguardingOf(s.ctx, coordinator)
	if err != nil {
		t.Fatal(err)
	}
	if kept.ID != school.ID || kept.Name != "Northfield Academy" || kept.Safeguarding.LeadPhone != "01632 960001" || kept.Safeguarding.ConfirmedOn.IsZero() {
		t.Errorf("kept %+v", kept)
	}
	if !coordinator.Is(reflection.Coordinator) || coordinator.PlatformID != "U-ola" || coordinator.Welcome != reflection.Invited {
		t.Errorf("the coordinator is %+v", coordinator)
	}
	s.org.ID = by.Organisation
	if got := s.queued("ola@x.example"); got != "welcome" {
		t.Errorf("queued %q for the coordinator", got)
	}
	for _, m := range []reflection.Member{by, coordinator} {
		if _, err := s.SetUpState(s.ctx, m); err != nil {
			t.Errorf("%s cannot set up: %v", m.Name, err)
		}
	}
}

// Saying it again keeps what the Form does not ask, and nobody else comes onto
// the list where the installer coordinates.
func TestBeginningAgainKeepsTheRest(t *testing.T) {
	s := newSetUp(t)
	by := s.install(reflection.Install{External: "T1", Name: "north-slack", By: pat}).By
	whole := reflection.Safeguarding{Lead: "Al", LeadPhone: "01632 960009", Deputy: "Bo Lane", DeputyPhone: "01632 960002"}
	if err := s.SetSafeguarding(s.ctx, by, by.School, whole); err != nil {
		t.Fatal(err)
	}
	for _, me := range []reflection.Profile{{}, {User: by.PlatformID}} {
		b := beginning
		b.Coordinator = me
		school, coordinator := s.begins(by, b)
		if school.Safeguarding.Deputy != "Bo Lane" || school.Safeguarding.Lead != "Jo Reed" || coordinator.ID != by.ID {
			t.Errorf("got %+v, %s", school.Safeguarding, coordinator.Name)
		}
	}
	people, err := s.Store.Members(s.ctx, by.Organisation)
	if err != nil || len(people) != 1 {
		t.Errorf("%d people are on the list, %v", len(people), err)
	}
}

func TestWhatCannotBeginASchool(t *testing.T) {
	s := newSetUp(t)
	by := s.install(reflection.Install{External: "T1", Name: "north-slack", By: pat}).By
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	must(s.Store.Write(s.ctx, by.Organisation, reflection.School{ID: "other", Organisation: by.Organisation, Name: "Southfield"}))
	for name, c := range map[string]struct {
		change func(*reflection.SchoolBeginning)
		want   reflection.Fault
	}{
		"no name":         {func(b *reflection.SchoolBeginning) { b.Name = " " }, reflection.Fault{Field: reflection.SchoolField, Problem: reflection.Blank}},
		"the other's":     {func(b *reflection.SchoolBeginning) { b.Name = " SouthField" }, reflection.Fault{Field: reflection.SchoolField, Problem: reflection.Taken}},
		"no lead":         {func(b *reflection.SchoolBeginning) { b.Lead = "" }, reflection.Fault{Field: reflection.LeadField, Problem: reflection.Blank}},
		"no number":       {func(b *reflection.SchoolBeginning) { b.LeadPhone = "ask me" }, reflection.Fault{Field: reflection.LeadPhoneField, Problem: reflection.NotAPhone}},
		"an unknown user": {func(b *reflection.SchoolBeginning) { b.Coordinator.User = "U-who" }, reflection.Fault{Field: reflection.CoordinatorField, Problem: reflection.NotOnList}},
	} {
		b := beginning
		c.change(&b)
		_, _, err := s.BeginSchool(s.ctx, by, by.School, b)
		var fault reflection.Fault
		if errors.As(err, &fault); fault != c.want {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, _, err := s.BeginSchool(s.ctx, by, "elsewhere", beginning); !errors.Is(err, reflection.ErrNotFound) {
		t.Errorf("a school that is not there: %v", err)
	}
}
