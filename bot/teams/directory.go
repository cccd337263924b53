package teams

import (
	"context"
	"fmt"

	"plenary/bot"
	"plenary/reflection"
)

// FindByEmail finds nobody: Teams has no way to reach a person by their address
// (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages#send-the-message),
// and who has which is told only to those they have been met with. People are
// found the other way round: as the app is installed for them they are met, and
// their address says who of the list they are.
func (p *Platform) FindByEmail(context.Context, reflection.Workspace, string) (reflection.Profile, error) {
	return reflection.Profile{}, reflection.ErrNotFound
}

// FindByID asks who somebody is, in their own conversation with the bot.
func (p *Platform) FindByID(ctx context.Context, ws reflection.Workspace, user string) (reflection.Profile, error) {
	at, err := p.conversation(ctx, bot.Address{Workspace: ws, User: user})
	if err != nil {
		return reflection.Profile{}, fmt.Errorf("look a person up: %w", err)
	}
	who, err := p.member(ctx, at, user)
	if err != nil {
		return reflection.Profile{}, fmt.Errorf("look a person up: %w", err)
	}
	who.Conversation = at.String()
	return who, nil
}

// Profile is the same: whoever is picked in a Form is named by their id in Entra.
func (p *Platform) Profile(ctx context.Context, ws reflection.Workspace, user string) (reflection.Profile, error) {
	return p.FindByID(ctx, ws, user)
}

// Conversation creates the person's conversation with the bot, where anybody of
// the tenant was met before.
func (p *Platform) Conversation(ctx context.Context, ws reflection.Workspace, user string) (string, error) {
	at, err := p.conversation(ctx, bot.Address{Workspace: ws, User: user})
	if err != nil {
		return "", fmt.Errorf("open a conversation: %w", err)
	}
	return at.String(), nil
}
