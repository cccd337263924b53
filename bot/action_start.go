package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// startShort is [Two minutes]; the reference is the prompt it stood on.
func startShort(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, prompt string) (Answer, error) {
	return b.start(ctx, by, reflection.TwoMinutes, prompt)
}

// startFull is [Full cycle].
func startFull(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, prompt string) (Answer, error) {
	return b.start(ctx, by, reflection.FullCycle, prompt)
}

func (b *Bot) start(ctx context.Context, by reflection.Member, length reflection.Length, prompt string) (Answer, error) {
	sheet, err := b.Service.Start(ctx, by, length, reflection.DeliveryID(prompt))
	if err != nil {
		return Answer{}, err
	}
	return sheetForm(sheet), nil
}

func sheetForm(sheet reflection.Sheet) Answer {
	f := answerForm(sheet)
	return Answer{Form: &f}
}

// resume is [Resume]: the newest entry that is not finished.
func resume(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	sheet, there, err := b.Service.Resume(ctx, by)
	if err == nil && !there {
		err = reflection.ErrNotFound
	}
	if err != nil {
		return Answer{}, err
	}
	return sheetForm(sheet), nil
}

// openStage opens one stage of an entry: "entry/stage".
func openStage(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	entry, stage, _ := strings.Cut(ref, "/")
	sheet, err := b.Service.OpenStage(ctx, by, reflection.EntryID(entry), reflection.Stage(stage))
	if err != nil {
		return Answer{}, err
	}
	return sheetForm(sheet), nil
}

// command is /reflect: the two-minute Form at once, or what there is to go on
// with. "full", "journal" and "help" do what they say; anything else begins the
// answer.
func command(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	switch strings.ToLower(strings.TrimSpace(in.Text.Reveal())) {
	case "help", "?":
		return showHelp(b, ctx, by, in, "")
	case "full":
		return b.start(ctx, by, reflection.FullCycle, "")
	case "journal":
		return openJournal(b, ctx, by, in, "")
	case "":
		_, there, err := b.Service.Resume(ctx, by)
		if err != nil {
			return Answer{}, err
		}
		if there {
			v := resumeView()
			return Answer{View: &v}, nil
		}
		return b.start(ctx, by, reflection.TwoMinutes, "")
	}
	return b.startWith(ctx, by, in.Text)
}

// reflectOn opens the two-minute Form with a message that was picked in it.
// Whose it is, is not known, and nothing of it is kept before the Form is.
func reflectOn(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	a, err := b.startWith(ctx, by, in.Text)
	if err == nil && !in.Text.Blank() {
		a.Form.Intro = wordsPicked + "\n" + a.Form.Intro
	}
	return a, err
}

// startWith opens the two-minute Form with the beginning of an answer in it.
func (b *Bot) startWith(ctx context.Context, by reflection.Member, text reflection.Private) (Answer, error) {
	a, err := b.start(ctx, by, reflection.TwoMinutes, "")
	if err == nil {
		a.Form.Inputs[0].Value = reflection.Beginning(text).Reveal()
	}
	return a, err
}
