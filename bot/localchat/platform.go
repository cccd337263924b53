package localchat

import (
	"context"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// Name is what a Workspace of this platform says.
func (c *Chat) Name() string { return "local" }

// Send shows the message at the end of the person's conversation and returns
// its id there. A person of another workspace is refused.
func (c *Chat) Send(ctx context.Context, to bot.Address, m bot.Message, delivery reflection.DeliveryID) (string, error) {
	if err := ctx.Err(); err != nil {
		return "", err
	}
	if err := c.reaches(to); err != nil {
		return "", err
	}
	return c.show(to.User, m, delivery).ID, nil
}

// Update replaces a message. One that is no longer kept is refused for good.
func (c *Chat) Update(ctx context.Context, to bot.Address, where string, m bot.Message) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := c.reaches(to); err != nil {
		return err
	}
	if !c.conversation(to.User).replace(where, m, c.picture(m.Image)) {
		return &bot.Refusal{Gone: true, Reason: "message_not_found"}
	}
	return nil
}

// Sent says whether the delivery stands in the person's conversation.
func (c *Chat) Sent(ctx context.Context, to bot.Address, delivery reflection.DeliveryID, since time.Time) (string, bool, error) {
	if err := c.reaches(to); err != nil {
		return "", false, err
	}
	where, ok := c.conversation(to.User).delivered(delivery)
	return where, ok, nil
}

func (c *Chat) reaches(to bot.Address) error {
	if to.User == "" || to.Workspace.ID != c.Workspace {
		return &bot.Refusal{Gone: true, Reason: "person_not_found"}
	}
	return nil
}

// show appends a message to a person's conversation, at the clock's time.
func (c *Chat) show(person string, m bot.Message, delivery reflection.DeliveryID) shown {
	s := shown{ID: reflection.NewID(), At: c.Clock.Now(), Message: m, Picture: c.picture(m.Image), Delivery: delivery}
	c.conversation(person).add(s)
	return s
}

// give shows a person everything an answer holds and draws it for the page.
// pressed is the message that was acted on, if any; without one, what it would
// have become is shown as a message of its own.
func (c *Chat) give(person, pressed string, a bot.Answer) answer {
	conv := c.conversation(person)
	messages := a.Messages
	if a.Update != nil && !(pressed != "" && conv.replace(pressed, *a.Update, c.picture(a.Update.Image))) {
		messages = append([]bot.Message{*a.Update}, messages...)
	}
	out := answer{Messages: []message{}}
	for _, m := range messages {
		out.Messages = append(out.Messages, c.drawMessage(c.show(person, m, "")))
	}
	if a.Form != nil {
		conv.ask(*a.Form)
		out.Form = drawForm(*a.Form)
	}
	if a.View != nil {
		conv.open(*a.View)
		out.View = c.drawView(*a.View)
	}
	if a.Error != nil {
		out.Error = &problem{Input: a.Error.Input, Text: a.Error.Text}
	}
	return out
}
