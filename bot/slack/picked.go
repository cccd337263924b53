package slack

import (
	"context"
	"fmt"

	"plenary/reflection"
)

// Profile describes somebody picked in a users_select, with users.info. Bots,
// people who left and people of another workspace can be picked there too; they
// are reflection.ErrNotFound:
// https://docs.slack.dev/reference/objects/user-object
func (p *Platform) Profile(ctx context.Context, ws reflection.Workspace, user string) (reflection.Profile, error) {
	a, err := p.access(ctx, ws)
	if err != nil {
		return reflection.Profile{}, fmt.Errorf("ask who was picked: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	u, err := a.api.GetUserInfoContext(ctx, user)
	switch {
	case word(err) == "user_not_found" || word(err) == "user_not_visible":
		return reflection.Profile{}, reflection.ErrNotFound
	case err != nil:
		return reflection.Profile{}, fmt.Errorf("ask who was picked: %w", a.refusal(err))
	case u.Deleted || u.IsBot || u.IsStranger || u.ID == "USLACKBOT":
		return reflection.Profile{}, reflection.ErrNotFound
	}
	return profileOf(u), nil
}
