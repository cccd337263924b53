package reflection

import (
	"slices"
	"strings"
)

// A phrase is written as people would say it, with a little notation:
//
//	hit/hits     either word
//	<family>     any word of that list in wordLists
//	<child>      any word for a pupil, a mark such as Pupil A, or a given name
//	<name>       any word with a capital, without 's
//	..           up to two further words
//	...          up to six further words
//
// It never reaches over the end of a sentence. A hyphen parts two words.
type phrase struct {
	elements []element
	rarest   []number // of which one has to stand in the sentence; nil where a name may stand for each
	means    int      // what the phrasebook's owner takes it for
}

type element struct {
	words []number
	child bool // also a given name or a mark
	name  bool // also any word with a capital
	gap   int  // up to so many words that do not matter
}

// phrasebook finds many phrases in one walk over the words.
type phrasebook struct {
	lexicon lexicon // which learns every word of a phrase
	byWord  map[number][]phrase
	byChild []phrase // those that may begin with a given name
	byName  []phrase // those that may begin with any word with a capital
}

const (
	anyChild = "<child>"
	anyName  = "<name>"
)

// add makes the book know a phrase. It panics on an unknown list: the books
// are filled from tables in this package.
func (b *phrasebook) add(said string, means int) {
	p := phrase{means: means}
	for _, f := range strings.Fields(said) {
		p.elements = append(p.elements, b.lexicon.element(f))
	}
	p.rarest = rarestOf(p.elements)
	if b.byWord == nil {
		b.byWord = map[number][]phrase{}
	}
	first := p.elements[0]
	for _, w := range first.words {
		b.byWord[w] = append(b.byWord[w], p)
	}
	if first.child {
		b.byChild = append(b.byChild, p)
	}
	if first.name {
		b.byName = append(b.byName, p)
	}
}

func (b *phrasebook) addAll(said []string, means int) {
	for _, s := range said {
		b.add(s, means)
	}
}

// element is one field of a phrase, whose words the lexicon knows from then on.
func (l lexicon) element(s string) element {
	switch s {
	case "..":
		return element{gap: 2}
	case "...":
		return element{gap: 6}
	}
	var e element
	for _, w := range strings.Split(s, "/") {
		if w == anyName {
			e.name = true
			continue
		}
		if !strings.HasPrefix(w, "<") {
			e.add(l.numberOf(w))
			continue
		}
		list, ok := wordLists[w]
		if !ok {
			list, ok = adultWords[w]
		}
		if !ok {
			panic("no list of words " + w)
		}
		for _, w := range strings.Fields(list) {
			e.add(l.numberOf(w))
		}
		e.child = e.child || w == anyChild
	}
	return e
}

func (e *element) add(n number) {
	if !slices.Contains(e.words, n) {
		e.words = append(e.words, n)
	}
}

// rarestOf is the words of the element with the fewest, after the first: most
// phrases that begin as a sentence does are ruled out by these alone.
func rarestOf(elements []element) (words []number) {
	for _, e := range elements[1:] {
		if e.gap == 0 && !e.child && !e.name && (words == nil || len(e.words) < len(words)) {
			words = e.words
		}
	}
	return words
}

// present is which words a sentence may have in it, by the last digits of their
// numbers: a word it lacks is hardly ever taken to be there.
type present [16]uint64

func presentIn(words []word) (p present) {
	for i := range words {
		n := words[i].number % 1024
		p[n/64] |= 1 << (n % 64)
	}
	return p
}

func (p *present) anyOf(words []number) bool {
	for _, n := range words {
		if n %= 1024; p[n/64]&(1<<(n%64)) != 0 {
			return true
		}
	}
	return words == nil
}

// each calls found for every phrase in one sentence's words; words[from:to]
// is what the phrase covers.
func (b *phrasebook) each(words []word, found func(means, from, to int)) {
	there := presentIn(words)
	for i := range words {
		if n := words[i].number; n != 0 {
			startingAt(i, words, b.byWord[n], &there, found)
		}
		// Lists of words hold "she" and "pupil"; names and marks are found here.
		if len(b.byChild) > 0 && words[i].isChild() {
			startingAt(i, words, b.byChild, &there, found)
		}
		if len(b.byName) > 0 && words[i].upper {
			startingAt(i, words, b.byName, &there, found)
		}
	}
}

func startingAt(i int, words []word, phrases []phrase, there *present, found func(means, from, to int)) {
	for j := range phrases {
		p := &phrases[j]
		if !there.anyOf(p.rarest) {
			continue
		}
		if n := p.match(words[i:]); n > 0 {
			found(p.means, i, i+n)
		}
	}
}

// match is how many words the phrase covers at the start of words; 0 is none.
func (p *phrase) match(words []word) int { return matchFrom(p.elements, words, 0) }

func matchFrom(elements []element, words []word, n int) int {
	if len(elements) == 0 {
		return n
	}
	e := &elements[0]
	if e.gap == 0 {
		if n >= len(words) || !e.is(&words[n]) {
			return 0
		}
		return matchFrom(elements[1:], words, n+1)
	}
	for skip := 0; skip <= e.gap && n+skip <= len(words); skip++ {
		if m := matchFrom(elements[1:], words, n+skip); m > 0 {
			return m
		}
	}
	return 0
}

func (e *element) is(w *word) bool {
	return slices.Contains(e.words, w.number) || e.child && w.isChild() || e.name && w.upper && !w.owns
}

// isChild reports whether the word itself may stand for a pupil.
func (w *word) isChild() bool {
	if w.mark {
		return w.low == "pupil"
	}
	return w.upper && (w.kind == plainName || w.kind == cappedName)
}
