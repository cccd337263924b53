package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"plenary/bot"
	"plenary/bot/ics"
	"plenary/bot/picture"
	"plenary/bot/web"
	"plenary/reflection"
)

type serveCommand struct{ whichOrganisation }

// server is the program while it serves.
type server struct {
	*opened
	log   *slog.Logger
	bot   *bot.Bot
	slack *slackDesk // nil where Slack is not set up
	teams *teamsDesk // nil where Teams is not
	http.Handler
}

// Run serves until the program is asked to stop.
func (c serveCommand) Run(ctx context.Context, p *program) error {
	o, err := p.open(ctx)
	if err != nil {
		return unlessStopped(ctx, err)
	}
	defer o.close()
	l, err := listen(ctx, o.Listen)
	if err != nil {
		return err
	}
	p.collectLess()
	s := newServer(o, newLog(p.Err, o.Log, slog.LevelInfo), c.whichOrganisation)
	return s.run(ctx, l, p.Ready)
}

func newServer(o *opened, log *slog.Logger, which whichOrganisation) *server {
	registry := newRegistry(o.DB.Stats)
	files := &web.Files{Tokens: o.Master, Service: o.Service, BaseURL: o.publicURL(), Calendar: ics.Write}
	s := &server{opened: o, log: log, bot: &bot.Bot{
		Service: o.Service, Platforms: map[string]bot.Platform{}, Log: log,
		Metrics: bot.NewMetrics(registry), ClipURL: files.Link, RecordURL: files.RecordLink, BundleURL: files.BundleLink, VisitURL: files.VisitLink, PieceURL: files.PieceLink, Holder: holder(),
		ReadSetUp: readSetUp, OwnCalendar: ics.Is, Draw: picture.Bars,
	}}
	mux := http.NewServeMux()
	files.Route(mux)
	web.RouteAbout(mux)
	if o.slack() {
		s.slack = newSlackDesk(o, s.bot, log, which)
		s.bot.Joined = func(context.Context, reflection.OrganisationID) { s.slack.lookSoon() }
		mux.Handle("/slack/events", s.slack)
	}
	if o.slackInstalls() {
		s.bot.InstallPage = o.publicURL() + web.InstallPath
		s.slack.page().Route(mux)
	}
	if o.teams() {
		s.teams = newTeamsDesk(o, s.bot, log, which)
		mux.Handle("/api/messages", s.teams)
	}
	commonRoutes(mux, registry, s.readiness().check)
	s.Handler = watched(mux, log, registry)
	return s
}

// collectLess trades memory, of which the server uses little, for a tenth of
// the processor's time. GOGC, where it is set, has the last word.
func (p *program) collectLess() {
	if !slices.ContainsFunc(p.Env, func(v string) bool { return strings.HasPrefix(v, "GOGC=") }) {
		debug.SetGCPercent(200)
	}
}

// holder names this process on its leases.
func holder() string {
	host, _ := os.Hostname() // without a name it has its number
	return fmt.Sprintf("%s/%d", host, os.Getpid())
}

// publicURL is where people's browsers find this server: without a public
// address, on this machine only.
func (s settings) publicURL() string {
	if s.PublicURL != "" {
		return s.PublicURL
	}
	return "http://" + s.Listen
}

// readiness is asked for once, when the server begins.
func (s *server) readiness() readiness {
	r := readiness{database: s.DB.Ready, lastTick: s.bot.LastTick, now: s.Service.Now, began: s.Service.Now()}
	if s.slack != nil {
		r.slack = s.slack.reached
	}
	return r
}

// run starts everything and ends with whichever part ends first.
func (s *server) run(ctx context.Context, l net.Listener, ready func(string)) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	parts := []func(context.Context) error{
		func(ctx context.Context) error { return serveUntil(ctx, l, s, s.log) },
		s.deliver,
		func(ctx context.Context) error { return s.Clock.follow(ctx, s.DB.Clock, s.log) },
	}
	if s.slack != nil {
		parts = append(parts, s.slack.run)
	}
	if s.teams != nil {
		parts = append(parts, s.teams.run)
	}
	if s.slack == nil && s.teams == nil {
		s.log.Warn("neither Slack nor Teams is set up, so nobody can be reached")
	}
	var running sync.WaitGroup
	for _, part := range parts {
		running.Go(func() { stop(part(ctx)) })
	}
	s.log.Info("serving", "address", l.Addr().String(), "version", version)
	if ready != nil {
		ready(l.Addr().String())
	}
	running.Wait()
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	if err := s.bot.Close(closing); err != nil {
		s.log.Warn("a file that was being read in is cut off; nothing of it is kept")
	}
	s.log.Info("stopped")
	if err := context.Cause(ctx); !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// deliver follows the clock.
func (s *server) deliver(ctx context.Context) error { return unlessStopped(ctx, s.bot.Run(ctx)) }

// unlessStopped leaves out errors that only say that the program is stopping.
func unlessStopped(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}
