package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"plenary/bot"
	"plenary/bot/slack"
	"plenary/bot/web"
	"plenary/reflection"
)

// slackDesk joins Slack to the program: the workspace that is installed by
// hand, and those that are installed through the page.
type slackDesk struct {
	*opened
	which    whichOrganisation
	platform *slack.Platform
	bot      *bot.Bot
	listener *slack.Listener
	linker   *linker
	log      *slog.Logger
	spoke    atomic.Bool
	arrived  chan struct{} // somebody is to be linked before the next round
}

// slackPlatform is the way out to Slack.
func (o *opened) slackPlatform(log *slog.Logger) *slack.Platform {
	return slack.New(slack.Settings{
		BotToken: o.SlackBotToken, ClientID: o.SlackClientID, ClientSecret: o.SlackClientSecret,
		SigningSecret: o.SlackSigningSecret, AppToken: o.SlackAppToken, APIURL: o.SlackAPIURL,
		Log: log, PerSecond: o.Test.PerSecond, Installs: installs{o.DB, o.Service}, Now: o.Service.Now,
	})
}

func newSlackDesk(o *opened, b *bot.Bot, log *slog.Logger, which whichOrganisation) *slackDesk {
	platform := o.slackPlatform(log)
	b.Platforms[platform.Name()] = platform
	return &slackDesk{opened: o, which: which, platform: platform, bot: b, log: log,
		listener: platform.Listen(inOneCall{b}), linker: newLinker(o.Service, platform, log), arrived: make(chan struct{}, 1)}
}

// page is where people install the app by themselves.
func (d *slackDesk) page() *web.Install {
	return &web.Install{
		Tokens: d.Master, Consent: d.platform, Invited: d.Service.Invited, Into: d.into,
		Done:    func(ctx context.Context, in reflection.Installed) { d.bot.Greet(ctx, in); d.lookSoon() },
		BaseURL: d.publicURL(), Now: d.Service.Now, Log: d.log,
	}
}

// into is the organisation that --organisation names, which everybody joins
// who installs the app without a code.
func (d *slackDesk) into(ctx context.Context) (reflection.OrganisationID, error) {
	if d.which.Organisation == "" {
		return "", nil
	}
	org, err := d.which.pick(ctx, d.Service)
	return org.ID, err
}

// ServeHTTP is /slack/events. Without a signing secret every request would be
// taken for Slack's, so there is none to answer.
func (d *slackDesk) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if d.SlackSigningSecret == "" {
		http.NotFound(w, r)
		return
	}
	d.listener.ServeHTTP(w, r)
}

// reached reports whether Slack has said whose token the settings hold, or
// refused it. Where there is none, nobody has to be asked before people come.
func (d *slackDesk) reached() bool { return d.SlackBotToken == "" || d.spoke.Load() }

const (
	connectAgain = 30 * time.Second
	linkAgain    = 10 * time.Minute
)

// run serves Slack until ctx ends, or one of its parts cannot go on.
func (d *slackDesk) run(ctx context.Context) error {
	defer d.close(ctx)
	parts := []func(context.Context) error{d.link}
	if d.SlackBotToken != "" {
		parts = append(parts, d.connected)
	}
	if d.SlackAppToken != "" {
		parts = append(parts, d.socket)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var running sync.WaitGroup
	ended := make(chan error, len(parts))
	for _, part := range parts {
		running.Go(func() {
			err := part(ctx)
			if err != nil {
				stop()
			}
			ended <- err
		})
	}
	running.Wait()
	close(ended)
	var failed error
	for err := range ended {
		failed = cmp.Or(failed, err)
	}
	return failed
}

// link links people now, every ten minutes and after an install, until ctx
// ends.
func (d *slackDesk) link(ctx context.Context) error {
	again := time.NewTicker(linkAgain)
	defer again.Stop()
	for {
		if err := d.linkAll(ctx); err != nil && ctx.Err() == nil {
			d.log.Warn("people could not be looked up; will try again", "error", err)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-again.C:
		case <-d.arrived:
		}
	}
}

// socket takes what comes over Socket Mode.
func (d *slackDesk) socket(ctx context.Context) error {
	err := d.listener.RunSocket(ctx)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, slack.ErrSocketOff):
		return fmt.Errorf("%w; switch it on again on the app's page, or take PLENARY_SLACK_APP_TOKEN away", slack.ErrSocketOff)
	}
	return fmt.Errorf("slack does not accept PLENARY_SLACK_APP_TOKEN (%w); make one with connections:write under Basic Information on the app's page", err)
}

// linkAll links the people of every workspace that the app is in.
func (d *slackDesk) linkAll(ctx context.Context) error {
	all, err := d.Service.Store.Workspaces(ctx)
	if err != nil {
		return err
	}
	var failed error
	for _, ws := range all {
		if ws.Platform == d.platform.Name() && !ws.Away() {
			failed = errors.Join(failed, d.linker.link(ctx, ws))
		}
	}
	return failed
}

// lookSoon looks for people who are not linked before the next round: after an
// install, and after a file that brought some in.
func (d *slackDesk) lookSoon() {
	select {
	case d.arrived <- struct{}{}:
	default: // it is wanted already
	}
}

// connected tries until Slack has said whose token the settings hold and the
// workspace has an organisation. A token that Slack refuses ends the program,
// unless there are other workspaces to serve.
func (d *slackDesk) connected(ctx context.Context) error {
	last := ""
	for {
		err := d.connect(ctx)
		final := refusedToken(err)
		switch {
		case err == nil || ctx.Err() != nil:
			return nil
		case final != nil && !d.slackInstalls():
			return final
		case final != nil:
			d.log.Error("one workspace is not served", "error", final)
			d.spoke.Store(true)
			return nil
		case err.Error() != last:
			d.log.Warn("Slack is not connected; will try again", "error", err)
			last = err.Error()
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(connectAgain):
		}
	}
}

// refusedToken is a sentence when Slack does not accept the token at all.
func refusedToken(err error) error {
	if err == nil {
		return nil
	}
	for _, word := range []string{"invalid_auth", "account_inactive", "token_revoked", "not_authed", "token_expired"} {
		if strings.Contains(err.Error(), word) {
			return fmt.Errorf("slack does not accept PLENARY_SLACK_BOT_TOKEN (%s); copy it again from the app's page", word)
		}
	}
	return nil
}

func (d *slackDesk) connect(ctx context.Context) error {
	c, err := d.platform.Connect(ctx)
	if err != nil {
		return err
	}
	d.spoke.Store(true)
	ws, err := connectByHand(ctx, d.Service, d.which, reflection.Install{Platform: d.platform.Name(), External: c.External, Name: c.Name})
	if err != nil {
		return err
	}
	if missing := c.Missing(); len(missing) > 0 {
		d.log.Warn("the Slack token lacks scopes", "missing", missing)
	}
	d.log.Info("connected to Slack", "workspace", ws.ID)
	d.lookSoon()
	return nil
}

func (d *slackDesk) close(ctx context.Context) {
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := d.listener.Close(stop); err != nil {
		d.log.Warn("some work for Slack was cut off at the end")
	}
}
