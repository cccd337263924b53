package localchat

import (
	"cmp"
	"net/http"

	"plenary/bot"
)

// receive passes on what a person did and shows them the answer.
func (c *Chat) receive(r *http.Request, person string, in bot.Incoming) answer {
	turn := &c.conversation(person).turn
	turn.Lock()
	defer turn.Unlock()
	return c.pass(r, person, in)
}

// pass is receive for one who holds the person's turn.
func (c *Chat) pass(r *http.Request, person string, in bot.Incoming) answer {
	in.Workspace, in.User = c.Workspace, person
	a := c.Receiver.Receive(r.Context(), in)
	return c.give(person, cmp.Or(a.Where, in.Where), a)
}
