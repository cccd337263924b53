package main

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"plenary/bot"
	"plenary/bot/ics"
	"plenary/bot/localchat"
	"plenary/bot/picture"
	"plenary/bot/web"
	"plenary/reflection"
)

// demoFiles are the set-up files of the made-up school. Its numbers are those
// that Ofcom keeps for drama.
//
//go:embed demo/*.csv
var demoFiles embed.FS

func northfield() fs.FS {
	files, err := fs.Sub(demoFiles, "demo")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return files
}

// demoOptions say which school to make and where. Stories make others.
type demoOptions struct {
	Folder string // holds database, key and the time it is
	Files  fs.FS  // schools.csv, people.csv, calendar.csv
	Begins time.Time
	Rounds bool // everybody who can has joined the rounds
	// Database is where it is kept; in the folder where this is empty.
	Database string
	Host     string // what browsers may call the server, besides this machine's names
	Log      *slog.Logger
}

// demoSchool is a school in the browser: everything a server has, with the
// local chat for a platform and a clock to move.
type demoSchool struct {
	*opened
	demoOptions
	Clock    *demoClock
	Bot      *bot.Bot
	Chat     *localchat.Chat
	Registry *prometheus.Registry
	Handler  http.Handler
}

// localPlatform is the local chat's localchat.Chat.Name.
const localPlatform = "local"

// openDemo opens the school in the folder, making it the first time.
func openDemo(ctx context.Context, options demoOptions) (*demoSchool, error) {
	key, err := demoKey(options.Folder)
	if err != nil {
		return nil, err
	}
	database := cmp.Or(options.Database, "sqlite:"+filepath.Join(options.Folder, "plenary.db"))
	o, err := openWith(ctx, settings{Key: key, DatabaseURL: database})
	if err != nil {
		return nil, err
	}
	d := &demoSchool{opened: o, demoOptions: options, Registry: newRegistry(o.DB.Stats)}
	if err := d.begin(ctx); err != nil {
		o.close()
		return nil, fmt.Errorf("make the school: %w", err)
	}
	return d, nil
}

func (d *demoSchool) begin(ctx context.Context) error {
	var err error
	if d.Clock, err = newDemoClock(filepath.Join(d.Folder, "clock"), d.Begins, d.DB); err != nil {
		return err
	}
	d.Service.Now = d.Clock.Now
	ws, err := d.people(ctx)
	if err != nil {
		return err
	}
	d.Chat = localchat.New(localchat.Options{
		Workspace: ws.ID, Clock: d.Clock, Hosts: []string{d.Host}, Log: d.Log,
		People: func(ctx context.Context) ([]reflection.Member, error) { return d.DB.Members(ctx, ws.Organisation) },
	})
	files := &web.Files{Tokens: d.Master, Service: d.Service, Calendar: ics.Write}
	d.Bot = &bot.Bot{
		Service: d.Service, Platforms: map[string]bot.Platform{d.Chat.Name(): d.Chat}, Log: d.Log,
		Metrics: bot.NewMetrics(d.Registry), ClipURL: files.Link, RecordURL: files.RecordLink, BundleURL: files.BundleLink, VisitURL: files.VisitLink, PieceURL: files.PieceLink, ReadSetUp: readSetUp, OwnCalendar: ics.Is, Draw: picture.Bars,
		Joined: func(ctx context.Context, _ reflection.OrganisationID) {
			if err := d.bringIn(ctx, ws); err != nil {
				d.Log.ErrorContext(ctx, "could not bring people in", "error", err)
			}
		},
	}
	d.Chat.Receiver, d.Clock.deliver = inOneCall{d.Bot}, d.Bot.Deliver
	d.Clock.rounds = func(ctx context.Context) error {
		_, err := d.Service.OpenRound(ctx, ws.Organisation)
		return err
	}
	d.routes(files)
	return nil
}

func (d *demoSchool) routes(files *web.Files) {
	mux := http.NewServeMux()
	d.Chat.Routes(mux)
	files.Route(mux)
	commonRoutes(mux, d.Registry, d.DB.Ready)
	d.Handler = watched(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/chat/api/clock" { // it may have a year to go through
			conn := http.NewResponseController(w)
			_ = errors.Join(conn.SetReadDeadline(time.Time{}), conn.SetWriteDeadline(time.Time{}))
		}
		mux.ServeHTTP(w, r)
	}), d.Log, d.Registry)
}

// people reads the school's files and brings everyone in, welcomed already.
// A folder that has a school keeps it.
func (d *demoSchool) people(ctx context.Context) (reflection.Workspace, error) {
	org, err := whichOrganisation{}.pick(ctx, d.Service)
	isNew := errors.Is(err, errNoOrganisation)
	if isNew {
		org, err = d.found(ctx)
	}
	if err != nil {
		return reflection.Workspace{}, err
	}
	ws, err := connectByHand(ctx, d.Service, whichOrganisation{}, reflection.Install{Platform: localPlatform, External: "demo"})
	if err != nil {
		return ws, err
	}
	if err := d.bringIn(ctx, ws); err != nil {
		return ws, err
	}
	if isNew && d.Rounds {
		if err := d.joinRounds(ctx, org); err != nil {
			return ws, err
		}
	}
	return ws, d.Service.Requeue(ctx, org.ID)
}

// joinRounds has everybody but the coordinator join the rounds, for two
// focuses between them.
func (d *demoSchool) joinRounds(ctx context.Context, org reflection.Organisation) error {
	people, err := d.DB.Members(ctx, org.ID)
	if err != nil {
		return err
	}
	for i, m := range people {
		if m.Is(reflection.Coordinator) {
			continue
		}
		if _, err := d.Service.JoinRounds(ctx, m, []reflection.Focus{"feedback", "questions"}[i%2], false); err != nil {
			return err
		}
	}
	return nil
}

func (d *demoSchool) found(ctx context.Context) (reflection.Organisation, error) {
	org, err := d.Service.Found(ctx, "Northfield")
	if err != nil {
		return org, err
	}
	for _, file := range reflection.SetUpFiles() {
		if err := d.take(ctx, org, file); err != nil {
			return org, fmt.Errorf("%s: %w", file, err)
		}
	}
	return org, d.confirmContact(ctx, org)
}

func (d *demoSchool) take(ctx context.Context, org reflection.Organisation, file reflection.SetUpFile) error {
	content, err := fs.ReadFile(d.Files, string(file)+".csv")
	if err != nil {
		return err
	}
	rows, err := readSetUpAs(file, content)
	if err != nil {
		return err
	}
	_, err = d.Service.Import(ctx, org, file, rows, false)
	return err
}

// confirmContact is what a coordinator does at the start of a term.
func (d *demoSchool) confirmContact(ctx context.Context, org reflection.Organisation) error {
	people, err := d.DB.Members(ctx, org.ID)
	if err != nil {
		return err
	}
	schools, err := d.DB.Schools(ctx, org.ID)
	if err != nil {
		return err
	}
	for _, m := range people {
		if !m.Is(reflection.Coordinator) {
			continue
		}
		for _, school := range schools {
			if !school.Safeguarding.Set() { // there is nothing to confirm
				continue
			}
			if err := d.Service.SetSafeguarding(ctx, m, school.ID, school.Safeguarding); err != nil {
				return err
			}
		}
		break
	}
	return nil
}

// bringIn links everyone who is not linked yet to the local chat, by the id in
// the file or by the first part of their e-mail, and answers the welcome.
func (d *demoSchool) bringIn(ctx context.Context, ws reflection.Workspace) error {
	people, err := d.Service.Unlinked(ctx, ws.Organisation)
	if err != nil {
		return err
	}
	for _, m := range people {
		id := m.PlatformID
		if id == "" {
			id, _, _ = strings.Cut(m.Email, "@")
		}
		if err := d.Service.Link(ctx, ws, m.ID, reflection.Profile{User: id}); err != nil {
			return err
		}
		if _, err := d.Service.Begin(ctx, m); err != nil {
			return err
		}
	}
	return nil
}
