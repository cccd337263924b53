package teams

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	"plenary/reflection"
)

// acquaintances are the people that were met by this process, so that who is
// known already is not looked up at every press.
type acquaintances struct {
	mu  sync.Mutex
	who map[string]acquaintance // by user
}

type acquaintance struct {
	at    place
	since time.Time // of the newest activity in which they had the app
}

// changed keeps that a person has put the app in, or taken it out:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
// Both kinds of activity may come, in any order and more than once. In a team or
// a group there is nothing to keep: people are written to in private.
func (r room) changed(ctx context.Context) {
	if r.Scope != personal {
		return
	}
	switch {
	case r.leaves():
		r.letGo(ctx)
	case r.joins():
		r.greet(ctx)
	}
}

// joins and leaves know what a later version of Teams adds to the words "add"
// and "remove", such as add-upgrade.
func (a activityIn) joins() bool {
	return strings.HasPrefix(a.Action, "add") || len(a.Added) > 0
}

func (a activityIn) leaves() bool {
	return strings.HasPrefix(a.Action, "remove") || len(a.Removed) > 0
}

// greet meets somebody whatever is known: they may have been away.
func (r room) greet(ctx context.Context) {
	r.met.forget(r.user())
	r.meet(ctx)
}

// meet keeps where a person can be written to. Somebody on the list is linked
// once, by the address that Teams says is theirs; the Connector is asked for it
// only where they are not linked yet.
func (r room) meet(ctx context.Context) {
	if r.met.knows(r.user(), r.place()) {
		r.met.keep(r.user(), acquaintance{r.place(), r.At})
		return
	}
	as := reflection.Profile{User: r.user(), Conversation: r.place().String()}
	err := r.platform.settings.Installs.Met(ctx, r.workspace, as)
	if errors.Is(err, reflection.ErrNotFound) {
		err = r.introduce(ctx, as)
	}
	switch {
	case errors.Is(err, reflection.ErrNotFound), errors.Is(err, reflection.ErrExists):
		r.log.InfoContext(ctx, "met somebody who is not on the list, or is there twice")
	case err != nil:
		r.log.WarnContext(ctx, "could not keep that a person was met", "error", err)
	default:
		r.met.keep(r.user(), acquaintance{r.place(), r.At})
	}
}

// introduce asks who the person is.
func (r room) introduce(ctx context.Context, as reflection.Profile) error {
	who, err := r.platform.member(ctx, r.place(), r.From.ID)
	if err != nil {
		return err
	}
	who.User, who.Conversation = as.User, as.Conversation
	return r.platform.settings.Installs.Met(ctx, r.workspace, who)
}

// letGo keeps that the person is not to be written to, unless they have put the
// app in again since.
func (r room) letGo(ctx context.Context) {
	if !r.At.IsZero() && r.met.since(r.user()).After(r.At) {
		return
	}
	r.met.forget(r.user())
	r.homes.forget(r.user())
	away := reflection.Profile{User: r.user(), Deactivated: true}
	if err := r.platform.settings.Installs.ProfileChanged(ctx, r.workspace, away); err != nil {
		r.log.ErrorContext(ctx, "could not keep that a person took the app out", "error", err)
	}
}

func (k *acquaintances) knows(user string, at place) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	a, known := k.who[user]
	return known && a.at == at
}

func (k *acquaintances) since(user string) time.Time {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.who[user].since
}

func (k *acquaintances) keep(user string, a acquaintance) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.who == nil {
		k.who = map[string]acquaintance{}
	}
	if known := k.who[user]; known.since.After(a.since) {
		a.since = known.since
	}
	k.who[user] = a
}

func (k *acquaintances) forget(user string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	delete(k.who, user)
}
