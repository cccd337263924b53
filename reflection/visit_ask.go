package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Fields of the Forms about a visit, and what can be wrong in them.
const (
	VisitHostField  = "host"
	VisitFocusField = "focus-words"
	VisitSlotField  = "slot"
	VisitDayField   = "visit-day"
	VisitTimeField  = "visit-time"

	NotATime      Problem = "not a time"
	VisitOpen     Problem = "a visit is open already"
	VisitNotIn    Problem = "one of them is not in"
	VisitTooFar   Problem = "more than three school weeks away"
	VisitOverlaps Problem = "another visit is then"
	VisitBusy     Problem = "one of them meets their mentor then"
	VisitNoLesson Problem = "no school teaches then"
)

// VisitHosts lists whom the person can ask, those of their own school first:
// colleagues who take part, none of whom they mentor or manage. A visit is
// between equals, or to learn from somebody.
func (s *Service) VisitHosts(ctx context.Context, by Member) ([]Member, error) {
	if err := allowed(by, Self, OwnVisit); err != nil {
		return nil, err
	}
	people, err := s.Store.Members(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("whom %s can visit: %w", by.ID, err)
	}
	hosts := slices.DeleteFunc(people, func(m Member) bool { return !s.mayHost(by, m) })
	slices.SortStableFunc(hosts, func(a, b Member) int { return away(by, a) - away(by, b) })
	return hosts, nil
}

func away(by, m Member) int {
	if m.School == by.School {
		return 0
	}
	return 1
}

func (s *Service) mayHost(by, m Member) bool {
	teaches := m.Is(ECT) || m.Is(Mentor) || m.Is(Colleague)
	return teaches && m.Linked() && m.Welcome == Started && !s.hasLeft(m) &&
		!m.managedBy(by.ID) && allowed(by, s.relation(by, m), AskVisit) == nil
}

// AskVisit asks a colleague for ten minutes of a lesson. A person asks for one
// visit at a time; asking the same colleague twice asks once. The host hears of
// it within their week's cap, and finds it on their Home in any case.
func (s *Service) AskVisit(ctx context.Context, by Member, host MemberID) (VisitCard, error) {
	if host == "" {
		return VisitCard{}, Fault{VisitHostField, Blank}
	}
	var c VisitCard
	err := retry(func() (err error) {
		c, err = s.askVisit(ctx, by, host)
		return err
	})
	if err != nil {
		return VisitCard{}, fmt.Errorf("ask for a visit: %w", err)
	}
	return c, nil
}

// askVisit reads the person before their visits, and ask keeps them anew: of
// two that they ask for in the same instant, the second is decided again and
// finds the first.
func (s *Service) askVisit(ctx context.Context, by Member, host MemberID) (VisitCard, error) {
	by, err := s.Store.Member(ctx, by.Organisation, by.ID)
	if err != nil {
		return VisitCard{}, err
	}
	m, err := s.Store.Member(ctx, by.Organisation, host)
	if err != nil {
		return VisitCard{}, err
	}
	if !s.mayHost(by, m) {
		return VisitCard{}, Fault{VisitHostField, NotOffered}
	}
	mine, err := s.Visits(ctx, by)
	if err != nil {
		return VisitCard{}, err
	}
	for _, c := range mine {
		switch {
		case c.IsHost() || !c.Waits() || c.Begun():
		case c.Visit.Host == host && c.Visit.State == VisitAsked:
			return c, nil
		default:
			return VisitCard{}, Fault{VisitHostField, VisitOpen}
		}
	}
	return s.ask(ctx, by, m)
}

func (s *Service) ask(ctx context.Context, by, host Member) (VisitCard, error) {
	o, err := s.outlookOf(ctx, by)
	if err != nil {
		return VisitCard{}, err
	}
	at, err := s.outlookOf(ctx, host)
	if err != nil {
		return VisitCard{}, err
	}
	now := s.Now().UTC()
	v := Visit{ID: VisitID(NewID()), Organisation: by.Organisation, Observer: by.ID, Host: host.ID,
		State: VisitAsked, AskedAt: now, AnswersBy: visitAnswersBy(o.Week, at.Week, now)}
	records := []Record{v, by}
	records = append(records, s.visitDelivery(host, VisitAskKind, string(v.ID), now, v.AnswersBy)...)
	answer := fmt.Sprintf("%s/%s/%d", v.ID, VisitNoTime, v.Sequence)
	records = append(records, s.visitDelivery(by, VisitNewsKind, answer, v.AnswersBy, v.AnswersBy.Add(newsLasts))...)
	if err := s.Store.Write(ctx, by.Organisation, records...); err != nil {
		return VisitCard{}, err
	}
	v.Revision, by.Revision = 1, by.Revision+1
	return s.visitFor(ctx, by, v)
}

// visitAnswersBy is when an ask made now is over: as late in the day, and so many
// school days of both later that no holiday reads like a no.
func visitAnswersBy(observer, host Week, now time.Time) time.Time {
	day := schoolDay(observer.Today(now).AddDays(1), visitAnswers-1, []Week{observer, host})
	if day.IsZero() { // no such day is in sight
		return now.AddDate(0, 0, 2*visitAnswers)
	}
	return day.At(TimeOfDayOf(now, observer.Zone), observer.Zone).UTC()
}

// AskForHelp asks the observer's mentor to help to find a time, once.
func (s *Service) AskForHelp(ctx context.Context, by Member, id VisitID) (VisitCard, error) {
	c, err := s.OpenVisit(ctx, by, id)
	if err == nil && (c.Helper.ID == "" || c.Visit.State != VisitAsked) {
		err = ErrNotFound
	}
	if err != nil {
		return VisitCard{}, err
	}
	rows := s.visitDelivery(c.Helper, VisitHelpKind, string(id), s.Now(), c.Visit.AnswersBy)
	if err := s.Store.Write(ctx, by.Organisation, rows...); err != nil {
		return VisitCard{}, fmt.Errorf("ask for help with visit %s: %w", id, err)
	}
	return c, nil
}
