package reflection

// Change is what a set-up file does, or would do, to an organisation.
type Change struct {
	Items []ChangeItem
	Same  int      // rows that change nothing
	Notes []string // what to think about, in whole sentences
}

// ChangeItem is one thing that is added, changed or taken away.
type ChangeItem struct {
	Line   int // of the file; 0 where the file does not name it
	What   Verb
	Thing  string // "school Northfield", "Asha Patel <asha@example.org>"
	Fields []FieldChange
}

// Verb says what happens to a thing.
type Verb string

const (
	Add    Verb = "add"
	Alter  Verb = "change"
	Remove Verb = "remove"
)

// FieldChange is one column of a thing before and after, as the file writes
// it. Before is empty for what is added.
type FieldChange struct{ Column, Before, After string }

// Nothing reports whether everything stays as it is.
func (c Change) Nothing() bool { return len(c.Items) == 0 }

// item compares two sets of cells in the order of the columns.
func item(line int, thing string, isNew bool, columns []Column, before, after map[string]string) (ChangeItem, bool) {
	it := ChangeItem{Line: line, What: Alter, Thing: thing}
	if isNew {
		it.What, before = Add, nil
	}
	for _, c := range columns {
		if before[c.Name] != after[c.Name] {
			it.Fields = append(it.Fields, FieldChange{c.Name, before[c.Name], after[c.Name]})
		}
	}
	return it, isNew || len(it.Fields) > 0
}

func (c *Change) put(it ChangeItem, differs bool) {
	if !differs {
		c.Same++
		return
	}
	c.Items = append(c.Items, it)
}
