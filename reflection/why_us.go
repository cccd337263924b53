package reflection

import (
	"context"
	"fmt"
)

// WhyUs is why a round brought the person together with their partners: from
// what each of them knows or may know, and nothing else.
type WhyUs struct {
	Together
	Reasons []Reason
}

// WhyUs answers it for one of the people; ErrNotFound where no round brought
// them together.
func (s *Service) WhyUs(ctx context.Context, by Member, id InquiryID) (WhyUs, error) {
	t, err := s.OpenInquiry(ctx, by, id)
	if err == nil && t.Inquiry.Round.IsZero() {
		err = ErrNotFound
	}
	if err != nil {
		return WhyUs{}, fmt.Errorf("why inquiry %s: %w", id, err)
	}
	var ids []MemberID
	for _, side := range t.Inquiry.Sides {
		ids = append(ids, side.Member)
	}
	people, err := s.Store.People(ctx, by.Organisation, ids)
	if err != nil {
		return WhyUs{}, fmt.Errorf("why inquiry %s: %w", id, err)
	}
	past, err := s.pastOf(ctx, by.Organisation, ids)
	if err != nil {
		return WhyUs{}, fmt.Errorf("why inquiry %s: %w", id, err)
	}
	return WhyUs{t, t.Inquiry.why(people, past)}, nil
}

// why gives the reasons, the focus as it was when the round opened: what a
// partner has picked since is not told by it.
func (q Inquiry) why(people []Member, past []Inquiry) []Reason {
	var group []Joiner
	for _, m := range people {
		group = append(group, Joiner{Member: m, Focus: q.Focus})
	}
	var worked []Group
	for _, p := range past {
		if p.ID != q.ID && p.everybodyAccepted() {
			worked = append(worked, p.grouped(DateOf(q.AnswersAt, q.AnswersAt.Location())))
		}
	}
	return Why(group, worked)
}
