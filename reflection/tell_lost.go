package reflection

import (
	"cmp"
	"context"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"time"
)

// An ECT may tell a coordinator that they and their mentor keep losing their
// meetings. It is the ECT's own choice, made after an exact preview; it holds
// two names and nothing else, waits for the coordinator's weekly note, and can
// be taken back until that is on its way.

const (
	// lostOf is how many of the last meetings are looked at, and lostEnough how
	// many of them are lost before anything is offered.
	lostOf, lostEnough = 3, 2
	// lostLasts is how many days a telling, or a lost meeting, is news: a
	// half-term.
	lostLasts = 42
)

// Telling is an ECT's word to one coordinator that they keep losing their
// meetings. It never changes.
type Telling struct {
	ID           TellingID
	Organisation OrganisationID
	ECT, Mentor  MemberID
	Reader       MemberID // the coordinator
	Half         Date     // the first day of the half-term, in which it is told once
	At           time.Time
}

// TellingID names one telling: the ECT, the half-term and the reader.
type TellingID string

func newTellingID(ect MemberID, half Date, reader MemberID) TellingID {
	return TellingID(fmt.Sprintf("%s/%s/%s", ect, half, reader))
}

// LostPair is who keeps losing their meetings, as a coordinator reads it.
type LostPair struct {
	ECT, Mentor Member
	School      string
}

// Losing is what an ECT would tell, or has told this half-term.
type Losing struct {
	LostPair
	Readers []Member // the coordinators it goes to, by name
	Told    bool
	Sent    bool // it is on a coordinator's note, and is taken back no more

	half Date
	told []Telling
}

// Version is other for another mentor and for other readers: what was
// previewed is what is told.
func (l Losing) Version() string {
	h := fnv.New64a()
	for _, m := range append([]Member{l.Mentor}, l.Readers...) {
		fmt.Fprintf(h, "%s ", m.ID)
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// Losing is what the ECT may tell the coordinators, or has told them.
// ErrNotFound means that there is nothing to tell, or nobody to tell it to.
func (s *Service) Losing(ctx context.Context, by Member) (Losing, error) {
	l, err := s.losing(ctx, by)
	if err != nil {
		return Losing{}, fmt.Errorf("losing meetings: %w", err)
	}
	return l, nil
}

func (s *Service) losing(ctx context.Context, by Member) (Losing, error) {
	if err := allowed(by, Self, TellLost); err != nil {
		return Losing{}, err
	}
	fresh, err := s.Store.Member(ctx, by.Organisation, by.ID)
	if err != nil {
		return Losing{}, err
	}
	o, err := s.outlookOf(ctx, fresh)
	if err != nil {
		return Losing{}, err
	}
	l := Losing{half: o.Terms.halfBegun(o.Today(o.now))}
	l.ECT, l.School = fresh, o.school.Name
	if l.told, err = s.toldIn(ctx, fresh, l.half); err != nil {
		return Losing{}, err
	}
	if l.Told = len(l.told) > 0; l.Told {
		return s.alreadyTold(ctx, l)
	}
	if lost, err := s.keepLosing(ctx, o); err != nil || !lost {
		return Losing{}, cmp.Or(err, ErrNotFound)
	}
	return s.addressTelling(ctx, l)
}

// halfBegun is the first day of the last half-term that has begun by d; where
// the calendar has none, of the month.
func (t Terms) halfBegun(d Date) Date {
	begun := Date{d.Year, d.Month, 1}
	if !t.Known(d) {
		return begun
	}
	for _, half := range t.HalfTerms() {
		if !half.From.After(d) {
			begun = half.From
		}
	}
	return begun
}

func (s *Service) toldIn(ctx context.Context, ect Member, half Date) ([]Telling, error) {
	all, err := s.Store.TellingsBy(ctx, ect.Organisation, ect.ID)
	return slices.DeleteFunc(all, func(t Telling) bool { return t.Half != half }), err
}

// keepLosing reports whether at least two of the last three meetings anyone
// spoke of, with the mentor of now, were lost.
func (s *Service) keepLosing(ctx context.Context, o outlook) (bool, error) {
	today := o.Today(o.now)
	last, err := s.Store.MeetingsOf(ctx, o.Member.Organisation, o.Member.ID, today.AddDays(1), lostOf)
	lost := 0
	for _, m := range last {
		if m.Lost() && m.Mentor == o.Member.Mentor && today.DaysSince(m.On) <= lostLasts {
			lost++
		}
	}
	return lost >= lostEnough, err
}

// addressTelling finds whom it would go to: the coordinators of the ECT's
// school, else those of the organisation, and never one of the two themselves.
func (s *Service) addressTelling(ctx context.Context, l Losing) (Losing, error) {
	people, err := s.Store.Members(ctx, l.ECT.Organisation)
	if err != nil {
		return Losing{}, err
	}
	var here, anywhere []Member
	for _, m := range people {
		switch {
		case m.ID == l.ECT.Mentor:
			l.Mentor = m
		case m.ID == l.ECT.ID || !m.Is(Coordinator) || !m.wants(NoteKind) || s.hasLeft(m):
		case m.School == l.ECT.School:
			here = append(here, m)
		default:
			anywhere = append(anywhere, m)
		}
	}
	if l.Readers = here; len(here) == 0 {
		l.Readers = anywhere
	}
	if l.Mentor.ID == "" || len(l.Readers) == 0 {
		return Losing{}, ErrNotFound
	}
	return l, nil
}

// alreadyTold fills in whom it was told to, and whether it has gone out.
func (s *Service) alreadyTold(ctx context.Context, l Losing) (Losing, error) {
	readers := make([]MemberID, 0, len(l.told))
	for _, t := range l.told {
		readers = append(readers, t.Reader)
	}
	org := l.ECT.Organisation
	var err error
	if l.Readers, err = s.Store.People(ctx, org, readers); err != nil {
		return Losing{}, err
	}
	if l.Mentor, err = s.Store.Member(ctx, org, l.told[0].Mentor); err != nil {
		return Losing{}, err
	}
	sent, err := s.onNotes(ctx, org, l.told)
	l.Sent = len(sent) > 0
	return l, err
}

// onNotes are those of the tellings that are on their reader's note, or may
// be: a note that was begun after them.
func (s *Service) onNotes(ctx context.Context, org OrganisationID, all []Telling) (map[TellingID]bool, error) {
	if len(all) == 0 {
		return nil, nil
	}
	var readers []MemberID
	first := all[0].At
	for _, t := range all {
		readers = append(readers, t.Reader)
		if t.At.Before(first) {
			first = t.At
		}
	}
	// A note may be due before it is told of and begun after, and is due later
	// again while it is settled.
	notes, err := someAtOnce(distinct(readers), func(some []MemberID) ([]Delivery, error) {
		return s.Store.DeliveriesTo(ctx, org, some, first.AddDate(0, 0, -7), s.Now().AddDate(0, 0, 7), NoteKind)
	})
	on := map[TellingID]bool{}
	for _, t := range all {
		on[t.ID] = slices.ContainsFunc(notes, func(d Delivery) bool {
			return d.To == t.Reader && d.State.counts() && d.BegunAt.After(t.At)
		})
	}
	maps.DeleteFunc(on, func(_ TellingID, sent bool) bool { return !sent })
	return on, err
}

// TellLost keeps what was previewed as that version, for the readers' next
// notes. Where it would say something else by now, or was told before, nothing
// is kept: draw what is given.
func (s *Service) TellLost(ctx context.Context, by Member, version string) (Losing, error) {
	var l Losing
	err := retry(func() (err error) {
		if l, err = s.losing(ctx, by); err != nil || l.Told || l.Version() != version {
			return err
		}
		told := l
		told.Told = true
		var records []Record
		for _, reader := range l.Readers {
			t := Telling{ID: newTellingID(l.ECT.ID, l.half, reader.ID), Organisation: by.Organisation,
				ECT: l.ECT.ID, Mentor: l.Mentor.ID, Reader: reader.ID, Half: l.half, At: s.Now().UTC()}
			told.told = append(told.told, t)
			records = append(records, t)
		}
		if err := s.Store.Write(ctx, by.Organisation, append(records, decideAgain(l.Readers)...)...); err != nil {
			return orAgain(err)
		}
		l = told
		return nil
	})
	if err != nil {
		return Losing{}, fmt.Errorf("tell of lost meetings: %w", err)
	}
	return l, nil
}

// decideAgain keeps members as they are under another revision: a note to one
// of them that is about to go is decided again first.
func decideAgain(people []Member) (records []Record) {
	for _, m := range people {
		records = append(records, m)
	}
	return records
}

// TakeBackLost takes back what the ECT told this half-term. Once it is Sent it
// stands. ErrNotFound means that nothing was told.
func (s *Service) TakeBackLost(ctx context.Context, by Member) (Losing, error) {
	var l Losing
	err := retry(func() (err error) {
		if l, err = s.losing(ctx, by); err != nil || l.Sent {
			return err
		}
		if !l.Told {
			return ErrNotFound
		}
		return s.takeBack(ctx, &l)
	})
	if err != nil {
		return Losing{}, fmt.Errorf("take back lost meetings: %w", err)
	}
	return l, nil
}

// takeBack takes the tellings away. A note that was begun meanwhile has them:
// from then on none begins that does, so they are looked for once more, and
// what has gone out is put back.
func (s *Service) takeBack(ctx context.Context, l *Losing) error {
	org := l.ECT.Organisation
	var gone, back []Record
	for _, t := range l.told {
		gone, back = append(gone, Gone{Telling: t.ID}), append(back, t)
	}
	if err := s.Store.Write(ctx, org, append(gone, decideAgain(l.Readers)...)...); err != nil {
		return err
	}
	sent, err := s.onNotes(ctx, org, l.told)
	if err != nil || len(sent) == 0 {
		return err
	}
	l.Sent = true
	return s.Store.Write(ctx, org, back...)
}

// lostPairs are those who told the coordinator lately that they keep losing
// their meetings: those on a note, or those that wait for one. Who has another
// mentor by now, or has left, is left out.
func (s *Service) lostPairs(ctx context.Context, reader Member, sent bool) ([]LostPair, error) {
	all, err := s.Store.TellingsFor(ctx, reader.Organisation, reader.ID, s.Now().AddDate(0, 0, -lostLasts))
	if err != nil || len(all) == 0 {
		return nil, err
	}
	on, err := s.onNotes(ctx, reader.Organisation, all)
	if err != nil {
		return nil, err
	}
	all = slices.DeleteFunc(all, func(t Telling) bool { return on[t.ID] != sent })
	return s.pairsOf(ctx, reader.Organisation, all)
}

func (s *Service) pairsOf(ctx context.Context, org OrganisationID, all []Telling) (pairs []LostPair, err error) {
	var ids []MemberID
	for _, t := range all {
		ids = append(ids, t.ECT, t.Mentor)
	}
	at, err := s.peopleOf(ctx, org, ids)
	if err != nil {
		return nil, err
	}
	schools, err := s.Store.Schools(ctx, org)
	if err != nil {
		return nil, err
	}
	named := map[SchoolID]string{}
	for _, school := range schools {
		named[school.ID] = school.Name
	}
	for _, t := range all {
		ect, mentor := at[t.ECT], at[t.Mentor]
		if ect.ID != "" && s.relation(mentor, ect) == MentorOf {
			pairs = append(pairs, LostPair{ect, mentor, named[ect.School]})
		}
	}
	return pairs, nil
}
