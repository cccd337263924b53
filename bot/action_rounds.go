package bot

import (
	"context"

	"plenary/reflection"
)

// openRounds shows whether the person is in the rounds.
func openRounds(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	return roundsAnswer(b.Service.Rounds(ctx, by))
}

// openJoinRounds asks what to be paired for.
func openJoinRounds(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	r, err := b.Service.Rounds(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := joinRoundsForm(r)
	return Answer{Form: &f}, nil
}

// joinRounds keeps it.
func joinRounds(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	focus := reflection.Focus(in.Values.Get(reflection.FocusField).Reveal())
	unlike := in.Values.Get(likeField).Reveal() == unlikeOption
	return roundsAnswer(b.Service.JoinRounds(ctx, by, focus, unlike))
}

// leaveRounds takes the person out of the rounds to come.
func leaveRounds(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	return roundsAnswer(b.Service.LeaveRounds(ctx, by))
}

func roundsAnswer(r reflection.Rounds, err error) (Answer, error) {
	if err != nil {
		return Answer{}, err
	}
	v := roundsView(r)
	return Answer{View: &v}, nil
}

// openAvoid asks the person, for their own eyes, whom they would rather not
// work with.
func openAvoid(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	list, err := b.Service.Avoided(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	f := avoidForm(list)
	return Answer{Form: &f}, nil
}

// saveAvoid keeps it, and shows who stands on the list now.
func saveAvoid(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	var off []reflection.MemberID
	for _, picked := range in.Values[reflection.NotAvoidField] {
		off = append(off, reflection.MemberID(picked.Reveal()))
	}
	var list []reflection.Member
	err := b.withPicked(ctx, in, reflection.AvoidField, func(who reflection.Profile) (err error) {
		list, err = b.Service.Avoid(ctx, by, who, off)
		return err
	})
	if err != nil {
		return Answer{}, err
	}
	v := avoidView(list)
	return Answer{View: &v}, nil
}

// whyUs is [Why us?] under a round's invitation.
func whyUs(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	why, err := b.Service.WhyUs(ctx, by, reflection.InquiryID(id))
	if err != nil {
		return Answer{}, err
	}
	v := whyUsView(why)
	return Answer{View: &v}, nil
}
