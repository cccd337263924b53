package reflection

import "strings"

// FrameworkID is what a framework is called for good, such as "ittecf".
type FrameworkID string

// StatementID names a statement of a framework, such as "ittecf/8.2". It
// stands in people's journals: it is never given to another statement.
type StatementID string

// NewStatementID joins a framework and one of its codes.
func NewStatementID(f FrameworkID, code string) StatementID {
	return StatementID(string(f) + "/" + code)
}

// Framework is a published list of what teachers learn, do or ask themselves,
// in our own words, with what hangs on it. It is read from a file (package
// reflection/framework) and never changes while the program runs.
type Framework struct {
	ID         FrameworkID
	Version    int    // grows with every change; from 1
	Name       string // short, as people say it: "ITTECF"
	Title      string
	Source     Source
	Statements []Statement
	Packs      []Pack
	Scenarios  []Scenario
	Templates  []Template
}

// Source is where the published text is, and on what terms it may be used.
type Source struct {
	Name, URL, Licence string
}

// Statement is one line of a framework. Text is a summary of ours.
type Statement struct {
	ID      StatementID
	Part    string // the heading it stands under
	Code    string // as published, or ours where there is none
	Text    string
	Retired bool // no longer part of the newest version; old tags keep it
}

// Pack is a set of questions for one phase, one subject, or everybody where
// both are empty.
type Pack struct {
	ID       string
	Name     string
	Phase    string // one of Phases
	Subjects []string
	// For is whose work in that role the questions are about: they make an entry
	// of their own and are never mixed with others. Empty for all other packs.
	For   Role
	Lens  bool // asked of nobody but those who pick it
	Stems []Stem
}

// Scenario is a short case of a made-up teacher, with ways to go on.
type Scenario struct {
	ID      string
	Phase   string // one of Phases
	Title   string
	Case    string
	Choices []Choice
}

// Choice is one way to go on from a scenario.
type Choice struct {
	Leads    Lead
	Text     string
	Stem     Stem       // opens the entry, or stands over the invitation
	Template TemplateID // that a colleague is invited to; empty for a journal
	Focus    Focus      // of that invitation; empty leaves it to the person
}

// Lead is the work that a choice starts.
type Lead string

const (
	LeadJournal  Lead = "journal"  // keep a journal
	LeadTogether Lead = "together" // work with a colleague
	LeadRefine   Lead = "refine"   // make a task better, with one
)

// Leads lists every Lead, in the order A, B, C.
func Leads() []Lead { return []Lead{LeadJournal, LeadTogether, LeadRefine} }

// Template is what a choice invites to where its file does not say; empty for
// a journal.
func (l Lead) Template() TemplateID {
	return map[Lead]TemplateID{LeadTogether: "feedback-trial", LeadRefine: "refine-task"}[l]
}

// fits reports whether the pack is for somebody of that phase and subject.
func (p Pack) fits(phase, subject string) bool {
	if p.For != "" || p.Phase != "" && p.Phase != phase {
		return false
	}
	if len(p.Subjects) == 0 {
		return true
	}
	for _, s := range p.Subjects {
		if strings.EqualFold(s, strings.TrimSpace(subject)) {
			return true
		}
	}
	return false
}
