package bottest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"plenary/bot"
)

// Person acts in Slack. What they do is a Request, for an App to send.
type Person struct {
	chat *Chat
	user string
}

// Person is someone who joined.
func (c *Chat) Person(user string) *Person { return &Person{c, user} }

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
	view := p.chat.Modal(p.user)
	switch {
	case inMessage:
		payload["container"] = object{"type": "message", "message_ts": ts, "channel_id": channel, "is_ephemeral": false}
		payload["channel"] = object{"id": channel, "name": "directmessage"}
		payload["message"] = object{"type": "message", "ts": ts, "user": botUser, "bot_id": botID}
		payload["response_url"] = "https://hooks.slack.com/actions/" + channelSign
		return nil
	case where == InHome:
		view = p.chat.Home(p.user)
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
	known := p.chat.people[p.user]
	if known == nil {
		p.chat.mu.Unlock()
		return Request{err: fmt.Errorf("%s did not join", p.user)}
	}
	said := p.chat.place(known, message{theirs: true, Seen: Seen{User: p.user, Message: bot.Message{Text: text}}})
	p.chat.mu.Unlock()
	return p.event(eventID, object{"type": "message", "channel": known.channel(), "channel_type": "im", "user": p.user,
		"text": escape.Replace(text), "ts": stamp(said.ts), "event_ts": stamp(said.ts), "team": known.workspace})
}

// OpenHome looks at the bot's Home:
// https://docs.slack.dev/reference/events/app_home_opened
func (p *Person) OpenHome(eventID string) Request {
	return p.event(eventID, object{"type": "app_home_opened", "user": p.user, "channel": channelSign + p.user, "tab": "home",
		"event_ts": stamp(p.chat.now().UnixMicro())})
}

func (p *Person) event(id string, inner object) Request {
	team, err := p.team()
	if err != nil {
		return Request{err: err}
	}
	body, err := json.Marshal(object{"type": "event_callback", "token": "unused", "team_id": team, "api_app_id": appID,
		"event_id": id, "event_time": p.chat.now().Unix(), "event": inner,
		"authorizations": []object{{"enterprise_id": nil, "team_id": team, "user_id": botUser, "is_bot": true}}})
	return Request{body: string(body), user: p.user, err: err}
}

// Command types /reflect with a text after it:
// https://docs.slack.dev/interactivity/implementing-slash-commands
func (p *Person) Command(text string) Request {
	team, err := p.team()
	form := url.Values{
		"command": {"/reflect"}, "text": {escape.Replace(text)}, "token": {"unused"}, "team_id": {team}, "team_domain": {"northfield"},
		"channel_id": {"C0STAFF"}, "channel_name": {"staff"}, "user_id": {p.user}, "user_name": {strings.ToLower(p.user)},
		"api_app_id": {appID}, "response_url": {"https://hooks.slack.com/commands/"}, "trigger_id": {p.trigger()},
	}
	return Request{body: form.Encode(), user: p.user, err: err}
}

type object = map[string]any

// about is what every interaction says of who did it.
func (p *Person) about(what string) (object, error) {
	team, err := p.team()
	return object{"type": what, "token": "unused", "api_app_id": appID, "trigger_id": p.trigger(), "enterprise": nil, "is_enterprise_install": false,
		"team": object{"id": team, "domain": "northfield"},
		"user": object{"id": p.user, "username": strings.ToLower(p.user), "name": strings.ToLower(p.user), "team_id": team}}, err
}

func (p *Person) interaction(payload object) Request {
	body, err := json.Marshal(payload)
	return Request{body: url.Values{"payload": {string(body)}}.Encode(), user: p.user, err: err}
}

func (p *Person) team() (string, error) {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	known := p.chat.people[p.user]
	if known == nil {
		return "", fmt.Errorf("%s did not join", p.user)
	}
	return string(known.workspace), nil
}

// trigger is the right to open one window.
func (p *Person) trigger() string {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	id := fmt.Sprintf("%d.trigger", len(p.chat.triggers)+1)
	p.chat.triggers[id] = p.user
	return id
}
