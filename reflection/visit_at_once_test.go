package reflection_test

import (
	"context"
	"errors"
	"testing"

	"plenary/reflection"
)

// meanwhile is a store in which something else happens between what somebody
// has read and what they write.
type meanwhile struct {
	reflection.Store
	happens func()
}

func (m *meanwhile) Write(ctx context.Context, org reflection.OrganisationID, records ...reflection.Record) error {
	if happens := m.happens; happens != nil {
		m.happens = nil
		happens()
	}
	return m.Store.Write(ctx, org, records...)
}

// Two times that overlap are agreed in the same instant: one is kept, and who
// agreed to the other is told why it cannot be.
func TestTwoVisitsAgreedInTheSameInstant(t *testing.T) {
	for name, second := range map[string]struct{ observer, host reflection.MemberID }{
		"with the same host":           {"ben", "cal"},
		"where the observer is a host": {"ben", "asha"},
	} {
		t.Run(name, func(t *testing.T) {
			n := newTown(t)
			store := &meanwhile{Store: n.Store}
			n.Store = store
			asks := func(observer, host reflection.MemberID) reflection.VisitID {
				c, err := n.AskVisit(t.Context(), n.member("north", observer), host)
				n.must(err)
				return c.Visit.ID
			}
			agrees := func(host reflection.MemberID, id reflection.VisitID, minute int) error {
				_, err := n.AgreeVisit(t.Context(), n.member("north", host), id, reflection.VisitAnswer{Focus: "the quiet table",
					Time: reflection.VisitTime{On: date("2026-11-12"), At: reflection.Clock(10, minute)}})
				return err
			}
			ashas, other := asks("asha", "cal"), asks(second.observer, second.host)
			store.happens = func() { n.must(agrees(second.host, other, 5)) }
			fault, _ := errors.AsType[reflection.Fault](agrees("cal", ashas, 0))
			if fault.Problem != reflection.VisitOverlaps {
				t.Errorf("the other is answered with %+v", fault)
			}
			n.must(agrees("cal", ashas, 15))
		})
	}
}
