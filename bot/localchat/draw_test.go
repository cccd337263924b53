package localchat

import (
	"testing"
	"time"

	"plenary/bot"
	"plenary/bot/bottest"
	"plenary/reflection"
)

func TestEveryShapeAsJSON(t *testing.T) {
	c := New(Options{})
	at := time.Date(2026, 11, 12, 15, 45, 0, 0, time.UTC)
	for _, e := range bottest.Messages() {
		t.Run(e.Name, func(t *testing.T) {
			bottest.Golden(t, e.Name, c.drawMessage(shown{ID: "m1", At: at, Message: e.Shape}))
		})
	}
	for _, e := range bottest.Forms() {
		t.Run(e.Name, func(t *testing.T) { bottest.Golden(t, e.Name, drawForm(e.Shape)) })
	}
	for _, e := range bottest.Views() {
		t.Run(e.Name, func(t *testing.T) {
			drawn := c.drawView(e.Shape)
			if drawn.Image != "" {
				drawn.Image = "/chat/pictures/ID"
			}
			bottest.Golden(t, e.Name, drawn)
		})
	}
	for _, e := range bottest.Homes() {
		t.Run(e.Name, func(t *testing.T) {
			bottest.Golden(t, e.Name, home{Text: e.Shape.Text, Buttons: drawButtons(e.Shape.Buttons)})
		})
	}
}

// What a Form starts with can be sent back as it is, but for a choice there is
// nothing to choose from.
func TestEveryFormTakesWhatItStartsWith(t *testing.T) {
	for _, e := range bottest.Forms() {
		filled := bot.Values{}
		for _, in := range e.Shape.Inputs {
			if in.Kind != bot.Choice || len(in.Options) > 0 {
				filled[in.ID] = []reflection.Private{reflection.Private(start(in))}
			}
		}
		if _, wrong := check(e.Shape.Inputs, filled); wrong != nil {
			t.Errorf("%s: %s: %s", e.Name, wrong.Input, wrong.Text)
		}
	}
}

func start(in bot.Input) string {
	if in.Required && in.Value == "" {
		return "x"
	}
	return in.Value
}
