package slack

import (
	"testing"

	"plenary/bot/bottest"
)

func TestDrawsEveryShape(t *testing.T) {
	for _, e := range bottest.Messages() {
		t.Run(e.Name, func(t *testing.T) {
			bottest.Golden(t, e.Name, posted(e.Shape))
		})
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
