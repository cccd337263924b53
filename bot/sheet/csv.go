package sheet

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
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
func csvLines(body []byte) (lines []line, err error) {
	text, err := decode(body)
	if err != nil {
		return nil, err
	}
	in := csv.NewReader(bytes.NewReader(text))
	in.Comma = separator(text)
	in.FieldsPerRecord = -1
	for len(lines) <= MaxRows+1 {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			lines = append(lines, unreadable(err))
			continue
		}
		number, _ := in.FieldPos(0)
		lines = append(lines, line{number: number, cells: cells})
	}
	return lines, nil
}

// unreadable says what encoding/csv could not read.
func unreadable(err error) line {
	l := line{wrong: "cannot be read as CSV"}
	if parse, ok := errors.AsType[*csv.ParseError](err); ok {
		l.number = parse.StartLine
	}
	if errors.Is(err, csv.ErrQuote) || errors.Is(err, csv.ErrBareQuote) {
		l.wrong = `has a quotation mark that is not closed or stands inside a value; write it twice ("") and put quotes around the value`
	}
	return l
}
