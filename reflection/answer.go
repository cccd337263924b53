package reflection

import (
	"context"
	"fmt"
	"unicode/utf8"
)

// Answers is one Form as a person sent it.
type Answers struct {
	Entry  EntryID
	Texts  map[Stage]Draft // the stages on the Form but for the plan
	Plan   *PlanDraft      // when the plan was on the Form
	Safety SafetyChoice    // what they chose when the safeguarding guard spoke
	Names  NamesChoice     // what they chose when the names guard spoke
	Edit   bool            // the Form was opened to change a finished entry
}

// Draft is the text of one stage and the revision it was written over.
type Draft struct {
	Text Private
	Over int
}

// PlanDraft is a when–then plan as filled in. The zero date means none.
type PlanDraft struct {
	When, Then Private
	On         Date
	Over       int
}

// SafetyChoice is what a person does with text that may be about a child's
// safety. Nothing is sent to anyone whichever they choose.
type SafetyChoice string

const (
	CopyWords     SafetyChoice = "copy"  // keep them, and show them for copying
	LeaveItOut    SafetyChoice = "leave" // keep the text without the details
	SomethingElse SafetyChoice = "else"  // it is about something else
)

// NamesChoice is what a person does with what may be a pupil's name.
type NamesChoice string

const (
	UsePupilA NamesChoice = "replace"
	KeepNames NamesChoice = "keep" // they are not pupils
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
	// Next is the Form that follows in a full cycle; nil when finished.
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
	if guard, contact, err := s.guard(ctx, by, a); err != nil || guard != nil {
		return Saved{Guard: guard, Contact: contact}, err
	}
	saved := Saved{}
	if a.Safety == CopyWords {
		saved.Words = a.words()
	}
	if err := s.applyChoices(ctx, by, &a); err != nil {
		return Saved{}, err
	}
	err := retry(func() error { return s.keep(ctx, by, a, &saved) })
	if err != nil {
		return Saved{}, fmt.Errorf("answer in entry %s: %w", a.Entry, err)
	}
	return saved, nil
}

// keep reads the entry, decides, and writes it.
func (s *Service) keep(ctx context.Context, by Member, a Answers, saved *Saved) error {
	e, err := s.ownEntry(ctx, by, a.Entry)
	if err != nil {
		return err
	}
	next, clash, changed := a.over(e)
	switch {
	case len(clash) > 0:
		saved.Entry = e
		saved.Again, err = s.clashed(ctx, by, e, a, clash)
		return err
	case changed:
		records, err := s.withPlan(ctx, by, a, &next)
		if err != nil {
			return err
		}
		if err := s.Store.Write(ctx, by.Organisation, append([]Record{next}, records...)...); err != nil {
			return err
		}
		next.Revision++
	}
	saved.Entry = next
	return s.follow(ctx, by, a, saved)
}

// follow lays out the Form after this one, in a full cycle that goes on.
func (s *Service) follow(ctx context.Context, by Member, a Answers, saved *Saved) error {
	if saved.Entry.Finished || a.Edit {
		return nil
	}
	next, more := saved.Entry.Next(a.lastStage())
	if !more {
		return nil
	}
	sh, err := s.sheet(ctx, by, saved.Entry, []Stage{next})
	saved.Next = &sh
	return err
}

// over lays the answers over the entry as it stands. Clash lists stages that
// were changed since the Form was opened, to something else.
func (a Answers) over(e Entry) (next Entry, clash Clash, changed bool) {
	next, clash = e.clone(), Clash{}
	for stage, d := range a.Texts {
		now := e.Answers[stage]
		switch {
		case now.Revision == d.Over:
			next.Answers[stage] = Answer{Stem: now.Stem, Text: d.Text, Revision: d.Over + 1}
			changed = true
		case now.Text != d.Text:
			clash[stage] = true
		}
	}
	if p := a.Plan; p != nil {
		now := e.Answers[ActionPlan]
		if now.Revision == p.Over {
			next.Answers[ActionPlan] = Answer{Stem: now.Stem, Revision: p.Over + 1}
			changed = true
		} else {
			clash[ActionPlan] = true
		}
	}
	_, more := next.Next("")
	next.Finished = e.Finished || e.Length == TwoMinutes || !more
	return next, clash, changed && len(clash) == 0
}

// clashed lays out the Form again. The stages that clash hold what was saved,
// then what was just written; a plan that was saved already stands as it is
// when the two are the same.
func (s *Service) clashed(ctx context.Context, by Member, e Entry, a Answers, clash Clash) (*Sheet, error) {
	sh, err := s.sheet(ctx, by, e.clone(), a.stages(e))
	if err != nil {
		return nil, err
	}
	if p := a.Plan; clash[ActionPlan] && p.When == sh.Plan.When && p.Then == sh.Plan.Then {
		delete(clash, ActionPlan)
		if len(clash) == 0 {
			return nil, nil // the same Form, sent twice
		}
	}
	for stage, d := range a.Texts {
		was := sh.Entry.Answers[stage]
		text := d.Text
		if clash[stage] {
			text = both(was.Text, d.Text)
		}
		sh.Entry.Answers[stage] = Answer{Stem: was.Stem, Text: text, Revision: was.Revision}
	}
	if p := a.Plan; p != nil && clash[ActionPlan] {
		sh.Plan.When, sh.Plan.Then = both(sh.Plan.When, p.When), both(sh.Plan.Then, p.Then)
	}
	sh.Clash = clash
	return &sh, nil
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

func (a *Answers) clean() {
	for stage, d := range a.Texts {
		d.Text = Clean(d.Text)
		a.Texts[stage] = d
	}
	if a.Plan != nil {
		a.Plan.When, a.Plan.Then = Clean(a.Plan.When), Clean(a.Plan.Then)
	}
}

// fault finds the first input that cannot be kept.
func (a Answers) fault() error {
	blank := true
	for _, stage := range Stages() {
		d := a.Texts[stage]
		if utf8.RuneCountInString(d.Text.Reveal()) > MaxText {
			return Fault{string(stage), TooLong}
		}
		blank = blank && d.Text == ""
	}
	if p := a.Plan; p != nil {
		for field, text := range map[string]Private{"when": p.When, "then": p.Then} {
			if utf8.RuneCountInString(text.Reveal()) > MaxText {
				return Fault{field, TooLong}
			}
			blank = blank && text == ""
		}
	}
	if blank && len(a.Texts) > 1 && !a.Edit {
		return Fault{string(Description), Blank}
	}
	return nil
}

// stages lists those on the Form, in the entry's order.
func (a Answers) stages(e Entry) []Stage {
	var on []Stage
	for _, stage := range e.Asks() {
		_, asked := a.Texts[stage]
		if asked || stage == ActionPlan && a.Plan != nil {
			on = append(on, stage)
		}
	}
	return on
}

func (a Answers) lastStage() Stage {
	var last Stage
	for _, stage := range Stages() {
		_, asked := a.Texts[stage]
		if asked || stage == ActionPlan && a.Plan != nil {
			last = stage
		}
	}
	return last
}

// each calls f with every text of the Form and keeps what f gives back.
func (a *Answers) each(f func(Private) Private) {
	for _, stage := range Stages() {
		if d, ok := a.Texts[stage]; ok {
			d.Text = f(d.Text)
			a.Texts[stage] = d
		}
	}
	if a.Plan != nil {
		a.Plan.When, a.Plan.Then = f(a.Plan.When), f(a.Plan.Then)
	}
}

// words is everything on the Form, a blank line between the parts.
func (a Answers) words() Private {
	var all Private
	a.each(func(p Private) Private {
		if !p.Blank() {
			all = both(all, p)
		}
		return p
	})
	return all
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

// guard lets the two guards look at the text, in memory. Nil means they have
// nothing to say, or the person has chosen.
func (s *Service) guard(ctx context.Context, by Member, a Answers) (*Guard, Safeguarding, error) {
	found := Look(a.words(), nil)
	found.Safety = found.Safety && a.Safety == ""
	if a.Names != "" {
		found.Names = nil
	}
	if len(found.Names) > 0 {
		known, err := s.colleagues(ctx, by)
		if err != nil {
			return nil, Safeguarding{}, err
		}
		found.Names = Look(a.words(), known).Names
	}
	if !found.Safety && len(found.Names) == 0 {
		return nil, Safeguarding{}, nil
	}
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	return &found, school.Safeguarding, err
}

// applyChoices changes the text as the person chose.
func (s *Service) applyChoices(ctx context.Context, by Member, a *Answers) error {
	if a.Safety == LeaveItOut {
		a.each(LeaveOut)
	}
	if a.Names != UsePupilA {
		return nil
	}
	known, err := s.colleagues(ctx, by)
	if err != nil {
		return err
	}
	names := Look(a.words(), known).Names
	a.each(func(p Private) Private { return WithoutNames(p, names) })
	return nil
}

// colleagues are the names of everyone in the organisation.
func (s *Service) colleagues(ctx context.Context, by Member) ([]string, error) {
	people, err := s.Store.Members(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("colleagues of %s: %w", by.ID, err)
	}
	names := make([]string, 0, len(people))
	for _, m := range people {
		names = append(names, m.Name)
	}
	return names, nil
}
