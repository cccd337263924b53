package slack

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"plenary/bot"
)

// switchboard is Slack's end of Socket Mode: it sends each request over one of
// the connections that are open, and again over another when that one ends
// before the answer.
type switchboard struct {
	t *testing.T

	mu       sync.Mutex
	lines    map[*wire]bool
	opened   int
	sent     int
	accepted map[int]int // acknowledgements, by request
	waiting  []int       // requests for which no connection was open
	gaps     int
	most     int // connections at one time
}

// wire is one connection, and what was sent over it and is not acknowledged.
type wire struct {
	conn    *websocket.Conn
	writing sync.Mutex
	sent    map[string]int
}

func newSwitchboard(t *testing.T) *switchboard {
	return &switchboard{t: t, lines: map[*wire]bool{}, accepted: map[int]int{}}
}

func (s *switchboard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	conn, err := (&websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}).Upgrade(w, r, nil)
	if err != nil {
		return
	}
	line := &wire{conn: conn, sent: map[string]int{}}
	line.put(object{"type": "hello"})
	s.mu.Lock()
	s.lines[line] = true
	s.opened++
	s.most = max(s.most, len(s.lines))
	waiting := s.waiting
	s.waiting = nil
	s.mu.Unlock()
	for _, n := range waiting {
		s.request(n)
	}
	for {
		var a ack
		if conn.ReadJSON(&a) != nil {
			break
		}
		s.acknowledged(line, a.Envelope)
	}
	s.end(line)
}

func (l *wire) put(v any) {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.conn.WriteJSON(v)
}

func (s *switchboard) acknowledged(l *wire, envelope string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n, sent := l.sent[envelope]; sent && s.lines[l] {
		delete(l.sent, envelope)
		s.accepted[n]++
	}
}

// end ends a connection, and sends over another what was not acknowledged.
func (s *switchboard) end(l *wire) {
	s.mu.Lock()
	again := l.sent
	l.sent = nil
	delete(s.lines, l)
	s.mu.Unlock()
	l.conn.Close()
	for _, n := range again {
		s.request(n)
	}
}

// line is any connection that is open, or nil.
func (s *switchboard) line() *wire {
	for l := range s.lines { // in any order
		return l
	}
	return nil
}

// request sends the request of that number.
func (s *switchboard) request(n int) {
	s.mu.Lock()
	l := s.line()
	if l == nil {
		s.gaps++
		s.waiting = append(s.waiting, n)
		s.mu.Unlock()
		return
	}
	s.sent++
	envelope := fmt.Sprint("envelope-", s.sent)
	l.sent[envelope] = n
	s.mu.Unlock()
	kind, body := numbered(n)
	l.put(object{"type": kind, "envelope_id": envelope, "accepts_response_payload": true, "payload": json.RawMessage(body)})
}

// numbered is what somebody does for the nth time, of every kind in turn.
func numbered(n int) (kind, body string) {
	trigger := fmt.Sprintf("%d.%d", n, n)
	switch n % 4 {
	case 0:
		return "interactive", strings.NewReplacer("1.2.trigger", trigger, "two-minutes:d4x2", fmt.Sprint("n:", n)).Replace(press)
	case 1:
		return "interactive", strings.NewReplacer("1.4.trigger", trigger, "answer:e7", fmt.Sprint("n:", n)).Replace(submission)
	case 2:
		return "slash_commands", fmt.Sprintf(`{"team_id":"T1","user_id":"U0ASHA","command":"/reflect","text":"n:%d","trigger_id":%q}`, n, trigger)
	}
	return "events_api", strings.Replace(happening(fmt.Sprint("Ev", n), said), "It went well.", fmt.Sprint("n:", n), 1)
}

// numberOf is the mark of a request as the desk was told it.
func numberOf(in bot.Incoming) string { return in.Button + in.Form + in.Text.Reveal() }

// until waits for something to be so at the switchboard.
func (s *switchboard) until(what string, so func() bool) {
	s.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		s.mu.Lock()
		is := so()
		s.mu.Unlock()
		if is {
			return
		}
	}
	s.t.Fatalf("never %s", what)
}

// replace ends one connection, as Slack does: with a warning, with a wish, or
// without a word. With a word, another must be there before the old one ends.
func (s *switchboard) replace(how string) {
	s.t.Helper()
	s.until("two connections", func() bool { return len(s.lines) >= seats })
	s.mu.Lock()
	l, opened := s.line(), s.opened
	s.mu.Unlock()
	if how != "" {
		l.put(object{"type": "disconnect", "reason": how})
		s.until("another connection after "+how, func() bool { return s.opened > opened && s.lines[l] })
	}
	s.end(l)
}

// While connections are replaced, nothing that people do is lost: each of two
// hundred things reaches the desk, has one name there however often it came,
// and is acknowledged once.
func TestNothingIsLostWhileConnectionsAreReplaced(t *testing.T) {
	const things, replacements = 200, 20
	o := open(t, &desk{answer: func(bot.Incoming) bot.Answer {
		time.Sleep(rand.N(20 * time.Millisecond))
		return bot.Answer{}
	}})
	s := newSwitchboard(t)
	o.socket = s.ServeHTTP
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- o.listener.RunSocket(ctx) }()
	s.until("two connections", func() bool { return len(s.lines) == seats })

	var pump sync.WaitGroup
	left := make(chan int, things)
	for n := range things {
		left <- n
	}
	for range replacements {
		pump.Go(func() {
			for range things / replacements / 2 {
				s.request(<-left)
			}
		})
		s.replace([]string{"warning", "refresh_requested", ""}[rand.N(3)])
		for range things / replacements / 2 {
			s.request(<-left)
		}
	}
	pump.Wait()
	s.until("every request acknowledged", func() bool { return len(s.accepted) == things })
	stop()
	if err := <-ended; err != nil {
		t.Errorf("RunSocket = %v", err)
	}
	o.close(t)

	names := map[string]map[string]int{}
	for _, in := range o.all() {
		if names[numberOf(in)] == nil {
			names[numberOf(in)] = map[string]int{}
		}
		names[numberOf(in)][in.EventID]++
	}
	distinct := map[string]bool{}
	for n, ids := range names {
		for id := range ids {
			distinct[id] = true
		}
		if len(ids) != 1 {
			t.Errorf("the one thing %s has the names %v", n, ids)
		}
	}
	for n, times := range s.accepted {
		if times != 1 {
			t.Errorf("request %d was acknowledged %d times", n, times)
		}
	}
	if len(names) != things || len(distinct) != things || s.gaps > 0 {
		t.Errorf("%d things with %d names, %d gaps; want %d, and no gap", len(names), len(distinct), s.gaps, things)
	}
	t.Logf("%d requests sent for %d things over %d connections, at most %d at a time", s.sent, things, s.opened, s.most)
}
