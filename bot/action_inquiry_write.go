package bot

import (
	"context"
	"strconv"
	"strings"

	"plenary/reflection"
)

// inquiryForm draws one Form of an inquiry.
type inquiryForm func(reflection.Together) Form

// opening is the button that opens such a Form.
func opening(draw inquiryForm) window {
	return func(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
		t, err := b.Service.OpenInquiry(ctx, by, reflection.InquiryID(id))
		if err != nil {
			return Answer{}, err
		}
		f := draw(t)
		return Answer{Form: &f}, nil
	}
}

// saveSetUpInquiry keeps the aim, the when–then and the lesson: "inquiry:revision".
func saveSetUpInquiry(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	id, revision, _ := strings.Cut(ref, ":")
	over, err := strconv.Atoi(revision)
	if err != nil {
		return Answer{}, reflection.ErrNotFound
	}
	lesson, err := dateFrom(in.Values, reflection.LessonField)
	if err != nil {
		return Answer{}, err
	}
	kept, err := b.Service.SetUpInquiry(ctx, by, reflection.InquiryID(id), reflection.InquiryPlan{
		Aim: in.Values.Get(reflection.AimField), When: in.Values.Get(reflection.WhenField), Then: in.Values.Get(reflection.ThenField),
		Lesson: lesson, Over: over, Choices: choicesFrom(in.Values)})
	if err == nil && kept.Again {
		f := setUpAgain(kept.Together)
		return Answer{Form: &f}, nil
	}
	return b.kept(ctx, by, in, id, kept, err, setUpInquiryForm)
}

// savePrediction keeps what the person expects.
func savePrediction(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	kept, err := b.Service.Predict(ctx, by, reflection.InquiryID(id), in.Values.Get(reflection.PredictionField), choicesFrom(in.Values))
	return b.kept(ctx, by, in, id, kept, err, predictForm)
}

// saveReport keeps what happened.
func saveReport(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	kept, err := b.Service.Report(ctx, by, reflection.InquiryID(id), in.Values.Get(reflection.OutcomeField), choicesFrom(in.Values))
	return b.kept(ctx, by, in, id, kept, err, reportForm)
}

// saveReview keeps what the partners decided.
func saveReview(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	r := reflection.Review{Decision: reflection.Decision(in.Values.Get(reflection.DecisionField).Reveal()),
		Source: in.Values.Get(reflection.SourceField).Reveal(), Note: in.Values.Get(reflection.NoteField), Choices: choicesFrom(in.Values)}
	for _, picked := range in.Values[reflection.IngredientsField] {
		if !picked.Blank() {
			r.Ingredients = append(r.Ingredients, reflection.StatementID(picked.Reveal()))
		}
	}
	kept, err := b.Service.DecideInquiry(ctx, by, reflection.InquiryID(id), r)
	return b.kept(ctx, by, in, id, kept, err, reviewForm)
}

// kept answers with the inquiry as it stands now, or with the Form again where
// a guard spoke.
func (b *Bot) kept(ctx context.Context, by reflection.Member, in Incoming, id string, kept reflection.Kept, err error, draw inquiryForm) (Answer, error) {
	if err != nil || !kept.Spoke() {
		return b.inquiryAnswer(kept.Together, err)
	}
	return heededAnswer(in, kept.Heeded, func() (Form, error) {
		t, err := b.Service.OpenInquiry(ctx, by, reflection.InquiryID(id))
		if err != nil {
			return Form{}, err
		}
		return draw(t), nil
	})
}
