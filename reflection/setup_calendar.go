package reflection

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// CalendarColumns lists the columns of a calendar file.
func CalendarColumns() []Column {
	return []Column{{"date_from", true}, {"date_to", true}, {"kind", true}, {"name", true}, {"school", false}}
}

// ImportCalendar puts the days of a file in place of those there are: for the
// organisation as a whole where rows name no school, and for each school that
// is named. Schools the file does not name keep their days. A dry run writes
// nothing. The error is Mistakes when rows are not right.
func (s *Service) ImportCalendar(ctx context.Context, org Organisation, rows []Row, dryRun bool) (Change, error) {
	var change Change
	err := retry(func() error {
		first, err := s.importing(ctx, org)
		if err != nil {
			return err
		}
		schools, err := s.Store.Schools(ctx, org.ID)
		if err != nil {
			return err
		}
		known, err := s.Store.Calendar(ctx, org.ID)
		if err != nil {
			return err
		}
		records, c, mistakes := calendarFrom(org.ID, schools, known, rows, DateOf(s.Now(), ZoneOf(Member{}, School{})))
		if change = c; dryRun || len(mistakes) > 0 || c.Nothing() {
			return mistakes.err()
		}
		return s.Store.Write(ctx, org.ID, append([]Record{first}, records...)...)
	})
	return imported("the calendar", change, dryRun, err, func() error { return s.Requeue(ctx, org.ID) })
}

// calendarFrom decides what a file does to the calendar there is.
func calendarFrom(org OrganisationID, schools []School, known []Span, rows []Row, today Date) ([]Record, Change, Mistakes) {
	read, mistakes := readSpans(org, schoolsByName(schools), rows)
	names := map[SchoolID]string{}
	for _, s := range schools {
		names[s.ID] = s.Name
	}
	var (
		records []Record
		change  Change
		after   = known
	)
	for _, school := range schoolsOf(read) {
		spans, lines := read.of(school)
		before := only(known, school)
		for i, span := range spans {
			change.put(ChangeItem{Line: lines[i], What: Add, Thing: span.named(names)}, !slices.Contains(before, span))
		}
		for _, span := range before {
			if !slices.Contains(spans, span) {
				change.put(ChangeItem{What: Remove, Thing: span.named(names)}, true)
			}
		}
		records = append(records, Calendar{School: school, Spans: spans})
		after = append(slices.DeleteFunc(slices.Clone(after), func(s Span) bool { return s.School == school }), spans...)
	}
	for _, school := range schoolsOf(read) {
		if note := reachNote(school, names[school], known, after, today); note != "" {
			change.Notes = append(change.Notes, note)
		}
	}
	return records, change, mistakes
}

// reachNote is what to think about where a file leaves no term dates, or fewer
// than there were: a school's own calendar often has its holidays alone. A
// school that follows everyone's dates has no note of its own.
func reachNote(school SchoolID, name string, before, after []Span, today Date) string {
	if school != "" && !hasTerms(before, school) && !hasTerms(after, school) {
		return ""
	}
	at := ""
	if school != "" {
		at = " at " + name
	}
	const weekdays = ", so prompts go out on every weekday outside August. Add each term, from its first day to its last."
	was, is := TermsFor(school, before).LastDay(), TermsFor(school, after).LastDay()
	switch end := is.Format("2 January 2006"); {
	case is.IsZero():
		return "With it there are no term dates" + at + weekdays
	case is.Before(today):
		return "With it the term dates" + at + " end on " + end + weekdays
	case is.Before(was):
		return "With it the term dates" + at + " end on " + end + "; before it they went on to " + was.Format("2 January 2006") + "."
	}
	return ""
}

// hasTerms reports whether some of the terms are the school's own.
func hasTerms(spans []Span, school SchoolID) bool {
	return slices.ContainsFunc(spans, func(s Span) bool { return s.Kind == TermDays && s.School == school })
}

// spanRow is a span with the line it stands on.
type spanRow struct {
	Span
	line int
}

type spanList []spanRow

// schoolsOf lists the schools spans are for, in the order of the file.
func schoolsOf(read spanList) []SchoolID {
	var ids []SchoolID
	for _, r := range read {
		if !slices.Contains(ids, r.School) {
			ids = append(ids, r.School)
		}
	}
	return ids
}

func (l spanList) of(school SchoolID) (spans []Span, lines []int) {
	for _, r := range l {
		if r.School == school {
			spans, lines = append(spans, r.Span), append(lines, r.line)
		}
	}
	return spans, lines
}

func only(spans []Span, school SchoolID) []Span {
	return slices.DeleteFunc(slices.Clone(spans), func(s Span) bool { return s.School != school })
}

func readSpans(org OrganisationID, schools map[string]School, rows []Row) (spanList, Mistakes) {
	var (
		read     spanList
		mistakes Mistakes
	)
	for _, row := range rows {
		if mistakes.unread(row) {
			continue
		}
		span, err := readSpan(schools, row)
		if err != nil {
			mistakes.add(row.Line, "%s", err)
			continue
		}
		span.Organisation = org
		if other, clashes := read.clash(span); clashes {
			mistakes.add(row.Line, "%s has days of %s on line %d", span.Name, other.Name, other.line)
		}
		read = append(read, spanRow{span, row.Line})
	}
	return read, mistakes
}

// clash finds an earlier span of the same school and kind with a day in
// common. Closed days inside a term are how a half-term is written.
func (l spanList) clash(s Span) (spanRow, bool) {
	for _, r := range l {
		if r.School == s.School && r.Kind == s.Kind && !r.To.Before(s.From) && !s.To.Before(r.From) {
			return r, true
		}
	}
	return spanRow{}, false
}

func dayKinds() []DayKind { return []DayKind{TermDays, ClosedDays, InsetDays, ReportDays} }

// longestSpan is the most days one row may cover: more is a slip in the year.
const longestSpan = 366

func readSpan(schools map[string]School, row Row) (Span, error) {
	name, err := readName(row.Cells["name"])
	if err != nil {
		return Span{}, prefix("the row", err)
	}
	from, err := readDay(row.Cells["date_from"])
	if err != nil {
		return Span{}, prefix("date_from:", err)
	}
	to, err := readDay(row.Cells["date_to"])
	if err != nil {
		return Span{}, prefix("date_to:", err)
	}
	s := Span{From: from, To: to, Name: name, Kind: DayKind(strings.ToLower(row.Cells["kind"]))}
	if s.School, err = spanSchool(schools, row.Cells["school"]); err != nil {
		return Span{}, err
	}
	return s, s.sensible(row.Cells["kind"])
}

func (s Span) sensible(kind string) error {
	switch {
	case !slices.Contains(dayKinds(), s.Kind):
		return fmt.Errorf("%q is not a kind of day; use term, closed, inset or report", kind)
	case s.From.IsZero() || s.To.IsZero():
		return errors.New("date_from and date_to must both have a date like 2026-09-02")
	case s.To.Before(s.From):
		return fmt.Errorf("%s ends on %s, before it starts on %s", s.Name, s.To, s.From)
	case s.To.DaysSince(s.From) >= longestSpan:
		return fmt.Errorf("%s is longer than a year; check the years of its dates", s.Name)
	}
	return nil
}

func spanSchool(schools map[string]School, cell string) (SchoolID, error) {
	if cell == "" {
		return "", nil
	}
	school, found := schools[folded(cell)]
	if !found {
		return "", fmt.Errorf("there is no school %q; import schools first, or check the spelling", cell)
	}
	return school.ID, nil
}

// named is the span in words: "closed Half-term, 26 October to 30 October 2026".
func (s Span) named(schools map[SchoolID]string) string {
	text := fmt.Sprintf("%s %s, %s", s.Kind, s.Name, s.From.Format("Mon 2 January 2006"))
	if s.To != s.From {
		text += " to " + s.To.Format("Mon 2 January 2006")
	}
	if s.School != "" {
		text += ", at " + schools[s.School]
	}
	return text
}

// LastDay is the last day of the last term there is, or the zero Date.
func (t Terms) LastDay() Date {
	var last Date
	for _, s := range t.spans {
		if s.Kind == TermDays && s.To.After(last) {
			last = s.To
		}
	}
	return last
}
