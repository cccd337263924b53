package slack

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/slack-go/slack"

	"plenary/bot"
)

// schema was made from Slack's own types by e2e/blocks/schema.mjs. It knows
// every field and every enumeration, and no length: that is table_test.go's.
const schema = "testdata/schema/drawn.json"

// kinds are the definitions of the schema for what we draw.
var kinds = compiled(map[string]string{"message": "Message", "modal": "Modal", "home": "Home", "reply": "Reply"})

func compiled(definitions map[string]string) map[string]*jsonschema.Schema {
	compiler := jsonschema.NewCompiler()
	all := map[string]*jsonschema.Schema{}
	for kind, definition := range definitions {
		all[kind] = compiler.MustCompile(schema + "#/definitions/" + definition)
	}
	return all
}

// refused is what the schema says against a drawing; nil where it is valid.
func refused(t fataler, kind string, drawn any) error {
	t.Helper()
	raw, err := json.Marshal(drawn)
	if err != nil {
		t.Fatalf("a drawing is no JSON: %v", err)
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		t.Fatalf("a drawing is no JSON: %v", err)
	}
	return kinds[kind].Validate(value)
}

// accepted holds that Slack would take a drawing: by its schema, and by its
// table of lengths.
func accepted(t fataler, kind string, drawn any) {
	t.Helper()
	if err := refused(t, kind, drawn); err != nil {
		t.Errorf("Slack's types have no such %s: %v", kind, err)
	}
	for _, problem := range problems(t, kind, drawn) {
		t.Errorf("Slack would refuse this %s: %s", kind, problem)
	}
}

// message is what is posted, as the golden files have it.
type message struct {
	Text   string        `json:"text"`
	Blocks []slack.Block `json:"blocks"`
}

func posted(m bot.Message) message { return message{notification(m), drawMessage(m)} }

func TestEveryGoldenFileIsValid(t *testing.T) {
	files, err := filepath.Glob("testdata/*.json")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d golden files, %v", len(files), err)
	}
	for _, file := range files {
		name := filepath.Base(file)
		kind, _, _ := strings.Cut(strings.TrimSuffix(name, ".json"), "-")
		if kind == "form" || kind == "view" {
			kind = "modal"
		}
		t.Run(name, func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			accepted(t, kind, json.RawMessage(raw))
		})
	}
}

// The schema would say so if a drawing had a field or a value that Slack does
// not know.
func TestTheSchemaRefusesWhatSlackDoesNotKnow(t *testing.T) {
	const modal = `{"type":"modal","title":{"type":"plain_text","text":"A"},"blocks":[`
	const section = `{"type":"section","text":{"type":"plain_text","text":"A"}`
	for name, c := range map[string]struct {
		kind, drawn string
		valid       bool
	}{
		"a section":                 {"modal", modal + section + `}]}`, true},
		"an unknown field":          {"modal", modal + section + `,"colour":"red"}]}`, false},
		"an unknown field outside":  {"modal", modal + section + `}],"size":"large"}`, false},
		"an unknown block":          {"modal", modal + `{"type":"sections"}]}`, false},
		"an unknown kind of text":   {"modal", modal + `{"type":"section","text":{"type":"markdown","text":"A"}}]}`, false},
		"a title with markup":       {"modal", `{"type":"modal","title":{"type":"mrkdwn","text":"A"},"blocks":[]}`, false},
		"no title":                  {"modal", `{"type":"modal","blocks":[]}`, false},
		"an unknown style":          {"message", `{"text":"A","blocks":[{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"A"},"style":"warning"}]}]}`, false},
		"a picture without words":   {"message", `{"text":"A","blocks":[{"type":"image","image_url":"https://example.org/a.png"}]}`, false},
		"a message without text":    {"message", `{"blocks":[]}`, false},
		"a home with a title":       {"home", `{"type":"home","title":{"type":"plain_text","text":"A"},"blocks":[]}`, false},
		"an input without an input": {"modal", modal + `{"type":"input","label":{"type":"plain_text","text":"A"}}]}`, false},
		"a reply with two meanings": {"reply", `{"response_action":"clear","errors":{"a":"b"}}`, false},
	} {
		if err := refused(t, c.kind, json.RawMessage(c.drawn)); (err == nil) != c.valid {
			t.Errorf("%s: valid %v, want %v (%v)", name, err == nil, c.valid, err)
		}
	}
}

// What a submitted Form is answered with is checked too: Slack tells the person
// "something went wrong" for a reply it cannot read.
func TestRepliesAreValid(t *testing.T) {
	in := interaction{View: window{ID: "V1"}}
	for name, a := range map[string]bot.Answer{
		"nothing more": {Messages: []bot.Message{{Text: "Saved."}}},
		"a next Form":  {Form: &bot.Form{ID: "f", Title: "Next", Submit: "Save", Inputs: []bot.Input{{ID: "a", Label: "A", Kind: bot.Long}}}},
		"a View":       {View: &bot.View{ID: "v", Title: "Before you share", Text: "Sam will see this."}},
		"an error":     {Error: &bot.InputError{Input: "a", Text: "There is nothing here yet."}},
	} {
		if err := refused(t, "reply", in.answered(a).body); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
