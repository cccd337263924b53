package bottest

import (
	"context"
	"fmt"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// Blind is the chat in process, as a platform that cannot say whether a
// delivery was shown. It gives the errors an adapter would.
type Blind struct {
	chat *Chat
	name string
}

// Platform is the chat in process, as a platform that can say so.
type Platform struct{ Blind }

var (
	_ bot.Platform = (*Blind)(nil)
	_ bot.Platform = (*Platform)(nil)
	_ bot.Sent     = (*Platform)(nil)
)

// Platform is the chat under the name of a platform, such as "slack".
func (c *Chat) Platform(name string) *Platform { return &Platform{Blind{c, name}} }

// Blind is the same without the ability bot.Sent.
func (c *Chat) Blind(name string) *Blind { return &Blind{c, name} }

// Name is the one it was given.
func (p *Blind) Name() string { return p.name }

// Send shows the message to the person, who need not have joined.
func (p *Blind) Send(ctx context.Context, to bot.Address, m bot.Message, d reflection.DeliveryID) (string, error) {
	where := ""
	err := p.call(ctx, Call{Method: Send, Workspace: to.Workspace.ID, User: to.User, Delivery: d}, func() *Fault {
		person := p.chat.known(who{to.Workspace.ID, to.User})
		where = p.chat.post(person, message{Seen: Seen{Delivery: d, Message: m}}).Where
		return nil
	})
	if err != nil {
		return "", err
	}
	return where, nil
}

// Update replaces a message; one that does not stand in the chat is a Refusal.
func (p *Blind) Update(ctx context.Context, to bot.Address, where string, m bot.Message) error {
	return p.call(ctx, Call{Method: Update, Workspace: to.Workspace.ID, User: to.User}, func() *Fault {
		standing := p.chat.standing(where)
		if standing == nil {
			return Gone("message_not_found")
		}
		standing.Message = m
		standing.Updates++
		return nil
	})
}

// Pace is what Chat.Pace set, or else the limit of a workspace; zero is none.
func (p *Blind) Pace(reflection.Workspace) (perSecond float64, burst int) {
	p.chat.mu.Lock()
	defer p.chat.mu.Unlock()
	r := p.chat.limits.Workspace
	if p.chat.pace != nil {
		r = *p.chat.pace
	}
	return r.PerSecond, r.Burst
}

// skew is how far clocks may differ, as the Slack adapter has it.
const skew = 5 * time.Minute

// Sent looks for a delivery in the person's conversation. Gone, of a look-up,
// is that it can never be known.
func (p *Platform) Sent(ctx context.Context, to bot.Address, d reflection.DeliveryID, since time.Time) (string, bool, error) {
	where := ""
	err := p.call(ctx, Call{Method: Look, Workspace: to.Workspace.ID, User: to.User, Delivery: d}, func() *Fault {
		if m := p.chat.shown[d].first; m != nil && m.User == to.User && m.Workspace == to.Workspace.ID && !m.At.Before(since.Add(-skew)) {
			where = m.Where
		}
		return nil
	})
	if err != nil {
		return "", false, fmt.Errorf("look for a delivery: %w", err)
	}
	return where, where != "", nil
}

// call makes one call and waits for its answer.
func (p *Blind) call(ctx context.Context, call Call, effect func() *Fault) error {
	if ctx.Err() != nil {
		return ctx.Err() // nothing was asked
	}
	call, fault := p.chat.through(call, effect)
	if err := p.chat.pause(ctx, fault.delay()); err != nil {
		return err
	}
	if !fault.silent() {
		p.chat.tell(call, Answered)
	}
	return fault.err()
}
