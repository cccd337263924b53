package reflection

import (
	"slices"
	"time"
)

// InquiryID names an inquiry.
type InquiryID string

// Inquiry is two or three people who each try something in a lesson of their
// own, and decide together what came of it.
type Inquiry struct {
	ID           InquiryID
	Organisation OrganisationID
	School       SchoolID // of who stands first; its key seals what they write together
	Round        Date     // first day of the half-term whose round brought them together; zero where one of them invited
	Template     TemplateID
	Focus        Focus // picked for it; partners see it; empty where a round found none in common
	State        InquiryState
	AnswersAt    time.Time // until then an invitation can be accepted; at this instant all hear
	Began        Date      // the first day of the trial
	DecidedOn    Date
	Decision     Decision
	Source       string        // what they read for it, as the template offers it
	Ingredients  []StatementID // what they say helped
	Aim          Private       // "so that pupils …"
	When, Then   Private       // what both will do
	Note         Private       // what they found, in at most MaxNoteWords
	InLibrary    bool          // all agreed that their school may read Note
	Sides        []Side        // who invited, if anybody did, stands first
	Revision     int
}

// Side is one person of an inquiry, as far as their partners may know.
type Side struct {
	Member   MemberID
	Inviter  bool
	Answer   Reply
	Lesson   Date // in which they try it
	Gave     bool // a task, in a swap
	Answered bool // one, in a swap
	Reported bool // what happened in it
	Agrees   bool // that Note goes into the school's library
	Still    Still
}

// Reply is what somebody said to an invitation.
type Reply string

const (
	NoReply  Reply = ""
	Accepted Reply = "accepted"
	Refusing Reply = "declined" // nobody is told
)

// Decision is what partners do with what they tried. None of them is a mark.
type Decision string

const (
	Adopt   Decision = "adopt"
	Adapt   Decision = "adapt"
	Abandon Decision = "abandon"
)

// Decisions lists them in the order they are offered.
func Decisions() []Decision { return []Decision{Adopt, Adapt, Abandon} }

// Still is the one tap six weeks later.
type Still string

const (
	StillUsing  Still = "using"
	StillOwnWay Still = "changed"
	StillNot    Still = "stopped"
)

// Stills lists them in the order they are offered.
func Stills() []Still { return []Still{StillUsing, StillOwnWay, StillNot} }

// Trial is what one person wrote of an inquiry: theirs alone until everybody
// has reported.
type Trial struct {
	Organisation OrganisationID
	Inquiry      InquiryID
	Author       MemberID
	Prediction   Private
	Outcome      Private
	Revision     int
}

const (
	// MaxAim is the most characters of an aim, and of each half of the
	// when–then.
	MaxAim = 300
	// MaxNoteWords is the most words of a note for the school's library.
	MaxNoteWords = 150
)

// side is the person's place in the inquiry; nil if they have none.
func (q *Inquiry) side(m MemberID) *Side {
	for i := range q.Sides {
		if q.Sides[i].Member == m {
			return &q.Sides[i]
		}
	}
	return nil
}

// all reports whether something is so of every side.
func (q Inquiry) all(is func(Side) bool) bool {
	return len(q.Sides) > 1 && !slices.ContainsFunc(q.Sides, func(s Side) bool { return !is(s) })
}

func (q Inquiry) everybodyAccepted() bool {
	return q.all(func(s Side) bool { return s.Answer == Accepted })
}
func (q Inquiry) everybodyReported() bool { return q.all(func(s Side) bool { return s.Reported }) }
func (q Inquiry) everybodyAgrees() bool   { return q.all(func(s Side) bool { return s.Agrees }) }

// ready reports whether it has what it needs to begin.
func (q Inquiry) ready() bool {
	return !q.Aim.Blank() && !q.When.Blank() && !q.Then.Blank() && q.all(func(s Side) bool { return !s.Lesson.IsZero() })
}

// at is the inquiry as it stands for those who are still here. A partner who has
// gone is left out, and it goes on if as many are left as it takes, and somebody
// goes on with it. An invitation says nothing of who has gone or what anybody
// said: at AnswersAt it goes on with those who accepted, if they are enough, and
// is over otherwise, or when who invited has gone. Of a round's nobody has
// invited.
func (q Inquiry) at(now time.Time, least int, here func(MemberID) bool) Inquiry {
	if q.State == InquiryInvited {
		return q.answered(now, least, here)
	}
	q.Sides = slices.DeleteFunc(slices.Clone(q.Sides), func(s Side) bool { return !here(s.Member) })
	if !q.live() {
		return q
	}
	q.State = q.settled()
	alone := len(q.Sides) < 2 || len(q.Sides) < least && q.State != InquiryReviewing // once all have reported, two can decide
	if alone || q.forgotten(DateOf(now, time.UTC)) {
		q.State = InquiryStopped
	}
	return q
}

// answered is what becomes of an invitation.
func (q Inquiry) answered(now time.Time, least int, here func(MemberID) bool) Inquiry {
	on := slices.DeleteFunc(slices.Clone(q.Sides), func(s Side) bool { return s.Answer != Accepted || !here(s.Member) })
	switch {
	case q.Round.IsZero() && !slices.ContainsFunc(on, func(s Side) bool { return s.Inviter }):
		q.State = InquiryStopped
	case now.Before(q.AnswersAt):
	case len(on) < least:
		q.State = InquiryStopped
	default:
		q.State, q.Sides = InquiryAgreed, on
	}
	return q
}

// settled is the state that an inquiry comes to by what its sides have done.
func (q Inquiry) settled() InquiryState {
	switch {
	case q.State == InquiryInvited && q.everybodyAccepted():
		return InquiryAgreed
	case q.State == InquiryAgreed && q.ready():
		return InquiryTrialling
	case q.State == InquiryTrialling && q.everybodyReported():
		return InquiryReviewing
	}
	return q.State
}
