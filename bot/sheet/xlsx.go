package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// A spreadsheet is small and unpacks into much more: it may have this many
// bytes then, and this many columns. All of it stays in memory, since a staff
// list is not to lie about in a temporary file.
const (
	maxUnpacked = 32 << 20
	maxColumns  = 40
)

var errNoSpreadsheet = errors.New("this is not a spreadsheet that can be read; save the table as .xlsx or CSV UTF-8 and try again")

// spreadsheetLines are those of the first sheet that is not hidden.
func spreadsheetLines(body []byte) (lines []line, err error) {
	defer func() { // the library is not proof against every broken file
		if recover() != nil {
			lines, err = nil, errNoSpreadsheet
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(body), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked,
	})
	if err != nil {
		return nil, errNoSpreadsheet
	}
	defer f.Close()
	s := spreadsheet{File: f, sheet: firstShown(f), days: map[int]string{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		s.since1904 = *props.Date1904
	}
	return s.lines()
}

// firstShown is where people look first.
func firstShown(f *excelize.File) string {
	for _, name := range f.GetSheetList() {
		if shown, err := f.GetSheetVisible(name); err == nil && shown {
			return name
		}
	}
	return ""
}

// spreadsheet is one sheet of a file.
type spreadsheet struct {
	*excelize.File
	sheet     string
	since1904 bool           // how some files of a Mac count days
	days      map[int]string // by style: the layout of the day or time it shows, else empty
}

// lines measures the sheet before it looks into its cells, since that takes
// memory for every place up to the last, empty ones as well.
func (s spreadsheet) lines() ([]line, error) {
	values, err := s.values()
	if err != nil {
		return nil, err
	}
	for _, l := range values {
		for column, value := range l.cells {
			if l.cells[column], err = s.cell(column+1, l.number, value); err != nil {
				return nil, errNoSpreadsheet
			}
		}
	}
	return values, nil
}

// values are the sheet's cells as they are stored, lines without any left out.
// Every line is as long as the first, whatever stands empty at its end.
func (s spreadsheet) values() (lines []line, err error) {
	in, err := s.Rows(s.sheet)
	if err != nil {
		return nil, errNoSpreadsheet
	}
	defer in.Close()
	for number := 1; in.Next(); number++ {
		cells, err := in.Columns()
		switch {
		case err != nil:
			return nil, errNoSpreadsheet
		case number > MaxRows+1:
			return nil, fmt.Errorf("the file has more than %d lines", MaxRows)
		case len(cells) > maxColumns:
			return nil, fmt.Errorf("line %d has more than %d columns", number, maxColumns)
		case len(lines) > 0:
			for len(cells) < len(lines[0].cells) {
				cells = append(cells, "")
			}
		case blank(cells):
			continue
		}
		lines = append(lines, line{number: number, cells: cells})
	}
	return lines, nil
}

// cell is a value as a CSV file would have it: a formula as such, a day as
// 2026-09-02, a time as 15:45.
func (s spreadsheet) cell(column, row int, value string) (string, error) {
	at, err := excelize.CoordinatesToCellName(column, row)
	if err != nil {
		return "", err
	}
	if f, err := s.GetCellFormula(s.sheet, at); err != nil || f != "" {
		return "=" + f, err
	}
	count, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return value, nil
	}
	kind, err := s.GetCellType(s.sheet, at)
	if err != nil || kind != excelize.CellTypeUnset && kind != excelize.CellTypeNumber {
		return value, err
	}
	layout, err := s.layoutAt(at)
	if err != nil || layout == "" {
		return value, err
	}
	day, err := excelize.ExcelDateToTime(count, s.since1904)
	if err != nil {
		return value, nil
	}
	return day.Round(time.Minute).Format(layout), nil
}

// layoutAt is how to write the number of a cell that is shown as a day or a
// time, else empty.
func (s spreadsheet) layoutAt(at string) (string, error) {
	id, err := s.GetCellStyle(s.sheet, at)
	if err != nil {
		return "", err
	}
	layout, seen := s.days[id]
	if !seen {
		style, err := s.GetStyle(id)
		if err != nil {
			return "", err
		}
		layout = layoutOf(style)
		s.days[id] = layout
	}
	return layout, nil
}

// layoutOf knows the numbered formats (ECMA-376, part 1, 18.8.30) and reads
// one that is written out.
func layoutOf(style *excelize.Style) string {
	code := ""
	switch n := style.NumFmt; {
	case style.CustomNumFmt != nil:
		code = *style.CustomNumFmt
	case n >= 14 && n <= 17, n == 22:
		return time.DateOnly
	case n >= 18 && n <= 21, n >= 45 && n <= 47:
		return "15:04"
	}
	code = strings.ToLower(unquoted(code))
	switch {
	case strings.ContainsAny(code, "yd"):
		return time.DateOnly
	case strings.Contains(code, "h"):
		return "15:04"
	}
	return ""
}

// unquoted leaves out of a number's format what is shown as it stands: "text",
// [Red], \x.
func unquoted(code string) string {
	var kept strings.Builder
	until := rune(0)
	for _, r := range code {
		switch {
		case until == '\\' || r == until:
			until = 0
		case until != 0:
		case r == '"' || r == '\\':
			until = r
		case r == '[':
			until = ']'
		default:
			kept.WriteRune(r)
		}
	}
	return kept.String()
}
