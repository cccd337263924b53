package reflection

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// NotPupils are names that a person said are no pupil's: an author, a friend,
// the school's rabbit. The names guard leaves them alone for that person, and
// for nobody else.
type NotPupils struct {
	Organisation OrganisationID
	Owner        MemberID
	Names        []Private // each once, whatever its case; the one said last stands last
	Revision     int
}

const (
	// MaxNotPupils is how many such names are kept. Once there are more, the
	// oldest go: the guard asks about them again.
	MaxNotPupils = 50
	// MaxNotPupil is the most characters one of them may have, so that all of
	// them fit a text box.
	MaxNotPupil = 50
	// NotPupilsField is the input that lists them.
	NotPupilsField = "not-pupils"
)

// NotPupils gives the person's own list, which is empty until they said
// something.
func (s *Service) NotPupils(ctx context.Context, by Member) (NotPupils, error) {
	if err := allowed(by, Self, OwnSettings); err != nil {
		return NotPupils{}, err
	}
	list, err := s.Store.NotPupils(ctx, by.Organisation, by.ID)
	if isMissing(err) {
		return NotPupils{Organisation: by.Organisation, Owner: by.ID}, nil
	}
	if err != nil {
		return NotPupils{}, fmt.Errorf("names that are no pupils' of %s: %w", by.ID, err)
	}
	return list, nil
}

// SetNotPupils keeps the person's list as they wrote it, over the revision they
// read. Where another device was first, nothing is kept and both lists come
// back as one. A Fault says what is not right with it.
func (s *Service) SetNotPupils(ctx context.Context, by Member, over int, names []Private) (list NotPupils, clash bool, err error) {
	written := NotPupils{}.with(names...)
	if err := written.fault(); err != nil {
		return NotPupils{}, false, err
	}
	list, err = s.changeNotPupils(ctx, by, func(now NotPupils) NotPupils {
		clash = now.Revision != over && !slices.Equal(now.Names, written.Names)
		if !clash {
			now.Names = written.Names
		}
		return now
	})
	if clash {
		list = list.with(written.Names...).newest()
	}
	return list, clash, err
}

// spare adds names to the person's list.
func (s *Service) spare(ctx context.Context, by Member, names []Private) error {
	_, err := s.changeNotPupils(ctx, by, func(now NotPupils) NotPupils { return now.with(names...).newest() })
	return err
}

// changeNotPupils keeps what change makes of the list, if that is another.
func (s *Service) changeNotPupils(ctx context.Context, by Member, change func(NotPupils) NotPupils) (NotPupils, error) {
	var kept NotPupils
	err := retry(func() error {
		now, err := s.NotPupils(ctx, by)
		if err != nil {
			return err
		}
		kept = change(now)
		if slices.Equal(kept.Names, now.Names) {
			return nil
		}
		err = orAgain(s.Store.Write(ctx, by.Organisation, kept))
		kept.Revision++
		return err
	})
	if err != nil {
		return NotPupils{}, fmt.Errorf("change names that are no pupils' of %s: %w", by.ID, err)
	}
	return kept, nil
}

// with adds names at the end, without white space around them, blank ones and
// those that are there already.
func (n NotPupils) with(names ...Private) NotPupils {
	n.Names = slices.Clone(n.Names)
	for _, name := range names {
		name = Clean(name)
		there := slices.ContainsFunc(n.Names, func(p Private) bool { return fold(p.Reveal()) == fold(name.Reveal()) })
		if !name.Blank() && !there {
			n.Names = append(n.Names, name)
		}
	}
	return n
}

// newest leaves out the oldest where there are too many.
func (n NotPupils) newest() NotPupils {
	n.Names = n.Names[max(0, len(n.Names)-MaxNotPupils):]
	return n
}

func (n NotPupils) fault() error {
	if len(n.Names) > MaxNotPupils {
		return Fault{NotPupilsField, TooMany}
	}
	if slices.ContainsFunc(n.Names, tooLongToSpare) {
		return Fault{NotPupilsField, TooLong}
	}
	return nil
}

func tooLongToSpare(name Private) bool { return name.longer(MaxNotPupil) }

// Sparable are the names found of which a person can say that they are no
// pupil's. A date of birth and a pupil's number are always somebody's.
func (g Guard) Sparable() []Private {
	return slices.DeleteFunc(slices.Clone(g.Names), func(name Private) bool {
		return tooLongToSpare(name) || strings.ContainsAny(name.Reveal(), "0123456789")
	})
}
