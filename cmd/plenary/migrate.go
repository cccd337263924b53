package main

import "context"

type migrateCmd struct{}

// Run opens the database, which brings it up to date.
func (migrateCmd) Run(ctx context.Context, p *program) error {
	o, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer o.close()
	p.say("The database is up to date.")
	return nil
}
