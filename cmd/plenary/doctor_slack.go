package main

import (
	"context"
	"log/slog"
	"strings"

	"plenary/bot/slack"
)

// slack examines the token and what it may do.
func (e *examination) slack(ctx context.Context, o *opened) {
	if !o.slack() {
		e.look("Slack is not set up, so nobody can be reached; see docs/slack.md")
		return
	}
	platform := slack.New(slack.Settings{
		BotToken: o.SlackBotToken, AppToken: o.SlackAppToken, APIURL: o.SlackAPIURL,
		Log: slog.New(slog.DiscardHandler),
	})
	c, err := platform.Connect(ctx)
	if err != nil {
		if final := refusedToken(err); final != nil {
			err = final
		}
		e.stop("Slack: %s", err)
		return
	}
	e.ok("Slack knows the token: it is that of the workspace %s", c.Name)
	if missing := c.Missing(); len(missing) > 0 {
		e.stop("Slack: the token lacks %s; add them to the app and install it again", strings.Join(missing, ", "))
	}
	switch {
	case o.SlackAppToken != "":
		e.ok("Slack reaches this server over Socket Mode")
	case o.PublicURL == "":
		e.look("PLENARY_PUBLIC_URL is not set; Slack must reach /slack/events from outside")
	default:
		e.ok("Slack is to send its requests to %s/slack/events", o.PublicURL)
	}
}
