package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Covered is how many of a person's entries mention one statement.
type Covered struct {
	Statement Statement
	Entries   int
	Tried     int // of those, how many were tried in class
}

// Coverage is how far somebody's entries touch a framework, for their own
// eyes. It counts mentions and judges nothing.
type Coverage struct {
	Framework Framework
	Covered   []Covered // in the framework's order; retired ones only where they are mentioned
}

// Coverage looks through all of the person's own entries.
func (s *Service) Coverage(ctx context.Context, by Member, id FrameworkID) (Coverage, error) {
	f, known := s.Library.framework(id)
	if !known {
		return Coverage{}, fmt.Errorf("framework %s: %w", id, ErrNotFound)
	}
	tagged, err := s.tagged(ctx, by)
	if err != nil {
		return Coverage{}, fmt.Errorf("coverage of %s: %w", id, err)
	}
	c := Coverage{Framework: f}
	for _, st := range f.Statements {
		n := Covered{Statement: st}
		for _, e := range tagged {
			if slices.Contains(e.Tags.Statements, st.ID) {
				n.Entries++
				if e.Tags.How == Tried {
					n.Tried++
				}
			}
		}
		if n.Entries > 0 || !st.Retired {
			c.Covered = append(c.Covered, n)
		}
	}
	return c, nil
}

// tagged are all of the person's own entries that have a statement, oldest
// first.
func (s *Service) tagged(ctx context.Context, by Member) ([]Entry, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return nil, err
	}
	all, err := s.Store.EntriesSince(ctx, by.Organisation, []MemberID{by.ID}, time.Time{})
	tagged := slices.DeleteFunc(all, func(e Entry) bool { return len(e.Tags.Statements) == 0 })
	slices.Reverse(tagged)
	return tagged, err
}
