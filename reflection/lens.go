package reflection

import (
	"context"
	"fmt"
	"slices"
)

// A lens is a pack of questions that is asked of nobody but those who pick it:
// for their prompts and entries from then on (Member.Lens), or for one entry.
// What is kept is the same six stages. Where a lens has nothing new to ask at a
// stage, the usual questions are asked.

// LensField is the input with the lens of somebody's prompts.
const LensField = "lens"

// lenses are those that somebody at a school can pick.
func (l *Library) lenses(m Member, school School) (all []Pack) {
	for _, f := range l.all() {
		for _, p := range f.Packs {
			if p.Lens && p.fits(m.Phase, m.Subject) && !school.isOff(p.part(), f.part(), phasePart(p.Phase)) {
				all = append(all, p)
			}
		}
	}
	return all
}

// lens finds one of them.
func (l *Library) lens(id string, m Member, school School) (Pack, bool) {
	if id == "" {
		return Pack{}, false
	}
	all := l.lenses(m, school)
	i := slices.IndexFunc(all, func(p Pack) bool { return p.ID == id })
	if i < 0 {
		return Pack{}, false
	}
	return all[i], true
}

// fresh is the first question at a stage, after the one asked latest, that was
// not asked lately. The order is the pack's own: its steps follow one another.
func (p Pack) fresh(stage Stage, used []StemID) (Stem, bool) {
	stems := p.at(stage)
	stems = startingAfter(latest(stems, used), stems)
	i := slices.IndexFunc(stems, func(s Stem) bool { return !slices.Contains(used, s.ID) })
	if i < 0 {
		return Stem{}, false
	}
	return stems[i], true
}

// Lenses lists those that the person can pick.
func (s *Service) Lenses(ctx context.Context, by Member) ([]Pack, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return nil, err
	}
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	if err != nil {
		return nil, fmt.Errorf("lenses for %s: %w", by.ID, err)
	}
	return s.Library.lenses(by, school), nil
}

// StartThrough is Start for a short entry that is asked about through a lens,
// whichever the person has picked for their prompts.
func (s *Service) StartThrough(ctx context.Context, by Member, lens string, prompt DeliveryID) (Sheet, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return Sheet{}, err
	}
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	if err != nil {
		return Sheet{}, fmt.Errorf("school of member %s: %w", by.ID, err)
	}
	pack, there := s.Library.lens(lens, by, school)
	if !there {
		return Sheet{}, fmt.Errorf("start through a lens: %w", ErrNotFound)
	}
	by.Lens = lens
	return s.start(ctx, by, TwoMinutes, prompt, pack)
}

// opening is the question that an entry is to open with: the one asked, or else
// what it opens with already, where the lens asks that. Empty leaves the choice.
// The zero Pack is no lens.
func (p Pack) opening(asked StemID, e Entry) StemID {
	for _, id := range []StemID{asked, e.Answers[Description].Stem} {
		if id != "" && (p.ID == "" || p.opensWith(id)) {
			return id
		}
	}
	return ""
}
