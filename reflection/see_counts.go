package reflection

import (
	"context"
	"fmt"
)

// Counts is what a coordinator is shown of the half-terms that are over.
type Counts struct {
	Schools map[SchoolID]School
	Halves  []HalfCounts // the newest first
}

// HalfCounts are the counts of one half-term.
type HalfCounts struct {
	Days
	All     Tally   // of the organisation
	Schools []Tally // of the schools that are counted by themselves, by name
}

// SeeCounts gives a coordinator the counts, the newest half-term first, at
// most a year of them.
func (s *Service) SeeCounts(ctx context.Context, by Member) (Counts, error) {
	if err := allowed(by, Peer, SeeTotals); err != nil {
		return Counts{}, err
	}
	known, err := s.Store.Tallies(ctx, by.Organisation)
	if err != nil {
		return Counts{}, fmt.Errorf("see counts: %w", err)
	}
	schools, err := s.Store.Schools(ctx, by.Organisation)
	if err != nil {
		return Counts{}, fmt.Errorf("see counts: %w", err)
	}
	c := Counts{Schools: map[SchoolID]School{}}
	for _, school := range schools {
		c.Schools[school.ID] = school
	}
	c.Halves = halvesOf(known, schools)
	return c, nil
}

// halvesOfYear is how many half-terms are shown.
const halvesOfYear = 6

// halvesOf puts tallies, the newest first, together by half-term.
func halvesOf(known []Tally, schools []School) []HalfCounts {
	var halves []HalfCounts
	of := map[SchoolID]Tally{}
	for i, t := range known {
		of[t.School] = t
		if i+1 < len(known) && known[i+1].Half == t.Half {
			continue
		}
		h := HalfCounts{Days: t.Half, All: of[""]}
		for _, school := range schools {
			if own, counted := of[school.ID]; counted {
				h.Schools = append(h.Schools, own)
			}
		}
		if halves = append(halves, h); len(halves) == halvesOfYear {
			break
		}
		clear(of)
	}
	return halves
}
