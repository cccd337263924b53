package reflection

import "context"

// Accept says yes to an invitation. The inquiry is live once everybody has.
// A Fault says that the person is in another already. They are read before what
// they are in, and kept anew: of two that they accept in the same instant, the
// second is decided again and finds the first.
func (s *Service) Accept(ctx context.Context, by Member, id InquiryID) (Together, error) {
	err := s.changeInquiry(ctx, by, id, EventAccept, func(j *joint) error {
		j.side(by.ID).Answer = Accepted
		j.more = append(j.more, j.people[by.ID])
		return s.checkFree(ctx, by, id, WhoField)
	})
	if err != nil {
		return Together{}, err
	}
	return s.OpenInquiry(ctx, by, id)
}

// DeclineInvitation says no to one. Nobody is told, now or later.
func (s *Service) DeclineInvitation(ctx context.Context, by Member, id InquiryID) error {
	return s.changeInquiry(ctx, by, id, EventDecline, func(j *joint) error {
		j.side(by.ID).Answer = Refusing
		return nil
	})
}

// StopInquiry ends an inquiry for everybody in it. The others hear that it has
// ended, and not from whom. Taking back an invitation tells nobody.
func (s *Service) StopInquiry(ctx context.Context, by Member, id InquiryID) error {
	return s.changeInquiry(ctx, by, id, EventStop, func(j *joint) error {
		j.State = InquiryStopped
		return nil
	})
}
