package bot_test

import (
	"testing"
	"unicode/utf8"

	"plenary/bot"
	"plenary/reflection"
)

func TestReadTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"reflect": "reflect", " Reflect\n": "reflect", "WRITE": "reflect", "full cycle": "full", "My journal": "journal", "home": "home", "?": "help",
		"reflect on 8B": "", "I went home": "", "": "", "home.": "", "\x00home": "",
	} {
		got, is := bot.ReadTyped(reflection.Private(typed))
		if got.Word != want || is != (want != "") {
			t.Errorf("%q is %q, %v; want %q", typed, got.Word, is, want)
		}
	}
}

// Every command is known by one word only, fits a list of commands, and has a
// button that opens what it would.
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
		if opens := bot.OpensWindow(c.Opens.ID); c.Opens.ID != "" && !opens {
			t.Errorf("%s: the button %s opens nothing", c.Word, c.Opens.ID)
		}
	}
}
