package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// YearCard is an inquiry of a year as one of its people may see it now.
type YearCard struct {
	Inquiry   YearInquiry // with the reader's own seat; whoever is not in it any more reads no question
	By        Member
	Stage     YearStage
	Names     map[MemberID]string // of those who take part, by first name
	Members   []MemberID          // who take part, in the order of their turns
	Starter   string              // who asked the reader, by first name
	AnswersAt time.Time           // in the reader's zone
	Points    []CheckPoint
	Open      CheckPoint // the one whose lines can be written; its Number is 0 for none
	Next      CheckPoint // the one to come; its Number is 0 for none
	Closes    Days       // when the closing card is shown
	Today     Date
	Lines     []YearLine // the reader's own, and those that others show to them
}

// Mine is the reader's own seat.
func (c YearCard) Mine() Seat {
	if s := c.Inquiry.seat(c.By.ID); s != nil {
		return *s
	}
	return Seat{}
}

// TakesPart reports whether the reader said yes and has not left.
func (c YearCard) TakesPart() bool { return c.Mine().Answer == Accepted }

// MayPick reports whether it is the reader's turn to pick what the next check
// point looks at.
func (c YearCard) MayPick() bool {
	return c.Stage == YearRunning && c.Next.Number > 0 && c.Next.Leads == c.By.ID
}

// Closing reports whether it is time for the closing card.
func (c YearCard) Closing() bool {
	return c.Stage == YearOver || c.Stage == YearRunning && !c.Closes.From.IsZero() && !c.Today.Before(c.Closes.From)
}

// OpenYear is an inquiry of a year for one of its people. Who is asked reads the
// questions and no line. Who has left, or whose invitation is over, reads what
// they wrote themselves. ErrNotFound for anybody else, and for who said no.
func (s *Service) OpenYear(ctx context.Context, by Member, id YearInquiryID) (YearCard, error) {
	c, err := s.yearCard(ctx, by, id)
	if err != nil {
		return YearCard{}, fmt.Errorf("open year inquiry %s: %w", id, err)
	}
	return c, nil
}

func (s *Service) yearCard(ctx context.Context, by Member, id YearInquiryID) (YearCard, error) {
	if err := allowed(by, Partner, WorkTogether); err != nil {
		return YearCard{}, err
	}
	y, err := s.yearOf(ctx, by, id)
	if err != nil {
		return YearCard{}, err
	}
	zone, err := s.zoneOf(ctx, by)
	if err != nil {
		return YearCard{}, err
	}
	c := y.seenBy(by, s.Now().In(zone))
	lines, err := s.Store.YearLines(ctx, by.Organisation, id, by.ID)
	if err != nil {
		return YearCard{}, err
	}
	c.Lines = slices.DeleteFunc(lines, func(l YearLine) bool { return allowed(by, y.relation(by.ID, l), ReadYearLine) != nil })
	for i := range c.Points {
		for _, l := range c.Lines {
			if l.Point == c.Points[i].Number {
				c.Points[i].Lines = append(c.Points[i].Lines, l)
			}
		}
	}
	return c, nil
}

// yearOf reads one that the person is asked to join, takes part in, or has left.
func (s *Service) yearOf(ctx context.Context, by Member, id YearInquiryID) (year, error) {
	q, err := s.Store.YearInquiry(ctx, by.Organisation, id)
	if err != nil {
		return year{}, err
	}
	terms, err := s.sharedCalendar(ctx, by.Organisation)
	if err != nil {
		return year{}, err
	}
	all, err := s.years(ctx, by.Organisation, []YearInquiry{q}, terms)
	if err != nil {
		return year{}, err
	}
	y := all[0]
	seat := y.seat(by.ID)
	if seat == nil || seat.Answer == Refusing || seat.Answer == NoReply && !y.asks(by.ID, s.Now()) {
		return year{}, ErrNotFound
	}
	return y, nil
}

// sharedCalendar is the one by which people of several schools count half-terms.
func (s *Service) sharedCalendar(ctx context.Context, org OrganisationID) (Terms, error) {
	schools, err := s.Store.Schools(ctx, org)
	if err != nil {
		return Terms{}, err
	}
	spans, err := s.Store.Calendar(ctx, org)
	return sharedTerms(schools, spans), err
}

// seenBy is the inquiry without what its reader may not know: of an invitation,
// what others said; once they have left, everything but that it was.
func (y year) seenBy(by Member, now time.Time) YearCard {
	c := YearCard{Inquiry: y.YearInquiry, By: by, Stage: y.stage(now), Names: map[MemberID]string{}, AnswersAt: y.AnswersAt.In(now.Location()),
		Today: DateOf(now, now.Location()), Closes: y.closes()}
	c.Inquiry.Seats, c.Inquiry.Revision = []Seat{*y.seat(by.ID)}, 0 // a revision grows with every answer
	if !y.has(by.ID) && !y.asks(by.ID, now) {
		c.Inquiry.Question, c.Inquiry.Parts, c.Inquiry.Picked, c.Closes = "", nil, nil, Days{}
		return c
	}
	if starter, here := y.starter(); here {
		c.Starter = starter.FirstName()
	}
	if c.Stage == YearAsked {
		c.Closes = Days{}
		return c
	}
	c.Points = y.points()
	for _, id := range y.members() {
		c.Members = append(c.Members, id)
		c.Names[id] = y.people[id].FirstName()
	}
	if c.Stage == YearRunning {
		c.Open, _ = y.open(c.Today)
		c.Next, _ = y.next(c.Today)
	}
	return c
}

// relation is what somebody is to the author of a line: their partner once it is
// shown, while both take part.
func (y year) relation(by MemberID, l YearLine) Relation {
	switch {
	case l.Author == by:
		return Self
	case l.Shown && y.has(by) && y.has(l.Author):
		return Partner
	}
	return Peer
}

// Years lists the inquiries of a year that the person is in, is asked to join,
// or has been in, without their questions: what goes on first, then the newest.
func (s *Service) Years(ctx context.Context, by Member) ([]YearCard, error) {
	if err := allowed(by, Partner, WorkTogether); err != nil {
		return nil, err
	}
	cards, err := s.ownYears(ctx, by)
	if err != nil {
		return nil, fmt.Errorf("year inquiries of %s: %w", by.ID, err)
	}
	slices.SortStableFunc(cards, func(a, b YearCard) int { return a.order() - b.order() })
	return cards, nil
}

func (s *Service) ownYears(ctx context.Context, by Member) ([]YearCard, error) {
	terms, err := s.sharedCalendar(ctx, by.Organisation)
	if err != nil {
		return nil, err
	}
	all, err := s.yearsOf(ctx, by.Organisation, []Member{by}, func() Terms { return terms })
	var cards []YearCard
	for _, y := range all {
		if answer := y.seat(by.ID).Answer; answer == Accepted || answer == Left || y.asks(by.ID, s.Now()) {
			cards = append(cards, y.seenBy(by, s.Now()))
		}
	}
	return cards, err
}

// Live reports whether something is still to come of it for its reader.
func (c YearCard) Live() bool {
	return c.TakesPart() && (c.Stage == YearAsked || c.Stage == YearRunning)
}

func (c YearCard) order() int {
	switch {
	case c.Live():
		return 0
	case c.Mine().Answer == NoReply:
		return 1
	}
	return 2
}
