package reflection

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"
)

// What is queued next. Each kind of message to a person is a chain: one row
// stands in the ledger, and settling it queues its successor in the same
// write. Changing what a chain depends on queues its next row anew.

// chains are the kinds that go on for as long as the person is here, the
// welcome first.
var chains = []Kind{WelcomeKind, PromptKind, NoteLineKind, SynthesisKind, AskKind, DigestKind, TapKind, NoteKind, LeaveKind, KitKind, EvaluationKind, MentoringKind, YearKind, YearLeadKind}

// outlook is what a person's chains depend on.
type outlook struct {
	Week
	now     time.Time
	school  School
	mentees []Week
	kits    []Kit  // of their school, the first first; none that is long over
	years   []year // inquiries of a year in which they have a seat
}

// outlookOf reads what one person's chains depend on.
func (s *Service) outlookOf(ctx context.Context, m Member) (outlook, error) {
	all, err := s.outlooks(ctx, m.Organisation, []Member{m})
	o, here := all[m.ID]
	if err == nil && !here {
		err = ErrNotFound
	}
	if err != nil {
		return outlook{}, fmt.Errorf("school of member %s: %w", m.ID, err)
	}
	return o, nil
}

// outlooks reads it for several people of one organisation. Somebody whose
// school is not there is left out.
func (s *Service) outlooks(ctx context.Context, org OrganisationID, people []Member) (map[MemberID]outlook, error) {
	schools, spans, err := s.schoolsAndDays(ctx, org)
	if err != nil {
		return nil, err
	}
	mentees, err := s.menteesOf(ctx, org, people)
	if err != nil {
		return nil, err
	}
	kits, err := s.Store.Kits(ctx, org, DateOf(s.Now(), time.UTC).AddDays(-kitLasts))
	if err != nil {
		return nil, err
	}
	years, err := s.yearsOf(ctx, org, people, func() Terms { return sharedTerms(schools, spans) })
	if err != nil {
		return nil, err
	}
	calendars := map[SchoolID]calendar{}
	for _, school := range schools {
		calendars[school.ID] = s.calendarOf(school, spans)
	}
	all := map[MemberID]outlook{}
	for _, m := range people {
		at, here := calendars[m.School]
		if !here {
			continue
		}
		o := outlook{Week: at.weekOf(m), now: s.Now(), school: at.school, kits: kitsAt(kits, m.School), years: seatsOf(years, m.ID)}
		for _, e := range mentees[m.ID] {
			if at, here := calendars[e.School]; here {
				o.mentees = append(o.mentees, at.weekOf(e))
			}
		}
		all[m.ID] = o
	}
	return all, nil
}

// calendarOf is how a school lives the organisation's calendar. England's bank
// holidays are those of schools that live by its clocks.
func (s *Service) calendarOf(school School, spans []Span) calendar {
	terms := TermsFor(school.ID, spans)
	if school.Zone == "" || school.Zone == "Europe/London" {
		terms = terms.Keeping(s.Holidays)
	}
	return calendar{school, terms}
}

// calendar is one school and its terms.
type calendar struct {
	school School
	terms  Terms
}

func (c calendar) weekOf(m Member) Week {
	return Week{Member: m, Terms: c.terms, Zone: ZoneOf(m, c.school)}
}

// menteesOf lists whom each mentor of these people mentors, by name.
func (s *Service) menteesOf(ctx context.Context, org OrganisationID, people []Member) (map[MemberID][]Member, error) {
	var mentors []MemberID
	for _, m := range people {
		if m.Is(Mentor) {
			mentors = append(mentors, m.ID)
		}
	}
	mentored, err := someAtOnce(mentors, func(some []MemberID) ([]Member, error) { return s.Store.MentoredBy(ctx, org, some...) })
	mentees := map[MemberID][]Member{}
	for _, e := range mentored {
		mentees[e.Mentor] = append(mentees[e.Mentor], e)
	}
	return mentees, err
}

// requeued are the records that queue a person's chains anew: what waits for
// later is taken away, and the next of each kind is queued. What is overdue,
// after an outage, stays to be sent. Rows are those of the person around now.
// Keep the records in the write that changes what the chains depend on.
func (o outlook) requeued(rows []Delivery) []Record {
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
	return records
}

// rowsToRequeue are the rows by which people's chains are queued anew.
func (s *Service) rowsToRequeue(ctx context.Context, org OrganisationID, people []MemberID) (map[MemberID][]Delivery, error) {
	now := s.Now()
	rows, err := s.Store.DeliveriesTo(ctx, org, people, now.AddDate(0, 0, -60), now.AddDate(0, 0, searchDays))
	byPerson := map[MemberID][]Delivery{}
	for _, d := range rows {
		byPerson[d.To] = append(byPerson[d.To], d)
	}
	return byPerson, err
}

// keepRequeued writes a changed member and queues their chains anew, all or
// nothing.
func (s *Service) keepRequeued(ctx context.Context, m Member) error {
	o, err := s.outlookOf(ctx, m)
	if err != nil {
		return err
	}
	rows, err := s.rowsToRequeue(ctx, m.Organisation, []MemberID{m.ID})
	if err != nil {
		return err
	}
	return s.Store.Write(ctx, m.Organisation, append([]Record{m}, o.requeued(rows[m.ID])...)...)
}

// keepTogether writes members that were changed, and more, and queues anew
// their chains and those of others that depend on them, all or nothing.
func (s *Service) keepTogether(ctx context.Context, org OrganisationID, changed, others []Member, more ...Record) error {
	people := slices.Concat(changed, others)
	outlooks, err := s.outlooks(ctx, org, people)
	if err != nil {
		return err
	}
	rows, err := s.rowsToRequeue(ctx, org, idsOf(people))
	if err != nil {
		return err
	}
	records := more
	for i, m := range people {
		if i < len(changed) {
			records = append(records, m)
		} else {
			records = append(records, Unchanged{m})
		}
		if o, here := outlooks[m.ID]; here {
			records = append(records, o.mentoring(changed, outlooks).requeued(rows[m.ID])...)
		}
	}
	return s.Store.Write(ctx, org, records...)
}

// mentoring is the outlook with the mentees as they are once the changed
// members are kept.
func (o outlook) mentoring(changed []Member, outlooks map[MemberID]outlook) outlook {
	for _, m := range changed {
		o.mentees = slices.DeleteFunc(o.mentees, func(w Week) bool { return w.Member.ID == m.ID })
		if m.Mentor == o.Member.ID {
			o.mentees = append(o.mentees, outlooks[m.ID].Week)
		}
	}
	slices.SortFunc(o.mentees, func(a, b Week) int { return cmp.Compare(a.Member.Name, b.Member.Name) })
	return o
}

// requeueAtOnce is how many people are queued anew in one write, which holds
// their rows for as long as it takes.
const requeueAtOnce = 50

// Requeue queues the chains of everyone in the organisation anew: after schools
// or the calendar were changed.
func (s *Service) Requeue(ctx context.Context, org OrganisationID) error {
	for after := MemberID(""); ; {
		people, err := s.Store.MembersAfter(ctx, org, after, requeueAtOnce)
		if err != nil || len(people) == 0 {
			return err
		}
		if err := s.requeue(ctx, org, idsOf(people)); err != nil {
			return fmt.Errorf("requeue: %w", err)
		}
		after = people[len(people)-1].ID
	}
}

// requeueThese queues the chains of these people anew.
func (s *Service) requeueThese(ctx context.Context, org OrganisationID, ids []MemberID) error {
	for some := range slices.Chunk(ids, requeueAtOnce) {
		if err := s.requeue(ctx, org, some); err != nil {
			return fmt.Errorf("requeue: %w", err)
		}
	}
	return nil
}

// requeue queues the chains of some people anew. Where one of them changes
// meanwhile, it reads all of them again.
func (s *Service) requeue(ctx context.Context, org OrganisationID, ids []MemberID) error {
	return retry(func() error {
		people, err := s.Store.People(ctx, org, ids)
		if err != nil {
			return err
		}
		outlooks, err := s.outlooks(ctx, org, people)
		if err != nil {
			return err
		}
		rows, err := s.rowsToRequeue(ctx, org, ids)
		if err != nil {
			return err
		}
		var records []Record
		for _, m := range people {
			if o, here := outlooks[m.ID]; here {
				records = append(append(records, Unchanged{m}), o.requeued(rows[m.ID])...)
			}
		}
		err = s.Store.Write(ctx, org, records...)
		if isMissing(err) { // one of them is gone by now
			return ErrStale
		}
		return err
	})
}

// successor is what settling d queues: the next row of its chain, if any.
func (o outlook) successor(d Delivery) []Delivery {
	after := later(o.now, d.DueAt)
	if d.beginsYear() {
		return o.beginYear(after)
	}
	if d.Kind == CueKind || d.Kind == PairKind || d.Kind == NewsKind { // queued by what a person does
		return nil
	}
	sameOrSent := func(key string) bool {
		return key == d.Key || d.Kind == WelcomeKind && key == string(WelcomeKind)+"/"+string(d.To)
	}
	if d, ok := o.next(d.Kind, after, sameOrSent); ok {
		return []Delivery{d}
	}
	return nil
}
