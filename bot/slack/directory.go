package slack

import (
	"context"
	"fmt"

	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/reflection"
)

// FindByEmail looks a person up with users.lookupByEmail, which needs the scope
// users:read.email.
func (p *Platform) FindByEmail(ctx context.Context, ws reflection.Workspace, email string) (reflection.Profile, error) {
	return p.lookUp(ctx, ws, func(ctx context.Context, a *access) (*slack.User, error) {
		ctx, cancel := context.WithTimeout(ctx, callDeadline)
		defer cancel()
		return a.api.GetUserByEmailContext(ctx, email)
	})
}

// FindByID looks a person up with users.info, which needs the scope users:read.
func (p *Platform) FindByID(ctx context.Context, ws reflection.Workspace, user string) (reflection.Profile, error) {
	return p.lookUp(ctx, ws, func(ctx context.Context, a *access) (*slack.User, error) { return a.user(ctx, user) })
}

// notThere are the errors that say that nobody is found.
var notThere = map[string]bool{
	"users_not_found":  true,
	"user_not_found":   true,
	"user_not_visible": true,
}

func (p *Platform) lookUp(ctx context.Context, ws reflection.Workspace, ask func(context.Context, *access) (*slack.User, error)) (reflection.Profile, error) {
	a, err := p.access(ctx, ws)
	if err != nil {
		return reflection.Profile{}, fmt.Errorf("look a person up: %w", err)
	}
	u, err := ask(ctx, a)
	switch said := word(err); {
	case notThere[said]:
		return reflection.Profile{}, reflection.ErrNotFound
	case said == "missing_scope":
		return reflection.Profile{}, fmt.Errorf("look a person up: %s: %w", said, reflection.ErrForbidden)
	case err != nil:
		return reflection.Profile{}, fmt.Errorf("look a person up: %w", a.refusal(err))
	case u.Deleted || !belongs(u, ws.External):
		return reflection.Profile{}, reflection.ErrNotFound
	}
	return profileOf(u), nil
}

// Conversation opens the person's direct messages with the bot.
func (p *Platform) Conversation(ctx context.Context, ws reflection.Workspace, user string) (string, error) {
	a, err := p.access(ctx, ws)
	if err != nil {
		return "", fmt.Errorf("open a conversation: %w", err)
	}
	channel, err := a.conversation(ctx, bot.Address{Workspace: ws, User: user})
	if err != nil {
		return "", fmt.Errorf("open a conversation: %w", err)
	}
	return channel, nil
}
