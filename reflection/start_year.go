package reflection

import (
	"context"
	"fmt"
	"slices"
)

// Fields of the Form that starts an inquiry of a year.
const (
	QuestionField = "question"
	PartsField    = "parts"
	CalledField   = "called" // whom to look for, in a large organisation
	PeopleField   = "people"

	// NotTogether is two who are asked, of whom one mentors or manages the other.
	NotTogether Problem = "one of them judges the other"
)

// YearStart is an inquiry of a year as somebody asks for it.
type YearStart struct {
	Question Private
	Parts    Private // smaller questions, one a line
	Who      []MemberID
	Choices
}

// YearInvitables are those whom a Form lets somebody pick, and what their
// schools are called.
type YearInvitables struct {
	Many    bool // more can be asked than a Form offers: they are looked for by name
	People  []Member
	Picked  []MemberID          // of those: picked before, or the only one found by a line
	Schools map[SchoolID]string // other than the person's own
}

// ForYear lists whom the person can ask: those of other schools first. Where a
// Form cannot offer so many, they are those who were picked already, and those
// whom the lines of called find (whoAre). Anybody who may invite to an inquiry
// can start one of a year, and takes part in it. A coordinator who is nothing
// else reads nothing that people write (product promise P6), and so is in none.
// A Fault at CalledField says that a line finds nobody, or that there are too
// many.
func (s *Service) ForYear(ctx context.Context, by Member, called Private, picked []MemberID) (YearInvitables, error) {
	people, err := s.canAsk(ctx, by)
	if err != nil {
		return YearInvitables{}, err
	}
	schools, err := s.Store.Schools(ctx, by.Organisation)
	if err != nil {
		return YearInvitables{}, fmt.Errorf("whom %s can ask: %w", by.ID, err)
	}
	can := YearInvitables{Many: len(people) > mostInvitable, People: people, Picked: picked, Schools: map[SchoolID]string{}}
	for _, school := range schools {
		if school.ID != by.School {
			can.Schools[school.ID] = school.Name
		}
	}
	if can.Many {
		if can.People, can.Picked, err = whoAre(people, schools, called, picked); err != nil {
			return YearInvitables{}, err
		}
	}
	slices.SortStableFunc(can.People, func(a, b Member) int { return far(by, b) - far(by, a) })
	return can, nil
}

// canAsk are all those whom the person can ask, by name.
func (s *Service) canAsk(ctx context.Context, by Member) ([]Member, error) {
	if err := allowed(by, Peer, InviteColleague); err != nil {
		return nil, err
	}
	people, err := s.Store.Members(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("whom %s can ask: %w", by.ID, err)
	}
	return slices.DeleteFunc(people, func(m Member) bool { return !s.canInvite(by, m) }), nil
}

// StartYear asks colleagues to follow a question to the end of the school year.
// They can say yes until AnswersAt, at which all who did hear the same whether
// somebody said no, said nothing, or has left. A guard speaks before anything is
// kept.
func (s *Service) StartYear(ctx context.Context, by Member, start YearStart) (YearKept, error) {
	var kept YearKept
	can, err := s.canAsk(ctx, by)
	if err != nil {
		return kept, err
	}
	if kept.Heeded, err = s.heedAll(ctx, by, start.Choices, &start.Question, &start.Parts); err != nil || kept.Spoke() {
		return kept, err
	}
	if err := start.fault(can); err != nil {
		return kept, err
	}
	if err := s.checkNoYear(ctx, by, "", PeopleField); err != nil {
		return kept, err
	}
	o, err := s.outlookOf(ctx, by)
	if err != nil {
		return kept, err
	}
	_, asked, err := s.outlooksOf(ctx, by.Organisation, start.Who)
	if err != nil {
		return kept, err
	}
	q := YearInquiry{ID: YearInquiryID(NewID()), Organisation: by.Organisation, School: by.School, Question: start.Question,
		Parts: readParts(start.Parts), AnswersAt: o.answerTime(asked), Seats: []Seat{{Member: by.ID, Started: true, Answer: Accepted}}}
	if q.AnswersAt.IsZero() {
		return kept, Fault{PeopleField, TooFarAway}
	}
	q.Ends = yearEnd(o.Today(q.AnswersAt))
	for _, who := range start.Who {
		q.Seats = append(q.Seats, Seat{Member: who})
	}
	records, err := s.askedToYear(ctx, q)
	if err == nil {
		err = s.Store.Write(ctx, by.Organisation, append([]Record{q}, records...)...)
	}
	if err != nil {
		return kept, fmt.Errorf("start a year inquiry: %w", err)
	}
	kept.Card, err = s.OpenYear(ctx, by, q.ID)
	return kept, err
}

// askedToYear are the messages to those who are asked, and what who asks will
// hear. Who keeps one of the others on a private list is not asked.
func (s *Service) askedToYear(ctx context.Context, q YearInquiry) ([]Record, error) {
	all, err := s.years(ctx, q.Organisation, []YearInquiry{q}, Terms{})
	if err != nil {
		return nil, err
	}
	y := all[0]
	var people []Member
	for _, seat := range q.Seats {
		people = append(people, y.people[seat.Member])
	}
	outlooks, err := s.outlooks(ctx, q.Organisation, people)
	if err != nil {
		return nil, err
	}
	var records []Record
	for _, seat := range q.Seats {
		o, here := outlooks[seat.Member]
		switch {
		case !here:
		case seat.Started:
			records = append(records, y.message(o, NewsKind, YearNoteHeard, q.AnswersAt))
		case !y.keepsAway(seat.Member):
			records = append(records, y.message(o, PairKind, YearNoteInvited, o.now))
		}
	}
	return records, nil
}

// fault finds the first input that cannot be kept.
func (n YearStart) fault(can []Member) error {
	parts := readParts(n.Parts)
	switch {
	case n.Question.Blank():
		return Fault{QuestionField, Blank}
	case n.Question.longer(MaxYearQuestion):
		return Fault{QuestionField, TooLong}
	case len(parts) == 0:
		return Fault{PartsField, Blank}
	case len(parts) > MaxParts:
		return Fault{PartsField, TooMany}
	case slices.ContainsFunc(parts, func(p Private) bool { return p.longer(MaxYearQuestion) }):
		return Fault{PartsField, TooLong}
	case len(n.Who) == 0:
		return Fault{PeopleField, Blank}
	case len(n.Who)+1 > MaxSeats:
		return Fault{PeopleField, TooMany}
	}
	return faultAmong(n.Who, can)
}

// faultAmong finds somebody who cannot be asked, or two who cannot be asked
// together.
func faultAmong(who []MemberID, can []Member) error {
	var asked []Member
	for _, id := range who {
		i := slices.IndexFunc(can, func(m Member) bool { return m.ID == id })
		if i < 0 || slices.ContainsFunc(asked, func(m Member) bool { return m.ID == id }) {
			return Fault{PeopleField, NotToInvite}
		}
		asked = append(asked, can[i])
	}
	for _, a := range asked {
		if slices.ContainsFunc(asked, func(b Member) bool { return a.Mentor == b.ID || a.managedBy(b.ID) }) {
			return Fault{PeopleField, NotTogether}
		}
	}
	return nil
}

// checkNoYear is a Fault where the person is in an inquiry of a year already:
// one at a time.
func (s *Service) checkNoYear(ctx context.Context, by Member, but YearInquiryID, field string) error {
	all, err := s.ownYears(ctx, by)
	if err != nil {
		return fmt.Errorf("year inquiries of %s: %w", by.ID, err)
	}
	if slices.ContainsFunc(all, func(c YearCard) bool { return c.Live() && c.Inquiry.ID != but }) {
		return Fault{field, AlreadyInOne}
	}
	return nil
}
