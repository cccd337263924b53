package bottest

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// TeamsApp is where Teams sends what people do.
type TeamsApp struct {
	URL     string // with /api/messages
	Service string // where this Chat is served, which activities say
	chat    *Chat
}

// TeamsApp makes the TeamsApp of the Teams of this Chat. Its activities have no
// token, which an adapter takes only in development.
func (c *Chat) TeamsApp(url, service string) *TeamsApp { return &TeamsApp{url, service, c} }

// inTeams is Somebody in Teams.
type inTeams struct {
	t testing.TB
	*TeamsApp
	person *Person
	open   map[string]any // the dialog
}

// Somebody is a person of a tenant who has the app.
func (a *TeamsApp) Somebody(t testing.TB, ws reflection.WorkspaceID, user string) Somebody {
	return &inTeams{t: t, TeamsApp: a, person: a.chat.Person(ws, user)}
}

func (s *inTeams) Messages() (all []Sheet) {
	for _, m := range s.person.Seen() {
		all = append(all, Sheet{Where: m.Where, Text: m.Message.Text, Buttons: m.Buttons()})
	}
	return all
}

func (s *inTeams) Window() *Sheet {
	if s.open == nil {
		return nil
	}
	card, _ := json.Marshal([]any{s.open["card"]})
	title, _ := s.open["title"].(string)
	shown := Sheet{Where: InModal, Text: title + "\n" + cardText(card), Buttons: CardButtons(string(card))}
	for _, e := range s.inputs() {
		shown.Inputs = append(shown.Inputs, e.input())
	}
	return &shown
}

// OpenHome asks for Home, which is a message in Teams: the new one with a button
// for a worry about a child, as Home has everywhere. What the bot has yet to say
// of other things may come before it.
func (s *inTeams) OpenHome() (home Sheet) {
	s.t.Helper()
	before := len(s.Messages())
	s.Say("home")
	until(s.t, "Home is shown", func() bool {
		for _, m := range s.Messages()[before:] {
			if slices.ContainsFunc(m.Buttons, func(b bot.Button) bool { return b.ID == "worried" }) {
				home = m
			}
		}
		return home.Where != ""
	})
	return home
}

func (s *inTeams) Say(text string) {
	s.t.Helper()
	s.open = nil
	s.post(object{"type": "message", "text": text, "textFormat": "plain"})
}

func (s *inTeams) Press(on Sheet, label string) {
	s.t.Helper()
	b := pressed(s.t, on, label)
	if on.Where == InModal {
		s.submit(s.action(s.open, b.ID)["data"], nil)
		return
	}
	s.open = nil
	var cards any
	for _, m := range s.person.Seen() {
		if m.Where == on.Where {
			_ = json.Unmarshal([]byte(m.Blocks), &cards)
		}
	}
	_, id, _ := strings.Cut(on.Where, "/")
	act := s.action(cards, b.ID)
	if act["type"] == "Action.Execute" {
		s.invoke("adaptiveCard/action", id, object{"action": act, "trigger": "manual"})
		return
	}
	s.invoke("task/fetch", id, object{"data": act["data"], "context": object{"theme": "default"}})
}

func (s *inTeams) Fill(values map[string]string) {
	s.t.Helper()
	s.submit(s.action(s.open, "")["data"], values)
}

// submit sends the dialog with what an action of it carries, and what is filled
// in.
func (s *inTeams) submit(carried any, values map[string]string) {
	s.t.Helper()
	data, _ := carried.(map[string]any)
	data = maps.Clone(data)
	left := len(values)
	for _, e := range s.inputs() {
		value, given := values[e.ID]
		if given {
			left--
		} else {
			value = e.Value
		}
		if value == "" && e.Required {
			s.t.Fatalf("%s is required", e.ID)
		}
		data[e.ID] = value
	}
	if left > 0 {
		s.t.Fatalf("not all of %v are inputs of the form", values)
	}
	s.invoke("task/submit", "", object{"data": data, "context": object{"theme": "default"}})
}

// invoke has Teams ask the bot, and opens the dialog that it answers with. What
// Teams would show in passing, a sentence or a card that the bot then sends as
// well, is not kept.
func (s *inTeams) invoke(name, replyTo string, value object) {
	s.t.Helper()
	var answer struct {
		Task struct{ Value any }
	}
	body := s.post(object{"type": "invoke", "name": name, "replyToId": replyTo, "value": value})
	if len(body) > 0 {
		if err := json.Unmarshal(body, &answer); err != nil {
			s.t.Fatalf("%s answered %s: %v", name, body, err)
		}
	}
	s.open, _ = answer.Task.Value.(map[string]any)
}

// post sends an activity:
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
func (s *inTeams) post(a object) []byte {
	s.t.Helper()
	p := s.person
	maps.Copy(a, object{"id": "f:" + reflection.NewID(), "timestamp": s.chat.now().UTC().Format(time.RFC3339Nano), "channelId": "msteams",
		"serviceUrl": s.Service, "from": object{"id": teamsID(p.user), "name": p.user, "aadObjectId": p.user},
		"conversation": object{"conversationType": "personal", "tenantId": p.workspace, "id": s.chat.TeamsConversation(p.workspace, p.user)},
		"recipient":    object{"id": "28:" + ClientID, "name": "Plenary"}, "channelData": object{"tenant": object{"id": p.workspace}}, "locale": "en-GB"})
	encoded, err := json.Marshal(a)
	if err != nil {
		s.t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.URL, bytes.NewReader(encoded))
	if err != nil {
		s.t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json; charset=utf-8")
	return answered(s.t, r)
}

// answered sends a request that must be answered with 200.
func answered(t testing.TB, r *http.Request) []byte {
	t.Helper()
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: %s %s %v", r.Method, r.URL.Path, res.Status, body, err)
	}
	return body
}

// action is the one that reports the press of a button; of "", the one that
// sends a Form.
func (s *inTeams) action(in any, button string) (found map[string]any) {
	s.t.Helper()
	each(in, func(e map[string]any) {
		data, carries := e["data"].(map[string]any)
		kind, _ := e["type"].(string)
		press, _ := data["press"].(string)
		if carries && strings.HasPrefix(kind, "Action.") && press == button && (button != "" || data["form"] != nil) {
			found = e
		}
	})
	if found == nil {
		s.t.Fatalf("%s sees no action %q", s.person.user, button)
	}
	return found
}

// each goes through everything in a card but what stands in for an action, in
// no order.
func each(in any, do func(map[string]any)) {
	switch in := in.(type) {
	case []any:
		for _, e := range in {
			each(e, do)
		}
	case map[string]any:
		do(in)
		for key, e := range in {
			if key != "fallback" && key != "data" {
				each(e, do)
			}
		}
	}
}

// cardInput is an input of an Adaptive Card.
type cardInput struct {
	Type, ID, Value string
	Required        bool `json:"isRequired"`
	Choices         []struct{ Title, Value string }
}

func (e cardInput) input() bot.Input {
	in := bot.Input{ID: e.ID, Value: e.Value}
	for _, c := range e.Choices {
		in.Options = append(in.Options, bot.Option{ID: c.Value})
	}
	return in
}

// inputs are those of the dialog that is open, in order.
func (s *inTeams) inputs() (all []cardInput) {
	var dialog struct {
		Card struct{ Content struct{ Body []cardInput } }
	}
	raw, _ := json.Marshal(s.open)
	_ = json.Unmarshal(raw, &dialog)
	for _, e := range dialog.Card.Content.Body {
		if strings.HasPrefix(e.Type, "Input.") {
			all = append(all, e)
		}
	}
	return all
}
