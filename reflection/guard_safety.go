package reflection

import (
	"maps"
	"slices"
	"strings"
)

// What a phrase of the safety book means: what a concern says, what speaks
// against it, a scene or a cue. Numbers keep the walk over a text free of
// allocation.
const (
	meansBut   = 1 << 8
	meansScene = 1 << 9
	meansCue   = 1 << 10
)

var (
	sceneNames = namesOf(scenes)
	cueNames   = namesOf(cues)
	masks      = newMasks()
)

func namesOf(table map[string][]string) []string { return slices.Sorted(maps.Keys(table)) }

func newSafetyBook(l lexicon) *phrasebook {
	b := &phrasebook{lexicon: l}
	for i, c := range concerns {
		b.addAll(c.says, i)
		b.addAll(c.but, i|meansBut)
	}
	for i, name := range sceneNames {
		b.addAll(scenes[name], i|meansScene)
	}
	for i, name := range cueNames {
		b.addAll(cues[name], i|meansCue)
	}
	return b
}

// masked is a concern's scenes and combinations of cues, a bit for each.
type masked struct {
	unless uint64
	both   []uint64
}

func newMasks() []masked {
	var all []masked
	for _, c := range concerns {
		m := masked{unless: bitsOf(c.unless, sceneNames)}
		for _, names := range c.both {
			m.both = append(m.both, bitsOf(strings.Fields(names), cueNames))
		}
		all = append(all, m)
	}
	return all
}

// bitsOf is the set of names as bits. It panics on an unknown name, when the
// program starts.
func bitsOf(names, all []string) (bits uint64) {
	for _, name := range names {
		i, ok := slices.BinarySearch(all, name)
		if !ok {
			panic("no scene or cue " + name)
		}
		bits |= 1 << i
	}
	return bits
}

// heard is what the safety book found in one sentence, a bit for each concern,
// scene or cue: at most 64 of each.
type heard struct {
	says, but, scenes, cues uint64
	child                   bool
}

func (r *reading) hear(s sentence) heard {
	var h heard
	words := r.words[s.first:s.last]
	r.lore.safety.each(words, func(means, from, to int) {
		bit := uint64(1) << (means & 0xff)
		switch {
		case means&meansBut != 0:
			h.but |= bit
		case means&meansScene != 0:
			h.scenes |= bit
		case means&meansCue != 0:
			h.cues |= bit
		default:
			h.says |= bit
		}
	})
	for i := range words {
		h.child = h.child || r.lore.aboutChild.is(&words[i])
	}
	return h
}

// aboutChild is what says that a sentence is about a child, or may be.
const aboutChild = "<child>/his/their/hers/theirs/someone/teen/teens/form/tutee/toddler/baby/little"

// unsafe lists the sentences that may be about a child's safety, in the order
// of the text: what the ear makes of them, with the rules' word in it.
func (r *reading) unsafe() (found []int) {
	for i, worry := range theEar.worries(theEar.listen(r)) {
		if worry {
			found = append(found, i)
		}
	}
	return found
}

// raised is the concerns that the sentence raises, a bit for each. A child may
// be named in the sentence before: "Spoke to a Year 9 girl. Marks on both arms."
func (h heard) raised(childBefore bool) (concerned uint64) {
	for c := range concerns {
		if h.raises(c, childBefore) {
			concerned |= 1 << c
		}
	}
	return concerned
}

// raises reports whether the sentence raises concern c.
func (h heard) raises(c int, childBefore bool) bool {
	bit := uint64(1) << c
	if h.but&bit != 0 || h.scenes&masks[c].unless != 0 || concerns[c].child && !h.child && !childBefore {
		return false
	}
	for _, both := range masks[c].both {
		if h.cues&both == both {
			return true
		}
	}
	return h.says&bit != 0
}

// LeaveOut gives the text with each sentence that raised the safety warning
// replaced by "[details left out]", once for neighbours. Look finds nothing
// about safety in what it gives.
func LeaveOut(text Private) Private {
	s := text.Reveal()
	for {
		r := read(s)
		found := r.unsafe()
		if len(found) == 0 {
			return Private(s)
		}
		s = r.without(found)
	}
}

// without replaces sentences, and marks there already, by one mark for each run.
func (r *reading) without(left []int) string {
	var b strings.Builder
	kept, marked := 0, false // text[:kept] is dealt with; it ends in a mark
	for i, s := range r.sentences {
		if r.text[s.at:s.end] != detailsLeftOut && !slices.Contains(left, i) {
			marked = false
			continue
		}
		if !marked {
			b.WriteString(r.text[kept:s.at] + detailsLeftOut)
		}
		kept, marked = s.end, true
	}
	b.WriteString(r.text[kept:])
	return b.String()
}
