package reflection

import "strings"

// lexicon is every given name and every word of a phrase that the guards know,
// in lower case and without accents. A word of a text is looked up in it once,
// as it is read. It is complete when the program has started.
var lexicon = newLexicon()

// lexeme is what the lexicon says of a word: nothing of one that is not in it.
type lexeme struct {
	number number
	kind   nameKind // what it proves as a given name
}

// number stands for a word of the lexicon, and is quicker to compare. 0 is a
// word that is not in it.
type number uint32

func newLexicon() map[string]lexeme {
	words := map[string]lexeme{}
	for kind, list := range map[nameKind]string{
		plainName: plainNames, cappedName: cappedNames, wordName: wordNames, capitalName: capitalNames,
	} {
		for _, name := range strings.Fields(list) {
			words[name] = lexeme{number(len(words) + 1), kind}
		}
	}
	return words
}

// numberOf is the number of a word of a phrase, which is then in the lexicon.
func numberOf(w string) number {
	known, ok := lexicon[w]
	if !ok {
		known.number = number(len(lexicon) + 1)
		lexicon[w] = known
	}
	return known.number
}
