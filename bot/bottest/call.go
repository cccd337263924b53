package bottest

import (
	"context"
	"math"
	"time"

	"plenary/reflection"
)

// Call is one call of the chat. Over HTTP a method without a name of ours has
// Slack's, such as "views.open".
type Call struct {
	Method    string
	Workspace reflection.WorkspaceID
	User      string
	Delivery  reflection.DeliveryID
	Number    int // of this method so far, from 1
}

// The methods in process, and what they are in Slack and in Teams.
const (
	Send   = "send"   // chat.postMessage; Send to conversation
	Update = "update" // chat.update; Update activity
	Look   = "look"   // conversations.history
	Open   = "open"   // conversations.open; Create conversation; over HTTP only
)

// Moment is how far a call has come.
type Moment string

const (
	Reached  Moment = "reached"  // it arrived and had no effect yet
	Shown    Moment = "shown"    // it had its effect and has no answer yet
	Answered Moment = "answered" // its answer was written; never for one that was cut or lost
)

// Fail sets what goes wrong: f is asked at every call, and nil is nothing.
func (c *Chat) Fail(f func(Call) *Fault) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.fail = f
}

// Watch has f told of every moment of every call, by the goroutine that serves
// it: the call goes no further until f returns. So a test can kill a process at
// exactly that moment. A process killed at Reached has asked all the same, and
// the effect follows, unless Fail says CutBefore.
func (c *Chat) Watch(f func(Call, Moment)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.watch = f
}

// Calls is how often a method was called, whatever came of it.
func (c *Chat) Calls(method string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.calls[method]
}

// through takes a call past what was set to go wrong, to its effect. What is
// returned is what becomes of its answer.
func (c *Chat) through(call Call, effect func() *Fault) (Call, *Fault) {
	call.Number = c.arrived(call.Method)
	c.tell(call, Reached)
	fault := c.wrong(call)
	if fault.prevents() {
		return call, fault
	}
	refused := c.take(call, effect)
	if refused != nil {
		return call, refused
	}
	c.tell(call, Shown)
	return call, fault
}

func (c *Chat) arrived(method string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls[method]++
	return c.calls[method]
}

// wrong asks what goes wrong. It holds no lock, so that the test may ask the
// Chat in turn.
func (c *Chat) wrong(call Call) *Fault {
	c.mu.Lock()
	fail := c.fail
	c.mu.Unlock()
	if fail == nil {
		return nil
	}
	fault := fail(call)
	if fault.limits() {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.refusals++
	}
	return fault
}

// take has the effect, if the limits allow it.
func (c *Chat) take(call Call, effect func() *Fault) *Fault {
	c.mu.Lock()
	defer c.mu.Unlock()
	if limited := c.limited(call); limited != nil {
		return limited
	}
	return effect()
}

func (c *Chat) tell(call Call, m Moment) {
	c.mu.Lock()
	watch := c.watch
	c.mu.Unlock()
	if watch != nil {
		watch(call, m)
	}
}

// forever is the wait for an answer that never comes.
const forever = time.Duration(math.MaxInt64)

// Patience is for a test that moves its clock by hand: a wait for the chat
// moves the clock at once, and one longer than patience moves it that far and
// ends with context.DeadlineExceeded, as the caller's deadline would. move is
// called by the goroutine that waits; over HTTP that is the server's. Without
// Patience a wait is a timer's, which testing/synctest moves by itself.
func (c *Chat) Patience(move func(time.Duration), patience time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.wait = func(ctx context.Context, d time.Duration) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		move(min(d, patience))
		if d > patience {
			return context.DeadlineExceeded
		}
		return nil
	}
}

// pause waits, or ends with the error of ctx.
func (c *Chat) pause(ctx context.Context, d time.Duration) error {
	if d == 0 {
		return nil
	}
	c.mu.Lock()
	wait := c.wait
	c.mu.Unlock()
	return wait(ctx, d)
}

func timed(ctx context.Context, d time.Duration) error {
	if d == forever {
		<-ctx.Done()
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
