package reflection

import (
	"context"
	"fmt"
)

// UnmetAt are the people of one school whom the bot cannot reach, by name.
type UnmetAt struct {
	School School
	// NotFound have no account in the chat that is known to be theirs.
	NotFound []Member
	// WithoutApp have one, but it is switched off or has not got the app.
	WithoutApp []Member
}

// Unmet lists the people whom the bot cannot reach, by the name of their
// school, for a coordinator. Schools where it reaches everybody are left out,
// and so are people who have left.
func (s *Service) Unmet(ctx context.Context, by Member) ([]UnmetAt, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return nil, err
	}
	people, err := s.Unlinked(ctx, by.Organisation)
	if err != nil {
		return nil, err
	}
	schools, err := s.Store.Schools(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("people not met: %w", err)
	}
	var all []UnmetAt
	for _, school := range schools {
		at := UnmetAt{School: school}
		for _, m := range people {
			switch {
			case m.School != school.ID || s.hasLeft(m):
			case m.Workspace == "":
				at.NotFound = append(at.NotFound, m)
			default:
				at.WithoutApp = append(at.WithoutApp, m)
			}
		}
		if len(at.NotFound)+len(at.WithoutApp) > 0 {
			all = append(all, at)
		}
	}
	return all, nil
}
