package main

import (
	"strings"

	"plenary/bot/sheet"
	"plenary/reflection"
)

// readSetUp reads a set-up file that a coordinator sent to the bot.
func readSetUp(body reflection.Private) (reflection.SetUpFile, []reflection.Row, error) {
	return sheet.ReadAny(strings.NewReader(body.Reveal()))
}
