package main

import (
	"context"

	"plenary/reflection"
)

type schoolsGroup struct {
	Import schoolsImport `cmd:"" help:"Add and change schools from a CSV file or a spreadsheet."`
}

type schoolsImport struct{ fileFlags }

func (c schoolsImport) Run(ctx context.Context, p *program) error {
	return c.take(ctx, p, reflection.SchoolsFile)
}
