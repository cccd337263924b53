package reflection_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"plenary/reflection"
)

// counting is a store that says how many people one query was about at most.
type counting struct {
	reflection.Store
	most int
}

func (c *counting) of(ids []reflection.MemberID) []reflection.MemberID {
	c.most = max(c.most, len(ids))
	return ids
}

func (c *counting) People(ctx context.Context, org reflection.OrganisationID, ids []reflection.MemberID) ([]reflection.Member, error) {
	return c.Store.People(ctx, org, c.of(ids))
}

func (c *counting) MentoredBy(ctx context.Context, org reflection.OrganisationID, ids ...reflection.MemberID) ([]reflection.Member, error) {
	return c.Store.MentoredBy(ctx, org, c.of(ids)...)
}

func (c *counting) YearInquiriesOf(ctx context.Context, org reflection.OrganisationID, ids []reflection.MemberID) ([]reflection.YearInquiry, error) {
	return c.Store.YearInquiriesOf(ctx, org, c.of(ids))
}

func (c *counting) InquiriesOf(ctx context.Context, org reflection.OrganisationID, ids []reflection.MemberID) ([]reflection.Inquiry, error) {
	return c.Store.InquiriesOf(ctx, org, c.of(ids))
}

func (c *counting) LiveInquiries(ctx context.Context, org reflection.OrganisationID, ids []reflection.MemberID) ([]reflection.Inquiry, error) {
	return c.Store.LiveInquiries(ctx, org, c.of(ids))
}

func (c *counting) Avoidances(ctx context.Context, org reflection.OrganisationID, ids []reflection.MemberID) ([]reflection.Avoidance, error) {
	return c.Store.Avoidances(ctx, org, c.of(ids))
}

func (c *counting) DeliveriesTo(ctx context.Context, org reflection.OrganisationID, ids []reflection.MemberID, from, until time.Time, kinds ...reflection.Kind) ([]reflection.Delivery, error) {
	return c.Store.DeliveriesTo(ctx, org, c.of(ids), from, until, kinds...)
}

// A database takes so many values in a query. Whatever looks at everybody of an
// organisation asks for some at a time.
func TestNoQueryGrowsWithTheOrganisation(t *testing.T) {
	n := newFollowing(t, "gus", "hal")
	var all []reflection.Record
	for i := range 450 {
		mentor, ect := n.member("north", "gus"), n.member("north", "gus")
		mentor.ID, mentor.Roles, mentor.Revision = reflection.MemberID(fmt.Sprintf("m%03d", i)), []reflection.Role{reflection.Mentor, reflection.Colleague}, 0
		ect.ID, ect.Roles, ect.Mentor, ect.Year, ect.Revision = reflection.MemberID(fmt.Sprintf("e%03d", i)), []reflection.Role{reflection.ECT}, mentor.ID, 1, 0
		mentor.PlatformID, ect.PlatformID = string(mentor.ID), string(ect.ID)
		all = append(all, mentor, ect,
			reflection.Joining{Organisation: "north", Member: mentor.ID, In: true, Focus: "feedback"}, reflection.Joining{Organisation: "north", Member: ect.ID, In: true, Focus: "feedback"})
	}
	n.must(n.Store.Write(t.Context(), "north", all...))
	store := &counting{Store: n.Store}
	n.Store = store
	for name, looks := range map[string]func() error{
		"the statutory dates": func() error { _, err := n.StatutoryDates(t.Context(), n.khan); return err },
		"a round":             func() error { _, err := n.TryRound(t.Context(), "north"); return err },
		"a change of days":    func() error { return n.Requeue(t.Context(), "north") },
		"the night":           func() error { _, err := n.KeepHouse(t.Context(), "north"); return err },
		"a half-term's count": func() error { n.now = n.now.AddDate(0, 2, 0); return n.CountHalfTerms(t.Context(), "north") },
		"what all said":       func() error { return n.CountEvaluations(t.Context(), "north") },
	} {
		store.most = 0
		if err := looks(); err != nil || store.most > 200 {
			t.Errorf("%s asked for %d people in one query, %v", name, store.most, err)
		}
	}
}
