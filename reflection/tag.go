package reflection

import "slices"

// Tags are what an author says an entry is about. They are the author's alone,
// and sealed with the entry.
type Tags struct {
	Focus      Focus
	Class      Private // as the author calls it
	Statements []StatementID
	How        How
	Revision   int // grows by one with each change; 0 means never tagged
}

// Focus is what part of teaching an entry is about.
type Focus string

// Focuses lists them.
func Focuses() []Focus {
	return []Focus{"checking", "feedback", "questions", "explaining", "tasks", "behaviour", "adapting", "subject", "colleagues", "workload"}
}

// How is how far an entry went with what it is tagged with.
type How string

const (
	Thought How = "thought" // thought about
	Tried   How = "tried"   // tried in class
)

const (
	// MaxClass is the most characters of a class's name.
	MaxClass = 40
	// maxStatements is the most statements of one entry.
	maxStatements = 20
)

// Fields of the Form with an entry's tags, and what can be wrong in it.
const (
	FocusField      = "focus"
	ClassField      = "class"
	HowField        = "how"
	StatementsField = "statements"

	NotOffered Problem = "not offered"
	TooMany    Problem = "too many"
	NamesPupil Problem = "a pupil's name"
)

// None reports whether nothing is tagged.
func (t Tags) None() bool { return t.Focus == "" && t.Class.Blank() && len(t.Statements) == 0 }

// fault finds the first input that cannot be kept; statements are those the
// person is offered.
func (t Tags) fault(offered []Statement) error {
	switch {
	case t.Focus != "" && !slices.Contains(Focuses(), t.Focus):
		return Fault{FocusField, NotOffered}
	case t.Class.longer(MaxClass):
		return Fault{ClassField, TooLong}
	case t.How != Thought && t.How != Tried:
		return Fault{HowField, NotOffered}
	case len(t.Statements) > maxStatements:
		return Fault{StatementsField, TooMany}
	}
	for _, id := range t.Statements {
		if !among(offered, id) {
			return Fault{StatementsField, NotOffered}
		}
	}
	return nil
}

func among(all []Statement, id StatementID) bool {
	return slices.ContainsFunc(all, func(st Statement) bool { return st.ID == id })
}

// same reports whether the two say the same, whenever they were made.
func (t Tags) same(other Tags) bool {
	return t.Focus == other.Focus && t.Class == other.Class && t.How == other.How && slices.Equal(t.Statements, other.Statements)
}

// with adds statements that are not there yet.
func (t Tags) with(more ...StatementID) Tags {
	t.Statements = slices.Clone(t.Statements)
	for _, id := range more {
		if !slices.Contains(t.Statements, id) {
			t.Statements = append(t.Statements, id)
		}
	}
	return t
}
