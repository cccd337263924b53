package reflection

import (
	"context"
	"fmt"
	"slices"
	"strings"
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
	KeepNames NamesChoice = "keep" // as they stand, this once
)

// Choices are what a person chose when a guard spoke; empty where none did.
type Choices struct {
	Safety SafetyChoice
	Names  NamesChoice
	// NotPupils are those of the names found that the person said are no
	// pupil's. They stay as they stand whatever Names is, and the guard leaves
	// them alone from now on.
	NotPupils []Private
}

// guard lets the two guards look at the words, in memory. Nil means they have
// nothing to say, or the person has chosen.
func (s *Service) guard(ctx context.Context, by Member, words Private, c Choices) (*Guard, Safeguarding, error) {
	found := Look(words, nil)
	found.Safety = found.Safety && c.Safety == ""
	if c.Names != "" {
		found.Names = nil
	}
	if len(found.Names) > 0 {
		list, err := s.NotPupils(ctx, by)
		if err != nil {
			return nil, Safeguarding{}, err
		}
		if found.Names, err = s.pupilsIn(ctx, by, words, list.Names); err != nil {
			return nil, Safeguarding{}, err
		}
	}
	if !found.Found() {
		return nil, Safeguarding{}, nil
	}
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	return &found, school.Safeguarding, err
}

// chosen is what the choices make of each part of the words.
func (s *Service) chosen(ctx context.Context, by Member, words Private, c Choices) (func(Private) Private, error) {
	leave := func(p Private) Private { return p }
	if c.Safety == LeaveItOut {
		leave, words = LeaveOut, LeaveOut(words)
	}
	if c.Names == "" || c.Names != UsePupilA && len(c.NotPupils) == 0 {
		return leave, nil
	}
	names, err := s.withoutSpared(ctx, by, words, c.NotPupils)
	if err != nil || c.Names != UsePupilA {
		return leave, err
	}
	return func(p Private) Private { return WithoutNames(leave(p), names) }, nil
}

// withoutSpared are the pupils' names in the words once the person has said
// which of them are none. Only what was found there can be said: a Form that
// was changed on its way adds nothing else to their list.
func (s *Service) withoutSpared(ctx context.Context, by Member, words Private, said []Private) ([]Private, error) {
	list, err := s.NotPupils(ctx, by)
	if err != nil {
		return nil, err
	}
	names, err := s.pupilsIn(ctx, by, words, list.Names)
	if err != nil || len(said) == 0 {
		return names, err
	}
	more := slices.DeleteFunc(Guard{Names: names}.Sparable(), func(name Private) bool { return !slices.Contains(said, name) })
	if err := s.spare(ctx, by, more); err != nil {
		return nil, err
	}
	return s.pupilsIn(ctx, by, words, append(slices.Clone(list.Names), more...))
}

// pupilsIn is what the names guard finds in the words of one person.
func (s *Service) pupilsIn(ctx context.Context, by Member, words Private, spared []Private) ([]Private, error) {
	known, err := s.colleagues(ctx, by)
	if err != nil {
		return nil, err
	}
	return Look(words, known, spared...).Names, nil
}

// Heeded is what came of letting the guards look at one line for someone else.
type Heeded struct {
	Guard   *Guard       // a guard spoke, and nothing was kept yet
	Contact Safeguarding // whom to tell, when Guard.Safety
	// Words are the person's own, to copy for the safeguarding lead; nothing
	// was kept, and nobody else sees them.
	Words Private
}

// Spoke reports whether nothing is to be kept because of a guard.
func (h Heeded) Spoke() bool { return h.Guard != nil || h.Words != "" }

// heed lets the guards look at words before another person can read them, and
// gives what the choices make of each part of them; nil where a guard spoke.
func (s *Service) heed(ctx context.Context, by Member, words Private, c Choices) (func(Private) Private, Heeded, error) {
	guard, contact, err := s.guard(ctx, by, words, c)
	switch {
	case err != nil || guard != nil:
		return nil, Heeded{Guard: guard, Contact: contact}, err
	case c.Safety == CopyWords:
		return nil, Heeded{Words: Clean(words)}, nil
	}
	change, err := s.chosen(ctx, by, words, c)
	return change, Heeded{}, err
}

// heedAll is heed for texts that stand in one Form: the guards see them as one,
// and speak once. It changes them as the person chose.
func (s *Service) heedAll(ctx context.Context, by Member, c Choices, texts ...*Private) (Heeded, error) {
	var lines []string
	for _, p := range texts {
		*p = Clean(*p)
		lines = append(lines, p.Reveal())
	}
	change, heeded, err := s.heed(ctx, by, Private(strings.Join(lines, "\n")), c)
	if err != nil || heeded.Spoke() {
		return heeded, err
	}
	for _, p := range texts {
		*p = change(*p)
	}
	return heeded, nil
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
