package bot

import (
	"context"

	"plenary/reflection"
)

// openNewMentor asks a coordinator who is to mentor whom.
func openNewMentor(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	all, err := b.Service.Mentorings(ctx, by)
	if err == nil && len(all) == 0 {
		err = reflection.ErrNotFound
	}
	if err != nil {
		return Answer{}, err
	}
	f := newMentorForm(all)
	return Answer{Form: &f}, nil
}

// saveNewMentor keeps it.
func saveNewMentor(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	var given reflection.Mentoring
	ect := reflection.MemberID(in.Values.Get(reflection.ECTField).Reveal())
	err := b.withPicked(ctx, in, reflection.MentorField, func(who reflection.Profile) (err error) {
		given, err = b.Service.GiveMentor(ctx, by, ect, who)
		return err
	})
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{mentorGivenWords(given)}, Home: true}, nil
}
