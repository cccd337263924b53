package reflection

import (
	_ "embed" // the weights
	"fmt"
	"math"
	"math/bits"
	"slices"
	"strings"
)

// guardWeights is the table the second ear adds up: a line each for a word, the
// beginning of one, two words in a row, a kind of word (wordKinds), a cue or
// scene, and two of those in one sentence. It is made by "make guards" from the
// sentences in testdata/guards; a test holds it to them.
//
//go:embed guard_weights.txt
var guardWeights string

// A word that is longer than stemLength is also weighed by its beginning, as
// bruise and bruising are.
const stemLength = 5

// neighbours is how much of a sentence's own score counts for the ones beside
// it, in tenths.
const neighbours = 3

// ear is the second ear: a sum of weights, in hundredths, that has to reach
// enough. It hears what no rule has a phrase for.
type ear struct {
	words   map[string]earWord
	stems   map[string]int
	pairs   map[[2]int]int // by the numbers of two words in a row
	kinds   [][]int        // of two kinds; of one with itself, of the kind
	enough  int
	numbers map[string]int // of kinds, by name
	paired  int            // the last number given to a word of a pair
}

// earWord is all the ear knows of a word. Number 0 is in no pair.
type earWord struct {
	number, weight int
	kinds          uint64
}

// What stands for every name, for every number and for the start of a sentence.
const (
	anyName   = "<name>"
	anyNumber = "<number>"
	opening   = "^"
)

var (
	wordKindNames = namesOfKinds()
	secondEar     = newEar(guardWeights)
)

func namesOfKinds() []string {
	var names []string
	for name := range wordKinds {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// kindNames is every kind the ear tells apart: of words first, then cues, then
// scenes, as kindsOf numbers them.
func kindNames() []string {
	names := slices.Clone(wordKindNames)
	for _, name := range cueNames {
		names = append(names, "cue:"+name)
	}
	for _, name := range sceneNames {
		names = append(names, "scene:"+name)
	}
	return names
}

// newEar reads a table of weights. It panics on a line it cannot read, when the
// program starts.
func newEar(table string) *ear {
	e := &ear{words: map[string]earWord{}, stems: map[string]int{}, pairs: map[[2]int]int{}, numbers: map[string]int{}}
	for i, name := range kindNames() {
		e.numbers[name] = i
	}
	for range e.numbers {
		e.kinds = append(e.kinds, make([]int, len(e.numbers)))
	}
	for i, name := range wordKindNames {
		for w := range strings.FieldsSeq(wordKinds[name]) {
			known := e.words[w]
			known.kinds |= 1 << i
			e.words[w] = known
		}
	}
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "#") {
			e.learn(line)
		}
	}
	for w, known := range e.words {
		known.weight += e.stems[stemOf(w)]
		e.words[w] = known
	}
	return e
}

// learn takes in one line: a weight, then what it is for.
func (e *ear) learn(line string) {
	var weight int
	number, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
	if _, err := fmt.Sscan(number, &weight); err != nil {
		panic("no weight in " + line)
	}
	parts := strings.Fields(rest)
	switch kind, isKind := e.numbers[parts[0]]; {
	case rest == "(enough)":
		e.enough = weight
	case isKind && len(parts) == 1:
		e.kinds[kind][kind] = weight
	case isKind:
		other := e.numbers[parts[2]]
		e.kinds[kind][other], e.kinds[other][kind] = weight, weight
	case len(parts) == 2:
		e.pairs[[2]int{e.numberOf(parts[0]), e.numberOf(parts[1])}] = weight
	case strings.HasSuffix(rest, "*"):
		e.stems[rest] = weight
	default:
		known := e.words[rest]
		known.weight = weight
		e.words[rest] = known
	}
}

// numberOf is the number of a word of a pair, given when it is first met.
func (e *ear) numberOf(w string) int {
	known := e.words[w]
	if known.number == 0 {
		e.paired++
		known.number = e.paired
		e.words[w] = known
	}
	return known.number
}

// stemOf is how the table writes the beginning of a long word; "" of a short.
func stemOf(w string) string {
	if len(w) <= stemLength || w[0] == '<' {
		return ""
	}
	return w[:stemLength] + "*"
}

// heardAs is what the ear takes a word for; "" is a mark that says nothing.
func (w *word) heardAs() string {
	switch {
	case w.isChild():
		return anyName
	case w.low != "" && strings.Trim(w.low, "0123456789") == "":
		return anyNumber
	}
	return w.low
}

// weigh adds up one sentence's weights. Known ones are looked up without
// allocating: a save waits for this.
func (e *ear) weigh(words []word, h heard) (sum int) {
	before := e.words[opening].number
	var kinds uint64
	for i := range words {
		as := words[i].heardAs()
		if as == "" {
			continue
		}
		w, ok := e.words[as]
		if !ok {
			w.weight = e.stems[stemOf(as)]
		}
		sum += w.weight
		if before != 0 && w.number != 0 {
			sum += e.pairs[[2]int{before, w.number}]
		}
		before, kinds = w.number, kinds|w.kinds
	}
	var room [64]int
	there := kindsOf(kinds, h, room[:0])
	for i, k := range there {
		for _, l := range there[:i+1] {
			sum += e.kinds[k][l]
		}
	}
	return int(float64(sum) * shareOf(len(words)))
}

// shareOf is how much each word of a sentence counts: in a long one there is
// more of everything.
func shareOf(words int) float64 { return math.Sqrt(16 / float64(words+4)) }

// kindsOf appends the numbers of the kinds, cues and scenes that are there.
func kindsOf(words uint64, h heard, there []int) []int {
	from := 0
	for _, set := range []struct {
		there uint64
		of    int
	}{{words, len(wordKindNames)}, {h.cues, len(cueNames)}, {h.scenes, len(sceneNames)}} {
		for left := set.there; left != 0; left &= left - 1 {
			there = append(there, from+bits.TrailingZeros64(left))
		}
		from += set.of
	}
	return there
}

// sums is what each sentence of a text comes to, from its own weights and a
// share of its neighbours'. It is 0 for one that speaks for nothing itself, so
// that what was left out is not found again.
func sums(own []int) []int {
	all := make([]int, len(own))
	for i, sum := range own {
		if sum <= 0 {
			continue
		}
		if i > 0 {
			sum += own[i-1] * neighbours / 10
		}
		if i+1 < len(own) {
			sum += own[i+1] * neighbours / 10
		}
		all[i] = sum
	}
	return all
}
