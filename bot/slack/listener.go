package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"time"

	"plenary/bot"
	"plenary/bot/work"
)

// Listener takes what people do in Slack, in every workspace that the app is
// installed in, to a bot.Receiver and shows them its answer. Mount it at
// /slack/events, which serves events, interactivity and commands alike, or call
// RunSocket, or both.
type Listener struct {
	platform *Platform
	receiver bot.Receiver
	log      *slog.Logger
	seen     replays
	work     *work.Workers
	listens  time.Duration // transcriptAfter, but in tests
}

// Listen makes the Listener. Close it to finish what it has taken.
func (p *Platform) Listen(to bot.Receiver) *Listener {
	return &Listener{platform: p, receiver: to, log: p.log, work: work.New(p.log), listens: transcriptAfter}
}

// Close takes nothing more and waits for the work already acknowledged, until
// ctx ends. Stop the HTTP server and the socket before it.
func (l *Listener) Close(ctx context.Context) error { return l.work.Close(ctx) }

// reply is the answer to one request of Slack, by HTTP or socket.
type reply struct {
	status int
	body   any // JSON; nil for none
}

var (
	taken   = reply{status: http.StatusOK}
	unread  = reply{status: http.StatusBadRequest}
	notNow  = reply{status: http.StatusServiceUnavailable} // Slack comes back
	foreign = taken                                        // of a workspace that is not known: acknowledged, nothing done
)

// ServeHTTP serves one signed request.
func (l *Listener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, refused := l.read(w, r)
	if refused != 0 {
		w.WriteHeader(refused)
		return
	}
	answer := l.take(r.Context(), body)
	if answer.status == notNow.status {
		l.seen.forget(r.Header.Get(signatureName))
	}
	write(w, answer)
}

// take tells the three kinds of request apart: events are JSON; interactions
// are a form with a payload; commands are a form with a command.
func (l *Listener) take(ctx context.Context, body []byte) reply {
	if bytes.HasPrefix(bytes.TrimSpace(body), []byte("{")) {
		return l.takeEvent(ctx, body)
	}
	form, err := url.ParseQuery(string(body))
	switch {
	case err != nil:
		return unread
	case form.Has("payload"):
		return l.takeInteraction(ctx, []byte(form.Get("payload")))
	case form.Has("command"):
		return l.takeCommand(ctx, commandFrom(form))
	case form.Has("ssl_check"):
		return taken
	}
	return unread
}

func write(w http.ResponseWriter, r reply) {
	if r.body == nil {
		w.WriteHeader(r.status)
		return
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(r.status)
	json.NewEncoder(w).Encode(r.body)
}
