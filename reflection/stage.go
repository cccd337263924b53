package reflection

import "slices"

// Stage is one of the six stages of Gibbs' Reflective Cycle (Gibbs 1988, as
// summed up in the elective self-study the product grew from).
type Stage string

const (
	Description Stage = "description"
	Feelings    Stage = "feelings"
	Evaluation  Stage = "evaluation"
	Analysis    Stage = "analysis"
	Conclusion  Stage = "conclusion"
	ActionPlan  Stage = "plan"
)

// Stages lists the cycle in its own order. People may answer in any.
func Stages() []Stage {
	return []Stage{Description, Feelings, Evaluation, Analysis, Conclusion, ActionPlan}
}

// Valid reports whether s is one of the six.
func (s Stage) Valid() bool { return slices.Contains(Stages(), s) }

// Length is which of the forms of the same record a person chose.
type Length string

const (
	// TwoMinutes is one Form: description, one middle question, the plan.
	TwoMinutes Length = "short"
	// FullCycle is a Form for each stage.
	FullCycle Length = "full"
	// OneLine is the description alone: a note of a journal week.
	OneLine Length = "line"
)

// Valid reports whether l is one of them.
func (l Length) Valid() bool { return l == TwoMinutes || l == FullCycle || l == OneLine }

// middles are the stages the short form takes turns with, week by week.
var middles = []Stage{Feelings, Evaluation, Analysis, Conclusion}

// nextMiddle is the middle question of a new short entry: the one after the
// middle of the newest short entry in recent (newest first).
func nextMiddle(recent []Entry) Stage {
	for _, e := range recent {
		if i := slices.Index(middles, e.Middle); i >= 0 {
			return middles[(i+1)%len(middles)]
		}
	}
	return middles[0]
}
