package reflection

// StemID names one question stem, such as "description/pupils-understood". It
// is a reference, not private text: a delivery may carry it.
type StemID string

// Stem is one way of asking about a stage.
type Stem struct {
	ID    StemID
	Stage Stage
	Text  string
}
