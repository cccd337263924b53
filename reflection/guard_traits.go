package reflection

import "strings"

// traits finds what the ear weighs in one sentence after another, each trait
// once in a sentence: its words, their stems, two stems in a row, four letters
// in a row of a word, for what is mistyped, the cues of the rules, and each rule
// that spoke.
type traits struct {
	seen         [buckets/64 + 1]uint64
	touched      []int // of seen
	lows, stems  []string
	words, small int // of the last sentence: different words, and small ones
}

// How much a trait counts. Half as much says what is met more often than a word.
const (
	partly = 1
	wholly = 2
)

// What stands for the start of a sentence, for every name and for every number.
const (
	anOpening  = "^"
	someName   = "<name>"
	someNumber = "#"
)

var (
	cueTraits  = hashesOf("c", cueNames)
	ruleTraits = hashesOf("r", concernNames())
	anyRule    = hashOf("r", "")
)

func concernNames() (names []string) {
	for _, c := range concerns {
		names = append(names, c.name)
	}
	return names
}

// each gives the bucket and the strength of every trait of a sentence in which
// these cues stand and these concerns were raised, a bit for each.
func (t *traits) each(words []word, cues, raised uint64, found func(bucket, strength int)) {
	add := func(hash uint64, strength int) {
		if bucket := int(hash % buckets); t.isNew(bucket) {
			found(bucket, strength)
		}
	}
	t.read(words)
	for i := 1; i < len(t.lows); i++ {
		t.addWord(i, add)
	}
	eachBit(cues, func(i int) { add(cueTraits[i], wholly) })
	eachBit(raised, func(i int) { add(ruleTraits[i], wholly) })
	if raised != 0 {
		add(anyRule, wholly)
	}
	for _, at := range t.touched {
		t.seen[at] = 0
	}
	t.touched = t.touched[:0]
}

func (t *traits) isNew(bucket int) bool {
	at, bit := bucket/64, uint64(1)<<(bucket%64)
	if t.seen[at]&bit != 0 {
		return false
	}
	t.seen[at] |= bit
	t.touched = append(t.touched, at)
	return true
}

// read takes in how the words of a sentence are heard.
func (t *traits) read(words []word) {
	t.words, t.small = 0, 0
	t.lows, t.stems = append(t.lows[:0], anOpening), append(t.stems[:0], anOpening)
	for i := range words {
		if as := words[i].heardAs(); as != "" {
			t.lows, t.stems = append(t.lows, as), append(t.stems, stemOf(as))
		}
	}
}

// addWord adds what word i brings with it.
func (t *traits) addWord(i int, add func(hash uint64, strength int)) {
	word, before := t.lows[i], len(t.touched)
	add(hashOf("w", word), wholly)
	if len(t.touched) > before {
		t.words++
		if smallWords[word] {
			t.small++
		}
		pieces(word, func(piece string) { add(hashOf("p", piece), partly) })
	}
	add(hashOf("s", t.stems[i]), wholly)
	add(hashOn(hashOf("b", t.stems[i-1]), " "+t.stems[i]), partly)
}

// heardAs is the word, but that all names are the same, and all numbers. A mark
// that says that details were left out is nothing.
func (w *word) heardAs() string {
	switch {
	case w.isChild():
		return someName
	case w.low != "" && strings.Trim(w.low, "0123456789") == "":
		return someNumber
	}
	return w.low
}

// stemOf takes off an ending; it need not be right, only always the same.
func stemOf(w string) string {
	for _, ending := range []string{"ing", "ed", "es", "s"} {
		if stem, ok := strings.CutSuffix(w, ending); ok && len(stem) >= 3 {
			return stem
		}
	}
	return w
}

const pieceLength = 4

// pieces gives every four bytes in a row of a word, where its ends count as one
// each.
func pieces(w string, found func(string)) {
	if w = "<" + w + ">"; len(w) <= pieceLength {
		return
	}
	for i := 0; i+pieceLength <= len(w); i++ {
		found(w[i : i+pieceLength])
	}
}

// hashOf tells traits of one kind from those of another.
func hashOf(kind, s string) uint64 { return hashOn(hashOn(hashBegins, kind), s) }

func hashesOf(kind string, names []string) (all []uint64) {
	for _, name := range names {
		all = append(all, hashOf(kind, name))
	}
	return all
}

// smallWords bind English together: hardly a sentence does without.
var smallWords = setOf(`a about after again all also am an and any are as at be because been before but by can could did do does doing
	don't dont down for from get gets go goes going got had has have having he her here hers him his how i i'm im if in into is isn't it
	it's its just like me more my never no not now of off on one only or our out over own said say says she so some still than that
	that's thats the their them then there they this those to today told too up us very was wasn't we well were what when where which
	while who why will with without won't wont would you your himself herself every`)
