package reflection

import (
	"errors"
	"fmt"
)

// Relation is what the person acting is to the person whose thing it is.
type Relation string

const (
	Self     Relation = "self"     // it is their own
	MentorOf Relation = "mentorof" // they are that person's mentor now
	Peer     Relation = "peer"     // both are of the same organisation
	Outsider Relation = "outsider" // they are not
	Partner  Relation = "partner"  // both are in the inquiry
	Revealed Relation = "revealed" // and everybody in it has done the same: given, answered or reported

	VisitorOf Relation = "visitorof" // they visit that person's lesson
	HostOf    Relation = "hostof"    // that person visits theirs
)

// Relations lists every relation there is.
func Relations() []Relation {
	return []Relation{Self, MentorOf, Peer, Outsider, Partner, Revealed, VisitorOf, HostOf}
}

// Operation is something a person can ask for.
type Operation string

const (
	WriteJournal Operation = "write journal" // start, answer, edit, delete, plan
	ReadJournal  Operation = "read journal"
	ShareText    Operation = "share" // draft, share, take back
	ReadShare    Operation = "read share"
	OpenNote     Operation = "open note" // the mentor's note before a meeting
	TapMeeting   Operation = "tap meeting"
	TellLost     Operation = "tell lost" // a coordinator, that meetings keep being lost
	OwnSettings  Operation = "settings"  // welcome, slot, pause

	KeepJournalWeek Operation = "journal week" // choose one, and stop it
	SeeContact      Operation = "contact"      // whom to tell about a worry for a child
	SetUp           Operation = "set up"       // schools, people, calendar, safeguarding
	ReadTheory      Operation = "read theory"  // the school's own theory of action
	SeeTotals       Operation = "totals"       // counts that name nobody

	PrepareMeeting Operation = "prepare meeting" // of the half-term, at a school

	AnswerEvaluation Operation = "evaluate"   // three questions about Plenary
	SeeEvaluation    Operation = "evaluation" // what everybody said of it, in counts that name nobody

	JoinRound       Operation = "join rounds"   // in which people are paired
	InviteColleague Operation = "invite"        // to an inquiry
	WorkTogether    Operation = "work together" // on an inquiry
	ReadTrial       Operation = "read trial"    // a prediction, and what happened
	ReadPiece       Operation = "read piece"    // a task, or an answer to it, in a swap

	ReadYearLine Operation = "read year line" // at a check point, of those that are shown

	OwnVisit       Operation = "visit"       // see, agree, move, cancel, write about
	AskVisit       Operation = "ask visit"   // whose lesson it would be
	ReadFocus      Operation = "visit focus" // what a host would like looked at
	ReadVisitNotes Operation = "visit notes" // what a visitor noticed, once it is shown
	LetNotesOn     Operation = "notes on"    // to one person more
)

// Operations lists every operation there is.
func Operations() []Operation {
	return []Operation{WriteJournal, ReadJournal, ShareText, ReadShare, OpenNote, TapMeeting, TellLost, OwnSettings, KeepJournalWeek, SeeContact, SetUp, ReadTheory, SeeTotals,
		PrepareMeeting, AnswerEvaluation, SeeEvaluation,
		JoinRound, InviteColleague, WorkTogether, ReadTrial, ReadPiece, ReadYearLine,
		OwnVisit, AskVisit, ReadFocus, ReadVisitNotes, LetNotesOn}
}

// may is the one table of who may do what. Everyone keeps a journal, and
// nobody reads another's; a mentor reads what was shared with them; a
// coordinator sets things up and reads nothing anyone wrote. Partners in an
// inquiry read each other's trials once all of them have reported, and what they
// swap once all of them have given it. In an inquiry of a year they read the
// lines that each chose to show.
func may(role Role, rel Relation, op Operation) bool {
	switch op {
	case WriteJournal, ReadJournal, OwnSettings, AnswerEvaluation:
		return rel == Self
	case ShareText, TellLost, KeepJournalWeek:
		return rel == Self && role == ECT
	case ReadShare, OpenNote:
		return rel == MentorOf && role == Mentor
	case TapMeeting:
		return rel == Self && role == ECT || rel == MentorOf && role == Mentor
	case SeeContact, ReadTheory, PrepareMeeting, SeeEvaluation:
		return rel != Outsider
	case OwnVisit:
		return rel == Self
	case AskVisit: // never a mentor: that would be another kind of observing
		return rel == Peer
	case ReadFocus:
		return rel == VisitorOf
	case ReadVisitNotes, LetNotesOn:
		return rel == HostOf
	case SetUp, SeeTotals:
		return role == Coordinator && rel != Outsider
	case JoinRound:
		return rel == Self && role != Coordinator
	case InviteColleague:
		return rel == Peer && role != Coordinator
	case WorkTogether:
		return (rel == Partner || rel == Revealed) && role != Coordinator
	case ReadYearLine:
		return rel == Self || rel == Partner && role != Coordinator
	case ReadTrial, ReadPiece:
		return rel == Self || rel == Revealed && role != Coordinator
	}
	return false
}

// relation is what by is to the owner of a thing. A mentor is one no more once
// either of the two has left.
func (s *Service) relation(by, owner Member) Relation {
	switch {
	case by.Organisation != owner.Organisation:
		return Outsider
	case by.ID == owner.ID:
		return Self
	case owner.Mentor == by.ID && !s.hasLeft(by) && !s.hasLeft(owner):
		return MentorOf
	}
	return Peer
}

// hasLeft reports whether the person's last day has passed.
func (s *Service) hasLeft(m Member) bool {
	return !m.Leaves.IsZero() && DateOf(s.Now(), ZoneOf(m, School{})).After(m.Leaves)
}

// allowed is ErrForbidden unless one of the person's roles may do it.
func allowed(by Member, rel Relation, op Operation) error {
	for _, r := range by.Roles {
		if may(r, rel, op) {
			return nil
		}
	}
	return fmt.Errorf("%s as %s: %w", op, rel, ErrForbidden)
}

func isStale(err error) bool    { return errors.Is(err, ErrStale) }
func isMissing(err error) bool  { return errors.Is(err, ErrNotFound) }
func isRepeated(err error) bool { return errors.Is(err, ErrExists) }
