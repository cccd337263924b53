package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

// settings are what the environment says. README.md lists them for people.
type settings struct {
	DatabaseURL string
	Key         string
	Listen      string
	PublicURL   string
	Log         string
	Frameworks  string // a folder of the school's own; empty for none

	SlackBotToken      string
	SlackSigningSecret string
	SlackAppToken      string
	SlackClientID      string
	SlackClientSecret  string
	SlackAPIURL        string

	TeamsAppID         string
	TeamsAppSecret     string
	TeamsTenantID      string
	TeamsLoginURL      string
	TeamsOpenIDURL     string
	TeamsAllowUnsigned bool // development only: activities without a token are taken

	Begins time.Time // PLENARY_CLOCK, development only: when the program's clock begins
	Test   testSettings
}

// slack reports whether Slack is set up: by hand, or for installs through the
// page.
func (s settings) slack() bool { return s.SlackBotToken != "" || s.slackInstalls() }

// slackInstalls reports whether people can install the app through the page.
func (s settings) slackInstalls() bool { return s.SlackClientID != "" }

const (
	defaultDatabase = "sqlite:plenary.db"
	defaultListen   = "127.0.0.1:8080"
)

// settingsError is everything that is wrong with the settings, a sentence each.
type settingsError []string

func (e settingsError) Error() string { return strings.Join(e, "\nplenary: ") }

// environment finds settings: NAME, or the contents of the file NAME_FILE, for
// secrets that are mounted as files.
type environment struct {
	values map[string]string
	known  []string
	wrong  settingsError
}

func newEnvironment(env []string) *environment {
	e := &environment{values: map[string]string{}}
	for _, entry := range env {
		if name, value, _ := strings.Cut(entry, "="); strings.HasPrefix(name, "PLENARY_") && value != "" {
			e.values[name] = value
		}
	}
	return e
}

func (e *environment) complain(format string, args ...any) {
	e.wrong = append(e.wrong, fmt.Sprintf(format, args...))
}

// get is the setting's value, or fallback where it is not set.
func (e *environment) get(name, fallback string) string {
	e.known = append(e.known, name, name+"_FILE")
	value, file := e.values[name], e.values[name+"_FILE"]
	switch {
	case value != "" && file != "":
		e.complain("%s and %s_FILE are both set; keep one of them", name, name)
	case file != "":
		value = e.read(name, file)
	}
	if value == "" {
		return fallback
	}
	return value
}

// read takes the setting from a file. The error names the file and never what
// is in it.
func (e *environment) read(name, file string) string {
	body, err := os.ReadFile(file)
	value := strings.TrimSpace(string(body))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.complain("%s_FILE names %s, which is not there", name, file)
	case err != nil:
		e.complain("%s_FILE names %s, which cannot be read", name, file)
	case value == "":
		e.complain("%s_FILE names %s, which is empty", name, file)
	}
	return value
}

// unknown lists names that look like settings and are none.
func (e *environment) unknown() []string {
	var names []string
	for name := range e.values {
		development := strings.HasPrefix(name, "PLENARY_TEST_") || name == "PLENARY_BIN"
		if !development && !slices.Contains(e.known, name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// readSettings reads and checks all of them. The settings are as good as they
// can be even when there is an error; unknown are names it does not know.
func readSettings(env []string) (s settings, unknown []string, err error) {
	e := newEnvironment(env)
	s = settings{
		DatabaseURL:        e.get("PLENARY_DATABASE_URL", defaultDatabase),
		Key:                e.get("PLENARY_KEY", ""),
		Listen:             e.get("PLENARY_LISTEN", defaultListen),
		PublicURL:          e.publicURL(),
		Log:                e.get("PLENARY_LOG", "text"),
		Frameworks:         e.get("PLENARY_FRAMEWORKS", ""),
		SlackBotToken:      e.get("PLENARY_SLACK_BOT_TOKEN", ""),
		SlackSigningSecret: e.get("PLENARY_SLACK_SIGNING_SECRET", ""),
		SlackAppToken:      e.get("PLENARY_SLACK_APP_TOKEN", ""),
		SlackClientID:      e.get("PLENARY_SLACK_CLIENT_ID", ""),
		SlackClientSecret:  e.get("PLENARY_SLACK_CLIENT_SECRET", ""),
		SlackAPIURL:        e.get("PLENARY_SLACK_API_URL", ""),
	}
	unsigned := e.teamsSettings(&s)
	clock := e.get("PLENARY_CLOCK", "")
	e.checkServer(s)
	e.checkSlack(s)
	e.checkTeams(s, unsigned)
	s.Begins = e.checkClock(clock, s.rehearsal())
	s.Test = e.testSettings(s.rehearsal())
	if len(e.wrong) > 0 {
		err = e.wrong
	}
	return s, e.unknown(), err
}

// publicURL has no slash at its end.
func (e *environment) publicURL() string {
	return strings.TrimSuffix(e.get("PLENARY_PUBLIC_URL", ""), "/")
}

// checkServer does not repeat the database's URL: it may hold a password.
func (e *environment) checkServer(s settings) {
	scheme, rest, _ := strings.Cut(s.DatabaseURL, ":")
	if !slices.Contains([]string{"postgres", "postgresql", "sqlite"}, scheme) || rest == "" {
		e.complain("PLENARY_DATABASE_URL is neither postgres://… nor sqlite:PATH")
	}
	if err := checkListen(s.Listen); err != nil {
		e.complain("PLENARY_LISTEN %s", err)
	}
	if s.Log != "text" && s.Log != "json" {
		e.complain("PLENARY_LOG is %q; use text or json", s.Log)
	}
	e.checkPublicURL(s.PublicURL)
}

func (e *environment) checkPublicURL(address string) {
	u, err := url.Parse(address)
	switch {
	case address == "":
	case err != nil || u.Host == "" || u.RawQuery != "" || u.User != nil:
		e.complain("PLENARY_PUBLIC_URL is not an address like https://plenary.example")
	case !carriesSecrets(u):
		e.complain("PLENARY_PUBLIC_URL must begin with https://; only this machine itself may use http://")
	}
}

func checkListen(address string) error {
	_, port, err := net.SplitHostPort(address)
	if err == nil {
		_, err = strconv.ParseUint(port, 10, 16)
	}
	if err != nil {
		return fmt.Errorf("is %q; use an address and a port like %s", address, defaultListen)
	}
	return nil
}

func (e *environment) checkSlack(s settings) {
	switch {
	case !s.slack() && s.SlackSigningSecret+s.SlackAppToken+s.SlackClientSecret != "":
		e.complain("neither PLENARY_SLACK_BOT_TOKEN nor PLENARY_SLACK_CLIENT_ID is set, but other settings for Slack are")
	case s.slackInstalls() && s.SlackClientSecret == "":
		e.complain("PLENARY_SLACK_CLIENT_ID needs PLENARY_SLACK_CLIENT_SECRET; both are under Basic Information on the app's page")
	case s.slackInstalls() && s.PublicURL == "":
		e.complain("PLENARY_SLACK_CLIENT_ID needs PLENARY_PUBLIC_URL, to which Slack brings people back after they agree")
	case s.slack() && s.SlackSigningSecret+s.SlackAppToken == "":
		e.complain("Slack needs PLENARY_SLACK_SIGNING_SECRET (requests over HTTP) or PLENARY_SLACK_APP_TOKEN (Socket Mode)")
	}
	if u, err := url.Parse(s.SlackAPIURL); s.SlackAPIURL != "" && (err != nil || !carriesSecrets(u)) {
		e.complain("PLENARY_SLACK_API_URL must begin with https://; only this machine itself may use http://")
	}
}

// rehearsal reports whether no message of the program's can reach anybody: each
// chat that is set up, and at least one, is a stand-in's on this machine. The
// real Teams takes no message without a token, which needs a secret.
func (s settings) rehearsal() bool {
	slack := onThisMachine(s.SlackAPIURL)
	teams := s.teams() && (onThisMachine(s.TeamsLoginURL) || s.TeamsAllowUnsigned && s.TeamsAppSecret == "")
	return (slack || teams) && (slack || !s.slack()) && (teams || !s.teams())
}

// checkClock lets the clock be set only in a rehearsal: nobody's real messages
// are to come at a made-up time.
func (e *environment) checkClock(clock string, rehearsal bool) time.Time {
	if clock == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, clock)
	switch {
	case err != nil:
		e.complain("PLENARY_CLOCK is %q; use a time like 2026-11-11T15:00:00Z", clock)
	case !rehearsal:
		e.complain("PLENARY_CLOCK is for development and is accepted only when each chat that is set up is a stand-in on this machine; take it away")
	}
	return at
}

// carriesSecrets reports whether a token may be sent there: encrypted, or
// without leaving the machine.
func carriesSecrets(u *url.URL) bool {
	return u.Host != "" && (u.Scheme == "https" || u.Scheme == "http" && loopback(u.Hostname()))
}

func onThisMachine(address string) bool {
	u, err := url.Parse(address)
	return err == nil && loopback(u.Hostname())
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}
