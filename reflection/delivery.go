package reflection

import (
	"fmt"
	"time"
)

// Delivery is one message the bot will start, standing in the ledger ahead of
// its time. It holds references, never text.
type Delivery struct {
	ID           DeliveryID // opaque: all that a platform ever sees of it
	Key          string     // natural and unique: prompt/<member>/2026-W47
	Organisation OrganisationID
	Workspace    WorkspaceID
	To           MemberID
	Kind         Kind
	Ref          string // what it is about: a plan's id, a question's id
	DueAt        time.Time
	Until        time.Time // after this it is dropped, not sent
	State        State
	Reason       string // why it was dropped or is dead; never tells whether someone wrote
	Attempts     int
	Turn         int64     // the lease it was last begun under; see Lease.Number
	BegunAt      time.Time // when its last call was begun: what came of it shows from then on
	Where        string    // the platform's address of the message once sent; of the one to replace, before it
	SettledAt    time.Time
}

// Step takes one delivery from a state to the next, with what follows from it,
// all or nothing.
type Step struct {
	From Delivery // as it was read: ErrStale if its State or Turn is another by now
	To   Delivery // as it is to be
	// Held makes it ErrStale, too, if the lease To.Turn of its workspace is over.
	Held bool
	// Unchanged makes it ErrStale, too, if the addressee's revision is not
	// this member's: what was decided from it would be out of date.
	Unchanged Member
	Next      []Delivery // queued with it; one whose Key is there already changes nothing
}

// Kind is what a delivery is.
type Kind string

const (
	WelcomeKind Kind = "welcome" // once, one repeat
	PromptKind  Kind = "prompt"  // the weekly prompt
	AskKind     Kind = "ask"     // to an ECT, the school day before a meeting
	DigestKind  Kind = "digest"  // to a mentor, the school day before meetings
	TapKind     Kind = "tap"     // did you meet?
	CueKind     Kind = "cue"     // the morning of a plan's date
	NoteKind    Kind = "note"    // to a coordinator, once a week
	MentorKind  Kind = "mentor"  // to an ECT, who has another mentor
	LeaveKind   Kind = "leave"   // on somebody's last day
	PairKind    Kind = "pair"    // asks a person something about an inquiry
	NewsKind    Kind = "news"    // of an inquiry that they accepted

	BundleKind Kind = "bundle" // to somebody who asked for what is kept about them

	EvaluationKind Kind = "evaluation" // three questions about Plenary, once a term
	MentoringKind  Kind = "mentoring"  // three lines about their mentoring, for a mentor who wants it
)

// State is where a delivery stands; docs/architecture.md draws them.
type State string

const (
	Queued   State = "queued"
	Sending  State = "sending"
	Settling State = "settling"
	Sent     State = "sent"
	Unknown  State = "unknown"
	Dropped  State = "dropped"
	Dead     State = "dead"
)

// Final reports whether nothing more will happen to it.
func (s State) Final() bool {
	return s == Sent || s == Unknown || s == Dropped || s == Dead
}

// counts reports whether it was, or may have been, shown to the person.
func (s State) counts() bool {
	return s == Sent || s == Unknown || s == Sending || s == Settling
}

func weekKey(k Kind, to MemberID, d Date) string { return fmt.Sprintf("%s/%s/%s", k, to, d.Week()) }
func dayKey(k Kind, to MemberID, d Date) string  { return fmt.Sprintf("%s/%s/%s", k, to, d) }

// Caps on what the bot starts in a school week (P8). A welcome is outside
// them, as is news of what a person accepted. A mentor's digest and tap are
// bounded by their keys instead: one of each a day.
const (
	ectCap         = 4
	colleagueCap   = 2
	coordinatorCap = 1
)

// rank orders kinds by who keeps a place when a week is full: the prompt's is
// reserved; then meeting, share, pair, cue.
func (k Kind) rank() int {
	switch k {
	case PromptKind, NoteLineKind, SynthesisKind, KitKind, YearKind, YearLeadKind:
		return 0
	case AskKind, TapKind:
		return 1
	case PairKind, VisitAskKind, VisitAfterKind, VisitHelpKind, VisitOnwardKind:
		return 3
	case CueKind:
		return 4
	case EvaluationKind, MentoringKind: // in place of nothing
		return 5
	}
	return 2
}

// reportCap is for everything but news, in a week of writing reports.
const reportCap = 1

// reportRank orders kinds by who has that one place: the prompt, a mentor's
// note, what is about a meeting, and the rest.
func (k Kind) reportRank() int {
	switch k {
	case PromptKind, KitKind, YearKind, YearLeadKind:
		return 0
	case DigestKind:
		return 1
	case AskKind, TapKind:
		return 2
	}
	return 3
}

// fitsReports is fits in a week in which the school writes reports.
func fitsReports(d Delivery, week []Delivery) bool {
	if d.Kind.news() {
		return true
	}
	taken := 0
	for _, o := range week {
		switch {
		case o.Key == d.Key, o.Kind.news():
		case o.State.counts(), !o.State.Final() && o.Kind.reportRank() < d.Kind.reportRank():
			taken++
		}
	}
	return taken < reportCap
}

// fits reports whether d may go out to m in its school week, given every other
// delivery to m in that week. Those already out take a place each; those still
// waiting keep theirs if they rank before d.
func fits(d Delivery, m Member, week []Delivery) bool {
	limit := capOn(d.Kind, m)
	if limit == uncapped {
		return true
	}
	taken := 0
	for _, o := range week {
		if o.Key == d.Key || (o.Kind == NoteKind) != (d.Kind == NoteKind) || capOn(o.Kind, m) == uncapped {
			continue
		}
		if o.State.counts() || !o.State.Final() && o.Kind.rank() < d.Kind.rank() {
			taken++
		}
	}
	return taken < limit
}

const uncapped = -1

// capOn is how many deliveries of the kind's sort the person gets in a week.
func capOn(k Kind, m Member) int {
	switch {
	case k.news(), k == DigestKind, k == TapKind && (!m.Is(ECT) || m.Is(Mentor)):
		return uncapped
	case k == NoteKind:
		return coordinatorCap
	case k.ofJournalWeek():
		return journalCap
	case m.Is(ECT):
		return ectCap
	}
	return colleagueCap
}
