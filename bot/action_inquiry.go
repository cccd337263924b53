package bot

import (
	"context"
	"strings"

	"plenary/reflection"
)

// openTogether is [Try something together]: what there is to try.
func openTogether(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	all, err := b.Service.Templates(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	current, _, err := b.Service.CurrentInquiry(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := templatesView(all, current)
	return Answer{View: &v}, nil
}

// openInvite asks whom to invite to a template.
func openInvite(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, template string) (Answer, error) {
	to, err := b.Service.Invitable(ctx, by, reflection.TemplateID(template))
	if err != nil {
		return Answer{}, err
	}
	return inviteAnswer(to), nil
}

func inviteAnswer(to reflection.Invitables) Answer {
	if len(to.People) == 0 {
		return Answer{Messages: []Message{{Text: wordsNobodyToInvite}}}
	}
	f := inviteForm(to)
	return Answer{Form: &f}
}

// inviteColleague sends the invitation.
func inviteColleague(b *Bot, ctx context.Context, by reflection.Member, in Incoming, template string) (Answer, error) {
	inv := reflection.Invitation{Template: reflection.TemplateID(template), Focus: reflection.Focus(in.Values.Get(reflection.FocusField).Reveal())}
	for _, field := range []string{reflection.WhoField, reflection.ThirdField} {
		if who := in.Values.Get(field); !who.Blank() {
			inv.Who = append(inv.Who, reflection.MemberID(who.Reveal()))
		}
	}
	t, err := b.Service.Invite(ctx, by, inv)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{invitedWords(t)}, Home: true}, nil
}

// join is [Yes].
func join(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	t, err := b.Service.Accept(ctx, by, reflection.InquiryID(id))
	if err != nil {
		return Answer{}, err
	}
	return inPlace(in, joinedWords(t)), nil
}

// notThisTime is [Not this time]: nobody is told.
func notThisTime(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	if err := b.Service.DeclineInvitation(ctx, by, reflection.InquiryID(id)); err != nil {
		return Answer{}, err
	}
	return inPlace(in, notThisTimeWords()), nil
}

// inPlace is what the pressed message becomes, or a message of its own where
// the button stood in a View.
func inPlace(in Incoming, m Message) Answer {
	if in.Where == "" {
		return Answer{Messages: []Message{m}, Home: true}
	}
	return became(m)
}

// openInquiry shows where an inquiry stands.
func openInquiry(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	return b.inquiryAnswer(b.Service.OpenInquiry(ctx, by, reflection.InquiryID(id)))
}

// inquiryAnswer is the inquiry, with links to the files of a swap in it.
func (b *Bot) inquiryAnswer(t reflection.Together, err error) (Answer, error) {
	if err != nil {
		return Answer{}, err
	}
	v := inquiryView(t)
	for _, p := range t.Pieces {
		if url := b.pieceURL(p, t.By); url != "" {
			v.Buttons = append(v.Buttons, pieceFileButton(t, p, url))
		}
	}
	return Answer{View: &v, Home: true}, nil
}

// stopInquiry is [Stop], and [Take it back].
func stopInquiry(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	if err := b.Service.StopInquiry(ctx, by, reflection.InquiryID(id)); err != nil {
		return Answer{}, err
	}
	return b.inquiryAnswer(b.Service.OpenInquiry(ctx, by, reflection.InquiryID(id)))
}

// agreeNote lets the note into the school's library.
func agreeNote(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	return b.inquiryAnswer(b.Service.AgreeNote(ctx, by, reflection.InquiryID(id)))
}

// takeBackNote takes it out again.
func takeBackNote(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	return b.inquiryAnswer(b.Service.TakeBackNote(ctx, by, reflection.InquiryID(id)))
}

// tapStill is the one tap six weeks later: "still/inquiry".
func tapStill(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error) {
	still, id, _ := strings.Cut(ref, "/")
	if err := b.Service.TapStill(ctx, by, reflection.InquiryID(id), reflection.Still(still)); err != nil {
		return Answer{}, err
	}
	return inPlace(in, Message{Text: wordsThanks}), nil
}
