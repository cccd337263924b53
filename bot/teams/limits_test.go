package teams

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"plenary/bot"
)

// Everything drawn stays under 28 KB, whatever the content, and holds nothing
// that Teams would refuse. The numbers are written out here, so that a slip in
// limits.go is found.
func TestEveryDrawingFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := drawMessage(anyMessage(t))
		fits(t, m, 28_000)
		if n := utf16Length(m.Summary); n == 0 || n > 500 {
			t.Fatalf("the notification has %d characters", n)
		}
		fits(t, drawView(anyView(t)), 28_000)
		fits(t, drawHome(bot.Home{Text: anyText(t, "home", 9000), Buttons: anyButtons(t)}), 28_000)
	})
}

// A Form stays under it too, but for what a person wrote: that is never cut.
func TestEveryFormFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := anyForm(t)
		wrong := bot.InputError{Input: rapid.SampledFrom([]string{"", "i0", "i5"}).Draw(t, "at"), Text: anyText(t, "wrong", 60)}
		written := 0
		for _, in := range f.Inputs {
			b, _ := json.Marshal(in.Value)
			written += len(b)
		}
		fits(t, drawFormAgain(f, wrong, "mark"), max(28_000, written+14_000))
	})
}

// All six stages of an entry, each as long as it may be, come back to be
// edited: none is cut, and the words around them stand.
func TestTheLongestEntryIsWhole(t *testing.T) {
	for name, character := range map[string]string{"Latin": "x", "Arabic": "ج", "emoji": "🙂"} {
		t.Run(name, func(t *testing.T) {
			f := bot.Form{ID: "answer:e1", Title: "Edit", Intro: "Only you, in this app, can read this.\nWorried about a child? Tell Jo Reed: 01632 960123."}
			for i := range 6 {
				f.Inputs = append(f.Inputs, bot.Input{ID: fmt.Sprint("stage", i), Kind: bot.Long, Label: "What happened?", Value: strings.Repeat(character, 3000)})
			}
			drawn := drawForm(f, "mark")
			b, _ := json.Marshal(drawn)
			if got := strings.Count(string(b), f.Inputs[0].Value); got != 6 {
				t.Errorf("%d of 6 texts are whole", got)
			}
			for _, words := range []string{"Only you, in this app, can read this.", "Tell Jo Reed: 01632 960123."} {
				if !strings.Contains(string(b), words) {
					t.Errorf("%q is gone", words)
				}
			}
			if len(b) > 80_000 {
				t.Errorf("%d bytes", len(b))
			}
		})
	}
}

// A view of more than a card holds ends with a sentence saying so, and keeps
// its buttons.
func TestEndlessView(t *testing.T) {
	for name, text := range map[string]string{
		"by length": strings.Repeat("x", 310_000),
		"by size":   strings.Repeat("漢", 140_000),
		"by lines":  strings.Repeat("line <of> text\n", 19_000),
	} {
		t.Run(name, func(t *testing.T) {
			v := drawView(bot.View{Title: "All", Text: text, Buttons: []bot.Button{{ID: "journal", Label: "Back"}}})
			b, _ := json.Marshal(v)
			if len(b) > 28_000 || len(b) < 14_000 {
				t.Errorf("%d bytes", len(b))
			}
			body := v.Card.Body
			if got := body[len(body)-2].(richText).Inlines[0].Text; got != bot.CutShort {
				t.Errorf("the text ends with %q", got)
			}
			if got := body[len(body)-1].(actionSet).Actions[0].Title; got != "Back" {
				t.Errorf("the button is %q", got)
			}
		})
	}
}

// No view is just a little too large.
func TestNearlyEndlessView(t *testing.T) {
	for n := 25_000; n < 32_000; n += 100 {
		b, _ := json.Marshal(drawView(bot.View{Title: "All", Text: strings.Repeat("x", n)}))
		if len(b) > 28_000 {
			t.Errorf("%d bytes of %d characters", len(b), n)
		}
	}
}

// All buttons are drawn, up to fifty, in the order they have, and in rows that
// a phone shows: six at most, and only short ones beside each other.
func TestEveryButtonIsInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var buttons []bot.Button
		for i := range rapid.IntRange(0, 50).Draw(t, "n") {
			label := strings.Repeat("w", rapid.IntRange(1, 60).Draw(t, "label"))
			buttons = append(buttons, bot.Button{ID: fmt.Sprint("b:", i), Label: label})
		}
		next := 0
		for _, row := range rows(buttons) {
			width := 0
			for _, b := range row {
				if b.ID != buttons[next].ID {
					t.Fatalf("%q stands where %q should", b.ID, buttons[next].ID)
				}
				next++
				width += len(b.Label) + 5
			}
			if len(row) == 0 || len(row) > 6 || len(row) > 1 && width > 36 {
				t.Fatalf("a row of %d buttons, %d characters wide", len(row), width)
			}
		}
		if next != len(buttons) {
			t.Fatalf("%d of %d buttons are drawn", next, len(buttons))
		}
	})
}

func utf16Length(s string) int { return len(utf16.Encode([]rune(s))) }

// fits fails where the JSON is too long, or has text that Teams refuses: none
// on a button or in a run.
func fits(t *rapid.T, drawn any, most int) {
	b, err := json.Marshal(drawn)
	if err != nil || len(b) > most {
		t.Fatalf("%d bytes of %d, %v", len(b), most, err)
	}
	var tree any
	if err := json.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	walk(tree, func(e map[string]any) {
		kind, _ := e["type"].(string)
		for _, key := range []string{"text", "title"} {
			if s, there := e[key].(string); there && strings.TrimSpace(s) == "" && kind != "" {
				t.Fatalf("%s of a %s is empty", key, kind)
			}
		}
		if as, there := e["actions"].([]any); there && len(as) == 0 {
			t.Fatal("a row without buttons")
		}
		if e["type"] == "Action.Execute" && e["fallback"] == nil {
			t.Fatal("an Execute without a fallback")
		}
		if body, there := e["body"].([]any); there && len(body) == 0 {
			t.Fatal("a card with nothing on it")
		}
	})
}

func walk(tree any, see func(map[string]any)) {
	switch v := tree.(type) {
	case map[string]any:
		see(v)
		for _, inner := range v {
			walk(inner, see)
		}
	case []any:
		for _, inner := range v {
			walk(inner, see)
		}
	}
}
