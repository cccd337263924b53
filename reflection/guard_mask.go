package reflection

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// WithoutNames gives the text with each of the names replaced, wherever it
// stands as a whole word: people by "Pupil A", "Pupil B" and so on, the same
// one each time, dates and numbers by "[left out]". A possessive 's stays.
func WithoutNames(text Private, names []Private) Private {
	s := text.Reveal()
	m := maskFor(s, names)
	var b strings.Builder
	kept, inWord := 0, false // s[:kept] is dealt with
	for i, c := range s {
		if i < kept {
			continue
		}
		if !inWord {
			if name := m.longestAt(s, i); name != "" {
				b.WriteString(s[kept:i])
				b.WriteString(m.instead(name))
				kept, inWord = i+len(name), false
				continue
			}
		}
		inWord = isWordRune(c)
	}
	b.WriteString(s[kept:])
	return Private(b.String())
}

// mask knows what each name is replaced by.
type mask struct {
	names  [256][]string     // by first byte, longest first
	full   []string          // folded names of more than one word
	marks  map[string]string // by person
	taken  string            // the text, whose marks are taken
	letter int
}

func maskFor(text string, names []Private) *mask {
	m := &mask{marks: map[string]string{}, taken: text}
	for _, name := range names {
		s := name.Reveal()
		if strings.TrimSpace(s) == "" {
			continue
		}
		m.names[s[0]] = append(m.names[s[0]], s)
		if o := fold(s); strings.Contains(o, " ") && !slices.Contains(m.full, o) {
			m.full = append(m.full, o)
		}
	}
	for _, list := range m.names {
		slices.SortStableFunc(list, func(a, b string) int { return len(b) - len(a) })
	}
	return m
}

// longestAt is the longest name that stands at i as a whole word.
func (m *mask) longestAt(text string, i int) string {
	for _, name := range m.names[text[i]] {
		if isWhole(text, i, name) {
			return name
		}
	}
	return ""
}

func (m *mask) instead(name string) string {
	if strings.ContainsAny(name, "0123456789") {
		return leftOut
	}
	key := m.person(name)
	if m.marks[key] == "" {
		m.marks[key] = m.nextMark()
	}
	return m.marks[key]
}

// person folds a name, and takes a given name alone for the full name that
// begins with it, if there is just one.
func (m *mask) person(name string) string {
	key := fold(name)
	only := ""
	for _, full := range m.full {
		if strings.HasPrefix(full, key+" ") {
			if only != "" {
				return key
			}
			only = full
		}
	}
	if only != "" {
		return only
	}
	return key
}

// nextMark is the next of Pupil A to Pupil Z, Pupil AA to Pupil ZZ that the
// text did not have yet; past those, all are Pupil ZZ.
func (m *mask) nextMark() string {
	const letters, all = 26, 26 + 26*26
	for m.letter < all {
		n := m.letter
		m.letter++
		mark := pupilMark + " "
		if n >= letters {
			mark += string(rune('A' + n/letters - 1))
		}
		mark += string(rune('A' + n%letters))
		if wholeAt(m.taken, mark) < 0 {
			return mark
		}
	}
	return pupilMark + " ZZ"
}

// wholeAt is where name first stands as a whole word, or -1.
func wholeAt(text, name string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return -1
		}
		if isWhole(text, from+i, name) {
			return from + i
		}
		from += i + 1
	}
}

// isWhole reports whether name stands at i as a reader would cut it: with no
// letter on either side, nor an apostrophe that joins it to one, but for 's.
func isWhole(text string, i int, name string) bool {
	return strings.HasPrefix(text[i:], name) && !endsInWord(text[:i]) && !goesOn(text[i+len(name):])
}

func endsInWord(before string) bool {
	c, size := utf8.DecodeLastRuneInString(before)
	if isApostrophe(c) {
		c, _ = utf8.DecodeLastRuneInString(before[:len(before)-size])
	}
	return isWordRune(c)
}

func goesOn(after string) bool {
	c, size := utf8.DecodeRuneInString(after)
	if !isApostrophe(c) {
		return isWordRune(c)
	}
	after = after[size:]
	if c, _ = utf8.DecodeRuneInString(after); !isWordRune(c) {
		return false
	}
	return c != 's' && c != 'S' || goesOn(after[1:])
}
