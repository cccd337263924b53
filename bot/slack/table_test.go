package slack

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

// most is Block Kit's table of lengths, by type and field: how many characters
// a text has, in UTF-16 units, or how many items a list. "[]" is each item of a
// list, "*" any type. The numbers are written out here, so that a slip in
// limits.go is found: https://docs.slack.dev/reference/block-kit
var most = map[string]int{
	"message.text": 4000, "message.blocks": 50,
	"modal.blocks": 100, "modal.title": 24, "modal.submit": 24, "modal.close": 24,
	"home.blocks": 100, "*.private_metadata": 3000, "*.callback_id": 255, "*.external_id": 255,

	"*.block_id": 255, "*.action_id": 255,
	"section.text": 3000, "section.fields": 10, "section.fields[]": 2000,
	"header.text": 150, "context.elements": 10, "context.elements[]": 3000, "actions.elements": 25,
	"input.label": 2000, "input.hint": 2000,
	"image.alt_text": 2000, "image.image_url": 3000, "image.title": 2000,

	"button.text": 75, "button.value": 2000, "button.url": 3000, "button.accessibility_label": 75,
	"confirm.title": 100, "confirm.text": 300, "confirm.confirm": 30, "confirm.deny": 30,
	"option.text": 75, "option.value": 75, "option.description": 75, "option.url": 3000,
	"group.label": 75, "group.options": 100,
	"radio_buttons.options": 10, "checkboxes.options": 10, "overflow.options": 5,
	"static_select.options": 100, "static_select.option_groups": 100,
	"multi_static_select.options": 100, "multi_static_select.option_groups": 100,
	"*.placeholder": 150, "plain_text_input.initial_value": 3000, "plain_text_input.max_length": 3000,
	"file_input.max_files": 10,
}

// needed are the fields that may not be empty where they stand.
var needed = []string{"text", "title", "submit", "close", "label", "hint", "description", "value", "placeholder", "alt_text",
	"confirm", "deny", "blocks", "elements", "fields", "options", "option_groups"}

const mostBytes = 250_000 // of a view

// formed are the start values that Slack reads, and how.
var formed = map[string]func(string) bool{
	"users_select.initial_user": regexp.MustCompile(`^[UW][A-Z0-9]+$`).MatchString,
	"datepicker.initial_date":   func(s string) bool { _, err := time.Parse("2006-01-02", s); return err == nil },
	"timepicker.initial_time":   func(s string) bool { _, err := time.Parse("15:04", s); return err == nil && len(s) == 5 },
}

// unnamed are the types of what Slack gives none, by where it stands.
var unnamed = map[string]string{
	"options": "option", "initial_option": "option", "initial_options": "option",
	"option_groups": "group", "confirm": "confirm",
}

// problems lists what Slack would refuse in a drawing for its length, its
// number or its ids. kind is message, modal or home.
func problems(t fataler, kind string, drawn any) []string {
	t.Helper()
	raw, err := json.Marshal(drawn)
	if err != nil {
		t.Fatalf("a drawing is no JSON: %v", err)
	}
	var decoded map[string]any
	if err := json.Unmarshal(raw, &decoded); err != nil {
		t.Fatalf("a drawing is no object: %v", err)
	}
	found := inObject(kind, decoded)
	if kind != "message" && len(raw) > mostBytes {
		found = append(found, fmt.Sprintf("%s: %d bytes of %d", kind, len(raw), mostBytes))
	}
	return append(found, twice(kind+".blocks", decoded["blocks"], "block_id")...)
}

// fataler is a *testing.T or a *rapid.T.
type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
}

func inObject(kind string, o map[string]any) (found []string) {
	if named, ok := o["type"].(string); ok {
		kind = named
	}
	for _, key := range slices.Sorted(maps.Keys(o)) {
		name, v := kind+"."+key, o[key]
		found = append(found, tooMuch(name, key, v)...)
		if list, ok := v.([]any); ok {
			found = append(found, inList(name, key, list)...)
		}
		if inner, ok := v.(map[string]any); ok && textIn(inner) == nil {
			found = append(found, inObject(unnamed[key], inner)...)
		}
	}
	return append(found, chosen(kind, o)...)
}

func inList(name, key string, list []any) (found []string) {
	for _, each := range list {
		found = append(found, tooMuch(name+"[]", key+"[]", each)...)
		if o, ok := each.(map[string]any); ok && textIn(o) == nil {
			found = append(found, inObject(unnamed[key], o)...)
		}
	}
	switch key {
	case "elements":
		found = append(found, twice(name, list, "action_id")...)
	case "options":
		found = append(found, twice(name, list, "value")...)
	}
	return found
}

func tooMuch(name, key string, v any) (found []string) {
	_, field, _ := strings.Cut(name, ".")
	limit, ok := most[name]
	if !ok {
		limit, ok = most["*."+field]
	}
	n, blank := measure(v)
	if name == "plain_text_input.initial_value" { // Slack counts it as max_length
		n = len([]rune(v.(string)))
	}
	if ok && n > limit {
		found = append(found, fmt.Sprintf("%s: %d of %d", name, n, limit))
	}
	if blank && slices.Contains(needed, key) {
		found = append(found, name+": empty")
	}
	if text, ok := v.(string); ok && formed[name] != nil && !formed[name](text) {
		found = append(found, fmt.Sprintf("%s: %q", name, text))
	}
	return found
}

// measure is how long a text or a list is, how large a number, and whether
// there is nothing in it.
func measure(v any) (n int, blank bool) {
	switch v := v.(type) {
	case string:
		return utf16Length(v), strings.TrimSpace(v) == ""
	case []any:
		return len(v), len(v) == 0
	case float64:
		return int(v), v == 0
	case map[string]any:
		if text := textIn(v); text != nil {
			return measure(*text)
		}
	}
	return 0, false
}

// textIn is what a text object says; nil for any other.
func textIn(o map[string]any) *string {
	if kind := o["type"]; kind != "plain_text" && kind != "mrkdwn" {
		return nil
	}
	text, _ := o["text"].(string)
	return &text
}

// twice lists the ids that more than one of them has.
func twice(name string, all any, id string) (found []string) {
	seen := map[any]bool{}
	list, _ := all.([]any)
	for _, each := range list {
		o, _ := each.(map[string]any)
		if v := o[id]; v != nil && seen[v] {
			found = append(found, fmt.Sprintf("%s: %s %q twice", name, id, v))
		} else {
			seen[v] = true
		}
	}
	return found
}

// chosen finds start values that are not among the options.
func chosen(kind string, o map[string]any) (found []string) {
	options, _ := o["options"].([]any)
	groups, _ := o["option_groups"].([]any)
	for _, g := range groups {
		more, _ := g.(map[string]any)["options"].([]any)
		options = append(options, more...)
	}
	starts, _ := o["initial_options"].([]any)
	if start, ok := o["initial_option"]; ok {
		starts = append(starts, start)
	}
	for _, start := range starts {
		if !slices.ContainsFunc(options, func(o any) bool { return fmt.Sprint(o) == fmt.Sprint(start) }) {
			found = append(found, fmt.Sprintf("%s starts with %v, which cannot be chosen", kind, start))
		}
	}
	return found
}

func utf16Length(s string) int { return len(utf16.Encode([]rune(s))) }

// Each line of the table, and each rule beside it, finds what is over it and
// lets pass what is not.
func TestTheTableFindsWhatSlackWouldRefuse(t *testing.T) {
	text := func(n int) map[string]any {
		return map[string]any{"type": "plain_text", "text": strings.Repeat("x", n)}
	}
	items := func(n int, key string) []any {
		var list []any
		for i := range n {
			list = append(list, map[string]any{key: fmt.Sprint(i)})
		}
		return list
	}
	of := func(name string, n int) any {
		_, field, _ := strings.Cut(name, ".")
		switch field {
		case "blocks":
			return items(n, "block_id")
		case "elements":
			return items(n, "action_id")
		case "options":
			return items(n, "value")
		case "fields", "option_groups":
			return items(n, "label")
		case "fields[]", "elements[]":
			return []any{text(n)}
		case "max_length", "max_files":
			return float64(n)
		case "text", "title", "label", "description", "confirm", "deny":
			return text(n)
		}
		return strings.Repeat("x", n)
	}
	for name, limit := range most {
		kind, field, _ := strings.Cut(name, ".")
		key := strings.TrimSuffix(field, "[]")
		if got := inObject(kind, map[string]any{key: of(name, limit)}); len(got) != 0 {
			t.Errorf("%s of %d: %v", name, limit, got)
		}
		want := fmt.Sprintf("%s.%s: %d of %d", kind, field, limit+1, limit)
		if got := inObject(kind, map[string]any{key: of(name, limit+1)}); !slices.Contains(got, want) {
			t.Errorf("%s of %d: %v", name, limit+1, got)
		}
	}
	for want, drawn := range map[string]string{
		`section.text: empty`:                                `{"blocks":[{"type":"section","text":{"type":"plain_text","text":" "}}]}`,
		`actions.elements: empty`:                            `{"blocks":[{"type":"actions","elements":[]}]}`,
		`option.value: empty`:                                `{"blocks":[{"element":{"type":"radio_buttons","options":[{"value":""}]}}]}`,
		`modal.blocks: block_id "a" twice`:                   `{"blocks":[{"block_id":"a"},{"block_id":"a"}]}`,
		`actions.elements: action_id "a" twice`:              `{"blocks":[{"type":"actions","elements":[{"action_id":"a"},{"action_id":"a"}]}]}`,
		`group.options: value "a" twice`:                     `{"blocks":[{"option_groups":[{"options":[{"value":"a"},{"value":"a"}]}]}]}`,
		`e starts with map[value:a], which cannot be chosen`: `{"blocks":[{"element":{"type":"e","initial_option":{"value":"a"},"options":[{"value":"b"}]}}]}`,
		`c starts with map[value:a], which cannot be chosen`: `{"blocks":[{"element":{"type":"c","initial_options":[{"value":"a"}]}}]}`,
		`users_select.initial_user: "sam"`:                   `{"blocks":[{"element":{"type":"users_select","initial_user":"sam"}}]}`,
		`datepicker.initial_date: "2026-02-30"`:              `{"blocks":[{"element":{"type":"datepicker","initial_date":"2026-02-30"}}]}`,
		`timepicker.initial_time: "9:05"`:                    `{"blocks":[{"element":{"type":"timepicker","initial_time":"9:05"}}]}`,
		`confirm.text: empty`:                                `{"blocks":[{"elements":[{"type":"button","confirm":{"text":{"type":"plain_text","text":""}}}]}]}`,
		`modal: 250013 bytes of 250000`:                      `{"blocks":"` + strings.Repeat("x", 250_000) + `"}`,
	} {
		if got := problems(t, "modal", json.RawMessage(drawn)); !slices.Contains(got, want) {
			t.Errorf("%.99s: found %q, want %q", drawn, got, want)
		}
	}
}
