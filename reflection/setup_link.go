package reflection

import (
	"context"
	"fmt"
)

// Unlinked lists the people the bot cannot reach yet, by name. Those with a
// PlatformID were imported with it and wait for a workspace only.
func (s *Service) Unlinked(ctx context.Context, org OrganisationID) ([]Member, error) {
	people, err := s.Store.Members(ctx, org)
	if err != nil {
		return nil, fmt.Errorf("people not linked: %w", err)
	}
	var unlinked []Member
	for _, m := range people {
		if !m.Linked() {
			unlinked = append(unlinked, m)
		}
	}
	return unlinked, nil
}

// Link keeps where the bot reaches a person and queues what they are due. A
// zone the machine does not know counts as not given. Linking the same again
// changes nothing; ErrExists means somebody else is that user.
func (s *Service) Link(ctx context.Context, ws Workspace, id MemberID, platformID, zone string) error {
	if _, err := readZone(zone); err != nil {
		zone = ""
	}
	err := retry(func() error { return s.link(ctx, ws, id, platformID, zone) })
	if err != nil {
		return fmt.Errorf("link member %s: %w", id, err)
	}
	return nil
}

func (s *Service) link(ctx context.Context, ws Workspace, id MemberID, platformID, zone string) error {
	holder, err := s.Store.Identify(ctx, ws.ID, platformID)
	switch {
	case err == nil && holder.ID != id:
		return ErrExists
	case err != nil && !isMissing(err):
		return err
	}
	m, err := s.Store.Member(ctx, ws.Organisation, id)
	if err != nil {
		return err
	}
	if m.Workspace == ws.ID && m.PlatformID == platformID && m.Zone == zone {
		return nil
	}
	m.Workspace, m.PlatformID, m.Zone = ws.ID, platformID, zone
	return s.keepRequeued(ctx, m)
}
