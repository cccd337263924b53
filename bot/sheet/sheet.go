// Package sheet reads the files a school sets Plenary up with: tables as
// spreadsheets save them, with one line of column names and one line for each
// thing. It takes spreadsheets (.xlsx), and CSV with commas, semicolons or
// tabs, in UTF-8 or in the Windows encoding that Excel uses, and answers with
// every line it cannot read. What the cells mean is package reflection's.
package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"plenary/reflection"
)

// A file may have this many bytes and this many lines below the names.
const (
	MaxBytes = 4 << 20
	MaxRows  = 20_000
)

// A line of a table as it stands in the file, counted from 1. A formula stands
// as its text, with = in front. wrong says why its cells could not be read.
type line struct {
	number int
	cells  []string
	wrong  string
}

// Read gives the lines of a table below its column names, blank ones left out.
// Columns are found by name, whatever their order, case and spaces. The error
// is reflection.Mistakes where columns are not right; a line that is not right is
// a row that says so, for what is wrong with the others to be told as well.
func Read(r io.Reader, columns []reflection.Column) ([]reflection.Row, error) {
	lines, err := linesOf(r)
	if err != nil {
		return nil, err
	}
	return rows(lines, columns)
}

// ReadAny is Read for a file that does not say which of the three it is: its
// first line does, by the columns it names.
func ReadAny(r io.Reader) (reflection.SetUpFile, []reflection.Row, error) {
	lines, err := linesOf(r)
	if err != nil {
		return "", nil, err
	}
	file := likeliest(lines[0].cells)
	table, err := rows(lines, file.Columns())
	return file, table, err
}

// linesOf gives at least the first line that is not blank, which can be read.
func linesOf(r io.Reader) ([]line, error) {
	body, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(body) > MaxBytes {
		return nil, fmt.Errorf("the file has more than %d MB", MaxBytes>>20)
	}
	var lines []line
	if bytes.HasPrefix(body, markZip) {
		lines, err = spreadsheetLines(body)
	} else {
		lines, err = csvLines(body)
	}
	switch {
	case err != nil:
		return nil, err
	case len(lines) == 0:
		return nil, errors.New("the file is empty; its first line must name the columns")
	case lines[0].wrong != "":
		return nil, reflection.Mistakes{{Line: lines[0].number, Text: lines[0].wrong}}
	}
	return lines, nil
}

// rows puts the cells below the first line under its names.
func rows(lines []line, columns []reflection.Column) ([]reflection.Row, error) {
	names, wrong := header(lines[0], columns)
	if len(wrong) > 0 {
		return nil, wrong
	}
	var table []reflection.Row
	for _, l := range lines[1:] {
		if l.wrong != "" || !blank(l.cells) {
			table = append(table, read(l, names))
		}
	}
	switch {
	case len(table) > MaxRows:
		return nil, fmt.Errorf("the file has more than %d lines", MaxRows)
	case len(table) == 0:
		return nil, errors.New("the file has no lines below the column names")
	}
	return table, nil
}

// read puts cells under their names. Of a line that is too short or too long the
// first alone is kept: the others may stand in one another's place.
func read(l line, names []string) reflection.Row {
	row := reflection.Row{Line: l.number, Cells: map[string]string{}}
	misplaced := misplaced(l, names)
	if misplaced != "" {
		row.Wrong = append(row.Wrong, misplaced)
	}
	for i, cell := range l.cells[:min(len(l.cells), len(names))] {
		cell = strings.TrimSpace(cell)
		switch {
		case names[i] == "" || misplaced != "" && i > 0:
		case strings.ContainsFunc(cell, unicode.IsControl):
			row.Wrong = append(row.Wrong, names[i]+" has a line break or a character that cannot be seen")
		case formula(cell):
			row.Wrong = append(row.Wrong, names[i]+" has a formula; put the value itself there")
		default:
			row.Cells[names[i]] = cell
		}
	}
	return row
}

// misplaced says why the cells of a line cannot be put under the names.
func misplaced(l line, names []string) string {
	if l.wrong != "" {
		return l.wrong
	}
	for i, cell := range l.cells {
		if cell = strings.TrimSpace(cell); cell != "" && (i >= len(names) || names[i] == "") {
			return fmt.Sprintf("%q is in a column without a name; a value with a comma in it needs quotes around it", cell)
		}
	}
	if len(l.cells) < len(names) {
		return fmt.Sprintf("has %d cells, and the first line names %d columns", len(l.cells), len(names))
	}
	return ""
}

func blank(cells []string) bool {
	return !slices.ContainsFunc(cells, func(cell string) bool { return strings.TrimSpace(cell) != "" })
}

// formula reports whether a spreadsheet would work a cell out rather than show
// it. A telephone number may begin with a plus.
func formula(cell string) bool {
	switch {
	case cell == "":
		return false
	case cell[0] == '=' || cell[0] == '@':
		return true
	case cell[0] == '+' || cell[0] == '-':
		return strings.Trim(cell[1:], "0123456789 ") != ""
	}
	return false
}
