package reflection

import (
	"context"
	"fmt"
)

// lateTaps is how many days after a half-term it is counted: what is tapped
// about its last day is in by then.
const lateTaps = 7

// CountHalfTerms counts every half-term of the organisation that is over and
// was not counted yet, for good.
func (s *Service) CountHalfTerms(ctx context.Context, org OrganisationID) error {
	schools, spans, err := s.schoolsAndDays(ctx, org)
	if err != nil {
		return err
	}
	known, err := s.Store.Tallies(ctx, org)
	if err != nil {
		return err
	}
	counted := Date{}
	if len(known) > 0 {
		counted = known[0].Half.To
	}
	today := DateOf(s.Now(), ZoneOf(Member{}, School{}))
	for _, half := range sharedTerms(schools, spans).HalfTerms() {
		if !half.To.After(counted) || !half.To.AddDays(lateTaps).Before(today) {
			continue
		}
		if !half.From.After(counted) { // the calendar has changed: no day is counted twice
			half.From = counted.AddDays(1)
		}
		if err := s.countHalfTerm(ctx, org, schools, spans, half); err != nil && !isRepeated(err) {
			return fmt.Errorf("count the half-term to %s: %w", half.To, err)
		}
		counted = half.To
	}
	return nil
}

// schoolsAndDays are an organisation's schools and the days of all calendars.
func (s *Service) schoolsAndDays(ctx context.Context, org OrganisationID) ([]School, []Span, error) {
	schools, err := s.Store.Schools(ctx, org)
	if err != nil {
		return nil, nil, err
	}
	spans, err := s.Store.Calendar(ctx, org)
	return schools, spans, err
}

// sharedTerms are the terms by which everyone is counted: the organisation's,
// else those of the first school that has its own.
func sharedTerms(schools []School, spans []Span) Terms {
	terms := TermsFor("", spans)
	for _, school := range schools {
		if len(terms.SchoolTerms()) > 0 {
			break
		}
		terms = TermsFor(school.ID, spans)
	}
	return terms
}

// countHalfTerm keeps the tallies of one half-term, all or none. ErrExists
// means that another process was first.
func (s *Service) countHalfTerm(ctx context.Context, org OrganisationID, schools []School, spans []Span, half Days) error {
	people, err := s.Store.Members(ctx, org)
	if err != nil {
		return err
	}
	said, err := s.Store.MeetingsWithin(ctx, org, half)
	if err != nil {
		return err
	}
	crowds, err := s.inquiryCrowds(ctx, org, people, half)
	if err != nil {
		return err
	}
	var records []Record
	for _, t := range inquiryTallies(tallies(circlesOf(people, schools, spans, said, half)), crowds) {
		t.Organisation, t.Half = org, half
		records = append(records, t)
	}
	return s.Store.Write(ctx, org, records...)
}

// circlesOf are the meetings of each ECT with their mentor of now. Meetings
// with an earlier mentor are in nobody's count.
func circlesOf(people []Member, schools []School, spans []Span, said []Meeting, half Days) []circle {
	at := map[SchoolID]calendar{}
	for _, school := range schools {
		at[school.ID] = calendar{school, TermsFor(school.ID, spans)}
	}
	of := map[MemberID]*circle{}
	var ects []MemberID
	for _, m := range people {
		if !m.Is(ECT) || m.Mentor == "" {
			continue
		}
		of[m.ID] = &circle{mentor: m.Mentor, school: m.School, due: at[m.School].weekOf(m).meetingsIn(half)}
		ects = append(ects, m.ID)
	}
	for _, m := range said {
		c := of[m.ECT]
		switch {
		case c == nil || c.mentor != m.Mentor:
		case m.Held():
			c.held++
		case m.Lost():
			c.lost++
		}
	}
	circles := make([]circle, 0, len(ects))
	for _, id := range ects {
		circles = append(circles, *of[id])
	}
	return circles
}

// meetingsIn is how many meetings the ECT is due in those days.
func (w Week) meetingsIn(days Days) int {
	n := 0
	for d := days.From; !d.After(days.To); d = d.AddDays(1) {
		if w.MeetsOn(d) {
			n++
		}
	}
	return n
}
