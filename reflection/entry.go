package reflection

import (
	"maps"
	"slices"
	"time"
)

// Entry is one reflection in one person's private journal. Only its author can
// read it; the text inside is sealed with the author's key.
type Entry struct {
	ID           EntryID
	Organisation OrganisationID
	Author       MemberID
	Length       Length
	StartedAt    time.Time
	Finished     bool
	Middle       Stage // the middle question of a short entry; empty in a full cycle
	Answers      map[Stage]Answer
	Clips        []FileID
	Spoken       map[FileID]Stage // the stage that a clip answers
	Tags         Tags             // what its author says it is about
	WavedOn      bool             // its author would not read it again: it is offered no more
	Revision     int              // of the record: 0 before it is first kept
}

// Answer is what stands at one stage of an entry.
type Answer struct {
	Stem     StemID // the question that was asked
	Text     Private
	Revision int // grows by one with each change; 0 means not answered yet
}

// Empty reports whether nothing was ever written or spoken in the entry.
func (e Entry) Empty() bool {
	for _, a := range e.Answers {
		if !a.Text.Blank() {
			return false
		}
	}
	return len(e.Clips) == 0
}

// Asks lists the stages this entry asks about, in order. A short one asks about
// three, a line about one, and both about those that were answered beside them
// (OneMore).
func (e Entry) Asks() []Stage {
	if e.Length != TwoMinutes && e.Length != OneLine {
		return Stages()
	}
	return slices.DeleteFunc(Stages(), func(s Stage) bool {
		asked := s == Description || s == e.Middle || s == ActionPlan && e.Length == TwoMinutes
		return !asked && e.Answers[s].Revision == 0
	})
}

// Next is the first stage after the given one that has no answer, then the
// first before it; false means every stage is answered. An empty stage starts
// from the top.
func (e Entry) Next(after Stage) (Stage, bool) {
	asks := e.Asks()
	start := 0
	for i, s := range asks {
		if s == after {
			start = i + 1
		}
	}
	for i := range asks {
		if s := asks[(start+i)%len(asks)]; e.Answers[s].Revision == 0 && s != after {
			return s, true
		}
	}
	return "", false
}

// After is the stage that follows one in the entry's own order, answered or
// not: who went back goes through them again. After the last it is the first
// without an answer; false means there is none.
func (e Entry) After(stage Stage) (Stage, bool) {
	asks := e.Asks()
	if at := slices.Index(asks, stage) + 1; at < len(asks) {
		return asks[at], true
	}
	return e.Next("")
}

// Before is the stage that one follows in the entry's own order; false for the
// first.
func (e Entry) Before(stage Stage) (Stage, bool) {
	asks := e.Asks()
	if at := slices.Index(asks, stage) - 1; at >= 0 {
		return asks[at], true
	}
	return "", false
}

// clone copies the entry deeply enough to change its answers.
func (e Entry) clone() Entry {
	answers := make(map[Stage]Answer, len(e.Answers)+1)
	maps.Copy(answers, e.Answers)
	e.Answers = answers
	e.Clips = append([]FileID(nil), e.Clips...)
	spoken := make(map[FileID]Stage, len(e.Spoken)+1)
	maps.Copy(spoken, e.Spoken)
	e.Spoken = spoken
	e.Tags.Statements = append([]StatementID(nil), e.Tags.Statements...)
	return e
}

// File is a clip someone spoke or uploaded, readable only by its owner.
type File struct {
	ID           FileID
	Organisation OrganisationID
	Owner        MemberID
	Entry        EntryID
	Type         string // media type, such as audio/webm
	Body         Private
	Revision     int
}

// MaxClip is the most bytes one clip may have: about ten minutes of speech.
const MaxClip = 10 << 20
