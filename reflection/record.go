package reflection

import (
	"context"
	"fmt"
	"slices"
)

// RecordLine is one line of a person's record of their own development: one
// statement in one entry.
type RecordLine struct {
	Framework string // its name; empty where it is not there any more
	Statement Statement
	On        Date // where the author is
	Tags      Tags
	Happened  Private
	Took      Private
	Plan      Private
}

// DevelopmentRecord lists what the person tagged, by framework and code, then
// by day. Statements that are not known any more come last, by their ID.
func (s *Service) DevelopmentRecord(ctx context.Context, by Member) ([]RecordLine, error) {
	tagged, err := s.tagged(ctx, by)
	if err != nil {
		return nil, fmt.Errorf("record of %s: %w", by.ID, err)
	}
	zone, err := s.zoneOf(ctx, by)
	if err != nil {
		return nil, err
	}
	plans, err := s.Store.Plans(ctx, by.Organisation, by.ID)
	if err != nil {
		return nil, fmt.Errorf("record of %s: %w", by.ID, err)
	}
	planOf := map[EntryID]Plan{}
	for _, p := range plans {
		planOf[p.Entry] = p
	}
	var lines []RecordLine
	for _, st := range s.Library.statementsIn(tagged) {
		f, _ := s.Library.framework(st.ID.framework())
		for _, e := range tagged {
			if !slices.Contains(e.Tags.Statements, st.ID) {
				continue
			}
			lines = append(lines, RecordLine{Framework: f.Name, Statement: st, On: DateOf(e.StartedAt, zone), Tags: e.Tags,
				Happened: e.Answers[Description].Text, Took: e.Answers[Conclusion].Text, Plan: planOf[e.ID].Text()})
		}
	}
	return lines, nil
}

// statementsIn are the statements that entries mention, in the library's order.
func (l *Library) statementsIn(tagged []Entry) []Statement {
	var used Tags
	for _, e := range tagged {
		used = used.with(e.Tags.Statements...)
	}
	var all []Statement
	for _, f := range l.all() {
		for _, st := range f.Statements {
			if slices.Contains(used.Statements, st.ID) {
				all = append(all, st)
			}
		}
	}
	slices.Sort(used.Statements)
	for _, id := range used.Statements {
		if _, known := l.Statement(id); !known {
			all = append(all, Statement{ID: id, Code: string(id)})
		}
	}
	return all
}
