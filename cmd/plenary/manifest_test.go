package main

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// printedManifest is what these tests look at; bot/slack's hold the whole of it
// against Slack's own schema.
type printedManifest struct {
	OAuth struct {
		Redirects []string `json:"redirect_urls"`
	} `json:"oauth_config"`
	Settings struct {
		Events struct {
			URL string `json:"request_url"`
		} `json:"event_subscriptions"`
		Socket   bool `json:"socket_mode_enabled"`
		Rotation bool `json:"token_rotation_enabled"`
	} `json:"settings"`
}

// manifestFirst is what the program writes for a platform, and says beside it,
// before there is anything else, not even a key. It leaves nothing behind.
func manifestFirst(t *testing.T, platform string) (out, said string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	empty := t.TempDir()
	var stdout, stderr bytes.Buffer
	plenary := exec.CommandContext(t.Context(), self, "manifest", platform)
	plenary.Dir, plenary.Env = empty, []string{inChild + "=1"}
	plenary.Stdout, plenary.Stderr = &stdout, &stderr
	if err := plenary.Run(); err != nil {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	if left, err := os.ReadDir(empty); err != nil || len(left) > 0 {
		t.Errorf("it left %v behind, %v", left, err)
	}
	return stdout.String(), stderr.String()
}

// First comes a manifest: JSON to paste, and beside it what it is for.
func TestTheManifestComesFirst(t *testing.T) {
	out, said := manifestFirst(t, "slack")
	var m printedManifest
	if err := json.Unmarshal([]byte(out), &m); err != nil || !m.Settings.Socket {
		t.Errorf("%v in\n%s", err, out)
	}
	newMachine(t).contains("standard error", said, "over Socket Mode", "https://api.slack.com/apps", "docs/slack.md")
}

// Another manifest pasted over that of an app in use would cut it off, so the
// settings that are there already are heeded.
func TestTheManifestFitsTheSettings(t *testing.T) {
	const address = "PUBLIC_URL=https://plenary.example/"
	byOAuth := []string{"https://plenary.example/slack/events", "https://plenary.example/slack/oauth/callback", "rotating"}
	byHand := []string{"https://plenary.example/slack/events"}
	socket := []string{"socket"}
	tests := []struct {
		env  string
		args []string
		want []string
	}{
		{"", nil, socket},
		{"", []string{"--by-hand"}, socket},
		{address, nil, byOAuth},
		{address, []string{"--by-hand"}, byHand},
		{address, []string{"--socket"}, socket},
		{address + " SLACK_SIGNING_SECRET=s", nil, byOAuth},
		{address + " SLACK_BOT_TOKEN=b SLACK_SIGNING_SECRET=s", nil, byHand},
		{address + " SLACK_BOT_TOKEN=b SLACK_SIGNING_SECRET=s SLACK_APP_TOKEN=a", nil, byHand},
		{address + " SLACK_BOT_TOKEN=b SLACK_APP_TOKEN=a", nil, socket},
		{address + " SLACK_CLIENT_ID=c SLACK_CLIENT_SECRET=d SLACK_SIGNING_SECRET=s SLACK_BOT_TOKEN=b", nil, byOAuth},
		{"PUBLIC_URL=http://127.0.0.1:8080", nil, socket},
		{"LISTEN=nonsense", nil, socket}, // no business of this command's
	}
	for _, tt := range tests {
		r := newMachine(t).runWith(prefixed(tt.env), append([]string{"manifest", "slack"}, tt.args...)...)
		var m printedManifest
		if err := json.Unmarshal([]byte(r.out), &m); err != nil || r.code != done {
			t.Fatalf("%s %v: ended with %d, %v", tt.env, tt.args, r.code, err)
		}
		if diff := cmp.Diff(tt.want, m.way()); diff != "" {
			t.Errorf("%s %v (-want +got):\n%s", tt.env, tt.args, diff)
		}
	}
}

// What the manifest tells Slack and people's browsers to ask for is there, if
// only to turn this test away: it is not Slack, and has not begun to install.
func TestTheManifestNamesWhatIsServed(t *testing.T) {
	m := newMachine(t)
	const address = "https://plenary.example"
	m.env = append(m.env, prefixed("PUBLIC_URL="+address+" SLACK_CLIENT_ID=c SLACK_CLIENT_SECRET=d SLACK_SIGNING_SECRET=s")...)
	var manifest printedManifest
	if err := json.Unmarshal([]byte(m.works("manifest", "slack")), &manifest); err != nil {
		t.Fatal(err)
	}
	s := m.start(m.env, "serve")
	for _, named := range append(manifest.OAuth.Redirects, manifest.Settings.Events.URL) {
		path, ours := strings.CutPrefix(named, address)
		if got := get(t, "http://"+s.address+path); !ours || strings.HasPrefix(got, "404") {
			t.Errorf("GET %s = %.60q", named, got)
		}
	}
}

// way is how Slack and the server are to meet.
func (m printedManifest) way() []string {
	var way []string
	if m.Settings.Events.URL != "" {
		way = append(way, m.Settings.Events.URL)
	}
	way = append(way, m.OAuth.Redirects...)
	if m.Settings.Socket {
		way = append(way, "socket")
	}
	if m.Settings.Rotation {
		way = append(way, "rotating")
	}
	return way
}

func TestTheManifestNeedsAnAddressThatIsOne(t *testing.T) {
	m := newMachine(t)
	r := m.runWith(prefixed("PUBLIC_URL=plenary.example"), "manifest", "slack")
	if r.code != failed || r.out != "" {
		t.Errorf("ended with %d and printed %q", r.code, r.out)
	}
	m.contains("standard error", r.err, "PLENARY_PUBLIC_URL is not an address like https://plenary.example")
}
