package bottest

import (
	"encoding/json"
	"fmt"
)

// window is a modal that is open.
type window struct {
	id   string
	drew string // the view as it came, and what Slack adds
}

// Modal is the view that is open in front of the person, as JSON, or "". There
// is one at a time: a view that is pushed takes the place of the one below.
func (c *Chat) Modal(user string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := c.people[user]
	if p == nil || p.modal == nil {
		return ""
	}
	return p.modal.drew
}

// Home is the view on the person's Home, as JSON, or "".
func (c *Chat) Home(user string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.people[user] == nil {
		return ""
	}
	return c.people[user].home
}

// openWindow is https://docs.slack.dev/reference/methods/views.open, and
// views.push. A trigger_id opens one window; that it ends after three seconds
// is left out, since tests move the clock.
func openWindow(c *Chat, a args) ([]byte, *Fault) {
	user, known := c.triggers[a["trigger_id"]]
	switch {
	case !known:
		return nil, Refused("invalid_trigger_id")
	case user == "":
		return nil, Refused("exchanged_trigger_id")
	}
	c.triggers[a["trigger_id"]] = ""
	p, id := c.people[user], fmt.Sprintf("V%d", len(c.windows)+1)
	c.windows[id] = p
	return c.draw(p, id, a["view"])
}

// updateWindow is https://docs.slack.dev/reference/methods/views.update
func updateWindow(c *Chat, a args) ([]byte, *Fault) {
	p := c.windows[a["view_id"]]
	if p == nil || p.modal == nil || p.modal.id != a["view_id"] {
		return nil, Refused("not_found")
	}
	return c.draw(p, p.modal.id, a["view"])
}

// publishHome is https://docs.slack.dev/reference/methods/views.publish
func publishHome(c *Chat, a args) ([]byte, *Fault) {
	p := c.people[a["user_id"]]
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
