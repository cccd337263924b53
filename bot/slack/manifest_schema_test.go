package slack

import (
	"errors"
	"io/fs"
	"os"
	"testing"

	"plenary/bot/bottest"
)

// sharedSchema is Slack's own schema of a manifest, version 2.0.0
// (https://github.com/slackapi/manifest-schema). It is read from beside the
// project and not copied into it: where it is not there, manifest_test.go says
// what it can alone.
const sharedSchema = "../../../shared/data/slack-manifest.schema.json"

// Slack's own schema takes the manifest, and would refuse one with a slip in
// it.
func TestSlackAcceptsTheManifest(t *testing.T) {
	if _, err := os.Stat(sharedSchema); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("Slack's schema is not beside this checkout (%s)", sharedSchema)
	}
	wrong := bottest.Schema(t, sharedSchema)
	for name, in := range installations {
		if err := wrong(Manifest(in)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if wrong(Manifest(Installation{PublicURL: "plenary.example"})) == nil {
		t.Error("the schema takes anything")
	}
}
