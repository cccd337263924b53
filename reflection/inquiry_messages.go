package reflection

import (
	"fmt"
	"strings"
	"time"
)

// What the bot starts about an inquiry. Each message is queued with the state
// that it belongs to, and looked at again when it is due: what is no longer so
// is dropped, and what the calendar moved is put off.

// InquiryNote is what one of these messages is about.
type InquiryNote string

const (
	NoteInvited   InquiryNote = "invited" // somebody asks
	NoteOver      InquiryNote = "over"    // not everybody accepted in time
	NoteAgreed    InquiryNote = "agreed"  // everybody did
	NoteBegan     InquiryNote = "began"
	NoteReveal    InquiryNote = "reveal"     // everybody has reported
	NoteSwapped   InquiryNote = "swapped"    // what is swapped can be read
	NoteTakenBack InquiryNote = "taken-back" // what is swapped cannot be read any more
	NoteAnswered  InquiryNote = "answered"   // everybody has answered it
	NoteDecided   InquiryNote = "decided"
	NoteEnded     InquiryNote = "ended"
	NoteFollow    InquiryNote = "follow" // six weeks later
)

// noteAt is the note of a step of the trial, by which a week's question comes
// to those who get no weekly prompt.
func noteAt(do StepKind) InquiryNote {
	if do == StepFollow {
		return NoteFollow
	}
	return InquiryNote("step-" + string(do))
}

// step is what noteAt was given, if it was.
func (n InquiryNote) step() (StepKind, bool) {
	do, is := strings.CutPrefix(string(n), "step-")
	return StepKind(do), is
}

// newsOn is what the others hear when an inquiry comes to a state.
var newsOn = map[InquiryState]InquiryNote{
	InquiryAgreed: NoteAgreed, InquiryTrialling: NoteBegan, InquiryReviewing: NoteReveal,
	InquiryDecided: NoteDecided, InquiryStopped: NoteEnded,
}

// messages are the deliveries that follow from what by did: news for the
// others at once, and what is asked of people at its time.
func (j joint) messages(by MemberID) []Record {
	var all []Record
	for _, side := range j.Sides {
		o, here := j.outlooks[side.Member]
		if !here {
			continue
		}
		if news := j.news(); news != "" && side.Member != by {
			all = append(all, j.tell(o, news)...)
		}
		if j.State == InquiryInvited && side.Answer == Accepted { // the answer to what they did
			all = append(all, j.message(o, NewsKind, NoteOver, j.AnswersAt))
		}
		if j.stood == InquiryInvited && j.State == InquiryAgreed { // they need not wait for it
			all = append(all, Unqueued{To: side.Member, Kinds: []Kind{NewsKind}, Ref: j.ref(NoteOver)})
		}
		for note, at := range j.asks(o, side) {
			all = append(all, j.message(o, PairKind, note, at))
		}
	}
	return all
}

// news is what the others hear at once; an invitation that was taken back is
// none, nor is what they hear at AnswersAt.
func (j joint) news() InquiryNote {
	if j.tells != "" {
		return j.tells
	}
	known := j.kept
	if known == InquiryInvited {
		known = j.stood
	}
	if j.State == known || known == InquiryInvited && j.State == InquiryStopped {
		return ""
	}
	return newsOn[j.State]
}

// tell is news for one person. That something opened in a swap, or was taken
// back, can be so more than once, and takes the place of what they have not
// heard yet.
func (j joint) tell(o outlook, news InquiryNote) []Record {
	d := j.message(o, NewsKind, news, o.now)
	if j.tells == "" {
		return []Record{d}
	}
	d.Key += fmt.Sprintf("/%d", j.Revision)
	var all []Record
	for _, before := range []InquiryNote{NoteSwapped, NoteTakenBack} {
		all = append(all, Unqueued{To: o.Member.ID, Kinds: []Kind{NewsKind}, Ref: j.ref(before)})
	}
	return append(all, d)
}

// asks are the messages that wait for one person in the state the inquiry is
// in, and when they are due.
func (j joint) asks(o outlook, side Side) map[InquiryNote]time.Time {
	due := map[InquiryNote]time.Time{}
	switch {
	case j.State == InquiryInvited && side.Answer == NoReply && j.kept == "" && !j.keepsAway(side.Member):
		due[NoteInvited] = j.asksAt(o)
	case j.State == InquiryTrialling && j.kept != InquiryTrialling && !o.Member.Is(ECT):
		for _, step := range j.template.Steps {
			if step.Do == StepNudge || step.Do == StepReport || step.Do == StepMeet {
				due[noteAt(step.Do)] = j.timeOf(o, step)
			}
		}
	case j.State == InquiryDecided && j.kept != InquiryDecided:
		due[NoteFollow] = j.timeOf(o, j.template.step(StepFollow))
	}
	return due
}

// timeOf is when somebody hears of a step: on its day, or their next one in.
func (j joint) timeOf(o outlook, step TemplateStep) time.Time {
	day := j.dayOf(step, j.weeks())
	if day.IsZero() {
		return time.Time{}
	}
	return o.here(day).At(stepAt, o.Zone)
}

// message is one delivery about the inquiry, on the person's next day in.
func (j joint) message(o outlook, k Kind, note InquiryNote, at time.Time) Delivery {
	d := Delivery{Key: fmt.Sprintf("%s/%s/%s/%s", PairKind, j.ID, note, o.Member.ID), Kind: k,
		Ref: j.ref(note), DueAt: o.Awake(at)}
	if note == NoteInvited {
		d.Until = j.AnswersAt
	}
	return o.addressed(d)
}

func (j joint) ref(note InquiryNote) string { return string(j.ID) + "/" + string(note) }

// InquiryContent is what a message about an inquiry says, as facts.
type InquiryContent struct {
	Inquiry   InquiryID
	Note      InquiryNote
	Round     bool   // a round brought them together
	Name      string // of the template
	Inviter   string
	With      []string
	Most      int
	AnswersAt time.Time // in the reader's zone
	Meets     Date
	Ask       Stem
	Decision  Decision
	HasNote   bool // a note waits for the reader's yes
}

func (InquiryContent) content() {}

// inquiry is what a message about an inquiry says now; nil if it is no longer
// so.
func (b *brief) inquiry(o outlook, d Delivery) Content {
	if d.Ref == nobodyThisRound {
		return InquiryContent{Note: NoteOver, Round: true}
	}
	id, note, _ := strings.Cut(d.Ref, "/")
	j, known := b.joints[InquiryID(id)]
	if !known {
		return nil
	}
	side := j.side(d.To)
	if side == nil || !j.holds(InquiryNote(note), *side) {
		return nil
	}
	c := InquiryContent{Inquiry: j.ID, Note: InquiryNote(note), Round: !j.Round.IsZero(), Name: j.template.Name, With: j.with(d.To),
		AnswersAt: j.AnswersAt.In(o.Zone), Meets: j.dayOf(j.template.step(StepMeet), j.weeks()), Decision: j.Decision,
		HasNote: !j.Note.Blank() && !side.Agrees}
	if c.Note == NoteOver && j.State == InquiryAgreed {
		c.Note = NoteAgreed
	}
	for _, other := range j.Sides {
		if other.Inviter {
			c.Inviter = j.people[other.Member].FirstName()
		}
	}
	if do, is := c.Note.step(); is {
		c.Ask = j.template.step(do).Ask
	}
	return c
}

// holds reports whether a note is still so for a side.
func (j joint) holds(note InquiryNote, side Side) bool {
	do, isStep := note.step()
	switch {
	case note == NoteInvited:
		return j.State == InquiryInvited && side.Answer == NoReply && !j.keepsAway(side.Member)
	case note == NoteOver: // of those who accepted, some may be enough
		return j.kept == InquiryInvited && j.State == InquiryStopped || j.State == InquiryAgreed
	case note == NoteFollow:
		return j.State == InquiryDecided && side.Still == ""
	case note == NoteSwapped:
		return j.State == InquiryTrialling && j.opened(PieceTask) && !side.Answered
	case note == NoteTakenBack:
		return j.State == InquiryTrialling && !j.opened(PieceTask)
	case note == NoteAnswered:
		return j.State == InquiryTrialling && j.opened(PieceAnswer) && !side.Reported
	case isStep && do == StepReport:
		return j.State == InquiryTrialling && !side.Reported
	case isStep:
		return j.State == InquiryTrialling || j.State == InquiryReviewing
	}
	return newsOn[j.State] == note
}

// stepMovedTo is when the calendar has moved a message to: zero if it stays.
func (b *brief) stepMovedTo(o outlook, d Delivery) time.Time {
	id, note, _ := strings.Cut(d.Ref, "/")
	j, known := b.joints[InquiryID(id)]
	do, isStep := InquiryNote(note).step()
	if InquiryNote(note) == NoteFollow {
		do, isStep = StepFollow, true
	}
	if d.Kind != PairKind || !known || !isStep {
		return time.Time{}
	}
	if at := o.Awake(j.timeOf(o, j.template.step(do))); at.After(o.now) {
		return at
	}
	return time.Time{}
}
