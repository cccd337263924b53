package teams

import (
	"context"
	"errors"
	"sync"

	"plenary/bot"
	"plenary/bot/work"
	"plenary/reflection"
)

// room is a Listener in the tenant's workspace, with one activity in hand.
type room struct {
	*Listener
	activityIn
	workspace reflection.Workspace
}

// tenant remembers the workspace of the one tenant there is.
type tenant struct {
	mu        sync.Mutex
	workspace reflection.Workspace
}

// in takes an activity to the workspace it is about. One that the app is not
// set up for is acknowledged, and nothing is done.
func (l *Listener) in(ctx context.Context, a activityIn, take func(room) reply) reply {
	ws, err := l.find(ctx)
	switch {
	case errors.Is(err, reflection.ErrNotFound):
		return taken
	case err != nil:
		l.log.WarnContext(ctx, "a workspace could not be looked up", "error", err)
		return notNow
	}
	return take(room{l, a, ws})
}

// find finds the workspace, and remembers it: what it is known by stays.
func (l *Listener) find(ctx context.Context) (reflection.Workspace, error) {
	l.ours.mu.Lock()
	ws := l.ours.workspace
	l.ours.mu.Unlock()
	if ws.ID != "" {
		return ws, nil
	}
	ws, err := l.platform.settings.Installs.WorkspaceAt(ctx, l.platform.Name(), l.platform.settings.Tenant)
	if err != nil {
		return reflection.Workspace{}, err
	}
	l.ours.mu.Lock()
	defer l.ours.mu.Unlock()
	l.ours.workspace = ws
	return ws, nil
}

// later does what nobody waits for, after what the same person did before.
func (r room) later(ctx context.Context, do work.Job) reply {
	if !r.work.Queue(ctx, r.user(), do) {
		return notNow
	}
	return taken
}

// incoming is what the person did, without what is peculiar to its kind.
func (r room) incoming(kind bot.IncomingKind) bot.Incoming {
	return bot.Incoming{Workspace: r.workspace.ID, User: r.user(), EventID: r.eventID(), Kind: kind}
}
