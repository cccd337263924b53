package reflection

import "strings"

// Guard is what the two local guards noticed in text a person typed. It lives
// in memory, for one answer; nothing of it is stored or logged.
//
// Both guards are word lists and simple rules, and the one for safety has an ear
// beside them, a table of weights. They are a soft warning, never a safety net:
// docs/guards.md says how much they miss.
type Guard struct {
	Safety bool      // may be about a child's safety
	Names  []Private // may be pupils' names, as they stand in the text
}

// Found reports whether there is anything to ask the person about.
func (g Guard) Found() bool { return g.Safety || len(g.Names) > 0 }

// Look reads text a person typed, before it is saved. Known are full names of
// colleagues; each of their words, in any case, is never taken for a pupil's, but
// for a given name before a common surname that is none of theirs.
// Spared are names the person said are no pupil's; only the whole of one is
// left alone, in any case, so that an author who is called Grace Adams hides no
// Grace. Names holds each piece once, in the order of the text: names, initials
// given with a class, dates of birth and unique pupil numbers.
func Look(text Private, known []string, spared ...Private) Guard {
	r := read(text.Reveal())
	return Guard{
		Safety: len(r.unsafe()) > 0,
		Names:  r.pupils(nobodys{wordsOf(known), byFirstWord(spared)}),
	}
}

// wordsOf folds every word of the names into one set.
func wordsOf(names []string) map[string]bool {
	set := make(map[string]bool, 2*len(names))
	for _, name := range names {
		for _, w := range strings.FieldsFunc(name, func(c rune) bool { return !isWordRune(c) && !isApostrophe(c) }) {
			set[fold(w)] = true
		}
	}
	return set
}
