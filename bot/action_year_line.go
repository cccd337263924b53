package bot

import (
	"context"

	"plenary/reflection"
)

// openYearLine asks for the person's line: at the check point that is open, or
// at the one that is named.
func openYearLine(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	c, point, err := b.yearCardAt(ctx, by, ref)
	if err == nil && !c.Writes(point) {
		err = reflection.ErrNotFound
	}
	if err != nil {
		return Answer{}, err
	}
	f := yearLineForm(c, point)
	return Answer{Form: &f}, nil
}

// yearCardAt is an inquiry of a year and the check point that is named, else the
// one that is open.
func (b *Bot) yearCardAt(ctx context.Context, by reflection.Member, ref string) (reflection.YearCard, int, error) {
	id, point := yearPoint(ref)
	c, err := b.Service.OpenYear(ctx, by, id)
	if point == 0 {
		point = c.Open.Number
	}
	return c, point, err
}

// saveYearLine keeps it for the person alone, and shows what the others would
// read.
func saveYearLine(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	id, point := yearPoint(ref)
	kept, err := b.Service.WriteYearLine(ctx, by, id, point, in.Values.Get(reflection.YearLineField), choicesFrom(in.Values))
	return yearKept(in, kept, err, func(c reflection.YearCard) View { return yearLineView(c, point) }, func() (Form, error) {
		c, err := b.Service.OpenYear(ctx, by, id)
		return yearLineForm(c, point), err
	})
}

// ownYearLine shows the person their own line.
func ownYearLine(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	c, point, err := b.yearCardAt(ctx, by, ref)
	return yearLineAnswer(c, point, err)
}

func yearLineAnswer(c reflection.YearCard, point int, err error) (Answer, error) {
	if err == nil && c.Own(point).Revision == 0 {
		err = reflection.ErrNotFound
	}
	if err != nil {
		return Answer{}, err
	}
	v := yearLineView(c, point)
	return Answer{View: &v}, nil
}

// showYearLine shows it to those who take part.
func showYearLine(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	id, point := yearPoint(ref)
	c, err := b.Service.ShowYearLine(ctx, by, id, point)
	return yearLineAnswer(c, point, err)
}

// hideYearLine takes it back.
func hideYearLine(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	id, point := yearPoint(ref)
	c, err := b.Service.HideYearLine(ctx, by, id, point)
	return yearLineAnswer(c, point, err)
}

// deleteYearLine deletes it.
func deleteYearLine(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, ref string) (Answer, error) {
	id, point := yearPoint(ref)
	return yearAnswer(b.Service.DeleteYearLine(ctx, by, id, point))
}
