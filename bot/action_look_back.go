package bot

import (
	"context"

	"plenary/reflection"
)

// lookBack is [My half-term], for its reader alone.
func lookBack(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	l, err := b.Service.LookBack(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := lookBackView(l)
	v.Image = b.picture(balanceChart(l), balanceAlt)
	return Answer{View: &v}, nil
}

// waveOn is [Not this one]: the entry is offered no more, and the next is.
func waveOn(b *Bot, ctx context.Context, by reflection.Member, in Incoming, entry string) (Answer, error) {
	if err := b.Service.WaveOn(ctx, by, reflection.EntryID(entry)); err != nil {
		return Answer{}, err
	}
	return lookBack(b, ctx, by, in, "")
}

// sayWhatChanged is [Write] under what somebody took from it first and lately.
func sayWhatChanged(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	sheet, err := b.Service.SayWhatChanged(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	return sheetForm(sheet), nil
}
