package bottest

import (
	"fmt"
	"strings"
	"time"

	"plenary/reflection"
)

// token is what a call is made with: https://docs.slack.dev/authentication/tokens
type token struct {
	workspace reflection.WorkspaceID
	expires   time.Time // by the chat's clock; zero is never
	revoked   bool
}

// grants are the tokens there are, and what they are made from.
type grants struct {
	tokens    map[string]*token
	codes     map[string]agreed // what a yes to the app can be exchanged for, once
	refreshes map[string]Install
	over      map[reflection.WorkspaceID]bool // where tokens made by hand are revoked
	made      int
}

func newGrants() grants {
	return grants{tokens: map[string]*token{}, codes: map[string]agreed{}, refreshes: map[string]Install{},
		over: map[reflection.WorkspaceID]bool{}}
}

// name is a new name of a code or token.
func (g *grants) name(of string, ws reflection.WorkspaceID) string {
	g.made++
	return fmt.Sprintf("%s-%s-%d", of, ws, g.made)
}

// Revoke ends a token, as auth.revoke does.
func (c *Chat) Revoke(name string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t, known := c.grants.token(name); known {
		t.revoked = true
		c.grants.tokens[name] = &t
	}
}

// bearer is the token of a call, or the word it is refused with:
// https://docs.slack.dev/reference/methods/auth.test#errors
func (c *Chat) bearer(name string) (token, *Fault) {
	if name == "" {
		return token{}, Barred("not_authed")
	}
	t, known := c.grants.token(name)
	switch {
	case !known:
		return t, Barred("invalid_auth")
	case t.revoked:
		return t, Gone("token_revoked")
	case !t.expires.IsZero() && !c.now().Before(t.expires):
		return t, Barred("token_expired")
	}
	return t, nil
}

// token is one that was given out, or one made by hand, which says whose it is.
func (g *grants) token(name string) (token, bool) {
	if t := g.tokens[name]; t != nil {
		return *t, true
	}
	team, byHand := strings.CutPrefix(name, "xoxb-")
	ws := reflection.WorkspaceID(team)
	return token{workspace: ws, revoked: g.over[ws]}, byHand && (strings.HasPrefix(team, "T") || orgWide(ws))
}

// user is somebody the token can reach, by their id, or nil.
func (c *Chat) user(by token, id string) *person { return c.people[who{by.workspace, id}] }

// of is whose conversation that is, if the token can reach them, or nil.
func (c *Chat) of(by token, channel string) *person {
	p := c.conversations[channel]
	if p == nil || !by.reaches(p) {
		return nil
	}
	return p
}

func (t token) reaches(p *person) bool { return p.workspace == t.workspace }
