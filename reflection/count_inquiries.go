package reflection

import (
	"cmp"
	"context"
	"slices"
)

// What a half-term's count says of inquiries is how many people were in one:
// how many Tried something together, which is that they began an inquiry or
// came to a decision, and how many of them Decided, whether to keep it, to
// change it or to leave it. A decision alone counts as having tried: else a
// decision in one half-term would tell of a beginning in another.

// crowdsOf are the people of each school who could be in an inquiry, and how
// many of them tried and decided. What was said to an invitation, and what a
// decision was, is not looked at.
func crowdsOf(people []Member, inquiries []Inquiry, half Days) []crowd {
	tried, decided := map[MemberID]bool{}, map[MemberID]bool{}
	for _, q := range inquiries {
		for _, side := range q.Sides {
			if side.Answer != Accepted {
				continue
			}
			in := half.has(q.DecidedOn)
			decided[side.Member] = decided[side.Member] || in
			tried[side.Member] = tried[side.Member] || in || half.has(q.Began)
		}
	}
	at := map[SchoolID]*crowd{}
	for _, m := range people {
		if !m.couldTry(half) {
			continue
		}
		if at[m.School] == nil {
			at[m.School] = &crowd{school: m.School, did: make([]int, 2)}
		}
		c := at[m.School]
		c.people++
		if tried[m.ID] {
			c.did[0]++
		}
		if decided[m.ID] {
			c.did[1]++
		}
	}
	var all []crowd
	for _, c := range at {
		all = append(all, *c)
	}
	slices.SortFunc(all, func(a, b crowd) int { return cmp.Compare(a.school, b.school) })
	return all
}

// couldTry reports whether the person could be in an inquiry in those days, as
// far as everybody knows: not whether they take part.
func (m Member) couldTry(half Days) bool {
	return m.Linked() && allowed(m, Peer, InviteColleague) == nil && m.hereIn(half)
}

// hereIn reports whether the person was on the staff on one of those days.
func (m Member) hereIn(days Days) bool {
	return !m.Starts.After(days.To) && (m.Leaves.IsZero() || !m.Leaves.Before(days.From))
}

// inquiryTallies adds the counts of inquiries to those of meetings, which end
// with the organisation's.
func inquiryTallies(tallies []Tally, crowds []crowd) []Tally {
	schools, all := tallies[:len(tallies)-1], tallies[len(tallies)-1]
	for _, h := range headcounts(crowds, 2, eachLimited) {
		t := &all
		if h.school != "" {
			i := slices.IndexFunc(schools, func(t Tally) bool { return t.School == h.school })
			if i < 0 {
				schools, i = append(schools, Tally{School: h.school}), len(schools)
			}
			t = &schools[i]
		}
		t.EnoughPeople, t.Tried, t.Decided = h.enough, h.did[0], h.did[1]
	}
	slices.SortFunc(schools, func(a, b Tally) int { return cmp.Compare(a.School, b.School) })
	return append(schools, all)
}

// inquiryCrowds reads what crowdsOf is worked out from.
func (s *Service) inquiryCrowds(ctx context.Context, org OrganisationID, people []Member, half Days) ([]crowd, error) {
	inquiries, err := s.Store.InquiriesWithin(ctx, org, half)
	return crowdsOf(people, inquiries, half), err
}
