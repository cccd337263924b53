package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/bot/fetch"
)

const (
	// maxAck is Slack's limit on an acknowledgement over a socket, less room for
	// the frame around it.
	maxAck = 19 << 10
	// oneFrame holds any acknowledgement: Slack does not put the pieces of one
	// together that comes in several frames.
	oneFrame = 32 << 10
	// silentFor is how long Slack, which pings all the time, may say nothing
	// before the connection counts as dead. It is also how long one is kept that
	// Slack has said it will end.
	silentFor = 30 * time.Second
)

// errReplace is why a connection ends that Slack asked to have replaced.
var errReplace = errors.New("slack asked for another connection")

// connection is one connection of Socket Mode. slack-go's own client ends a
// connection as soon as Slack says that it will, with all that is still to be
// acknowledged on it, and does not tell why.
type connection struct {
	*Listener
	ws      *websocket.Conn
	silent  time.Duration // after which it counts as dead
	leaving chan struct{} // closed once another is to take its place
	why     error         // to be read after leaving
	staying sync.Mutex
	writing sync.Mutex
	pending sync.WaitGroup // requests that are not acknowledged yet
}

// parcel is what comes over a connection.
type parcel struct {
	Type     string          `json:"type"`
	Envelope string          `json:"envelope_id"`
	Reason   string          `json:"reason"`
	Payload  json.RawMessage `json:"payload"`
}

// acknowledgement is what goes back.
type acknowledgement struct {
	Envelope string `json:"envelope_id"`
	Payload  any    `json:"payload,omitempty"`
}

// connect opens a connection, and waits for Slack to say hello.
func (l *Listener) connect(ctx context.Context) (*connection, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	_, address, err := l.platform.settings.client("").StartSocketModeContext(ctx)
	if err != nil {
		return nil, err
	}
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, WriteBufferSize: oneFrame}
	ws, _, err := dialer.DialContext(ctx, address, nil) //nolint:bodyclose // the connection is its body
	if err != nil {
		return nil, fmt.Errorf("open the socket: %w", fetch.WithoutAddress(err)) // which has a ticket
	}
	ws.SetReadLimit(maxBody)
	c := &connection{Listener: l, ws: ws, silent: silentFor, leaving: make(chan struct{})}
	if err := c.hello(ctx); err != nil {
		return nil, errors.Join(err, ws.Close())
	}
	l.log.InfoContext(ctx, "the socket is connected")
	return c, nil
}

func (c *connection) hello(ctx context.Context) error {
	defer context.AfterFunc(ctx, c.wake)()
	p, err := c.read()
	switch {
	case err != nil:
		return err
	case p.Type == "disconnect":
		return reasonFor(p.Reason)
	case p.Type != "hello":
		return errors.New("slack did not say hello")
	}
	return nil
}

// reasonFor says why Slack ends a connection: it warns some ten seconds before
// (warning), wants another at once (refresh_requested), or Socket Mode was
// switched off.
func reasonFor(word string) error {
	switch word {
	case "link_disabled":
		return ErrSocketOff
	case "warning", "refresh_requested":
		return errReplace
	}
	return errors.New("slack ended the connection: " + word) // such as one too many
}

// serve takes what comes until the connection ends, or ctx does, and then
// finishes what it has taken.
func (c *connection) serve(ctx context.Context) {
	defer c.ws.Close()
	defer context.AfterFunc(ctx, func() { c.leave(ctx.Err()); c.wake() })()
	c.ws.SetPingHandler(c.pinged)
	for c.stay(); ; {
		p, err := c.read()
		if err != nil {
			c.leave(err)
			break
		}
		c.arrived(ctx, p)
	}
	c.pending.Wait()
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
}

// read gives what comes next.
func (c *connection) read() (parcel, error) {
	_, raw, err := c.ws.ReadMessage()
	return parcelOf(raw), err
}

// parcelOf decodes what came. What is not JSON is of no type.
func parcelOf(raw []byte) (p parcel) {
	if json.Unmarshal(raw, &p) != nil {
		return parcel{}
	}
	return p
}

func (c *connection) pinged(data string) error {
	c.stay()
	err := c.ws.WriteControl(websocket.PongMessage, []byte(data), time.Now().Add(time.Second))
	if errors.Is(err, websocket.ErrCloseSent) {
		return nil
	}
	return err
}

// stay puts off the end, unless it is near.
func (c *connection) stay() {
	c.staying.Lock()
	defer c.staying.Unlock()
	select {
	case <-c.leaving:
	default:
		c.readUntil(time.Now().Add(c.silent))
	}
}

// readUntil ends a read that is under way then; on a connection that is closed,
// the read says so.
func (c *connection) readUntil(t time.Time) { _ = c.ws.SetReadDeadline(t) }

// wake ends the read that is under way.
func (c *connection) wake() { c.readUntil(time.Now()) }

// leave has another connection take its place. The first reason counts.
func (c *connection) leave(why error) {
	c.staying.Lock()
	defer c.staying.Unlock()
	select {
	case <-c.leaving:
	default:
		c.why = why
		close(c.leaving)
	}
}

func (c *connection) arrived(ctx context.Context, p parcel) {
	c.stay()
	switch {
	case p.Type == "disconnect":
		c.leave(reasonFor(p.Reason))
	case p.Envelope != "":
		c.requested(bot.WithRequest(ctx, bot.NewRequestID()), p)
	}
}

// requested answers one envelope. Events are put in the queue in the order they
// came; the rest is answered beside the others.
func (c *connection) requested(ctx context.Context, p parcel) {
	if p.Type == "events_api" {
		c.acknowledge(ctx, p, c.takeEvent(ctx, p.Payload))
		return
	}
	c.pending.Add(1)
	if !c.work.Spawn(ctx, func(ctx context.Context) { c.answer(ctx, p) }) {
		c.pending.Done() // the server stops; Slack asks another
	}
}

// answer acknowledges with the answer. A window that the socket would lose
// follows by the Web API, in the place of a small one.
func (c *connection) answer(ctx context.Context, p parcel) {
	answer := c.atOnce(ctx, p)
	if update, large := tooLarge(answer); large {
		c.follow(ctx, p, *update.View)
	}
}

func (c *connection) atOnce(ctx context.Context, p parcel) reply {
	defer c.pending.Done()
	answer := c.takeEnvelope(ctx, p)
	now := answer
	if update, large := tooLarge(answer); large {
		small := drawView(bot.View{Title: update.View.Title.Text, Text: bot.OneMoment})
		now.body = slack.NewUpdateViewSubmissionResponse(&small)
	}
	c.acknowledge(ctx, p, now)
	return answer
}

func (l *Listener) takeEnvelope(ctx context.Context, p parcel) reply {
	switch p.Type {
	case "interactive":
		return l.takeInteraction(ctx, p.Payload)
	case "slash_commands":
		var c command
		if json.Unmarshal(p.Payload, &c) != nil {
			return unread
		}
		return l.takeCommand(ctx, c)
	}
	return taken
}

// acknowledge sends the answer, over the connection that the request came by.
// What could not be read is acknowledged too, since it would be no better the
// next time; what could not be taken is not, and comes again, to this replica
// or another.
func (c *connection) acknowledge(ctx context.Context, p parcel, answer reply) {
	if answer.status == notNow.status {
		return
	}
	if err := c.write(acknowledgement{p.Envelope, answer.body}); err != nil {
		c.log.WarnContext(ctx, "a request was not acknowledged", "error", c.platform.scrub(err))
	}
}

func (c *connection) write(a acknowledgement) error {
	b, err := json.Marshal(a)
	if err != nil {
		return err
	}
	c.writing.Lock()
	defer c.writing.Unlock()
	if err := c.ws.SetWriteDeadline(time.Now().Add(callDeadline)); err != nil {
		return err
	}
	return c.ws.WriteMessage(websocket.TextMessage, b)
}

// tooLarge picks out a window that the socket would lose.
func tooLarge(answer reply) (*slack.ViewSubmissionResponse, bool) {
	update, ok := answer.body.(*slack.ViewSubmissionResponse)
	if !ok || update.View == nil {
		return nil, false
	}
	b, _ := json.Marshal(update)
	return update, len(b) > maxAck
}

// follow puts the large window where the small one stands.
func (l *Listener) follow(ctx context.Context, p parcel, v slack.ModalViewRequest) {
	var in interaction
	if json.Unmarshal(p.Payload, &in) != nil {
		return
	}
	l.in(ctx, in.origin(), func(r room) reply {
		if err := r.replace(ctx, in.View.ID, v); err != nil {
			r.log.WarnContext(ctx, "a window was not shown", "error", r.platform.scrub(err))
		}
		return taken
	})
}
