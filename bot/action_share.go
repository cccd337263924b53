package bot

import (
	"context"
	"maps"
	"strconv"

	"plenary/reflection"
)

// pickLine offers lines of the person's own entries; with a reference, of that
// entry alone ("Ask Sam about this").
func pickLine(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, entry string) (Answer, error) {
	reader, err := b.Service.Reader(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	lines, err := b.Service.Lines(ctx, by, reflection.EntryID(entry))
	if err != nil {
		return Answer{}, err
	}
	f := lineForm(reader, lines)
	return Answer{Form: &f}, nil
}

// writeLine is [Write a line]: a line that stands in no entry.
func writeLine(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	reader, err := b.Service.Reader(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := lineForm(reader, nil)
	return Answer{Form: &f}, nil
}

// draftLine shows what was picked or written exactly as its reader will see it.
// from is where the line comes from.
func draftLine(b *Bot, ctx context.Context, by reflection.Member, in Incoming, from string) (Answer, error) {
	text := in.Values.Get("line")
	if what := in.Values.Get("what").Reveal(); text.Blank() && what != "" {
		var err error
		if text, err = b.Service.Picked(ctx, by, what); err != nil {
			return Answer{}, err
		}
	}
	draft := b.Service.Draft
	if from == string(reflection.FromVisit) {
		draft = b.Service.DraftLearned
	}
	preview, err := draft(ctx, by, text, choicesFrom(in.Values))
	if err != nil {
		return Answer{}, err
	}
	if preview.Spoke() {
		in.Values = maps.Clone(in.Values)
		in.Values["line"] = []reflection.Private{text}
		return heededAnswer(in, preview.Heeded, func() (Form, error) { return lineForm(preview, nil), nil })
	}
	v := previewView(preview)
	return Answer{View: &v}, nil
}

// share is [Share with Sam] under the preview.
func share(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	p, err := b.Service.ShareDraft(ctx, by, reflection.ShareID(id))
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{sharedWords(p)}}, nil
}

// dropDraft is [Don't share].
func dropDraft(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	if err := b.Service.Withdraw(ctx, by, reflection.ShareID(id)); err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{{Text: wordsNotShared}}}, nil
}

// showShared lists what the person has shared, to take it back; the reference
// says how many newer ones to leave out.
func showShared(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, from string) (Answer, error) {
	shares, err := b.Service.Shared(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	skip, _ := strconv.Atoi(from) // empty or odd: from the newest
	v := sharedView(shares, skip)
	return Answer{View: &v}, nil
}

// withdraw takes a share back.
func withdraw(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	if err := b.Service.Withdraw(ctx, by, reflection.ShareID(id)); err != nil {
		return Answer{}, err
	}
	return became(withdrawnWords()), nil
}

// noLine is [Not this week].
func noLine(_ *Bot, _ context.Context, _ reflection.Member, in Incoming, _ string) (Answer, error) {
	return became(noLineWords()), nil
}
