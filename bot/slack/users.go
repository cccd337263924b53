package slack

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/slack-go/slack"
)

// userChange reads the event in which Slack says that something about a person
// has changed: https://docs.slack.dev/reference/events/user_change
func userChange(raw []byte) (*slack.User, bool) {
	var e struct {
		Type string      `json:"type"`
		User *slack.User `json:"user"`
	}
	if json.Unmarshal(raw, &e) != nil || e.Type != "user_change" || e.User == nil {
		return nil, false
	}
	return e.User, true
}

// userChanged passes it on. Slack says it of everybody whom the workspace can
// see, at every new status and picture.
func (r room) userChanged(ctx context.Context, u *slack.User) reply {
	if !belongs(u, r.workspace.External) {
		return taken
	}
	if !r.work.Queue(ctx, u.ID, func(ctx context.Context) { r.keepProfile(ctx, u) }) {
		return notNow
	}
	return taken
}

func (r room) keepProfile(ctx context.Context, u *slack.User) {
	if err := r.platform.settings.Installs.ProfileChanged(ctx, r.workspace, profileOf(u)); err != nil {
		r.log.ErrorContext(ctx, "could not keep what has changed about a person", "error", r.platform.scrub(err))
	}
}

// has reports whether somebody whose home is that team is of the workspace.
// Who writes from another organisation, through Slack Connect, is nobody the
// bot may know: their id may be somebody else's here. An enterprise speaks for
// all its teams, which are not listed with an event.
func (o origin) has(home string) bool {
	return home == "" || home == o.team || home == o.enterprise || o.enterprise != "" && !strings.HasPrefix(home, "E")
}
