package reflection

// Plan is a when–then plan: a cue in the teacher's day and what they will do
// when it comes (implementation intentions, Gollwitzer 1999).
type Plan struct {
	ID           PlanID
	Organisation OrganisationID
	Author       MemberID
	Entry        EntryID
	When, Then   Private
	On           Date // the day of the cue; zero means none was picked
	State        PlanState
	Revision     int
}

// PlanState is what became of a plan. None of them is a judgement.
type PlanState string

const (
	PlanOpen     PlanState = "open"
	PlanTried    PlanState = "tried"
	PlanAdapted  PlanState = "adapted"
	PlanDropped  PlanState = "dropped"
	PlanReplaced PlanState = "replaced" // a newer plan took its place
)

// PlanOutcome is the one tap after a plan. OutcomeNotYet keeps it open.
type PlanOutcome string

const (
	OutcomeTried   PlanOutcome = "tried"
	OutcomeAdapted PlanOutcome = "adapted"
	OutcomeNotYet  PlanOutcome = "notyet"
	OutcomeDropped PlanOutcome = "dropped"
)

// state is the PlanState an outcome leads to.
func (o PlanOutcome) state() (PlanState, error) {
	switch o {
	case OutcomeTried:
		return PlanTried, nil
	case OutcomeAdapted:
		return PlanAdapted, nil
	case OutcomeNotYet:
		return PlanOpen, nil
	case OutcomeDropped:
		return PlanDropped, nil
	}
	return "", ErrNotFound
}
