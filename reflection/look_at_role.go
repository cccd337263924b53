package reflection

import (
	"context"
	"fmt"
	"slices"
)

// A mentor's three lines and a coordinator's look back on the term are entries
// like any other, in the person's own journal, with questions about that role
// (Pack.For). Nobody can tell them from the rest, or learn that there are any.

// at are the pack's questions of these stages.
func (p Pack) at(stages ...Stage) []Stem {
	return slices.DeleteFunc(slices.Clone(p.Stems), func(s Stem) bool { return !slices.Contains(stages, s.Stage) })
}

// Whole reports whether the pack has everything that a short entry asks.
func (p Pack) Whole() bool {
	return p.Opens() && len(p.at(middles...)) > 0 && len(p.at(ActionPlan)) > 0
}

// Opens reports whether an entry can open with a question of the pack.
func (p Pack) Opens() bool { return len(p.at(Description)) > 0 }

// packFor is the pack about a role that the school has not switched off.
func (l *Library) packFor(role Role, school School) (Pack, bool) {
	for _, f := range l.all() {
		for _, p := range f.Packs {
			if p.For == role && !school.isOff(p.part(), f.part()) {
				return p, true
			}
		}
	}
	return Pack{}, false
}

// rolesToLookAt are the person's roles that there are questions about.
func (l *Library) rolesToLookAt(m Member, school School) []Role {
	return slices.DeleteFunc(Roles(), func(r Role) bool {
		_, there := l.packFor(r, school)
		return !there || !m.Is(r)
	})
}

// looksBackIn reports whether d is in the week in which a coordinator is offered
// to look back on the term: the last but one.
func (w Week) looksBackIn(d Date) bool {
	return slices.ContainsFunc(w.Terms.SchoolTerms(), func(term Days) bool { return term.To.Monday().AddDays(-7) == d.Monday() })
}

// StartAbout opens a short entry with questions about one of the person's
// roles: those that they were asked longest ago. One that was opened with them
// and not written in is used again.
func (s *Service) StartAbout(ctx context.Context, by Member, role Role) (Sheet, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return Sheet{}, err
	}
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	if err != nil {
		return Sheet{}, fmt.Errorf("school of member %s: %w", by.ID, err)
	}
	pack, there := s.Library.packFor(role, school)
	if !there || !by.Is(role) {
		return Sheet{}, fmt.Errorf("questions about a %s: %w", role, ErrNotFound)
	}
	recent, err := s.Store.Entries(ctx, by.Organisation, by.ID, 3*askedFor)
	if err != nil {
		return Sheet{}, fmt.Errorf("start entry: %w", err)
	}
	if len(recent) > 0 && recent[0].unanswered() && pack.opensWith(recent[0].Answers[Description].Stem) {
		return s.sheet(ctx, by, recent[0], firstStages(recent[0]))
	}
	e := pack.entry(by, recent)
	e.StartedAt = s.Now().UTC()
	if err := s.Store.Write(ctx, by.Organisation, e); err != nil {
		return Sheet{}, fmt.Errorf("start entry: %w", err)
	}
	e.Revision = 1
	return s.sheet(ctx, by, e, firstStages(e))
}

// opensWith reports whether the pack has an entry open with the question.
func (p Pack) opensWith(id StemID) bool {
	return slices.ContainsFunc(p.at(Description), func(s Stem) bool { return s.ID == id })
}

// entry is a new one that asks three of the pack's questions, after those of
// recent entries, the newest first.
func (p Pack) entry(by Member, recent []Entry) Entry {
	var used []StemID
	for _, e := range recent {
		for _, stage := range e.Asks() {
			used = append(used, e.Answers[stage].Stem)
		}
	}
	e := Entry{ID: EntryID(NewID()), Organisation: by.Organisation, Author: by.ID, Length: TwoMinutes, Answers: map[Stage]Answer{}}
	for _, stages := range [][]Stage{{Description}, middles, {ActionPlan}} {
		stem := choose(p.at(stages...), used, string(by.ID))
		e.Answers[stem.Stage] = Answer{Stem: stem.ID}
		if len(stages) > 1 {
			e.Middle = stem.Stage
		}
	}
	return e
}
