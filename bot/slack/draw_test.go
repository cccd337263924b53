package slack

import (
	"fmt"
	"slices"
	"testing"

	"github.com/slack-go/slack"

	"plenary/bot"
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

// On a phone about five short buttons stand side by side. Rows are as long as
// one another, and a button with more to say has a row to itself.
func TestButtonsStandInRows(t *testing.T) {
	const short, long = "Not yet", "Thu 12 Nov, two minutes"
	for name, c := range map[string]struct {
		labels []string
		want   []int
	}{
		"none":                        {nil, nil},
		"five":                        {slices.Repeat([]string{short}, 5), []int{5}},
		"a plan's and the prompt's":   {slices.Repeat([]string{short}, 8), []int{4, 4}},
		"eleven":                      {slices.Repeat([]string{short}, 11), []int{4, 4, 3}},
		"a list, and what is below":   {[]string{long, long, short, short}, []int{1, 1, 2}},
		"a long one among short ones": {[]string{short, short, long, short}, []int{2, 1, 1}},
		"more than there is room for": {slices.Repeat([]string{long}, 30), []int{25, 5}},
	} {
		var buttons []bot.Button
		for i, label := range c.labels {
			buttons = append(buttons, bot.Button{ID: fmt.Sprint(i), Label: label})
		}
		var got []int
		for _, row := range rows(buttons, 25) {
			got = append(got, len(row.(*slack.ActionBlock).Elements.ElementSet))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
