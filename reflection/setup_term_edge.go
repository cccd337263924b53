package reflection

import (
	"slices"
	"strings"
	"unicode"
)

// Words of events that say on which day a term begins or ends. One with any
// other word is of something else: an assembly, one year's first day.
var (
	termBegins = []string{"begins", "begin", "starts", "start", "first"}
	termEnds   = []string{"ends", "end", "last"}
	termFiller = []string{"day", "of", "the", "for", "all", "pupils", "students", "children"}
	termNames  = []string{"term", "autumn", "spring", "summer"}
)

// TermEdgeOf is what an event's name says of a term: that it begins on that
// day, or ends, and what it is called without saying so. False means that it
// says neither.
func TermEdgeOf(name string) (term string, ends, is bool) {
	var named []string
	begins, isTerm := false, false
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch lower := strings.ToLower(word); {
		case slices.Contains(termBegins, lower):
			begins = true
		case slices.Contains(termEnds, lower):
			ends = true
		case slices.Contains(termFiller, lower):
		case slices.Contains(termNames, lower) || strings.Trim(lower, "0123456789") == "":
			isTerm = isTerm || lower == "term"
			named = append(named, word)
		default:
			return "", false, false
		}
	}
	return strings.Join(named, " "), ends, isTerm && begins != ends
}
