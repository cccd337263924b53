package reflection

import (
	"context"
	"fmt"
	"maps"
	"slices"
)

// joint is an inquiry as it stands now, with its people and what their
// messages depend on.
type joint struct {
	Inquiry
	kept     InquiryState // as it was read
	stood    InquiryState // as it stood before what happens to it now
	sides    []Side       // as they were read, also of who has gone
	template Template
	people   map[MemberID]Member
	outlooks map[MemberID]outlook
	avoided  map[MemberID][]MemberID // by those who have not answered an invitation
	more     []Record                // to be kept with it
	tells    InquiryNote             // what the others hear of a swap with this change
}

// joints reads what several inquiries of one organisation depend on.
func (s *Service) joints(ctx context.Context, org OrganisationID, all []Inquiry) ([]joint, error) {
	if len(all) == 0 {
		return nil, nil
	}
	var ids []MemberID
	for _, q := range all {
		for _, side := range q.Sides {
			ids = append(ids, side.Member)
		}
	}
	byID, err := s.peopleOf(ctx, org, ids)
	if err != nil {
		return nil, err
	}
	outlooks, err := s.outlooks(ctx, org, slices.Collect(maps.Values(byID)))
	if err != nil {
		return nil, err
	}
	var joints []joint
	for _, q := range all {
		j := joint{kept: q.State, sides: q.Sides, people: byID, outlooks: outlooks}
		j.template, _ = s.Library.template(q.Template)
		j.Inquiry = s.asItStands(q, func(id MemberID) bool { return s.takesPart(byID[id]) })
		j.stood = j.State
		joints = append(joints, j)
	}
	return joints, s.readAvoided(ctx, org, joints)
}

// asItStands is the inquiry as the clock, and who is still here, leave it.
func (s *Service) asItStands(q Inquiry, here func(MemberID) bool) Inquiry {
	t, _ := s.Library.template(q.Template)
	return q.at(s.Now(), max(t.Least, 2), here)
}

// takesPart reports whether the bot can reach the person for what they do with
// others.
func (s *Service) takesPart(m Member) bool {
	return m.Linked() && m.Welcome == Started && !s.hasLeft(m)
}

// jointOf reads one inquiry that the person is in; ErrNotFound for anybody
// else, and for whoever it went on without.
func (s *Service) jointOf(ctx context.Context, by Member, id InquiryID) (joint, error) {
	q, err := s.Store.Inquiry(ctx, by.Organisation, id)
	if err == nil && q.side(by.ID) == nil {
		err = ErrNotFound
	}
	if err != nil {
		return joint{}, err
	}
	if err := allowed(by, q.relation(by.ID, "", false), WorkTogether); err != nil {
		return joint{}, err
	}
	all, err := s.joints(ctx, by.Organisation, []Inquiry{q})
	if err != nil {
		return joint{}, err
	}
	if j := all[0]; j.side(by.ID) == nil && q.side(by.ID).Answer != Accepted {
		return joint{}, ErrNotFound
	}
	return all[0], nil
}

// relation is what one side of the inquiry is to another side, as far as
// something is concerned that may have opened to all of them.
func (q *Inquiry) relation(by, owner MemberID, opened bool) Relation {
	switch {
	case q.side(by) == nil:
		return Outsider
	case by == owner:
		return Self
	case opened:
		return Revealed
	}
	return Partner
}

// weeks are the school weeks of everybody in it.
func (j joint) weeks() []Week {
	var all []Week
	for _, side := range j.Sides {
		if o, here := j.outlooks[side.Member]; here {
			all = append(all, o.Week)
		}
	}
	return all
}

// with are the first names of the others.
func (j joint) with(m MemberID) []string {
	var names []string
	for _, side := range j.Sides {
		if side.Member != m {
			names = append(names, j.people[side.Member].FirstName())
		}
	}
	slices.Sort(names)
	return names
}

// changeInquiry lets an event happen to an inquiry, and keeps it with the
// messages that follow from it, all or nothing.
func (s *Service) changeInquiry(ctx context.Context, by Member, id InquiryID, event InquiryEvent, change func(*joint) error) error {
	err := retry(func() error {
		j, err := s.jointOf(ctx, by, id)
		if err != nil {
			return err
		}
		if err := j.can(event, by.ID); err != nil {
			return err
		}
		if err := change(&j); err != nil {
			return err
		}
		j.settle(by.ID)
		err = s.Store.Write(ctx, by.Organisation, slices.Concat([]Record{j.whole()}, j.more, j.messages(by.ID))...)
		if isMissing(err) { // a partner was erased meanwhile
			return ErrStale
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("%s inquiry %s: %w", event, id, err)
	}
	return nil
}

// whole is the inquiry as it is kept. Whoever has gone keeps a side, by which
// they find what they wrote; who never said yes does not.
func (j joint) whole() Inquiry {
	q := j.Inquiry
	q.Sides = nil
	for _, was := range j.sides {
		if now := j.side(was.Member); now != nil {
			q.Sides = append(q.Sides, *now)
		} else if was.Answer == Accepted {
			q.Sides = append(q.Sides, was)
		}
	}
	return q
}

// settle brings the inquiry to the state that its sides have come to.
func (j *joint) settle(by MemberID) {
	j.State = j.settled()
	o := j.outlooks[by]
	today := o.Today(o.now)
	if j.State == InquiryTrialling && j.Began.IsZero() {
		j.Began = today
	}
	if j.State == InquiryDecided && j.DecidedOn.IsZero() {
		j.DecidedOn = today
	}
}
