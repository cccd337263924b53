package bottest

import (
	"fmt"
	"maps"
)

// ReflectNow picks the bot's shortcut in Slack's own menus, which has the
// callback_id "reflect-now":
// https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
func (p *Person) ReflectNow() Request {
	return p.picking("shortcut", object{"callback_id": "reflect-now"})
}

// ReflectOn picks "Reflect on this" in the menu of a message that somebody else
// wrote in a channel; its callback_id is "reflect-on-this".
func (p *Person) ReflectOn(text string) Request {
	at := stamp(p.chat.now().UnixMicro())
	return p.picking("message_action", object{"callback_id": "reflect-on-this",
		"channel": object{"id": "C0STAFF", "name": "staff"}, "message_ts": at, "response_url": "https://hooks.slack.com/app/",
		"message": object{"type": "message", "user": "U0OTHER", "ts": at, "text": escape.Replace(text)}})
}

func (p *Person) picking(what string, shortcut object) Request {
	payload, err := p.about(what)
	if err != nil {
		return Request{err: fmt.Errorf("pick a shortcut: %w", err)}
	}
	payload["action_ts"] = stamp(p.chat.now().UnixMicro())
	maps.Copy(payload, shortcut)
	return p.interaction(payload)
}

// PressFilled presses a button of the Form that is open, with these values
// typed in it and not sent: https://docs.slack.dev/reference/views#view_state
func (p *Person) PressFilled(button string, values map[string]string) Request {
	payload, err := p.about("block_actions")
	if err != nil {
		return Request{err: err}
	}
	view, err := fill(p.Modal(), values)
	if err != nil {
		return Request{err: fmt.Errorf("press a button of a form: %w", err)}
	}
	payload["view"] = view
	payload["container"] = object{"type": "view", "view_id": view["id"]}
	payload["actions"] = []object{{"type": "button", "action_id": button, "block_id": "b1", "action_ts": stamp(p.chat.now().UnixMicro())}}
	return p.interaction(payload)
}
