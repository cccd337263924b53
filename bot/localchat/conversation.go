package localchat

import (
	"slices"
	"sync"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// How much of a conversation is kept: the newest of each.
const (
	keepMessages = 1000
	keepPanels   = 100
)

// conversation is what one person has been shown.
type conversation struct {
	// turn is held from a press to its answer, so that a button pressed twice
	// at once is judged the second time by what the first press made of it.
	turn sync.Mutex

	mu       sync.Mutex
	version  int // grows with every change of messages
	messages []shown
	views    []panel
	forms    []panel
}

// shown is a message as it stands now.
type shown struct {
	ID       string
	At       time.Time
	Message  bot.Message
	Picture  string // the picture's id, where the message has one
	Delivery reflection.DeliveryID
}

// panel is what must be remembered of a Form or View to judge what comes back
// from it. Neither its text nor its values are kept.
type panel struct {
	ID      string
	Buttons []bot.Button
	Inputs  []bot.Input
}

// add appends a message.
func (c *conversation) add(m shown) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.messages = lastOf(append(c.messages, m), keepMessages)
	c.version++
}

// replace changes a message in place and reports whether it was there.
func (c *conversation) replace(id string, m bot.Message, picture string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.IndexFunc(c.messages, func(s shown) bool { return s.ID == id })
	if i < 0 {
		return false
	}
	c.messages[i].Message, c.messages[i].Picture = m, picture
	c.version++
	return true
}

// list returns the messages, oldest first, and their version.
func (c *conversation) list() ([]shown, int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.messages), c.version
}

// delivered finds the message a delivery became.
func (c *conversation) delivered(id reflection.DeliveryID) (string, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.messages {
		if m.Delivery == id {
			return m.ID, true
		}
	}
	return "", false
}

// buttonsOf are the buttons of a message as it stands now.
func (c *conversation) buttonsOf(message string) ([]bot.Button, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, m := range c.messages {
		if m.ID == message {
			return m.Message.Buttons, true
		}
	}
	return nil, false
}

// open remembers a View.
func (c *conversation) open(v bot.View) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.views = remember(c.views, panel{ID: v.ID, Buttons: v.Buttons})
}

// ask remembers a Form, without what its inputs start with.
func (c *conversation) ask(f bot.Form) {
	inputs := slices.Clone(f.Inputs)
	for i := range inputs {
		inputs[i].Value = ""
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.forms = remember(c.forms, panel{ID: f.ID, Inputs: inputs, Buttons: f.Buttons})
}

func (c *conversation) view(id string) (panel, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return find(c.views, id)
}

func (c *conversation) form(id string) (panel, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return find(c.forms, id)
}

// remember puts p last, in place of what had the same id.
func remember(panels []panel, p panel) []panel {
	panels = slices.DeleteFunc(panels, func(o panel) bool { return o.ID == p.ID })
	return lastOf(append(panels, p), keepPanels)
}

func find(panels []panel, id string) (panel, bool) {
	for _, p := range panels {
		if p.ID == id {
			return p, true
		}
	}
	return panel{}, false
}

func lastOf[T any](all []T, most int) []T {
	if len(all) <= most {
		return all
	}
	return slices.Delete(all, 0, len(all)-most)
}
