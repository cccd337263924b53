package main

import (
	"context"

	"plenary/store/seal"
)

type keysGroup struct {
	New    keysNew    `cmd:"" help:"Print a fresh key for PLENARY_KEY."`
	Rotate keysRotate `cmd:"" help:"Wrap everyone's keys again under the first key of PLENARY_KEY."`
}

type keysNew struct{}

// Run prints a key and nothing else, so that it can be sent to a file.
func (keysNew) Run(p *program) error {
	p.print("%s", seal.NewKey())
	return nil
}

type keysRotate struct{}

// Help says how to change the key without stopping.
func (keysRotate) Help() string {
	return `To change the key: run "plenary keys new"; set PLENARY_KEY to the new key, a comma and the old one; restart the server; run "plenary keys rotate"; take the old key away and restart once more. Backups made before still need the old key.`
}

func (keysRotate) Run(ctx context.Context, p *program) error {
	o, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer o.close()
	n, err := o.DB.Rewrap(ctx)
	if err != nil {
		return err
	}
	if n == 0 {
		p.say("Everything is under the first key already.")
		return nil
	}
	p.say("%d records are now under the first key. The others can be taken out of PLENARY_KEY.", n)
	return nil
}
