// Package readable says how hard a text is to read, for the tests that hold
// what people read to a reading age of twelve. It knows nothing else of ours,
// and nothing that is shipped uses it.
package readable

import (
	"strings"
	"unicode"
)

// Grade is the Flesch–Kincaid grade level (Kincaid et al. 1975): grade 7 of an
// American school is age 12 to 13, England's Year 7 and 8. A short text may be
// far off; many of them together are not.
func Grade(text string) float64 {
	var words, syllables, sentences float64
	for w := range strings.FieldsSeq(text) {
		if n := syllablesIn(w); n > 0 {
			words, syllables = words+1, syllables+float64(n)
		}
		if strings.ContainsAny(w[len(w)-1:], ".?") {
			sentences++
		}
	}
	return 0.39*words/max(sentences, 1) + 11.8*syllables/words - 15.59
}

// syllablesIn counts groups of vowels, less a silent final e.
func syllablesIn(word string) int {
	word = strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }))
	n, inVowels := 0, false
	for _, r := range word {
		vowel := strings.ContainsRune("aeiouy", r)
		if vowel && !inVowels {
			n++
		}
		inVowels = vowel
	}
	silent := strings.HasSuffix(word, "e") && !strings.HasSuffix(word, "le") || strings.HasSuffix(word, "ed")
	if silent && n > 1 {
		n--
	}
	if word != "" && n == 0 {
		return 1
	}
	return n
}
