package bot

import (
	"context"

	"plenary/reflection"
)

// startAbout opens a short entry with questions about one of the person's
// roles.
func startAbout(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, role string) (Answer, error) {
	sheet, err := b.Service.StartAbout(ctx, by, reflection.Role(role))
	if err != nil {
		return Answer{}, err
	}
	return sheetForm(sheet), nil
}

// showMentoring is a mentor's [My mentoring].
func showMentoring(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	front, err := b.Service.Home(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v, there := mentoringView(front)
	if !there {
		return Answer{}, reflection.ErrNotFound
	}
	return Answer{View: &v}, nil
}

// wantMentoring is [Ask me every two weeks], or with "no" [Stop asking me].
func wantMentoring(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	m, err := b.Service.WantMentoring(ctx, by, ref != "no")
	if err != nil {
		return Answer{}, err
	}
	return showMentoring(b, ctx, m, in, "")
}
