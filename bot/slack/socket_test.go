package slack

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"plenary/bot"
	"plenary/bot/bottest"
)

// ack is what came back over the socket.
type ack struct {
	Envelope string          `json:"envelope_id"`
	Payload  json.RawMessage `json:"payload"`
}

// serveSocket serves connections that run the stories, one after the other; any
// more just stay.
func (o *office) serveSocket(stories ...func(*websocket.Conn)) {
	next := make(chan func(*websocket.Conn), len(stories))
	for _, s := range stories {
		next <- s
	}
	o.fakeSlack.socket = func(w http.ResponseWriter, r *http.Request) {
		conn, err := (&websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}).Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer conn.Close()
		conn.WriteJSON(object{"type": "hello", "num_connections": 1})
		select {
		case story := <-next:
			story(conn)
		default:
			stay(conn)
		}
	}
}

// stay keeps the connection until the other side ends it.
func stay(conn *websocket.Conn) {
	for {
		if _, _, err := conn.ReadMessage(); err != nil {
			return
		}
	}
}

func put(conn *websocket.Conn, kind, id, payload string) {
	conn.WriteJSON(object{"type": kind, "envelope_id": id, "accepts_response_payload": true, "payload": json.RawMessage(payload)})
}

// run runs the socket until the story is over.
func (o *office) run(t *testing.T, over <-chan struct{}) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- o.listener.RunSocket(ctx) }()
	select {
	case <-over:
	case <-time.After(10 * time.Second):
		t.Error("the story did not end")
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("RunSocket = %v, want nil when it is stopped", err)
	}
	o.close(t)
}

func TestSocket(t *testing.T) {
	o := open(t, answering(bot.Answer{Form: &bot.Form{ID: "next", Title: "Next"}}))
	over := make(chan struct{})
	acks := map[string]string{}
	o.serveSocket(func(conn *websocket.Conn) {
		put(conn, "events_api", "e1", happening("Ev1", said))
		put(conn, "events_api", "e2", happening("Ev2", `{"type":"something_new_2031"}`))
		put(conn, "interactive", "e3", press)
		put(conn, "interactive", "e4", submission)
		put(conn, "slash_commands", "e5", `{"team_id":"T1","user_id":"U0ASHA","command":"/reflect","text":"","trigger_id":"1.6"}`)
		put(conn, "something_new", "e6", `{}`)
		for range 6 {
			var a ack
			if err := conn.ReadJSON(&a); err != nil {
				t.Errorf("read an acknowledgement: %v", err)
				break
			}
			acks[a.Envelope] = string(a.Payload)
		}
		close(over)
		stay(conn)
	})
	o.run(t, over)
	kinds := map[bot.IncomingKind]int{}
	for _, in := range o.all() {
		kinds[in.Kind]++
	}
	for _, kind := range []bot.IncomingKind{bot.Say, bot.Press, bot.Submit, bot.Command} {
		if kinds[kind] != 1 {
			t.Errorf("told of %d %ss, want one", kinds[kind], kind)
		}
	}
	if !strings.Contains(acks["e4"], `"response_action":"update"`) || !strings.Contains(acks["e4"], `"callback_id":"next"`) {
		t.Errorf("the submission was acknowledged with %s", acks["e4"])
	}
	if acks["e3"] != "" || acks["e1"] != "" {
		t.Errorf("a press and an event were acknowledged with %s and %s", acks["e3"], acks["e1"])
	}
}

// Slack throws away an acknowledgement of 20 KB: the window goes by the Web
// API then.
func TestSocketWithALargeWindow(t *testing.T) {
	o := open(t, answering(bot.Answer{View: &bot.View{ID: "all", Title: "Everything", Text: bottest.Long(40_000)}}))
	over := make(chan struct{})
	o.serveSocket(func(conn *websocket.Conn) {
		put(conn, "interactive", "e1", submission)
		var a ack
		if err := conn.ReadJSON(&a); err != nil || len(a.Payload) > maxAck || !strings.Contains(string(a.Payload), bot.OneMoment) {
			t.Errorf("acknowledged with %d bytes: %v", len(a.Payload), err)
		}
		close(over)
		stay(conn)
	})
	o.run(t, over)
	got := o.called("views.update")
	if len(got) != 1 || got[0].args["view_id"] != "V8" || got[0].view(t).CallbackID != "all" {
		t.Errorf("updated %d windows, want the large one in place of the small", len(got))
	}
}

// After a lost connection and a disconnect the socket comes back, and what was
// sent again keeps its id.
func TestSocketComesBack(t *testing.T) {
	o := open(t, &desk{})
	over := make(chan struct{})
	o.serveSocket(
		func(conn *websocket.Conn) { put(conn, "interactive", "e1", press) }, // cut before the answer
		func(conn *websocket.Conn) {
			put(conn, "interactive", "e2", press)
			var a ack
			conn.ReadJSON(&a)
			conn.WriteJSON(object{"type": "disconnect", "reason": "refresh_requested"})
			stay(conn)
		},
		func(conn *websocket.Conn) { close(over); stay(conn) },
	)
	o.run(t, over)
	told := o.all()
	if len(told) == 0 {
		t.Fatal("told nothing")
	}
	for _, in := range told {
		if in.EventID != told[0].EventID {
			t.Errorf("one press has the ids %s and %s", told[0].EventID, in.EventID)
		}
	}
}

// What somebody has to mend first ends it, however many connections there are.
func TestSocketWithoutHope(t *testing.T) {
	for _, said := range []string{"invalid_auth", "not_allowed_token_type", "missing_scope"} {
		o := open(t, &desk{})
		o.serveSocket()
		o.fail("apps.connections.open", fault{body: `{"ok":false,"error":"` + said + `"}`})
		err := o.listener.RunSocket(t.Context())
		if err == nil || !strings.Contains(err.Error(), said) {
			t.Fatalf("RunSocket = %v, want the refusal", err)
		}
		holdsNoSecret(t, err.Error())
	}
}

func TestSocketModeIsSwitchedOff(t *testing.T) {
	off := func(conn *websocket.Conn) {
		conn.WriteJSON(object{"type": "disconnect", "reason": "link_disabled"})
		stay(conn)
	}
	o := open(t, &desk{})
	o.serveSocket(stay, off)
	if err := o.listener.RunSocket(t.Context()); !errors.Is(err, ErrSocketOff) {
		t.Errorf("RunSocket = %v", err)
	}
	o.socket = func(w http.ResponseWriter, r *http.Request) { // so at once
		conn, err := new(websocket.Upgrader).Upgrade(w, r, nil)
		if err == nil {
			off(conn)
			conn.Close()
		}
	}
	if err := o.listener.RunSocket(t.Context()); !errors.Is(err, ErrSocketOff) {
		t.Errorf("RunSocket = %v", err)
	}
}

// A connection that is pinged stays; one over which nothing comes is dead. One
// that Slack has said it will end is not kept by pings.
func TestHowLongAConnectionIsKept(t *testing.T) {
	const silent = 2 * time.Second // a busy machine may be late with a ping
	for name, word := range map[string]string{"pinged": "", "warned": "warning"} {
		t.Run(name, func(t *testing.T) {
			o := open(t, &desk{})
			pings, over := make(chan struct{}), make(chan struct{})
			o.serveSocket(func(conn *websocket.Conn) {
				if word != "" {
					conn.WriteJSON(object{"type": "disconnect", "reason": word})
				}
				gone := make(chan struct{})
				go func() { stay(conn); close(gone) }()
				for range 10 { // two and a half times as long
					time.Sleep(silent / 4)
					conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(time.Second))
				}
				close(pings)
				<-gone
				close(over)
			})
			c, err := o.listener.connect(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			c.silent = silent
			served := make(chan struct{})
			go func() { c.serve(t.Context()); close(served) }()
			<-pings
			select {
			case <-served:
				if word == "" {
					t.Error("it ended while it was pinged")
				}
			default:
				if word != "" {
					t.Error("it is still there")
				}
			}
			<-served
			<-over
			if got := errors.Is(c.why, errReplace); got != (word != "") {
				t.Errorf("it ended with %v", c.why)
			}
		})
	}
}

// A server that stops still answers what it has taken.
func TestASocketThatStopsAnswersWhatItHasTaken(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	o := open(t, &desk{answer: func(bot.Incoming) bot.Answer {
		stop()
		time.Sleep(50 * time.Millisecond)
		return bot.Answer{Form: &bot.Form{ID: "next", Title: "Next"}}
	}})
	acked := make(chan ack, 1)
	o.serveSocket(func(conn *websocket.Conn) {
		put(conn, "interactive", "e1", submission)
		var a ack
		conn.ReadJSON(&a)
		acked <- a
		stay(conn)
	})
	if err := o.listener.RunSocket(ctx); err != nil {
		t.Errorf("RunSocket = %v", err)
	}
	if a := <-acked; a.Envelope != "e1" || !strings.Contains(string(a.Payload), "next") {
		t.Errorf("acknowledged with %+v", a)
	}
}
