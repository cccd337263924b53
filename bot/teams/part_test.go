package teams

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

// What is missing or of another type reads as empty, wherever it is.
func TestPart(t *testing.T) {
	p := readPart([]byte(`{"id":"a:1","spaced":"a b","odd":"a\u0000","long":"` + strings.Repeat("x", maxID+1) + `","number":7,"null":null,
		"text":"two\nwords","list":[{"id":"1"},null,7,{"id":2}],"object":{"id":"x"}}`))
	for key, want := range map[string]string{"id": "a:1", "spaced": "", "odd": "", "long": "", "number": "", "null": "", "object": "", "list": "", "missing": ""} {
		if got := p.id(key); got != want {
			t.Errorf("id %s is %q, want %q", key, got, want)
		}
	}
	if got := p.private("text").Reveal(); got != "two\nwords" {
		t.Errorf("text is %q", got)
	}
	if got := p.part("object").id("id"); got != "x" {
		t.Errorf("object.id is %q", got)
	}
	for _, key := range []string{"id", "number", "null", "list", "missing"} {
		if got := p.part(key).part("a").id("b"); got != "" {
			t.Errorf("in %s there is %q", key, got)
		}
	}
	if all := p.parts("list"); len(all) != 4 || all[0].id("id") != "1" || all[3].id("id") != "" {
		t.Errorf("the list has %d", len(all))
	}
	if all := p.parts("object"); all != nil {
		t.Errorf("an object is a list of %d", len(all))
	}
}

// What came in cannot be printed by being passed along.
func TestPartsArePrivate(t *testing.T) {
	p := readPart([]byte(`{"text":"CANARY"}`))
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "part", p)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "part", p)
	out := fmt.Sprint(p) + fmt.Sprintf("%v %+v %#v %s %x", p, p, p, p, p) + log.String()
	if strings.Contains(out, "CANARY") || strings.Contains(out, fmt.Sprintf("%x", "CANARY")) || !strings.Contains(out, "[private]") {
		t.Errorf("printed as %s", out)
	}
	if b, err := json.Marshal(p); err != nil || strings.Contains(string(b), "CANARY") {
		t.Errorf("marshalled as %s, %v", b, err)
	}
}
