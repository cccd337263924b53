package slack

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// installations are the ways the app can come into a workspace.
var installations = map[string]Installation{
	"OAuth":             {PublicURL: "https://plenary.example"},
	"by hand over HTTP": {PublicURL: "https://plenary.example", ByHand: true},
	"Socket Mode":       {},
}

// An address and a socket exclude each other, and events and interactivity need
// one of them,
// https://docs.slack.dev/reference/methods/apps.manifest.create.
func TestTheManifestFitsTheWayOfInstalling(t *testing.T) {
	type way struct {
		Events, Presses, Command  string
		Redirects                 []string
		Socket, Rotation, OrgWide bool
	}
	const requests = "https://plenary.example/slack/events"
	want := map[string]way{
		"OAuth": {
			Events: requests, Presses: requests, Command: requests,
			Redirects: []string{"https://plenary.example/slack/oauth/callback"},
			Rotation:  true, OrgWide: true,
		},
		"by hand over HTTP": {Events: requests, Presses: requests, Command: requests},
		"Socket Mode":       {Socket: true},
	}
	for name, in := range installations {
		m := Manifest(in)
		got := way{
			m.Settings.Events.RequestUrl, m.Settings.Interactivity.RequestUrl, m.Features.Commands[0].Url,
			m.OAuth.RedirectUrls, m.Settings.Socket, m.Settings.TokenRotation, m.Settings.OrgDeploy,
		}
		if diff := cmp.Diff(want[name], got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A person can type to the bot, and see Home. Slack is told so in as many
// words, since what it takes for granted is not written down.
func TestPeopleCanTypeToTheBot(t *testing.T) {
	printed, err := json.Marshal(Manifest(Installation{}))
	if err != nil {
		t.Fatal(err)
	}
	const want = `"app_home":{"home_tab_enabled":true,"messages_tab_enabled":true,"messages_tab_read_only_enabled":false}`
	if !bytes.Contains(printed, []byte(want)) {
		t.Errorf("the manifest lacks %s:\n%s", want, printed)
	}
}
