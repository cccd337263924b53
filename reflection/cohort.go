package reflection

import (
	"context"
	"slices"
	"time"
)

// cohort is everybody of an organisation who joined, and what their round and
// its messages depend on.
type cohort struct {
	Round
	half      Days
	answersAt time.Time
	byID      map[MemberID]Joiner
	outlooks  map[MemberID]outlook
}

// cohort reads who joined and can be reached, whom each of them would rather
// not meet, and who worked with whom before.
func (s *Service) cohort(ctx context.Context, org OrganisationID, terms Terms, half Days, today Date) (cohort, error) {
	c := cohort{half: half, byID: map[MemberID]Joiner{}, Round: Round{Day: today, Term: terms.TermStart(today), Seed: string(org) + "/" + half.From.String()}}
	c.answersAt = schoolDay(today.AddDays(1), answerDays-1, []Week{{Terms: terms}}).At(answersAt, ZoneOf(Member{}, School{})).UTC()
	everybody, err := s.Store.Members(ctx, org)
	if err != nil {
		return c, err
	}
	if c.Joined, err = s.joiners(ctx, org, everybody); err != nil {
		return c, err
	}
	var people []Member
	for _, j := range c.Joined {
		people, c.byID[j.ID] = append(people, j.Member), j
	}
	if c.outlooks, err = s.outlooks(ctx, org, people); err != nil {
		return c, err
	}
	c.Joined = slices.DeleteFunc(c.Joined, func(j Joiner) bool { return c.outlooks[j.ID].Zone == nil }) // at no school
	past, err := s.pastOf(ctx, org, idsOf(people))
	here := map[MemberID]bool{}
	for _, m := range everybody {
		here[m.ID] = s.takesPart(m)
	}
	for _, q := range past {
		c.Past = append(c.Past, s.asItStands(q, func(id MemberID) bool { return here[id] }).grouped(today))
	}
	return c, err
}

// joiners are those of all members who joined and take part, wherever they
// work.
func (s *Service) joiners(ctx context.Context, org OrganisationID, everybody []Member) ([]Joiner, error) {
	joinings, err := s.Store.Joinings(ctx, org)
	if err != nil {
		return nil, err
	}
	in, ids := map[MemberID]Joining{}, []MemberID{}
	for _, j := range joinings {
		in[j.Member], ids = j, append(ids, j.Member)
	}
	avoided, err := s.avoidedBy(ctx, org, ids)
	var all []Joiner
	for _, m := range everybody {
		if j, is := in[m.ID]; is && s.takesPart(m) && allowed(m, Self, JoinRound) == nil {
			all = append(all, Joiner{Member: m, Focus: j.Focus, Unlike: j.Unlike, Avoids: avoided[m.ID]})
		}
	}
	return all, err
}

// pastOf are the inquiries of these people, as they were kept, each once.
func (s *Service) pastOf(ctx context.Context, org OrganisationID, ids []MemberID) ([]Inquiry, error) {
	found, err := someAtOnce(ids, func(some []MemberID) ([]Inquiry, error) { return s.Store.InquiriesOf(ctx, org, some) })
	seen := map[InquiryID]bool{}
	var all []Inquiry
	for _, q := range found {
		if !seen[q.ID] {
			seen[q.ID], all = true, append(all, q)
		}
	}
	return all, err
}

// grouped is an inquiry as a round counts it: those who said yes, or whom an
// earlier round brought together whatever they said. Until it is over they are
// in no other.
func (q Inquiry) grouped(today Date) Group {
	g := Group{From: DateOf(q.AnswersAt, time.UTC)}
	if yesterday := today.AddDays(-1); g.From.After(yesterday) {
		g.From = yesterday
	}
	if g.To = g.From; q.live() {
		g.To = today
	}
	for _, side := range q.Sides {
		if side.Answer == Accepted || !q.Round.IsZero() {
			g.Members = append(g.Members, side.Member)
		}
	}
	return g
}

// templateFor is what so many people are offered to try together: the first
// that is made for them. False means that no file has one.
func (l *Library) templateFor(people int) (Template, bool) {
	all := l.templates()
	i := slices.IndexFunc(all, func(t Template) bool { return t.Least <= people && people <= t.Most })
	if i < 0 {
		return Template{}, false
	}
	return all[i], true
}
