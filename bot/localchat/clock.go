package localchat

import (
	"errors"
	"net/http"
	"time"

	"plenary/reflection"
)

// furthest is how far ahead the clock can be moved at once.
const furthest = 10 * 366 * 24 * time.Hour

type (
	clockState struct {
		Now  time.Time  `json:"now"`
		Next *time.Time `json:"next,omitempty"` // when the next message is due, where that can be told
	}
	clockMoved struct {
		Now  time.Time `json:"now"`
		Sent int       `json:"sent"`
	}
	// moveRequest has one of To, an RFC 3339 time or one without a zone in the
	// school's, and Advance, such as 1h.
	moveRequest struct {
		To      string `json:"to"`
		Advance string `json:"advance"`
	}
)

// clock answers GET /chat/api/clock.
func (c *Chat) clock(w http.ResponseWriter, r *http.Request) {
	state := clockState{Now: c.local(c.Clock.Now())}
	if f, ok := c.Clock.(Foreseer); ok {
		next, err := f.NextDue(r.Context())
		switch {
		case err == nil:
			// Rounded up, so that going there is far enough.
			next = c.local(next.Add(time.Second - 1))
			state.Next = &next
		case !errors.Is(err, reflection.ErrNotFound):
			c.unavailable(w, r, err)
			return
		}
	}
	reply(w, http.StatusOK, state)
}

// moveClock answers POST /chat/api/clock once everything due was sent.
func (c *Chat) moveClock(w http.ResponseWriter, r *http.Request) {
	var m moveRequest
	if !read(w, r, &m) {
		return
	}
	c.moving.Lock()
	defer c.moving.Unlock()
	to, wrong := m.target(c.Clock.Now(), c.Zone)
	if wrong != "" {
		complain(w, http.StatusBadRequest, wrong)
		return
	}
	sent, err := c.Clock.Advance(r.Context(), to)
	if err != nil {
		c.Log.ErrorContext(r.Context(), "move the demo's clock", "error", err)
		complain(w, http.StatusServiceUnavailable, clockStopped)
		return
	}
	reply(w, http.StatusOK, clockMoved{Now: c.local(c.Clock.Now()), Sent: sent})
}

// target is the instant to move to, or what is wrong with the request.
func (m moveRequest) target(now time.Time, zone *time.Location) (to time.Time, wrong string) {
	if (m.To == "") == (m.Advance == "") {
		return to, clockHow
	}
	to, err := m.parse(now, zone)
	switch {
	case err != nil:
		return to, clockHow
	case to.Before(now.Truncate(time.Second)): // the page is told whole seconds
		return to, clockBack
	case to.Before(now):
		return now, ""
	case to.Sub(now) > furthest:
		return to, clockFar
	}
	return to, ""
}

func (m moveRequest) parse(now time.Time, zone *time.Location) (time.Time, error) {
	if m.Advance != "" {
		d, err := time.ParseDuration(m.Advance)
		return now.Add(d), err
	}
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if t, err := time.ParseInLocation(layout, m.To, zone); err == nil {
			return t, nil
		}
	}
	return time.Parse(time.RFC3339, m.To)
}
