package main

import (
	"context"
	"testing"
	"time"

	"plenary/reflection"
)

// slackWorkspaces writes workspaces into the database: those with a token were
// installed through the page.
func (m *machine) slackWorkspaces(tokens map[string]string, all ...reflection.Workspace) {
	m.Helper()
	db := m.opens(m.T)
	defer db.Close()
	orgs, err := db.Organisations(m.Context())
	if err != nil {
		m.Fatal(err)
	}
	for _, ws := range all {
		ws.ID, ws.Organisation, ws.Platform = reflection.WorkspaceID("ws-"+ws.External), orgs[0].ID, "slack"
		if err := db.Write(m.Context(), orgs[0].ID, ws); err != nil {
			m.Fatal(err)
		}
		token, installed := tokens[ws.External]
		if !installed {
			continue
		}
		err := db.ChangeCredentials(m.Context(), ws.ID, func(context.Context, []byte) ([]byte, error) { return []byte(`{"token":"` + token + `"}`), nil })
		if err != nil {
			m.Fatal(err)
		}
	}
}

// Each workspace is examined by itself.
func TestDoctorOnManyWorkspaces(t *testing.T) {
	m, double := newMachine(t), newSlackDouble(t)
	m.works("people", "import", m.file("p.csv", peopleFile))
	left := time.Date(2026, 11, 11, 15, 4, 0, 0, time.UTC)
	m.slackWorkspaces(map[string]string{"T2": "xoxb-installed", "T3": "xoxb-installed"},
		reflection.Workspace{External: "T1", Name: "Northfield"},
		reflection.Workspace{External: "T2", Name: "Southfield"},
		reflection.Workspace{External: "T3", Name: "Westfield", Joined: left.Add(-time.Hour), Left: left},
		reflection.Workspace{External: "T4"})
	env := double.env(m)
	m.contains("doctor", m.doctor(env),
		"ok    Slack knows the token: it is that of the workspace Northfield\n"+
			"ok    Slack: Southfield, installed through the page: its token works\n"+
			"look  Slack: Westfield has taken the app out on 11 November 2026, 15:04; what people wrote is kept, and nothing is sent there until it is put in again\n"+
			"stop  Slack: T4, set up by hand: its token does not work (refused: not installed); put its token into PLENARY_SLACK_BOT_TOKEN\n")
	double.scopes = "chat:write,users:read"
	m.contains("too few scopes", m.doctor(env),
		"stop  Slack: Southfield: its token lacks commands, files:read, im:history, im:write, users:read.email; install the app there again")
	double.broken = "internal_error"
	m.contains("Slack away", m.doctor(env), "stop  Slack: Southfield: internal_error")
	double.broken = "token_revoked"
	m.contains("dead tokens", m.doctor(env),
		"stop  Slack: Southfield, installed through the page: its token does not work (refused: token_revoked); install the app there again")
}
