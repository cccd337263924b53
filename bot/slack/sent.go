package slack

import (
	"context"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/reflection"
)

const (
	// historyPage is the most that conversations.history gives an app outside
	// the Marketplace; see historyEvery.
	historyPage = 15
	// historyPages is how far back Sent looks before it says it cannot know.
	historyPages = 4
	// skew is how far the clocks of Slack and of this machine may differ.
	skew = 5 * time.Minute
)

// never are the errors after which it will not be known either.
var never = map[string]bool{
	"missing_scope":     true,
	"channel_not_found": true,
	"user_not_found":    true,
}

// Sent looks for the delivery's id in the conversation since then. Without the
// scope im:history, or when the conversation is longer than it may read, it
// can never be known; any other fault passes.
func (p *Platform) Sent(ctx context.Context, to bot.Address, delivery reflection.DeliveryID, since time.Time) (string, bool, error) {
	a, err := p.access(ctx, to.Workspace)
	if err != nil {
		return "", false, fmt.Errorf("look for a delivery: %w", err)
	}
	channel, err := a.conversation(ctx, to)
	if err != nil {
		return "", false, fmt.Errorf("look for a delivery: %w", err)
	}
	cursor := p.goOnFrom(delivery)
	for range historyPages {
		page, err := a.history(ctx, channel, since, cursor)
		if said := word(err); never[said] {
			return "", false, &bot.Refusal{Gone: true, Reason: said}
		}
		if err != nil {
			p.comeTo(delivery, cursor)
			return "", false, fmt.Errorf("look for a delivery: %w", a.refusal(err))
		}
		if ts := carries(page.Messages, delivery); ts != "" {
			return channel + "/" + ts, true, nil
		}
		if cursor = page.ResponseMetaData.NextCursor; cursor == "" {
			return "", false, nil
		}
	}
	return "", false, &bot.Refusal{Gone: true, Reason: fmt.Sprintf("more than %d messages since", historyPage*historyPages)}
}

// goOnFrom is the page that an earlier look for the delivery had come to when
// it was stopped: where a conversation may be read once a minute, one that
// begins anew would never come to an end.
func (p *Platform) goOnFrom(delivery reflection.DeliveryID) (cursor string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	cursor = p.pages[delivery]
	delete(p.pages, delivery)
	return cursor
}

func (p *Platform) comeTo(delivery reflection.DeliveryID, cursor string) {
	if cursor == "" {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages[delivery] = cursor
}

func (a *access) history(ctx context.Context, channel string, since time.Time, cursor string) (*slack.GetConversationHistoryResponse, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	page, err := a.api.GetConversationHistoryContext(ctx, &slack.GetConversationHistoryParameters{
		ChannelID:          channel,
		Oldest:             timestamp(since.Add(-skew)),
		Limit:              historyPage,
		Cursor:             cursor,
		IncludeAllMetadata: true,
	})
	if err == nil && !page.Ok {
		err = fmt.Errorf("read the conversation: the answer is neither yes nor no")
	}
	return page, err
}

func carries(messages []slack.Message, delivery reflection.DeliveryID) string {
	for _, m := range messages {
		if m.Metadata.EventType == deliveryEvent && m.Metadata.EventPayload["id"] == string(delivery) {
			return m.Timestamp
		}
	}
	return ""
}

// timestamp writes a time as Slack's ts: seconds with six decimals.
func timestamp(t time.Time) string {
	return fmt.Sprintf("%d.%06d", t.Unix(), t.Nanosecond()/1000)
}
