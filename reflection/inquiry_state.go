package reflection

import "fmt"

// InquiryState is where an inquiry stands. docs/inquiry.md draws the states;
// a test holds that it draws this table.
type InquiryState string

const (
	InquiryInvited   InquiryState = "invited"
	InquiryAgreed    InquiryState = "agreed"    // everybody said yes
	InquiryTrialling InquiryState = "trialling" // it has an aim, a when–then, and a lesson each
	InquiryReviewing InquiryState = "reviewing" // everybody has reported
	InquiryDecided   InquiryState = "decided"
	InquiryStopped   InquiryState = "stopped"
)

// InquiryStates lists them in their order.
func InquiryStates() []InquiryState {
	return []InquiryState{InquiryInvited, InquiryAgreed, InquiryTrialling, InquiryReviewing, InquiryDecided, InquiryStopped}
}

// InquiryEvent is something that happens to an inquiry.
type InquiryEvent string

const (
	EventAccept   InquiryEvent = "accept"
	EventDecline  InquiryEvent = "decline" // nobody is told
	EventLapse    InquiryEvent = "lapse"   // not everybody accepted in time: it goes on with enough, or not at all; or nobody went on with it
	EventSetUp    InquiryEvent = "set up"  // the aim, the when–then, one's own lesson
	EventPredict  InquiryEvent = "predict"
	EventGive     InquiryEvent = "give"      // what is swapped
	EventAnswer   InquiryEvent = "answer"    // what is swapped
	EventTakeBack InquiryEvent = "take back" // what one gave or answered oneself
	EventReport   InquiryEvent = "report"
	EventDecide   InquiryEvent = "decide"
	EventNote     InquiryEvent = "note"     // agree that it goes into the school's library
	EventTakeOut  InquiryEvent = "take out" // of it again
	EventStill    InquiryEvent = "still"
	EventStop     InquiryEvent = "stop"
	EventLeave    InquiryEvent = "leave" // a partner left, is deactivated or erased
)

// Actor is who may bring an event about.
type Actor string

const (
	AnInvitee Actor = "invitee" // has not answered yet
	AnInviter Actor = "inviter"
	APartner  Actor = "partner" // any of those who accepted
	TheClock  Actor = "clock"
)

// Transition is one thing that may happen in a state: who brings it about, and
// the states it can lead to. Where there are several, the first holds until
// everybody has done the same.
type Transition struct {
	From  InquiryState
	Event InquiryEvent
	By    Actor
	To    []InquiryState
}

// Transitions is everything that can happen to an inquiry. What is not here
// cannot.
func Transitions() []Transition {
	return []Transition{
		{InquiryInvited, EventAccept, AnInvitee, []InquiryState{InquiryInvited, InquiryAgreed}},
		{InquiryInvited, EventDecline, AnInvitee, []InquiryState{InquiryInvited}},
		{InquiryInvited, EventStop, AnInviter, []InquiryState{InquiryStopped}},
		{InquiryInvited, EventLapse, TheClock, []InquiryState{InquiryAgreed, InquiryStopped}},

		{InquiryAgreed, EventSetUp, APartner, []InquiryState{InquiryAgreed, InquiryTrialling}},
		{InquiryAgreed, EventStop, APartner, []InquiryState{InquiryStopped}},
		{InquiryAgreed, EventLapse, TheClock, []InquiryState{InquiryStopped}},
		{InquiryAgreed, EventLeave, TheClock, []InquiryState{InquiryAgreed, InquiryTrialling, InquiryStopped}},

		{InquiryTrialling, EventSetUp, APartner, []InquiryState{InquiryTrialling}},
		{InquiryTrialling, EventPredict, APartner, []InquiryState{InquiryTrialling}},
		{InquiryTrialling, EventGive, APartner, []InquiryState{InquiryTrialling}},
		{InquiryTrialling, EventAnswer, APartner, []InquiryState{InquiryTrialling}},
		{InquiryTrialling, EventTakeBack, APartner, []InquiryState{InquiryTrialling}},
		{InquiryTrialling, EventReport, APartner, []InquiryState{InquiryTrialling, InquiryReviewing}},
		{InquiryTrialling, EventStop, APartner, []InquiryState{InquiryStopped}},
		{InquiryTrialling, EventLapse, TheClock, []InquiryState{InquiryStopped}},
		{InquiryTrialling, EventLeave, TheClock, []InquiryState{InquiryTrialling, InquiryReviewing, InquiryStopped}},

		{InquiryReviewing, EventDecide, APartner, []InquiryState{InquiryDecided}},
		{InquiryReviewing, EventTakeBack, APartner, []InquiryState{InquiryReviewing}},
		{InquiryReviewing, EventStop, APartner, []InquiryState{InquiryStopped}},
		{InquiryReviewing, EventLapse, TheClock, []InquiryState{InquiryStopped}},
		{InquiryReviewing, EventLeave, TheClock, []InquiryState{InquiryReviewing, InquiryStopped}},

		{InquiryDecided, EventNote, APartner, []InquiryState{InquiryDecided}},
		{InquiryDecided, EventTakeOut, APartner, []InquiryState{InquiryDecided}},
		{InquiryDecided, EventTakeBack, APartner, []InquiryState{InquiryDecided}},
		{InquiryDecided, EventStill, APartner, []InquiryState{InquiryDecided}},

		{InquiryStopped, EventTakeBack, APartner, []InquiryState{InquiryStopped}},
	}
}

// can is ErrNotFound unless the event may happen to the inquiry now, brought
// about by that person.
func (q *Inquiry) can(event InquiryEvent, by MemberID) error {
	for _, t := range Transitions() {
		if t.From == q.State && t.Event == event && q.acts(by, t.By) {
			return nil
		}
	}
	return fmt.Errorf("%s in state %s: %w", event, q.State, ErrNotFound)
}

func (q *Inquiry) acts(by MemberID, as Actor) bool {
	side := q.side(by)
	switch {
	case side == nil:
		return false
	case as == AnInvitee:
		return side.Answer == NoReply
	case as == AnInviter:
		return side.Inviter
	}
	return as == APartner && side.Answer == Accepted
}
