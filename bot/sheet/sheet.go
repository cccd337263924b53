// Package sheet reads the files a school sets Plenary up with: tables as
// spreadsheets save them, with one line of column names and one line for each
// thing. It takes CSV with commas, semicolons or tabs, in UTF-8 or in the
// Windows encoding that Excel uses, and answers with every line it cannot
// read. What the cells mean is package reflection's.
package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"plenary/reflection"
)

// A file may have this many bytes and this many lines below the names.
const (
	MaxBytes = 1 << 20
	MaxRows  = 20_000
)

// Read gives the lines of a table below its column names, blank ones left out.
// Columns are found by name, whatever their order, case and spaces. The error
// is reflection.Mistakes where lines or columns are not right.
func Read(r io.Reader, columns []reflection.Column) ([]reflection.Row, error) {
	body, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, err
	}
	if len(body) > MaxBytes {
		return nil, errors.New("the file has more than 1 MB")
	}
	text, err := decode(body)
	if err != nil {
		return nil, err
	}
	return rows(text, columns)
}

func rows(text []byte, columns []reflection.Column) ([]reflection.Row, error) {
	var mistakes reflection.Mistakes
	in := csv.NewReader(bytes.NewReader(text))
	in.Comma = separator(text)
	in.FieldsPerRecord = -1
	first, err := in.Read()
	if errors.Is(err, io.EOF) {
		return nil, errors.New("the file is empty; its first line must name the columns")
	}
	if err != nil {
		return nil, reflection.Mistakes{unreadable(err)}
	}
	line, _ := in.FieldPos(0)
	names := header(line, first, columns, &mistakes)
	if len(mistakes) > 0 {
		return nil, mistakes
	}
	table := body(in, names, &mistakes)
	switch {
	case len(mistakes) > 0:
		return nil, mistakes
	case len(table) > MaxRows:
		return nil, fmt.Errorf("the file has more than %d lines", MaxRows)
	case len(table) == 0:
		return nil, errors.New("the file has no lines below the column names")
	}
	return table, nil
}

// body reads on past a line that is wrong, to find the next.
func body(in *csv.Reader, names []string, mistakes *reflection.Mistakes) []reflection.Row {
	var table []reflection.Row
	for len(table) <= MaxRows && len(*mistakes) <= MaxRows {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			*mistakes = append(*mistakes, unreadable(err))
			continue
		}
		line, _ := in.FieldPos(0)
		row, wrong := read(line, cells, names)
		if wrong != "" {
			*mistakes = append(*mistakes, reflection.Mistake{Line: line, Text: wrong})
		} else if row.Cells != nil {
			table = append(table, row)
		}
	}
	return table
}

// read puts cells under their names. A row without cells is blank; wrong says
// why it is not a row at all.
func read(line int, cells, names []string) (row reflection.Row, wrong string) {
	blank := true
	for i, cell := range cells {
		cells[i] = strings.TrimSpace(cell)
		blank = blank && cells[i] == ""
	}
	if blank {
		return reflection.Row{}, ""
	}
	row = reflection.Row{Line: line, Cells: map[string]string{}}
	for i, cell := range cells {
		switch {
		case i >= len(names) && cell != "", i < len(names) && names[i] == "" && cell != "":
			return row, fmt.Sprintf("%q is in a column without a name; a value with a comma in it needs quotes around it", cell)
		case i >= len(names) || names[i] == "":
		case strings.ContainsFunc(cell, unicode.IsControl):
			return row, names[i] + " has a line break or a character that cannot be seen"
		default:
			row.Cells[names[i]] = cell
		}
	}
	if last := len(names); len(cells) < last {
		return row, fmt.Sprintf("has %d cells, and the first line names %d columns", len(cells), last)
	}
	return row, ""
}

// unreadable says what encoding/csv could not read.
func unreadable(err error) reflection.Mistake {
	m := reflection.Mistake{Text: "cannot be read as CSV"}
	if parse, ok := errors.AsType[*csv.ParseError](err); ok {
		m.Line = parse.StartLine
	}
	if errors.Is(err, csv.ErrQuote) || errors.Is(err, csv.ErrBareQuote) {
		m.Text = `has a quotation mark that is not closed or stands inside a value; write it twice ("") and put quotes around the value`
	}
	return m
}
