package bottest

import (
	"context"
	"slices"
	"sync"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// Chat is a chat of our own: it keeps what people would see, and goes wrong as
// it is told. Package bot reaches it in process (Platform, Blind); the Slack
// adapter, and the program in a process of its own, reach it over HTTP (Slack).
// All of them may do so at once.
//
// It has any number of workspaces. Two of them can have the same user, and never
// meet: what one is called by, and sees, is nothing to the other.
type Chat struct {
	now func() time.Time

	mu            sync.Mutex
	people        map[who]*person
	conversations map[string]*person // by channel
	all           []*message         // what the bot said, in order
	newest        int64              // the ts of the newest message, in microseconds
	shown         map[reflection.DeliveryID]tally
	twice         []reflection.DeliveryID
	windows       map[string]*person // who each window was opened for
	triggers      map[string]*trigger
	grants        grants

	fail  func(Call) *Fault
	watch func(Call, Moment)
	calls map[string]int // by method
	wait  func(context.Context, time.Duration) error

	limits   Limits
	pace     *Rate // what the platforms say; nil means the limit
	buckets  map[share]*bucket
	counts   map[share]*count
	refusals int
}

// Seen is a message of the bot as the person sees it now.
type Seen struct {
	Workspace reflection.WorkspaceID
	User      string
	Delivery  reflection.DeliveryID // empty for an answer
	Message   bot.Message           // over HTTP its text; what else was drawn is in Blocks
	Blocks    string                // over HTTP: Block Kit, or attachments of cards, as they came
	Where     string                // its address
	At        time.Time             // when it was first shown
	Updates   int                   // how often it was replaced
}

// message is one in a conversation, of the bot or of the person.
type message struct {
	Seen
	ts       int64  // its place, in microseconds; no two have the same
	metadata string // as it came, over HTTP
	theirs   bool   // the person wrote it
}

// tally is how often a delivery was shown.
type tally struct {
	first *message
	times int
}

// NewChat makes a Chat nobody has written in. now is the clock it shares with
// the program that is tested; over HTTP other goroutines ask it.
func NewChat(now func() time.Time) *Chat {
	return &Chat{
		now:           now,
		people:        map[who]*person{},
		conversations: map[string]*person{},
		shown:         map[reflection.DeliveryID]tally{},
		windows:       map[string]*person{},
		triggers:      map[string]*trigger{},
		grants:        newGrants(),
		calls:         map[string]int{},
		wait:          timed,
		buckets:       map[share]*bucket{},
		counts:        map[share]*count{},
	}
}

// All is what everybody sees, in the order it was first shown.
func (c *Chat) All() []Seen {
	c.mu.Lock()
	defer c.mu.Unlock()
	seen := make([]Seen, 0, len(c.all))
	for _, m := range c.all {
		seen = append(seen, m.Seen)
	}
	return seen
}

// Count is how many messages of the bot stand in the chat.
func (c *Chat) Count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.all)
}

// Times is how many messages carry that delivery.
func (c *Chat) Times(d reflection.DeliveryID) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.shown[d].times
}

// Twice lists the deliveries that were shown more than once.
func (c *Chat) Twice() []reflection.DeliveryID {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.twice)
}

// post puts a message of the bot in front of the person and gives its address.
func (c *Chat) post(to *person, m message) *message {
	m.Workspace, m.User = to.workspace, to.user
	posted := c.place(to, m)
	c.all = append(c.all, posted)
	if m.Delivery != "" {
		c.count(posted)
	}
	return posted
}

// place puts a message at the end of a conversation.
func (c *Chat) place(in *person, m message) *message {
	m.At = c.now()
	m.ts = max(c.newest+1, m.At.UnixMicro())
	c.newest = m.ts
	m.Where = in.channel + "/" + stamp(m.ts)
	in.messages = append(in.messages, &m)
	return &m
}

func (c *Chat) count(m *message) {
	t := c.shown[m.Delivery]
	if t.times == 0 {
		t.first = m
	}
	t.times++
	if t.times == 2 {
		c.twice = append(c.twice, m.Delivery)
	}
	c.shown[m.Delivery] = t
}
