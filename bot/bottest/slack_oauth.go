package bottest

import (
	"encoding/json"
	"strings"
	"time"

	"plenary/reflection"
)

// Install is a yes to the app in one workspace. One for a whole organisation
// (Enterprise) has the organisation's id, which begins with E, for a workspace,
// and oauth.v2.access then names no team.
type Install struct {
	Workspace reflection.WorkspaceID
	Name      string // of the workspace
	By        string // the user who said yes
	Rotates   bool   // its tokens expire: https://docs.slack.dev/authentication/using-token-rotation
}

// The app's credentials, without which oauth.v2.access gives nothing.
const (
	ClientID     = "1234567890.1234567890"
	ClientSecret = "client-secret"
)

const (
	codeLife  = 10 * time.Minute
	tokenLife = 12 * time.Hour
)

// agreed is an Install that waits to be exchanged.
type agreed struct {
	Install
	until time.Time
}

// Allow is what happens on Slack's own page: somebody agrees. It gives the code
// that Slack then sends to the callback:
// https://docs.slack.dev/authentication/installing-with-oauth
func (c *Chat) Allow(i Install) (code string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	code = c.grants.name("code", i.Workspace)
	c.grants.codes[code] = agreed{i, c.now().Add(codeLife)}
	return code
}

// access is https://docs.slack.dev/reference/methods/oauth.v2.access: a code or
// a refresh token, each good for one time, becomes a token.
func access(c *Chat, _ token, a args) ([]byte, *Fault) {
	switch {
	case a["client_id"] != ClientID:
		return nil, Barred("invalid_client_id")
	case a["client_secret"] != ClientSecret:
		return nil, Barred("bad_client_secret")
	}
	i, no := c.grants.spend(a, c.now())
	if no != nil {
		return nil, no
	}
	answer := c.grants.pair(i, c.now())
	b, err := json.Marshal(answer)
	if err != nil {
		return nil, Broken()
	}
	return b, nil
}

// spend takes what a call of oauth.v2.access brings.
func (g *grants) spend(a args, now time.Time) (Install, *Fault) {
	switch a["grant_type"] {
	case "refresh_token":
		i, known := g.refreshes[a["refresh_token"]]
		if !known {
			return i, Barred("invalid_refresh_token")
		}
		delete(g.refreshes, a["refresh_token"])
		return i, nil
	case "", "authorization_code":
		waits, known := g.codes[a["code"]]
		delete(g.codes, a["code"])
		if !known || !now.Before(waits.until) {
			return waits.Install, Barred("invalid_code")
		}
		return waits.Install, nil
	}
	return Install{}, Barred("invalid_grant_type")
}

// pair makes a token, and one to refresh it with if it expires. The token
// before it is good until its own time is over.
func (g *grants) pair(i Install, now time.Time) object {
	answer := object{"ok": true, "token_type": "bot", "scope": scopes, "bot_user_id": botUser, "app_id": appID,
		"team": object{"id": i.Workspace, "name": i.Name}, "enterprise": nil, "is_enterprise_install": false,
		"authed_user": object{"id": i.By}}
	if orgWide(i.Workspace) {
		answer["team"], answer["enterprise"], answer["is_enterprise_install"] = nil, answer["team"], true
	}
	t, kind := &token{workspace: i.Workspace}, "xoxb"
	if i.Rotates {
		t.expires, kind = now.Add(tokenLife), "xoxe.xoxb"
		refresh := g.name("xoxe", i.Workspace)
		g.refreshes[refresh] = i
		answer["refresh_token"], answer["expires_in"] = refresh, int(tokenLife.Seconds())
	}
	name := g.name(kind, i.Workspace)
	g.tokens[name] = t
	answer["access_token"] = name
	return answer
}

// Uninstall takes the app out of a workspace: every token it has there is
// revoked, and nothing refreshes them. What Slack says then is for an App to
// send, in whatever order (Slack promises none). To install it again takes
// Allow.
func (c *Chat) Uninstall(ws reflection.WorkspaceID) []Request {
	c.mu.Lock()
	for _, t := range c.grants.tokens {
		t.revoked = t.revoked || t.workspace == ws
	}
	for name, i := range c.grants.refreshes {
		if i.Workspace == ws {
			delete(c.grants.refreshes, name)
		}
	}
	c.grants.over[ws] = true
	tag := c.grants.name("Ev", ws)
	c.mu.Unlock()
	return []Request{
		c.event(ws, tag+"-tokens", object{"type": "tokens_revoked", "tokens": object{"oauth": []string{}, "bot": []string{botUser}}}),
		c.event(ws, tag+"-app", object{"type": "app_uninstalled"}),
	}
}

// orgWide reports whether a workspace is a whole organisation.
func orgWide(ws reflection.WorkspaceID) bool { return strings.HasPrefix(string(ws), "E") }
