package reflection

import (
	"maps"
)

// Answers is one Form as a person sent it.
type Answers struct {
	Entry EntryID
	Texts map[Stage]Draft // the stages on the Form but for the plan
	Plan  *PlanDraft      // when the plan was on the Form
	Edit  bool            // the Form was opened to change a finished entry
	// Back goes on to the stage before the Form's, in a full cycle. A stage left
	// empty is then still to be answered, and not skipped.
	Back bool
	// begins is the entry where it is not there yet; nil for one that has to be.
	begins *Entry
	Choices
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

// withoutBlank takes off the Form what was never written in: it is still to be
// answered.
func (a *Answers) withoutBlank() {
	maps.DeleteFunc(a.Texts, func(_ Stage, d Draft) bool { return d.Over == 0 && d.Text == "" })
	if p := a.Plan; p != nil && p.Over == 0 && p.When == "" && p.Then == "" {
		a.Plan = nil
	}
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
		if d.Text.longer(MaxText) {
			return Fault{string(stage), TooLong}
		}
		blank = blank && d.Text == ""
	}
	if p := a.Plan; p != nil {
		switch {
		case p.When.longer(MaxText):
			return Fault{"when", TooLong}
		case p.Then.longer(MaxText):
			return Fault{"then", TooLong}
		}
		blank = blank && p.When == "" && p.Then == ""
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
