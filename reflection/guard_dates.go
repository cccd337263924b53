package reflection

import (
	"strconv"
	"strings"
)

// Pupils of today were born in these years; a full date in them is taken for a
// date of birth. Any date counts where birth is spoken of.
const (
	oldestPupil   = 2004
	youngestPupil = 2024
)

// birthDate finds 12/03/2012, 2012-03-12, 3 March 2014 and March 3, 2014.
func (r *namesReader) birthDate(i int) int {
	n, year := r.dateAt(i)
	if n == 0 {
		return 0
	}
	if year >= oldestPupil && year <= youngestPupil || r.birthNear(i) {
		return n
	}
	return 0
}

// dateAt is how many words at i make up a date, and its year: 0 if it has none.
func (r *namesReader) dateAt(i int) (n, year int) {
	a, b, c := r.numberAt(i, i), r.numberAt(i+1, i), r.numberAt(i+2, i)
	if sep := r.between(i, i+1); b > 0 && c > 0 && strings.Contains("/.-", sep) && sep != "" && r.between(i+1, i+2) == sep {
		switch {
		case isDay(a) && isDay(b) && c < 100:
			return 3, 2000 + c
		case isDay(a) && isDay(b) && isYear(c):
			return 3, c
		case isYear(a) && isDay(b) && isDay(c):
			return 3, a
		}
	}
	switch {
	case a > 0 && r.isMonth(i+1, i):
		return r.withYear(i, 2, isDay(a))
	case a > 0 && r.at(i+1, i).low == "of" && r.isMonth(i+2, i):
		return r.withYear(i, 3, isDay(a))
	case b > 0 && r.isMonth(i, i):
		return r.withYear(i, 2, isDay(b))
	}
	return 0, 0
}

// withYear adds the year to a date of n words, if one follows.
func (r *namesReader) withYear(i, n int, ok bool) (words, year int) {
	if !ok {
		return 0, 0
	}
	if y := r.numberAt(i+n, i); isYear(y) {
		return n + 1, y
	}
	return n, 0
}

// numberAt reads 12, 2012 and 3rd; 0 is no number.
func (r *namesReader) numberAt(i, of int) int {
	s := r.at(i, of).low
	if s == "" || s[0] < '0' || s[0] > '9' {
		return 0
	}
	for _, ending := range []string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, ending)
	}
	if len(s) > 4 {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

func isDay(n int) bool  { return n >= 1 && n <= 31 }
func isYear(n int) bool { return n >= 1900 && n <= 2100 }

func (r *namesReader) isMonth(i, of int) bool { return months[r.at(i, of).low] }

// birthNear reports whether birth is spoken of in the words before or after.
func (r *namesReader) birthNear(i int) bool {
	for j := i - 5; j < i+6; j++ {
		if births[r.at(j, i).low] {
			return true
		}
	}
	return r.at(i-3, i).low == "d" && r.at(i-2, i).low == "o" && r.at(i-1, i).low == "b"
}

var (
	births = setOf("born birth dob birthday birthdate")
	months = setOf(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec`)
)
