package reflection

import "context"

// In the weeks of an inquiry its own question takes the place of the weekly
// one: nothing is added (product promise P8).

// jointsFor reads the inquiries of those who are prompted, or told of one.
func (s *Service) jointsFor(ctx context.Context, org OrganisationID, due []Delivery) (map[InquiryID]joint, error) {
	var people []MemberID
	for _, d := range due {
		if d.Kind == PromptKind || d.Kind == PairKind || d.Kind == NewsKind {
			people = append(people, d.To)
		}
	}
	if len(people) == 0 {
		return nil, nil
	}
	all, err := s.Store.InquiriesOf(ctx, org, distinct(people))
	if err != nil {
		return nil, err
	}
	found, err := s.joints(ctx, org, all)
	joints := map[InquiryID]joint{}
	for _, j := range found {
		joints[j.ID] = j
	}
	return joints, err
}

// inquiryWeek is the question of this week's inquiry; false if the person is
// in none, or it asks nothing this week.
func (b *brief) inquiryWeek(o outlook) (Stem, InquiryID, bool) {
	for _, j := range b.joints {
		if j.side(o.Member.ID) == nil {
			continue
		}
		if step, asks := j.stepIn(j.template, o.Today(o.now).Monday(), j.weeks()); asks {
			return step.Ask, j.ID, true
		}
	}
	return Stem{}, "", false
}
