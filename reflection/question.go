package reflection

import (
	"cmp"
	"slices"
)

// StemID names one question stem, such as "description/pupils-understood". It
// is a reference, not private text: a delivery may carry it.
type StemID string

// Stem is one way of asking about a stage.
type Stem struct {
	ID    StemID
	Stage Stage
	Text  string
}

// Stems lists the stems of a stage. It is empty for a stage there is not; for
// every other it has at least ten.
func Stems(stage Stage) []Stem { return slices.Clone(stemsOf[stage]) }

// StemByID finds a stem; false means there is none of that ID (any more).
func StemByID(id StemID) (Stem, bool) {
	s, ok := stemByID[id]
	return s, ok
}

// choose is Library.Choose among these stems, in the order of a seed.
func choose(stems []Stem, used []StemID, seed string) Stem {
	stems = inOrderOf(seed, stems)
	if len(stems) == 0 {
		return Stem{}
	}
	stems = startingAfter(latest(stems, used), stems)
	return slices.MaxFunc(stems, func(a, b Stem) int { return ago(a, used) - ago(b, used) })
}

// inOrderOf shuffles by hash, not by a generator: a stem added in a later
// release then leaves the others in the order they had.
func inOrderOf(seed string, stems []Stem) []Stem {
	begun := hashOn(hashBegins, seed+"/")
	places := make(map[StemID]uint64, len(stems))
	for _, s := range stems {
		places[s.ID] = hashOn(begun, string(s.ID))
	}
	slices.SortFunc(stems, func(a, b Stem) int { return cmp.Compare(places[a.ID], places[b.ID]) })
	return stems
}

// hashOn goes on with a hash (FNV-1a): the standard library's cannot be gone on
// with from the middle, and everybody's stems share a beginning.
func hashOn(h uint64, text string) uint64 {
	const prime = 1099511628211
	for i := range len(text) {
		h = (h ^ uint64(text[i])) * prime
	}
	return h
}

const hashBegins uint64 = 14695981039346656037

// latest is the index of the stem used most recently, or -1.
func latest(stems []Stem, used []StemID) int {
	for _, id := range used {
		if i := slices.IndexFunc(stems, func(s Stem) bool { return s.ID == id }); i >= 0 {
			return i
		}
	}
	return -1
}

// startingAfter turns the order so that it goes on where it stopped. Beginning
// from the top each time would never reach the stems beyond the sixth week.
func startingAfter(i int, stems []Stem) []Stem {
	return append(slices.Clone(stems[i+1:]), stems[:i+1]...)
}

// ago is how many questions back the stem was last used; unused is furthest.
func ago(s Stem, used []StemID) int {
	if i := slices.Index(used, s.ID); i >= 0 {
		return i
	}
	return len(used)
}

// FreshQuestion is a question a mentor can ask at a meeting: open, coaching,
// never judging. Any n will do; it goes round, and neighbours differ.
func FreshQuestion(n int) string {
	i := n % len(freshQuestions)
	if i < 0 {
		i += len(freshQuestions)
	}
	return freshQuestions[i]
}

var freshQuestions = []string{
	"What would you like to see more of from your pupils next week?",
	"What are you most pleased with since we last met?",
	"Which moment this week would you most like to have again?",
	"What did your pupils teach you this week?",
	"How did you find out what they had understood?",
	"What is one thing you are curious about in your teaching?",
	"Which pupils are hardest for you to read, and what might help?",
	"What would make next week a little easier for you?",
	"What did you change in the middle of a lesson, and what did you see?",
	"When do your pupils work hardest, and what do you do just before?",
	"What feedback did pupils use this week, and what made it useful?",
	"What have you tried that you would tell a friend about?",
	"What would you like to try if nothing could go wrong?",
	"Which routine is nearly there, and what is the next small step?",
	"What do you want pupils to be able to do by half-term?",
	"What is going better now than a month ago?",
	"What are you still puzzling over?",
	"Whose lesson would you like to see for ten minutes, and what for?",
	"What do you need from me this week?",
	"Which part of your planning takes longest, and what could go?",
	"How do pupils know what good work looks like in your room?",
	"What do you notice about the start of your lessons?",
	"What does a wrong answer tell you, and what do you do next?",
	"When did you feel most like the teacher you want to be?",
	"What would your pupils say helps them learn with you?",
	"What is one thing you could stop doing?",
	"How are you looking after yourself at the moment?",
	"What shall we look for, so we know it is working?",
	"Which decision this week felt hard, and how did you make it?",
	"What else is on your mind?",
}
