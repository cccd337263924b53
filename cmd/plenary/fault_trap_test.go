package main

import (
	"sync"

	"plenary/bot/bottest"
)

// trap kills a process in the middle of a call of the chat.
type trap struct {
	mu     sync.Mutex
	at     point
	left   int // calls to let pass
	victim *process
	cut    bottest.Call // comes to nothing
	caught bool
}

func (t *trap) set(chat *bottest.Chat) {
	chat.Watch(t.watch)
	chat.Fail(func(call bottest.Call) *bottest.Fault {
		t.mu.Lock()
		defer t.mu.Unlock()
		if t.cut == call {
			return bottest.CutBefore()
		}
		return nil
	})
}

// lay is for the nth call from here on.
func (t *trap) lay(p point, nth int, victim *process) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.at, t.left, t.victim, t.caught = p, nth-1, victim, false
}

// sprung reports whether it killed the victim, and takes the trap away.
func (t *trap) sprung() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	caught := t.caught
	t.victim, t.caught = nil, false
	return caught
}

func (t *trap) watch(call bottest.Call, m bottest.Moment) {
	if victim := t.catches(call, m); victim != nil {
		victim.kill()
	}
}

func (t *trap) catches(call bottest.Call, m bottest.Moment) *process {
	t.mu.Lock()
	defer t.mu.Unlock()
	moment := bottest.Moment(t.at.when)
	if t.at.when == inVain {
		moment = bottest.Reached
	}
	delivery := call.Method != bottest.Send || call.Delivery != "" // and not an answer to somebody
	if t.victim == nil || t.caught || call.Method != t.at.what || m != moment || !delivery {
		return nil
	}
	if t.left--; t.left >= 0 {
		return nil
	}
	t.caught = true
	if t.at.when == inVain {
		t.cut = call
	}
	return t.victim
}
