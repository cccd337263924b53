package teams

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/bot/bottest"
)

// A Form that is sent is read without having been kept anywhere: it can be drawn
// again as it was, with what was typed.
func TestAFormComesBack(t *testing.T) {
	for _, e := range bottest.Forms() {
		t.Run(e.Name, func(t *testing.T) {
			want := trim(e.Shape, maxBytes)
			drawn := drawForm(e.Shape, "mark")
			f, _, err := readForm(sent(t, drawn, nil))
			if err != nil {
				t.Fatal(err)
			}
			for i := range want.Inputs {
				want.Inputs[i].Value = ""
			}
			if diff := cmp.Diff(want, f); diff != "" {
				t.Errorf("came back differently (-want +got):\n%s", diff)
			}
		})
	}
}

func TestWhatWasFilledIn(t *testing.T) {
	f := bot.Form{ID: "every", Inputs: []bot.Input{
		{ID: "text", Kind: bot.Text}, {ID: "blank", Kind: bot.Text}, {ID: "absent", Kind: bot.Long}, {ID: "odd", Kind: bot.Text},
		{ID: "one", Kind: bot.Choice, Options: []bot.Option{{ID: "a,b"}}},
		{ID: "some", Kind: bot.Choices, Options: []bot.Option{{ID: "a"}, {ID: "b"}}},
		{ID: "nothing", Kind: bot.Choices, Options: []bot.Option{{ID: "a"}}},
		{ID: "none", Kind: bot.Choice}, {ID: "file", Kind: bot.FileIn},
		{ID: "on", Kind: bot.Toggle}, {ID: "bare", Kind: bot.Toggle}, {ID: "off", Kind: bot.Toggle},
		{ID: "who", Kind: bot.Person}, {ID: "day", Kind: bot.DateIn},
	}}
	filled := map[string]any{
		"text": "one, two", "blank": "", "odd": []int{1}, "one": "a,b", "some": "a,b,", "nothing": "",
		"on": "true", "bare": true, "off": "false", "who": "49c4641c", "day": nil,
	}
	_, got, err := readForm(sent(t, drawForm(f, "mark"), filled))
	if err != nil {
		t.Fatal(err)
	}
	want := bot.Values{
		"text": {"one, two"}, "blank": nil, "absent": nil, "odd": nil, "one": {"a,b"}, "some": {"a", "b"}, "nothing": nil,
		"on": {"true"}, "bare": {"true"}, "who": {"49c4641c"}, "day": nil,
	}
	if diff := cmp.Diff(revealed(want), revealed(got)); diff != "" {
		t.Errorf("values (-want +got):\n%s", diff)
	}
}

// What was typed stands in the Form that comes back with an error, however long.
func TestWhatWasTypedIsDrawnAgain(t *testing.T) {
	typed := strings.Repeat("Half of them had it, and \"half\" had not. ", 200)
	f, _, err := readForm(sent(t, drawForm(bottest.Forms()[0].Shape, "first"), map[string]any{"description": typed}))
	if err != nil {
		t.Fatal(err)
	}
	again := drawFormAgain(f, bot.InputError{Input: "description", Text: "This is too long to keep."}, "second")
	var seen []string
	for _, e := range again.Card.Body {
		switch e := e.(type) {
		case richText:
			seen = append(seen, e.Inlines[0].Text)
		case textInput:
			if e.ID == "description" {
				seen = append(seen, e.Value)
			}
		}
	}
	want := []string{bottest.Forms()[0].Shape.Intro, "This is too long to keep.", typed}
	if diff := cmp.Diff(want, seen[:3]); diff != "" {
		t.Errorf("from the top (-want +got):\n%s", diff)
	}
}

// A button beside the one that sends the Form takes along what is filled in.
func TestAButtonOfAForm(t *testing.T) {
	d := drawForm(bot.Form{ID: "answer:e7", Inputs: []bot.Input{{ID: "analysis", Kind: bot.Long}}, Submit: "Save and go on",
		Buttons: []bot.Button{{ID: "back", Label: "Save and go back"}}}, "mark")
	body := d.Card.Body
	back := body[len(body)-1].(actionSet).Actions[0]
	if back.Type != "Action.Submit" || back.Title != "Save and go back" || back.Data.(formData[string]).Press != "back" {
		t.Errorf("the button is %+v", back)
	}
	if pressed := submit(d).Data.(formData[string]).Press; pressed != "" {
		t.Errorf("sending the Form presses %q", pressed)
	}
	data, _ := json.Marshal(back.Data)
	f, values, err := readForm([]byte(strings.Replace(string(data), "{", `{"analysis":"Half of them",`, 1)))
	if err != nil || f.ID != "answer:e7" || f.Inputs[0].Value != "Half of them" || values.Get("analysis") != "Half of them" {
		t.Errorf("came back as %+v, %v", f, err)
	}
}

func TestNoForm(t *testing.T) {
	for _, data := range []string{``, `null`, `[]`, `{}`, `{"form":7}`, `{"press":"journal"}`, `{"form":"answer:e1","again":"x"}`} {
		if _, _, err := readForm([]byte(data)); err == nil {
			t.Errorf("%s is taken for a Form", data)
		}
	}
}

func FuzzReadForm(f *testing.F) {
	golden, _ := filepath.Glob("testdata/form-*.json")
	for _, name := range golden {
		b, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		var d struct {
			Card struct{ Content map[string]any }
		}
		if err := json.Unmarshal(b, &d); err != nil {
			f.Fatal(err)
		}
		walk(d.Card.Content, func(e map[string]any) {
			if data, there := e["data"].(map[string]any); there && e["type"] == "Action.Submit" {
				data["description"] = "Half of them had it."
				seed, _ := json.Marshal(data)
				f.Add(seed)
			}
		})
	}
	f.Add([]byte(`{"form":"f","again":{"inputs":[{"id":"form","kind":"choices","options":[{}]},null]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		form, values, err := readForm(data)
		if err != nil {
			return
		}
		if len(values) > len(form.Inputs) {
			t.Errorf("%d values of %d inputs", len(values), len(form.Inputs))
		}
		again, _, err := readForm(sent(t, drawFormAgain(form, bot.InputError{Text: "Please try again."}, "mark"), nil))
		if err != nil || again.ID != form.ID || len(again.Inputs) != len(form.Inputs) {
			t.Errorf("%d inputs of %q came back as %d of %q, %v", len(form.Inputs), form.ID, len(again.Inputs), again.ID, err)
		}
	})
}

// sent is what Teams would send of the dialog: the data of its submit button,
// with what was filled in beside it.
func sent(t testing.TB, d dialog, filled map[string]any) []byte {
	t.Helper()
	button, err := json.Marshal(submit(d).Data)
	if err != nil {
		t.Fatal(err)
	}
	var data map[string]any
	if err := json.Unmarshal(button, &data); err != nil {
		t.Fatal(err)
	}
	maps.Copy(data, filled)
	b, err := json.Marshal(data)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// submit is the button that sends a Form.
func submit(d dialog) action {
	for _, e := range d.Card.Body {
		if set, ok := e.(actionSet); ok {
			return set.Actions[0]
		}
	}
	return action{}
}

// revealed are values for a test to compare and to print.
func revealed(v bot.Values) map[string][]string {
	all := map[string][]string{}
	for input, given := range v {
		all[input] = nil
		for _, p := range given {
			all[input] = append(all[input], p.Reveal())
		}
	}
	return all
}
