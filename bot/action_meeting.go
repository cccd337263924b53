package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// met is one tap on "Did you and Asha meet?": "yes/meeting".
func met(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	tap, id, _ := strings.Cut(ref, "/")
	m, err := b.Service.TapMeeting(ctx, by, reflection.MeetingID(id), reflection.Tap(tap))
	if err != nil {
		return Answer{}, err
	}
	return became(metWords(m, reflection.Tap(tap))), nil
}

// openMeeting asks about one of several meetings in a Form.
func openMeeting(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	m, with, err := b.Service.MeetingWith(ctx, by, reflection.MeetingID(id))
	if err != nil {
		return Answer{}, err
	}
	f := meetingForm(m, with, by)
	return Answer{Form: &f}, nil
}

// saveMeeting keeps that Form: whether they met, and what was agreed.
func saveMeeting(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	meeting := reflection.MeetingID(id)
	if _, err := b.Service.TapMeeting(ctx, by, meeting, reflection.Tap(in.Values.Get("met").Reveal())); err != nil {
		return Answer{}, err
	}
	return saveAgreed(b, ctx, by, in, id)
}

// openAgree is [Write what you agreed].
func openAgree(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	m, with, err := b.Service.MeetingWith(ctx, by, reflection.MeetingID(id))
	if err != nil {
		return Answer{}, err
	}
	f := agreeForm(m, with)
	return Answer{Form: &f}, nil
}

// saveAgreed keeps the one line both can read.
func saveAgreed(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	line := in.Values.Get("agreed")
	if line.Blank() {
		return Answer{Messages: []Message{{Text: wordsThanks}}}, nil
	}
	if _, err := b.Service.Agree(ctx, by, reflection.MeetingID(id), line); err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{{Text: wordsAgreed}}}, nil
}

// nothingAgreed is [No, that's all].
func nothingAgreed(_ *Bot, _ context.Context, _ reflection.Member, in Incoming, _ string) (Answer, error) {
	return became(Message{Text: wordsThanks}), nil
}
