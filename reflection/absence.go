package reflection

import (
	"context"
	"fmt"
	"slices"
)

// farthestDay is how many days ahead the last day of an absence can be, and the
// end of a pause.
const farthestDay = 366

// BackwardsDays is an absence that would end before it begins.
const BackwardsDays Problem = "before it begins"

// covers reports whether a day is one of them; no days cover none.
func (d Days) covers(on Date) bool { return d != Days{} && !on.Before(d.From) && !on.After(d.To) }

// mostAway is how many earlier absences are remembered: more than a note looks
// back over.
const mostAway = 12

// wasAway reports whether the person said they are away on a day, now or before.
func (m Member) wasAway(on Date) bool {
	return m.Away.covers(on) || slices.ContainsFunc(m.WasAway, func(d Days) bool { return d.covers(on) })
}

// chooseAway puts days in the place of those the person said before, of which
// what has passed is remembered: a meeting on them was not held.
func (m *Member) chooseAway(away Days, today Date) {
	passed := m.Away.endedBy(today)
	switch {
	case away == Days{}:
		m.Away = passed
		return
	case passed != Days{} && away.From != m.Away.From:
		m.WasAway = append(slices.Clone(m.WasAway), passed)
		m.WasAway = m.WasAway[max(0, len(m.WasAway)-mostAway):]
	}
	m.Away = away
}

// pastAway is d, or the day after the absence d falls into. A search for a day
// goes by it, since an absence may be longer than a search.
func (w Week) pastAway(d Date) Date {
	if w.Member.Away.covers(d) {
		return w.Member.Away.To.AddDays(1)
	}
	return d
}

// beforeAway is d, or the day before the absence d falls into.
func (w Week) beforeAway(d Date) Date {
	for _, away := range append([]Days{w.Member.Away}, w.Member.WasAway...) {
		if away.covers(d) {
			return away.From.AddDays(-1)
		}
	}
	return d
}

// AwayAhead are the days the person said they are away, while the last of them
// is still to come where they are; else none.
func (s *Service) AwayAhead(ctx context.Context, by Member) (Days, error) {
	zone, err := s.zoneOf(ctx, by)
	if err != nil || by.Away.To.Before(DateOf(s.Now(), zone)) {
		return Days{}, err
	}
	return by.Away, nil
}

// ChooseAway keeps the days on which a person is away, first and last
// included, in the place of those they said before. On them they count as not
// at work: nothing the bot starts arrives, and a meeting they are a side of is
// neither prepared nor asked about. Nobody is told. No days end the absence the
// day before today; one that has not begun is gone. A Fault at "from" or "to"
// says why days cannot be kept.
func (s *Service) ChooseAway(ctx context.Context, by Member, away Days) (Member, error) {
	if err := allowed(by, Self, OwnSettings); err != nil {
		return Member{}, err
	}
	zone, err := s.zoneOf(ctx, by)
	if err != nil {
		return Member{}, err
	}
	today := DateOf(s.Now(), zone)
	if err := awayFault(away, by.Away, today); err != nil {
		return Member{}, err
	}
	var m Member
	err = retry(func() (err error) {
		if m, err = s.Store.Member(ctx, by.Organisation, by.ID); err != nil {
			return err
		}
		m.chooseAway(away, today)
		mentors, err := s.Store.People(ctx, m.Organisation, []MemberID{m.Mentor})
		if err != nil {
			return err
		}
		return s.keepTogether(ctx, m.Organisation, []Member{m}, mentors)
	})
	if err != nil {
		return Member{}, fmt.Errorf("absence of %s: %w", by.ID, err)
	}
	return m, nil
}

// awayFault is what is wrong with days that take the place of others.
func awayFault(away, before Days, today Date) error {
	switch {
	case away == Days{}:
		return nil
	case away.From.IsZero():
		return Fault{"from", Blank}
	case away.To.IsZero():
		return Fault{"to", Blank}
	case away.From != before.From && away.From.Before(today):
		return Fault{"from", InThePast}
	case away.To.Before(away.From):
		return Fault{"to", BackwardsDays}
	case away.To.After(today.AddDays(farthestDay)):
		return Fault{"to", TooFarAway}
	}
	return nil
}

// endedBy is what is left of an absence for somebody who is back today. Days
// that have passed stay: what was not held on them was not lost.
func (d Days) endedBy(today Date) Days {
	switch {
	case !d.From.Before(today):
		return Days{}
	case !d.To.Before(today):
		d.To = today.AddDays(-1)
	}
	return d
}
