package slack

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/slack-go/slack"

	"plenary/reflection"
)

func profileOf(u *slack.User) reflection.Profile {
	return reflection.Profile{User: u.ID, Name: cmp.Or(u.Profile.RealName, u.RealName, u.Name), Email: u.Profile.Email,
		Zone: u.TZ, Deactivated: u.Deleted}
}

// slackbot is Slack's own, and does not say that it is a bot.
const slackbot = "USLACKBOT"

// belongs reports whether the user is a person of the workspace, which is a
// team or an enterprise: no bot, and nobody of another organisation who is met
// through Slack Connect. Guests belong: supply teachers often are.
// https://docs.slack.dev/reference/objects/user-object
func belongs(u *slack.User, external string) bool {
	if u.ID == "" || u.ID == slackbot || u.IsBot || u.IsWorkflowBot || u.IsConnectorBot || u.IsStranger {
		return false
	}
	home := u.TeamID == "" || u.TeamID == external || u.Enterprise.EnterpriseID == external
	return home || slices.Contains(u.Enterprise.Teams, external)
}

// profile asks who a person is (users.info).
func (a *access) profile(ctx context.Context, user string) (reflection.Profile, error) {
	u, err := a.user(ctx, user)
	if err != nil {
		return reflection.Profile{}, fmt.Errorf("ask who a person is: %w", a.refusal(err))
	}
	return profileOf(u), nil
}

func (a *access) user(ctx context.Context, user string) (*slack.User, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	return a.api.GetUserInfoContext(ctx, user)
}
