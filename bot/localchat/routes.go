package localchat

import (
	"net/http"
	"slices"

	"plenary/reflection"
)

// maxBody is the most bytes a request may have, uploads aside.
const maxBody = 1 << 20

// Routes adds the page at / and everything below /chat/ to mux.
func (c *Chat) Routes(mux *http.ServeMux) {
	for pattern, handler := range map[string]http.HandlerFunc{
		"GET /{$}":                               c.page,
		"GET /chat/page/{file}":                  c.asset,
		"GET /chat/pictures/{id}":                c.showPicture,
		"GET /chat/api/people":                   c.people,
		"GET /chat/api/mentors":                  c.mentors,
		"GET /chat/api/people/{person}/messages": c.of(c.messages),
		"GET /chat/api/people/{person}/home":     c.of(c.home),
		"POST /chat/api/people/{person}/say":     c.of(c.say),
		"POST /chat/api/people/{person}/upload":  c.of(c.upload),
		"POST /chat/api/people/{person}/press":   c.of(c.press),
		"POST /chat/api/people/{person}/submit":  c.of(c.submit),
		"GET /chat/api/clock":                    c.clock,
		"POST /chat/api/clock":                   c.moveClock,
	} {
		mux.Handle(pattern, c.guarded(handler))
	}
}

// of finds the person a route is about and answers 404 when there is none.
func (c *Chat) of(next func(w http.ResponseWriter, r *http.Request, person string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		members, err := c.members(r)
		if err != nil {
			c.unavailable(w, r, err)
			return
		}
		id := r.PathValue("person")
		if !slices.ContainsFunc(members, func(m reflection.Member) bool { return m.PlatformID == id }) {
			complain(w, http.StatusNotFound, noPerson)
			return
		}
		next(w, r, id)
	}
}

// unavailable logs what failed outside the chat, once, and says sorry.
func (c *Chat) unavailable(w http.ResponseWriter, r *http.Request, err error) {
	c.Log.ErrorContext(r.Context(), "local chat", "route", r.Pattern, "error", err)
	complain(w, http.StatusServiceUnavailable, unavailable)
}
