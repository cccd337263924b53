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
// as its text, with = in front.
type line struct {
	number int
	cells  []string
}

// Read gives the lines of a table below its column names, blank ones left out.
// Columns are found by name, whatever their order, case and spaces. The error
// is reflection.Mistakes where lines or columns are not right.
func Read(r io.Reader, columns []reflection.Column) ([]reflection.Row, error) {
	lines, mistakes, err := linesOf(r)
	if err != nil {
		return nil, err
	}
	return rows(lines, columns, mistakes)
}

// ReadAny is Read for a file that does not say which of the three it is: its
// first line does, by the columns it names.
func ReadAny(r io.Reader) (reflection.SetUpFile, []reflection.Row, error) {
	lines, mistakes, err := linesOf(r)
	if err != nil {
		return "", nil, err
	}
	file := likeliest(lines[0].cells)
	table, err := rows(lines, file.Columns(), mistakes)
	return file, table, err
}

// linesOf gives at least the first line that is not blank, and what is wrong
// with others.
func linesOf(r io.Reader) ([]line, reflection.Mistakes, error) {
	body, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, nil, err
	}
	if len(body) > MaxBytes {
		return nil, nil, fmt.Errorf("the file has more than %d MB", MaxBytes>>20)
	}
	var lines []line
	var mistakes reflection.Mistakes
	if bytes.HasPrefix(body, markZip) {
		lines, err = spreadsheetLines(body)
	} else {
		lines, mistakes, err = csvLines(body)
	}
	switch {
	case err != nil:
		return nil, nil, err
	case len(mistakes) > 0 && (len(lines) == 0 || mistakes[0].Line < lines[0].number):
		return nil, nil, mistakes // the names of the columns cannot be read
	case len(lines) == 0:
		return nil, nil, errors.New("the file is empty; its first line must name the columns")
	}
	return lines, mistakes, nil
}

// rows puts the cells below the first line under its names. mistakes are those
// found before.
func rows(lines []line, columns []reflection.Column, mistakes reflection.Mistakes) ([]reflection.Row, error) {
	names, wrong := header(lines[0], columns)
	if len(wrong) > 0 {
		return nil, wrong
	}
	var table []reflection.Row
	for _, l := range lines[1:] {
		row, wrong := read(l, names)
		if wrong != "" {
			mistakes = append(mistakes, reflection.Mistake{Line: l.number, Text: wrong})
		} else if row.Cells != nil {
			table = append(table, row)
		}
	}
	switch {
	case len(mistakes) > 0:
		slices.SortStableFunc(mistakes, func(a, b reflection.Mistake) int { return a.Line - b.Line })
		return nil, mistakes
	case len(table) > MaxRows:
		return nil, fmt.Errorf("the file has more than %d lines", MaxRows)
	case len(table) == 0:
		return nil, errors.New("the file has no lines below the column names")
	}
	return table, nil
}

// read puts cells under their names. A row without cells is blank; wrong says
// why it is not a row at all.
func read(l line, names []string) (row reflection.Row, wrong string) {
	cells := make([]string, len(l.cells))
	for i, cell := range l.cells {
		cells[i] = strings.TrimSpace(cell)
	}
	if blank(cells) {
		return reflection.Row{}, ""
	}
	row = reflection.Row{Line: l.number, Cells: map[string]string{}}
	for i, cell := range cells {
		switch {
		case i >= len(names) && cell != "", i < len(names) && names[i] == "" && cell != "":
			return row, fmt.Sprintf("%q is in a column without a name; a value with a comma in it needs quotes around it", cell)
		case i >= len(names) || names[i] == "":
		case strings.ContainsFunc(cell, unicode.IsControl):
			return row, names[i] + " has a line break or a character that cannot be seen"
		case formula(cell):
			return row, names[i] + " has a formula; put the value itself there"
		default:
			row.Cells[names[i]] = cell
		}
	}
	if last := len(names); len(cells) < last {
		return row, fmt.Sprintf("has %d cells, and the first line names %d columns", len(cells), last)
	}
	return row, ""
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
