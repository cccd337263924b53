package bot_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"plenary/bot"
	"plenary/reflection"
)

func TestReadTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"reflect": "reflect", " Reflect\n": "reflect", "WRITE": "reflect", "My journal": "journal", "home": "home", "?": "help",
		"reflect on 8B": "", "I went home": "", "": "", "home.": "", "\x00home": "",
	} {
		got, is := bot.ReadTyped(reflection.Private(typed))
		if got.Word != want || is != (want != "") {
			t.Errorf("%q is %q, %v; want %q", typed, got.Word, is, want)
		}
	}
}

// Every command is known by one word only, fits a list of commands, and is
// answered by Home or by buttons that open something.
func TestTypedCommands(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range bot.TypedCommands() {
		for _, word := range append([]string{c.Word}, c.Also...) {
			if seen[word] {
				t.Errorf("%q is two commands", word)
			}
			seen[word] = true
		}
		if n := utf8.RuneCountInString(c.About); n == 0 || n > 128 {
			t.Errorf("%s is explained in %d characters", c.Word, n)
		}
		if c.Home != (c.Says.Text == "") {
			t.Errorf("%s has no answer, or two", c.Word)
		}
		if words := len(strings.Fields(c.Says.Text)); words > 40 {
			t.Errorf("%s is answered in %d words", c.Word, words)
		}
		for _, b := range c.Says.Buttons {
			if !bot.OpensWindow(b.ID) {
				t.Errorf("%s: the button %s opens nothing", c.Word, b.ID)
			}
		}
	}
}
