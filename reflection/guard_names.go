package reflection

import (
	"slices"
	"strings"
	"unicode/utf8"
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
	known  map[string]bool
	famous []bool // for each word: part of a well-known name or title
}

// pupils lists what may name a pupil. Taking a name out can change what its
// neighbours look like, so the text is read again without what was found,
// until nothing is: WithoutNames then leaves nothing to find.
func (r *reading) pupils(known map[string]bool) []Private {
	names := r.pupilsOnce(known)
	for n := 0; n < len(names); {
		n = len(names)
		left := read(WithoutNames(Private(r.text), names).Reveal())
		for _, more := range left.pupilsOnce(known) {
			if !slices.Contains(names, more) {
				names = append(names, more)
			}
		}
	}
	slices.SortStableFunc(names, func(a, b Private) int { return wholeAt(r.text, string(a)) - wholeAt(r.text, string(b)) })
	return names
}

func (r *reading) pupilsOnce(known map[string]bool) []Private {
	nr := &namesReader{r, known, r.wellKnown()}
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

// piece is words[from:to] as they stand in the text. The stop after an initial
// is part of it.
func (r *reading) piece(from, to int) string {
	last := r.words[to-1]
	if r.isInitial(to-1) && r.between(to-2, to-1) != "" && strings.HasPrefix(r.text[last.end:], ".") && from < to-1 {
		return r.text[r.words[from].at : last.end+1]
	}
	return r.text[r.words[from].at:last.end]
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
	if n == 0 {
		return 0
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
	if !r.couldName(i) || before != "called" && before != "named" {
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
	listed := nameKinds[w.low] != notName && !w.upper && !r.known[w.low] && !r.famous[i]
	if listed || r.couldName(i) {
		return 1
	}
	return 0
}

var families = setOf(`mum mums mam mother dad father parents parent stepmum stepdad stepmother stepfather nan gran grandma grandad
	brother sister carer carers auntie uncle family`)

// givenName finds a name from the lists, as far as its kind is proof.
func (r *namesReader) givenName(i int) int {
	w := r.words[i]
	kind := kindOf(w)
	if r.known[w.low] || r.famous[i] || w.caps && len(w.low) < 4 || r.titled(i) || r.ofThing(i) {
		return 0
	}
	switch {
	case !w.upper:
		if kind == plainName && len(w.low) >= 4 && !articles[r.at(i-1, i).low] {
			return 1
		}
		return 0
	case w.opens && r.at(i+1, i).low == "the": // Bob the builder, Jack the Ripper
	case kind == notName:
		if r.couldName(i) && r.actsLikePupil(i) {
			return r.withSurname(i)
		}
	case kind == plainName, kind == cappedName, kind == wordName && !w.opens && !w.caps && r.at(i+1, i).low != "of", r.evident(i):
		return r.withSurname(i)
	}
	return 0
}

// kindOf looks a name up, D'Andre under Andre.
func kindOf(w word) nameKind {
	if kind := nameKinds[w.low]; kind != notName || !w.upper {
		return kind
	}
	return nameKinds[strings.TrimPrefix(w.low, "d'")]
}

// titled reports whether the name is an adult's or a king's: Mr Thomas, Dr Jo
// Holt, St Mary, Henry VIII, or follows an article as no person's name does.
func (r *namesReader) titled(i int) bool {
	for j := i - 1; j >= i-2; j-- {
		before := r.at(j, i)
		if titles[before.low] || j == i-1 && articles[before.low] {
			return true
		}
		if !before.upper || r.between(j, j+1) != " " {
			break
		}
	}
	next := r.at(i+1, i)
	return next.caps && numerals[next.low]
}

var (
	titles = setOf(`mr mrs ms miss mx dr prof professor sir lady lord dame madam madame king queen prince princess emperor empress pope virgin
		saint st prophet guru rabbi imam reverend rev father president general captain major duke duchess earl tsar chancellor`)
	articles = setOf("the a an ancient modern")
	numerals = setOf("ii iii iv vi vii viii ix")
)

// ofThing reports whether the name belongs to what comes after it: Victoria
// Road, Frayer Model, Charles's law, Mark Scheme, John Hattie.
func (r *namesReader) ofThing(i int) bool {
	next := r.at(i+1, i)
	if next.upper && r.famous[i+1] && !r.words[i].owns {
		return true
	}
	return next.upper && things[next.low] || r.words[i].owns && ideas[next.low]
}

var (
	things = setOf(`road street avenue lane close park school academy college primary junior infants university house hall court hospital
		church cathedral library square bridge station river island ocean desert castle palace trust scheme schemes book books term day
		week holidays holiday test tests method model theorem law laws cycle taxonomy template award prize project effect rule theory
		scale principles gospel rights value values city town united rovers albert line stadium sunday line eve card cards`)
	ideas = setOf("ark web wall dream diary law laws theorem theory model taxonomy cycle principles theories research equation constant triangle experiment gospel principle poem poems novel novels play plays")
)

// withSurname counts the given name and what follows as part of it: Kacper
// Nowak, Jayden-Lee, Grace B.
func (r *namesReader) withSurname(i int) int {
	n := 1
	for n < 4 && !r.words[i+n-1].owns {
		gap := r.between(i+n-1, i+n)
		next := r.at(i+n, i)
		if (gap != " " || !r.isSurname(i+n, next)) && (gap != "-" || !isSecondHalf(next)) {
			break
		}
		n++
	}
	return n
}

// isSecondHalf reports whether w ends a double name: Jayden-Lee and Eun-ji,
// but not Aisha-led.
func isSecondHalf(w word) bool {
	return w.low != "" && len(w.low) <= 12 && strings.Trim(w.low, "0123456789") == w.low &&
		(w.upper || len(w.low) <= 4 && !notHalves[w.low])
}

var notHalves = setOf("led like type free only and or is")

func (r *namesReader) isSurname(i int, w word) bool {
	if w.low == "" || !w.upper || w.caps || r.known[w.low] || r.famous[i] || neverNames[w.low] || things[w.low] {
		return false
	}
	return strings.Trim(w.low, "0123456789") == w.low
}

// Words with a capital that are no part of anyone's name.
var neverNames = setOf(`i i'm i've i'd i'll monday tuesday wednesday thursday friday saturday sunday january february march april may june
	july august september october november december year ks key stage english maths mathematics science history geography french german
	spanish latin art music drama computing biology chemistry physics religious pe re gcse btec reception nursery pupil pupils child
	children student students boy girl boys girls class teacher teachers parent everyone everybody someone somebody nobody anyone anybody
	one today tomorrow yesterday he she it they we you who that this these those there what when where which how why and but or so if as at
	in on to for the a an my our their his her its one's let life god heaven mother father mum dad premium voice`)

// evident reports whether what stands around a word with a capital makes it a
// person: it speaks or acts, owns a book, is told something, or stands beside
// a name.
func (r *namesReader) evident(i int) bool {
	w := r.words[i]
	next, before := r.at(i+1, i), r.at(i-1, i)
	switch {
	case w.caps:
		return false
	case w.owns:
		return belongings[next.low] || belongings[r.at(i+2, i).low]
	case actions[next.low]:
		return true
	case dealings[before.low], before.low == "with" && meetings[r.at(i-2, i).low]:
		return true
	case len(next.low) == 1 && next.upper && next.low != "i" && next.low != "a" && r.between(i, i+1) == " ":
		return true
	}
	return r.besideName(i)
}

// actsLikePupil is for a word with a capital that is in no list: inside a
// sentence it may still be a name, if it does what pupils do and authors and
// organisations do not.
func (r *namesReader) actsLikePupil(i int) bool {
	w := r.words[i]
	next, before := r.at(i+1, i), r.at(i-1, i)
	switch {
	case w.opens || w.caps || !w.upper:
		return false
	case w.owns:
		return pupilThings[next.low] || pupilThings[r.at(i+2, i).low] && !next.upper
	}
	return pupilDeeds[next.low] || dealings[before.low] && !next.upper || r.besideName(i)
}

// besideName reports whether "and" or a comma joins the word to a sure name.
func (r *namesReader) besideName(i int) bool {
	after, before := i+1, i-1
	if r.at(after, i).low == "and" {
		after++
	}
	if r.at(before, i).low == "and" {
		before--
	}
	return r.joins(i, after) && r.isSure(after, i) || r.joins(before, i) && r.isSure(before, i)
}

// joins reports whether only "and", "&" or a comma stands between two words.
func (r *namesReader) joins(i, j int) bool {
	switch strings.TrimSpace(r.between(i, j)) {
	case "and", ",", "&", ", and", "/":
		return true
	}
	return false
}

func (r *namesReader) isSure(i, of int) bool {
	w := r.at(i, of)
	kind := nameKinds[w.low]
	return w.upper && !w.mark && (kind == plainName || kind == cappedName) && !r.famous[i]
}

var (
	actions = setOf(`told tells said says asked asks answered answers replied wrote writes shouted shouts whispered cried cries laughed smiled
		refused refuses sat finished finishes explained explains struggled struggles thought thinks knew knows understood understands tried
		tries raised walked ran stood spoke speaks drew copied guessed realised admitted hated loved forgot remembered noticed chose called
		got gets didn't doesn't couldn't wouldn't hasn't wasn't isn't can't put found finds wanted wants needed needs came went`)
	belongings = setOf(`book books work answer answers question questions mum dad hand behaviour writing progress table essay reading
		confidence face friend brother sister attitude seat chair bag paragraph drawing homework idea ideas explanation mistake mistakes
		whiteboard score target targets effort plan voice group partner`)
	pupilDeeds = setOf(`told cried refused sat copied shouted whispered laughed smiled struggled finished forgot guessed answered stood
		walked raised wouldn't couldn't`)
	pupilThings = setOf(`mum dad hand handwriting behaviour seat chair confidence attitude friend brother sister bag table whiteboard
		exercise homework target mistake answer face voice`)
	meetings = setOf("sat sit worked work spoke speak talked talk chat chatted conversation paired word words stood practised time")
	dealings = setOf(`told asked helped gave showed thanked praised reminded paired invited encouraged rewarded moved warned comforted
		emailed nudged supported`)
)

// wellKnown marks the words of names and titles that lessons are about.
func (r *reading) wellKnown() []bool {
	marked := make([]bool, len(r.words))
	cast := map[string]bool{}
	for _, s := range r.sentences {
		words := r.words[s.first:s.last]
		famousBook.each(words, func(means, from, to int) {
			for i := from; i < to; i++ {
				marked[s.first+i] = true
			}
			for _, name := range strings.Fields(works[means].cast) {
				cast[name] = true
			}
		})
	}
	for i, w := range r.words {
		marked[i] = marked[i] || cast[w.low]
	}
	return marked
}

// WithoutNames gives the text with each of the names replaced, wherever it
// stands as a whole word: people by "Pupil A", "Pupil B" and so on, the same
// one each time, dates and numbers by "[left out]". A possessive 's stays.
func WithoutNames(text Private, names []Private) Private {
	s := text.Reveal()
	m := maskFor(s, names)
	var b strings.Builder
	for i := 0; i < len(s); {
		if name := m.longestAt(s, i); name != "" {
			b.WriteString(m.instead(name))
			i += len(name)
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return Private(b.String())
}

// mask knows what each name is replaced by.
type mask struct {
	names  []string          // longest first
	marks  map[string]string // by person
	taken  string            // the text, whose marks are taken
	letter int
}

func maskFor(text string, names []Private) *mask {
	m := &mask{marks: map[string]string{}, taken: text}
	for _, name := range names {
		if s := name.Reveal(); strings.TrimSpace(s) != "" {
			m.names = append(m.names, s)
		}
	}
	slices.SortStableFunc(m.names, func(a, b string) int { return len(b) - len(a) })
	return m
}

// longestAt is the longest name that stands at i as a whole word.
func (m *mask) longestAt(text string, i int) string {
	for _, name := range m.names {
		if text[i] == name[0] && isWhole(text, i, name) {
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
	var full []string
	for _, other := range m.names {
		if o := fold(other); strings.HasPrefix(o, key+" ") && !slices.Contains(full, o) {
			full = append(full, o)
		}
	}
	if len(full) == 1 {
		return full[0]
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

// isWhole reports whether name stands at i with no letter on either side.
func isWhole(text string, i int, name string) bool {
	if !strings.HasPrefix(text[i:], name) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i+len(name):])
	return !isWordRune(before) && !isWordRune(after)
}
