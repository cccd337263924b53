package reflection

import (
	"slices"
	"strings"
)

// longTerm is the fewest days of an event that is taken for a term: the day a
// term begins has its name as well.
const longTerm = 10

// DayKindOf is what an event of a school's own calendar says of its days, by
// its name and the categories it is filed under. False means that it says
// nothing about them, as most events do not: a trip, a concert, the day before
// a half-term.
func DayKindOf(name string, categories []string, days int) (DayKind, bool) {
	for _, c := range categories {
		if k := DayKind(folded(c)); slices.Contains(dayKinds(), k) {
			return k, true
		}
	}
	name = " " + strings.Join(strings.FieldsFunc(strings.ToLower(name), notALetter), " ") + " "
	has := func(phrases ...string) bool {
		return slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(name, " "+p+" ") })
	}
	switch {
	case has("before", "after", "break up", "breaks up", "begin", "begins", "start", "starts", "end", "ends", "return", "back", "reopens",
		"club", "camp", "homework", "revision", "trip"):
		return "", false
	case has("inset", "inset day", "staff training", "non pupil", "pupil free", "baker day"):
		return InsetDays, true
	case has("half term", "holiday", "holidays", "bank holiday", "school closed", "closed", "closure", "christmas break", "easter break"):
		return ClosedDays, true
	case has("report week", "reports week", "report writing", "reports due", "writing reports"):
		return ReportDays, true
	case has("term") && days >= longTerm:
		return TermDays, true
	}
	return "", false
}

func notALetter(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
