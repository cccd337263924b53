package reflection

import (
	"slices"
	"strings"
)

// Library is every framework there is. A nil Library has none, and knows the
// questions that everybody is asked.
type Library struct {
	frameworks []Framework
	stems      map[StemID]Stem
	statements map[StatementID]Statement
}

// NewLibrary orders frameworks for use. They come from package framework,
// which holds that no name is used twice.
func NewLibrary(frameworks []Framework) *Library {
	l := &Library{frameworks: frameworks, stems: map[StemID]Stem{}, statements: map[StatementID]Statement{}}
	for _, f := range frameworks {
		for _, st := range f.Statements {
			l.statements[st.ID] = st
		}
		for _, p := range f.Packs {
			for _, stem := range p.Stems {
				l.stems[stem.ID] = stem
			}
		}
		for _, sc := range f.Scenarios {
			for _, c := range sc.Choices {
				l.stems[c.Stem.ID] = c.Stem
			}
		}
		for _, t := range f.Templates {
			for _, step := range t.Steps {
				if step.Ask.ID != "" {
					l.stems[step.Ask.ID] = step.Ask
				}
			}
		}
	}
	return l
}

func (l *Library) all() []Framework {
	if l == nil {
		return nil
	}
	return l.frameworks
}

// Stem finds a question wherever it is from; false means there is none of that
// ID (any more).
func (l *Library) Stem(id StemID) (Stem, bool) {
	if stem, ok := StemByID(id); ok || l == nil {
		return stem, ok
	}
	stem, ok := l.stems[id]
	return stem, ok
}

// Statement finds a statement, retired or not; false means that its framework
// is not there any more.
func (l *Library) Statement(id StatementID) (Statement, bool) {
	if l == nil {
		return Statement{}, false
	}
	st, ok := l.statements[id]
	return st, ok
}

// stemsFor are the questions of a stage for somebody at a school: those that
// everybody is asked, and those of the packs for their phase and subject that
// the school has not switched off.
func (l *Library) stemsFor(stage Stage, m Member, school School) []Stem {
	stems := Stems(stage)
	for _, f := range l.all() {
		for _, p := range f.Packs {
			if p.Lens || !p.fits(m.Phase, m.Subject) || school.isOff(p.part(), f.part(), phasePart(p.Phase)) {
				continue
			}
			for _, s := range p.Stems {
				if s.Stage == stage {
					stems = append(stems, s)
				}
			}
		}
	}
	return stems
}

// Choose picks the stem to ask somebody at a stage. Used are the stems the
// person was asked lately, most recent first; those of other stages and unknown
// ones are passed over. Everybody has an order of their own, so that two people
// at one school are asked different things; the answer is the first unused stem
// after the latest one in that order, or the one whose last use is longest ago.
// The same arguments always give the same stem. The zero Stem means the stage
// has none. Whoever picked a lens is asked through it, in its own order, while
// it has an unused one.
func (l *Library) Choose(stage Stage, used []StemID, m Member, school School) Stem {
	if lens, picked := l.lens(m.Lens, m, school); picked {
		if stem, there := lens.fresh(stage, used); there {
			return stem
		}
	}
	return choose(l.stemsFor(stage, m, school), used, string(m.ID))
}

// Part names something that a school can switch off: a framework, a pack, a
// scenario or a phase.
type Part string

func (f Framework) part() Part { return Part("framework/" + f.ID) }
func (p Pack) part() Part      { return Part("pack/" + p.ID) }
func (sc Scenario) part() Part { return Part("scenario/" + sc.ID) }
func phasePart(p string) Part  { return Part("phase/" + p) }

// scenarios are those a school has not switched off.
func (l *Library) scenarios(school School) []Scenario {
	var all []Scenario
	for _, f := range l.all() {
		for _, sc := range f.Scenarios {
			if !school.isOff(sc.part(), phasePart(sc.Phase)) {
				all = append(all, sc)
			}
		}
	}
	return all
}

// shelf is the part of a library that a school uses, for somebody to look at.
func (l *Library) shelf(school School) []Framework {
	return slices.DeleteFunc(slices.Clone(l.all()), func(f Framework) bool {
		return len(f.Statements) == 0 || school.isOff(f.part())
	})
}

// framework finds one by its ID.
func (l *Library) framework(id FrameworkID) (Framework, bool) {
	i := slices.IndexFunc(l.all(), func(f Framework) bool { return f.ID == id })
	if i < 0 {
		return Framework{}, false
	}
	return l.frameworks[i], true
}

// framework is the one a statement belongs to.
func (id StatementID) framework() FrameworkID {
	f, _, _ := strings.Cut(string(id), "/")
	return FrameworkID(f)
}
