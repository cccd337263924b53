package reflection

import (
	_ "embed" // what was learned
	"encoding/binary"
	"math/bits"
	"slices"
)

// guardWeights is what the ear knows: three numbers and then one signed byte
// for each bucket that a trait falls into. "make guards" learns it from the
// sentences in testdata/guards; a test holds it to them.
//
//go:embed guard_weights.bin
var guardWeights string

// buckets is how many weights there are. Traits are told apart by a hash, so
// the table holds no words; two that share a bucket share a weight. With the
// numbers before it the table fills 128 KiB.
const (
	buckets   = 1<<17 - earHeader
	earHeader = 3 * 4
)

// ear weighs the traits of sentences, a rule that spoke among them. Enough of a
// sum is a worry. The rules are its equals in what is plain: where one spoke,
// less than enough will do, nothing more is needed in a short sentence, and
// some rules need nothing more anywhere (concern.sure).
type ear struct {
	always   int    // added for every stretch of text
	enough   int    // what the ear asks for by itself
	withRule int    // what it asks for where a rule spoke
	weights  string // of each bucket, as signed bytes
}

var theEar = newEar(guardWeights)

func newEar(file string) *ear {
	number := func(i int) int { return int(int32(binary.LittleEndian.Uint32([]byte(file[4*i : 4*i+4])))) }
	return &ear{number(0), number(1), number(2), file[earHeader:]}
}

// A stretch is up to so many sentences, heard together: what a worry is told
// in, and what stands beside it.
const longestStretch = 3

// In a stretch of at most so many different words a rule is believed: there is
// too little in it to speak against.
const shortEnough = 8

// A stretch that the ear alone may speak up for has at least so many different
// words, and of its words at least three in ten are small ones: lists,
// timetables, code and other languages have fewer.
const leastWords, smallInTen = 5, 3

// hearing is what the ear makes of one sentence, or of several.
type hearing struct {
	sum          int
	words, small int  // different ones, and those of them that bind English together
	rule, sure   bool // a rule spoke; one that needs nothing more
	mark         bool // it says that details were left out
}

// listen weighs each sentence of a reading by itself.
func (e *ear) listen(r *reading) []hearing {
	all := make([]hearing, len(r.sentences))
	var seen traits
	childBefore := false
	for i, s := range r.sentences {
		h := r.hear(s)
		raised := h.raised(childBefore)
		all[i] = e.weigh(r.words[s.first:s.last], h.cues, raised, &seen)
		childBefore = h.child
	}
	return all
}

// weigh adds up one sentence.
func (e *ear) weigh(words []word, cues, raised uint64, seen *traits) (h hearing) {
	seen.each(words, cues, raised, func(bucket, strength int) {
		h.sum += strength * int(int8(e.weights[bucket]))
	})
	h.words, h.small = seen.words, seen.small
	h.rule, h.sure = raised != 0, raised&sureConcerns != 0
	h.mark = len(words) == 1 && words[0].mark && words[0].low == ""
	return h
}

// worries marks the sentences that come to enough: each alone where that is so,
// else with others beside it.
func (e *ear) worries(heard []hearing) []bool {
	found := make([]bool, len(heard))
	for length := 1; length <= longestStretch; length++ {
		for from := 0; from+length <= len(heard); from++ {
			stretch := found[from : from+length]
			if slices.Contains(stretch, true) || !e.isWorry(together(heard[from:from+length])) {
				continue
			}
			for i := range stretch {
				stretch[i] = true
			}
		}
	}
	return found
}

// together is what sentences come to in a row. One that is said again is heard
// once: three times nothing is nothing.
func together(stretch []hearing) (all hearing) {
	for i, h := range stretch {
		if slices.Contains(stretch[:i], h) {
			continue
		}
		all.sum, all.words, all.small = all.sum+h.sum, all.words+h.words, all.small+h.small
		all.rule, all.sure, all.mark = all.rule || h.rule, all.sure || h.sure, all.mark || h.mark
	}
	return all
}

func (e *ear) isWorry(h hearing) bool {
	sum := e.always + h.sum
	switch {
	case h.mark:
		return false
	case h.rule:
		return h.sure || h.words <= shortEnough || sum >= e.withRule
	case h.words < leastWords || 10*h.small < smallInTen*h.words:
		return false
	}
	return sum >= e.enough
}

// sureConcerns are those that need nothing more, as bits.
var sureConcerns = bitsWhere(func(c concern) bool { return c.sure })

func bitsWhere(is func(concern) bool) (set uint64) {
	for i, c := range concerns {
		if is(c) {
			set |= 1 << i
		}
	}
	return set
}

// eachBit calls found for every bit that is set, from the lowest.
func eachBit(set uint64, found func(int)) {
	for ; set != 0; set &= set - 1 {
		found(bits.TrailingZeros64(set))
	}
}
