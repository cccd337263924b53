package reflection

import (
	"context"
	"errors"
	"slices"
)

// Somebody who leaves, is deactivated or is erased changes the inquiries they
// were in, and nobody sends anything then; nor when an inquiry ends that nobody
// goes on with. At night it is looked for, so that those who are left hear in
// the morning what has become of theirs.

// tellLeftBehind keeps where the live inquiries of these people have come to by
// themselves, and queues the news of it. Several processes may do it at once.
func (s *Service) tellLeftBehind(ctx context.Context, org OrganisationID, people []Member) error {
	all, err := s.Store.LiveInquiries(ctx, org, idsOf(people))
	if err != nil {
		return err
	}
	joints, err := s.joints(ctx, org, all)
	if err != nil {
		return err
	}
	var failed error
	for i, j := range joints {
		now, changed := all[i].leftIn(j.State)
		if !changed {
			continue
		}
		err := s.Store.Write(ctx, org, append([]Record{now}, j.messages("")...)...)
		if err != nil && !isStale(err) && !isMissing(err) { // changed meanwhile: looked at again the next night
			failed = errors.Join(failed, err)
		}
	}
	return failed
}

// leftIn is the inquiry as it is kept in the state that it stands in now. False
// means that there is nothing to keep: it is as it was, or an invitation that
// came to nothing, of which people hear at AnswersAt. Who left keeps a side, by
// which they find what they wrote.
func (q Inquiry) leftIn(now InquiryState) (Inquiry, bool) {
	if q.State == now || q.State == InquiryInvited && now != InquiryAgreed {
		return q, false
	}
	if q.State == InquiryInvited {
		q.Sides = slices.DeleteFunc(slices.Clone(q.Sides), func(s Side) bool { return s.Answer != Accepted })
	}
	q.State = now
	return q, true
}
