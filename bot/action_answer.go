package bot

import (
	"context"
	"errors"
	"strings"

	"plenary/reflection"
)

// answer keeps what a person wrote in an entry's Form.
func answer(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	form, err := parseAnswerForm(ref)
	if err != nil {
		return Answer{}, err
	}
	return b.keep(ctx, by, in, form, false)
}

// back is [Back] in a full cycle: what is on the screen is kept, and the stage
// before it opens. What cannot be kept comes back, with the reason.
func back(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	form, err := in.answerForm()
	if err != nil {
		return Answer{}, err
	}
	a, err := b.keep(ctx, by, in, form, true)
	fault, wrong := errors.AsType[reflection.Fault](err)
	if !wrong {
		return a, err
	}
	f, err := b.asSent(ctx, by, in, form)
	f.Intro = problemWords(fault) + "\n" + f.Intro
	return Answer{Form: &f}, err
}

func (b *Bot) keep(ctx context.Context, by reflection.Member, in Incoming, form answerID, back bool) (Answer, error) {
	answers, err := form.answers(in.Values)
	if err != nil {
		return Answer{}, err
	}
	answers.Back = back
	saved, err := b.Service.Answer(ctx, by, answers)
	switch {
	case err != nil:
		return Answer{}, err
	case saved.Guard != nil:
		return b.guarded(ctx, by, in, form, saved)
	case saved.Again != nil:
		return sheetForm(*saved.Again), nil
	case saved.Words != "":
		v := copyView(saved.Words, saved.Entry)
		return b.finished(ctx, by, saved, Answer{View: &v}, !form.edit)
	case saved.Next != nil:
		return sheetForm(*saved.Next), nil
	}
	return b.finished(ctx, by, saved, Answer{}, !form.edit && saved.Entry.Length != reflection.OneLine)
}

// Entry is the entry that a Form is about; empty where it is about none.
func (in Incoming) Entry() reflection.EntryID {
	form, err := in.answerForm()
	if err != nil {
		return ""
	}
	return form.entry
}

// answerForm is the entry's Form that was sent, or that a button stood in.
func (in Incoming) answerForm() (answerID, error) {
	name, ref, _ := strings.Cut(in.Form, ":")
	if name != "answer" {
		return answerID{}, reflection.ErrNotFound
	}
	return parseAnswerForm(ref)
}

// guarded draws the Form again as it was sent, with one choice added.
func (b *Bot) guarded(ctx context.Context, by reflection.Member, in Incoming, form answerID, saved reflection.Saved) (Answer, error) {
	f, err := b.asSent(ctx, by, in, form)
	f = guardedForm(f, in, *saved.Guard, saved.Contact)
	return Answer{Form: &f}, err
}

// asSent draws an entry's Form again with what was typed in it.
func (b *Bot) asSent(ctx context.Context, by reflection.Member, in Incoming, form answerID) (Form, error) {
	sheet, err := b.Service.EditEntry(ctx, by, form.entry)
	if err != nil {
		return Form{}, err
	}
	sheet.Stages = form.stages()
	return sentAgain(answerForm(sheet), in), nil
}

// finished says that it is saved: in place of the prompt it came from, else as
// a message. The first time it offers one more question.
func (b *Bot) finished(ctx context.Context, by reflection.Member, saved reflection.Saved, a Answer, first bool) (Answer, error) {
	m := savedWords(saved.Entry, by, first)
	prompt, err := b.Service.PromptOf(ctx, by, saved.Entry)
	if err != nil {
		return Answer{}, err
	}
	if prompt.Where == "" {
		a.Messages = []Message{m}
	} else {
		a.Update, a.Where = &m, prompt.Where
	}
	a.Home = true
	return a, nil
}
