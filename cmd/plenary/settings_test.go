package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

const appID = "1b2c3d4e-0000-4000-8000-0123456789ab"

func TestSettingsByDefault(t *testing.T) {
	got, unknown, err := readSettings([]string{"HOME=/root", "PLENARY_KEY="})
	want := settings{DatabaseURL: "sqlite:plenary.db", Listen: "127.0.0.1:8080", Log: "text"}
	if diff := cmp.Diff(want, got); diff != "" || err != nil || unknown != nil {
		t.Errorf("settings (-want +got):\n%s%v, unknown %v", diff, err, unknown)
	}
}

func TestSettingsFromFiles(t *testing.T) {
	file := filepath.Join(t.TempDir(), "key")
	if err := os.WriteFile(file, []byte("  the key\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, _, err := readSettings([]string{"PLENARY_KEY_FILE=" + file})
	if err != nil || got.Key != "the key" {
		t.Errorf("the key is %q, %v", got.Key, err)
	}
}

func TestSettingsRefused(t *testing.T) {
	empty := filepath.Join(t.TempDir(), "empty")
	if err := os.WriteFile(empty, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const clock = "PLENARY_CLOCK is for development and is accepted only when each chat that is set up is a stand-in on this machine; take it away"
	const onlyTests = "settings that begin with PLENARY_TEST_ are for tests and are accepted only when each chat that is set up is a stand-in on this machine; take them away"
	const teams = "TEAMS_APP_ID=" + appID + " TEAMS_APP_SECRET=x TEAMS_TENANT_ID=" + appID
	const noTeams = "PLENARY_TEAMS_APP_ID is not set, but other settings for Teams are; it is the Application (client) ID of the app registration"
	const unsigned = "PLENARY_TEAMS_ALLOW_UNSIGNED is for development and is accepted only when PLENARY_LISTEN is on this machine alone, such as 127.0.0.1:8080; take it away"
	tests := []struct {
		env  string // settings, separated by spaces
		want string
	}{
		{"DATABASE_URL=mysql://x", "PLENARY_DATABASE_URL is neither postgres://… nor sqlite:PATH"},
		{"DATABASE_URL=sqlite:", "PLENARY_DATABASE_URL is neither postgres://… nor sqlite:PATH"},
		{"LISTEN=8080", `PLENARY_LISTEN is "8080"; use an address and a port like 127.0.0.1:8080`},
		{"LISTEN=:http", `PLENARY_LISTEN is ":http"; use an address and a port like 127.0.0.1:8080`},
		{"LOG=xml", `PLENARY_LOG is "xml"; use text or json`},
		{"PUBLIC_URL=plenary.example", "PLENARY_PUBLIC_URL is not an address like https://plenary.example"},
		{"PUBLIC_URL=https://x.example/?a=b", "PLENARY_PUBLIC_URL is not an address like https://plenary.example"},
		{"PUBLIC_URL=http://plenary.example", "PLENARY_PUBLIC_URL must begin with https://; only this machine itself may use http://"},
		{"SLACK_BOT_TOKEN=x", "Slack needs PLENARY_SLACK_SIGNING_SECRET (requests over HTTP) or PLENARY_SLACK_APP_TOKEN (Socket Mode)"},
		{"SLACK_APP_TOKEN=x", "neither PLENARY_SLACK_BOT_TOKEN nor PLENARY_SLACK_CLIENT_ID is set, but other settings for Slack are"},
		{"SLACK_API_URL=http://slack.example/api/", "PLENARY_SLACK_API_URL must begin with https://; only this machine itself may use http://"},
		{"TEAMS_APP_SECRET=x", noTeams},
		{"TEAMS_TENANT_ID=" + appID, noTeams},
		{"TEAMS_LOGIN_URL=https://login.example/", noTeams},
		{"TEAMS_OPENID_URL=https://login.example/", noTeams},
		{"TEAMS_ALLOW_UNSIGNED=1", noTeams},
		{"TEAMS_APP_ID=" + appID + " TEAMS_APP_SECRET=x", "PLENARY_TEAMS_APP_ID needs PLENARY_TEAMS_TENANT_ID, the Directory (tenant) ID of the app registration"},
		{"TEAMS_APP_ID=" + appID + " TEAMS_TENANT_ID=" + appID, "PLENARY_TEAMS_APP_ID needs PLENARY_TEAMS_APP_SECRET, the Value of a client secret of the app registration"},
		{"TEAMS_APP_ID=plenary TEAMS_APP_SECRET=x TEAMS_TENANT_ID=" + appID, "PLENARY_TEAMS_APP_ID is not an id like " + appID + "; copy the Application (client) ID of the app registration"},
		{"TEAMS_APP_ID=" + appID + " TEAMS_APP_SECRET=x TEAMS_TENANT_ID=northfield.example", "PLENARY_TEAMS_TENANT_ID is not an id like " + appID + "; copy the Directory (tenant) ID of the app registration"},
		{"TEAMS_APP_ID=" + appID + " TEAMS_APP_SECRET=" + appID + " TEAMS_TENANT_ID=" + appID, "PLENARY_TEAMS_APP_SECRET is the ID of a secret; copy its Value, which is shown only when the secret is made"},
		{teams + " TEAMS_LOGIN_URL=http://login.example/", "PLENARY_TEAMS_LOGIN_URL must begin with https://; only this machine itself may use http://"},
		{teams + " TEAMS_OPENID_URL=login.example", "PLENARY_TEAMS_OPENID_URL must begin with https://; only this machine itself may use http://"},
		{teams + " TEAMS_ALLOW_UNSIGNED=true", "PLENARY_TEAMS_ALLOW_UNSIGNED can only be 1; take it away where activities are to be checked"},
		{teams + " TEAMS_ALLOW_UNSIGNED=1 LISTEN=:8080", unsigned},
		{teams + " TEAMS_ALLOW_UNSIGNED=1 LISTEN=0.0.0.0:8080", unsigned},
		{teams + " TEAMS_ALLOW_UNSIGNED=1 LISTEN=[::]:8080", unsigned},
		{teams + " TEAMS_ALLOW_UNSIGNED=1 LISTEN=plenary.example:8080", unsigned},
		{"CLOCK=tomorrow SLACK_API_URL=http://localhost:1/", `PLENARY_CLOCK is "tomorrow"; use a time like 2026-11-11T15:00:00Z`},
		{"CLOCK=2026-11-11T15:00:00Z", clock},
		{"CLOCK=2026-11-11T15:00:00Z SLACK_API_URL=https://slack.com/api/", clock},
		{"CLOCK=2026-11-11T15:00:00Z SLACK_API_URL=https://localhost.example/", clock},
		{"CLOCK=2026-11-11T15:00:00Z " + teams, clock},
		{"CLOCK=2026-11-11T15:00:00Z " + teams + " TEAMS_LOGIN_URL=https://login.example/", clock},
		{"CLOCK=2026-11-11T15:00:00Z " + teams + " TEAMS_ALLOW_UNSIGNED=1", clock},
		{"CLOCK=2026-11-11T15:00:00Z " + teams + " SLACK_API_URL=http://localhost:1/", clock},
		{"CLOCK=2026-11-11T15:00:00Z " + teams + " TEAMS_LOGIN_URL=http://127.0.0.1:1/ SLACK_BOT_TOKEN=x SLACK_APP_TOKEN=x", clock},
		{"TEST_LEASE=2s", onlyTests},
		{"TEST_PACE=-1 SLACK_API_URL=https://slack.com/api/", onlyTests},
		{"TEST_PACE=-1 " + teams, onlyTests},
		{"TEST_LEASE=long SLACK_API_URL=http://localhost:1/", "a setting that begins with PLENARY_TEST_ cannot be read; it is for tests only, take it away"},
		{"KEY_FILE=/nowhere/at/all", "PLENARY_KEY_FILE names /nowhere/at/all, which is not there"},
		{"KEY_FILE=/", "PLENARY_KEY_FILE names /, which cannot be read"},
		{"KEY_FILE=" + empty, "PLENARY_KEY_FILE names " + empty + ", which is empty"},
		{"KEY=a KEY_FILE=b", "PLENARY_KEY and PLENARY_KEY_FILE are both set; keep one of them"},
		{"LOG=xml LISTEN=x", `PLENARY_LISTEN is "x"; use an address and a port like 127.0.0.1:8080` + "\nplenary: " + `PLENARY_LOG is "xml"; use text or json`},
	}
	for _, tt := range tests {
		t.Run(tt.env, func(t *testing.T) {
			_, _, err := readSettings(prefixed(tt.env))
			if err == nil || err.Error() != tt.want {
				t.Errorf("readSettings = %v\nwant %s", err, tt.want)
			}
		})
	}
}

// Teams is set up with an id, a secret and a tenant; without the secret only
// where a developer has nobody to prove anything to.
func TestSettingsForTeams(t *testing.T) {
	const ids = "TEAMS_APP_ID=" + appID + " TEAMS_TENANT_ID=" + appID
	const elsewhere = " TEAMS_LOGIN_URL=http://127.0.0.1:1/ TEAMS_OPENID_URL=https://login.example/"
	bare := settings{DatabaseURL: "sqlite:plenary.db", Listen: "127.0.0.1:8080", Log: "text", TeamsAppID: appID, TeamsTenantID: appID}
	whole, unsigned := bare, bare
	whole.TeamsAppSecret, whole.TeamsLoginURL, whole.TeamsOpenIDURL = "x", "http://127.0.0.1:1/", "https://login.example/"
	unsigned.TeamsAllowUnsigned, unsigned.Listen = true, "localhost:3978"
	for env, want := range map[string]settings{
		ids + " TEAMS_APP_SECRET=x" + elsewhere:               whole,
		ids + " TEAMS_ALLOW_UNSIGNED=1 LISTEN=localhost:3978": unsigned,
	} {
		got, unknown, err := readSettings(prefixed(env))
		if diff := cmp.Diff(want, got); diff != "" || err != nil || unknown != nil || !got.teams() {
			t.Errorf("%s (-want +got):\n%s%v, unknown %v, set up %v", env, diff, err, unknown, got.teams())
		}
	}
	if (settings{}).teams() {
		t.Error("Teams is set up with nothing")
	}
}

// The clock is set, and a server hurried, where each chat is a stand-in's.
func TestSettingsForRehearsals(t *testing.T) {
	const teams = "TEAMS_APP_ID=" + appID + " TEAMS_TENANT_ID=" + appID
	const slack = "SLACK_API_URL=http://localhost:1/api/ SLACK_BOT_TOKEN=x SLACK_APP_TOKEN=x "
	for _, chats := range []string{
		slack,
		teams + " TEAMS_ALLOW_UNSIGNED=1",
		teams + " TEAMS_APP_SECRET=x TEAMS_LOGIN_URL=http://127.0.0.1:1/",
		slack + teams + " TEAMS_ALLOW_UNSIGNED=1",
	} {
		s, _, err := readSettings(prefixed("CLOCK=2026-11-11T15:00:00Z TEST_LEASE=2s " + chats))
		if err != nil || s.Begins.IsZero() || s.Test.Lease != 2*time.Second {
			t.Errorf("%s: %v, begins %v with %+v", chats, err, s.Begins, s.Test)
		}
	}
}

// Whoever sets Teams up can read what each setting is.
func TestSettingsForTeamsAreExplained(t *testing.T) {
	e := newEnvironment(nil)
	var s settings
	e.teamsSettings(&s)
	for _, page := range []string{"../../README.md", "../../docs/teams.md"} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range e.known {
			if !strings.HasSuffix(name, "_FILE") && !strings.Contains(string(text), "`"+name+"`") {
				t.Errorf("%s does not say what %s is", page, name)
			}
		}
	}
}

func prefixed(env string) []string {
	var all []string
	for _, setting := range strings.Fields(env) {
		all = append(all, "PLENARY_"+setting)
	}
	return all
}

// A refused setting is not repeated where it may hold a secret.
func TestSettingsKeepSecrets(t *testing.T) {
	_, _, err := readSettings([]string{
		"PLENARY_DATABASE_URL=postgre://me:hunter2@db/x", "PLENARY_SLACK_BOT_TOKEN=xoxb-hunter2",
		"PLENARY_PUBLIC_URL=https://me:hunter2@x.example",
		"PLENARY_TEAMS_APP_ID=hunter2", "PLENARY_TEAMS_TENANT_ID=hunter2", "PLENARY_TEAMS_APP_SECRET=hunter2", "PLENARY_TEAMS_ALLOW_UNSIGNED=hunter2",
	})
	if err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("readSettings = %v", err)
	}
	m := newMachine(t)
	r := m.runWith([]string{m.env[0], "PLENARY_KEY=plk1_hunter2"}, "migrate")
	if r.code != failed || strings.Contains(r.err, "hunter2") || !strings.Contains(r.err, "PLENARY_KEY") {
		t.Errorf("migrate with a spoilt key: %d %s", r.code, r.err)
	}
}

func TestUnknownSettings(t *testing.T) {
	_, unknown, err := readSettings([]string{
		"PLENARY_SLAK_TOKEN=x", "PLENARY_TEAM_APP_ID=x", "PLENARY_TEST_DATABASE_URL=x", "PLENARY_LOG=json",
	})
	if diff := cmp.Diff([]string{"PLENARY_SLAK_TOKEN", "PLENARY_TEAM_APP_ID"}, unknown); diff != "" || err != nil {
		t.Errorf("unknown (-want +got):\n%s%v", diff, err)
	}
}
