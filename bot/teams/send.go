package teams

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"plenary/bot"
	"plenary/reflection"
)

// Send posts the message in the person's conversation with the bot. Its address
// is "conversation/activity".
func (p *Platform) Send(ctx context.Context, to bot.Address, m bot.Message, delivery reflection.DeliveryID) (string, error) {
	at, err := p.conversation(ctx, to)
	if err != nil {
		return "", err
	}
	id, err := p.post(ctx, at, drawMessage(m), delivery)
	if s, no := errors.AsType[said](err); no && s.status == http.StatusNotFound { // the next time it is created anew
		p.remember(to.User, place{})
		return "", &bot.Refusal{Reason: s.reason()}
	}
	if err != nil {
		return "", refusal(err)
	}
	return at.conversation + "/" + id, nil
}

// Update replaces a message, which works for as long as it stands.
func (p *Platform) Update(ctx context.Context, to bot.Address, where string, m bot.Message) error {
	at := strings.LastIndexByte(where, '/') // an activity's id has none
	if at <= 0 || at == len(where)-1 {
		return fmt.Errorf("update a message: %q is no address", where)
	}
	service, err := p.serving(to)
	if err != nil {
		return err
	}
	return p.update(ctx, place{service, where[:at]}, where[at+1:], drawMessage(m))
}

// send posts an activity in a conversation: an answer, which no ledger knows.
func (p *Platform) send(ctx context.Context, at place, a activity) (id string, err error) {
	id, err = p.post(ctx, at, a, "")
	return id, refusal(err)
}

// post is https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#send-to-conversation.
// A said, as a *bot.Refusal, is certain that nothing was shown.
func (p *Platform) post(ctx context.Context, at place, a activity, delivery reflection.DeliveryID) (id string, err error) {
	if err := p.settled(ctx, at); err != nil {
		return "", err
	}
	if err := p.threads.take(at.conversation, p.settings.Now()); err != nil {
		return "", err
	}
	var posted resource
	err = p.call(ctx, request{method: http.MethodPost, service: at.service, path: []string{at.conversation, "activities"},
		body: a, delivery: delivery}, &posted)
	p.heard(err)
	if err == nil && posted.ID == "" {
		err = errors.New("post an activity: the answer has no id")
	}
	return posted.ID, err
}

// update is https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#update-activity
func (p *Platform) update(ctx context.Context, at place, id string, a activity) error {
	return refusal(p.call(ctx, request{method: http.MethodPut, service: at.service, path: []string{at.conversation, "activities", id},
		body: a}, &resource{}))
}

// resource is what was made.
type resource struct {
	ID string `json:"id"`
}
