package main

import (
	"context"

	"plenary/bot"
	"plenary/store"
)

// inOneCall answers what a person did with the key that was unwrapped to read
// their entry, so that keeping it needs no second look-up.
type inOneCall struct{ *bot.Bot }

func (c inOneCall) Receive(ctx context.Context, in bot.Incoming) bot.Answer {
	return c.Bot.Receive(store.WithCall(ctx), in)
}
