package bot

import (
	"context"
	"errors"

	"plenary/reflection"
)

// withPicked does something about somebody who was picked in a Form. The
// platform is asked who they are only where they are not on the list.
func (b *Bot) withPicked(ctx context.Context, in Incoming, input string, do func(reflection.Profile) error) error {
	user := in.Values.Get(input).Reveal()
	err := do(reflection.Profile{User: user})
	fault, _ := errors.AsType[reflection.Fault](err)
	if fault.Problem != reflection.NotOnList {
		return err
	}
	who, errWho := b.profile(ctx, in.Workspace, user)
	switch {
	case errors.Is(errWho, reflection.ErrNotFound):
		return err
	case errWho != nil:
		return errWho
	}
	return do(who)
}

// profile is a user as their platform describes them; reflection.ErrNotFound
// where it does not.
func (b *Bot) profile(ctx context.Context, id reflection.WorkspaceID, user string) (reflection.Profile, error) {
	ws, platform, err := b.platformOf(ctx, id)
	if err != nil {
		return reflection.Profile{}, err
	}
	p, can := platform.(Profiles)
	if !can {
		return reflection.Profile{}, reflection.ErrNotFound
	}
	return p.Profile(ctx, ws, user)
}

// platformOf is a workspace and where it is reached; nil where it is not.
func (b *Bot) platformOf(ctx context.Context, id reflection.WorkspaceID) (reflection.Workspace, Platform, error) {
	all, err := b.Service.Store.Workspaces(ctx)
	for _, ws := range all {
		if ws.ID == id {
			return ws, b.Platforms[ws.Platform], nil
		}
	}
	return reflection.Workspace{}, nil, err
}
