package reflection

import (
	"context"
	"fmt"
)

// Saved is what came of sending a Form.
type Saved struct {
	Entry Entry
	// Guard is set when a guard spoke and nothing was kept yet: draw the Form
	// again with the text and one choice added.
	Guard   *Guard
	Contact Safeguarding // whom to tell, when Guard.Safety
	// Again is set when another device saved first: draw the Form again from
	// it, both texts in it.
	Again *Sheet
	// Next is the Form that follows in a full cycle, or the one before where the
	// person went back; nil after the last.
	Next *Sheet
	// Words are the person's own, to copy for the safeguarding lead.
	Words Private
}

// Answer keeps what a person wrote: one read and one write where nothing is
// amiss. The same Form sent twice is kept once. A Fault names the input that
// cannot be kept.
func (s *Service) Answer(ctx context.Context, by Member, a Answers) (Saved, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return Saved{}, err
	}
	a.clean()
	if err := a.fault(); err != nil {
		return Saved{}, err
	}
	if guard, contact, err := s.guard(ctx, by, a.words(), a.Choices); err != nil || guard != nil {
		return Saved{Guard: guard, Contact: contact}, err
	}
	saved := Saved{}
	if a.Safety == CopyWords {
		saved.Words = a.words()
	}
	change, err := s.chosen(ctx, by, a.words(), a.Choices)
	if err != nil {
		return Saved{}, err
	}
	a.each(change)
	on := a.lastStage()
	if a.Back {
		a.withoutBlank()
	}
	err = retry(func() error { return s.keep(ctx, by, a, on, &saved) })
	if err != nil {
		return Saved{}, fmt.Errorf("answer in entry %s: %w", a.Entry, err)
	}
	return saved, nil
}

// keep reads the entry, decides, writes it, and goes on from the stage the Form
// was about.
func (s *Service) keep(ctx context.Context, by Member, a Answers, on Stage, saved *Saved) error {
	e, err := s.ownEntry(ctx, by, a.Entry)
	if isMissing(err) && a.begins != nil {
		e, err = *a.begins, nil
	}
	if err != nil {
		return err
	}
	if err := s.withoutKeptPlan(ctx, by, e, &a); err != nil {
		return err
	}
	next, clash, changed := a.over(e)
	switch {
	case len(clash) > 0:
		saved.Again, err = s.clashed(ctx, by, e, a, clash)
		return err
	case changed:
		records, err := s.withPlan(ctx, by, a, &next)
		if err != nil {
			return err
		}
		if err := s.Store.Write(ctx, by.Organisation, append([]Record{next}, records...)...); err != nil {
			return orAgain(err)
		}
		next.Revision++
	}
	saved.Entry = next
	return s.follow(ctx, by, a, on, saved)
}

// follow lays out the Form that comes after, or before, the one for the stage
// that was sent, in a full cycle.
func (s *Service) follow(ctx context.Context, by Member, a Answers, on Stage, saved *Saved) error {
	if saved.Entry.Length != FullCycle || a.Edit {
		return nil
	}
	next, more := saved.Entry.After(on)
	if a.Back {
		next, more = saved.Entry.Before(on)
	}
	if !more {
		return nil
	}
	sh, err := s.sheet(ctx, by, saved.Entry, []Stage{next})
	saved.Next = &sh
	return err
}

// withoutKeptPlan takes the plan off a Form whose plan was saved already, just
// as it is: the same Form sent twice, or from two devices.
func (s *Service) withoutKeptPlan(ctx context.Context, by Member, e Entry, a *Answers) error {
	if a.Plan == nil || a.Plan.Over == e.Answers[ActionPlan].Revision {
		return nil
	}
	kept, err := s.Store.Plan(ctx, by.Organisation, PlanID(e.ID))
	if err != nil && !isMissing(err) {
		return err
	}
	week, err := s.weekOf(ctx, by)
	if err != nil {
		return err
	}
	p := *a.Plan
	if p.When == kept.When && p.Then == kept.Then && (p.On == kept.On || week.NextIn(p.On) == kept.On) {
		a.Plan = nil
	}
	return nil
}

// clashed lays out the Form again. The stages that clash hold what was saved,
// then what was just written. Where the two do not fit into one box, what was
// just written gets an entry of its own.
func (s *Service) clashed(ctx context.Context, by Member, e Entry, a Answers, clash Clash) (*Sheet, error) {
	sh, err := s.sheet(ctx, by, e.clone(), a.stages(e))
	if err != nil {
		return nil, err
	}
	sh.Clash = clash
	if sh.join(a); sh.fits() {
		return &sh, nil
	}
	return s.apart(ctx, by, e, a)
}

// join lays the Form's texts into the sheet, beside what clashes with them.
func (sh *Sheet) join(a Answers) {
	for stage, d := range a.Texts {
		was := sh.Entry.Answers[stage]
		if sh.Clash[stage] {
			d.Text = both(was.Text, d.Text)
		}
		sh.Entry.Answers[stage] = Answer{Stem: was.Stem, Text: d.Text, Revision: was.Revision}
	}
	p := a.Plan
	if p == nil {
		return
	}
	if !sh.Clash[ActionPlan] {
		sh.Plan.When, sh.Plan.Then = "", ""
	}
	sh.Plan.When, sh.Plan.Then = both(sh.Plan.When, p.When), both(sh.Plan.Then, p.Then)
	if !p.On.IsZero() {
		sh.Plan.On = p.On
	}
}

// fits reports whether every box of the sheet holds its text.
func (sh *Sheet) fits() bool {
	long := sh.Plan.When.longer(MaxText) || sh.Plan.Then.longer(MaxText)
	for _, a := range sh.Entry.Answers {
		long = long || a.Text.longer(MaxText)
	}
	return !long
}

// apart opens another entry that asks the same, with the Form's texts in it.
func (s *Service) apart(ctx context.Context, by Member, e Entry, a Answers) (*Sheet, error) {
	other := Entry{ID: EntryID(NewID()), Organisation: e.Organisation, Author: e.Author, Length: e.Length,
		Middle: e.Middle, StartedAt: s.Now().UTC(), Answers: map[Stage]Answer{}}
	for stage, was := range e.Answers {
		other.Answers[stage] = Answer{Stem: was.Stem}
	}
	if err := s.Store.Write(ctx, by.Organisation, other); err != nil {
		return nil, err
	}
	other.Revision++
	sh, err := s.sheet(ctx, by, other.clone(), a.stages(e))
	sh.Apart = true
	sh.join(a)
	return &sh, err
}

// both joins the text that was saved and the one just written.
func both(saved, written Private) Private {
	switch {
	case saved.Blank() || saved == written:
		return written
	case written.Blank():
		return saved
	}
	return saved + "\n\n" + written
}

// ownEntry reads an entry of the person's own; anyone else's is ErrNotFound,
// so that nobody can learn that it exists.
func (s *Service) ownEntry(ctx context.Context, by Member, id EntryID) (Entry, error) {
	e, err := s.Store.Entry(ctx, by.Organisation, id)
	if err != nil {
		return Entry{}, err
	}
	if e.Author != by.ID {
		return Entry{}, ErrNotFound
	}
	return e, nil
}
