package main

import (
	"context"

	"plenary/reflection"
)

type calendarGroup struct {
	Import calendarImport `cmd:"" help:"Replace term dates from a CSV file, a spreadsheet or a calendar (.ics)."`
}

type calendarImport struct{ fileFlags }

func (c calendarImport) Run(ctx context.Context, p *program) error {
	return c.take(ctx, p, reflection.CalendarFile)
}
