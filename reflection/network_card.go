package reflection

import (
	"context"
	"fmt"
	"slices"
)

// Network is what a coordinator is shown of the features of networks: their own
// school's cards, and the counts of all schools.
type Network struct {
	School   School
	Features []Statement
	Half     Date          // the half-term that a card is kept for now
	Cards    []NetworkCard // every version, the newest first
	Several  bool          // there are other schools, so there are counts
	// Counts are those of the half-term that was counted last, in the order of
	// the features; none yet where it is empty.
	Counts []NetworkTally
}

// Network gives a coordinator the cards of their own school, and the counts.
// ErrNotFound means that the school has switched the framework off.
func (s *Service) Network(ctx context.Context, by Member) (Network, error) {
	n, err := s.network(ctx, by)
	if err != nil {
		return Network{}, fmt.Errorf("network card of school %s: %w", by.School, err)
	}
	return n, nil
}

func (s *Service) network(ctx context.Context, by Member) (Network, error) {
	if err := allowed(by, Peer, SeeTotals); err != nil {
		return Network{}, err
	}
	schools, err := s.Store.Schools(ctx, by.Organisation)
	if err != nil {
		return Network{}, err
	}
	i := slices.IndexFunc(schools, func(school School) bool { return school.ID == by.School })
	if i < 0 {
		return Network{}, ErrNotFound
	}
	n := Network{School: schools[i], Features: s.Library.features(schools[i]), Several: len(schools) > 1}
	if len(n.Features) == 0 {
		return Network{}, ErrNotFound
	}
	spans, err := s.Store.Calendar(ctx, by.Organisation)
	if err != nil {
		return Network{}, err
	}
	n.Half = sharedTerms(schools, spans).halfBegun(DateOf(s.Now(), ZoneOf(Member{}, n.School)))
	if n.Cards, err = s.Store.NetworkCards(ctx, by.Organisation, by.School); err != nil {
		return Network{}, err
	}
	n.Counts, err = s.lastCounted(ctx, by.Organisation, n.Features)
	return n, err
}

// lastCounted are the newest counts, in the order of the features.
func (s *Service) lastCounted(ctx context.Context, org OrganisationID, features []Statement) ([]NetworkTally, error) {
	all, err := s.Store.NetworkTallies(ctx, org)
	if err != nil {
		return nil, err
	}
	var counts []NetworkTally
	for _, f := range features {
		for _, t := range all {
			if t.Feature == f.ID && t.Half == all[0].Half {
				counts = append(counts, t)
			}
		}
	}
	return counts, nil
}

// Now is the newest card of the half-term that it is; its Version is 0 where
// none was kept yet.
func (n Network) Now() NetworkCard {
	for _, c := range n.Cards {
		if c.Half == n.Half {
			return c
		}
	}
	return NetworkCard{}
}

// halvesOnCard is how many half-terms a card looks back over: a school year.
const halvesOnCard = 6

// Until are the cards of the half-terms up to one card's, a card each: that one,
// and the last version of each before it, at most a year of them.
func (n Network) Until(card NetworkCard) []NetworkCard {
	all := []NetworkCard{card}
	for _, c := range n.Cards {
		if last := all[len(all)-1]; c.Half.Before(last.Half) && len(all) < halvesOnCard {
			all = append(all, c)
		}
	}
	return all
}

// SetNetworkCard keeps which features a coordinator saw at their own school, as
// the next version of this half-term's card; with nothing changed, the one that
// is there. What is not a feature is left out.
func (s *Service) SetNetworkCard(ctx context.Context, by Member, seen []StatementID) (NetworkCard, error) {
	var kept NetworkCard
	err := retry(func() error {
		n, err := s.network(ctx, by)
		if err != nil {
			return err
		}
		kept = NetworkCard{Organisation: by.Organisation, School: by.School, Half: n.Half, Version: 1, At: s.Now().UTC()}
		for _, f := range n.Features {
			if slices.Contains(seen, f.ID) {
				kept.Seen = append(kept.Seen, f.ID)
			}
		}
		if now := n.Now(); now.Version > 0 {
			if slices.Equal(now.Seen, kept.Seen) {
				kept = now
				return nil
			}
			kept.Version = now.Version + 1
		}
		kept.ID = newNetworkCardID(by.School, n.Half, kept.Version)
		return orAgain(s.Store.Write(ctx, by.Organisation, kept))
	})
	if err != nil {
		return NetworkCard{}, fmt.Errorf("set network card of school %s: %w", by.School, err)
	}
	return kept, nil
}

// asksCard is for how many days before the end of a half-term a coordinator is
// asked for its card.
const asksCard = 14

// asksForCard reports whether a coordinator's note asks for the half-term's
// card: in its last two weeks, until there is one.
func (s *Service) asksForCard(ctx context.Context, o outlook, schools []School, spans []Span) (bool, error) {
	if len(s.Library.features(o.school)) == 0 {
		return false, nil
	}
	today := o.Today(o.now)
	halves := sharedTerms(schools, spans).HalfTerms()
	i := slices.IndexFunc(halves, func(half Days) bool { return half.has(today) })
	if i < 0 || halves[i].To.DaysSince(today) >= asksCard {
		return false, nil
	}
	cards, err := s.Store.NetworkCards(ctx, o.Member.Organisation, o.school.ID)
	return !slices.ContainsFunc(cards, func(c NetworkCard) bool { return c.Half == halves[i].From }), err
}

// CountNetwork counts the cards of every half-term of the organisation that is
// over and was not counted yet, for good.
func (s *Service) CountNetwork(ctx context.Context, org OrganisationID) error {
	features := s.Library.features(School{})
	schools, spans, err := s.schoolsAndDays(ctx, org)
	if err != nil || len(features) == 0 || len(schools) < 2 {
		return err
	}
	known, err := s.Store.NetworkTallies(ctx, org)
	if err != nil {
		return err
	}
	counted := Date{}
	if len(known) > 0 {
		counted = known[0].Half
	}
	today := DateOf(s.Now(), ZoneOf(Member{}, School{}))
	for _, half := range sharedTerms(schools, spans).HalfTerms() {
		if !half.From.After(counted) || !half.To.AddDays(lateTaps).Before(today) {
			continue
		}
		if err := s.countNetwork(ctx, org, features, half.From); err != nil && !isRepeated(err) {
			return fmt.Errorf("count the network cards from %s: %w", half.From, err)
		}
	}
	return nil
}

// countNetwork keeps the counts of one half-term, all or none. ErrExists means
// that another process was first.
func (s *Service) countNetwork(ctx context.Context, org OrganisationID, features []Statement, half Date) error {
	people, err := s.Store.Members(ctx, org)
	if err != nil {
		return err
	}
	var schools []SchoolID
	for _, m := range people {
		if m.Is(Coordinator) && !s.hasLeft(m) && !slices.Contains(schools, m.School) {
			schools = append(schools, m.School)
		}
	}
	cards, err := s.Store.NetworkCardsIn(ctx, org, half)
	if err != nil {
		return err
	}
	var records []Record
	for _, t := range networkTallies(features, schools, cards) {
		t.Organisation, t.Half = org, half
		records = append(records, t)
	}
	return s.Store.Write(ctx, org, records...)
}
