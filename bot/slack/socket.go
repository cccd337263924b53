package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"

	"plenary/bot"
)

// maxAck is Slack's limit on an acknowledgement over a socket, less room for
// the frame around it: https://docs.slack.dev/apis/events-api/using-socket-mode
const maxAck = 19 << 10

// longestPause is how long to wait between attempts to connect. The library
// would come to wait five minutes, all of them after Slack is back.
const longestPause = 30 * time.Second

// RunSocket takes requests over Socket Mode until ctx ends (nil), connecting
// again whenever the connection is lost. It returns an error only when Slack
// refuses the app token.
func (l *Listener) RunSocket(ctx context.Context) error {
	for {
		err := l.runSocket(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case !errors.Is(err, context.Canceled):
			return fmt.Errorf("connect the socket: %w", l.platform.safe(err))
		}
	}
}

// runSocket runs one client of the socket until it gives up, or is given up
// for pausing too long (context.Canceled).
func (l *Listener) runSocket(ctx context.Context) error {
	ctx, giveUp := context.WithCancel(ctx)
	defer giveUp()
	client := socketmode.New(l.platform.settings.client(""),
		socketmode.OptionLog(log.New(io.Discard, "", 0))) // it would log what people wrote
	ended := make(chan error, 1)
	go func() { ended <- client.RunContext(ctx) }()
	for {
		select {
		case e := <-client.Events:
			if pausesLong(e) {
				time.AfterFunc(longestPause, giveUp)
			}
			l.arrived(ctx, client, e)
		case err := <-ended:
			return err
		}
	}
}

// pausesLong reports whether the client will not try again for a while, and
// not because Slack asked it to wait.
func pausesLong(e socketmode.Event) bool {
	failed, ok := e.Data.(*slack.ConnectionErrorEvent)
	if !ok {
		return false
	}
	var limit *slack.RateLimitedError
	return failed.Backoff > longestPause && !errors.As(failed.ErrorObj, &limit)
}

// arrived acts on one thing the socket client reports. What it could not read,
// such as a kind of event it does not know, is still Slack's to have
// acknowledged, or it would come again and again.
func (l *Listener) arrived(ctx context.Context, client *socketmode.Client, e socketmode.Event) {
	switch data := e.Data.(type) {
	case *socketmode.ErrorBadMessage:
		var r socketmode.Request
		if json.Unmarshal(data.Message, &r) == nil && r.EnvelopeID != "" {
			l.requested(ctx, client, r)
		}
	case *slack.ConnectionErrorEvent:
		l.log.Warn("the socket is not connected", "attempt", data.Attempt, "again", data.Backoff, "error", withoutAddress(data.ErrorObj))
	case *socketmode.ConnectedEvent:
		l.log.Info("the socket is connected", "connections", data.ConnectionCount+1)
	default:
		if e.Request != nil && e.Request.EnvelopeID != "" {
			l.requested(ctx, client, *e.Request)
		}
	}
}

// requested answers one envelope. Events are put in the queue in the order they
// came; the rest is answered beside the others, and may outlive the socket.
func (l *Listener) requested(socket context.Context, client *socketmode.Client, r socketmode.Request) {
	socket = bot.WithRequest(socket, bot.NewRequestID())
	if r.Type == socketmode.RequestTypeEventsAPI {
		l.acknowledge(socket, client, r, l.takeEvent(socket, r.Payload))
		return
	}
	l.work.spawn(socket, func(ctx context.Context) {
		answer := l.takeEnvelope(ctx, r)
		update, large := tooLarge(answer)
		if large {
			small := drawView(bot.View{Title: update.View.Title.Text, Text: bot.OneMoment})
			answer.body = slack.NewUpdateViewSubmissionResponse(&small)
		}
		l.acknowledge(socket, client, r, answer)
		if large {
			l.follow(ctx, r, *update.View)
		}
	})
}

func (l *Listener) takeEnvelope(ctx context.Context, r socketmode.Request) reply {
	switch r.Type {
	case socketmode.RequestTypeInteractive:
		return l.takeInteraction(ctx, r.Payload)
	case socketmode.RequestTypeSlashCommands:
		var c command
		if json.Unmarshal(r.Payload, &c) != nil {
			return unread
		}
		return l.takeCommand(ctx, c)
	}
	return taken
}

// acknowledge sends the answer. What could not be read is acknowledged too,
// since it would be no better the next time; what could not be taken is not,
// and comes again, to this replica or another.
func (l *Listener) acknowledge(socket context.Context, client *socketmode.Client, r socketmode.Request, answer reply) {
	if answer.status == notNow.status {
		return
	}
	if err := client.AckCtx(socket, r.EnvelopeID, answer.body); err != nil {
		l.log.WarnContext(socket, "a request was not acknowledged", "error", l.platform.scrub(err))
	}
}

// tooLarge picks out a window that the socket would lose. It follows by the
// Web API, in the place of a small one.
func tooLarge(answer reply) (*slack.ViewSubmissionResponse, bool) {
	update, ok := answer.body.(*slack.ViewSubmissionResponse)
	if !ok || update.View == nil {
		return nil, false
	}
	b, _ := json.Marshal(update)
	return update, len(b) > maxAck
}

// follow puts the large window where the small one stands.
func (l *Listener) follow(ctx context.Context, r socketmode.Request, v slack.ModalViewRequest) {
	var in interaction
	if json.Unmarshal(r.Payload, &in) != nil {
		return
	}
	l.in(ctx, in.origin(), func(r room) reply {
		if err := r.replace(ctx, in.View.ID, v); err != nil {
			r.log.WarnContext(ctx, "a window was not shown", "error", r.platform.scrub(err))
		}
		return taken
	})
}
