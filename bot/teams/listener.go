package teams

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"

	"plenary/bot"
	"plenary/bot/work"
)

// Listener takes what people do in Teams to a bot.Receiver and shows them its
// answer. Mount it at /api/messages, which serves every kind of activity.
type Listener struct {
	platform *Platform
	receiver bot.Receiver
	log      *slog.Logger
	verifier *verifier
	ours     tenant
	met      acquaintances
	homes    homes
	repeats  repeats
	work     *work.Workers
}

// Listen makes the Listener. Close it to finish what it has taken.
func (p *Platform) Listen(to bot.Receiver) *Listener {
	return &Listener{platform: p, receiver: to, log: p.log, verifier: newVerifier(p), work: work.New(p.log)}
}

// Close takes nothing more and waits for the work already acknowledged, until
// ctx ends. Stop the HTTP server before it.
func (l *Listener) Close(ctx context.Context) error { return l.work.Close(ctx) }

// reply is the answer to one activity.
type reply struct {
	status int
	body   any // JSON; nil for none
}

var (
	// taken answers whatever is not known, too: Teams delivers no more to a bot
	// that fails.
	taken  = reply{status: http.StatusOK}
	notNow = reply{status: http.StatusServiceUnavailable} // nothing came of it, and nobody is to think so
)

// ServeHTTP serves one activity.
func (l *Listener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a, refused := l.read(w, r)
	if refused != 0 {
		w.WriteHeader(refused)
		return
	}
	write(w, l.take(r.Context(), a))
}

// take tells the kinds of activity apart. What happens without a person, or
// outside a conversation, is nothing to us.
func (l *Listener) take(ctx context.Context, a activityIn) reply {
	if a.user() == "" || a.Conversation == "" || a.Service == "" {
		return taken
	}
	return l.in(ctx, a, func(r room) reply {
		l.platform.served(a.Service)
		switch a.Type {
		case "invoke":
			return r.invoked(ctx)
		case "message":
			return r.later(ctx, r.said)
		case "installationUpdate", "conversationUpdate":
			return r.later(ctx, r.changed)
		}
		return taken
	})
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
