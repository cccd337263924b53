package bot

import (
	"context"
	"strconv"
	"strings"

	"plenary/reflection"
)

// openYears is [A question for a year]: the one that the person is in or asked
// to join, or was in last, else what one is.
func openYears(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	if id != "" {
		return openYear(b, ctx, by, in, id)
	}
	all, err := b.Service.Years(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	switch len(all) {
	case 0:
		v := aboutYearView()
		return Answer{View: &v}, nil
	case 1:
		return openYear(b, ctx, by, in, string(all[0].Inquiry.ID))
	}
	v := yearsView(all)
	return Answer{View: &v}, nil
}

// openYear shows where one stands.
func openYear(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	return yearAnswer(b.Service.OpenYear(ctx, by, reflection.YearInquiryID(id)))
}

func yearAnswer(c reflection.YearCard, err error) (Answer, error) {
	if err != nil {
		return Answer{}, err
	}
	v := yearView(c)
	return Answer{View: &v}, nil
}

// openFound shows what people found at all check points, as each chose to show
// it: the closing card.
func openFound(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.OpenYear(ctx, by, reflection.YearInquiryID(id))
	if err != nil {
		return Answer{}, err
	}
	v := yearFoundView(c)
	return Answer{View: &v}, nil
}

// openStartYear asks for the question, and whom to ask.
func openStartYear(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	can, err := b.Service.ForYear(ctx, by, "", nil)
	if err != nil {
		return Answer{}, err
	}
	if len(can.People) == 0 && !can.Many {
		return Answer{Messages: []Message{{Text: wordsNobodyToInvite}}}, nil
	}
	f := startYearForm(can)
	return Answer{Form: &f}, nil
}

// saveStartYear asks them; where somebody is to be looked for, it shows who was
// found first.
func saveStartYear(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	start := reflection.YearStart{Question: in.Values.Get(reflection.QuestionField), Parts: in.Values.Get(reflection.PartsField), Choices: choicesFrom(in.Values)}
	for _, who := range in.Values[reflection.PeopleField] {
		if !who.Blank() {
			start.Who = append(start.Who, reflection.MemberID(who.Reveal()))
		}
	}
	if called := in.Values.Get(reflection.CalledField); !called.Blank() {
		can, err := b.Service.ForYear(ctx, by, called, start.Who)
		if err != nil {
			return Answer{}, err
		}
		f := foundYearForm(can, in)
		return Answer{Form: &f}, nil
	}
	kept, err := b.Service.StartYear(ctx, by, start)
	return yearKept(in, kept, err, yearView, func() (Form, error) {
		can, err := b.Service.ForYear(ctx, by, "", start.Who)
		return startYearForm(can), err
	})
}

// yearKept answers with what was kept, or with the Form again where a guard
// spoke.
func yearKept(in Incoming, kept reflection.YearKept, err error, show func(reflection.YearCard) View, draw func() (Form, error)) (Answer, error) {
	switch {
	case err != nil:
		return Answer{}, err
	case kept.Spoke():
		return heededAnswer(in, kept.Heeded, draw)
	}
	v := show(kept.Card)
	return Answer{View: &v}, nil
}

// joinYear is [Yes].
func joinYear(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	c, err := b.Service.JoinYear(ctx, by, reflection.YearInquiryID(id))
	if err != nil {
		return Answer{}, err
	}
	return inPlace(in, joinedYearWords(c)), nil
}

// declineYear is [Not this time]: nobody is told.
func declineYear(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	if err := b.Service.DeclineYear(ctx, by, reflection.YearInquiryID(id)); err != nil {
		return Answer{}, err
	}
	return inPlace(in, notThisTimeWords()), nil
}

// leaveYear is [Leave it].
func leaveYear(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	if err := b.Service.LeaveYear(ctx, by, reflection.YearInquiryID(id)); err != nil {
		return Answer{}, err
	}
	return inPlace(in, Message{Text: wordsYearLeft, Buttons: []Button{yearsButton}}), nil
}

// openPick asks what the next check point looks at.
func openPick(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.OpenYear(ctx, by, reflection.YearInquiryID(id))
	if err == nil && !c.MayPick() {
		err = reflection.ErrNotFound
	}
	if err != nil {
		return Answer{}, err
	}
	f := pickForm(c)
	return Answer{Form: &f}, nil
}

// savePick keeps it.
func savePick(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	part, err := strconv.Atoi(in.Values.Get(reflection.PickField).Reveal())
	if err != nil {
		return Answer{}, reflection.Fault{Field: reflection.PickField, Problem: reflection.NotOffered}
	}
	return yearAnswer(b.Service.PickPart(ctx, by, reflection.YearInquiryID(id), part))
}

// yearPoint reads "inquiry/point"; without a point it is 0.
func yearPoint(ref string) (reflection.YearInquiryID, int) {
	id, number, _ := strings.Cut(ref, "/")
	point, err := strconv.Atoi(number)
	if err != nil {
		point = 0
	}
	return reflection.YearInquiryID(id), point
}
