package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"plenary/bot/web"
	"plenary/reflection"
)

// fileFlags are what every import takes.
type fileFlags struct {
	whichOrganisation
	File   string `arg:"" help:"A CSV file or a spreadsheet (.xlsx), for term dates also a calendar (.ics); docs/setup.md has the columns."`
	DryRun bool   `help:"Show what would change, and change nothing."`
}

// take reads the file, imports it and shows the change. Term dates alone make
// no organisation.
func (f fileFlags) take(ctx context.Context, p *program, file reflection.SetUpFile) error {
	rows, err := readNamed(f.File, file)
	if err != nil {
		return err
	}
	o, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer o.close()
	pick := f.pick
	if file != reflection.CalendarFile {
		pick = func(ctx context.Context, s *reflection.Service) (reflection.Organisation, error) {
			return f.pickOrMake(ctx, s, rows)
		}
	}
	org, err := pick(ctx, o.Service)
	if err != nil {
		return err
	}
	change, err := o.Service.Import(ctx, org, file, rows, f.DryRun)
	if err != nil {
		return err
	}
	p.show(change, f.DryRun)
	if file == reflection.CalendarFile || f.DryRun || !o.slackInstalls() {
		return nil
	}
	return p.sayCode(ctx, o, org)
}

// sayCode tells with what code the organisation's first workspace joins it
// through the page, where none has: nobody is let in by an address.
func (p *program) sayCode(ctx context.Context, o *opened, org reflection.Organisation) error {
	code, until, err := o.Service.InviteFirst(ctx, org.ID)
	if errors.Is(err, reflection.ErrExists) {
		return nil
	}
	if err == nil {
		p.say("%s is in no chat yet. Whoever puts the app into its Slack types this code at %s: %s. It works until %s; another import makes another.",
			org.Name, o.publicURL()+web.InstallPath, code, until.Format("2 January 2006"))
	}
	return err
}

// readNamed reads a file of the operator's, as far as it may be long.
func readNamed(name string, as reflection.SetUpFile) ([]reflection.Row, error) {
	file, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s", name)
	}
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read", name)
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, reflection.MaxUpload))
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read", name)
	}
	rows, err := readSetUpAs(as, content)
	var mistakes reflection.Mistakes
	if err != nil && !errors.As(err, &mistakes) {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return rows, err
}

// show prints a change: each thing, and under it what it has or had.
func (p *program) show(c reflection.Change, dryRun bool) {
	count := map[reflection.Verb]int{}
	for _, it := range c.Items {
		count[it.What]++
		p.print("%-7s %s", it.What, it.Thing)
		for _, f := range it.Fields {
			p.showField(it.What, f)
		}
	}
	for _, note := range c.Notes {
		p.say("%s", note)
	}
	switch {
	case c.Nothing():
		p.print("Nothing changes.")
	case dryRun:
		p.say("%s. This was a dry run: nothing was written.", counted(count, c.Same))
	default:
		p.say("%s.", counted(count, c.Same))
	}
}

func (p *program) showField(what reflection.Verb, f reflection.FieldChange) {
	if what == reflection.Add {
		p.print("          %s: %s", f.Column, f.After)
		return
	}
	p.print("          %s: %s → %s", f.Column, orNothing(f.Before), orNothing(f.After))
}

func orNothing(cell string) string {
	if cell == "" {
		return "(nothing)"
	}
	return cell
}

func counted(count map[reflection.Verb]int, same int) string {
	return fmt.Sprintf("%d added, %d changed, %d removed, %d as before",
		count[reflection.Add], count[reflection.Alter], count[reflection.Remove], same)
}
