package reflection

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What the guards leave in a text. A reader takes each as a mark, not as
// words, so that nothing is found in it again.
const (
	detailsLeftOut = "[details left out]" // in place of a sentence
	leftOut        = "[left out]"         // in place of a date of birth or a UPN
	pupilMark      = "Pupil"              // followed by a letter, in place of a name
)

// reading is a text cut into sentences and words.
type reading struct {
	lore      *lore
	text      string
	words     []word
	sentences []sentence
}

// word is a word, number or mark of a text.
type word struct {
	at, end  int    // its bytes in the text, without a possessive 's
	low      string // lower case, without accents: what lists are searched for
	lexeme          // of low
	sentence int
	upper    bool // begins with a capital
	caps     bool // all capitals, two letters at least
	owns     bool // was followed by 's
	opens    bool // where its capital means nothing: begins a sentence, quote or list item
	mark     bool
}

// sentence is a stretch of the text and the words in it.
type sentence struct {
	at, end     int // bytes, white space around it left out
	first, last int // words [first, last)
}

// read cuts any text, broken UTF-8 included. It never fails.
func read(text string) *reading {
	r := &reading{lore: learned(), text: text, words: make([]word, 0, len(text)/5+1)}
	begun := 0
	for i := 0; i < len(text); {
		if m := markAt(text[i:]); m != "" {
			if m == detailsLeftOut {
				r.endSentence(begun, i)
				begun = i + len(m)
			}
			r.addMark(i, i+len(m))
			if i += len(m); m == detailsLeftOut {
				r.endSentence(i-len(m), i)
			}
			continue
		}
		c, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case isWordRune(c):
			i = r.addWord(i)
			continue
		case r.ends(c, i+size):
			r.endSentence(begun, i+size)
			begun = i + size
		}
		i += size
	}
	r.endSentence(begun, len(text))
	return r
}

func isWordRune(c rune) bool {
	if c < utf8.RuneSelf {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
	}
	return c != utf8.RuneError && (unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.Is(unicode.Mn, c))
}

func isApostrophe(c rune) bool { return c == '\'' || c == '’' }

func markAt(s string) string {
	for _, m := range []string{detailsLeftOut, leftOut} {
		if s[0] == '[' && strings.HasPrefix(s, m) {
			return m
		}
	}
	return ""
}

// addMark adds a mark that takes the place of words.
func (r *reading) addMark(at, end int) {
	r.words = append(r.words, word{at: at, end: end, sentence: len(r.sentences), mark: true})
}

// addWord adds the word that begins at i and returns where reading goes on. An
// apostrophe inside is part of it.
func (r *reading) addWord(i int) int {
	end := i
	for end < len(r.text) {
		c, size := utf8.DecodeRuneInString(r.text[end:])
		if isApostrophe(c) {
			next, _ := utf8.DecodeRuneInString(r.text[end+size:])
			if !isWordRune(next) {
				break
			}
		} else if !isWordRune(c) {
			break
		}
		end += size
	}
	w := word{at: i, end: end, sentence: len(r.sentences)}
	w.end, w.owns = withoutPossessive(r.text, i, end)
	piece := r.text[i:w.end]
	first, _ := utf8.DecodeRuneInString(piece)
	w.low, w.upper, w.caps = fold(piece), unicode.IsUpper(first), allCaps(piece)
	w.lexeme, w.opens = r.lore.lexicon[w.low], w.upper && r.opensAt(i)
	if !r.joinsPupil(w, piece) {
		r.words = append(r.words, w)
	}
	return end
}

// withoutPossessive is the end of the word before a possessive 's.
func withoutPossessive(text string, at, end int) (int, bool) {
	if c := text[end-1]; c != 's' && c != 'S' {
		return end, false
	}
	for _, s := range []string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(text[at:end], s) && end-len(s) > at {
			return end - len(s), true
		}
	}
	return end, false
}

// joinsPupil turns "Pupil" and a letter or two into one mark.
func (r *reading) joinsPupil(w word, piece string) bool {
	if len(r.words) == 0 || len(piece) > 2 || strings.Trim(piece, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		return false
	}
	last := &r.words[len(r.words)-1]
	if last.owns || r.text[last.at:last.end] != pupilMark || r.text[last.end:w.at] != " " {
		return false
	}
	last.end, last.owns, last.mark = w.end, w.owns, true
	return true
}

// opensAt reports whether a capital at i says nothing: nothing stands before
// it, or the end of a sentence, or something that quotes or lists begin with.
func (r *reading) opensAt(i int) bool {
	before := strings.TrimRight(r.text[:i], " \t")
	if n := len(r.words); n == 0 || r.words[n-1].sentence != len(r.sentences) {
		return true
	}
	for _, s := range []string{":", "\"", "“", "‘", "(", "•", "*", ">", "["} {
		if strings.HasSuffix(before, s) {
			return true
		}
	}
	return strings.HasSuffix(before, "-") && len(before) < i
}

// A full stop after one of these ends no sentence.
var abbreviated = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "st": true, "yr": true}

// ends reports whether c, which stands before next, ends a sentence.
func (r *reading) ends(c rune, next int) bool {
	switch c {
	case '\n', '!', '?', '…':
		return true
	case '.':
		if next < len(r.text) && !strings.ContainsRune(" \t\n\r\"')”’", rune(r.text[next])) && r.text[next] < utf8.RuneSelf {
			return false // 3.5, J.S, plenary.example
		}
		n := len(r.words)
		if n == 0 || r.words[n-1].end != next-1 {
			return true
		}
		last := r.words[n-1]
		return !abbreviated[last.low] && (len(last.low) > 1 || last.low == "i")
	}
	return false
}

// endSentence closes the sentence that began at a byte.
func (r *reading) endSentence(at, end int) {
	first := 0
	if n := len(r.sentences); n > 0 {
		first = r.sentences[n-1].last
	}
	whole := r.text[at:end]
	at += len(whole) - len(strings.TrimLeftFunc(whole, unicode.IsSpace))
	end -= len(whole) - len(strings.TrimRightFunc(whole, unicode.IsSpace))
	if at < end {
		r.sentences = append(r.sentences, sentence{at, end, first, len(r.words)})
	}
}

func allCaps(s string) bool {
	letters := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			letters++
		}
	}
	return letters > 1
}

// fold makes Zoë and ZOE the same as zoe.
func fold(s string) string {
	plain := true
	for i := range len(s) {
		plain = plain && s[i] < utf8.RuneSelf && (s[i] < 'A' || s[i] > 'Z')
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		if c >= utf8.RuneSelf {
			c = plainLetter(c)
		}
		if c = unicode.ToLower(c); c != 0 {
			b.WriteRune(c)
		}
	}
	return b.String()
}

var accents = indexAccents()

func indexAccents() map[rune]rune {
	index := map[rune]rune{'’': '\'', 'ł': 'l', 'ø': 'o', 'đ': 'd', 'ı': 'i'}
	for plain, marked := range map[rune]string{
		'a': "àáâãäåāăą", 'c': "çćč", 'd': "ď", 'e': "èéêëēęě", 'g': "ğ", 'i': "ìíîïī", 'l': "ľĺ",
		'n': "ñńň", 'o': "òóôõöőō", 'r': "řŕ", 's': "śšşș", 't': "ťţț", 'u': "ùúûüűūů", 'y': "ýÿ", 'z': "źżž",
	} {
		for _, c := range marked {
			index[c] = plain
		}
	}
	return index
}

// plainLetter takes the accent off a letter; 0 drops one that stands alone.
func plainLetter(c rune) rune {
	if unicode.Is(unicode.Mn, c) {
		return 0
	}
	if plain, ok := accents[unicode.ToLower(c)]; ok {
		return plain
	}
	return c
}
