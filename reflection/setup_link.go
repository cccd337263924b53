package reflection

import (
	"context"
	"fmt"
)

// Unlinked lists the people the bot cannot reach, by name. Those with a
// PlatformID and no Workspace were imported with it; those with both are
// Deactivated.
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
// zone the machine does not know counts as not given, and a name or an address
// is not taken over: the staff list says them. Linking the same again changes
// nothing; ErrExists means somebody else is that user.
func (s *Service) Link(ctx context.Context, ws Workspace, id MemberID, as Profile) error {
	if _, err := readZone(as.Zone); err != nil {
		as.Zone = ""
	}
	err := retry(func() error { return s.link(ctx, ws, id, as) })
	if err != nil {
		return fmt.Errorf("link member %s: %w", id, err)
	}
	return nil
}

func (s *Service) link(ctx context.Context, ws Workspace, id MemberID, as Profile) error {
	holder, err := s.Store.Identify(ctx, ws.ID, as.User)
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
	if as.Conversation == "" && m.Workspace == ws.ID && m.PlatformID == as.User {
		as.Conversation = m.Conversation
	}
	as.Name, as.Email = "", ""
	known := Profile{User: m.PlatformID, Zone: m.Zone, Deactivated: m.Deactivated, Conversation: m.Conversation}
	if m.Workspace == ws.ID && as == known {
		return nil
	}
	m.Workspace, m.PlatformID, m.Zone, m.Deactivated, m.Conversation = ws.ID, as.User, as.Zone, as.Deactivated, as.Conversation
	return s.keepRequeued(ctx, m)
}
