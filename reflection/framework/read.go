package framework

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"plenary/reflection"
)

// maxBytes is the most one file may have.
const maxBytes = 1 << 20

// What texts may be so long that every platform shows them whole.
const (
	maxName     = 40
	maxTitle    = 150
	maxSummary  = 300
	maxQuestion = 200
	maxCase     = 1500
	maxChoice   = 70
)

var (
	idForm   = regexp.MustCompile(`^[a-z0-9]+([-/][a-z0-9]+)*$`)
	codeForm = regexp.MustCompile(`^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*$`)
)

// read reads one file. The book is right only where there are no mistakes.
func read(name string, body []byte) (book, Mistakes) {
	r := &reader{file: name}
	b := book{file: name, lines: map[string]int{}}
	var doc yaml.Node
	if len(body) > maxBytes {
		r.complain(nil, "has more than 1 MB")
	} else if err := yaml.Unmarshal(body, &doc); err != nil {
		r.wrong = append(r.wrong, unreadable(name, err))
	} else if doc.Kind == 0 {
		r.complain(nil, "is empty")
	} else {
		r.book(doc.Content[0], &b)
	}
	return b, r.wrong
}

func (r *reader) book(n *yaml.Node, b *book) {
	top := r.block(n, "a framework", "id", "version", "name", "title", "source", "parts", "packs", "scenarios", "inquiries")
	if top == nil {
		return
	}
	b.ID = reflection.FrameworkID(r.id(top))
	b.lines[nameOf("framework", string(b.ID))] = top.line("id")
	b.lines["version"] = top.line("version")
	b.Version = r.version(top)
	b.Name = r.text(top, "name", maxName)
	b.Title = r.text(top, "title", maxTitle)
	r.source(top, b)
	r.parts(top, b)
	r.packs(top, b)
	r.scenarios(top, b)
	r.inquiries(top, b)
	if len(b.Statements)+len(b.Packs)+len(b.Scenarios)+len(b.Templates) == 0 && len(r.wrong) == 0 {
		r.complain(n, "has no parts, no packs, no scenarios and no inquiries")
	}
}

func (r *reader) source(top *block, b *book) {
	n := r.need(top, "source")
	s := r.block(n, "a source", "name", "url", "licence")
	if s == nil {
		return
	}
	b.Source = reflection.Source{Name: r.text(s, "name", maxTitle), URL: r.text(s, "url", maxSummary), Licence: r.text(s, "licence", maxTitle)}
	if u, err := url.Parse(b.Source.URL); b.Source.URL != "" && (err != nil || u.Scheme != "https" || u.Host == "") {
		r.complain(s.values["url"], "url must be an address that begins with https://")
	}
}

func (r *reader) parts(top *block, b *book) {
	first := map[string]int{}
	for _, n := range r.list(top, "parts") {
		part := r.block(n, "a part", "name", "statements")
		if part == nil {
			continue
		}
		name := r.text(part, "name", maxTitle)
		r.need(part, "statements")
		for _, n := range r.list(part, "statements") {
			st, ok := r.statement(n)
			if !ok {
				continue
			}
			if line, repeated := first[st.Code]; repeated {
				r.complain(n, "code %s was used on line %d already", st.Code, line)
				continue
			}
			first[st.Code] = n.Line
			st.Part, st.ID = name, reflection.NewStatementID(b.ID, st.Code)
			b.Statements = append(b.Statements, st)
		}
	}
}

func (r *reader) statement(n *yaml.Node) (st reflection.Statement, ok bool) {
	s := r.block(n, "a statement", "code", "text", "retired")
	if s == nil {
		return st, false
	}
	st = reflection.Statement{Code: r.text(s, "code", maxName), Text: r.text(s, "text", maxSummary), Retired: r.yes(s, "retired")}
	if st.Code != "" && !codeForm.MatchString(st.Code) {
		r.complain(s.values["code"], "code %q may have letters, digits, dots and hyphens only", st.Code)
	}
	return st, st.Code != ""
}

func (r *reader) packs(top *block, b *book) {
	for _, n := range r.list(top, "packs") {
		p := r.block(n, "a pack", "id", "name", "phase", "subjects", "for", "lens", "questions")
		if p == nil {
			continue
		}
		pack := reflection.Pack{ID: r.id(p), Name: r.text(p, "name", maxName), Phase: r.phase(p), For: r.role(p), Lens: r.yes(p, "lens")}
		r.only(b, nameOf("pack", pack.ID), n)
		for _, s := range r.list(p, "subjects") {
			pack.Subjects = append(pack.Subjects, r.words(s, "a subject", maxName))
		}
		r.need(p, "questions")
		for _, q := range r.list(p, "questions") {
			if stem, ok := r.question(q); ok {
				r.only(b, nameOf("question", string(stem.ID)), q)
				pack.Stems = append(pack.Stems, stem)
			}
		}
		r.complete(n, pack)
		b.Packs = append(b.Packs, pack)
	}
}

// complete holds that a pack for a role, or a lens, has what its entry asks.
func (r *reader) complete(n *yaml.Node, p reflection.Pack) {
	switch {
	case p.Lens && p.For != "":
		r.complain(n, "a pack for a role is no lens")
	case p.For != "" && !p.Whole():
		r.complain(n, "a pack for a role has questions at description, at plan, and at a stage in between")
	case p.Lens && !p.Opens():
		r.complain(n, "a lens has a question at description")
	}
}

// roles are those that a pack can be for.
var roles = []reflection.Role{reflection.Mentor, reflection.Coordinator}

func (r *reader) role(b *block) reflection.Role {
	n := b.values["for"]
	if n == nil {
		return ""
	}
	role := reflection.Role(r.words(n, "for", maxName))
	if role != "" && !slices.Contains(roles, role) {
		r.complain(n, "%q is no role that a pack can be for; use %s", role, oneOf(roles))
	}
	return role
}

func (r *reader) question(n *yaml.Node) (stem reflection.Stem, ok bool) {
	q := r.block(n, "a question", "id", "stage", "text")
	if q == nil {
		return stem, false
	}
	stem = reflection.Stem{ID: reflection.StemID(r.id(q)), Stage: r.stage(q), Text: r.text(q, "text", maxQuestion)}
	if stem.Stage == reflection.Description && stem.Text != "" {
		r.opening(q.values["text"], stem.Text)
	}
	return stem, stem.ID != ""
}

// opening holds that ", or anything else on your mind." can take the place of
// the full stop.
func (r *reader) opening(n *yaml.Node, text string) {
	if !strings.HasSuffix(text, ".") {
		r.complain(n, "a question about what happened ends in a full stop, such as: Think of one moment this week.")
	}
}

func (r *reader) scenarios(top *block, b *book) {
	for _, n := range r.list(top, "scenarios") {
		s := r.block(n, "a scenario", "id", "phase", "title", "case", "choices")
		if s == nil {
			continue
		}
		r.need(s, "phase")
		sc := reflection.Scenario{ID: r.id(s), Phase: r.phase(s), Title: r.text(s, "title", maxName), Case: r.text(s, "case", maxCase)}
		r.only(b, nameOf("scenario", sc.ID), n)
		sc.Choices = r.choices(s, sc.ID)
		b.Scenarios = append(b.Scenarios, sc)
	}
}

// choices are A, B and C, in that order.
func (r *reader) choices(s *block, scenario string) []reflection.Choice {
	n := r.need(s, "choices")
	c := r.block(n, "the choices of a scenario", "journal", "together", "refine")
	if c == nil {
		return nil
	}
	var all []reflection.Choice
	for _, lead := range reflection.Leads() {
		keys := []string{"text", "question", "template", "focus"}
		if lead == reflection.LeadJournal {
			keys = keys[:2]
		}
		one := r.block(r.need(c, string(lead)), "a choice", keys...)
		if one == nil {
			continue
		}
		choice := reflection.Choice{Leads: lead, Text: r.text(one, "text", maxChoice), Template: lead.Template(), Stem: reflection.Stem{
			ID:    reflection.StemID("scenario/" + scenario + "/" + string(lead)),
			Stage: reflection.Description, Text: r.text(one, "question", maxQuestion),
		}}
		if choice.Stem.Text != "" {
			r.opening(one.values["question"], choice.Stem.Text)
		}
		r.inviting(one, &choice)
		all = append(all, choice)
	}
	return all
}

// inviting reads what a choice invites a colleague to, where it says so.
func (r *reader) inviting(c *block, choice *reflection.Choice) {
	if n := c.values["template"]; n != nil {
		choice.Template = reflection.TemplateID(r.words(n, "template", maxName))
	}
	if n := c.values["focus"]; n != nil {
		choice.Focus = reflection.Focus(r.words(n, "focus", maxName))
		if choice.Focus != "" && !slices.Contains(reflection.Focuses(), choice.Focus) {
			r.complain(n, "%q is not a focus; use %s", choice.Focus, oneOf(reflection.Focuses()))
		}
	}
}

// only holds that a name is the only one of its kind in the file; shelf.wrong
// holds it between files.
func (r *reader) only(b *book, name string, n *yaml.Node) {
	if line, taken := b.lines[name]; taken {
		r.complain(n, "%s is on line %d already", name, line)
		return
	}
	b.lines[name] = n.Line
}

func (r *reader) stage(b *block) reflection.Stage {
	stage := reflection.Stage(r.text(b, "stage", maxName))
	if stage != "" && !stage.Valid() {
		r.complain(b.values["stage"], "%q is not a stage; use %s", stage, oneOf(reflection.Stages()))
	}
	return stage
}

func (r *reader) phase(b *block) string {
	n := b.values["phase"]
	if n == nil {
		return ""
	}
	phase := r.words(n, "phase", maxName)
	if phase != "" && !slices.Contains(reflection.Phases(), phase) {
		r.complain(n, "%q is not a phase; use %s", phase, oneOf(reflection.Phases()))
	}
	return phase
}

func oneOf[S ~string](all []S) string {
	last := len(all) - 1
	return listOf(all[:last]) + " or " + string(all[last])
}

func listOf[S ~string](all []S) string {
	words := make([]string, len(all))
	for i, s := range all {
		words[i] = string(s)
	}
	return strings.Join(words, ", ")
}

var lineOf = regexp.MustCompile(`line (\d+): (.*)`)

// unreadable says what the YAML library could not read, and where.
func unreadable(file string, err error) Mistake {
	m := Mistake{File: file, Text: "is not YAML: " + strings.TrimPrefix(err.Error(), "yaml: ")}
	if found := lineOf.FindStringSubmatch(err.Error()); found != nil {
		_, scanned := fmt.Sscan(found[1], &m.Line)
		if scanned == nil {
			m.Text = "is not YAML from here on: " + found[2]
		}
	}
	if _, odd := errors.AsType[*yaml.TypeError](err); odd {
		m.Text = "is not YAML"
	}
	return m
}

func tooLong(text string, most int) bool { return utf8.RuneCountInString(text) > most }
