package slack

import (
	"context"
	"errors"

	"plenary/bot"
	"plenary/reflection"
)

// room is a Listener in one workspace.
type room struct {
	*Listener
	workspace reflection.Workspace
}

// origin is where Slack says that something happened. An app that was
// installed for a whole enterprise is known by that, and the team may be any
// of it, or absent: https://docs.slack.dev/enterprise/developing-for-enterprise-orgs
type origin struct {
	team, enterprise string
	wide             bool // the install is the enterprise's
}

// in takes a request to the workspace it is about.
func (l *Listener) in(ctx context.Context, from origin, take func(room) reply) reply {
	ws, err := l.platform.find(ctx, from)
	switch {
	case errors.Is(err, reflection.ErrNotFound):
		return foreign
	case err != nil:
		l.log.WarnContext(ctx, "a workspace could not be looked up", "error", l.platform.scrub(err))
		return notNow
	}
	return take(room{l, ws})
}

// find finds the workspace, and remembers it: what it is known by stays.
func (p *Platform) find(ctx context.Context, from origin) (reflection.Workspace, error) {
	ids := []string{from.team, from.enterprise}
	if from.wide {
		ids = []string{from.enterprise, from.team}
	}
	for _, id := range ids {
		if id == "" || p.settings.Installs == nil {
			continue
		}
		ws, err := p.workspaceAt(ctx, id)
		if !errors.Is(err, reflection.ErrNotFound) {
			return ws, err
		}
	}
	return reflection.Workspace{}, reflection.ErrNotFound
}

func (p *Platform) workspaceAt(ctx context.Context, external string) (reflection.Workspace, error) {
	p.mu.Lock()
	ws, known := p.ours[external]
	p.mu.Unlock()
	if known {
		return ws, nil
	}
	ws, err := p.settings.Installs.WorkspaceAt(ctx, p.Name(), external)
	if err != nil {
		return reflection.Workspace{}, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ours[external] = ws
	return ws, nil
}

func (r room) address(user string) bot.Address {
	return bot.Address{Workspace: r.workspace, User: user}
}

func (r room) access(ctx context.Context) (*access, error) {
	return r.platform.access(ctx, r.workspace)
}

// fetch downloads a file with the workspace's own token.
func (r room) fetch(ctx context.Context, f file) (reflection.Private, string, error) {
	a, err := r.access(ctx)
	if err != nil {
		return "", "", err
	}
	return a.fetch(ctx, f)
}

// isBot reports whether the user is the bot itself, as far as that is known.
func (r room) isBot(ctx context.Context, user string) bool {
	a, err := r.access(ctx)
	return err == nil && a.BotUser != "" && a.BotUser == user
}
