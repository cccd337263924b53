package reflection

import (
	_ "embed" // the people
	"strings"
)

// publicPeople are people and characters whom lessons, assemblies and staff
// rooms speak of by their full name, written down from general knowledge: lower
// case, one a line. Given name alone, each may be anybody's.
//
//go:embed guard_people.txt
var publicPeople string

// peoplePhrases are the names as phrases.
func peoplePhrases() []string { return strings.Split(strings.TrimSpace(publicPeople), "\n") }
