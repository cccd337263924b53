package bot

import (
	"context"

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
func draftLine(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	text := in.Values.Get("line")
	if what := in.Values.Get("what").Reveal(); text.Blank() && what != "" {
		var err error
		if text, err = b.Service.Picked(ctx, by, what); err != nil {
			return Answer{}, err
		}
	}
	names := reflection.NamesChoice(in.Values.Get("names").Reveal())
	preview, err := b.Service.Draft(ctx, by, text, names)
	if err != nil {
		return Answer{}, err
	}
	if preview.Guard != nil {
		f := guardedLineForm(preview, text)
		return Answer{Form: &f}, nil
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

// showShared lists what the person has shared, to take it back.
func showShared(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	shares, err := b.Service.Shared(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := sharedView(shares)
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
