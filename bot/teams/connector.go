package teams

import (
	"bytes"
	"cmp"
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

const (
	// callDeadline bounds one call of the Connector. The lease on a workspace
	// outlives it (docs/architecture.md), so a slow call cannot overlap the next.
	callDeadline = 10 * time.Second
	// maxAnswer is the most that is read of an answer: 500 people of a roster
	// take about 200 KB.
	maxAnswer = 1 << 20
)

// Platform reaches people in Teams, through the Bot Connector:
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
//
// Nobody can ask Teams later whether a message is there, so it has no ability
// bot.Sent: what is uncertain stays so, and is listed as unknown.
type Platform struct {
	settings Settings
	http     *http.Client
	log      *slog.Logger
	login    *login
	places   places
	threads  threads
	doubts   doubts

	mu      sync.Mutex
	service string           // of the Connector last heard of: it serves the whole tenant
	opened  map[string]place // by user: conversations opened here; an empty one is to be opened anew
}

var (
	_ bot.Platform  = (*Platform)(nil)
	_ bot.Paced     = (*Platform)(nil)
	_ bot.Directory = (*Platform)(nil)
	_ bot.Profiles  = (*Platform)(nil)
)

// New makes a Platform; it calls nobody yet.
func New(s Settings) *Platform {
	s.LoginURL = strings.TrimSuffix(cmp.Or(s.LoginURL, "https://login.microsoftonline.com"), "/") + "/"
	s.OpenIDURL = cmp.Or(s.OpenIDURL, "https://login.botframework.com/v1/.well-known/openidconfiguration")
	if s.Log == nil {
		s.Log = slog.Default()
	}
	p := &Platform{settings: s, http: callsOnly(s.HTTP), log: s.Log.With("platform", "teams"),
		places: newPlaces(s.perSecond()), opened: map[string]place{}}
	p.login = newLogin(s, p.http, p.log)
	return p
}

// callsOnly follows no redirect, which would carry the token to wherever it
// points, and keeps as many connections as there are answers under way, where
// the standard library keeps two and makes the others anew.
func callsOnly(client *http.Client) *http.Client {
	c := http.Client{Transport: http.DefaultTransport}
	if t, ours := http.DefaultTransport.(*http.Transport); ours {
		t = t.Clone()
		t.MaxIdleConnsPerHost = 64
		c.Transport = t
	}
	if client != nil {
		c = *client
	}
	c.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &c
}

// Name is "teams".
func (p *Platform) Name() string { return "teams" }

// request is one call of the Connector at service.
type request struct {
	method  string
	service string
	path    []string // after v3/conversations, not yet escaped
	query   url.Values
	body    any
	// delivery goes along as x-ms-client-request-id, which Microsoft's own
	// clients send: by it, its support can find what became of a call.
	delivery reflection.DeliveryID
}

// call makes one call and reads what it needs of the answer. A *bot.Refusal is
// certain that nothing came of it; so is a said, of which refusal makes one.
func (p *Platform) call(ctx context.Context, r request, answer any) error {
	base, err := p.settings.trusted(r.service)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	token, err := p.login.token(ctx)
	if err != nil {
		return err
	}
	leave, err := p.places.take(ctx)
	if err != nil {
		return err
	}
	defer leave()
	line := &line{}
	req, err := r.http(line.watched(ctx), base)
	if err != nil {
		return err
	}
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := p.http.Do(req)
	if err != nil {
		return line.broken(err)
	}
	defer resp.Body.Close()
	err = read(resp, answer)
	if s, no := errors.AsType[said](err); no && s.status == http.StatusUnauthorized {
		p.login.drop(token)
	}
	return err
}

func (r request) http(ctx context.Context, base *url.URL) (*http.Request, error) {
	parts := []string{strings.TrimSuffix(base.String(), "/"), "v3", "conversations"}
	for _, part := range r.path {
		parts = append(parts, url.PathEscape(part))
	}
	address := strings.Join(parts, "/")
	if r.query != nil {
		address += "?" + r.query.Encode()
	}
	var body io.Reader
	if r.body != nil {
		b, err := json.Marshal(r.body)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, r.method, address, body)
	if err != nil {
		return nil, err
	}
	if r.body != nil {
		req.Header.Set("Content-Type", "application/json; charset=utf-8")
	}
	if r.delivery != "" {
		req.Header.Set("X-Ms-Client-Request-Id", string(r.delivery))
	}
	return req, nil
}

// read reads an answer: what is not in it stays as it was, and what is not
// known is left.
func read(resp *http.Response, answer any) error {
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
	if resp.StatusCode/100 != 2 {
		return saidBy(resp, body)
	}
	if err == nil {
		err = json.Unmarshal(body, answer)
	}
	if err != nil {
		return fmt.Errorf("read the Connector's answer: %w", err)
	}
	return nil
}

// line is how far one request came on its way.
type line struct{ asked, wrote atomic.Bool }

func (l *line) watched(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GetConn:      func(string) { l.asked.Store(true) },
		WroteHeaders: func() { l.wrote.Store(true) },
	})
}

// broken is what an error of the line means. Before the head of a request has
// left, nobody can have acted on it: there is no network, no such host, a proxy
// that says no, a certificate that is another's. Everything later is uncertain.
// The error is without the address, which names a conversation.
func (l *line) broken(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		err = failed.Err
	}
	if !l.asked.Load() || l.wrote.Load() {
		return fmt.Errorf("call the Connector: %w", err)
	}
	if _, other := errors.AsType[*tls.CertificateVerificationError](err); other {
		return &bot.Refusal{RetryAfter: retryRefused, Reason: "certificate not accepted"}
	}
	return unreachable
}
