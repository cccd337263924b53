package reflection

import (
	"context"
	"fmt"
	"time"
)

// Theory is one version of a school's theory of action: what it will do, what
// that is to change for pupils, why it should, and how it will be known. It is
// the school's text, not a person's: a coordinator writes it, and shows it to
// everyone at the school or not.
type Theory struct {
	ID           TheoryID
	Organisation OrganisationID
	School       SchoolID // whose key seals it
	Version      int      // from 1
	If           Private  // we …
	Pupils       Private  // then pupils …
	Because      Private
	KnowBy       Private // we will know by …
	Shown        bool    // to everyone at the school
	At           time.Time
	Revision     int
}

// TheoryID names one version: the school and its number.
type TheoryID string

func newTheoryID(school SchoolID, version int) TheoryID {
	return TheoryID(fmt.Sprintf("%s/%d", school, version))
}

// MaxTheory is the most characters each part of it may have: four fit a View.
const MaxTheory = 500

// Fields of a theory of action.
const (
	IfField      = "if"
	PupilsField  = "pupils"
	BecauseField = "because"
	KnowByField  = "know_by"
)

// Theories are the versions of a school's theory that somebody may read.
type Theories struct {
	School    School
	Versions  []Theory // newest first
	MayChange bool
}

// Theories gives a coordinator every version of a school's theory, and anyone
// at the school those that were shown, as long as the newest one is.
func (s *Service) Theories(ctx context.Context, by Member, id SchoolID) (Theories, error) {
	t := Theories{MayChange: allowed(by, Peer, SetUp) == nil}
	if err := allowed(by, Peer, ReadTheory); err != nil || !t.MayChange && id != by.School {
		return Theories{}, fmt.Errorf("theory of school %s: %w", id, ErrForbidden)
	}
	var err error
	if t.School, err = s.Store.School(ctx, by.Organisation, id); err != nil {
		return Theories{}, fmt.Errorf("theory of school %s: %w", id, err)
	}
	all, err := s.Store.Theories(ctx, by.Organisation, id)
	if err != nil {
		return Theories{}, fmt.Errorf("theory of school %s: %w", id, err)
	}
	for _, version := range all {
		if t.MayChange || all[0].Shown && version.Shown {
			t.Versions = append(t.Versions, version)
		}
	}
	return t, nil
}

// SetTheory keeps what a coordinator wrote as the next version of a school's
// theory; with nothing changed in it, only whether it is shown. A guard speaks
// before anything is kept; a Fault says which part is not right.
func (s *Service) SetTheory(ctx context.Context, by Member, id SchoolID, written Theory, c Choices) (Theory, Heeded, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return Theory{}, Heeded{}, err
	}
	if err := written.check(); err != nil {
		return Theory{}, Heeded{}, err
	}
	heeded, err := s.heedAll(ctx, by, c, &written.If, &written.Pupils, &written.Because, &written.KnowBy)
	if err != nil || heeded.Spoke() {
		return Theory{}, heeded, err
	}
	kept, err := s.keepTheory(ctx, by.Organisation, id, written)
	return kept, heeded, err
}

// keepTheory writes the next version. What somebody else wrote meanwhile stays
// as the one before it.
func (s *Service) keepTheory(ctx context.Context, org OrganisationID, id SchoolID, written Theory) (Theory, error) {
	var kept Theory
	err := retry(func() error {
		all, err := s.Store.Theories(ctx, org, id)
		if err != nil {
			return err
		}
		kept = written
		kept.Organisation, kept.School, kept.Version, kept.At = org, id, 1, s.Now().UTC()
		if len(all) > 0 {
			kept.Version = all[0].Version + 1
			if all[0].says(written) {
				kept = all[0]
				kept.Shown = written.Shown
			}
		}
		kept.ID = newTheoryID(id, kept.Version)
		err = orAgain(s.Store.Write(ctx, org, kept))
		kept.Revision++
		return err
	})
	if err != nil {
		return Theory{}, fmt.Errorf("set theory of school %s: %w", id, err)
	}
	return kept, nil
}

func (t Theory) says(o Theory) bool {
	return t.If == o.If && t.Pupils == o.Pupils && t.Because == o.Because && t.KnowBy == o.KnowBy
}

// theoryPart is one of the four, by name.
type theoryPart struct {
	field string
	text  *Private
}

func (t *Theory) parts() []theoryPart {
	return []theoryPart{{IfField, &t.If}, {PupilsField, &t.Pupils}, {BecauseField, &t.Because}, {KnowByField, &t.KnowBy}}
}

// check cleans the parts. The first two make it one; the others may follow.
func (t *Theory) check() error {
	for i, part := range t.parts() {
		*part.text = Clean(*part.text)
		switch {
		case i < 2 && part.text.Blank():
			return Fault{part.field, Blank}
		case part.text.longer(MaxTheory):
			return Fault{part.field, TooLong}
		}
	}
	return nil
}
