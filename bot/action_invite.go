package bot

import (
	"context"

	"plenary/reflection"
)

// inviteWorkspace gives a coordinator the code by which another workspace
// joins their organisation.
func inviteWorkspace(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	code, until, err := b.Service.InviteWorkspace(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := codeView(code, dayAndTime(until.In(reflection.ZoneOf(by, reflection.School{}))), b.InstallPage)
	return Answer{View: &v}, nil
}
