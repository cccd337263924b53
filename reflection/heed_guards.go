package reflection

import (
	"context"
	"fmt"
)

// SafetyChoice is what a person does with text that may be about a child's
// safety. Nothing is sent to anyone whichever they choose.
type SafetyChoice string

const (
	CopyWords     SafetyChoice = "copy"  // keep them, and show them for copying
	LeaveItOut    SafetyChoice = "leave" // keep the text without the details
	SomethingElse SafetyChoice = "else"  // it is about something else
)

// NamesChoice is what a person does with what may be a pupil's name.
type NamesChoice string

const (
	UsePupilA NamesChoice = "replace"
	KeepNames NamesChoice = "keep" // they are not pupils
)

// guard lets the two guards look at the text, in memory. Nil means they have
// nothing to say, or the person has chosen.
func (s *Service) guard(ctx context.Context, by Member, a Answers) (*Guard, Safeguarding, error) {
	found := Look(a.words(), nil)
	found.Safety = found.Safety && a.Safety == ""
	if a.Names != "" {
		found.Names = nil
	}
	if len(found.Names) > 0 {
		known, err := s.colleagues(ctx, by)
		if err != nil {
			return nil, Safeguarding{}, err
		}
		found.Names = Look(a.words(), known).Names
	}
	if !found.Safety && len(found.Names) == 0 {
		return nil, Safeguarding{}, nil
	}
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	return &found, school.Safeguarding, err
}

// applyChoices changes the text as the person chose.
func (s *Service) applyChoices(ctx context.Context, by Member, a *Answers) error {
	if a.Safety == LeaveItOut {
		a.each(LeaveOut)
	}
	if a.Names != UsePupilA {
		return nil
	}
	known, err := s.colleagues(ctx, by)
	if err != nil {
		return err
	}
	names := Look(a.words(), known).Names
	a.each(func(p Private) Private { return WithoutNames(p, names) })
	return nil
}

// colleagues are the names of everyone in the organisation.
func (s *Service) colleagues(ctx context.Context, by Member) ([]string, error) {
	people, err := s.Store.Members(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("colleagues of %s: %w", by.ID, err)
	}
	names := make([]string, 0, len(people))
	for _, m := range people {
		names = append(names, m.Name)
	}
	return names, nil
}
