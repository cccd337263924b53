package reflection

import (
	"context"
	"slices"
	"time"
)

// brief is everything that is needed to decide about some deliveries of one
// organisation, read at once: as many reads for fifty people as for one.
type brief struct {
	people   map[MemberID]Member // the addressees, and their mentors
	outlooks map[MemberID]outlook
	rows     map[MemberID][]Delivery // around this week, whatever became of them
	asked    map[MemberID][]StemID   // lately, most recent first
	plans    map[MemberID]Plan       // the open one
	joints   map[InquiryID]joint     // those that prompts and messages may be about
	answered map[TermID]map[MemberID][]EvaluationQuestion
	told     map[DeliveryID]Delivery // what some of them take the place of
}

func (s *Service) briefFor(ctx context.Context, all []Delivery) (*brief, error) {
	org := all[0].Organisation
	var to, prompted []MemberID
	for _, d := range all {
		to = append(to, d.To)
		if d.Kind == PromptKind || d.Kind.ofJournalWeek() {
			prompted = append(prompted, d.To)
		}
	}
	b := &brief{}
	var err error
	if b.people, b.outlooks, err = s.outlooksOf(ctx, org, distinct(to)); err != nil {
		return nil, err
	}
	if b.rows, err = s.rowsAround(ctx, org, distinct(to)); err != nil {
		return nil, err
	}
	if b.answered, err = s.answeredOf(ctx, org, all); err != nil {
		return nil, err
	}
	if b.told, err = s.replacedBy(ctx, org, all); err != nil {
		return nil, err
	}
	if b.joints, err = s.jointsFor(ctx, org, all); err != nil || len(prompted) == 0 {
		return b, err
	}
	if b.asked, err = s.askedOf(ctx, org, distinct(prompted)); err != nil {
		return nil, err
	}
	b.plans, err = s.openPlansOf(ctx, org, distinct(prompted))
	return b, err
}

func distinct(ids []MemberID) []MemberID {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// outlooksOf reads people, their mentors, and what their chains depend on.
func (s *Service) outlooksOf(ctx context.Context, org OrganisationID, ids []MemberID) (map[MemberID]Member, map[MemberID]outlook, error) {
	addressees, err := s.Store.People(ctx, org, ids)
	if err != nil {
		return nil, nil, err
	}
	outlooks, err := s.outlooks(ctx, org, addressees)
	if err != nil {
		return nil, nil, err
	}
	people, mentors := map[MemberID]Member{}, []MemberID{}
	for _, m := range addressees {
		people[m.ID] = m
		if m.Mentor != "" {
			mentors = append(mentors, m.Mentor)
		}
	}
	more, err := s.Store.People(ctx, org, distinct(mentors))
	for _, m := range more {
		people[m.ID] = m
	}
	return people, outlooks, err
}

// rowsAround is what was and will be started in the week of now, with a day to
// spare for every zone.
func (s *Service) rowsAround(ctx context.Context, org OrganisationID, to []MemberID) (map[MemberID][]Delivery, error) {
	monday := DateOf(s.Now(), time.UTC).Monday()
	rows, err := s.Store.DeliveriesTo(ctx, org, to, monday.AddDays(-2).At(0, time.UTC), monday.AddDays(9).At(0, time.UTC))
	byPerson := map[MemberID][]Delivery{}
	for _, d := range rows {
		byPerson[d.To] = append(byPerson[d.To], d)
	}
	return byPerson, err
}

// week is every delivery to the person that is due in their school week.
func (b *brief) week(o outlook) []Delivery {
	monday := o.Today(o.now).Monday()
	from, until := monday.At(0, o.Zone), monday.AddDays(7).At(0, o.Zone)
	var week []Delivery
	for _, d := range b.rows[o.Member.ID] {
		if !d.DueAt.Before(from) && d.DueAt.Before(until) {
			week = append(week, d)
		}
	}
	return week
}

// fits reports whether a delivery has a place in the person's week.
func (o outlook) fits(d Delivery, week []Delivery) bool {
	today := o.Today(o.now)
	week = o.standing(week)
	if o.Member.replaced(d.Kind, today) || slices.ContainsFunc(week, d.yieldsTo) && !o.lastChance(d) {
		return false
	}
	week = withoutYielding(week)
	if o.Terms.ReportWeek(today.Monday()) {
		return fitsReports(d, week)
	}
	return fits(d, o.Member, week)
}

// begun counts a delivery that is about to be sent, for what is decided after
// it.
func (b *brief) begun(d Delivery) {
	for i, r := range b.rows[d.To] {
		if r.ID == d.ID {
			b.rows[d.To][i].State = Sending
		}
	}
}

// askedFor is how many weeks must pass before a question comes back.
const askedFor = 6

// askedOf lists the questions people were asked in the last six weeks, by the
// bot or in an entry of their own, most recent first.
func (s *Service) askedOf(ctx context.Context, org OrganisationID, people []MemberID) (map[MemberID][]StemID, error) {
	since := s.Now().AddDate(0, 0, -7*askedFor)
	rows, err := s.Store.DeliveriesTo(ctx, org, people, since, s.Now(), PromptKind, NoteLineKind, SynthesisKind)
	if err != nil {
		return nil, err
	}
	asked := map[MemberID][]StemID{}
	for _, d := range slices.Backward(rows) {
		if d.State.counts() {
			asked[d.To] = append(asked[d.To], StemID(d.Ref))
		}
	}
	entries, err := s.Store.EntriesSince(ctx, org, people, since)
	for _, e := range entries {
		for _, stage := range e.Asks() {
			asked[e.Author] = append(asked[e.Author], e.Answers[stage].Stem)
		}
	}
	return asked, err
}

// askedLately is askedOf for one person.
func (s *Service) askedLately(ctx context.Context, m Member) ([]StemID, error) {
	asked, err := s.askedOf(ctx, m.Organisation, []MemberID{m.ID})
	return asked[m.ID], err
}

func (s *Service) openPlansOf(ctx context.Context, org OrganisationID, people []MemberID) (map[MemberID]Plan, error) {
	plans, err := s.Store.OpenPlans(ctx, org, people)
	newest := map[MemberID]Plan{}
	for _, p := range slices.Backward(plans) {
		newest[p.Author] = p
	}
	return newest, err
}
