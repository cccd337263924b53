package bot

import (
	"context"

	"plenary/reflection"
)

// oneMore is [One more question] under an entry that was saved: the Form for
// what it does not have yet. The message it stood in offers it no more.
func oneMore(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	sheet, gap, err := b.Service.OneMore(ctx, by, reflection.EntryID(id))
	if err != nil {
		return Answer{}, err
	}
	var a Answer
	if in.Where != "" {
		m := savedWords(reflection.Entry{ID: reflection.EntryID(id)}, by, false)
		a.Update = &m
	}
	if gap == "" {
		v := nothingMoreView(reflection.EntryID(id))
		a.View = &v
		return a, nil
	}
	f := oneMoreForm(sheet, gap)
	a.Form = &f
	return a, nil
}
