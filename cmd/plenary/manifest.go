package main

import (
	"encoding/json"
	"strings"

	"plenary/bot/slack"
)

type manifestGroup struct {
	Slack manifestSlack `cmd:"" help:"Print the manifest that Slack makes the app from."`
	Teams manifestTeams `cmd:"" help:"Write the app package that is uploaded to Teams, a zip."`
}

type manifestSlack struct {
	Socket bool `help:"For Socket Mode, even though PLENARY_PUBLIC_URL is set."`
	ByHand bool `help:"For one workspace whose bot token you copy by hand, even though people could install the app from PLENARY_PUBLIC_URL."`
}

// Help says which way of installing a manifest is for.
func (manifestSlack) Help() string {
	return `The manifest is JSON, to be pasted at https://api.slack.com/apps: Create New App, From a manifest. Printing it needs no key and no database.

With PLENARY_PUBLIC_URL, Slack sends its requests there and people install the app from /slack/install, in as many workspaces as you like. Without it, or with --socket, the server fetches its work from Slack (Socket Mode), and you copy the tokens of one workspace. With --by-hand, Slack sends its requests to the public address and you copy the token all the same.

Where the settings hold tokens that were copied by hand, the manifest is for that way: print it again after an update.

docs/slack.md goes through every step.`
}

// Run prints the manifest and nothing else, so that it can be sent to a file or
// to the clipboard.
func (c manifestSlack) Run(p *program) error {
	in, err := c.installation(p.Env)
	if err != nil {
		return err
	}
	manifest, err := json.MarshalIndent(slack.Manifest(in), "", "  ")
	if err != nil {
		return err
	}
	p.print("%s", manifest)
	p.say("%s", manifestFor(in))
	p.say("Paste it at https://api.slack.com/apps: Create New App, From a manifest, JSON. docs/slack.md goes through every step.")
	return nil
}

// installation is what the flags ask for, and the way an app that is there
// already was installed: another manifest pasted over its own would cut it off.
func (c manifestSlack) installation(env []string) (slack.Installation, error) {
	e := newEnvironment(env)
	address := e.publicURL()
	e.checkPublicURL(address)
	set := func(name string) bool { return e.get(name, "") != "" }
	onlySocket := set("PLENARY_SLACK_APP_TOKEN") && !set("PLENARY_SLACK_SIGNING_SECRET")
	byHand := set("PLENARY_SLACK_BOT_TOKEN") && !set("PLENARY_SLACK_CLIENT_ID")
	if len(e.wrong) > 0 {
		return slack.Installation{}, e.wrong
	}
	if c.Socket || onlySocket || !strings.HasPrefix(address, "https://") { // http:// is this machine's own
		return slack.Installation{}, nil
	}
	return slack.Installation{PublicURL: address, ByHand: c.ByHand || byHand}, nil
}

func manifestFor(in slack.Installation) string {
	switch {
	case in.PublicURL == "":
		return "This is for one workspace over Socket Mode, with tokens that you copy by hand."
	case in.ByHand:
		return "This is for one workspace with a bot token that you copy by hand; Slack sends its requests to " + in.PublicURL + "."
	}
	return "This is for any number of workspaces, installed from " + in.PublicURL + "/slack/install."
}
