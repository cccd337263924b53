package bottest

import (
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// inSlack is Somebody in Slack: a Person, and the App that sends what they do.
type inSlack struct {
	t testing.TB
	*App
	person *Person
	wrong  string // what Slack shows at the inputs of the window
}

// Somebody is a person of a workspace who joined.
func (a *App) Somebody(t testing.TB, ws reflection.WorkspaceID, user string) Somebody {
	return &inSlack{t: t, App: a, person: a.chat.Person(ws, user)}
}

func (s *inSlack) does(r Request) {
	s.t.Helper()
	reply, err := s.Send(s.t.Context(), r)
	if err != nil || reply.Status != http.StatusOK {
		s.t.Fatalf("%s was answered with %+v, %v", s.person.user, reply, err)
	}
	var said struct {
		Errors map[string]string `json:"errors"`
	}
	_ = json.Unmarshal([]byte(reply.Body), &said) // most answers are empty
	s.wrong = ""
	for _, text := range said.Errors {
		s.wrong += "\n" + text
	}
}

func (s *inSlack) Messages() (all []Sheet) {
	for _, m := range s.person.Seen() {
		all = append(all, Sheet{Where: m.Where, Text: m.Message.Text, Buttons: m.Buttons()})
	}
	return all
}

func (s *inSlack) Window() *Sheet {
	view := s.person.Modal()
	if view == "" {
		return nil
	}
	shown := readView(s.t, view)
	shown.Where, shown.Text = InModal, shown.Text+s.wrong
	return &shown
}

func (s *inSlack) OpenHome() Sheet {
	s.t.Helper()
	s.leave()
	s.person.forgetHome()
	s.does(s.person.OpenHome("Ev" + reflection.NewID()))
	until(s.t, "Home is shown", func() bool { return s.person.Home() != "" })
	shown := readView(s.t, s.person.Home())
	shown.Where = InHome
	return shown
}

func (s *inSlack) Say(text string) {
	s.t.Helper()
	s.leave()
	s.does(s.person.Say(text, "Ev"+reflection.NewID()))
}

func (s *inSlack) Press(on Sheet, label string) {
	s.t.Helper()
	b := pressed(s.t, on, label)
	switch {
	case on.Where != InModal:
		s.leave()
		s.does(s.person.Press(b.ID, on.Where))
	case len(on.Inputs) > 0:
		s.does(s.person.PressFilled(b.ID, nil))
	default:
		s.does(s.person.Press(b.ID, InModal))
	}
}

func (s *inSlack) Fill(values map[string]string) {
	s.t.Helper()
	s.does(s.person.Submit(values))
}

func (s *inSlack) leave() { s.person.leave(); s.wrong = "" }

// leave closes the window that is open.
func (p *Person) leave() {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	if known := p.chat.people[p.who]; known != nil {
		known.modal = nil
	}
}

// forgetHome has the person not see their Home until it is published anew.
func (p *Person) forgetHome() {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	if known := p.chat.people[p.who]; known != nil {
		known.home = ""
	}
}

// readView reads a modal or a Home.
func readView(t testing.TB, view string) Sheet {
	t.Helper()
	var words struct {
		Title  struct{ Text string }
		Blocks []struct{ Text struct{ Text string } }
	}
	var f form
	if err := json.Unmarshal([]byte(view), &words); err != nil {
		t.Fatalf("a view: %v", err)
	}
	if err := json.Unmarshal([]byte(view), &f); err != nil {
		t.Fatalf("a view: %v", err)
	}
	lines := []string{words.Title.Text}
	for _, b := range words.Blocks {
		lines = append(lines, unescape.Replace(b.Text.Text))
	}
	shown := Sheet{Text: strings.Join(lines, "\n"), Buttons: ViewButtons(view)}
	for _, b := range f.Blocks {
		if b.Type == "input" {
			shown.Inputs = append(shown.Inputs, b.Element.input(b.ID))
		}
	}
	return shown
}

func (e element) input(id string) bot.Input {
	in := bot.Input{ID: id, Value: e.starts()}
	all := slices.Clone(e.All)
	for _, g := range e.Groups {
		all = append(all, g.Options...)
	}
	for _, o := range all {
		in.Options = append(in.Options, bot.Option{ID: o.Value})
	}
	return in
}
