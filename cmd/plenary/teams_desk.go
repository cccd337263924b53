package main

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"plenary/bot"
	"plenary/bot/teams"
	"plenary/reflection"
)

// teamsDesk joins Microsoft Teams to the program: the people of one tenant.
type teamsDesk struct {
	*opened
	which    whichOrganisation
	platform *teams.Platform
	listener *teams.Listener
	log      *slog.Logger
}

func newTeamsDesk(o *opened, b *bot.Bot, log *slog.Logger, which whichOrganisation) *teamsDesk {
	platform := teams.New(teams.Settings{
		AppID: o.TeamsAppID, AppSecret: o.TeamsAppSecret, Tenant: o.TeamsTenantID,
		LoginURL: o.TeamsLoginURL, OpenIDURL: o.TeamsOpenIDURL, AllowUnsigned: o.TeamsAllowUnsigned,
		PerSecond: o.Test.PerSecond, Now: o.Service.Now, Log: log, Installs: installs{o.DB, o.Service},
	})
	b.Platforms[platform.Name()] = platform
	return &teamsDesk{opened: o, which: which, platform: platform, listener: platform.Listen(inOneCall{b}), log: log}
}

// ServeHTTP is /api/messages.
func (d *teamsDesk) ServeHTTP(w http.ResponseWriter, r *http.Request) { d.listener.ServeHTTP(w, r) }

// run gives the tenant to its organisation, and serves it until ctx ends.
// People are linked as they are met: Teams says who has the app.
func (d *teamsDesk) run(ctx context.Context) error {
	defer d.close(ctx)
	if d.TeamsAllowUnsigned {
		d.log.Warn("activities are taken from anybody on this machine: PLENARY_TEAMS_ALLOW_UNSIGNED is for development")
	}
	d.connected(ctx)
	<-ctx.Done()
	return nil
}

// connected tries until the tenant has an organisation: people may be imported
// later.
func (d *teamsDesk) connected(ctx context.Context) {
	in := reflection.Install{Platform: d.platform.Name(), External: d.TeamsTenantID, Name: "Teams"}
	for last := ""; ctx.Err() == nil; {
		ws, err := connectByHand(ctx, d.Service, d.which, in)
		if err == nil {
			d.log.Info("connected to Teams", "workspace", ws.ID)
			return
		}
		if err.Error() != last && ctx.Err() == nil {
			d.log.Warn("the tenant has no organisation yet; will try again", "error", err)
			last = err.Error()
		}
		select {
		case <-ctx.Done():
		case <-time.After(connectAgain):
		}
	}
}

func (d *teamsDesk) close(ctx context.Context) {
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := d.listener.Close(stop); err != nil {
		d.log.Warn("some work for Teams was cut off at the end")
	}
}
