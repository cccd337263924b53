package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// evaluate is one tap on a question about Plenary, "term/question/opinion": the
// message becomes the next question. With the term alone it is a coordinator's
// [Three questions], and the first question comes as a message of its own.
func evaluate(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	term, said, tapped := strings.Cut(ref, "/")
	if !tapped {
		next, err := b.Service.Evaluate(ctx, by, reflection.TermID(term))
		if err != nil {
			return Answer{}, err
		}
		return Answer{Messages: []Message{evaluationWords(next)}}, nil
	}
	question, opinion, _ := strings.Cut(said, "/")
	next, err := b.Service.Vote(ctx, by, reflection.TermID(term), reflection.EvaluationQuestion(question), reflection.Opinion(opinion))
	if err != nil {
		return Answer{}, err
	}
	return became(evaluationWords(next)), nil
}

// showEvaluation is [What everyone said].
func showEvaluation(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	terms, err := b.Service.SeeEvaluations(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := evaluationView(terms)
	return Answer{View: &v}, nil
}
