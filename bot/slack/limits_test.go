package slack

import (
	"fmt"
	"strings"
	"testing"

	"github.com/slack-go/slack"
	"pgregory.net/rapid"

	"plenary/bot"
	"plenary/bot/bottest"
)

// Whatever the content, Slack takes the drawing: it has no field Slack does
// not know (schema_test.go) and is over none of its limits (table_test.go).
func TestEveryDrawingIsTaken(t *testing.T) {
	t.Run("messages", rapid.MakeCheck(func(t *rapid.T) {
		m := bot.Message{Text: text(t, "text", 9000), Buttons: buttons(t), Image: picture(t)}
		drawn := posted(m)
		accepted(t, "message", drawn)
		if got, want := drawnButtons(drawn.Blocks), usable(m.Buttons); got != want {
			t.Fatalf("%d of %d buttons are drawn", got, want)
		}
	}))
	t.Run("views", rapid.MakeCheck(func(t *rapid.T) {
		v := bot.View{ID: id(t, 1), Title: text(t, "title", 60), Text: text(t, "body", 20_000), Buttons: buttons(t), Image: picture(t), Clips: clips(t)}
		accepted(t, "modal", drawView(v))
	}))
	t.Run("forms", rapid.MakeCheck(func(t *rapid.T) {
		f := anyForm(t)
		drawn := drawForm(f, mark())
		accepted(t, "modal", drawn)
		keepsValues(t, f, drawn)
	}))
	t.Run("homes", rapid.MakeCheck(func(t *rapid.T) {
		accepted(t, "home", drawHome(bot.Home{Text: text(t, "home", 90_000), Buttons: buttons(t)}))
	}))
}

// A view of more than Slack takes ends with a sentence saying so, and keeps
// its buttons.
func TestEndlessView(t *testing.T) {
	for name, text := range map[string]string{
		"by length":         strings.Repeat("x", 310_000),
		"by size":           strings.Repeat("漢", 140_000),
		"by size, in lines": strings.Repeat("line <of> text\n", 19_000),
	} {
		buttons := []bot.Button{{ID: "close", Label: "Close"}}
		view, home := drawView(bot.View{Title: "All", Text: text, Buttons: buttons}), drawHome(bot.Home{Text: text, Buttons: buttons})
		t.Run("modal "+name, func(t *testing.T) {
			accepted(t, "modal", view)
			endsAsItShould(t, view.Blocks.BlockSet)
		})
		t.Run("home "+name, func(t *testing.T) {
			accepted(t, "home", home)
			endsAsItShould(t, home.Blocks.BlockSet)
		})
	}
}

func endsAsItShould(t *testing.T, blocks []slack.Block) {
	t.Helper()
	last := len(blocks) - 1
	if got := textOf(blocks[last-1]); !strings.HasSuffix(got, bot.CutShort) {
		t.Errorf("the text ends with %q", got)
	}
	if _, ok := blocks[last].(*slack.ActionBlock); !ok {
		t.Error("the buttons are gone")
	}
}

// Paragraphs, inputs and buttons share the blocks there are.
func TestBlocksAreShared(t *testing.T) {
	two := []bot.Button{{ID: "a", Label: strings.Repeat("Aa", 15)}, {ID: "b", Label: strings.Repeat("Bb", 15)}}
	var inputs []bot.Input
	for n := range 110 {
		text := strings.Repeat("Why?\n\n", n)
		accepted(t, "message", posted(bot.Message{Text: text, Buttons: two}))
		accepted(t, "home", drawHome(bot.Home{Text: text, Buttons: two}))
		accepted(t, "modal", drawView(bot.View{Title: "All", Text: text, Buttons: two}))
		accepted(t, "modal", drawForm(bot.Form{Title: "All", Intro: text, Inputs: inputs}, "mark"))
		inputs = append(inputs, bot.Input{ID: fmt.Sprint(n), Label: "Why?", Kind: bot.Text})
	}
}

// Of a Form that is too much, the words give way and never what stands in its
// inputs. "<" takes six bytes, more than any other character.
func TestAFullFormKeepsItsText(t *testing.T) {
	full := func(n, words, value int) (ins []bot.Input) {
		for i := range n {
			ins = append(ins, bot.Input{ID: fmt.Sprint(i), Kind: bot.Long,
				Label: strings.Repeat("<", words), Hint: strings.Repeat("<", words), Value: strings.Repeat("<", value)})
		}
		return ins
	}
	for name, f := range map[string]bot.Form{
		"more than any entry has": {ID: "answer:e:edit", Title: "Edit", Intro: "Only you, in this app.", Inputs: full(12, 20, 3000)},
		"long labels and hints":   {ID: "long", Title: "Long", Intro: "Only you, in this app.", Inputs: full(12, 2000, 2500)},
		"a long intro":            {ID: "long", Title: "Long", Intro: strings.Repeat("<", 60_000), Inputs: full(9, 20, 3000)},
	} {
		t.Run(name, func(t *testing.T) {
			drawn := drawForm(f, mark())
			accepted(t, "modal", drawn)
			keepsValues(t, f, drawn)
		})
	}
}

// Where the buttons alone are too much, the last of them give way.
func TestAViewOfTooManyButtons(t *testing.T) {
	v := bot.View{ID: "v", Title: "All", Text: "Twelve hundred entries."}
	for i := range 1200 {
		v.Buttons = append(v.Buttons, bot.Button{ID: fmt.Sprint(i), Label: strings.Repeat("<", 75), Confirm: strings.Repeat("<", 300)})
	}
	drawn := drawView(v)
	accepted(t, "modal", drawn)
	if n := drawnButtons(drawn.Blocks.BlockSet); n < 50 {
		t.Errorf("only %d buttons are drawn", n)
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

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// text is what people might write: nothing, prose, other scripts, markup,
// broken bytes, words without an end.
func text(t *rapid.T, name string, most int) string {
	repeated := func(s string, most int) *rapid.Generator[string] {
		return rapid.Map(rapid.IntRange(0, most), func(n int) string { return strings.Repeat(s, n) })
	}
	part := rapid.OneOf(
		rapid.SampledFrom([]string{"", " ", "\n", "\x00", "\xff", bottest.Markup, bottest.RightToLeft, bottest.Composed, "a\u0301", "👩🏽‍🏫"}),
		rapid.String(),
		repeated("ab ", most/3), repeated("𝔘", most/4), repeated("<", most/2), repeated("a\n\n", most/3),
		rapid.Map(rapid.IntRange(0, most), bottest.Long),
	)
	return strings.Join(rapid.SliceOfN(part, 0, 3).Draw(t, name), "")
}

// id is the name of the nth of something: its own as a rule, or another's, or
// none, or more than Slack can carry.
func id(t *rapid.T, n int) string {
	return rapid.SampledFrom([]string{
		fmt.Sprint("do:", n), fmt.Sprint("do/", n), fmt.Sprint("do:", n/2), "", strings.Repeat("x", 70+n), strings.Repeat("long", 70),
	}).Draw(t, "id")
}

func buttons(t *rapid.T) []bot.Button {
	n := rapid.IntRange(0, 140).Draw(t, "buttons")
	var bs []bot.Button
	for i := range n {
		b := bot.Button{ID: id(t, i), Label: text(t, "label", 200)}
		switch rapid.IntRange(0, 5).Draw(t, "kind") {
		case 0:
			b.Confirm = text(t, "confirm", 400)
		case 1:
			b.URL = "https://plenary.example.org/" + strings.Repeat("x", rapid.SampledFrom([]int{0, 2972, 2973}).Draw(t, "URL"))
		}
		bs = append(bs, b)
	}
	return bs
}

// usable counts the buttons that can be drawn: one for each id, and none whose
// address is longer than Slack takes.
func usable(bs []bot.Button) int {
	all := map[string]bool{}
	for _, b := range bs {
		if len(b.URL) <= 3000 {
			all[fmt.Sprint(b.ID, b.URL != "")] = true
		}
	}
	return len(all)
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

func picture(t *rapid.T) *bot.Image {
	if !rapid.Bool().Draw(t, "picture") {
		return nil
	}
	return &bot.Image{PNG: bottest.PNG, Alt: text(t, "alt", 500)}
}

func clips(t *rapid.T) (cs []bot.Clip) {
	for range rapid.IntRange(0, 3).Draw(t, "clips") {
		cs = append(cs, bot.Clip{URL: "https://plenary.example.org/files/t1", Type: "audio/mp4"})
	}
	return cs
}

// anyForm has as much in it as twelve full inputs, or many that are empty.
func anyForm(t *rapid.T) bot.Form {
	f := bot.Form{ID: id(t, 1), Title: text(t, "title", 60), Intro: text(t, "intro", 60_000), Submit: text(t, "submit", 60),
		Buttons: buttons(t)}
	if rapid.IntRange(0, 9).Draw(t, "many") == 0 {
		for i := range rapid.IntRange(90, 130).Draw(t, "inputs") {
			f.Inputs = append(f.Inputs, bot.Input{ID: id(t, i), Label: "Anything else?", Kind: bot.Long})
		}
		return f
	}
	for room := rapid.IntRange(0, 12).Draw(t, "inputs"); room > 0; room-- {
		in := bot.Input{
			ID:       id(t, room),
			Label:    text(t, "label", 2500),
			Hint:     text(t, "hint", 2500),
			Kind:     rapid.SampledFrom(bottest.Kinds()).Draw(t, "kind"),
			Required: rapid.Bool().Draw(t, "required"),
			Value:    rapid.OneOf(rapid.SampledFrom([]string{"", "do:1", "do/1,do/2", "2026-02-30", "2026-11-12", "25:00", "15:45", "true", "U0SAM", "sam"}), rapid.Just(text(t, "value", 4000))).Draw(t, "start"),
		}
		if in.Kind == bot.Choice || in.Kind == bot.Choices {
			in.Options = options(t)
			room -= len(in.Options) / 32
		}
		f.Inputs = append(f.Inputs, in)
	}
	return f
}

func options(t *rapid.T) []bot.Option {
	n := rapid.SampledFrom([]int{0, 1, 10, 11, 100, 101, 260}).Draw(t, "options")
	var os []bot.Option
	for i := range n {
		os = append(os, bot.Option{ID: id(t, i), Label: text(t, "option", 120)})
	}
	return os
}

// keepsValues holds that an input starts with all that was written: a text that
// was shortened would be saved shortened.
func keepsValues(t fataler, f bot.Form, drawn slack.ModalViewRequest) {
	t.Helper()
	kept := map[string]string{}
	for _, b := range drawn.Blocks.BlockSet {
		if in, ok := b.(*slack.InputBlock); ok {
			if typed, ok := in.Element.(*slack.PlainTextInputBlockElement); ok {
				kept[in.BlockID] = typed.InitialValue
			}
		}
	}
	written := map[string]bool{}
	for _, in := range f.Inputs {
		got, there := kept[in.ID]
		if there && !written[in.ID] && (in.Kind == bot.Text || in.Kind == bot.Long) {
			runes := []rune(strings.ToValidUTF8(in.Value, "\uFFFD"))
			if want := string(runes[:min(len(runes), 3000)]); got != want {
				t.Fatalf("the input %s starts with %.99q, want %.99q", in.ID, got, want)
			}
		}
		written[in.ID] = true
	}
}
