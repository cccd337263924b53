package teams

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"plenary/bot"
	"plenary/bot/bottest"
)

// anyText is what people might write: nothing, prose, other scripts, markup,
// broken bytes, words without an end.
func anyText(t *rapid.T, name string, most int) string {
	part := rapid.OneOf(
		rapid.SampledFrom([]string{"", " ", "\n", "\x00", "\xff", bottest.Markup, bottest.RightToLeft, bottest.Composed, "a\u0301", "👩🏽‍🏫"}),
		rapid.String(),
		rapid.Map(rapid.IntRange(0, most), func(n int) string { return strings.Repeat("ab ", n/3) }),
		rapid.Map(rapid.IntRange(0, most/4), func(n int) string { return strings.Repeat("𝔘", n) }),
		rapid.Map(rapid.IntRange(0, most), bottest.Long),
	)
	return strings.Join(rapid.SliceOfN(part, 0, 3).Draw(t, name), "")
}

// anyMessage is longer than any message, with more buttons.
func anyMessage(t *rapid.T) bot.Message {
	return bot.Message{Text: anyText(t, "text", 9000), Buttons: anyButtons(t), Image: anyPicture(t)}
}

// anyView is a View of whatever there may be in one.
func anyView(t *rapid.T) bot.View {
	return bot.View{ID: "v", Title: anyText(t, "title", 60), Text: anyText(t, "body", 20_000), Buttons: anyButtons(t), Image: anyPicture(t)}
}

// anyForm asks for whatever can be asked for.
func anyForm(t *rapid.T) bot.Form {
	f := bot.Form{ID: "f", Title: anyText(t, "title", 60), Intro: anyText(t, "intro", 9000), Submit: anyText(t, "submit", 60), Buttons: anyButtons(t)}
	for i := range rapid.IntRange(0, 12).Draw(t, "inputs") {
		f.Inputs = append(f.Inputs, bot.Input{
			ID:       fmt.Sprint("i", i),
			Label:    anyText(t, "label", 2500),
			Hint:     anyText(t, "hint", 2500),
			Kind:     rapid.SampledFrom(bottest.Kinds()).Draw(t, "kind"),
			Options:  anyOptions(t),
			Required: rapid.Bool().Draw(t, "required"),
			Value:    rapid.OneOf(rapid.SampledFrom([]string{"", "o1", "2026-02-30", "25:00", "true"}), rapid.Just(anyText(t, "value", 4000))).Draw(t, "start"),
		})
	}
	return f
}

// anyButtons are up to 140, of which the first asks a question and the last
// opens an address.
func anyButtons(t *rapid.T) []bot.Button {
	n := rapid.IntRange(0, 140).Draw(t, "buttons")
	var bs []bot.Button
	for i := range n {
		bs = append(bs, bot.Button{ID: fmt.Sprint("b:", i), Label: anyText(t, "label", 200)})
	}
	if n > 0 {
		bs[0].Confirm, bs[n-1].URL = anyText(t, "confirm", 400), "https://plenary.example.org/"
	}
	return bs
}

// anyPicture is one, or none.
func anyPicture(t *rapid.T) *bot.Image {
	if !rapid.Bool().Draw(t, "picture") {
		return nil
	}
	return &bot.Image{PNG: bottest.PNG, Alt: anyText(t, "alt", 500)}
}

func anyOptions(t *rapid.T) []bot.Option {
	n := rapid.SampledFrom([]int{0, 1, 10, 11, 100, 101, 260}).Draw(t, "options")
	var os []bot.Option
	for i := range n {
		os = append(os, bot.Option{ID: fmt.Sprint("o", i), Label: anyText(t, "option", 120)})
	}
	return os
}
