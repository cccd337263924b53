package reflection

import "context"

// A round opens in the second week of a half-term, by the calendar that the
// organisation shares.

// roundTerms is that calendar, and the day it is by London's clocks.
func (s *Service) roundTerms(ctx context.Context, org OrganisationID) (Terms, Date, error) {
	schools, spans, err := s.schoolsAndDays(ctx, org)
	if err != nil {
		return Terms{}, Date{}, err
	}
	return sharedTerms(schools, spans).Keeping(s.Holidays), DateOf(s.Now(), ZoneOf(Member{}, School{})), nil
}

// roundOn is the half-term whose round can open on d; false where none can.
func (t Terms) roundOn(d Date) (Days, bool) {
	for _, half := range t.HalfTerms() {
		if half.secondWeek().has(d) {
			return half, t.Open(d)
		}
	}
	return Days{}, false
}

// secondWeek is the Monday to Friday after the week in which a half-term
// begins.
func (d Days) secondWeek() Days {
	monday := d.From.Monday().AddDays(7)
	return Days{monday, monday.AddDays(4)}
}

// nextRoundWeek is the school week in which a round can open next; zero where
// the calendar does not reach so far.
func (s *Service) nextRoundWeek(ctx context.Context, org OrganisationID) (Days, error) {
	terms, today, err := s.roundTerms(ctx, org)
	if err != nil {
		return Days{}, err
	}
	for _, half := range terms.HalfTerms() {
		week := half.secondWeek()
		if week.To.Before(today) {
			continue
		}
		opened, err := s.roundOpened(ctx, org, half)
		if err != nil {
			return Days{}, err
		}
		if !opened {
			return week, nil
		}
	}
	return Days{}, nil
}

func (s *Service) roundOpened(ctx context.Context, org OrganisationID, half Days) (bool, error) {
	_, err := s.Store.OpenedRound(ctx, org, half.From)
	if isMissing(err) {
		return false, nil
	}
	return err == nil, err
}
