package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"plenary/bot"
)

// requests stands before all routes. Every request gets an id of its own,
// which its log lines and its answer carry; it is measured by the pattern of
// its route, since a path may hold a token or a person's id.
type requests struct {
	next http.Handler
	log  *slog.Logger
	took *prometheus.HistogramVec
}

// watched puts requests before a server's routes.
func watched(next http.Handler, log *slog.Logger, r prometheus.Registerer) http.Handler {
	q := &requests{next: next, log: log, took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name:    "plenary_http_request_seconds",
		Help:    "How long it took to answer an HTTP request, by route and by the first digit of its status.",
		Buckets: []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10},
	}, []string{"route", "code"})}
	r.MustRegister(q.took)
	return q
}

func (q *requests) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := bot.NewRequestID()
	w.Header().Set("X-Request-Id", id)
	r = r.WithContext(bot.WithRequest(r.Context(), id))
	a := &answerWriter{ResponseWriter: w}
	defer q.finish(a, r, time.Now())
	q.next.ServeHTTP(a, r)
}

// finish answers for a handler that panicked, and measures the request. The
// mux has left the route's pattern in it.
func (q *requests) finish(w *answerWriter, r *http.Request, began time.Time) {
	panicked := recover()
	cut := panicked != nil && !q.sorry(r.Context(), w, panicked)
	route := r.Pattern
	if route == "" {
		route = "none"
	}
	took := time.Since(began)
	q.took.WithLabelValues(route, w.class()).Observe(took.Seconds())
	q.log.DebugContext(r.Context(), "answered a request", "route", route, "status", w.sent(), "took", took)
	if cut {
		panic(http.ErrAbortHandler) // half an answer must not look like a whole one
	}
}

// sorry says that a handler panicked, in the log and, if it had not begun to
// answer, to the client: false when it had. The value of a panic may hold what
// a person wrote, so only its type is kept.
func (q *requests) sorry(ctx context.Context, w *answerWriter, panicked any) (answered bool) {
	if err, is := panicked.(error); is && errors.Is(err, http.ErrAbortHandler) {
		return false // it is cut off on purpose
	}
	q.log.ErrorContext(ctx, "a request panicked", "type", fmt.Sprintf("%T", panicked))
	if w.status != 0 {
		return false
	}
	http.Error(w, "Something went wrong. Please try again.", http.StatusInternalServerError)
	return true
}

// answerWriter remembers the status that was sent.
type answerWriter struct {
	http.ResponseWriter
	status int // 0 until there is one
}

func (w *answerWriter) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK { // those before are not the answer yet
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *answerWriter) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (w *answerWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// sent is the status; a handler that says nothing has answered 200.
func (w *answerWriter) sent() int { return max(w.status, http.StatusOK) }

// class is such as 2xx.
func (w *answerWriter) class() string { return strconv.Itoa(w.sent()/100) + "xx" }
