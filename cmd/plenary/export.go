package main

import (
	"context"
	"errors"
	"fmt"

	"plenary/reflection"
)

type exportCommand struct{ whichMember }

// Help says who gets the copy, for whoever was asked for one.
func (exportCommand) Help() string {
	return `For somebody who asks for what is kept about them. It sees that everything of theirs opens, and has Plenary tell them in the chat, at a time they are at work, that their copy can be fetched. They alone can open it, in the chat: Home, More, Who can read it?, Take a copy. They find it there at any time, with or without this command, and also where Plenary does not write to them: after [Not for me] or their last day. What is printed is a receipt, with nothing of what they wrote nor how much; only a file that the database has lost is named, by its id, and the copy comes without it. docs/privacy.md says what is in the copy.`
}

// Run prepares the person's bundle.
func (c exportCommand) Run(ctx context.Context, p *program) error {
	o, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer o.close()
	m, err := c.find(ctx, o.Service)
	if err != nil {
		return err
	}
	lost, err := o.Service.PrepareBundle(ctx, m)
	switch {
	case errors.Is(err, reflection.ErrNotFound) && !m.Linked():
		return fmt.Errorf("%s <%s> is not in the chat, where alone their copy can be opened; plenary doctor says who cannot be reached", m.Name, m.Email)
	case err != nil:
		return err
	}
	p.print("prepared %s", m.ID)
	for _, id := range lost {
		p.print("missing %s", id)
	}
	if len(lost) > 0 {
		p.say("Of the files they gave or spoke, those named as missing are not in the database any more. Their copy comes without them, and tells them what each belonged to. A backup may have them, in the table files.")
	}
	p.say("Only %s can open it, in the chat: Home, More, Who can read it?, Take a copy. Where Plenary writes to them, a message says so.", m.Name)
	return nil
}
