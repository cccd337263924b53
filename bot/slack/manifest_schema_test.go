package slack

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// sharedSchema is Slack's own schema of a manifest, version 2.0.0
// (https://github.com/slackapi/manifest-schema). It is read from beside the
// project and not copied into it: where it is not there, manifest_test.go says
// what it can alone.
const sharedSchema = "../../../shared/data/slack-manifest.schema.json"

// Slack's own schema takes the manifest, and would refuse one with a slip in
// it.
func TestSlackAcceptsTheManifest(t *testing.T) {
	schema := manifestSchema(t)
	for name, in := range installations {
		if err := schema.Validate(asJSON(t, Manifest(in))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	spoilt := Manifest(Installation{PublicURL: "plenary.example"})
	if schema.Validate(asJSON(t, spoilt)) == nil {
		t.Error("the schema takes anything")
	}
}

func manifestSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open(sharedSchema)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("Slack's schema is not beside this checkout (%s)", sharedSchema)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	document, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.UseRegexpEngine(lookingAhead)
	if err := compiler.AddResource("manifest.json", document); err != nil {
		t.Fatal(err)
	}
	return compiler.MustCompile("manifest.json")
}

// pattern is a regular expression of the kind that JSON Schema means: Slack's
// look ahead, which Go's own cannot.
type pattern regexp2.Regexp

func lookingAhead(s string) (jsonschema.Regexp, error) {
	compiled, err := regexp2.Compile(s, regexp2.ECMAScript)
	return (*pattern)(compiled), err
}

func (p *pattern) String() string { return (*regexp2.Regexp)(p).String() }

func (p *pattern) MatchString(s string) bool {
	matched, err := (*regexp2.Regexp)(p).MatchString(s)
	return err == nil && matched
}

// asJSON is the value as a validator wants it: what JSON would give back.
func asJSON(t *testing.T, v any) any {
	t.Helper()
	printed, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := jsonschema.UnmarshalJSON(bytes.NewReader(printed))
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}
