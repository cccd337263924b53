package reflection

import (
	"maps"
	"slices"
	"strings"
)

// Hurried people leave an apostrophe out, or type two letters the wrong way
// round: the lexicon takes such a word for the right one. Slips are added when
// every word of the phrasebooks has its number.
func (l lexicon) knowAllSlips() {
	for _, w := range slices.Sorted(maps.Keys(l)) {
		if known := l[w]; known.kind == notName {
			l.knowSlips(w, known)
		}
	}
}

// knowSlips adds the slips of a word, but for those that are words of their own.
func (l lexicon) knowSlips(w string, known lexeme) {
	add := func(slip string) {
		if _, taken := l[slip]; !taken && !ownWords[slip] {
			l[slip] = known
		}
	}
	add(strings.ReplaceAll(w, "'", ""))
	for i := 1; i+2 < len(w) && len(w) > 5; i++ {
		add(w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:])
	}
}

// ownWords are slips that mean something else.
var ownWords = setOf("shed well hell shell wed were ill id sacred casual angel calm board trial diary dairy united untied martial silent listen")
