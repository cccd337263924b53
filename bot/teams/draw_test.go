package teams

import (
	"testing"

	"plenary/bot"
	"plenary/bot/bottest"
)

func TestDrawsEveryShape(t *testing.T) {
	for _, e := range bottest.Messages() {
		t.Run(e.Name, func(t *testing.T) { bottest.Golden(t, e.Name, drawMessage(e.Shape)) })
	}
	for _, e := range bottest.Forms() {
		t.Run(e.Name, func(t *testing.T) { bottest.Golden(t, e.Name, drawForm(e.Shape, "mark")) })
	}
	for _, e := range bottest.Views() {
		t.Run(e.Name, func(t *testing.T) { bottest.Golden(t, e.Name, drawView(e.Shape)) })
	}
	for _, e := range bottest.Homes() {
		t.Run(e.Name, func(t *testing.T) { bottest.Golden(t, e.Name, drawHome(e.Shape)) })
	}
}

// A Form that came back stands with the words about it at the input, and where
// that is not the first also at its top, where a phone shows it.
func TestDrawsAnError(t *testing.T) {
	f := bottest.Forms()[0].Shape
	f.Inputs[0].Value = "Half of them had it."
	f.Inputs[4].Value = "2020-01-01"
	for name, wrong := range map[string]bot.InputError{
		"form-error":          {Input: "on", Text: "That day has passed. Pick a later one."},
		"form-error-anywhere": {Text: "That could not be done just now. Nothing is lost. Please try again in a minute."},
	} {
		t.Run(name, func(t *testing.T) { bottest.Golden(t, name, drawFormAgain(f, wrong, "mark")) })
	}
}
