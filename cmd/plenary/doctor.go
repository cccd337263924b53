package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"time"

	"plenary/reflection"
)

type doctorCommand struct {
	Ready bool `hidden:"" help:"Ask the server on PLENARY_LISTEN whether it is ready."`
}

// Help says how to read what it prints.
func (doctorCommand) Help() string {
	return `Each line begins with ok, look (think about it) or stop (nobody is prompted until it is put right). The answer is 1 when there is a stop.`
}

// errFindings is the exit code of an examination that found something.
var errFindings = errors.New("found something to put right")

// examination collects what the doctor finds.
type examination struct {
	*program
	stops int
}

func (e *examination) ok(format string, args ...any)   { e.print("ok    "+format, args...) }
func (e *examination) look(format string, args ...any) { e.print("look  "+format, args...) }
func (e *examination) stop(format string, args ...any) {
	e.stops++
	e.print("stop  "+format, args...)
}

// Run looks at everything it can get to, in the order in which things are set
// up.
func (c doctorCommand) Run(ctx context.Context, p *program) error {
	if c.Ready {
		return p.askReady(ctx)
	}
	e := &examination{program: p}
	if o := e.open(ctx); o != nil {
		defer o.close()
		e.examine(ctx, o)
	}
	if e.stops > 0 {
		return errFindings
	}
	return nil
}

// open examines settings, key and database. Nil means it cannot go on.
func (e *examination) open(ctx context.Context) *opened {
	s, unknown, err := readSettings(e.Env)
	if wrong, ok := errors.AsType[settingsError](err); ok {
		for _, w := range wrong {
			e.stop("%s", w)
		}
	} else {
		e.ok("the settings can be read")
	}
	for _, name := range unknown {
		e.look("%s is not a setting of this version and changes nothing", name)
	}
	if !s.Begins.IsZero() {
		e.look("the clock is a made-up one (PLENARY_CLOCK); this is for development")
	}
	o, openErr := openWith(ctx, s)
	switch {
	case openErr != nil:
		e.stop("%s", openErr)
		return nil
	case err != nil:
		o.close()
		return nil
	}
	e.ok("the database answers, its tables are up to date, and the key belongs to it")
	return o
}

func (e *examination) examine(ctx context.Context, o *opened) {
	e.clock(ctx, o)
	e.slack(ctx, o)
	e.teams(o)
	orgs, err := o.DB.Organisations(ctx)
	if err != nil {
		e.stop("%s", err)
		return
	}
	switch {
	case len(orgs) == 0 && o.slackInstalls():
		e.stop(`there is nobody on the list; install the app, or run "plenary people import FILE"`)
	case len(orgs) == 0:
		e.stop(`there is nobody on the list; run "plenary people import FILE"`)
	}
	for _, org := range orgs {
		if err := e.organisation(ctx, o, org); err != nil {
			e.stop("%s: %s", org.Name, err)
		}
	}
}

// Clocks may differ by this much. Slack refuses requests more than five
// minutes away.
const clocksAgree = 30 * time.Second

// released is before any instant this program can run at: a machine that says
// otherwise has lost its clock.
var released = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

func (e *examination) clock(ctx context.Context, o *opened) {
	theirs, err := o.DB.Clock(ctx)
	apart := time.Since(theirs).Round(time.Second)
	switch {
	case time.Now().Before(released):
		e.stop("the machine's clock says %s; set it", time.Now().Format("2 January 2006"))
	case err != nil:
		e.stop("%s", err)
	case apart.Abs() > clocksAgree:
		e.stop("the clocks of this machine and of the database are %s apart; set them", apart.Abs())
	default:
		e.ok("the clock says %s, and the database agrees", o.Service.Now().In(london()).Format("Monday 2 January 2006, 15:04"))
	}
}

func london() *time.Location { return reflection.ZoneOf(reflection.Member{}, reflection.School{}) }

// askReady is what a container's health check runs.
func (p *program) askReady(ctx context.Context) error {
	s, _, err := readSettings(p.Env)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, readyWithin+time.Second)
	defer cancel()
	url := "http://" + reachable(s.Listen) + "/readyz"
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
	if err != nil {
		return err
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("the server does not answer on %s", s.Listen)
	}
	defer answer.Body.Close()
	if answer.StatusCode == http.StatusOK {
		return nil
	}
	said, _ := io.ReadAll(io.LimitReader(answer.Body, 300))
	why, ok := strings.CutPrefix(strings.TrimSpace(string(said)), notReady)
	if answer.StatusCode != http.StatusServiceUnavailable || !ok {
		return errors.New("the server is not ready")
	}
	return fmt.Errorf("the server is not ready: %s", why)
}

// reachable is the listening address as this machine itself can call it.
func reachable(address string) string {
	host, port, _ := net.SplitHostPort(address)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
