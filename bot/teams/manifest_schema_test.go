package teams

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"plenary/bot/bottest"
)

// fetched is where make app puts Microsoft's own package of schemas. It is not
// copied into the project: where it was not fetched, manifest_test.go says what
// it can alone.
const fetched = "../../e2e/app/node_modules/"

// Microsoft's own schema takes the manifest, and would refuse one with a slip
// in it. (The schema's own version is not among what it checks: it is of JSON
// Schema's draft 4, which has no "const".)
func TestMicrosoftAcceptsTheManifest(t *testing.T) {
	if _, err := os.Stat(fetched); errors.Is(err, fs.ErrNotExist) {
		t.Skip("Microsoft's schema was not fetched: make app does it")
	}
	wrong := bottest.Schema(t, fetched+"@microsoft/app-manifest/build/json-schemas/teams/v"+manifestVersion+"/MicrosoftTeams.schema.json")
	for name, in := range map[string]Installation{
		"a school's":      registered,
		"to be looked at": {},
		"another version": {AppID: registered.AppID, PublicURL: registered.PublicURL, Version: "1.0.1"},
	} {
		if err := wrong(Manifest(in)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, spoil := range map[string]func(*AppManifest){
		"an id that is none":   func(m *AppManifest) { m.ID = "plenary" },
		"a page without https": func(m *AppManifest) { m.Developer.Privacy = "plenary.example" },
		"a long name":          func(m *AppManifest) { m.Name.Short = "Plenary, for early career teachers" },
		"a scope that is none": func(m *AppManifest) { m.Bots[0].Scopes[0] = "person" },
	} {
		m := Manifest(registered)
		spoil(&m)
		if wrong(m) == nil {
			t.Errorf("the schema takes %s", name)
		}
	}
}
