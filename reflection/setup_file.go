package reflection

import (
	"context"
	"fmt"
)

// SetUpFile is one of the three files that set a school up.
type SetUpFile string

const (
	SchoolsFile  SetUpFile = "schools"
	PeopleFile   SetUpFile = "people"
	CalendarFile SetUpFile = "calendar"
)

// SetUpFiles lists them in the order in which they are best read.
func SetUpFiles() []SetUpFile { return []SetUpFile{SchoolsFile, CalendarFile, PeopleFile} }

// Columns lists the columns that the file may have, or must.
func (f SetUpFile) Columns() []Column {
	switch f {
	case SchoolsFile:
		return SchoolColumns()
	case PeopleFile:
		return PeopleColumns()
	case CalendarFile:
		return CalendarColumns()
	}
	return nil
}

// Import takes in a set-up file for the operator of the server: ImportSchools,
// ImportPeople or ImportCalendar.
func (s *Service) Import(ctx context.Context, org Organisation, f SetUpFile, rows []Row, dryRun bool) (Change, error) {
	switch f {
	case SchoolsFile:
		return s.ImportSchools(ctx, org, rows, dryRun)
	case PeopleFile:
		return s.ImportPeople(ctx, org, rows, dryRun)
	case CalendarFile:
		return s.ImportCalendar(ctx, org, rows, dryRun)
	}
	return Change{}, fmt.Errorf("there is no set-up file %q", f)
}
