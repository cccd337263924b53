package teams

import (
	"context"
	"errors"
	"net/http"

	"plenary/bot"
)

// conversation is the person's own with the bot: the one they were met in, or
// that is created here and remembered. Nothing was shown yet, so every error is
// a *bot.Refusal.
func (p *Platform) conversation(ctx context.Context, to bot.Address) (place, error) {
	if at, known := p.known(to); known {
		p.served(at.service)
		return at, nil
	}
	service, err := p.serving(to)
	if err != nil {
		return place{}, err
	}
	at, err := p.create(ctx, service, to.User, to.Workspace.External)
	if err != nil {
		return place{}, err
	}
	p.remember(to.User, at)
	return at, nil
}

func (p *Platform) known(to bot.Address) (place, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if at, remembered := p.opened[to.User]; remembered {
		return at, at != place{}
	}
	return readPlace(to.Conversation)
}

// remember keeps a conversation; an empty one is to be created, whatever was
// known of it.
func (p *Platform) remember(user string, at place) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.opened[user] = at
}

// served keeps which Connector serves the tenant, as somebody was met there.
func (p *Platform) served(service string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.service = service
}

// unmet is for this message only: as soon as anybody in the tenant is met, or
// written to, it is known whom to ask.
var unmet = &bot.Refusal{Reason: "nobody of the tenant was met yet"}

// serving is the Connector that a person is reached by.
func (p *Platform) serving(to bot.Address) (string, error) {
	if at, ok := readPlace(to.Conversation); ok {
		return at.service, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.service == "" {
		return "", unmet
	}
	return p.service, nil
}

// create makes the conversation of the bot with one person, or gives the one
// there is:
// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#create-conversation
func (p *Platform) create(ctx context.Context, service, user, tenant string) (place, error) {
	var made resource
	err := p.call(ctx, request{method: http.MethodPost, service: service, body: newConversation{
		Bot: named{"28:" + p.settings.AppID}, Members: []named{{user}}, Tenant: tenant, Channel: tenantData{named{tenant}},
	}}, &made)
	if err == nil && made.ID == "" {
		err = errors.New("create a conversation: the answer has no id")
	}
	if err != nil {
		return place{}, notYet(err)
	}
	return place{service, made.ID}, nil
}

// newConversation is as Teams wants it. A member may be named by their id in
// Entra, which is what a user is here:
// https://learn.microsoft.com/microsoftteams/platform/resources/bot-v3/bot-conversations/bots-conv-proactive
type newConversation struct {
	Bot     named      `json:"bot"`
	Members []named    `json:"members"`
	Group   bool       `json:"isGroup"`
	Tenant  string     `json:"tenantId"`
	Channel tenantData `json:"channelData"`
}

type named struct {
	ID string `json:"id"`
}

type tenantData struct {
	Tenant named `json:"tenant"`
}
