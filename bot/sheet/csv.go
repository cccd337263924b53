package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"

	"plenary/reflection"
)

// separator is whichever of comma, semicolon and tab the first line has most
// of: spreadsheets in countries with a decimal comma save semicolons.
func separator(text []byte) rune {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	best, most := ',', 0
	for _, c := range ",;\t" {
		if n := bytes.Count(first, []byte(string(c))); n > most {
			best, most = c, n
		}
	}
	return best
}

// csvLines reads on past a line that is wrong, to find the next.
func csvLines(body []byte) (lines []line, mistakes reflection.Mistakes, err error) {
	text, err := decode(body)
	if err != nil {
		return nil, nil, err
	}
	in := csv.NewReader(bytes.NewReader(text))
	in.Comma = separator(text)
	in.FieldsPerRecord = -1
	for len(lines) <= MaxRows+1 && len(mistakes) <= MaxRows {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			mistakes = append(mistakes, unreadable(err))
			continue
		}
		number, _ := in.FieldPos(0)
		lines = append(lines, line{number, cells})
	}
	return lines, mistakes, nil
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
