package reflection

import "slices"

// Swap is what a template has people exchange before they report: a task, and
// then what each of them makes of it.
type Swap struct {
	Give   Giver
	Task   string // asks for what is swapped
	Answer string // asks what to make of it
}

// Giver is who gives a task. None means that the template swaps nothing.
type Giver string

const (
	GiveEach Giver = "each" // everybody gives one, and answers the others'
	GiveOne  Giver = "one"  // one gives it for all, and everybody answers the same
)

// Givers lists them.
func Givers() []Giver { return []Giver{GiveEach, GiveOne} }

// Swaps reports whether people exchange something in it.
func (t Template) Swaps() bool { return t.Swap.Give != "" }

// Piece is one thing that one person gives in a swap: a text or a file. It is
// theirs alone until everybody has given theirs.
type Piece struct {
	Organisation OrganisationID
	Inquiry      InquiryID
	Author       MemberID
	Kind         PieceKind
	Text         Private // blank where it is a file
	File         FileID  // empty where it is a text
	Revision     int
}

// PieceID finds a piece: in one swap nobody gives two of a kind.
type PieceID struct {
	Inquiry InquiryID
	Author  MemberID
	Kind    PieceKind
}

// TakenBack reports whether it is but the trace of one that was given and taken
// back.
func (p Piece) TakenBack() bool { return p.Revision == 0 }

// PieceKind is which of the two a piece is.
type PieceKind string

const (
	PieceTask   PieceKind = "task"
	PieceAnswer PieceKind = "answer"
)

// PieceKinds lists them in the order they are given.
func PieceKinds() []PieceKind { return []PieceKind{PieceTask, PieceAnswer} }

// event is what giving one is in the table of transitions.
func (k PieceKind) event() InquiryEvent {
	if k == PieceTask {
		return EventGive
	}
	return EventAnswer
}

// opening is what the others hear when all pieces of a kind open.
func (k PieceKind) opening() InquiryNote {
	if k == PieceTask {
		return NoteSwapped
	}
	return NoteAnswered
}

// has is where a side says that it has given a piece of a kind.
func (s *Side) has(k PieceKind) *bool {
	if k == PieceTask {
		return &s.Gave
	}
	return &s.Answered
}

func (q Inquiry) everybodyGave() bool     { return q.all(func(s Side) bool { return s.Gave }) }
func (q Inquiry) everybodyAnswered() bool { return q.all(func(s Side) bool { return s.Answered }) }

// opened reports whether all of them may read the pieces of a kind: a task once
// all are there, or the one that is for all; an answer once everybody has
// answered. When a swap is stopped, what each gave is theirs alone again.
func (j joint) opened(k PieceKind) bool {
	switch {
	case j.State == InquiryStopped:
		return false
	case k == PieceAnswer:
		return j.everybodyAnswered()
	case j.template.Swap.Give == GiveOne:
		return slices.ContainsFunc(j.Sides, func(s Side) bool { return s.Gave })
	}
	return j.everybodyGave()
}

// takes reports whether the person can give a piece of a kind now, or another
// in its place. A task that somebody has answered stays as it is; so does an
// answer that others may have read: it was given blind.
func (j joint) takes(k PieceKind, by MemberID) bool {
	side := j.side(by)
	if side == nil || !j.template.Swaps() || j.can(k.event(), by) != nil {
		return false
	}
	switch k {
	case PieceTask:
		answered := slices.ContainsFunc(j.Sides, func(s Side) bool { return s.Answered })
		return side.Gave && !answered || !side.Gave && !j.opened(PieceTask)
	case PieceAnswer:
		return j.opened(PieceTask) && !j.opened(PieceAnswer)
	}
	return false
}

// reportable reports whether it is time to report: in a swap, once everybody
// can read what the others answered.
func (j joint) reportable() bool { return !j.template.Swaps() || j.opened(PieceAnswer) }
