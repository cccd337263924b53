package reflection

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// Scenarios lists the cases that the person's school uses: those of their own
// phase first, then those of the school's phases.
func (s *Service) Scenarios(ctx context.Context, by Member) ([]Scenario, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return nil, err
	}
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	if err != nil {
		return nil, fmt.Errorf("scenarios for %s: %w", by.ID, err)
	}
	all := s.Library.scenarios(school)
	far := func(sc Scenario) int {
		switch {
		case sc.Phase == by.Phase:
			return 0
		case slices.Contains(school.Phases, sc.Phase):
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b Scenario) int { return cmp.Compare(far(a), far(b)) })
	return all, nil
}

// Scenario is one of them, with the choices that the person can take: whoever
// works with nobody here is offered the journal alone.
func (s *Service) Scenario(ctx context.Context, by Member, id string) (Scenario, error) {
	all, err := s.Scenarios(ctx, by)
	if err != nil {
		return Scenario{}, err
	}
	i := slices.IndexFunc(all, func(sc Scenario) bool { return sc.ID == id })
	if i < 0 {
		return Scenario{}, fmt.Errorf("scenario %s: %w", id, ErrNotFound)
	}
	sc := all[i]
	if allowed(by, Peer, InviteColleague) != nil {
		sc.Choices = slices.DeleteFunc(slices.Clone(sc.Choices), func(c Choice) bool { return c.Template != "" })
	}
	return sc, nil
}

// CaseWork is the work that a choice starts, one of the two: an entry, or
// inviting a colleague.
type CaseWork struct {
	Entry  *Sheet
	Invite *Invitables
}

// StartScenario starts the work that a choice leads to: a full cycle that opens
// with the choice's question, or an invitation to its template with its focus.
func (s *Service) StartScenario(ctx context.Context, by Member, id string, lead Lead) (CaseWork, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return CaseWork{}, err
	}
	sc, err := s.Scenario(ctx, by, id)
	if err != nil {
		return CaseWork{}, err
	}
	i := slices.IndexFunc(sc.Choices, func(c Choice) bool { return c.Leads == lead })
	if i < 0 {
		return CaseWork{}, fmt.Errorf("choice %s of scenario %s: %w", lead, id, ErrNotFound)
	}
	c := sc.Choices[i]
	if c.Template == "" {
		sheet, err := s.startAsking(ctx, by, FullCycle, c.Stem.ID)
		return CaseWork{Entry: &sheet}, err
	}
	to, err := s.Invitable(ctx, by, c.Template)
	to.Focus, to.Think = c.Focus, c.Stem.Text
	return CaseWork{Invite: &to}, err
}

// startAsking opens an entry with a question of the person's own choosing. One
// that opens with it and was not written in yet is used again.
func (s *Service) startAsking(ctx context.Context, by Member, length Length, opening StemID) (Sheet, error) {
	e, there, err := s.blank(ctx, by)
	if err != nil || there && e.Answers[Description].Stem == opening {
		return s.resumed(ctx, by, e, length, opening, err)
	}
	if e, err = s.newEntry(ctx, by, EntryID(NewID()), length, opening); err != nil {
		return Sheet{}, fmt.Errorf("start entry: %w", err)
	}
	if err := s.Store.Write(ctx, by.Organisation, e); err != nil {
		return Sheet{}, fmt.Errorf("start entry: %w", err)
	}
	e.Revision = 1
	return s.sheet(ctx, by, e, firstStages(e))
}
