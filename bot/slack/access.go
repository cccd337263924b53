package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/reflection"
)

// access is what it takes to call Slack for one workspace.
type access struct {
	*Platform
	workspace reflection.WorkspaceID
	api       *slack.Client
	grant
}

// grant is what Slack gives when the app is installed; it is kept sealed. With
// token rotation (https://docs.slack.dev/authentication/using-token-rotation)
// the token lives for twelve hours, and the refresh token buys one new pair.
type grant struct {
	Token   string    `json:"token"`
	Refresh string    `json:"refresh,omitempty"`
	Expires time.Time `json:"expires,omitzero"`
	BotUser string    `json:"bot_user"`
}

const (
	// renewEarly is how long before its end a token is renewed.
	renewEarly = time.Hour
	// renewWithin bounds a renewal with what is kept of it; the call itself has
	// callDeadline. It is not cut off with what it was needed for: the pair
	// that Slack has given out by then would be lost.
	renewWithin = 20 * time.Second
	// renewAgain is when to try again after a renewal that failed, while the
	// old token still works.
	renewAgain = time.Minute
)

// due reports whether the token is to be renewed.
func (g grant) due(now time.Time) bool {
	return g.Refresh != "" && !now.Before(g.Expires.Add(-renewEarly))
}

func (g grant) over(now time.Time) bool { return g.Refresh != "" && !now.Before(g.Expires) }

func (p *Platform) accessBy(ws reflection.WorkspaceID, g grant) *access {
	api := p.settings.client(g.Token, slack.OptionHTTPClient(p.limited(ws)))
	return &access{Platform: p, workspace: ws, api: api, grant: g}
}

// notInstalled keeps a workspace's messages waiting: the app may be put in
// again, or somebody mend the settings.
var notInstalled = &bot.Refusal{RetryAfter: retryRefused, Reason: "not installed"}

// access is what it takes to call Slack for a workspace. A workspace for which
// nothing is kept is the one that was installed by hand. Every error is a
// *bot.Refusal: nothing was shown.
func (p *Platform) access(ctx context.Context, ws reflection.Workspace) (*access, error) {
	p.mu.Lock()
	a := p.office[ws.ID]
	p.mu.Unlock()
	if a != nil && !a.due(p.now()) {
		return a, nil
	}
	a, err := p.look(ctx, ws)
	if err != nil {
		return nil, p.noAccess(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.office[ws.ID] = a
	return a, nil
}

// noAccess is the refusal of a whole workspace.
func (p *Platform) noAccess(err error) error {
	no, _ := errors.AsType[*bot.Refusal](p.notYet(err))
	if no.RetryAfter == 0 {
		return &bot.Refusal{RetryAfter: retryRefused, Reason: no.Reason}
	}
	return no
}

// look reads what is kept for a workspace, and renews it if that is due.
func (p *Platform) look(ctx context.Context, ws reflection.Workspace) (*access, error) {
	g, err := p.granted(ctx, ws)
	now := p.now()
	if err != nil || !g.due(now) {
		return p.accessBy(ws.ID, g), err
	}
	fresh, err := p.renew(ctx, ws.ID)
	switch {
	case err == nil:
		return p.accessBy(ws.ID, fresh), nil
	case g.over(now):
		return nil, err
	}
	p.log.WarnContext(ctx, "a token was not renewed; will try again", "workspace", ws.ID, "error", p.scrub(err))
	g.Expires = now.Add(renewEarly + renewAgain) // what is kept says the truth
	return p.accessBy(ws.ID, g), nil
}

// granted is what Slack gave for a workspace, by consent or by hand.
func (p *Platform) granted(ctx context.Context, ws reflection.Workspace) (g grant, err error) {
	var kept []byte
	if p.settings.Installs != nil {
		kept, err = p.settings.Installs.Credentials(ctx, ws.ID)
	}
	if err == nil && kept != nil {
		err = json.Unmarshal(kept, &g)
	}
	switch {
	case err != nil:
		return g, fmt.Errorf("what Slack gave for workspace %s: %w", ws.ID, err)
	case g.Token != "":
		return g, nil
	}
	return p.grantByHand(ws)
}

// grantByHand is for the one workspace whose token is in the settings. Where
// no other can be installed, it need not be known which that is.
func (p *Platform) grantByHand(ws reflection.Workspace) (grant, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.settings.BotToken == "" || p.settings.ClientID != "" && p.byHand.External != ws.External {
		return grant{}, notInstalled
	}
	return grant{Token: p.settings.BotToken, BotUser: p.byHand.BotUser}, nil
}

// renew buys a new pair of tokens, unless another process has just done so.
func (p *Platform) renew(ctx context.Context, ws reflection.WorkspaceID) (g grant, err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), renewWithin)
	defer cancel()
	err = p.settings.Installs.ChangeCredentials(ctx, ws, func(ctx context.Context, kept []byte) ([]byte, error) {
		if err := json.Unmarshal(kept, &g); err != nil || !g.due(p.now()) {
			return kept, err
		}
		call, cancel := context.WithTimeout(ctx, callDeadline)
		defer cancel()
		given, err := slack.RefreshOAuthV2TokenContext(call, p.settings.HTTP, p.settings.ClientID, p.settings.ClientSecret,
			g.Refresh, slack.OAuthOptionAPIURL(p.settings.APIURL))
		if err != nil {
			return nil, err
		}
		g.Token, g.Refresh, g.Expires = given.AccessToken, given.RefreshToken, p.expires(given.ExpiresIn)
		return json.Marshal(g)
	})
	return g, err
}

// expires is when a token ends that lives for so many seconds.
func (p *Platform) expires(in int) time.Time {
	return p.now().Add(time.Duration(in) * time.Second).UTC()
}

// keep keeps what Slack gave for a workspace.
func (p *Platform) keep(ctx context.Context, ws reflection.WorkspaceID, g grant) error {
	defer p.letGo(ws)
	return p.settings.Installs.ChangeCredentials(ctx, ws, func(context.Context, []byte) ([]byte, error) { return json.Marshal(g) })
}

// letGo has what is kept for a workspace looked at again: Slack has refused the
// token, another process may have a newer one, or the app was put in again.
func (p *Platform) letGo(ws reflection.WorkspaceID) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.office, ws)
}
