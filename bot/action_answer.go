package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// answer keeps what a person wrote in an entry's Form.
func answer(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	form, err := parseAnswerForm(ref)
	if err != nil {
		return Answer{}, err
	}
	answers, err := form.answers(in.Values)
	if err != nil {
		return Answer{}, err
	}
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
		return b.finished(ctx, by, saved, Answer{View: &v})
	case saved.Next != nil:
		return sheetForm(*saved.Next), nil
	}
	return b.finished(ctx, by, saved, Answer{})
}

// Entry is the entry that a submitted Form is about; empty where it is about
// none.
func (in Incoming) Entry() reflection.EntryID {
	name, ref, _ := strings.Cut(in.Form, ":")
	if form, err := parseAnswerForm(ref); in.Kind == Submit && name == "answer" && err == nil {
		return form.entry
	}
	return ""
}

// guarded draws the Form again as it was sent, with one choice added.
func (b *Bot) guarded(ctx context.Context, by reflection.Member, in Incoming, form answerID, saved reflection.Saved) (Answer, error) {
	sheet, err := b.Service.EditEntry(ctx, by, form.entry)
	if err != nil {
		return Answer{}, err
	}
	sheet.Stages = form.stages()
	f := guardedForm(answerForm(sheet), in, *saved.Guard, saved.Contact)
	return Answer{Form: &f}, nil
}

// finished says that it is saved: in place of the prompt it came from, else as
// a message.
func (b *Bot) finished(ctx context.Context, by reflection.Member, saved reflection.Saved, a Answer) (Answer, error) {
	m := savedWords(saved.Entry, by)
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
