package main

import (
	"context"

	"plenary/bot"
	"plenary/store"
)

// inOneCall answers what a person did with one read: who they are, their
// school, and the entry that their Form is about, with its key.
type inOneCall struct{ *bot.Bot }

func (c inOneCall) Receive(ctx context.Context, in bot.Incoming) bot.Answer {
	return c.Bot.Receive(store.WithCallAbout(ctx, in.Entry()), in)
}
