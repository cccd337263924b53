package bottest

import (
	"bytes"
	"encoding/json"
	"net/http"
	"testing"

	"plenary/bot"
)

// inLocalChat is Somebody in the local chat, by the JSON of its page.
type inLocalChat struct {
	t    testing.TB
	url  string // of the person
	open *localWindow
}

// InLocalChat is a person in the local chat that is served at a URL.
func InLocalChat(t testing.TB, url, user string) Somebody {
	return &inLocalChat{t: t, url: url + "/chat/api/people/" + user}
}

type (
	localSheet struct {
		ID, Title, Text, Intro string
		Buttons                []bot.Button
		Inputs                 []bot.Input
	}
	// localWindow is a Form or a View, with what is said to be wrong in it.
	localWindow struct {
		localSheet
		kind, wrong string
	}
)

func (s *inLocalChat) call(method, path string, body, into any) {
	s.t.Helper()
	encoded, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.url+path, bytes.NewReader(encoded))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	if said := answered(s.t, r); json.Unmarshal(said, into) != nil {
		s.t.Fatalf("%s %s answered %s", method, path, said)
	}
}

// does has the chat show what it answers.
func (s *inLocalChat) does(path string, body map[string]any) {
	s.t.Helper()
	var answer struct {
		Form, View *localSheet
		Error      *struct{ Text string }
	}
	s.call(http.MethodPost, path, body, &answer)
	switch {
	case answer.Error != nil && s.open != nil:
		s.open.wrong = "\n" + answer.Error.Text
		return
	case answer.Error != nil:
		s.t.Fatalf("%s was answered with %q", s.url, answer.Error.Text)
	}
	s.open = nil
	if answer.Form != nil {
		s.open = &localWindow{localSheet: *answer.Form, kind: "form"}
	}
	if answer.View != nil {
		s.open = &localWindow{localSheet: *answer.View, kind: "view"}
	}
}

func (s *inLocalChat) Messages() (all []Sheet) {
	s.t.Helper()
	var standing []localSheet
	s.call(http.MethodGet, "/messages", nil, &standing)
	for _, m := range standing {
		all = append(all, Sheet{Where: m.ID, Text: m.Text, Buttons: m.Buttons})
	}
	return all
}

func (s *inLocalChat) Window() *Sheet {
	if s.open == nil {
		return nil
	}
	w := s.open
	return &Sheet{Where: InModal, Text: w.Title + "\n" + w.Intro + w.Text + w.wrong, Buttons: w.Buttons, Inputs: w.Inputs}
}

func (s *inLocalChat) OpenHome() Sheet {
	s.t.Helper()
	s.open = nil
	var home localSheet
	s.call(http.MethodGet, "/home", nil, &home)
	return Sheet{Where: InHome, Text: home.Text, Buttons: home.Buttons}
}

func (s *inLocalChat) Say(text string) {
	s.t.Helper()
	s.open = nil
	s.does("/say", map[string]any{"text": text})
}

func (s *inLocalChat) Press(on Sheet, label string) {
	s.t.Helper()
	body := map[string]any{"button": pressed(s.t, on, label).ID}
	switch on.Where {
	case InHome:
		body["home"] = true
	case InModal:
		body[s.open.kind] = s.open.ID
		if s.open.kind == "form" {
			body["values"] = s.filled(nil)
		}
	default:
		body["message"] = on.Where
	}
	if on.Where != InModal {
		s.open = nil
	}
	s.does("/press", body)
}

func (s *inLocalChat) Fill(values map[string]string) {
	s.t.Helper()
	if s.open == nil || s.open.kind != "form" {
		s.t.Fatalf("%s has no Form open", s.url)
	}
	s.does("/submit", map[string]any{"form": s.open.ID, "values": s.filled(values)})
}

// filled is what stands in the Form.
func (s *inLocalChat) filled(values map[string]string) map[string]string {
	s.t.Helper()
	all, left := map[string]string{}, len(values)
	for _, in := range s.open.Inputs {
		all[in.ID] = in.Value
		if value, given := values[in.ID]; given {
			all[in.ID] = value
			left--
		}
	}
	if left > 0 {
		s.t.Fatalf("not all of %v are inputs of the form", values)
	}
	return all
}
