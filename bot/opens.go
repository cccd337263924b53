package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// press is what a button does: an action, which answers in words, or a window.
type press interface{ does() action }

// window is an action that answers with a Form or a View, though now and then
// in words. Some platforms have to know before the press: only there can a
// window be opened at all.
type window func(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error)

func (a action) does() action { return a }
func (w window) does() action { return action(w) }

// OpensWindow reports whether a press of the button opens a Form or a View. One
// that usually does may still answer in words.
func OpensWindow(button string) bool {
	name, _, _ := strings.Cut(button, ":")
	_, opens := presses[name].(window)
	return opens
}
