package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"plenary/reflection"
)

// replica is one of several processes on one database. It reaches the chat by
// an address of its own, so that a test can stop this one in the middle of a
// call, and it keeps a diary.
type replica struct {
	*process
	chat   http.Handler
	onCall atomic.Pointer[func()] // done before its next message has any effect
	early  int                    // how much of its diary was written before it was thawed
}

func (g *ground) replica(more ...string) *replica {
	g.Helper()
	r := &replica{chat: g.chat.Slack()}
	server := httptest.NewServer(r)
	g.Cleanup(server.Close)
	r.process = spawn(g, g.settings(server.URL, append(more, keepDiary+"=1")...), "serve")
	return r
}

func (r *replica) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	if strings.HasSuffix(request.URL.Path, "/chat.postMessage") {
		if do := r.onCall.Swap(nil); do != nil {
			(*do)()
		}
	}
	r.chat.ServeHTTP(w, request)
}

// strike does something to the first of these replicas whose message arrives in
// the chat, before it has any effect.
func strike(g *ground, all []*replica, how func(*replica)) *replica {
	g.Helper()
	var once sync.Once
	struck := make(chan *replica, 1)
	for _, r := range all {
		do := func() { once.Do(func() { how(r); struck <- r }) }
		r.onCall.Store(&do)
	}
	select {
	case r := <-struck:
		return r
	case <-time.After(time.Minute):
		g.Fatal("no message has come for a minute")
		return nil
	}
}

// thaw lets it go on (SIGCONT). It has been frozen for so long that all it said
// before has been read.
func (r *replica) thaw() {
	r.early = len(r.diary())
	r.signal(syscall.SIGCONT)
}

// note is a line of a diary: that something was tried, and then that it was
// done or refused.
type note struct {
	what     string
	delivery reflection.DeliveryID
	place    reflection.WorkspaceID
	lease    int64
}

const (
	tryBegin = "try-" + beginning
	didBegin = "did-" + beginning
	notBegun = "not-" + beginning
	didKeep  = "did-" + keeping
	notKept  = "not-" + keeping
)

func (r *replica) diary() (notes []note) {
	for line := range strings.Lines(r.log.String()) {
		if rest, is := strings.CutPrefix(line, "diary: "); is {
			var n note
			fmt.Sscan(rest, &n.what, &n.delivery, &n.place, &n.lease)
			notes = append(notes, n)
		}
	}
	return notes
}

// sinceThawed is what it noted of that kind once it was thawed.
func (r *replica) sinceThawed(what string) (notes []note) {
	for _, n := range r.diary()[r.early:] {
		if n.what == what {
			notes = append(notes, n)
		}
	}
	return notes
}

// inTheMiddle is what it was beginning, or had begun and not kept, when it was
// frozen.
func (r *replica) inTheMiddle() map[reflection.DeliveryID]bool {
	open := map[reflection.DeliveryID]bool{}
	for _, n := range r.diary()[:r.early] {
		switch n.what {
		case tryBegin:
			open[n.delivery] = true
		case notBegun, didKeep, notKept:
			delete(open, n.delivery)
		}
	}
	return open
}

// begunTooLate is what it tried and began, once it was thawed, under a lease
// from before: that was over by then. What was on its way to the database when
// it was frozen is none of it, even where it is begun anew under a later lease.
func (r *replica) begunTooLate() (late []note) {
	old, tried := map[reflection.WorkspaceID]int64{}, map[note]bool{}
	for _, n := range r.diary()[:r.early] {
		old[n.place] = max(old[n.place], n.lease)
	}
	for _, n := range r.sinceThawed(tryBegin) {
		tried[note{didBegin, n.delivery, n.place, n.lease}] = true
	}
	for _, n := range r.sinceThawed(didBegin) {
		if tried[n] && n.lease <= old[n.place] {
			late = append(late, n)
		}
	}
	return late
}
