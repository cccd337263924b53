package main

import (
	"context"

	"plenary/reflection"
)

type peopleGroup struct {
	Import peopleImport `cmd:"" help:"Add and change people from a CSV file or a spreadsheet."`
}

type peopleImport struct{ fileFlags }

func (c peopleImport) Run(ctx context.Context, p *program) error {
	return c.take(ctx, p, reflection.PeopleFile)
}
