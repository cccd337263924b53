package localchat_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"plenary/bot"
)

// everyInput is a Form with one input of each kind.
var everyInput = &bot.Form{ID: "f", Inputs: []bot.Input{
	{ID: "must", Kind: bot.Text, Required: true},
	{ID: "long", Kind: bot.Long},
	{ID: "one", Kind: bot.Choice, Options: []bot.Option{{ID: "a"}, {ID: "b"}}},
	{ID: "many", Kind: bot.Choices, Options: []bot.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}},
	{ID: "who", Kind: bot.Person},
	{ID: "day", Kind: bot.DateIn},
	{ID: "time", Kind: bot.TimeIn},
	{ID: "yes", Kind: bot.Toggle},
	{ID: "file", Kind: bot.FileIn},
}}

// fill opens the form for Asha and sends it back with these values.
func fill(t *testing.T, values string) (s *school, answer string) {
	t.Helper()
	s = newSchool(t)
	s.answer = func(in bot.Incoming) bot.Answer {
		if in.Kind == bot.Say {
			return bot.Answer{Form: everyInput}
		}
		return bot.Answer{}
	}
	s.ask("POST", "/chat/api/people/asha/say", `{"text":"Hi"}`)
	code, answer := s.ask("POST", "/chat/api/people/asha/submit", `{"form":"f","values":`+values+`}`)
	if code != 200 {
		t.Fatalf("%s: got %d %s", values, code, answer)
	}
	return s, answer
}

func TestSubmitBringsWhatWasFilledIn(t *testing.T) {
	for _, c := range []struct{ values, want string }{
		{`{"must":"x"}`, "must=[x]"},
		{`{"must":"x","long":"","one":"","day":"","many":[],"yes":false,"who":null}`, "long=[] must=[x]"},
		{`{"must":"x","one":"b","many":["a","c"],"yes":true}`, "many=[a c] must=[x] one=[b] yes=[true]"},
		{`{"must":"x","many":"b","yes":"true"}`, "many=[b] must=[x] yes=[true]"},
		{`{"must":["x","y"],"yes":"false"}`, "must=[x]"},
		{`{"must":"x","day":"2026-11-12","time":"15:45","who":"sam"}`, "day=[2026-11-12] must=[x] time=[15:45] who=[sam]"},
		{`{"must":"x","file":"data:text/csv;base64,YSxi"}`, "file=[a,b] must=[x]"},
		{`{"must":"x","stranger":"y"}`, "must=[x]"},
	} {
		s, _ := fill(t, c.values)
		if len(s.heard) != 2 {
			t.Errorf("%s: not passed on", c.values)
			continue
		}
		in := s.heard[1]
		if got := revealed(in.Values); got != c.want || in.Kind != bot.Submit || in.Form != "f" {
			t.Errorf("%s: got %s %s, want %s", c.values, in.Kind, got, c.want)
		}
	}
}

func TestWhatIsLeftEmptyWasAskedAllTheSame(t *testing.T) {
	s, _ := fill(t, `{"must":"x"}`)
	for _, in := range everyInput.Inputs {
		if _, asked := s.heard[1].Values[in.ID]; asked == (in.Kind == bot.Toggle) {
			t.Errorf("%s: there %v", in.ID, asked)
		}
	}
}

func revealed(v bot.Values) string {
	var all []string
	for input, given := range v {
		if len(given) == 0 {
			continue
		}
		var texts []string
		for _, p := range given {
			texts = append(texts, p.Reveal())
		}
		all = append(all, fmt.Sprintf("%s=[%s]", input, strings.Join(texts, " ")))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}

func TestSubmitIsHeldToTheForm(t *testing.T) {
	for _, c := range []struct{ values, input, text string }{
		{`{}`, "must", "Please fill this in."},
		{`{"must":" \n "}`, "must", "Please fill this in."},
		{`{"must":"` + strings.Repeat("é", 3001) + `"}`, "must", "Please keep this under 3,000 characters."},
		{`{"must":"x","one":"z"}`, "one", "Please choose from the list."},
		{`{"must":"x","many":["a","z"]}`, "many", "Please choose from the list."},
		{`{"must":"x","day":"12/11/2026"}`, "day", "Please give a date, like 2026-11-12."},
		{`{"must":"x","time":"quarter to four"}`, "time", "Please give a time, like 15:45."},
		{`{"must":"x","file":"C:\\fakepath\\a.csv"}`, "file", bot.FileNotTaken},
	} {
		s, got := fill(t, c.values)
		want := fmt.Sprintf(`{"messages":[],"form":null,"view":null,"error":{"input":"%s","text":"%s"}}`, c.input, c.text)
		if got != want || len(s.heard) != 1 {
			t.Errorf("%.60s\n got %s\nwant %s", c.values, got, want)
		}
	}
}

func TestAFormFromBeforeARestartIsPassedOn(t *testing.T) {
	s := newSchool(t)
	s.want(t, "POST", "/chat/api/people/asha/submit", `{"form":"old:1","values":{"what":"kept"}}`, 200, nothing)
	if len(s.heard) != 1 || s.heard[0].Values.Get("what").Reveal() != "kept" {
		t.Errorf("heard %d", len(s.heard))
	}
}

func TestSubmitThatIsNoForm(t *testing.T) {
	s := newSchool(t)
	for _, body := range []string{`{}`, `{"form":"f","values":[]}`, `{"form":"f","values":{"a":1}}`, `{"form":"f","values":{"a":[1]}}`, `{"form":"f","values":{"a":{}}}`} {
		s.want(t, "POST", "/chat/api/people/asha/submit", body, 400, failed("The chat did not understand that. Please load the page again."))
	}
}

func FuzzSubmit(f *testing.F) {
	f.Add(`{"form":"f","values":{"must":"x","many":["a"],"yes":true,"who":null}}`)
	f.Add(`{"form":"f","values":{"must":"\ud800","file":"data:;base64,!"}}`)
	f.Add(`{"form":"g","values":null}`)
	f.Fuzz(func(t *testing.T, body string) {
		s := newSchool(t)
		s.answer = func(bot.Incoming) bot.Answer { return bot.Answer{Form: everyInput} }
		s.ask("POST", "/chat/api/people/asha/say", `{"text":"Hi"}`)
		s.heard = nil
		answersSensibly(t, s, "/chat/api/people/asha/submit", body)
	})
}
