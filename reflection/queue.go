package reflection

import (
	"context"
	"fmt"
	"time"
)

// What is queued next. Each kind of message to a person is a chain: one row
// stands in the ledger, and settling it queues its successor in the same
// write. Changing what a chain depends on queues its next row anew.

// chains are the kinds that go on for as long as the person is here, the
// welcome first.
var chains = []Kind{WelcomeKind, PromptKind, AskKind, DigestKind, TapKind, NoteKind}

// outlook is what a person's chains depend on.
type outlook struct {
	Week
	now     time.Time
	school  School
	mentees []Week
}

func (s *Service) outlookOf(ctx context.Context, m Member) (outlook, error) {
	week, school, err := s.weekOf(ctx, m)
	if err != nil {
		return outlook{}, err
	}
	o := outlook{Week: week, now: s.Now(), school: school}
	if !m.Is(Mentor) {
		return o, nil
	}
	mentees, err := s.Store.MentoredBy(ctx, m.Organisation, m.ID)
	if err != nil {
		return outlook{}, err
	}
	for _, e := range mentees {
		w := Week{Member: e, Terms: week.Terms, Zone: ZoneOf(e, school)}
		if e.School != m.School {
			if w, _, err = s.weekOf(ctx, e); err != nil {
				return outlook{}, err
			}
		}
		o.mentees = append(o.mentees, w)
	}
	return o, nil
}

// requeued are the records that queue a person's chains anew: what waits for
// later is taken away, and the next of each kind is queued. What is overdue,
// after an outage, stays to be sent. Keep them in the write
// that changes what the chains depend on.
func (s *Service) requeued(ctx context.Context, o outlook) ([]Record, error) {
	rows, err := s.Store.DeliveriesTo(ctx, o.Member.Organisation, o.Member.ID,
		o.now.AddDate(0, 0, -60), o.now.AddDate(0, 0, searchDays))
	if err != nil {
		return nil, err
	}
	used, again := map[string]bool{}, chains
	for _, d := range rows {
		used[d.Key] = used[d.Key] || d.State != Queued
		if d.Kind == WelcomeKind && d.State == Queued && d.Workspace == o.Member.Workspace && o.Member.Welcome == Invited {
			again = chains[1:] // a welcome's time stands: queued anew, its repeat would never come
		}
	}
	records := []Record{Unqueued{To: o.Member.ID, Kinds: again, After: o.now}}
	for _, k := range again {
		if d, ok := o.next(k, o.now, func(key string) bool { return used[key] }); ok {
			records = append(records, d)
		}
	}
	return records, nil
}

// keepRequeued writes a changed member and queues their chains anew, all or
// nothing.
func (s *Service) keepRequeued(ctx context.Context, m Member) error {
	o, err := s.outlookOf(ctx, m)
	if err != nil {
		return err
	}
	records, err := s.requeued(ctx, o)
	if err != nil {
		return err
	}
	return s.Store.Write(ctx, m.Organisation, append([]Record{m}, records...)...)
}

// Requeue queues the chains of everyone in the organisation anew: after people
// or the calendar were changed, and when the program starts.
func (s *Service) Requeue(ctx context.Context, org OrganisationID) error {
	people, err := s.Store.Members(ctx, org)
	if err != nil {
		return fmt.Errorf("requeue: %w", err)
	}
	for _, m := range people {
		if err := s.requeue(ctx, org, m.ID); err != nil && !isMissing(err) {
			return fmt.Errorf("requeue member %s: %w", m.ID, err)
		}
	}
	return nil
}

func (s *Service) requeue(ctx context.Context, org OrganisationID, id MemberID) error {
	return retry(func() error {
		m, err := s.Store.Member(ctx, org, id)
		if err != nil {
			return err
		}
		o, err := s.outlookOf(ctx, m)
		if err != nil {
			return err
		}
		records, err := s.requeued(ctx, o)
		if err != nil {
			return err
		}
		return s.Store.Write(ctx, org, append([]Record{Unchanged{m}}, records...)...)
	})
}

// successor is what settling d queues: the next row of its chain, if any.
func (o outlook) successor(d Delivery) []Record {
	after := later(o.now, d.DueAt)
	if d.Kind == CueKind {
		return nil
	}
	sameOrSent := func(key string) bool {
		return key == d.Key || d.Kind == WelcomeKind && key == string(WelcomeKind)+"/"+string(d.To)
	}
	if d, ok := o.next(d.Kind, after, sameOrSent); ok {
		return []Record{d}
	}
	return nil
}
