package bot

import (
	"context"
	"log/slog"

	"plenary/reflection"
)

// marks are the opaque ids that log lines made with a context carry, so that
// all that was said about one request, or one delivery, can be found together.
type marks struct {
	request  string
	delivery reflection.DeliveryID
}

type marksKey struct{}

func marksOf(ctx context.Context) marks {
	m, _ := ctx.Value(marksKey{}).(marks)
	return m
}

func (m marks) on(ctx context.Context) context.Context { return context.WithValue(ctx, marksKey{}, m) }

// NewRequestID is a fresh id of twelve characters that says nothing. What a
// client calls its request is not asked: it could hold anything.
func NewRequestID() string { return reflection.NewID()[:12] }

// WithRequest marks what is done for one request.
func WithRequest(ctx context.Context, id string) context.Context {
	m := marksOf(ctx)
	m.request = id
	return m.on(ctx)
}

// WithDelivery marks what is done for one delivery.
func WithDelivery(ctx context.Context, id reflection.DeliveryID) context.Context {
	m := marksOf(ctx)
	m.delivery = id
	return m.on(ctx)
}

// MarkedAs gives ctx the marks of another, for work that outlives the request
// it is done for.
func MarkedAs(ctx, as context.Context) context.Context { return marksOf(as).on(ctx) }

// LogHandler adds the marks of a line's context to the line, as "request" and
// "delivery".
func LogHandler(next slog.Handler) slog.Handler { return marking{next} }

type marking struct{ slog.Handler }

func (h marking) Handle(ctx context.Context, r slog.Record) error {
	m := marksOf(ctx)
	var more []slog.Attr
	if m.request != "" && !has(r, "request") {
		more = append(more, slog.String("request", m.request))
	}
	if m.delivery != "" && !has(r, "delivery") {
		more = append(more, slog.String("delivery", string(m.delivery)))
	}
	if len(more) > 0 {
		r = r.Clone()
		r.AddAttrs(more...)
	}
	return h.Handler.Handle(ctx, r)
}

func (h marking) WithAttrs(attrs []slog.Attr) slog.Handler {
	return marking{h.Handler.WithAttrs(attrs)}
}

func (h marking) WithGroup(name string) slog.Handler { return marking{h.Handler.WithGroup(name)} }

// has reports whether a line says it already: two of one name would leave a
// reader of JSON with either.
func has(r slog.Record, key string) (found bool) {
	r.Attrs(func(a slog.Attr) bool {
		found = found || a.Key == key
		return !found
	})
	return found
}
