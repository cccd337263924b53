package reflection

import (
	"context"
	"fmt"
	"time"
)

// repairAtOnce is how many people are looked at together, so that a large
// trust does not fill the memory.
const repairAtOnce = 200

// Repair finds people with nothing queued of a kind that goes on for as long
// as they are here, and queues it anew. It gives those it found. There should
// be none: a row is always settled in one write with its successor.
func (s *Service) Repair(ctx context.Context, org OrganisationID) ([]MemberID, error) {
	var mended []MemberID
	for after := MemberID(""); ; {
		people, err := s.Store.MembersAfter(ctx, org, after, repairAtOnce)
		if err != nil || len(people) == 0 {
			return mended, err
		}
		broken, err := s.broken(ctx, org, people)
		if err != nil {
			return mended, fmt.Errorf("look for people with nothing queued: %w", err)
		}
		for _, id := range broken {
			if err := s.requeue(ctx, org, id); err != nil && !isMissing(err) {
				return mended, fmt.Errorf("queue member %s anew: %w", id, err)
			}
			mended = append(mended, id)
		}
		after = people[len(people)-1].ID
	}
}

// broken lists those of these people for whom something is due that does not
// wait.
func (s *Service) broken(ctx context.Context, org OrganisationID, people []Member) ([]MemberID, error) {
	outlooks, err := s.outlooks(ctx, org, people)
	if err != nil {
		return nil, err
	}
	ids := make([]MemberID, 0, len(people))
	for _, m := range people {
		ids = append(ids, m.ID)
	}
	now := s.Now()
	rows, err := s.Store.DeliveriesTo(ctx, org, ids, now.Add(-welcomeLasts), now.AddDate(2, 0, 0))
	if err != nil {
		return nil, err
	}
	waits, used := map[MemberID]map[Kind]bool{}, map[string]bool{}
	for _, d := range rows {
		if waits[d.To] == nil {
			waits[d.To] = map[Kind]bool{}
		}
		waits[d.To][d.Kind] = waits[d.To][d.Kind] || !d.State.Final()
		used[d.Key] = true
	}
	var broken []MemberID
	for _, m := range people {
		if o, here := outlooks[m.ID]; here && o.lacks(waits[m.ID], used, now) {
			broken = append(broken, m.ID)
		}
	}
	return broken, nil
}

// lacks reports whether a chain that goes on has no row that waits.
func (o outlook) lacks(waits map[Kind]bool, used map[string]bool, now time.Time) bool {
	taken := func(key string) bool { return used[key] }
	for _, k := range chains[1:] { // a welcome, and its repeat, come to an end
		if waits[k] {
			continue
		}
		if _, due := o.next(k, now, taken); due {
			return true
		}
	}
	return false
}
