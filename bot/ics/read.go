// Package ics reads the calendars that schools keep (iCalendar, RFC 5545) for
// what they say about the school year: terms, holidays, INSET days and report
// weeks. What an event's name means is package reflection's; here an event
// becomes a row for each time that it happens. It also writes an event down for
// a person's own calendar.
package ics

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	ical "github.com/arran4/golang-ical"

	"plenary/reflection"
)

// A calendar may have this many bytes and say this much.
const (
	MaxBytes = 4 << 20
	MaxRows  = 2000
)

var errNoCalendar = errors.New("this calendar cannot be read; export it again as iCalendar (.ics)")

// Is reports whether a file is a calendar rather than a table.
func Is(body []byte) bool {
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")))
	return len(body) >= 15 && strings.EqualFold(string(body[:15]), "BEGIN:VCALENDAR")
}

// Read gives a row of reflection.CalendarColumns for each time that an event
// says something about the school year; others are passed over. A row's line is
// that on which its event begins. The error is reflection.Mistakes where events
// that matter are not right.
func Read(body []byte) (rows []reflection.Row, err error) {
	if len(body) > MaxBytes {
		return nil, fmt.Errorf("the calendar has more than %d MB", MaxBytes>>20)
	}
	defer func() { // the library is not proof against every broken file
		if recover() != nil {
			rows, err = nil, errNoCalendar
		}
	}()
	calendar, err := ical.ParseCalendar(bytes.NewReader(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))))
	if err != nil {
		return nil, errNoCalendar
	}
	var mistakes reflection.Mistakes
	starts := beginnings(body)
	for i, e := range calendar.Events() {
		more, err := rowsOf(e, lineOf(starts, i))
		if err != nil {
			mistakes = append(mistakes, reflection.Mistake{Line: lineOf(starts, i), Text: err.Error()})
		}
		if rows = append(rows, more...); len(rows) > MaxRows {
			return nil, fmt.Errorf("the calendar has more than %d days or spans of days", MaxRows)
		}
	}
	if !slices.ContainsFunc(rows, func(r reflection.Row) bool { return r.Cells["kind"] == string(reflection.TermDays) }) {
		terms, wrong := termsBetween(calendar.Events(), starts)
		rows, mistakes = append(rows, terms...), append(mistakes, wrong...)
	}
	switch {
	case len(mistakes) > 0:
		return nil, mistakes
	case len(rows) == 0:
		return nil, errors.New("no days here are called term, holiday, INSET or report week. Give them such a name, or file them so")
	}
	return rows, nil
}

// beginnings are the lines on which events begin, from 1.
func beginnings(body []byte) (lines []int) {
	number := 0
	for text := range bytes.Lines(body) {
		number++
		if bytes.Equal(bytes.TrimRight(text, "\r\n"), []byte("BEGIN:VEVENT")) {
			lines = append(lines, number)
		}
	}
	return lines
}

// lineOf is the line on which the event of that number begins, or 0.
func lineOf(starts []int, event int) int {
	if event < len(starts) {
		return starts[event]
	}
	return 0
}

// cancelled reports whether an event was called off.
func cancelled(e *ical.VEvent) bool {
	return strings.EqualFold(text(e, ical.ComponentPropertyStatus), "CANCELLED")
}

// rowsOf are an event's rows, none where it does not matter here.
func rowsOf(e *ical.VEvent, line int) ([]reflection.Row, error) {
	name := text(e, ical.ComponentPropertySummary)
	if cancelled(e) {
		return nil, nil
	}
	when, err := spanOf(e)
	kind, matters := reflection.DayKindOf(name, categories(e), when.days())
	if !matters {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s %w", name, err)
	}
	firsts, err := repeats(e, when)
	if err != nil {
		return nil, fmt.Errorf("%s %w", name, err)
	}
	var rows []reflection.Row
	for _, first := range firsts {
		rows = append(rows, reflection.Row{Line: line, Cells: map[string]string{
			"date_from": first.String(), "date_to": first.AddDays(when.days() - 1).String(), "kind": string(kind), "name": name,
		}})
	}
	return rows, nil
}

// text is a property on one line, as a table would have it.
func text(e *ical.VEvent, name ical.ComponentProperty) string {
	p := e.GetProperty(name)
	if p == nil {
		return ""
	}
	return strings.Join(strings.Fields(p.Value), " ")
}

func categories(e *ical.VEvent) (all []string) {
	for _, p := range e.GetProperties(ical.ComponentPropertyCategories) {
		all = append(all, strings.Split(p.Value, ",")...)
	}
	return all
}
