package main

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"plenary/bot"
	"plenary/bot/slack"
	"plenary/reflection"
)

// slackDesk joins one Slack workspace to the program. Slack sends its first
// request, which checks the address, before anybody is on the list; so it
// listens from the start and finds out later whose workspace it is.
type slackDesk struct {
	*opened
	which    whichOrganisation
	platform *slack.Platform
	bot      *bot.Bot
	log      *slog.Logger
	listener atomic.Pointer[slack.Listener]
	spoke    atomic.Bool
}

func newSlackDesk(o *opened, b *bot.Bot, log *slog.Logger, which whichOrganisation) *slackDesk {
	d := &slackDesk{opened: o, which: which, bot: b, log: log, platform: slack.New(slack.Settings{
		BotToken: o.SlackBotToken, SigningSecret: o.SlackSigningSecret, AppToken: o.SlackAppToken,
		APIURL: o.SlackAPIURL, Log: log, PerSecond: o.Test.PerSecond,
	})}
	b.Platforms[d.platform.Name()] = d.platform
	d.listener.Store(d.platform.Listen(reflection.Workspace{}, inOneCall{b}))
	return d
}

// ServeHTTP is /slack/events. Without a signing secret every request would be
// taken for Slack's, so there is none to answer.
func (d *slackDesk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if d.SlackSigningSecret == "" {
		http.NotFound(w, r)
		return
	}
	d.listener.Load().ServeHTTP(w, r)
}

// reached reports whether Slack has said whose token this is.
func (d *slackDesk) reached() bool { return d.spoke.Load() }

const (
	connectAgain = 30 * time.Second
	linkAgain    = 10 * time.Minute
)

// run connects, and then links people as they come onto the list, until ctx
// ends.
func (d *slackDesk) run(ctx context.Context) error {
	defer d.close(ctx)
	ws, err := d.connected(ctx)
	if err != nil || ctx.Err() != nil {
		return err
	}
	if d.SlackAppToken == "" {
		return d.link(ctx, ws, nil)
	}
	socket := make(chan error, 1)
	go func() { socket <- d.listener.Load().RunSocket(ctx) }()
	return d.link(ctx, ws, socket)
}

// link links people now and every ten minutes, until ctx or the socket ends.
func (d *slackDesk) link(ctx context.Context, ws reflection.Workspace, socket <-chan error) error {
	again := time.NewTicker(linkAgain)
	defer again.Stop()
	for {
		if err := linkPeople(ctx, d.Service, ws, d.platform, d.log); err != nil && ctx.Err() == nil {
			d.log.Warn("people could not be looked up; will try again", "error", err)
		}
		select {
		case <-ctx.Done():
			if socket != nil {
				<-socket
			}
			return nil
		case err := <-socket:
			return err
		case <-again.C:
		}
	}
}

// connected tries until Slack has said whose token this is and the workspace
// has an organisation. A token that Slack refuses ends the program.
func (d *slackDesk) connected(ctx context.Context) (reflection.Workspace, error) {
	last := ""
	for {
		ws, err := d.connect(ctx)
		if err == nil || ctx.Err() != nil {
			return ws, unlessStopped(ctx, err)
		}
		if final := refusedToken(err); final != nil {
			return ws, final
		}
		if err.Error() != last {
			d.log.Warn("Slack is not connected; will try again", "error", err)
			last = err.Error()
		}
		select {
		case <-ctx.Done():
			return ws, nil
		case <-time.After(connectAgain):
		}
	}
}

// refusedToken is a sentence when Slack does not accept the token at all.
func refusedToken(err error) error {
	for _, word := range []string{"invalid_auth", "account_inactive", "token_revoked", "not_authed", "token_expired"} {
		if strings.Contains(err.Error(), word) {
			return fmt.Errorf("slack does not accept PLENARY_SLACK_BOT_TOKEN (%s); copy it again from the app's page", word)
		}
	}
	return nil
}

func (d *slackDesk) connect(ctx context.Context) (reflection.Workspace, error) {
	c, err := d.platform.Connect(ctx)
	if err != nil {
		return reflection.Workspace{}, err
	}
	d.spoke.Store(true)
	ws, err := findWorkspace(ctx, d.Service, d.which, d.platform.Name(), c.External)
	if err != nil {
		return ws, err
	}
	if missing := c.Missing(); len(missing) > 0 {
		d.log.Warn("the Slack token lacks scopes", "missing", missing)
	}
	first := d.listener.Swap(d.platform.Listen(ws, inOneCall{d.bot}))
	d.log.Info("connected to Slack", "workspace", ws.ID)
	return ws, first.Close(ctx)
}

func (d *slackDesk) close(ctx context.Context) {
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := d.listener.Load().Close(stop); err != nil {
		d.log.Warn("some work for Slack was cut off at the end")
	}
}

// findWorkspace finds the chat connection by the platform's own id, or makes
// it in the organisation.
func findWorkspace(ctx context.Context, s *reflection.Service, which whichOrganisation, platform, external string) (reflection.Workspace, error) {
	known, err := s.Store.Workspaces(ctx)
	if err != nil {
		return reflection.Workspace{}, err
	}
	for _, ws := range known {
		if ws.Platform == platform && ws.External == external {
			return ws, nil
		}
	}
	org, err := which.pick(ctx, s)
	if err != nil {
		return reflection.Workspace{}, err
	}
	ws := reflection.Workspace{
		ID: reflection.WorkspaceID(reflection.NewID()), Organisation: org.ID, Platform: platform, External: external,
	}
	if err := s.Store.Write(ctx, org.ID, ws); err != nil {
		return ws, fmt.Errorf("keep the workspace: %w", err)
	}
	ws.Revision = 1
	return ws, nil
}
