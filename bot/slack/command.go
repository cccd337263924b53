package slack

import (
	"context"
	"net/url"

	"plenary/bot"
	"plenary/reflection"
)

// reflectCommand is the one the manifest has.
const reflectCommand = "/reflect"

// Command is /reflect.
func (p *Platform) Command() string { return reflectCommand }

// command is a slash command:
// https://docs.slack.dev/interactivity/implementing-slash-commands
type command struct {
	Team       string             `json:"team_id"`
	Enterprise string             `json:"enterprise_id"`
	User       string             `json:"user_id"`
	Text       reflection.Private `json:"text"`
	Trigger    string             `json:"trigger_id"`
	Wide       any                `json:"is_enterprise_install"` // true, or the word
}

func (c command) origin() origin {
	return origin{team: c.Team, enterprise: c.Enterprise, wide: c.Wide == true || c.Wide == "true"}
}

func commandFrom(form url.Values) command {
	return command{
		Team:       form.Get("team_id"),
		Enterprise: form.Get("enterprise_id"),
		User:       form.Get("user_id"),
		Text:       reflection.Private(form.Get("text")),
		Trigger:    form.Get("trigger_id"),
		Wide:       form.Get("is_enterprise_install"),
	}
}

// takeCommand answers /reflect. The empty acknowledgement shows nothing in the
// channel it was typed in, which others may read.
func (l *Listener) takeCommand(ctx context.Context, c command) reply {
	if c.User == "" {
		return unread
	}
	return l.in(ctx, c.origin(), func(r room) reply {
		done := r.work.Within(ctx, ackWithin, func(ctx context.Context) {
			r.show(ctx, place{user: c.User, trigger: c.Trigger}, r.receiver.Receive(ctx, bot.Incoming{
				Workspace: r.workspace.ID,
				User:      c.User,
				EventID:   once("command", c.Trigger),
				Kind:      bot.Command,
				Text:      unmark(c.Text),
			}))
		})
		if !done {
			return notNow
		}
		return taken
	})
}
