package reflection

import "strings"

// lexicon is every given name and every word of a phrase that the guards know,
// in lower case and without accents. A word of a text is looked up in it once,
// as it is read.
type lexicon map[string]lexeme

// lexeme is what the lexicon says of a word: nothing of one that is not in it.
type lexeme struct {
	number number
	kind   nameKind // what it proves as a given name
}

// number stands for a word of the lexicon, and is quicker to compare. 0 is a
// word that is not in it.
type number uint32

func newLexicon() lexicon {
	words := make(lexicon, 16_000)
	add := func(list string, kind nameKind) {
		for _, name := range strings.Fields(list) {
			known, ok := words[name]
			if !ok {
				known.number = number(len(words) + 1)
			}
			known.kind = kind
			words[name] = known
		}
	}
	for line := range strings.Lines(givenNamesONS) {
		if !strings.HasPrefix(line, "#") {
			add(line, plainName)
		}
	}
	// What is written down here knows better which names are also words.
	add(plainNames, plainName)
	add(cappedNames, cappedName)
	add(wordNames, wordName)
	add(capitalNames, capitalName)
	return words
}

// numberOf is the number of a word of a phrase, which is then in the lexicon.
func (l lexicon) numberOf(w string) number {
	known, ok := l[w]
	if !ok {
		known.number = number(len(l) + 1)
		l[w] = known
	}
	return known.number
}
