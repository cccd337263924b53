package teams

import (
	"context"
	"strings"
	"sync"

	"plenary/bot"
)

// homes remembers the address of each person's last Home. It is a message here,
// so what has changed about it is put in its place.
type homes struct {
	mu    sync.Mutex
	where map[string]string // by user
}

// showHome sends the person their Home.
func (r room) showHome(ctx context.Context) {
	id, err := r.platform.send(ctx, r.place(), drawHome(r.home(ctx)))
	if err != nil {
		r.log.WarnContext(ctx, "Home was not shown", "error", err)
		return
	}
	r.homes.keep(r.user(), r.Conversation+"/"+id)
}

// redrawHome changes the Home that the person has, if they have one.
func (r room) redrawHome(ctx context.Context) {
	where := r.homes.of(r.user())
	if where == "" {
		return
	}
	if err := r.replace(ctx, where, drawHome(r.home(ctx))); err != nil {
		r.log.WarnContext(ctx, "Home was not changed", "error", err)
	}
}

func (r room) home(ctx context.Context) bot.Home {
	return r.receiver.HomeOf(ctx, r.workspace.ID, r.user())
}

// onHome reports whether what was pressed stood on the person's Home.
func (r room) onHome() bool {
	where := r.where()
	return where != "" && where == r.homes.of(r.user())
}

// replace puts an activity in the place of a message of this person's.
func (r room) replace(ctx context.Context, where string, with activity) error {
	at := strings.LastIndex(where, "/")
	if at < 0 {
		return errNoAddress
	}
	return r.platform.update(ctx, place{service: r.Service, conversation: where[:at]}, where[at+1:], with)
}

func (h *homes) of(user string) string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.where[user]
}

func (h *homes) keep(user, where string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.where == nil {
		h.where = map[string]string{}
	}
	h.where[user] = where
}

func (h *homes) forget(user string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.where, user)
}
