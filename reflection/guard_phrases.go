package reflection

import "strings"

// A phrase is written as people would say it, with a little notation:
//
//	hit/hits     either word
//	<family>     any word of that list in wordLists
//	<child>      any word for a pupil, a mark such as Pupil A, or a given name
//	..           up to two further words
//	...          up to six further words
//
// It never reaches over the end of a sentence. A hyphen parts two words.
type phrase struct {
	elements []element
	means    int // what the phrasebook's owner takes it for
}

type element struct {
	words map[string]bool
	child bool // also a given name or a mark
	gap   int  // up to so many words that do not matter
}

// phrasebook finds many phrases in one walk over the words.
type phrasebook map[string][]phrase

// anyChild is where phrases stand that may begin with a given name.
const anyChild = "<child>"

// add makes the book know a phrase. It panics on an unknown list: the books
// are filled when the program starts, from tables in this package.
func (b phrasebook) add(said string, means int) {
	p := phrase{means: means}
	for _, f := range strings.Fields(said) {
		p.elements = append(p.elements, newElement(f))
	}
	first := p.elements[0]
	for w := range first.words {
		b[w] = append(b[w], p)
	}
	if first.child {
		b[anyChild] = append(b[anyChild], p)
	}
}

func (b phrasebook) addAll(said []string, means int) {
	for _, s := range said {
		b.add(s, means)
	}
}

func newElement(s string) element {
	switch s {
	case "..":
		return element{gap: 2}
	case "...":
		return element{gap: 6}
	}
	e := element{words: map[string]bool{}}
	for _, w := range strings.Split(s, "/") {
		if !strings.HasPrefix(w, "<") {
			e.words[w] = true
			continue
		}
		list, ok := wordLists[w]
		if !ok {
			panic("no list of words " + w)
		}
		for _, w := range strings.Fields(list) {
			e.words[w] = true
		}
		e.child = e.child || w == anyChild
	}
	return e
}

// each calls found for every phrase in one sentence's words; words[from:to]
// is what the phrase covers.
func (b phrasebook) each(words []word, found func(means, from, to int)) {
	for i, w := range words {
		b.startingAt(i, words, b[w.low], found)
		// Lists of words hold "she" and "pupil"; names and marks are found here.
		if w.isChild() {
			b.startingAt(i, words, b[anyChild], found)
		}
	}
}

func (b phrasebook) startingAt(i int, words []word, phrases []phrase, found func(means, from, to int)) {
	for _, p := range phrases {
		if n := p.match(words[i:]); n > 0 {
			found(p.means, i, i+n)
		}
	}
}

// match is how many words the phrase covers at the start of words; 0 is none.
func (p phrase) match(words []word) int { return matchFrom(p.elements, words, 0) }

func matchFrom(elements []element, words []word, n int) int {
	if len(elements) == 0 {
		return n
	}
	e := elements[0]
	if e.gap == 0 {
		if n >= len(words) || !e.is(words[n]) {
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

func (e element) is(w word) bool {
	return e.words[w.low] || e.child && w.isChild()
}

// isChild reports whether the word itself may stand for a pupil.
func (w word) isChild() bool {
	if w.mark {
		return w.low == "pupil"
	}
	return w.upper && (nameKinds[w.low] == plainName || nameKinds[w.low] == cappedName)
}
