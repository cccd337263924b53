package reflection

// Reason is something that people who work together have in common, or not,
// and that each of them knows or may know: what they picked for the other to
// see, and what stands in the staff list. "Why us?" is answered from these
// alone. Whom somebody avoids, what they wish for, and who else was there to be
// paired are no reasons, so that an answer gives none of it away.
type Reason string

const (
	SameFocus    Reason = "same focus"
	SamePhase    Reason = "same phase"
	SameSubject  Reason = "same subject"
	OtherPhase   Reason = "another phase"
	OtherSubject Reason = "another subject"
	FreeTogether Reason = "free together"
	NewTogether  Reason = "new together"
)

// Why lists what holds among all of a group, in the order in which it matters.
// It is empty where nothing does. Past are the groups they were in before this
// one.
func Why(group []Joiner, past []Group) []Reason {
	var reasons []Reason
	add := func(r Reason, holds func(a, b Joiner) bool) {
		if amongAll(group, holds) {
			reasons = append(reasons, r)
		}
	}
	last := lastTimes(Round{Past: past})
	add(SameFocus, shareFocus)
	add(SameSubject, func(a, b Joiner) bool { return a.Subject != "" && a.Subject == b.Subject })
	add(SamePhase, func(a, b Joiner) bool { return a.Phase != "" && a.Phase == b.Phase })
	add(FreeTogether, func(a, b Joiner) bool { return freeTogether(a.Member, b.Member) > 0 })
	add(NewTogether, func(a, b Joiner) bool { _, met := last[twoOf(a.ID, b.ID)]; return !met })
	add(OtherSubject, func(a, b Joiner) bool { return a.Subject != "" && b.Subject != "" && a.Subject != b.Subject })
	add(OtherPhase, func(a, b Joiner) bool { return a.Phase != "" && b.Phase != "" && a.Phase != b.Phase })
	return reasons
}

// amongAll reports whether something holds for every two of a group.
func amongAll(group []Joiner, holds func(a, b Joiner) bool) bool {
	for i, a := range group {
		for _, b := range group[:i] {
			if !holds(a, b) {
				return false
			}
		}
	}
	return len(group) > 1
}
