package reflection

import (
	"context"
	"fmt"
	"slices"
)

// Avoidance is whom somebody would rather not work with. It is theirs alone: it
// is sealed with their own key, and only keeps them from being asked. Whoever
// stands in it, and whoever invites, sees what they would see of silence.
type Avoidance struct {
	Organisation OrganisationID
	Owner        MemberID
	Who          []MemberID
	Revision     int
}

// Fields of the Form with the list.
const (
	AvoidField    = "avoid"
	NotAvoidField = "not-avoid"
)

// MostAvoided is how many people stand on one list at most.
const MostAvoided = 20

// Avoided lists whom the person would rather not work with, by name, for their
// own eyes.
func (s *Service) Avoided(ctx context.Context, by Member) ([]Member, error) {
	_, people, err := s.avoidanceOf(ctx, by)
	if err != nil {
		return nil, fmt.Errorf("own list of %s: %w", by.ID, err)
	}
	return people, nil
}

// Avoid puts somebody who was picked in the chat on the list, and takes others
// off it. Nobody picked is nobody put on. A Fault says why it cannot be them.
func (s *Service) Avoid(ctx context.Context, by Member, who Profile, off []MemberID) ([]Member, error) {
	err := retry(func() error {
		a, here, err := s.avoidanceOf(ctx, by)
		if err != nil {
			return err
		}
		a.Who = slices.DeleteFunc(idsOf(here), func(id MemberID) bool { return slices.Contains(off, id) })
		if who.User != "" {
			m, err := s.colleaguePicked(ctx, by, who)
			if err != nil {
				return err
			}
			a.Who = distinct(append(a.Who, m.ID))
		}
		switch {
		case len(a.Who) > MostAvoided:
			return Fault{AvoidField, TooMany}
		case len(a.Who) == 0 && a.Revision == 0: // nobody is known to keep a list who keeps none
			return nil
		}
		return orAgain(s.Store.Write(ctx, by.Organisation, a))
	})
	if err != nil {
		return nil, fmt.Errorf("own list of %s: %w", by.ID, err)
	}
	return s.Avoided(ctx, by)
}

// avoidanceOf is the person's list, and those on it who are still here.
func (s *Service) avoidanceOf(ctx context.Context, by Member) (Avoidance, []Member, error) {
	if err := allowed(by, Self, OwnSettings); err != nil {
		return Avoidance{}, nil, err
	}
	a := Avoidance{Organisation: by.Organisation, Owner: by.ID}
	all, err := s.Store.Avoidances(ctx, by.Organisation, []MemberID{by.ID})
	if err != nil || len(all) == 0 {
		return a, nil, err
	}
	people, err := s.Store.People(ctx, by.Organisation, all[0].Who)
	return all[0], people, err
}

// colleaguePicked is somebody on the staff list, whom nothing is asked of.
func (s *Service) colleaguePicked(ctx context.Context, by Member, who Profile) (Member, error) {
	m, err := s.Store.Identify(ctx, by.Workspace, who.User)
	if isMissing(err) {
		m, err = s.byEmail(ctx, by.Organisation, who.Email)
	}
	switch {
	case isMissing(err):
		return Member{}, Fault{AvoidField, NotOnList}
	case err != nil:
		return Member{}, fmt.Errorf("who was picked: %w", err)
	case m.ID == by.ID:
		return Member{}, Fault{AvoidField, NotToInvite}
	}
	return m, nil
}

// avoidedBy lists whom each of these people would rather not work with.
func (s *Service) avoidedBy(ctx context.Context, org OrganisationID, owners []MemberID) (map[MemberID][]MemberID, error) {
	all, err := someAtOnce(owners, func(some []MemberID) ([]Avoidance, error) { return s.Store.Avoidances(ctx, org, some) })
	avoided := map[MemberID][]MemberID{}
	for _, a := range all {
		avoided[a.Owner] = a.Who
	}
	return avoided, err
}

// keepsAway reports whether somebody who has not answered an invitation would
// rather not work with one of the others. They are never asked, and what the
// others see is what they see of silence.
func (j joint) keepsAway(m MemberID) bool {
	return slices.ContainsFunc(j.Sides, func(s Side) bool { return slices.Contains(j.avoided[m], s.Member) })
}

// readAvoided reads the lists of those who have not answered yet.
func (s *Service) readAvoided(ctx context.Context, org OrganisationID, joints []joint) error {
	var unanswered []MemberID
	for _, j := range joints {
		for _, side := range j.Sides {
			if j.State == InquiryInvited && side.Answer == NoReply {
				unanswered = append(unanswered, side.Member)
			}
		}
	}
	avoided, err := s.avoidedBy(ctx, org, distinct(unanswered))
	for i := range joints {
		joints[i].avoided = avoided
	}
	return err
}
