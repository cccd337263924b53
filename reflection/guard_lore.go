package reflection

import "sync"

// lore is what the guards know before they read anything: the lists and rules
// of this package, made quick to look up.
type lore struct {
	lexicon    lexicon
	safety     *phrasebook // means what a concern says, and what speaks against it
	famous     *phrasebook // means an index of works
	aboutChild element
}

// learned is the lore. It takes some ten milliseconds and four megabytes, so it
// is put together when a guard first reads, not in every command.
var learned = sync.OnceValue(newLore)

func newLore() *lore {
	words := newLexicon()
	l := &lore{
		lexicon: words, safety: newSafetyBook(words), famous: newFamousBook(words), aboutChild: words.element(aboutChild),
	}
	words.knowAllSlips()
	return l
}

// LearnGuards has the guards learn what they know now, so that nobody who saves
// a form waits for it. Later calls do nothing.
func LearnGuards() { learned() }
