package slack

import (
	"cmp"
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"plenary/reflection"
)

func profileOf(u *slack.User) reflection.Profile {
	return reflection.Profile{User: u.ID, Name: cmp.Or(u.Profile.RealName, u.RealName, u.Name), Email: u.Profile.Email, Zone: u.TZ}
}

// profile asks who a person is (users.info).
func (a *access) profile(ctx context.Context, user string) (reflection.Profile, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	u, err := a.api.GetUserInfoContext(ctx, user)
	if err != nil {
		return reflection.Profile{}, fmt.Errorf("ask who a person is: %w", a.refusal(err))
	}
	return profileOf(u), nil
}
