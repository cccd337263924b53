package reflection

import (
	"context"
	"fmt"
)

// Fields of the Form that begins a school; its safeguarding lead and number
// have LeadField and LeadPhoneField.
const (
	SchoolField      = "school"
	CoordinatorField = "coordinator"
)

// Taken is a name that another school of the organisation has.
const Taken Problem = "taken"

// SchoolBeginning is what is said first of a school, by whoever installed the
// app there.
type SchoolBeginning struct {
	Name            string
	Lead, LeadPhone string  // of safeguarding
	Coordinator     Profile // who runs induction; zero for whoever says it
}

// BeginSchool keeps what is said first of a school, and that its safeguarding
// contact was confirmed today. Somebody else who is to coordinate becomes a
// coordinator too, and is put on the list where they are not on it. A Fault
// says which field is not right.
func (s *Service) BeginSchool(ctx context.Context, by Member, id SchoolID, b SchoolBeginning) (School, Member, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return School{}, Member{}, err
	}
	var school School
	coordinator := by
	err := retry(func() (err error) {
		if school, err = s.begun(ctx, by, id, b); err != nil {
			return err
		}
		if b.Coordinator.User == "" {
			return s.Store.Write(ctx, by.Organisation, school)
		}
		if coordinator, err = s.picked(ctx, by, b.Coordinator, Coordinator, CoordinatorField); err != nil {
			return err
		}
		return orAgain(s.keepTogether(ctx, by.Organisation, []Member{coordinator}, nil, school))
	})
	if err != nil {
		return School{}, Member{}, fmt.Errorf("begin school %s: %w", id, err)
	}
	return school, coordinator, nil
}

// begun is the school with what was said of it.
func (s *Service) begun(ctx context.Context, by Member, id SchoolID, b SchoolBeginning) (School, error) {
	school, err := s.Store.School(ctx, by.Organisation, id)
	if err != nil {
		return School{}, err
	}
	if school.Name, err = s.freeName(ctx, school, b.Name); err != nil {
		return School{}, err
	}
	g := school.Safeguarding
	g.Lead, g.LeadPhone = b.Lead, b.LeadPhone
	g = g.trimmed()
	g.ConfirmedOn = DateOf(s.Now(), ZoneOf(Member{}, school))
	school.Safeguarding = g
	return school, g.complete()
}

// freeName is a name for the school that no other of the organisation has.
func (s *Service) freeName(ctx context.Context, school School, name string) (string, error) {
	name, err := readName(name)
	switch {
	case name == "":
		return "", Fault{SchoolField, Blank}
	case err != nil:
		return "", Fault{SchoolField, TooLong}
	}
	schools, err := s.Store.Schools(ctx, school.Organisation)
	for _, other := range schools {
		if other.ID != school.ID && folded(other.Name) == folded(name) {
			return "", Fault{SchoolField, Taken}
		}
	}
	return name, err
}
