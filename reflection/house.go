package reflection

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

const (
	// keepRows is how long a delivery that is settled is kept: the buttons of
	// an old message work for so long, and a question comes back no sooner
	// than six weeks. A welcome is kept for as long as the person.
	keepRows = 180 * 24 * time.Hour
	// keepEvents is longer than any platform repeats an event.
	keepEvents = 7 * 24 * time.Hour

	// peopleAtOnce are looked at together, so that a large trust does not fill
	// the memory; rowsAtOnce go together, so that nobody waits for them.
	peopleAtOnce = 200
	rowsAtOnce   = 500
)

// House is what was found and done at night in one organisation.
type House struct {
	Mended []MemberID // had nothing queued of a kind that goes on; they have now
	Pruned int        // rows of the ledger that were past their use
}

// KeepHouse looks for people with nothing queued of a kind that goes on for as
// long as they are here, and queues it anew. There should be none: a row is
// always settled in one write with its successor. It tells partners what has
// become of inquiries that somebody left, or that nobody goes on with. It also
// takes away rows that are past their use; journals never. And it counts the
// half-terms and the evaluations that are over. Several processes may do it at
// once.
func (s *Service) KeepHouse(ctx context.Context, org OrganisationID) (House, error) {
	var h House
	for after := MemberID(""); ; {
		people, err := s.Store.MembersAfter(ctx, org, after, peopleAtOnce)
		if err != nil {
			return h, err
		}
		if len(people) == 0 {
			return h, s.keepHalfTerms(ctx, org)
		}
		if err := s.mend(ctx, org, people, &h); err != nil {
			return h, fmt.Errorf("look for people with nothing queued: %w", err)
		}
		if err := s.tellLeftBehind(ctx, org, people); err != nil {
			return h, fmt.Errorf("tell those who are left in inquiries: %w", err)
		}
		if err := s.prune(ctx, org, people, &h); err != nil {
			return h, fmt.Errorf("prune the ledger: %w", err)
		}
		after = people[len(people)-1].ID
	}
}

// keepHalfTerms does what is done once in each half-term, or term.
func (s *Service) keepHalfTerms(ctx context.Context, org OrganisationID) error {
	_, err := s.OpenRound(ctx, org)
	return errors.Join(err, s.CountHalfTerms(ctx, org), s.CountNetwork(ctx, org), s.CountEvaluations(ctx, org))
}

func (s *Service) mend(ctx context.Context, org OrganisationID, people []Member, h *House) error {
	broken, err := s.broken(ctx, org, people)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(broken, requeueAtOnce) {
		if err := s.requeue(ctx, org, some); err != nil {
			return err
		}
		h.Mended = append(h.Mended, some...)
	}
	return nil
}

func (s *Service) prune(ctx context.Context, org OrganisationID, people []Member, h *House) error {
	for n := rowsAtOnce; n == rowsAtOnce; h.Pruned += n {
		var err error
		if n, err = s.Store.Prune(ctx, org, idsOf(people), s.Now().Add(-keepRows), rowsAtOnce); err != nil {
			return err
		}
	}
	return nil
}

// ForgetEvents takes away what platforms will not repeat any more, in every
// organisation, and says how much.
func (s *Service) ForgetEvents(ctx context.Context) (gone int, err error) {
	for n := rowsAtOnce; n == rowsAtOnce && err == nil; gone += n {
		n, err = s.Store.PruneEvents(ctx, s.Now().Add(-keepEvents), rowsAtOnce)
	}
	return gone, err
}

// someAtOnce reads what there is for any number of people, some at a time: a
// database takes so many values in a query, SQLite 32,766. What is several of
// them's may come several times.
func someAtOnce[T any](ids []MemberID, read func([]MemberID) ([]T, error)) ([]T, error) {
	var all []T
	for some := range slices.Chunk(ids, peopleAtOnce) {
		found, err := read(some)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// peopleOf are those of these people that are there, by their ids.
func (s *Service) peopleOf(ctx context.Context, org OrganisationID, ids []MemberID) (map[MemberID]Member, error) {
	people, err := someAtOnce(distinct(ids), func(some []MemberID) ([]Member, error) { return s.Store.People(ctx, org, some) })
	byID := map[MemberID]Member{}
	for _, m := range people {
		byID[m.ID] = m
	}
	return byID, err
}

func idsOf(people []Member) []MemberID {
	ids := make([]MemberID, 0, len(people))
	for _, m := range people {
		ids = append(ids, m.ID)
	}
	return ids
}

// broken lists those of these people for whom something is due that does not
// wait.
func (s *Service) broken(ctx context.Context, org OrganisationID, people []Member) ([]MemberID, error) {
	outlooks, err := s.outlooks(ctx, org, people)
	if err != nil {
		return nil, err
	}
	now := s.Now()
	rows, err := s.Store.DeliveriesTo(ctx, org, idsOf(people), now.Add(-welcomeLasts), now.AddDate(2, 0, 0))
	if err != nil {
		return nil, err
	}
	waits, used := map[MemberID]map[Kind]time.Time{}, map[string]bool{}
	for _, d := range rows {
		if waits[d.To] == nil {
			waits[d.To] = map[Kind]time.Time{}
		}
		if first := waits[d.To][d.Kind]; !d.State.Final() && (first.IsZero() || d.DueAt.Before(first)) {
			waits[d.To][d.Kind] = d.DueAt
		}
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

// lacks reports whether a chain that goes on has no row that waits. Somebody
// whose turn has come sooner, since another has gone, lacks that one.
func (o outlook) lacks(waits map[Kind]time.Time, used map[string]bool, now time.Time) bool {
	taken := func(key string) bool { return used[key] }
	for _, k := range chains[1:] { // a welcome, and its repeat, come to an end
		first := waits[k]
		if !first.IsZero() && k != YearLeadKind {
			continue
		}
		if d, due := o.next(k, now, taken); due && (first.IsZero() || d.DueAt.Before(first)) {
			return true
		}
	}
	return false
}
