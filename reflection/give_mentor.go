package reflection

import (
	"context"
	"fmt"
)

// Fields of the Form that gives an ECT a mentor.
const (
	ECTField    = "ect"
	MentorField = "mentor"
)

// OwnMentor is a mentor whose own mentor would be, in the end, the ECT.
const OwnMentor Problem = "their own mentor"

// Mentoring is an ECT and who mentors them.
type Mentoring struct {
	ECT    Member
	Mentor Member // zero where nobody does yet
	Before Member // who did until now; zero where nobody else did

	told bool // the ECT is told, since it is somebody else
}

// Mentorings lists the ECTs who are here, by name, for a coordinator.
func (s *Service) Mentorings(ctx context.Context, by Member) ([]Mentoring, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return nil, err
	}
	people, err := s.Store.Members(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("who mentors whom: %w", err)
	}
	byID := map[MemberID]Member{}
	for _, m := range people {
		byID[m.ID] = m
	}
	var all []Mentoring
	for _, m := range people {
		if m.Is(ECT) && !s.hasLeft(m) {
			all = append(all, Mentoring{ECT: m, Mentor: byID[m.Mentor]})
		}
	}
	return all, nil
}

// GiveMentor makes somebody who was picked in the chat the mentor of an ECT,
// from now on: the one before can open nothing any more, and the new one sees
// nothing of earlier. Somebody who is not on the list is put on it. A Fault at
// MentorField says why it cannot be them. Giving the same mentor again changes
// nothing that anybody sees.
func (s *Service) GiveMentor(ctx context.Context, by Member, ect MemberID, who Profile) (Mentoring, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return Mentoring{}, err
	}
	var given Mentoring
	err := retry(func() (err error) {
		if given, err = s.mentoringOf(ctx, by, ect, who); err != nil {
			return err
		}
		var before []Member
		if given.Before.ID != "" {
			before = append(before, given.Before)
		}
		var news []Record
		if given.told {
			news = s.mentorNews(given.ECT)
		}
		return orAgain(s.keepTogether(ctx, by.Organisation, []Member{given.Mentor, given.ECT}, before, news...))
	})
	if err != nil {
		return Mentoring{}, fmt.Errorf("give %s a mentor: %w", ect, err)
	}
	return given, nil
}

// mentoringOf is what GiveMentor is to keep.
func (s *Service) mentoringOf(ctx context.Context, by Member, ect MemberID, who Profile) (Mentoring, error) {
	e, err := s.Store.Member(ctx, by.Organisation, ect)
	if err == nil && !e.Is(ECT) {
		err = ErrNotFound
	}
	if err != nil {
		return Mentoring{}, err
	}
	mentor, err := s.picked(ctx, by, who, Mentor, MentorField)
	if err != nil {
		return Mentoring{}, err
	}
	if err := s.checkRing(ctx, e, mentor); err != nil {
		return Mentoring{}, err
	}
	before, err := s.mentorBefore(ctx, e, mentor)
	told := e.Mentor != mentor.ID
	e.Mentor = mentor.ID
	return Mentoring{ECT: e, Mentor: mentor, Before: before, told: told}, err
}

func (s *Service) mentorBefore(ctx context.Context, e, mentor Member) (Member, error) {
	if e.Mentor == "" || e.Mentor == mentor.ID {
		return Member{}, nil
	}
	before, err := s.Store.Member(ctx, e.Organisation, e.Mentor)
	if isMissing(err) {
		return Member{}, nil
	}
	return before, err
}

// checkRing goes up from a mentor through the mentors of mentors, and is a
// Fault where that comes to the ECT.
func (s *Service) checkRing(ctx context.Context, e, mentor Member) error {
	for met := map[MemberID]bool{}; !met[mentor.ID]; {
		if mentor.ID == e.ID {
			return Fault{MentorField, OwnMentor}
		}
		met[mentor.ID] = true
		if mentor.Mentor == "" {
			return nil
		}
		next, err := s.Store.Member(ctx, e.Organisation, mentor.Mentor)
		if isMissing(err) {
			return nil
		}
		if err != nil {
			return err
		}
		mentor = next
	}
	return nil
}
