package slack

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"plenary/reflection"
)

// Connection is whose bot token this is.
type Connection struct {
	External string   // the team's id: Workspace.External
	Name     string   // the team's name
	BotUser  string   // the bot's own user id
	Scopes   []string // what the token may do; nil where Slack does not say
}

// Scopes is what a bot token needs, and what for, in the order of the alphabet;
// docs/slack.md says the same to the person who installs it. A test compares
// them with what this package calls.
func Scopes() []string {
	return []string{
		"chat:write",       // messages
		"commands",         // /reflect and the shortcuts
		"files:read",       // voice clips sent to the bot
		"im:history",       // replies, and whether a message arrived
		"im:write",         // opening the conversation with a person
		"users:read",       // names and time zones
		"users:read.email", // finding the people on the staff list
	}
}

// Missing lists the scopes the token needs and does not have; none where Slack
// did not say what it has.
func (c Connection) Missing() []string {
	if len(c.Scopes) == 0 {
		return nil
	}
	has := map[string]bool{}
	for _, s := range c.Scopes {
		has[s] = true
	}
	var missing []string
	for _, s := range Scopes() {
		if !has[s] {
			missing = append(missing, s)
		}
	}
	return missing
}

// Connect asks Slack whose token the settings hold.
func (p *Platform) Connect(ctx context.Context) (Connection, error) {
	c, err := p.whose(ctx, p.settings.client(p.settings.BotToken))
	if err != nil {
		return Connection{}, fmt.Errorf("ask Slack whose token this is: %w", p.safe(err))
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.byHand = c
	return c, nil
}

// ConnectionTo asks Slack what it takes the token of a workspace for. A
// *bot.Refusal means that there is none that works.
func (p *Platform) ConnectionTo(ctx context.Context, ws reflection.Workspace) (Connection, error) {
	a, err := p.access(ctx, ws)
	if err != nil {
		return Connection{}, err
	}
	c, err := p.whose(ctx, a.api)
	return c, a.refusal(err)
}

// whose asks auth.test. The scopes come in the header X-OAuth-Scopes,
// https://docs.slack.dev/apis/web-api/#responses.
func (p *Platform) whose(ctx context.Context, api *slack.Client) (Connection, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	who, err := api.AuthTestContext(ctx)
	switch {
	case err != nil:
		return Connection{}, err
	case who.TeamID == "":
		return Connection{}, errors.New("the answer names no team")
	}
	return Connection{
		External: who.TeamID,
		Name:     who.Team,
		BotUser:  who.UserID,
		Scopes:   splitScopes(who.Header.Get("X-OAuth-Scopes")),
	}, nil
}

func splitScopes(header string) []string {
	var scopes []string
	for _, s := range strings.Split(header, ",") {
		if s = strings.TrimSpace(s); s != "" {
			scopes = append(scopes, s)
		}
	}
	return scopes
}
