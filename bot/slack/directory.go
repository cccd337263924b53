package slack

import (
	"context"
	"fmt"

	"plenary/reflection"
)

// FindByEmail looks a person up with users.lookupByEmail. People who left, and
// bots, are reflection.ErrNotFound.
func (p *Platform) FindByEmail(ctx context.Context, ws reflection.Workspace, email string) (reflection.Profile, error) {
	a, err := p.access(ctx, ws)
	if err != nil {
		return reflection.Profile{}, fmt.Errorf("look a person up: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	user, err := a.api.GetUserByEmailContext(ctx, email)
	switch {
	case word(err) == "users_not_found" || word(err) == "user_not_found":
		return reflection.Profile{}, reflection.ErrNotFound
	case err != nil:
		return reflection.Profile{}, fmt.Errorf("look a person up: %w", a.refusal(err))
	case user.ID == "" || user.Deleted || user.IsBot:
		return reflection.Profile{}, reflection.ErrNotFound
	}
	return profileOf(user), nil
}
