package bottest

import (
	"encoding/json"
	"fmt"
	"time"
)

// window is a modal that is open.
type window struct {
	id   string
	drew string // the view as it came, and what Slack adds
}

// trigger is the right to open one window for somebody, within three seconds by
// the chat's clock: https://docs.slack.dev/interactivity/handling-user-interaction
type trigger struct {
	of   *person
	ends time.Time
	used bool
}

const triggerLife = 3 * time.Second

// triggerOf is a new trigger_id, for what somebody does now.
func (c *Chat) triggerOf(p *person) string {
	id := fmt.Sprintf("%d.trigger", len(c.triggers)+1)
	c.triggers[id] = &trigger{of: p, ends: c.now().Add(triggerLife)}
	return id
}

// openWindow is https://docs.slack.dev/reference/methods/views.open, and
// views.push.
func openWindow(c *Chat, by token, a args) ([]byte, *Fault) {
	t := c.triggers[a["trigger_id"]]
	switch {
	case t == nil || !by.reaches(t.of):
		return nil, Refused("invalid_trigger_id")
	case t.used:
		return nil, Refused("exchanged_trigger_id")
	case c.now().After(t.ends):
		return nil, Refused("expired_trigger_id")
	}
	t.used = true
	id := fmt.Sprintf("V%d", len(c.windows)+1)
	c.windows[id] = t.of
	return c.draw(t.of, id, a["view"])
}

// updateWindow is https://docs.slack.dev/reference/methods/views.update
func updateWindow(c *Chat, by token, a args) ([]byte, *Fault) {
	p := c.windows[a["view_id"]]
	if p == nil || !by.reaches(p) || p.modal == nil || p.modal.id != a["view_id"] {
		return nil, Refused("not_found")
	}
	return c.draw(p, p.modal.id, a["view"])
}

// publishHome is https://docs.slack.dev/reference/methods/views.publish
func publishHome(c *Chat, by token, a args) ([]byte, *Fault) {
	p := c.user(by, a["user_id"])
	if p == nil {
		return nil, Gone("user_not_found")
	}
	p.home = a["view"]
	return []byte(`{"ok":true,"view":` + p.home + `}`), nil
}

// draw puts a view in front of the person.
func (c *Chat) draw(p *person, id, view string) ([]byte, *Fault) {
	if !json.Valid([]byte(view)) || view[0] != '{' {
		return nil, Refused("invalid_arguments")
	}
	added := fmt.Sprintf(`{"id":%q,"team_id":%q,"app_id":%q,"bot_id":%q,"hash":%q,`, id, p.workspace, appID, botID, stamp(c.now().UnixMicro()))
	p.modal = &window{id: id, drew: added + view[1:]}
	return []byte(`{"ok":true,"view":` + p.modal.drew + `}`), nil
}
