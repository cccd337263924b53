package slack

import (
	"cmp"
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
	renewAt time.Time // zero means never
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
	// lookWithin bounds a look with the renewal that may be in it; the call
	// itself has callDeadline.
	lookWithin = 20 * time.Second
	// renewAgain is when to try again after a renewal that failed, while the
	// old token still works.
	renewAgain = time.Minute
)

func (g grant) expires() bool { return g.Refresh != "" }

// renewal is when the token is to be renewed; zero means never.
func (g grant) renewal() time.Time {
	if !g.expires() {
		return time.Time{}
	}
	return g.Expires.Add(-renewEarly)
}

func (g grant) over(now time.Time) bool { return g.expires() && !now.Before(g.Expires) }

func (a *access) due(now time.Time) bool { return !a.renewAt.IsZero() && !now.Before(a.renewAt) }

func (p *Platform) accessBy(ws reflection.WorkspaceID, g grant) *access {
	api := p.settings.client(g.Token, slack.OptionHTTPClient(p.limited(ws)))
	return &access{Platform: p, workspace: ws, api: api, grant: g, renewAt: g.renewal()}
}

// notInstalled keeps a workspace's messages waiting: the app may be put in
// again, or somebody mend the settings.
var notInstalled = &bot.Refusal{RetryAfter: retryRefused, Reason: "not installed"}

// look is one look at what is kept for a workspace. Whoever needs it meanwhile
// waits for it.
type look struct {
	done chan struct{} // closed once the rest is known
	*access
	err error
}

// access is what it takes to call Slack for a workspace. A workspace for which
// nothing is kept is the one that was installed by hand. Every error is a
// *bot.Refusal: nothing was shown.
func (p *Platform) access(ctx context.Context, ws reflection.Workspace) (*access, error) {
	a, l, mine := p.atHand(ws.ID)
	switch {
	case a != nil:
		return a, nil
	case mine:
		p.look(ctx, ws, l)
	}
	select {
	case <-l.done:
		return l.access, l.err
	case <-ctx.Done():
		return nil, p.noAccess(ctx.Err())
	}
}

// atHand is the access there is; or the look to wait for, and whether that is
// the caller's to take. While one caller has the token renewed, the others go on
// with the old one.
func (p *Platform) atHand(ws reflection.WorkspaceID) (a *access, l *look, mine bool) {
	now := p.now()
	p.mu.Lock()
	defer p.mu.Unlock()
	a, l = p.office[ws], p.looks[ws]
	if a != nil && (!a.due(now) || l != nil && !a.over(now)) {
		return a, nil, false
	}
	if mine = l == nil; mine {
		l = &look{done: make(chan struct{})}
		p.looks[ws] = l
	}
	return nil, l, mine
}

// look takes the look. It is not cut off with what it was needed for: others
// wait for it, and a pair of tokens that Slack has given out by then would be
// lost.
func (p *Platform) look(ctx context.Context, ws reflection.Workspace, l *look) {
	defer close(l.done)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), lookWithin)
	defer cancel()
	a, err := p.fresh(ctx, ws)
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.looks, ws.ID)
	if err != nil {
		l.err = p.noAccess(err)
		return
	}
	l.access, p.office[ws.ID] = a, a
}

// noAccess is the refusal of a whole workspace.
func (p *Platform) noAccess(err error) error {
	no, _ := errors.AsType[*bot.Refusal](p.notYet(err))
	if no.RetryAfter == 0 {
		return &bot.Refusal{RetryAfter: retryRefused, Reason: no.Reason}
	}
	return no
}

// fresh reads what is kept for a workspace, and renews it if that is due.
func (p *Platform) fresh(ctx context.Context, ws reflection.Workspace) (*access, error) {
	g, err := p.granted(ctx, ws)
	if err != nil {
		return nil, err
	}
	a, now := p.accessBy(ws.ID, g), p.now()
	if !a.due(now) {
		return a, nil
	}
	renewed, err := p.renew(ctx, ws.ID)
	switch {
	case err == nil:
		return p.accessBy(ws.ID, renewed), nil
	case g.over(now):
		return nil, err
	}
	p.log.WarnContext(ctx, "a token was not renewed; will try again", "workspace", ws.ID, "error", p.scrub(err))
	a.renewAt = now.Add(renewAgain)
	return a, nil
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
	return p.grantByHand(ctx, ws)
}

// grantByHand is for the one workspace whose token is in the settings, and for
// no other: its users may have the same ids.
func (p *Platform) grantByHand(ctx context.Context, ws reflection.Workspace) (grant, error) {
	if p.settings.BotToken == "" {
		return grant{}, notInstalled
	}
	p.mu.Lock()
	c := p.byHand
	p.mu.Unlock()
	if c.External == "" {
		var err error
		if c, err = p.Connect(ctx); err != nil {
			return grant{}, err
		}
	}
	if c.External != ws.External {
		return grant{}, notInstalled
	}
	return grant{Token: p.settings.BotToken, BotUser: c.BotUser}, nil
}

// renew buys a new pair of tokens, unless another process has just done so.
func (p *Platform) renew(ctx context.Context, ws reflection.WorkspaceID) (g grant, err error) {
	err = p.settings.Installs.ChangeCredentials(ctx, ws, func(ctx context.Context, kept []byte) ([]byte, error) {
		if err := json.Unmarshal(kept, &g); err != nil || p.now().Before(g.renewal()) {
			return kept, err
		}
		ctx, cancel := context.WithTimeout(ctx, callDeadline)
		defer cancel()
		given, err := slack.RefreshOAuthV2TokenContext(ctx, p.settings.HTTP, p.settings.ClientID, p.settings.ClientSecret,
			g.Refresh, slack.OAuthOptionAPIURL(p.settings.APIURL))
		if err != nil {
			return nil, err
		}
		was := g
		if g, err = p.grantOf(given); err != nil {
			return nil, err
		}
		g.BotUser = cmp.Or(g.BotUser, was.BotUser)
		return json.Marshal(g)
	})
	return g, err
}

// grantOf is what an answer of oauth.v2.access gives: a token, and where it
// expires, what renews it and when that is.
func (p *Platform) grantOf(given *slack.OAuthV2Response) (grant, error) {
	g := grant{Token: given.AccessToken, Refresh: given.RefreshToken, BotUser: given.BotUserID}
	if g.expires() {
		g.Expires = p.now().Add(time.Duration(given.ExpiresIn) * time.Second).UTC()
	}
	if g.Token == "" || g.expires() != (given.ExpiresIn > 0) {
		return grant{}, errors.New("the answer lacks a token, or when it ends")
	}
	return g, nil
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
