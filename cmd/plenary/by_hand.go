package main

import (
	"context"
	"errors"

	"plenary/reflection"
)

// connectByHand finds the workspace that is set up by hand by the platform's
// own id, or puts it into the organisation. What was taken out before is in
// again: its token works.
func connectByHand(ctx context.Context, s *reflection.Service, which whichOrganisation, in reflection.Install) (reflection.Workspace, error) {
	ws, err := s.Store.WorkspaceAt(ctx, in.Platform, in.External)
	switch {
	case err == nil && !ws.Away():
		return ws, nil
	case errors.Is(err, reflection.ErrNotFound):
		org, err := which.pick(ctx, s)
		if err != nil {
			return ws, err
		}
		in.Into = org.ID
	case err != nil:
		return ws, err
	}
	done, err := s.Install(ctx, in)
	return done.Workspace, err
}
