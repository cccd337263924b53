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
	said, err := offerLosing(b, ctx, by, m, metWords(m, reflection.Tap(tap)))
	if err != nil {
		return Answer{}, err
	}
	return became(said), nil
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

// saveMeeting keeps that Form: what was agreed, and whether they met.
func saveMeeting(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	id, _ := parseMeetingRef(ref)
	a, err := saveAgreed(b, ctx, by, in, ref)
	if err != nil || a.Form != nil || a.View != nil {
		return a, err
	}
	_, err = b.Service.TapMeeting(ctx, by, id, reflection.Tap(in.Values.Get("met").Reveal()))
	return a, err
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
func saveAgreed(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	id, over := parseMeetingRef(ref)
	agreed, err := b.Service.Agree(ctx, by, id, reflection.Agreement{
		Line: in.Values.Get("agreed"), Over: over, Choices: choicesFrom(in.Values),
	})
	switch {
	case err != nil:
		return Answer{}, err
	case !agreed.Spoke() && !agreed.Again:
		return Answer{Messages: []Message{agreedWordsFor(agreed.Meeting)}}, nil
	}
	m, with, err := b.Service.MeetingWith(ctx, by, id)
	if err != nil {
		return Answer{}, err
	}
	if agreed.Again {
		f := agreedTwice(agreeFormAsSent(in, agreed.Meeting, with, by), with)
		return Answer{Form: &f}, nil
	}
	return heededAnswer(in, agreed.Heeded, func() (Form, error) { return agreeFormAsSent(in, m, with, by), nil })
}

// agreeFormAsSent is the one of the two Forms with that line that was sent.
func agreeFormAsSent(in Incoming, m reflection.Meeting, with string, by reflection.Member) Form {
	if in.Values["met"] == nil {
		return agreeForm(m, with)
	}
	f := meetingForm(m, with, by)
	f.Inputs[0].Value = in.Values.Get("met").Reveal()
	return f
}

// nothingAgreed is [No, that's all].
func nothingAgreed(_ *Bot, _ context.Context, _ reflection.Member, in Incoming, _ string) (Answer, error) {
	return became(Message{Text: wordsThanks}), nil
}
