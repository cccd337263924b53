package bot

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// What every platform does with a text that is longer than it can show.

// Shorten keeps the beginning of a text of more than so many characters, with
// an ellipsis.
func Shorten(s string, most int) string {
	if Width(s) <= most {
		return s
	}
	return strings.TrimSpace(s[:CutAt(s, most-1)]) + "…"
}

// CutAt is the last byte at which s can end within so many characters without
// breaking a character that is written with several.
func CutAt(s string, most int) int {
	used, safe, before := 0, 0, rune(0)
	for i, r := range s {
		if !joined(before, r) {
			safe = i
		}
		used += units(r)
		if used > most && safe > 0 {
			return safe
		}
		if used > most {
			return i
		}
		before = r
	}
	return len(s)
}

const zeroWidthJoiner = '\u200D'

// joined reports whether b is drawn as part of the character before it, as an
// accent or the second half of an emoji is.
func joined(a, b rune) bool {
	skin := b >= 0x1F3FB && b <= 0x1F3FF
	return a == zeroWidthJoiner || b == zeroWidthJoiner || unicode.Is(unicode.M, b) || skin
}

// Width counts characters as chats' clients do, in UTF-16 units, so that a text
// which fits by this count fits by any other.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += units(r)
	}
	return n
}

func units(r rune) int { return max(utf16.RuneLen(r), 1) }

// WithAlt appends the words for a picture, on a platform that cannot show the
// picture itself: it would have to fetch it from a public address.
func WithAlt(text string, image *Image) string {
	if image == nil || image.Alt == "" {
		return text
	}
	return strings.TrimSpace(text + "\n\n" + PictureHeading + image.Alt)
}
