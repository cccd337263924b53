package reflection

import (
	"context"
	"slices"
)

// BundledYear is an inquiry of a year that the person said yes to: its
// questions, unless others wrote them and the person has left, and the person's
// own lines, shown or not. Of one that they declined it is that they did.
type BundledYear struct {
	Inquiry YearInquiry
	Own     Seat
	Lines   []YearLine
}

func (s *Service) bundleYears(ctx context.Context, b *Bundle) error {
	all, err := s.Store.YearInquiriesOf(ctx, b.Of.Organisation, []MemberID{b.Of.ID})
	if err != nil {
		return err
	}
	for _, q := range slices.Backward(all) {
		seat := *q.seat(b.Of.ID)
		if seat.Answer == NoReply {
			continue
		}
		one := BundledYear{Own: seat}
		if one.Inquiry, err = s.Store.YearInquiry(ctx, b.Of.Organisation, q.ID); err != nil {
			return err
		}
		if seat.Answer != Accepted && !seat.Started {
			one.Inquiry.Question, one.Inquiry.Parts = "", nil
		}
		one.Inquiry.Seats = nil // what others said is nobody else's
		lines, err := s.Store.YearLines(ctx, b.Of.Organisation, q.ID, b.Of.ID)
		if err != nil {
			return err
		}
		one.Lines = slices.DeleteFunc(lines, func(l YearLine) bool { return l.Author != b.Of.ID })
		b.Years = append(b.Years, one)
	}
	return nil
}
