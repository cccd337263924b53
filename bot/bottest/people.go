package bottest

import (
	"slices"
	"strings"

	"plenary/reflection"
)

// who is somebody in one workspace.
type who struct {
	workspace reflection.WorkspaceID
	user      string
}

// person is someone in the chat, and their conversation with the bot.
type person struct {
	who
	channel  string // of their conversation
	email    string
	messages []*message // in order of ts
	modal    *window    // what is open
	home     string     // what Home shows, over HTTP
}

// Join makes someone known to the Slack of this Chat. Over HTTP the workspace
// is the id of their team: reflection.Workspace.External, not its ID. The bot
// can reach nobody in Slack who did not join; in process everybody is known.
func (c *Chat) Join(ws reflection.WorkspaceID, user, email string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.known(who{ws, user}).email = email
}

// known is the person, who is made known if they were not. Their conversation
// is named as Slack names one, with a D before, and for people to read.
func (c *Chat) known(w who) *person {
	p := c.people[w]
	if p == nil {
		p = &person{who: w, channel: "D" + string(w.workspace) + "-" + w.user}
		c.people[w], c.conversations[p.channel] = p, p
	}
	return p
}

// addressed is who has that e-mail address in the workspace, or nil.
func (c *Chat) addressed(ws reflection.WorkspaceID, email string) *person {
	for _, p := range c.people {
		if p.workspace == ws && p.email != "" && strings.EqualFold(p.email, email) {
			return p
		}
	}
	return nil
}

// standing finds a message of the bot by its address, or nil.
func (c *Chat) standing(where string) *message {
	channel, ts, _ := strings.Cut(where, "/")
	p := c.conversations[channel]
	if p == nil {
		return nil
	}
	at, ok := p.find(micros(ts))
	if !ok || p.messages[at].theirs {
		return nil
	}
	return p.messages[at]
}

// find is the place of the first message that is not before ts, and whether it
// is that one.
func (p *person) find(ts int64) (int, bool) {
	return slices.BinarySearchFunc(p.messages, ts, func(m *message, ts int64) int {
		switch {
		case m.ts < ts:
			return -1
		case m.ts > ts:
			return 1
		}
		return 0
	})
}
