package localchat

import (
	"net/http"
	"slices"

	"plenary/bot"
)

// pressRequest is the body of POST …/press: a button, and the one place it
// stands in. A Form's button takes along what is filled in.
type pressRequest struct {
	Message string `json:"message"`
	View    string `json:"view"`
	Home    bool   `json:"home"`
	Form    string `json:"form"`
	Values  values `json:"values"`
	Button  string `json:"button"`
}

// valid reports whether a button and exactly one place were named.
func (p pressRequest) valid() bool {
	places := 0
	for _, named := range []bool{p.Message != "", p.View != "", p.Home, p.Form != ""} {
		if named {
			places++
		}
	}
	return places == 1 && p.Button != ""
}

// press answers POST …/press. A button counts only while it stands where it
// was pressed.
func (c *Chat) press(w http.ResponseWriter, r *http.Request, person string) {
	var p pressRequest
	if !read(w, r, &p) {
		return
	}
	if !p.valid() {
		complain(w, http.StatusBadRequest, notUnderstood)
		return
	}
	turn := &c.conversation(person).turn
	turn.Lock()
	defer turn.Unlock()
	if missing := c.missing(r, person, p); missing != "" {
		complain(w, http.StatusOK, missing)
		return
	}
	filled, wrong := c.held(person, p.Form, p.Values)
	if wrong != nil {
		reply(w, http.StatusOK, c.give(person, "", bot.Answer{Error: wrong}))
		return
	}
	reply(w, http.StatusOK, c.pass(r, person, bot.Incoming{Kind: bot.Press, Button: p.Button, Where: p.Message, Form: p.Form, Values: filled}))
}

// missing says what is not there (any more) of what was pressed, or nothing.
func (c *Chat) missing(r *http.Request, person string, p pressRequest) string {
	buttons, gone := c.standing(r, person, p)
	if gone != "" {
		return gone
	}
	if !slices.ContainsFunc(buttons, func(b bot.Button) bool { return b.ID == p.Button }) {
		return buttonGone
	}
	return ""
}

// standing finds the buttons of the place that was pressed as it is now.
func (c *Chat) standing(r *http.Request, person string, p pressRequest) (buttons []bot.Button, gone string) {
	conv := c.conversation(person)
	switch {
	case p.Home:
		return c.Receiver.HomeOf(r.Context(), c.Workspace, person).Buttons, ""
	case p.View != "":
		v, ok := conv.view(p.View)
		if !ok {
			return nil, panelGone
		}
		return v.Buttons, ""
	case p.Form != "":
		f, ok := conv.form(p.Form)
		if !ok {
			return nil, panelGone
		}
		return f.Buttons, ""
	}
	buttons, ok := conv.buttonsOf(p.Message)
	if !ok {
		return nil, messageGone
	}
	return buttons, ""
}
