package reflection

import (
	"context"
	"fmt"
)

// Begin is a person's [Start] or [OK] on the welcome: prompts and notes may
// come from now on. Beginning twice changes nothing.
func (s *Service) Begin(ctx context.Context, by Member) (Member, error) {
	zone, err := s.zoneOf(ctx, by)
	if err != nil {
		return Member{}, fmt.Errorf("begin: %w", err)
	}
	return s.changeOwn(ctx, by, func(m *Member) {
		m.Welcome = Started
		if m.Begun.IsZero() {
			m.Begun = DateOf(s.Now(), zone)
		}
	})
}

// Decline is [Not for me]: nothing comes any more until the person begins.
// Nobody is told.
func (s *Service) Decline(ctx context.Context, by Member) (Member, error) {
	return s.changeOwn(ctx, by, func(m *Member) { m.Welcome = Declined })
}
