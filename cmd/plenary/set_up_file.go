package main

import (
	"bytes"
	"errors"

	"plenary/bot/ics"
	"plenary/bot/sheet"
	"plenary/reflection"
)

// readSetUp reads a set-up file that a coordinator sent to the bot: a calendar
// says that it is one, and a table says which by its columns.
func readSetUp(content []byte) (reflection.SetUpFile, []reflection.Row, error) {
	if ics.Is(content) {
		rows, err := ics.Read(content)
		return reflection.CalendarFile, rows, err
	}
	return sheet.ReadAny(bytes.NewReader(content))
}

// readSetUpAs reads one of which the operator has said what it is.
func readSetUpAs(file reflection.SetUpFile, content []byte) ([]reflection.Row, error) {
	switch {
	case !ics.Is(content):
		return sheet.Read(bytes.NewReader(content), file.Columns())
	case file == reflection.CalendarFile:
		return ics.Read(content)
	}
	return nil, errors.New("this is a calendar; use: plenary calendar import")
}
