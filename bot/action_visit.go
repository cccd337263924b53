package bot

import (
	"context"

	"plenary/reflection"
)

// listVisits is [Visit a lesson]: the person's visits, and asking for one.
func listVisits(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	all, err := b.Service.Visits(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	v := visitsView(all)
	return Answer{View: &v}, nil
}

// openVisitAsk asks whose lesson.
func openVisitAsk(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, _ string) (Answer, error) {
	hosts, err := b.Service.VisitHosts(ctx, by)
	if err != nil {
		return Answer{}, err
	}
	if len(hosts) == 0 {
		return Answer{Messages: []Message{{Text: wordsNobodyToVisit}}}, nil
	}
	schools, err := b.Service.Store.Schools(ctx, by.Organisation)
	if err != nil {
		return Answer{}, err
	}
	names := map[reflection.SchoolID]string{}
	for _, s := range schools {
		names[s.ID] = s.Name
	}
	f := visitAskForm(hosts, names, by)
	return Answer{Form: &f}, nil
}

// saveVisitAsk asks them.
func saveVisitAsk(b *Bot, ctx context.Context, by reflection.Member, in Incoming, _ string) (Answer, error) {
	c, err := b.Service.AskVisit(ctx, by, reflection.MemberID(in.Values.Get(reflection.VisitHostField).Reveal()))
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{askedVisitWords(c)}}, nil
}

// openVisit is one visit, with a link to its entry for a calendar.
func openVisit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.OpenVisit(ctx, by, reflection.VisitID(id))
	if err != nil {
		return Answer{}, err
	}
	return b.visitAnswer(c), nil
}

func (b *Bot) visitAnswer(c reflection.VisitCard) Answer {
	calendar := ""
	if b.VisitURL != nil {
		calendar = b.VisitURL(c.Visit.ID, c.Reader)
	}
	v := visitView(c, calendar)
	return Answer{View: &v}
}

// openAgreeVisit is the host's [Choose a time].
func openAgreeVisit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.OpenVisit(ctx, by, reflection.VisitID(id))
	if err != nil {
		return Answer{}, err
	}
	if !c.IsHost() || c.Visit.State != reflection.VisitAsked {
		return b.visitAnswer(c), nil
	}
	f := agreeVisitForm(c)
	return Answer{Form: &f}, nil
}

// saveAgreeVisit keeps what to look at, and when.
func saveAgreeVisit(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	at, err := visitTimeFrom(in.Values)
	if err != nil {
		return Answer{}, err
	}
	saved, err := b.Service.AgreeVisit(ctx, by, reflection.VisitID(id), reflection.VisitAnswer{
		Focus: in.Values.Get(reflection.VisitFocusField), Time: at, Choices: choicesFrom(in.Values)})
	if err != nil {
		return Answer{}, err
	}
	if saved.Spoke() {
		return heededAnswer(in, saved.Heeded, func() (Form, error) { return agreeVisitForm(saved.Card), nil })
	}
	return Answer{Messages: []Message{agreedVisitWords(saved.Card)}, Home: true}, nil
}

// openMoveVisit is [Another time].
func openMoveVisit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	c, err := b.Service.OpenVisit(ctx, by, reflection.VisitID(id))
	if err != nil {
		return Answer{}, err
	}
	if c.Visit.State != reflection.VisitAgreed {
		return b.visitAnswer(c), nil
	}
	f := moveVisitForm(c)
	return Answer{Form: &f}, nil
}

func saveMoveVisit(b *Bot, ctx context.Context, by reflection.Member, in Incoming, id string) (Answer, error) {
	at, err := visitTimeFrom(in.Values)
	if err != nil {
		return Answer{}, err
	}
	c, err := b.Service.MoveVisit(ctx, by, reflection.VisitID(id), at)
	if err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{agreedVisitWords(c)}, Home: true}, nil
}

// visitTimeFrom is the time that a Form was sent with.
func visitTimeFrom(v Values) (reflection.VisitTime, error) {
	t := reflection.VisitTime{Slot: v.Get(reflection.VisitSlotField).Reveal()}
	if t.Slot != "" {
		return t, nil
	}
	var err error
	if t.On, err = reflection.ParseDate(v.Get(reflection.VisitDayField).Reveal()); err != nil {
		return t, reflection.Fault{Field: reflection.VisitDayField, Problem: reflection.NotADate}
	}
	if t.At, err = reflection.ParseTimeOfDay(v.Get(reflection.VisitTimeField).Reveal()); err != nil {
		return t, reflection.Fault{Field: reflection.VisitTimeField, Problem: reflection.NotATime}
	}
	return t, nil
}

// declineVisit is the host's [Not this time].
func declineVisit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	if err := b.Service.DeclineVisit(ctx, by, reflection.VisitID(id)); err != nil {
		return Answer{}, err
	}
	return became(Message{Text: wordsVisitDeclined}), nil
}

// cancelVisit is [Call it off].
func cancelVisit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	if err := b.Service.CancelVisit(ctx, by, reflection.VisitID(id)); err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{{Text: wordsVisitCancelled, Buttons: []Button{visitButton(reflection.VisitID(id), "See the visit")}}}, Home: true}, nil
}

// helpVisit asks the observer's mentor to help to find a time.
func helpVisit(b *Bot, ctx context.Context, by reflection.Member, _ Incoming, id string) (Answer, error) {
	if _, err := b.Service.AskForHelp(ctx, by, reflection.VisitID(id)); err != nil {
		return Answer{}, err
	}
	return Answer{Messages: []Message{{Text: wordsVisitHelp}}}, nil
}
