package slack

import (
	"context"

	"plenary/bot"
)

// The shortcuts, by their callback_id in the manifest:
// https://docs.slack.dev/interactivity/implementing-shortcuts
const (
	// nowShortcut stands in Slack's own menus and does what /reflect does.
	nowShortcut = "reflect-now"
	// messageShortcut stands in the menu of every message a person can read.
	messageShortcut = "reflect-on-this"
)

// takeShortcut answers a shortcut. Its answer is a window or a message to the
// person alone, wherever they were: nothing is shown in the channel.
func (r room) takeShortcut(ctx context.Context, in interaction) reply {
	did := bot.Incoming{Workspace: r.workspace.ID, User: in.User.ID, EventID: once("shortcut", in.Trigger, in.User.ID)}
	switch in.Callback {
	case nowShortcut:
		did.Kind = bot.Command
	case messageShortcut:
		did.Kind, did.Text = bot.ReflectOn, unmark(in.Message.Text)
	default:
		return taken // one of a manifest that this code does not know
	}
	done := r.work.Within(ctx, ackWithin, func(ctx context.Context) {
		r.show(ctx, place{user: in.User.ID, trigger: in.Trigger}, r.receiver.Receive(ctx, did))
	})
	if !done {
		return notNow
	}
	return taken
}
