package framework

import (
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"plenary/reflection"
)

// What a template's texts may have: its name is the title of a window.
const (
	maxWindow = 24
	maxDays   = 60
)

// inquiries reads the templates of a file.
func (r *reader) inquiries(top *block, b *book) {
	for _, n := range r.list(top, "inquiries") {
		q := r.block(n, "an inquiry", "id", "name", "about", "least", "most", "predict", "report", "sources", "agenda", "ingredients", "swap", "steps")
		if q == nil {
			continue
		}
		t := reflection.Template{
			ID: reflection.TemplateID(r.id(q)), Name: r.text(q, "name", maxWindow), About: r.text(q, "about", maxSummary),
			Least: r.number(q, "least", 2, 3), Most: r.number(q, "most", 2, 3),
			Predict: r.text(q, "predict", maxTitle), Report: r.text(q, "report", maxTitle),
			IngredientsFor: reflection.FrameworkID(r.text(q, "ingredients", maxName)),
		}
		if t.Least > t.Most {
			r.complain(q.values["most"], "most must be no less than least")
		}
		t.Sources, t.Agenda = r.lines(q, "sources"), r.lines(q, "agenda")
		t.Swap = r.swap(q.values["swap"])
		t.Steps = r.steps(q, t.ID)
		r.only(b, nameOf("inquiry", string(t.ID)), n)
		b.Templates = append(b.Templates, t)
	}
}

// lines is a list of short texts that must be there.
func (r *reader) lines(b *block, key string) (all []string) {
	r.need(b, key)
	for _, n := range r.list(b, key) {
		all = append(all, r.words(n, key, maxTitle))
	}
	return all
}

// swap may be left out: most templates swap nothing.
func (r *reader) swap(n *yaml.Node) reflection.Swap {
	s := r.block(n, "a swap", "give", "task", "answer")
	if s == nil {
		return reflection.Swap{}
	}
	swap := reflection.Swap{Give: reflection.Giver(r.text(s, "give", maxName)), Task: r.text(s, "task", maxTitle), Answer: r.text(s, "answer", maxTitle)}
	if swap.Give != "" && !slices.Contains(reflection.Givers(), swap.Give) {
		r.complain(s.values["give"], "%q is nobody who gives; use %s", swap.Give, oneOf(reflection.Givers()))
	}
	return swap
}

// steps are all that there are, in their order, and no day before the last.
func (r *reader) steps(q *block, id reflection.TemplateID) []reflection.TemplateStep {
	n := r.need(q, "steps")
	var kinds []reflection.StepKind
	var steps []reflection.TemplateStep
	for _, one := range r.list(q, "steps") {
		step := r.step(one, id)
		if len(steps) > 0 && step.Do != reflection.StepFollow && step.Day < steps[len(steps)-1].Day {
			r.complain(one, "day %d comes before the day of the step above", step.Day)
		}
		kinds, steps = append(kinds, step.Do), append(steps, step)
	}
	if n != nil && !slices.Equal(kinds, reflection.StepKinds()) {
		r.complain(n, "the steps must be %s, in this order", listOf(reflection.StepKinds()))
	}
	return steps
}

func (r *reader) step(n *yaml.Node, id reflection.TemplateID) reflection.TemplateStep {
	s := r.block(n, "a step", "do", "day", "who", "text", "ask")
	if s == nil {
		return reflection.TemplateStep{}
	}
	step := reflection.TemplateStep{
		Do: reflection.StepKind(r.text(s, "do", maxName)), Day: r.number(s, "day", 0, maxDays),
		Who: reflection.Doer(r.text(s, "who", maxName)), Text: r.text(s, "text", maxSummary),
	}
	if doers := []reflection.Doer{reflection.DoneByEach, reflection.DoneTogether}; step.Who != "" && !slices.Contains(doers, step.Who) {
		r.complain(s.values["who"], "%q is nobody who does a step; use %s", step.Who, oneOf(doers))
	}
	if step.Do == reflection.StepFollow {
		return step // it is a message of its own, and asks no question of the week
	}
	step.Ask = reflection.Stem{ID: reflection.StemID("inquiry/" + string(id) + "/" + string(step.Do)),
		Stage: reflection.Description, Text: r.text(s, "ask", maxQuestion)}
	if step.Ask.Text != "" {
		r.opening(s.values["ask"], step.Ask.Text)
	}
	return step
}

// number is a whole number between two others, both included.
func (r *reader) number(b *block, key string, least, most int) int {
	n := r.need(b, key)
	if n == nil {
		return 0
	}
	v, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || v < least || v > most || strconv.Itoa(v) != n.Value {
		r.complain(n, "%s must be a whole number from %d to %d", key, least, most)
		return 0
	}
	return v
}
