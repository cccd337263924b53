package reflection

import (
	"context"
	"fmt"
	"slices"
)

// SchoolParts is everything a school can switch off, and what it has.
type SchoolParts struct {
	School     School
	Frameworks []NamedPart
	Phases     []NamedPart
	Packs      []NamedPart // by subject, or for everybody; those of a phase go with the phase
	Scenarios  []NamedPart
}

// NamedPart is a part as people call it.
type NamedPart struct {
	Part Part
	Name string
	On   bool
}

// SchoolParts lays out what a school uses of the library, for its coordinator.
func (s *Service) SchoolParts(ctx context.Context, by Member, id SchoolID) (SchoolParts, error) {
	school, err := s.SchoolToSetUp(ctx, by, id)
	if err != nil {
		return SchoolParts{}, fmt.Errorf("parts of school %s: %w", id, err)
	}
	sp := SchoolParts{School: school}
	named := func(p Part, name string) NamedPart { return NamedPart{p, name, !school.isOff(p)} }
	for _, f := range s.Library.all() {
		if len(f.Statements) > 0 {
			sp.Frameworks = append(sp.Frameworks, named(f.part(), f.Name))
		}
		for _, p := range f.Packs {
			if p.Phase == "" {
				sp.Packs = append(sp.Packs, named(p.part(), p.Name))
			}
		}
		for _, sc := range f.Scenarios {
			sp.Scenarios = append(sp.Scenarios, named(sc.part(), sc.Title))
		}
	}
	for _, phase := range Phases() {
		sp.Phases = append(sp.Phases, named(phasePart(phase), phase))
	}
	return sp, nil
}

// all is every part that can be switched.
func (sp SchoolParts) all() []NamedPart {
	return slices.Concat(sp.Frameworks, sp.Phases, sp.Packs, sp.Scenarios)
}

// SwitchParts keeps which parts a school uses; the others are off. A part that
// is not known any more stays as it was. Nothing that people wrote or tagged
// changes.
func (s *Service) SwitchParts(ctx context.Context, by Member, id SchoolID, on []Part) error {
	err := retry(func() error {
		sp, err := s.SchoolParts(ctx, by, id)
		if err != nil {
			return err
		}
		school := sp.School
		school.Off = slices.DeleteFunc(slices.Clone(school.Off), func(p Part) bool {
			return slices.ContainsFunc(sp.all(), func(known NamedPart) bool { return known.Part == p })
		})
		for _, p := range sp.all() {
			if !slices.Contains(on, p.Part) {
				school.Off = append(school.Off, p.Part)
			}
		}
		return s.Store.Write(ctx, by.Organisation, school)
	})
	if err != nil {
		return fmt.Errorf("switch parts of school %s: %w", id, err)
	}
	return nil
}
