package reflection

import "slices"

// TemplateID names a template, such as "feedback-trial". It stands in kept
// inquiries: it is never given to another.
type TemplateID string

// Template is one way for two or three people to try something together. It
// is read from a framework's file.
type Template struct {
	ID             TemplateID
	Name           string
	About          string
	Least, Most    int    // people
	Predict        string // asks for a prediction
	Report         string // asks what happened
	Sources        []string
	Agenda         []string // for the meeting
	Steps          []TemplateStep
	Swap           Swap        // nothing, in most
	IngredientsFor FrameworkID // whose statements are offered as ingredients
}

// StepKind is what is done at a step.
type StepKind string

const (
	StepPredict StepKind = "predict"
	StepNudge   StepKind = "nudge"
	StepReport  StepKind = "report"
	StepMeet    StepKind = "meet"
	StepFollow  StepKind = "follow" // counted from the decision
)

// StepKinds lists them in the order they are taken.
func StepKinds() []StepKind {
	return []StepKind{StepPredict, StepNudge, StepReport, StepMeet, StepFollow}
}

// Doer is who does a step.
type Doer string

const (
	DoneByEach   Doer = "each"
	DoneTogether Doer = "together"
)

// TemplateStep is one thing to do, so many school days after the inquiry
// began: days on which a partner's school is closed do not count.
type TemplateStep struct {
	Do   StepKind
	Day  int
	Who  Doer
	Text string // what stands at it
	Ask  Stem   // takes the place of that week's question; none for follow
}

// step finds a step by what is done.
func (t Template) step(do StepKind) TemplateStep {
	i := slices.IndexFunc(t.Steps, func(s TemplateStep) bool { return s.Do == do })
	if i < 0 {
		return TemplateStep{}
	}
	return t.Steps[i]
}

// templates are those of all frameworks, in the order of their files.
func (l *Library) templates() []Template {
	var all []Template
	for _, f := range l.all() {
		all = append(all, f.Templates...)
	}
	return all
}

// template finds one; false means that its file is not there any more.
func (l *Library) template(id TemplateID) (Template, bool) {
	all := l.templates()
	i := slices.IndexFunc(all, func(t Template) bool { return t.ID == id })
	if i < 0 {
		return Template{}, false
	}
	return all[i], true
}

// ingredients are the statements that partners tap at the review.
func (l *Library) ingredients(t Template) []Statement {
	f, _ := l.framework(t.IngredientsFor)
	return slices.DeleteFunc(slices.Clone(f.Statements), func(st Statement) bool { return st.Retired })
}
