package reflection

import (
	"context"
	"fmt"
	"slices"
)

// TagSheet is an entry's tags laid out to be changed.
type TagSheet struct {
	Entry Entry
	// Tags as they stand. Where there are none yet, class and focus are those
	// of the entry tagged before: they are often the same.
	Tags       Tags
	Frameworks []Framework // those the person picked, without what is retired
	Near       []Statement // the ones to offer first: what was used lately, then in order
	Clash      bool        // another device tagged it meanwhile; both are in Tags
}

// nearStatements is how many statements are offered with a tap each.
const nearStatements = 10

// OpenTags lays out the tags of one of the person's own entries.
func (s *Service) OpenTags(ctx context.Context, by Member, id EntryID) (TagSheet, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return TagSheet{}, err
	}
	e, err := s.ownEntry(ctx, by, id)
	if err != nil {
		return TagSheet{}, fmt.Errorf("tags of entry %s: %w", id, err)
	}
	return s.tagSheet(ctx, by, e)
}

func (s *Service) tagSheet(ctx context.Context, by Member, e Entry) (TagSheet, error) {
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	if err != nil {
		return TagSheet{}, fmt.Errorf("school of member %s: %w", by.ID, err)
	}
	recent, err := s.Store.Entries(ctx, by.Organisation, by.ID, lately)
	if err != nil {
		return TagSheet{}, err
	}
	sh := TagSheet{Entry: e, Tags: e.Tags, Frameworks: s.Library.picked(by, school)}
	if sh.Tags.How == "" {
		sh.Tags.How = Thought
	}
	sh.Near = near(sh.offered(), recent)
	if i := slices.IndexFunc(recent, func(r Entry) bool { return !r.Tags.None() }); i >= 0 && e.Tags.Revision == 0 {
		sh.Tags.Focus, sh.Tags.Class = recent[i].Tags.Focus, recent[i].Tags.Class
	}
	return sh, nil
}

// picked are the frameworks the person is offered statements of.
func (l *Library) picked(by Member, school School) []Framework {
	var picked []Framework
	for _, f := range l.shelf(school) {
		if by.Want(f.wish()) {
			f.Statements = slices.DeleteFunc(slices.Clone(f.Statements), func(st Statement) bool { return st.Retired })
			picked = append(picked, f)
		}
	}
	return picked
}

// offered are the statements of those frameworks.
func (sh TagSheet) offered() []Statement {
	var all []Statement
	for _, f := range sh.Frameworks {
		all = append(all, f.Statements...)
	}
	return all
}

// near are the first few of the statements that are offered, those used lately
// before the others.
func near(offered []Statement, recent []Entry) []Statement {
	var used Tags
	for _, e := range recent {
		used = used.with(e.Tags.Statements...)
	}
	var first, rest []Statement
	for _, st := range offered {
		if slices.Contains(used.Statements, st.ID) {
			first = append(first, st)
		} else {
			rest = append(rest, st)
		}
	}
	all := slices.Concat(first, rest)
	return all[:min(len(all), nearStatements)]
}

// TagEntry keeps an entry's tags, laid out from the revision over. Statements
// that are not offered any more stay as they were. Where another device was
// first, nothing is kept, and both come back. A Fault names the input that
// cannot be kept.
func (s *Service) TagEntry(ctx context.Context, by Member, id EntryID, over int, t Tags) (TagSheet, error) {
	var sh TagSheet
	err := retry(func() (err error) {
		if sh, err = s.OpenTags(ctx, by, id); err != nil {
			return err
		}
		if t.Class, err = s.className(ctx, by, t.Class); err != nil {
			return err
		}
		if err := t.fault(sh.offered()); err != nil {
			return err
		}
		now := sh.Entry.Tags
		kept := slices.DeleteFunc(slices.Clone(now.Statements), func(id StatementID) bool { return among(sh.offered(), id) })
		next := Tags{Focus: t.Focus, Class: t.Class, How: t.How}.with(kept...).with(t.Statements...)
		switch {
		case next.same(now):
			return nil
		case now.Revision != over:
			sh.Tags, sh.Clash = next.with(now.Statements...), true
			sh.Tags.Revision = now.Revision
			return nil
		}
		sh, err = s.keepTags(ctx, sh, next)
		return err
	})
	if err != nil {
		return TagSheet{}, fmt.Errorf("tag entry %s: %w", id, err)
	}
	return sh, nil
}

// TagWith adds one statement, with one tap. Tapping twice keeps it once.
func (s *Service) TagWith(ctx context.Context, by Member, id EntryID, statement StatementID) (TagSheet, error) {
	return s.tap(ctx, by, id, func(sh TagSheet) (Tags, error) {
		t := sh.Entry.Tags.with(statement)
		if t.How == "" {
			t.How = Thought
		}
		if !among(sh.offered(), statement) {
			return t, ErrNotFound
		}
		return t, nil
	})
}

// TagHow says how far the entry went with what it is tagged with.
func (s *Service) TagHow(ctx context.Context, by Member, id EntryID, how How) (TagSheet, error) {
	return s.tap(ctx, by, id, func(sh TagSheet) (Tags, error) {
		t := sh.Entry.Tags
		t.How = how
		if how != Thought && how != Tried {
			return t, ErrNotFound
		}
		return t, nil
	})
}

func (s *Service) tap(ctx context.Context, by Member, id EntryID, change func(TagSheet) (Tags, error)) (TagSheet, error) {
	var sh TagSheet
	err := retry(func() (err error) {
		if sh, err = s.OpenTags(ctx, by, id); err != nil {
			return err
		}
		next, err := change(sh)
		if err != nil || next.same(sh.Entry.Tags) {
			return err
		}
		sh, err = s.keepTags(ctx, sh, next)
		return err
	})
	if err != nil {
		return TagSheet{}, fmt.Errorf("tag entry %s: %w", id, err)
	}
	return sh, nil
}

func (s *Service) keepTags(ctx context.Context, sh TagSheet, next Tags) (TagSheet, error) {
	next.Revision = sh.Entry.Tags.Revision + 1
	e := sh.Entry.clone()
	e.Tags = next
	if err := s.Store.Write(ctx, e.Organisation, e); err != nil {
		return sh, err
	}
	e.Revision++
	sh.Entry, sh.Tags = e, next
	return sh, nil
}

// className is the name of a class as it is kept. The names guard looks at it
// as at all that is typed.
func (s *Service) className(ctx context.Context, by Member, class Private) (Private, error) {
	class = Clean(class)
	guard, _, err := s.guard(ctx, by, class, Choices{})
	if err == nil && guard != nil {
		err = Fault{ClassField, NamesPupil}
	}
	return class, err
}
