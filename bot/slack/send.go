package slack

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/reflection"
)

// deliveryEvent names the metadata that carries a delivery's opaque id.
// Metadata can be read by any app of the workspace, so it holds nothing else.
const deliveryEvent = "plenary_delivery"

// Send posts the message in the person's conversation with the bot. Its
// address is "channel/ts".
func (p *Platform) Send(ctx context.Context, to bot.Address, m bot.Message, delivery reflection.DeliveryID) (string, error) {
	a, err := p.access(ctx, to.Workspace)
	if err != nil {
		return "", err
	}
	channel, err := a.conversation(ctx, to)
	if err != nil {
		return "", err
	}
	if err := a.turn(ctx, channel); err != nil {
		return "", err
	}
	where, err := a.post(ctx, channel, m, delivery)
	if word(err) == "channel_not_found" { // the next time it is opened anew
		a.remember(to.User, "")
		return "", &bot.Refusal{Reason: "channel_not_found"}
	}
	if err != nil {
		return "", a.refusal(err)
	}
	return where, nil
}

func (a *access) post(ctx context.Context, channel string, m bot.Message, delivery reflection.DeliveryID) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	options := append(messageOptions(m), slack.MsgOptionDisableLinkUnfurl(), slack.MsgOptionDisableMediaUnfurl())
	if delivery != "" {
		options = append(options, slack.MsgOptionMetadata(slack.SlackMetadata{
			EventType:    deliveryEvent,
			EventPayload: map[string]any{"id": string(delivery)},
		}))
	}
	channel, ts, err := a.api.PostMessageContext(ctx, channel, options...)
	switch {
	case err != nil:
		return "", err
	case ts == "" || channel == "":
		// An answer without an error and without a message: slack-go takes it
		// for success, but it says nothing about what was shown.
		return "", errors.New("post a message: the answer has no ts")
	}
	return channel + "/" + ts, nil
}

// Update replaces a message by chat.update, which works for as long as the
// message stands; a response_url would end after 30 minutes.
func (p *Platform) Update(ctx context.Context, to bot.Address, where string, m bot.Message) error {
	channel, ts, ok := strings.Cut(where, "/")
	if !ok || channel == "" || ts == "" {
		return fmt.Errorf("update a message: %q is no address", where)
	}
	a, err := p.access(ctx, to.Workspace)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	_, _, _, err = a.api.UpdateMessageContext(ctx, channel, ts, messageOptions(m)...)
	return a.refusal(err)
}

func messageOptions(m bot.Message) []slack.MsgOption {
	return []slack.MsgOption{
		slack.MsgOptionText(notification(m), false),
		slack.MsgOptionBlocks(drawMessage(m)...),
	}
}

// conversation is the channel of the person's direct messages: the one that was
// opened when they were linked, or is opened here and remembered. Nothing was
// shown yet, so every error is a *bot.Refusal.
func (a *access) conversation(ctx context.Context, to bot.Address) (string, error) {
	if channel := a.known(to); channel != "" {
		return channel, nil
	}
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	channel, _, _, err := a.api.OpenConversationContext(ctx, &slack.OpenConversationParameters{Users: []string{to.User}})
	if err == nil && (channel == nil || channel.ID == "") {
		err = errors.New("open a conversation: the answer names no channel")
	}
	if err != nil {
		return "", a.notYet(err)
	}
	a.remember(to.User, channel.ID)
	return channel.ID, nil
}

func (a *access) known(to bot.Address) string {
	a.mu.Lock()
	defer a.mu.Unlock()
	if channel, remembered := a.dms[person{a.workspace, to.User}]; remembered {
		return channel
	}
	return to.Conversation
}

// remember keeps a conversation; an empty one is to be opened, whatever was
// known of it.
func (a *access) remember(user, channel string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.dms[person{a.workspace, user}] = channel
}
