package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// Words of the three questions about Plenary, and of what everybody said.

const (
	wordsEvaluating     = "Three questions about Plenary, a tap each. Nobody sees who said what."
	wordsEvaluationKept = "Thank you. Once the term is over, everyone can read what was said: under More, “What everyone said”."
	wordsEvaluationOver = "The questions of that term are closed. What everyone said is under More."

	wordsNoEvaluation   = "Once a term everyone is asked three questions about Plenary. A week after the term is over you can read here what was said. Everyone reads the same."
	wordsTooFewToSay    = "Too few people to count. It takes nine, so that no number tells of a person."
	wordsReadEvaluation = "Numbers are people, rounded down to fives, and stop short of “everyone”. " +
		"“Fewer than five” may be none. Nobody can be told from them, and nobody sees who answered."
	wordsOtherSchools = "Schools with few people are counted together, or not at all."
)

var evaluationButton = Button{ID: "evaluation", Label: "What everyone said"}

// evaluationQuestion is a question in full, and in a word or two.
func evaluationQuestion(q reflection.EvaluationQuestion) (asked, short string) {
	switch q {
	case reflection.EvaluationHelped:
		return "Has it helped you to think about your work this term?", "Helped to think"
	case reflection.EvaluationWorth:
		return "Was it worth the time it took?", "Worth the time"
	}
	return "Have you tried something new because of it?", "Tried something new"
}

func opinionWords(o reflection.Opinion) string {
	switch o {
	case reflection.OpinionYes:
		return "Yes"
	case reflection.OpinionPartly:
		return "A little"
	}
	return "No"
}

// evaluationWords is the next question, or what is said after the last.
func evaluationWords(c reflection.EvaluationContent) Message {
	switch {
	case c.Over:
		return Message{Text: wordsEvaluationOver}
	case c.Question == "":
		return Message{Text: wordsEvaluationKept}
	}
	asked, _ := evaluationQuestion(c.Question)
	m := Message{Text: fmt.Sprintf("%d of %d: %s", c.Number, len(reflection.EvaluationQuestions()), asked)}
	if c.Number == 1 {
		m.Text = wordsEvaluating + "\n" + m.Text
	}
	for _, o := range reflection.Opinions() {
		m.Buttons = append(m.Buttons, Button{ID: fmt.Sprintf("evaluate:%s/%s/%s", c.Term, c.Question, o), Label: opinionWords(o)})
	}
	return m
}

// evaluationView is what everybody reads: the newest term by school, those
// before it as a whole.
func evaluationView(terms []reflection.TermOpinions) View {
	v := View{ID: "evaluation", Title: "What everyone said", Text: wordsNoEvaluation, Buttons: []Button{menuButton}}
	if len(terms) == 0 {
		return v
	}
	var text []string
	for i, t := range terms {
		lines := []string{termWords(t.Term), wordsTooFewToSay}
		if t.All.Enough {
			lines = append(lines[:1], opinionLines(t.All)...)
		}
		text = append(text, strings.Join(lines, "\n"))
		if i > 0 || len(t.Schools) == 0 {
			continue
		}
		for _, school := range t.Schools {
			text = append(text, school.School.Name+"\n"+strings.Join(opinionLines(school), "\n"))
		}
		text = append(text, wordsOtherSchools)
	}
	v.Text = strings.Join(append(text, wordsReadEvaluation), "\n\n")
	return v
}

// opinionLines is a line for each question: "Worth the time: yes at least 10, …".
func opinionLines(s reflection.OpinionCounts) []string {
	var lines []string
	for _, q := range reflection.EvaluationQuestions() {
		_, short := evaluationQuestion(q)
		var parts []string
		for _, o := range reflection.Opinions() {
			parts = append(parts, lower(opinionWords(o))+" "+atLeast(s.Of[q][o]))
		}
		lines = append(lines, short+": "+strings.Join(parts, ", ")+".")
	}
	return lines
}

// termWords is "Autumn term 2026".
func termWords(id reflection.TermID) string {
	season, year := id.Name()
	return fmt.Sprintf("%s term %s", season, year)
}

// questionsWords are the questions in a word or two each.
func questionsWords(all []reflection.EvaluationQuestion) string {
	var words []string
	for _, q := range all {
		_, short := evaluationQuestion(q)
		words = append(words, short)
	}
	return strings.Join(words, ", ")
}
