package slack

import (
	"context"
	"fmt"

	"plenary/reflection"
)

// FindByEmail looks a person up with users.lookupByEmail. People who left, and
// bots, are reflection.ErrNotFound.
func (p *Platform) FindByEmail(ctx context.Context, ws reflection.Workspace, email string) (string, string, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	user, err := p.api.GetUserByEmailContext(ctx, email)
	switch {
	case word(err) == "users_not_found" || word(err) == "user_not_found":
		return "", "", reflection.ErrNotFound
	case err != nil:
		return "", "", fmt.Errorf("look a person up: %w", p.refusal(err))
	case user.ID == "" || user.Deleted || user.IsBot:
		return "", "", reflection.ErrNotFound
	}
	return user.ID, user.TZ, nil
}
