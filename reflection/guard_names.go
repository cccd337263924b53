package reflection

import (
	"slices"
	"strings"
)

// finders each look at the words from i on and tell how many of them may be a
// pupil's, or say which one was born when. The first that finds something has
// it.
var finders = []func(r *namesReader, i int) int{
	(*namesReader).pupilNumber,
	(*namesReader).birthDate,
	(*namesReader).initials,
	(*namesReader).called,
	(*namesReader).withFamily,
	(*namesReader).givenName,
}

// namesReader looks for pupils' names in one reading.
type namesReader struct {
	*reading
	nobodys
	famous []bool // for each word: part of a well-known name or title, or spared
}

// pupils lists what may name a pupil. Taking a name out can change what its
// neighbours look like, so the text is read again without what was found,
// until nothing is: WithoutNames then leaves nothing to find.
func (r *reading) pupils(not nobodys) []Private {
	names := r.pupilsOnce(not)
	for n := 0; n < len(names); {
		n = len(names)
		left := read(WithoutNames(Private(r.text), names).Reveal())
		for _, more := range left.pupilsOnce(not) {
			if !slices.Contains(names, more) {
				names = append(names, more)
			}
		}
	}
	places := map[Private]int{}
	for _, name := range names {
		places[name] = wholeAt(r.text, name.Reveal())
	}
	slices.SortStableFunc(names, func(a, b Private) int { return places[a] - places[b] })
	return names
}

func (r *reading) pupilsOnce(not nobodys) []Private {
	nr := &namesReader{r, not, r.wellKnown()}
	nr.markSpared()
	var names []Private
	for i := 0; i < len(r.words); {
		n := nr.find(i)
		if n > 0 {
			if name := Private(r.piece(i, i+n)); !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		i += max(n, 1)
	}
	return names
}

func (r *namesReader) find(i int) int {
	if r.words[i].mark {
		return 0
	}
	for _, finder := range finders {
		if n := finder(r, i); n > 0 {
			return n
		}
	}
	return 0
}

// piece is words[from:to] as they stand in the text. The stop after the last of
// several initials is part of it.
func (r *reading) piece(from, to int) string {
	end := r.words[to-1].end
	stopped := from < to-1 && r.isInitial(to-1) && strings.HasPrefix(r.text[end:], ".")
	if stopped && !goesOn(r.text[end+1:]) {
		end++
	}
	return r.text[r.words[from].at:end]
}

// at is the word at i, if it stands in the same sentence as the word at of.
func (r *reading) at(i, of int) (w word) {
	if i >= 0 && i < len(r.words) && r.words[i].sentence == r.words[of].sentence {
		return r.words[i]
	}
	return word{}
}

// between is what stands between two words.
func (r *reading) between(i, j int) string {
	if i < 0 || j >= len(r.words) {
		return ""
	}
	return r.text[r.words[i].end:r.words[j].at]
}

// pupilNumber finds a UPN: a check letter and twelve digits, the last of which
// is a letter in a temporary one (DfE, "Unique pupil numbers").
func (r *namesReader) pupilNumber(i int) int {
	s := r.words[i].low
	if len(s) == 13 && isLetter(s[0]) {
		s = s[1:]
	}
	if len(s) != 12 || strings.Trim(s[:11], "0123456789") != "" {
		return 0
	}
	if isLetter(s[11]) || len(r.words[i].low) == 13 {
		return 1
	}
	return 0
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// initials finds "J.S. in 7B", "AB in Year 8" and "K (Year 9)".
func (r *namesReader) initials(i int) int {
	n := r.initialsAt(i)
	if n == 0 || r.famous[i] {
		return 0
	}
	if r.areDotted(i, n) && !r.at(i+n, i).upper {
		return n
	}
	for j := i + n; j < i+n+3; j++ {
		if r.isClass(j, i) {
			return n
		}
		if w := r.at(j, i); !classLead[w.low] {
			break
		}
	}
	return 0
}

// areDotted reports whether full stops stand after all of several initials,
// which then are somebody's wherever they stand.
func (r *namesReader) areDotted(i, n int) bool {
	if n < 2 || !r.isInitial(i) || dotted[r.words[i].low+r.words[i+1].low] {
		return false
	}
	after, stopped := strings.CutPrefix(r.text[r.words[i+n-1].end:], ".")
	return stopped && (after == "" || strings.ContainsAny(after[:1], " \n,;:?!)"))
}

// Letters that are written with full stops and are nobody's.
var dotted = setOf("uk us un eu pe re pm am ps eg ie tv ai it id ad bc qe nb pt po dc ac ee")

// initialsAt is how many words are initials: two or three letters, apart with
// full stops or together, or one that is neither a grade nor a word.
func (r *namesReader) initialsAt(i int) int {
	w := r.words[i]
	if w.caps && len(w.low) <= 3 && !acronyms[w.low] && strings.Trim(w.low, "abcdefghijklmnopqrstuvwxyz") == "" {
		return 1
	}
	n := 0
	for n < 3 && i+n < len(r.words) && r.isInitial(i+n) {
		if n > 0 && strings.TrimSpace(r.between(i+n-1, i+n)) != "." {
			break
		}
		n++
	}
	if n == 1 && strings.Contains("abcdefiu", w.low) {
		return 0
	}
	return n
}

func (r *reading) isInitial(i int) bool {
	w := r.words[i]
	return len(w.low) == 1 && w.upper && !w.mark
}

// isClass reports whether a class stands at j: Year 8, Y8, 7B, 10A, Reception.
func (r *namesReader) isClass(j, of int) bool {
	w := r.at(j, of).low
	next := r.at(j+1, of).low
	switch w {
	case "":
		return false
	case "year", "yr", "class", "form", "set":
		return next != "" && (len(next) <= 2 || next[0] >= '0' && next[0] <= '9')
	case "reception", "nursery":
		return true
	}
	w = strings.TrimPrefix(w, "y")
	digits := len(w) - len(strings.TrimLeft(w, "0123456789"))
	return digits > 0 && digits <= 2 && len(w) <= 4 && !ordinals[w[digits:]] && (len(w) > digits || r.at(j, of).low != w)
}

var ordinals = setOf("st nd rd th")

var classLead = setOf("in from of my the our")

// Letters that stand before a class and are nobody's.
var acronyms = setOf(`ta tas hlta lsa sen send eal pp pe re rs it ict dt d&t mfl hod hoy slt sltr ks eyfs ect nqt cpd aen adhd asd asc
	fsm lac ehc iep ppa ai tv uk usa eu bbc ok sat sats gce bsl elt ha ma la mwb nea dvd pc ra rwm spag gps ww un who nhs adt aqa ocr
	hl sl bio afl aol ao wbq faq rag oxo pm am ht st gd exs wts gld cat ca ba qa id no yes ap fe he po ip ar`)

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// called finds "a pupil called X": any name at all.
func (r *namesReader) called(i int) int {
	before := r.at(i-1, i).low
	if before != "called" && before != "named" || !r.couldName(i) {
		return 0
	}
	for j := i - 2; j >= i-4; j-- {
		if r.at(j, i).isPupilWord() {
			return r.withSurname(i)
		}
	}
	return 0
}

func (w word) isPupilWord() bool { return pupilWords[w.low] && !w.mark }

var pupilWords = setOf("pupil child student boy girl kid lad lass one someone friend toddler")

// couldName reports whether the word can be anybody's name in the first place.
func (r *namesReader) couldName(i int) bool {
	w := r.words[i]
	return w.upper && !w.mark && !r.known[w.low] && !r.famous[i] && len(w.low) > 1 &&
		strings.Trim(w.low, "0123456789") == w.low && !neverNames[w.low] && !r.titled(i)
}

// withFamily finds "X's mum".
func (r *namesReader) withFamily(i int) int {
	w := r.words[i]
	if !w.owns || !families[r.at(i+1, i).low] {
		return 0
	}
	listed := w.kind != notName && !w.upper && !r.known[w.low] && !r.famous[i]
	if listed || r.couldName(i) {
		return 1
	}
	return 0
}

var families = setOf(`mum mums mam mother dad father parents parent stepmum stepdad stepmother stepfather nan gran grandma grandad
	brother sister carer carers auntie uncle family`)
