package bottest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"plenary/bot"
	"plenary/reflection"
)

// Person is someone in the chat: what they see, and what they do in Slack, which
// is a Request, for an App to send.
type Person struct {
	who
	chat *Chat
}

// Person is that user of that workspace. Before they Join, or are written to in
// process, they see nothing and can do nothing.
func (c *Chat) Person(ws reflection.WorkspaceID, user string) *Person {
	return &Person{who{ws, user}, c}
}

// Seen is what the person sees of the bot, oldest first.
func (p *Person) Seen() []Seen {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	var seen []Seen
	if known := p.chat.people[p.who]; known != nil {
		for _, m := range known.messages {
			if !m.theirs {
				seen = append(seen, m.Seen)
			}
		}
	}
	return seen
}

// Modal is the view that is open in front of the person, as JSON, or "". There
// is one at a time: a view that is pushed takes the place of the one below.
func (p *Person) Modal() string {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	if known := p.chat.people[p.who]; known != nil && known.modal != nil {
		return known.modal.drew
	}
	return ""
}

// Home is the view on the person's Home, as JSON, or "".
func (p *Person) Home() string {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	if known := p.chat.people[p.who]; known != nil {
		return known.home
	}
	return ""
}

// Where a button can be pressed other than in a message.
const (
	InModal = "modal"
	InHome  = "home"
)

// Press presses a button, by its id, in the message at that address, InModal or
// InHome. It need not be there any more: a person can press what is about to
// change. See https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
func (p *Person) Press(button, where string) Request {
	payload, err := p.about("block_actions")
	if err != nil {
		return Request{err: err}
	}
	at := stamp(p.chat.now().UnixMicro())
	payload["actions"] = []object{{"type": "button", "action_id": button, "block_id": "b1", "action_ts": at,
		"text": object{"type": "plain_text", "text": button}}}
	if err := p.stand(payload, where); err != nil {
		return Request{err: err}
	}
	return p.interaction(payload)
}

// stand says in what the pressed button stood.
func (p *Person) stand(payload object, where string) error {
	channel, ts, inMessage := strings.Cut(where, "/")
	view := p.Modal()
	switch {
	case inMessage:
		payload["container"] = object{"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": false}
		payload["channel"] = object{"id": channel, "name": "directmessage"}
		payload["message"] = object{"type": "message", "ts": ts, "user": botUser, "bot_id": botID}
		payload["response_url"] = "https://hooks.slack.com/actions/"
		return nil
	case where == InHome:
		view = p.Home()
	}
	if view == "" {
		return fmt.Errorf("press a button: nothing stands at %q", where)
	}
	shown := object{}
	if err := json.Unmarshal([]byte(view), &shown); err != nil {
		return fmt.Errorf("press a button in a view: %w", err)
	}
	if shown["id"] == nil {
		shown["id"] = "V0HOME"
	}
	shown["state"] = object{"values": object{}}
	payload["view"] = shown
	payload["container"] = object{"type": "view", "view_id": shown["id"]}
	return nil
}

// Say types a message to the bot, which stands in their conversation:
// https://docs.slack.dev/reference/events/message.im
func (p *Person) Say(text, eventID string) Request {
	p.chat.mu.Lock()
	known := p.chat.people[p.who]
	if known == nil {
		p.chat.mu.Unlock()
		return Request{err: p.absent()}
	}
	said := p.chat.place(known, message{theirs: true, Seen: Seen{User: p.user, Message: bot.Message{Text: text}}})
	p.chat.mu.Unlock()
	return p.chat.event(p.workspace, eventID, object{"type": "message", "channel": known.channel, "channel_type": "im", "user": p.user,
		"text": escape.Replace(text), "ts": stamp(said.ts), "event_ts": stamp(said.ts), "team": known.workspace})
}

// OpenHome looks at the bot's Home:
// https://docs.slack.dev/reference/events/app_home_opened
func (p *Person) OpenHome(eventID string) Request {
	known, err := p.here()
	if err != nil {
		return Request{err: err}
	}
	return p.chat.event(p.workspace, eventID, object{"type": "app_home_opened", "user": p.user, "channel": known.channel, "tab": "home",
		"event_ts": stamp(p.chat.now().UnixMicro())})
}

// event is what Slack tells of a workspace:
// https://docs.slack.dev/apis/events-api/#event-type-structure
func (c *Chat) event(ws reflection.WorkspaceID, id string, inner object) Request {
	team, enterprise := ids(ws)
	body, err := json.Marshal(object{"type": "event_callback", "token": "unused", "team_id": team, "enterprise_id": enterprise,
		"api_app_id": appID, "event_id": id, "event_time": c.now().Unix(), "event": inner,
		"authorizations": []object{{"enterprise_id": enterprise, "team_id": team, "user_id": botUser, "is_bot": true,
			"is_enterprise_install": orgWide(ws)}}})
	return Request{body: string(body), err: err}
}

// ids are those of the team and of the organisation, one of which is null here.
func ids(ws reflection.WorkspaceID) (team, enterprise any) {
	if orgWide(ws) {
		return nil, ws
	}
	return ws, nil
}

// Command types /reflect with a text after it:
// https://docs.slack.dev/interactivity/implementing-slash-commands
func (p *Person) Command(text string) Request {
	known, err := p.here()
	if err != nil {
		return Request{err: err}
	}
	at := "team_id"
	if orgWide(p.workspace) {
		at = "enterprise_id"
	}
	form := url.Values{
		"command": {"/reflect"}, "text": {escape.Replace(text)}, "token": {"unused"}, at: {string(p.workspace)}, "team_domain": {"northfield"},
		"channel_id": {"C0STAFF"}, "channel_name": {"staff"}, "user_id": {p.user}, "user_name": {strings.ToLower(p.user)},
		"api_app_id": {appID}, "response_url": {"https://hooks.slack.com/commands/"}, "trigger_id": {p.trigger(known)},
	}
	return Request{body: form.Encode()}
}

type object = map[string]any

// about is what every interaction says of who did it.
func (p *Person) about(what string) (object, error) {
	known, err := p.here()
	if err != nil {
		return nil, err
	}
	all := object{"type": what, "token": "unused", "api_app_id": appID, "trigger_id": p.trigger(known), "is_enterprise_install": orgWide(p.workspace),
		"team": object{"id": p.workspace, "domain": "northfield"}, "enterprise": nil,
		"user": object{"id": p.user, "username": strings.ToLower(p.user), "name": strings.ToLower(p.user), "team_id": p.workspace}}
	if orgWide(p.workspace) {
		all["team"], all["enterprise"] = nil, object{"id": p.workspace, "name": "northfield"}
	}
	return all, nil
}

func (p *Person) interaction(payload object) Request {
	body, err := json.Marshal(payload)
	return Request{body: url.Values{"payload": {string(body)}}.Encode(), err: err}
}

// here is the person, if they joined.
func (p *Person) here() (*person, error) {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	if known := p.chat.people[p.who]; known != nil {
		return known, nil
	}
	return nil, p.absent()
}

func (p *Person) absent() error { return fmt.Errorf("%s did not join %s", p.user, p.workspace) }

func (p *Person) trigger(known *person) string {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	return p.chat.triggerOf(known)
}
