package bot

import (
	"context"
	"strconv"
	"strings"

	"plenary/reflection"
)

// showNotPupils shows a person the names they said are no pupils'.
func showNotPupils(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	list, err := b.Service.NotPupils(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := notPupilsView(list)
	return Answer{View: &v}, nil
}

// changeNotPupils opens that list to be written anew.
func changeNotPupils(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	list, err := b.Service.NotPupils(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := notPupilsForm(list, false)
	return Answer{Form: &f}, nil
}

// saveNotPupils keeps it: the Form names the revision it was opened at.
func saveNotPupils(b *Bot, ctx context.Context, by reflection.Member, in Incoming, revision string) (Answer, error) {
	over, err := strconv.Atoi(revision)
	if err != nil {
		return Answer{}, reflection.ErrNotFound
	}
	var names []reflection.Private
	for line := range strings.Lines(in.Values.Get(reflection.NotPupilsField).Reveal()) {
		names = append(names, reflection.Private(line))
	}
	list, clash, err := b.Service.SetNotPupils(ctx, by, over, names)
	if err != nil {
		return Answer{}, err
	}
	if clash {
		f := notPupilsForm(list, true)
		return Answer{Form: &f}, nil
	}
	v := notPupilsView(list)
	return Answer{View: &v}, nil
}
