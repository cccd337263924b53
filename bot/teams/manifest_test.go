package teams

import (
	"bytes"
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
)

// What is said of an app fits where Teams shows it:
// https://learn.microsoft.com/microsoft-365/extensibility/schema/root.
// Commands may be longer than people can read in the list: 32 and 128
// characters were the most before version 1.24.
func TestWordsFitTeams(t *testing.T) {
	m := Manifest(registered)
	fits := func(what, text string, most int) {
		t.Helper()
		if n := utf8.RuneCountInString(text); n == 0 || n > most {
			t.Errorf("%s has %d characters, at most %d: %q", what, n, most, text)
		}
	}
	fits("the name", m.Name.Short, 30)
	fits("the full name", m.Name.Full, 100)
	fits("the short description", m.Description.Short, 80)
	fits("the description", m.Description.Full, 4000)
	fits("the developer", m.Developer.Name, 32)
	commands := m.Bots[0].Commands[0].Commands
	if len(commands) == 0 || len(commands) > 12 {
		t.Errorf("%d commands; a list takes 12", len(commands))
	}
	for _, c := range commands {
		fits("a command", c.Title, 32)
		fits("what it does", c.Description, 128)
	}
}

// Whoever looks at the list of commands finds all that can be typed.
func TestEveryTypedCommandIsListed(t *testing.T) {
	var want []commandEntry
	for _, c := range bot.TypedCommands() {
		want = append(want, commandEntry{c.Word, c.About})
	}
	lists := Manifest(registered).Bots[0].Commands
	if diff := cmp.Diff([]commandList{{Scopes: []string{"personal"}, Commands: want}}, lists); diff != "" {
		t.Errorf("commands (-want +got):\n%s", diff)
	}
}

// The app is one school's: its id is that of its registration, and its pages
// are on its own server.
func TestTheManifestIsTheSchools(t *testing.T) {
	m := Manifest(registered)
	type own struct {
		ID, Bot, Privacy string
		Domains          []string
	}
	got := own{m.ID, m.Bots[0].ID, m.Developer.Privacy, m.Domains}
	want := own{registered.AppID, registered.AppID, "https://plenary.example:8443/teachers/about/privacy", []string{"plenary.example"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the manifest (-want +got):\n%s", diff)
	}
}

// The app asks an administrator for nothing but that it may be there: a line
// for one of these would have to be answered for in docs/teams.md.
func TestTheManifestAsksForNoPermission(t *testing.T) {
	printed, err := json.Marshal(Manifest(registered))
	if err != nil {
		t.Fatal(err)
	}
	for _, asks := range []string{"permissions", "devicePermissions", "authorization", "webApplicationInfo"} {
		if bytes.Contains(printed, []byte(`"`+asks+`"`)) {
			t.Errorf("the manifest has %q", asks)
		}
	}
}
