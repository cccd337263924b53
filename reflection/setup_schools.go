package reflection

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// SchoolColumns lists the columns of a schools file.
func SchoolColumns() []Column {
	columns := []Column{{Name: "school", Required: true}, {Name: "phases"}, {Name: "zone"}}
	for _, f := range new(Safeguarding).fields() {
		columns = append(columns, Column{Name: f.name})
	}
	return columns
}

// ImportSchools adds and changes the schools of a file, found by name. An
// empty cell keeps what is there, since coordinators set these in the chat as
// well; a contact that a file has changed waits for a coordinator to confirm
// it. A dry run writes nothing. The error is Mistakes when rows are not right.
func (s *Service) ImportSchools(ctx context.Context, org Organisation, rows []Row, dryRun bool) (Change, error) {
	var change Change
	err := retry(func() error {
		first, err := s.importing(ctx, org)
		if err != nil {
			return err
		}
		known, err := s.Store.Schools(ctx, org.ID)
		if err != nil {
			return err
		}
		records, c, mistakes := schoolsFrom(org.ID, known, rows)
		if change = c; dryRun || len(mistakes) > 0 || c.Nothing() {
			return mistakes.err()
		}
		return s.Store.Write(ctx, org.ID, append([]Record{first}, records...)...)
	})
	return imported("schools", change, dryRun, err, func() error { return s.Requeue(ctx, org.ID) })
}

// imported is how an import ends: with messages queued anew once a file has
// been kept.
func imported(what string, c Change, dryRun bool, err error, requeue func() error) (Change, error) {
	var mistakes Mistakes
	switch {
	case errors.As(err, &mistakes):
		return Change{}, mistakes
	case err != nil:
		return Change{}, fmt.Errorf("import %s: %w", what, err)
	case dryRun || c.Nothing():
		return c, nil
	}
	return c, requeue()
}

// schoolsFrom decides what a file does to the schools there are.
func schoolsFrom(org OrganisationID, known []School, rows []Row) ([]Record, Change, Mistakes) {
	var (
		records  []Record
		change   Change
		mistakes Mistakes
	)
	byName := schoolsByName(known)
	seen := map[string]int{}
	for _, row := range rows {
		if mistakes.unread(row) && row.Cells["school"] == "" {
			continue
		}
		before, found := byName[folded(row.Cells["school"])]
		if !found {
			before = School{ID: SchoolID(NewID()), Organisation: org}
		}
		after, errs := readSchool(before, row)
		for _, err := range errs {
			mistakes.add(row.Line, "%s", err)
		}
		if line, twice := seen[folded(after.Name)]; twice {
			mistakes.add(row.Line, "the school %s is on line %d already", after.Name, line)
		}
		seen[folded(after.Name)] = row.Line
		it, differs := item(row.Line, "school "+after.Name, !found, SchoolColumns(), schoolCells(before), schoolCells(after))
		change.put(it, differs)
		if differs {
			records = append(records, after)
		}
		if !after.Safeguarding.Set() {
			change.Notes = append(change.Notes, noContact(after.Name))
		}
	}
	return records, change, mistakes
}

func noContact(school string) string {
	return school + " has no safeguarding contact yet; until it has one, nobody there is prompted."
}

func schoolsByName(schools []School) map[string]School {
	byName := make(map[string]School, len(schools))
	for _, s := range schools {
		byName[folded(s.Name)] = s
	}
	return byName
}

// readSchool is the school as the row has it, and all that is wrong with it.
func readSchool(school School, row Row) (School, []error) {
	var errs []error
	check := func(err error) {
		if err != nil {
			errs = append(errs, err)
		}
	}
	if school.Revision == 0 {
		name, err := readName(row.Cells["school"])
		check(prefix("the school", err))
		school.Name = name
	}
	if cell := row.Cells["phases"]; cell != "" {
		phases, err := readPhases(cell)
		check(err)
		school.Phases = phases
	}
	if cell := row.Cells["zone"]; cell != "" {
		zone, err := readZone(cell)
		check(err)
		school.Zone = zone
	}
	contact, err := readContact(school.Safeguarding, row)
	check(err)
	school.Safeguarding = contact
	return school, errs
}

func readContact(before Safeguarding, row Row) (Safeguarding, error) {
	after := before
	for _, f := range after.fields() {
		if cell := row.Cells[f.name]; cell != "" {
			*f.value = cell
		}
	}
	after = after.trimmed()
	if after != before {
		after.ConfirmedOn = Date{}
	}
	check := after.sound
	if (after.Lead == "") != (after.LeadPhone == "") && len(row.Wrong) == 0 {
		check = after.complete
	}
	return after, inWords(check(), after)
}

// inWords says to the operator what is wrong with a field.
func inWords(err error, g Safeguarding) error {
	var fault Fault
	if !errors.As(err, &fault) {
		return err
	}
	value := ""
	for _, f := range g.fields() {
		if f.name == fault.Field {
			value = *f.value
		}
	}
	switch fault.Problem {
	case Blank:
		return fmt.Errorf("%s is empty; a lead needs both a name and a number", fault.Field)
	case NotAPhone:
		return fmt.Errorf("%s: %q is not a telephone number; use digits and spaces, and + only in front", fault.Field, value)
	case NoFirstZero:
		return fmt.Errorf("%s: %q does not start with 0 or +; a spreadsheet may have dropped the 0", fault.Field, value)
	}
	return fmt.Errorf("%s has more than %d characters", fault.Field, maxCell)
}

// prefix says whose cell an error is about.
func prefix(whose string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %w", whose, err)
}

func schoolCells(s School) map[string]string {
	cells := map[string]string{"school": s.Name, "phases": strings.Join(s.Phases, "+"), "zone": s.Zone}
	for _, f := range s.Safeguarding.fields() {
		cells[f.name] = *f.value
	}
	return cells
}
