package slack

import (
	"context"
	"errors"
	"fmt"
	"strings"
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

// Connect asks Slack whose token this is (auth.test). The scopes come in the
// header X-OAuth-Scopes, https://docs.slack.dev/apis/web-api/#responses.
func (p *Platform) Connect(ctx context.Context) (Connection, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	who, err := p.settings.client(p.settings.BotToken).AuthTestContext(ctx)
	if err != nil {
		return Connection{}, fmt.Errorf("ask Slack whose token this is: %w", p.safe(err))
	}
	if who.TeamID == "" {
		return Connection{}, errors.New("ask Slack whose token this is: the answer names no team")
	}
	c := Connection{
		External: who.TeamID,
		Name:     who.Team,
		BotUser:  who.UserID,
		Scopes:   splitScopes(who.Header.Get("X-OAuth-Scopes")),
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.byHand = c
	clear(p.office) // some of it was drawn up before that was known
	return c, nil
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
