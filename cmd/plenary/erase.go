package main

import (
	"context"
	"fmt"
)

type eraseCommand struct {
	whichMember
	Yes bool `help:"Do it. It cannot be undone."`
}

// Help says what erasing is, for whoever is about to do it.
func (eraseCommand) Help() string {
	return `Destroys the person's key, and with it everything they wrote and shared; removes them from the list and whatever was queued for them. It asks nothing: without --yes it says who would be erased and stops. Take the person out of the people file too, or the next import adds them again. Backups hold the person's wrapped key until they expire; docs/privacy.md says more.`
}

func (c eraseCommand) Run(ctx context.Context, p *program) error {
	o, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer o.close()
	m, err := c.find(ctx, o.Service)
	if err != nil {
		return err
	}
	if !c.Yes {
		return usageError{fmt.Errorf("this would erase %s <%s> and everything they wrote, for good; add --yes to do it", m.Name, m.Email)}
	}
	if err := o.Service.Store.Erase(ctx, m.Organisation, m.ID); err != nil {
		return err
	}
	p.print("erased %s", m.ID)
	return o.Service.Requeue(ctx, m.Organisation) // those they mentored have no note to expect
}
