package reflection

import (
	"slices"
	"strings"
	"time"
)

// VisitID names a visit.
type VisitID string

// Visit is ten minutes at most of a colleague's lesson, to learn from it.
// Nobody is rated. It holds no words: those are VisitWords.
type Visit struct {
	ID           VisitID
	Organisation OrganisationID
	Observer     MemberID // who learns; empty once erased
	Host         MemberID // whose lesson it is; empty once erased
	State        VisitState
	AskedAt      time.Time
	AnswersBy    time.Time // without a yes by then, it is over, and reads the same whatever the reason
	Declined     bool      // the host would rather not; the observer is not told
	Starts       time.Time // zero until a time is agreed
	Sequence     int       // grows with every change of an agreed time, for calendars
	Thanked      bool
	Onward       Onward
	Revision     int
}

// VisitState is how far a visit has come. None of them is a judgement.
type VisitState string

const (
	VisitAsked     VisitState = "asked"
	VisitAgreed    VisitState = "agreed"
	VisitDone      VisitState = "done"
	VisitCancelled VisitState = "cancelled"
)

const (
	// VisitLasts is the most that a visit takes.
	VisitLasts = 10 * time.Minute
	// visitAnswers is how many school days the host has to answer.
	visitAnswers = 10
	// visitNotes is for how many days after it an agreed visit can be written
	// about before it counts as done.
	visitNotes = 14
)

// Ends is when the visitor has gone; zero while no time is agreed.
func (v Visit) Ends() time.Time {
	if v.Starts.IsZero() {
		return v.Starts
	}
	return v.Starts.Add(VisitLasts)
}

// overlaps reports whether two agreed visits have a moment in common.
func (v Visit) overlaps(starts time.Time) bool {
	return v.State == VisitAgreed && v.Starts.Before(starts.Add(VisitLasts)) && starts.Before(v.Ends())
}

// at is the visit as it stands at now. An ask is over at AnswersBy, and at once
// when its observer has gone; that the host has gone shows in nothing. Gone
// says that a person is not there any more on a day.
func (v Visit) at(now time.Time, gone func(MemberID, time.Time) bool) Visit {
	switch {
	case v.State == VisitAsked && (!now.Before(v.AnswersBy) || gone(v.Observer, now)):
		v.State = VisitCancelled
	case v.State != VisitAgreed:
	case gone(v.Observer, v.Starts) || gone(v.Host, v.Starts):
		v.State = VisitCancelled
	case now.After(v.Starts.AddDate(0, 0, visitNotes)):
		v.State = VisitDone
	}
	return v
}

// partner is the other person of the visit.
func (v Visit) partner(m MemberID) MemberID {
	if m == v.Host {
		return v.Observer
	}
	return v.Host
}

// relation is what one person of a visit is to the other who wrote about it.
func (v Visit) relation(by, author MemberID) Relation {
	switch {
	case by == author:
		return Self
	case by != "" && by == v.Observer && author == v.Host:
		return VisitorOf
	case by != "" && by == v.Host && author == v.Observer:
		return HostOf
	}
	return Outsider
}

// VisitWords is what one of the two wrote about a visit, sealed with their own
// key: the host what to look at, the observer what they noticed and learned.
type VisitWords struct {
	Organisation OrganisationID
	Visit        VisitID
	Author       MemberID
	Focus        Private              // the host's
	Noticed      []NoticeID           // the observer's taps
	Lines        map[NoticeID]Private // the observer's, about the host's lesson
	Learned      Private              // the observer's, about their own teaching
	Revision     int
}

// Notice is one of the five things a visitor may look for.
type Notice struct {
	ID   NoticeID
	Text string
}

// NoticeID names one of them.
type NoticeID string

// Notices lists the five, in the order they are offered (the ECT elective
// self-study on assessment and feedback).
func Notices() []Notice {
	return []Notice{
		{"checking", "Assessment used in real time"},
		{"adapting", "Purposeful adaptation"},
		{"feedback", "Pupils engaging with feedback"},
		{"routines", "Embedded routines"},
		{"reflecting", "Reflecting in action"},
	}
}

// AboutLesson is what the observer noticed as the host would read it; blank
// where they noticed nothing. It holds nothing of Learned.
func (w VisitWords) AboutLesson() Private {
	var lines []string
	for _, n := range Notices() {
		line := w.Lines[n.ID]
		switch {
		case !line.Blank():
			lines = append(lines, n.Text+": "+line.Reveal())
		case slices.Contains(w.Noticed, n.ID):
			lines = append(lines, n.Text+".")
		}
	}
	return Private(strings.Join(lines, "\n"))
}
