package bottest

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"github.com/dlclark/regexp2"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Schema reads a platform's own JSON Schema, and gives what judges a value by
// it: nil, or what is wrong with the JSON that the value becomes.
func Schema(t *testing.T, path string) func(v any) error {
	t.Helper()
	file, err := os.Open(path)
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
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema := compiler.MustCompile("schema.json")
	return func(v any) error {
		t.Helper()
		return schema.Validate(asJSON(t, v))
	}
}

// pattern is a regular expression of the kind that JSON Schema means: those of
// Slack and Microsoft look ahead, which Go's own cannot.
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
