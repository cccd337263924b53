package reflection

import (
	"context"
	"errors"
	"fmt"
)

// Found makes a new organisation. ErrExists means there is one of that name.
func (s *Service) Found(ctx context.Context, name string) (Organisation, error) {
	org, err := NewOrganisation(name)
	if err != nil {
		return Organisation{}, err
	}
	known, err := s.Store.Organisations(ctx)
	if err != nil {
		return Organisation{}, fmt.Errorf("found an organisation: %w", err)
	}
	for _, o := range known {
		if folded(o.Name) == folded(org.Name) {
			return Organisation{}, fmt.Errorf("organisation %q %w", o.Name, ErrExists)
		}
	}
	if err := s.Store.Write(ctx, org.ID, org); err != nil {
		return Organisation{}, fmt.Errorf("found an organisation: %w", err)
	}
	org.Revision = 1
	return org, nil
}

// NewOrganisation is one that is not kept yet. The imports keep it together
// with what the file says, so that a file with mistakes leaves nothing behind.
func NewOrganisation(name string) (Organisation, error) {
	name, err := readName(name)
	if err != nil {
		return Organisation{}, errors.New("the organisation " + err.Error())
	}
	return Organisation{ID: OrganisationID(NewID()), Name: name}, nil
}

// importing begins the write of an import with the organisation itself: new,
// or one revision on, so that of two imports at once the second decides again
// from what the first has kept.
func (s *Service) importing(ctx context.Context, org Organisation) (Record, error) {
	known, err := s.Store.Organisations(ctx)
	if err != nil {
		return nil, err
	}
	for _, o := range known {
		if o.ID == org.ID {
			return o, nil
		}
	}
	if org.Revision != 0 {
		return nil, fmt.Errorf("organisation %s: %w", org.ID, ErrNotFound)
	}
	return org, nil
}
