package slack

import (
	"context"
	"net/url"

	"plenary/bot"
	"plenary/reflection"
)

// command is a slash command:
// https://docs.slack.dev/interactivity/implementing-slash-commands
type command struct {
	Team       string             `json:"team_id"`
	Enterprise string             `json:"enterprise_id"`
	User       string             `json:"user_id"`
	Text       reflection.Private `json:"text"`
	Trigger    string             `json:"trigger_id"`
}

func commandFrom(form url.Values) command {
	return command{
		Team:       form.Get("team_id"),
		Enterprise: form.Get("enterprise_id"),
		User:       form.Get("user_id"),
		Text:       reflection.Private(form.Get("text")),
		Trigger:    form.Get("trigger_id"),
	}
}

// takeCommand answers /reflect. The empty acknowledgement shows nothing in the
// channel it was typed in, which others may read.
func (l *Listener) takeCommand(ctx context.Context, c command) reply {
	switch {
	case c.User == "":
		return unread
	case !l.ours(c.Team, c.Enterprise):
		return foreign
	}
	done := l.work.within(ctx, ackWithin, func(ctx context.Context) {
		l.show(ctx, place{user: c.User, trigger: c.Trigger}, l.receiver.Receive(ctx, bot.Incoming{
			Workspace: l.workspace.ID,
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
}
