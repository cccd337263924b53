package main

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"strings"

	"plenary/bot"
	"plenary/bot/slack"
	"plenary/bot/web"
	"plenary/reflection"
)

// slack examines whose tokens there are, what they may do, and how Slack and
// people get here.
func (e *examination) slack(ctx context.Context, o *opened) {
	if !o.slack() {
		if !o.teams() {
			e.look("neither Slack nor Teams is set up, so nobody can be reached; see docs/slack.md and docs/teams.md")
		}
		return
	}
	platform := o.slackPlatform(slog.New(slog.DiscardHandler))
	byHand := ""
	if o.SlackBotToken != "" {
		byHand = e.slackByHand(ctx, platform)
	}
	if o.slackInstalls() {
		e.ok("Slack: people install the app at %s%s", o.PublicURL, web.InstallPath)
	}
	e.slackWorkspaces(ctx, o, platform, byHand)
	switch {
	case o.SlackAppToken != "":
		e.ok("Slack reaches this server over Socket Mode")
	case o.PublicURL == "":
		e.look("PLENARY_PUBLIC_URL is not set; Slack must reach /slack/events from outside")
	default:
		e.ok("Slack is to send its requests to %s/slack/events", o.PublicURL)
	}
}

// slackByHand examines the token in the settings, and gives Slack's id of its
// workspace; empty if it does not work.
func (e *examination) slackByHand(ctx context.Context, platform *slack.Platform) string {
	c, err := platform.Connect(ctx)
	if err != nil {
		if final := refusedToken(err); final != nil {
			err = final
		}
		e.stop("Slack: %s", err)
		return ""
	}
	e.ok("Slack knows the token: it is that of the workspace %s", c.Name)
	if missing := c.Missing(); len(missing) > 0 {
		e.stop("Slack: the token lacks %s; add them to the app and install it again", strings.Join(missing, ", "))
	}
	return c.External
}

// slackWorkspaces examines those that the app is in, or was; the one by hand
// was examined already.
func (e *examination) slackWorkspaces(ctx context.Context, o *opened, platform *slack.Platform, byHand string) {
	all, err := o.DB.Workspaces(ctx)
	if err != nil {
		e.stop("%s", err)
		return
	}
	known := 0
	for _, ws := range all {
		if ws.Platform != platform.Name() {
			continue
		}
		known++
		kept, err := o.DB.Credentials(ctx, ws.ID)
		if err == nil && kept == nil && ws.External == byHand && !ws.Away() {
			continue
		}
		e.slackWorkspace(ctx, platform, ws, kept != nil)
	}
	if known == 0 && o.slackInstalls() && byHand == "" {
		e.look("Slack: the app is in no workspace yet")
	}
}

func (e *examination) slackWorkspace(ctx context.Context, platform *slack.Platform, ws reflection.Workspace, installed bool) {
	name, how, mend := cmp.Or(ws.Name, ws.External), "set up by hand", "put its token into PLENARY_SLACK_BOT_TOKEN"
	if installed {
		how, mend = "installed through the page", "install the app there again"
	}
	if ws.Away() {
		e.look("Slack: %s has taken the app out on %s; what people wrote is kept, and nothing is sent there until it is put in again",
			name, ws.Left.In(london()).Format("2 January 2006, 15:04"))
		return
	}
	c, err := platform.ConnectionTo(ctx, ws)
	if _, refused := errors.AsType[*bot.Refusal](err); refused {
		e.stop("Slack: %s, %s: its token does not work (%s); %s", name, how, err, mend)
		return
	}
	if err != nil {
		e.stop("Slack: %s: %s", name, err)
		return
	}
	e.ok("Slack: %s, %s: its token works", name, how)
	if missing := c.Missing(); len(missing) > 0 {
		e.stop("Slack: %s: its token lacks %s; %s", name, strings.Join(missing, ", "), mend)
	}
}
