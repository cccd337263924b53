package reflection

import (
	"context"
	"fmt"
	"strings"
)

// Met keeps that a person was met on a platform, and by what conversation they
// are reached there. Somebody of the list who is not linked yet is linked: by
// the platform's id where the list has one, else by the e-mail address that the
// platform says is theirs. Who is reached in another workspace stays there.
// ErrNotFound means that they are neither linked nor on the list. Meeting
// somebody again changes nothing.
func (s *Service) Met(ctx context.Context, ws Workspace, as Profile) error {
	m, err := s.Store.Identify(ctx, ws.ID, as.User)
	if isMissing(err) {
		m, err = s.onList(ctx, ws.Organisation, as)
	}
	if err == nil && !(m.Linked() && m.Workspace != ws.ID) {
		if as.Zone == "" { // not every platform names one
			as.Zone = m.Zone
		}
		err = s.Link(ctx, ws, m.ID, as)
	}
	if err != nil {
		return fmt.Errorf("meet a person: %w", err)
	}
	return nil
}

// onList finds the person that a platform describes on the staff list. An id
// that was imported knows better than an address.
func (s *Service) onList(ctx context.Context, org OrganisationID, as Profile) (Member, error) {
	people, err := s.Store.Members(ctx, org)
	if err != nil {
		return Member{}, err
	}
	for _, m := range people {
		imported := m.PlatformID != "" && m.Workspace == ""
		if imported && m.PlatformID == as.User || !imported && as.Email != "" && m.Email == strings.ToLower(as.Email) {
			return m, nil
		}
	}
	return Member{}, ErrNotFound
}
