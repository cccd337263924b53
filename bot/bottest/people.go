package bottest

import (
	"slices"
	"strings"

	"plenary/reflection"
)

// person is someone in the chat, and their conversation with the bot.
type person struct {
	workspace reflection.WorkspaceID
	user      string
	email     string
	messages  []*message // in order of ts
	modal     *window    // what is open
	home      string     // what Home shows, over HTTP
}

// channelSign goes before a user to name their conversation, as in Slack.
const channelSign = "D"

func (p *person) channel() string { return channelSign + p.user }

// Join makes someone known to the Slack of this Chat. Over HTTP the workspace
// is the id of their team: reflection.Workspace.External, not its ID. The bot
// can reach nobody in Slack who did not join; in process everybody is known.
func (c *Chat) Join(ws reflection.WorkspaceID, user, email string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	p := c.known(ws, user)
	p.email = email
	c.emails[strings.ToLower(email)] = p
}

// known is the person, who is made known if they were not.
func (c *Chat) known(ws reflection.WorkspaceID, user string) *person {
	p := c.people[user]
	if p == nil {
		p = &person{workspace: ws, user: user}
		c.people[user] = p
	}
	return p
}

// of is whose conversation that is, or nil.
func (c *Chat) of(channel string) *person {
	user, ok := strings.CutPrefix(channel, channelSign)
	if !ok {
		return nil
	}
	return c.people[user]
}

// standing finds a message of the bot by its address, or nil.
func (c *Chat) standing(where string) *message {
	channel, ts, _ := strings.Cut(where, "/")
	p := c.of(channel)
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
