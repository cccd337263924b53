package reflection

import (
	"context"
	"fmt"
)

// Profile is a person as a platform describes them.
type Profile struct {
	User  string // the platform's id
	Name  string
	Email string
	Zone  string // IANA name
	// Deactivated means that the account is switched off, or that the person has
	// taken the app out.
	Deactivated bool
	// Conversation is the platform's id of the bot's conversation with them;
	// empty where it was not opened.
	Conversation string
}

// ProfileChanged keeps what a platform says has changed about a person. Their
// prompts follow a new zone. Somebody whose account is switched off is written
// to no more, and goes on where they were once it is switched on again; what
// they wrote stays. A name or an address is not taken over: the staff list says
// them. Somebody who is not linked, and what is known already, changes nothing.
func (s *Service) ProfileChanged(ctx context.Context, ws Workspace, as Profile) error {
	err := retry(func() error {
		m, err := s.Store.Identify(ctx, ws.ID, as.User)
		if isMissing(err) {
			return nil
		}
		if err != nil {
			return err
		}
		return s.moved(ctx, m, as)
	})
	if err != nil {
		return fmt.Errorf("a changed profile: %w", err)
	}
	return nil
}

func (s *Service) moved(ctx context.Context, m Member, as Profile) error {
	zone := m.Zone
	if _, err := readZone(as.Zone); err == nil && as.Zone != "" { // platforms name none once it is switched off
		zone = as.Zone
	}
	if zone == m.Zone && as.Deactivated == m.Deactivated {
		return nil
	}
	m.Zone, m.Deactivated = zone, as.Deactivated
	return s.keepRequeued(ctx, m)
}

// switchOff keeps that the account by which a person was to be reached is
// switched off.
func (s *Service) switchOff(ctx context.Context, reached Member) error {
	err := retry(func() error {
		m, err := s.Store.Member(ctx, reached.Organisation, reached.ID)
		if err != nil || m.Workspace != reached.Workspace || m.PlatformID != reached.PlatformID {
			return err
		}
		return s.moved(ctx, m, Profile{Deactivated: true})
	})
	if err != nil {
		return fmt.Errorf("switch off member %s: %w", reached.ID, err)
	}
	return nil
}
