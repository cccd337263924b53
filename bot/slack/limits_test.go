package slack

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/slack-go/slack"
	"pgregory.net/rapid"

	"plenary/bot"
	"plenary/bot/bottest"
)

// Everything drawn stays inside Block Kit's limits, whatever the content:
// https://docs.slack.dev/reference/block-kit. The numbers are written out
// here, so that a slip in limits.go is found.
func TestEveryDrawingFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := bot.Message{Text: text(t, "text", 9000), Buttons: buttons(t), Image: picture(t)}
		blocksFit(t, drawMessage(m), 50)
		if got := drawnButtons(drawMessage(m)); got != len(m.Buttons) {
			t.Fatalf("%d of %d buttons are drawn", got, len(m.Buttons))
		}
		if n := notification(m); utf16Length(n) > 4000 || n == "" {
			t.Fatalf("the notification has %d characters", utf16Length(n))
		}
		v := bot.View{ID: "v", Title: text(t, "title", 60), Text: text(t, "body", 20_000), Buttons: buttons(t), Image: picture(t)}
		modalFits(t, drawView(v))
		modalFits(t, drawForm(form(t), mark()))
		home := drawHome(bot.Home{Text: text(t, "home", 9000), Buttons: buttons(t)})
		blocksFit(t, home.Blocks.BlockSet, 100)
	})
}

// A view of more than Slack takes ends with a sentence saying so, and keeps
// its buttons.
func TestEndlessView(t *testing.T) {
	for name, text := range map[string]string{
		"by length":         strings.Repeat("x", 310_000),
		"by size":           strings.Repeat("漢", 140_000),
		"by size, in lines": strings.Repeat("line <of> text\n", 19_000),
	} {
		t.Run(name, func(t *testing.T) {
			v := drawView(bot.View{Title: "All", Text: text, Buttons: []bot.Button{{ID: "close", Label: "Close"}}})
			set := v.Blocks.BlockSet
			if len(set) > 100 || size(v) > 250_000 {
				t.Errorf("%d blocks, %d bytes", len(set), size(v))
			}
			if got := textOf(set[len(set)-2]); !strings.HasSuffix(got, bot.CutShort) {
				t.Errorf("the text ends with %q", got)
			}
			if _, ok := set[len(set)-1].(*slack.ActionBlock); !ok {
				t.Error("the buttons are gone")
			}
		})
	}
}

// Splitting a text loses nothing but line breaks at the ends of its pieces.
func TestPiecesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.ToValidUTF8(text(t, "text", 9000), "\uFFFD")
		most := rapid.IntRange(20, 3000).Draw(t, "most")
		parts := pieces(s, most)
		for _, p := range parts {
			if utf16Length(p) > most {
				t.Fatalf("a piece has %d characters of at most %d", utf16Length(p), most)
			}
		}
		if got, want := squeezed(strings.Join(parts, "")), squeezed(s); got != want {
			t.Fatalf("pieces make %q of %q", got, want)
		}
	})
}

func TestCharactersStayWhole(t *testing.T) {
	const family = "👨‍👩‍👧"
	s := strings.Repeat("a", 8) + family
	for most := 8; most < 8+8; most++ {
		if got := s[:cut(s, most)]; got != strings.Repeat("a", 8) && got != s {
			t.Errorf("cut at %d: %q", most, got)
		}
	}
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func utf16Length(s string) int { return len(utf16.Encode([]rune(s))) }

// text is what people might write: nothing, prose, other scripts, markup,
// broken bytes, words without an end.
func text(t *rapid.T, name string, most int) string {
	part := rapid.OneOf(
		rapid.SampledFrom([]string{"", " ", "\n", "\x00", "\xff", bottest.Markup, bottest.RightToLeft, bottest.Composed, "a\u0301", "👩🏽‍🏫"}),
		rapid.String(),
		rapid.Map(rapid.IntRange(0, most), func(n int) string { return strings.Repeat("ab ", n/3) }),
		rapid.Map(rapid.IntRange(0, most/4), func(n int) string { return strings.Repeat("𝔘", n) }),
		rapid.Map(rapid.IntRange(0, most), bottest.Long),
	)
	return strings.Join(rapid.SliceOfN(part, 0, 3).Draw(t, name), "")
}

func buttons(t *rapid.T) []bot.Button {
	n := rapid.IntRange(0, 140).Draw(t, "buttons")
	var bs []bot.Button
	for i := range n {
		bs = append(bs, bot.Button{ID: fmt.Sprint("b:", i), Label: text(t, "label", 200)})
	}
	if n > 0 {
		bs[0].Confirm, bs[n-1].URL = text(t, "confirm", 400), "https://plenary.example.org/"
	}
	return bs
}

func picture(t *rapid.T) *bot.Image {
	if !rapid.Bool().Draw(t, "picture") {
		return nil
	}
	return &bot.Image{PNG: bottest.PNG, Alt: text(t, "alt", 500)}
}

func form(t *rapid.T) bot.Form {
	f := bot.Form{ID: "f", Title: text(t, "title", 60), Intro: text(t, "intro", 9000), Submit: text(t, "submit", 60)}
	for i := range rapid.IntRange(0, 12).Draw(t, "inputs") {
		f.Inputs = append(f.Inputs, bot.Input{
			ID:       fmt.Sprint("i", i),
			Label:    text(t, "label", 2500),
			Hint:     text(t, "hint", 2500),
			Kind:     rapid.SampledFrom(bottest.Kinds()).Draw(t, "kind"),
			Options:  options(t),
			Required: rapid.Bool().Draw(t, "required"),
			Value:    rapid.OneOf(rapid.SampledFrom([]string{"", "o1", "2026-02-30", "25:00", "true"}), rapid.Just(text(t, "value", 4000))).Draw(t, "start"),
		})
	}
	return f
}

func options(t *rapid.T) []bot.Option {
	n := rapid.SampledFrom([]int{0, 1, 10, 11, 100, 101, 260}).Draw(t, "options")
	var os []bot.Option
	for i := range n {
		os = append(os, bot.Option{ID: fmt.Sprint("o", i), Label: text(t, "option", 120)})
	}
	return os
}

func modalFits(t *rapid.T, v slack.ModalViewRequest) {
	blocksFit(t, v.Blocks.BlockSet, 100)
	within(t, "title", v.Title, 24)
	within(t, "close", v.Close, 24)
	if v.Submit != nil {
		within(t, "submit", v.Submit, 24)
	}
	if b, _ := json.Marshal(v); len(b) > 250_000 {
		t.Fatalf("the view has %d bytes", len(b))
	}
}

func blocksFit(t *rapid.T, blocks []slack.Block, most int) {
	if len(blocks) == 0 || len(blocks) > most {
		t.Fatalf("%d blocks of 1 to %d", len(blocks), most)
	}
	for _, b := range blocks {
		blockFits(t, b)
	}
}

func blockFits(t *rapid.T, b slack.Block) {
	switch b := b.(type) {
	case *slack.SectionBlock:
		within(t, "section", b.Text, 3000)
	case *slack.ActionBlock:
		if n := len(b.Elements.ElementSet); n == 0 || n > 25 {
			t.Fatalf("%d buttons in a row", n)
		}
		for _, e := range b.Elements.ElementSet {
			buttonFits(t, e.(*slack.ButtonBlockElement))
		}
	case *slack.InputBlock:
		within(t, "label", b.Label, 2000)
		if b.Hint != nil {
			within(t, "hint", b.Hint, 2000)
		}
		elementFits(t, b.Element)
	default:
		t.Fatalf("an unexpected block %T", b)
	}
}

func drawnButtons(blocks []slack.Block) int {
	n := 0
	for _, b := range blocks {
		if row, ok := b.(*slack.ActionBlock); ok {
			n += len(row.Elements.ElementSet)
		}
	}
	return n
}

func buttonFits(t *rapid.T, b *slack.ButtonBlockElement) {
	within(t, "button", b.Text, 75)
	if len(b.ActionID) == 0 || len(b.ActionID) > 255 {
		t.Fatalf("action_id %q", b.ActionID)
	}
	if c := b.Confirm; c != nil {
		within(t, "confirm title", c.Title, 100)
		within(t, "confirm text", c.Text, 300)
		within(t, "confirm button", c.Confirm, 30)
		within(t, "deny button", c.Deny, 30)
	}
}

func elementFits(t *rapid.T, e slack.BlockElement) {
	switch e := e.(type) {
	case *slack.PlainTextInputBlockElement:
		if e.MaxLength > 3000 || len([]rune(e.InitialValue)) > e.MaxLength {
			t.Fatalf("an input of %d starts with %d characters", e.MaxLength, len([]rune(e.InitialValue)))
		}
	case *slack.RadioButtonsBlockElement:
		optionsFit(t, e.Options, 10)
	case *slack.CheckboxGroupsBlockElement:
		optionsFit(t, e.Options, 10)
	case *slack.SelectBlockElement:
		if e.Type == slack.OptTypeStatic {
			listFits(t, e.Options, e.OptionGroups)
		}
	case *slack.MultiSelectBlockElement:
		listFits(t, e.Options, e.OptionGroups)
	}
}

func listFits(t *rapid.T, options []*slack.OptionBlockObject, groups []*slack.OptionGroupBlockObject) {
	if (len(options) > 0) == (len(groups) > 0) {
		t.Fatal("a list has either options or groups")
	}
	if len(groups) == 0 {
		optionsFit(t, options, 100)
	}
	for _, g := range groups {
		within(t, "group", g.Label, 75)
		optionsFit(t, g.Options, 100)
	}
}

func optionsFit(t *rapid.T, options []*slack.OptionBlockObject, most int) {
	if len(options) == 0 || len(options) > most {
		t.Fatalf("%d options of 1 to %d", len(options), most)
	}
	for _, o := range options {
		within(t, "option", o.Text, 75)
	}
}

func within(t *rapid.T, what string, o *slack.TextBlockObject, most int) {
	if n := utf16Length(o.Text); n == 0 || n > most || strings.TrimSpace(o.Text) == "" {
		t.Fatalf("%s has %d characters of 1 to %d", what, n, most)
	}
	if o.Type != slack.PlainTextType {
		t.Fatalf("%s is read as markup", what)
	}
}
