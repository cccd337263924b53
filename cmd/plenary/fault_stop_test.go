package main

import (
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"plenary/bot/bottest"
)

// Asked to stop in the middle of a call that takes its time, it ends within ten
// seconds, and what it could not wait for is neither lost nor shown twice.
func TestStopsInTenSeconds(t *testing.T) {
	g := dueGround(t, fewPeople)
	api := g.serveChat()
	var calls atomic.Int64
	slow := make(chan struct{})
	g.chat.Fail(func(call bottest.Call) *bottest.Fault {
		if call.Method == bottest.Send && calls.Add(1) == 3 {
			close(slow)
			return bottest.Slow(12 * time.Second) // longer than any call may take
		}
		return nil
	})
	p := spawn(t, g.settings(api), "serve")
	<-slow
	asked := time.Now()
	p.signal(syscall.SIGTERM)
	<-p.ended
	if took := time.Since(asked); took > 10*time.Second || p.cmd.ProcessState.ExitCode() != done {
		t.Errorf("it ended after %v with %d: %s", took, p.cmd.ProcessState.ExitCode(), p.log)
	}
	t.Logf("it ended after %v with %d shown", time.Since(asked).Round(time.Millisecond), g.chat.Count())

	g.moveTo(g.now().Add(2 * time.Minute)) // by when the chat shows whatever there is to see
	g.allShown(g.replica())
	if twice := g.chat.Twice(); len(twice) > 0 {
		t.Errorf("%d were shown twice", len(twice))
	}
}
