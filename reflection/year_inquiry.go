package reflection

import (
	"slices"
	"strings"
	"time"
)

// YearInquiryID names an inquiry that lasts a year.
type YearInquiryID string

// YearInquiry is people of an organisation, at several schools and in whatever
// chats, who follow one question over a school year. Each half-term has a check
// point, at which each writes a line of their own. One of them in turn says
// which smaller question it looks at.
type YearInquiry struct {
	ID           YearInquiryID
	Organisation OrganisationID
	School       SchoolID // of who started it; its key seals the questions
	Question     Private
	Parts        []Private // the smaller questions
	AnswersAt    time.Time // until then people can say yes; at this instant all of those hear
	Ends         Date      // the last day of its school year
	Seats        []Seat    // who started it first
	Picked       []Pick    // by those whose turn it was
	Revision     int
}

// Seat is one person of an inquiry that lasts a year. They take turns in this
// order.
type Seat struct {
	Member  MemberID
	Started bool // they asked the others
	Answer  Reply
}

// Left is somebody who said yes, and no longer takes part. Nobody is told.
const Left Reply = "left"

// Pick is what a check point looks at, as whose turn it was picked it.
type Pick struct {
	Point int // its half-term, from 1
	Part  int // the smaller question, from 1; 0 is the whole question
}

const (
	// MaxSeats is how many people take part in an inquiry of a year at most.
	MaxSeats = 12
	// MaxParts is how many smaller questions it has: one for each half-term.
	MaxParts = 6
	// MaxYearQuestion is the most characters of the question, and of a smaller
	// one.
	MaxYearQuestion = 300
	// MaxYearLine is the most characters of a line at a check point.
	MaxYearLine = 200
)

// YearStage is where an inquiry of a year stands.
type YearStage string

const (
	YearAsked   YearStage = "asked" // those who are asked can still say yes
	YearRunning YearStage = "running"
	YearOver    YearStage = "over"    // the school year has ended
	YearStopped YearStage = "stopped" // fewer than two are left
)

// seat is the person's place; nil if they have none.
func (q *YearInquiry) seat(m MemberID) *Seat {
	for i := range q.Seats {
		if q.Seats[i].Member == m {
			return &q.Seats[i]
		}
	}
	return nil
}

// year is an inquiry of a year with what it depends on.
type year struct {
	YearInquiry
	terms   Terms // by which its half-terms are counted
	people  map[MemberID]Member
	here    func(Member) bool
	avoided map[MemberID][]MemberID // by those who have not answered
}

// members are those who said yes and are still here, in the order of their
// turns.
func (y year) members() (ids []MemberID) {
	for _, s := range y.Seats {
		if s.Answer == Accepted && y.here(y.people[s.Member]) {
			ids = append(ids, s.Member)
		}
	}
	return ids
}

func (y year) has(m MemberID) bool { return slices.Contains(y.members(), m) }

// stage is where it stands. Nobody has to do anything for that: it is worked
// out from who is here and what day it is. An invitation tells nothing of what
// anybody said before its time is over.
func (y year) stage(now time.Time) YearStage {
	switch {
	case now.Before(y.AnswersAt):
		return YearAsked
	case DateOf(now, ZoneOf(Member{}, School{})).After(y.Ends):
		return YearOver
	case len(y.members()) < 2:
		return YearStopped
	}
	return YearRunning
}

// starter is who asked the others; false once they have gone.
func (y year) starter() (Member, bool) {
	for _, s := range y.Seats {
		if s.Started && s.Answer == Accepted {
			m := y.people[s.Member]
			return m, y.here(m)
		}
	}
	return Member{}, false
}

// keepsAway reports whether somebody who has not answered would rather not work
// with one of the others. They are never asked.
func (y year) keepsAway(m MemberID) bool {
	return slices.ContainsFunc(y.Seats, func(s Seat) bool { return slices.Contains(y.avoided[m], s.Member) })
}

// asks reports whether the person can still say yes.
func (y year) asks(m MemberID, now time.Time) bool {
	s := y.seat(m)
	return s != nil && s.Answer == NoReply && y.stage(now) == YearAsked && !y.keepsAway(m)
}

// leads is whose turn a check point is, the first being turn 0: each in their
// order, and then round. In the place of somebody who has gone by its day it is
// the next one's. Empty means that nobody is left.
func (y year) leads(turn int, on Date) MemberID {
	var took []MemberID
	for _, s := range y.Seats {
		if s.Answer == Accepted || s.Answer == Left {
			took = append(took, s.Member)
		}
	}
	members := y.members()
	for i := range took {
		id := took[(turn+i)%len(took)]
		if leaves := y.people[id].Leaves; slices.Contains(members, id) && (leaves.IsZero() || !leaves.Before(on)) {
			return id
		}
	}
	return ""
}

// part is the smaller question of a pick; blank for the whole question.
func (q YearInquiry) part(p Pick) Private {
	if p.Part < 1 || p.Part > len(q.Parts) {
		return ""
	}
	return q.Parts[p.Part-1]
}

// picked is what a check point looks at: what was picked for it, else the
// smaller questions in turn.
func (q YearInquiry) picked(point, turn int) Pick {
	for _, p := range q.Picked {
		if p.Point == point {
			return p
		}
	}
	if len(q.Parts) == 0 {
		return Pick{Point: point}
	}
	return Pick{Point: point, Part: turn%len(q.Parts) + 1}
}

// readParts takes smaller questions apart: one a line.
func readParts(text Private) (parts []Private) {
	for line := range strings.SplitSeq(Clean(text).Reveal(), "\n") {
		if p := Clean(Private(line)); !p.Blank() {
			parts = append(parts, p)
		}
	}
	return parts
}
