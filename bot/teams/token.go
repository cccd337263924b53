package teams

import (
	"context"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/oauth2/clientcredentials"
)

const (
	// scope is the Connector's:
	// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
	scope = "https://api.botframework.com/.default"
	// renewEarly is how long before its end a token is renewed.
	renewEarly = 5 * time.Minute
	// renewAgain is when to try again after a renewal that failed, while the old
	// token still works.
	renewAgain = time.Minute
	// leastLife is taken where the login does not say how long a token lives,
	// which it does.
	leastLife = 5 * time.Minute
)

// login gets the app's own token from Microsoft, by the app's secret, and keeps
// it. It is asked once for everybody. While the old token works nobody waits
// for a new one; oauth2.ReuseTokenSource would have all of them wait, and fail
// with the renewal.
type login struct {
	config clientcredentials.Config
	http   *http.Client
	now    func() time.Time
	log    *slog.Logger

	mu     sync.Mutex
	kept   token
	asking *asked    // the call under way; nil where there is none
	no     error     // what the last call came to
	again  time.Time // before this it is not asked again
}

// token is one that was given out.
type token struct {
	value     string
	due, ends time.Time // when it is to be renewed, and when it works no more
}

// asked is one call of the login. Its fields are set once done is closed.
type asked struct {
	done chan struct{}
	got  token
	no   error
}

func newLogin(s Settings, client *http.Client, log *slog.Logger) *login {
	return &login{
		config: clientcredentials.Config{
			ClientID:     s.AppID,
			ClientSecret: s.AppSecret,
			TokenURL:     s.LoginURL + s.Tenant + "/oauth2/v2.0/token",
			Scopes:       []string{scope},
			AuthStyle:    oauth2.AuthStyleInParams, // or it would be found out by a call that fails
		},
		http: client, now: s.Now, log: log,
	}
}

// token is one that works now. Without a secret there is none, and none is
// needed by what stands in for Teams on a developer's machine. Every error is a
// *bot.Refusal of the whole workspace: nothing was shown, and it is no message's
// doing.
func (l *login) token(ctx context.Context) (string, error) {
	if l.config.ClientSecret == "" {
		return "", nil
	}
	l.mu.Lock()
	now := l.now()
	kept, call, no := l.kept, l.asking, l.no
	if call == nil && !now.Before(kept.due) && !now.Before(l.again) {
		call = l.ask(ctx)
	}
	l.mu.Unlock()
	switch {
	case now.Before(kept.ends):
		return kept.value, nil
	case call == nil:
		return "", no
	}
	select {
	case <-call.done:
		return call.got.value, call.no
	case <-ctx.Done():
		return "", unreachable
	}
}

// drop lets go of a token that the Connector has refused.
func (l *login) drop(value string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.kept.value == value {
		l.kept = token{}
	}
}

// ask begins a call. It is not cut off with what it was needed for: others wait
// for it as well.
func (l *login) ask(ctx context.Context) *asked {
	call := &asked{done: make(chan struct{})}
	l.asking = call
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), callDeadline)
		defer cancel()
		given, err := l.config.Token(context.WithValue(ctx, oauth2.HTTPClient, l.http))
		l.answered(ctx, call, given, err)
	}()
	return call
}

// answered keeps what a call came to.
func (l *login) answered(ctx context.Context, call *asked, given *oauth2.Token, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	l.asking = nil
	defer close(call.done)
	if err == nil {
		call.got = tokenOf(given, now)
		l.kept, l.no, l.again = call.got, nil, time.Time{}
		return
	}
	no := l.refusal(err)
	call.no, l.no, l.again = no, no, now.Add(no.RetryAfter)
	if now.Before(l.kept.ends) {
		l.again = now.Add(renewAgain)
	}
	l.log.WarnContext(ctx, "the app got no token; will try again", "reason", no.Reason)
}

// tokenOf reads how long a token lives by our own clock. It is renewed in the
// second half of its life at the earliest, however short that is.
func tokenOf(given *oauth2.Token, now time.Time) token {
	life := leastLife
	if seconds, said := given.Extra("expires_in").(float64); said && seconds > 0 {
		life = time.Duration(seconds) * time.Second
	}
	return token{value: given.AccessToken, due: now.Add(life - min(renewEarly, life/2)), ends: now.Add(life)}
}
