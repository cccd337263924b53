package reflection

import (
	"context"
	"slices"
)

// wish is the wish to be offered the statements of a framework.
func (f Framework) wish() Wish { return Wish("tag/" + f.ID) }

// Frameworks lists those that the person's school uses.
func (s *Service) Frameworks(ctx context.Context, by Member) ([]Framework, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return nil, err
	}
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	return s.Library.shelf(school), err
}

// ChooseTags says whether an entry that was saved offers tags, and the
// statements of which frameworks.
func (s *Service) ChooseTags(ctx context.Context, by Member, on bool, from []FrameworkID) (Member, error) {
	return s.changeOwn(ctx, by, func(m *Member) {
		m.Wants = slices.DeleteFunc(slices.Clone(m.Wants), func(w Wish) bool { return w == Tagging || w.isFramework(s.Library) })
		if !on {
			return
		}
		m.Wants = append(m.Wants, Tagging)
		for _, f := range s.Library.all() {
			if slices.Contains(from, f.ID) {
				m.Wants = append(m.Wants, f.wish())
			}
		}
	})
}

func (w Wish) isFramework(l *Library) bool {
	return slices.ContainsFunc(l.all(), func(f Framework) bool { return f.wish() == w })
}

// Offers reports whether the person is offered the statements of a framework.
func (m Member) Offers(f Framework) bool { return m.Want(Tagging) && m.Want(f.wish()) }
