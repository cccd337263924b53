package main

import (
	"context"
	"errors"

	"plenary/reflection"
)

type pairsCommand struct {
	whichOrganisation
	DryRun bool `help:"Say what would come of a round today; write nothing, ask nobody."`
}

// Help says when a round opens, and that nobody is named.
func (pairsCommand) Help() string {
	return `A server opens the round by itself, in the night to the first school day of a half-term's second week on which six people have joined. This does the same at once, in that week; with --dry-run it says in any week what would come of it. It prints numbers and names nobody: how many joined, pairs, groups of three (triads), people left out, and groups that picked the same focus.`
}

// Run opens the round, or tries it.
func (c pairsCommand) Run(ctx context.Context, p *program) error {
	o, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer o.close()
	org, err := c.pick(ctx, o.Service)
	if err != nil {
		return err
	}
	if c.DryRun {
		counts, err := o.Service.TryRound(ctx, org.ID)
		if err != nil {
			return err
		}
		p.printCounts(counts)
		p.say("This was a dry run: nothing was written, nobody was asked.")
		return nil
	}
	counts, err := o.Service.OpenRound(ctx, org.ID)
	switch {
	case err != nil:
		return err
	case counts.State == reflection.RoundNotNow:
		return errors.New("no round opens today: that is in the second week of a half-term, on a school day")
	case counts.State == reflection.RoundBefore:
		return errors.New("this half-term's round has opened already")
	}
	p.printCounts(counts)
	if counts.State == reflection.RoundTooFew {
		return errors.New("fewer than six people have joined, so no round opens")
	}
	return nil
}

func (p *program) printCounts(c reflection.RoundCounts) {
	p.print("joined %d", c.Joined)
	p.print("pairs %d", c.Pairs)
	p.print("triads %d", c.Threes)
	p.print("left out %d", c.Left)
	p.print("same focus %d", c.SameFocus)
}
