package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Fields of the Form that sets a half-term meeting.
const (
	KitDayField = "kit-day"
	KitForField = "kit-for"
)

const (
	// SchoolClosed is a day on which the school does not teach.
	SchoolClosed Problem = "school closed"
	// HeldAlready is a half-term that had its meeting.
	HeldAlready Problem = "held already"
)

// KitDraft is what a coordinator says of a half-term meeting.
type KitDraft struct {
	On  Date
	For []Role
	// Changes is the one that the Form was opened on; empty for none. Moved into
	// another half-term, it is off.
	Changes KitID
}

// suggestedAhead is how many school days ahead a meeting is suggested: it
// leaves a school week to prepare in.
const suggestedAhead = 2 * kitAhead

// suggestedKit is a day to start from, for a school that has set none.
func (t Terms) suggestedKit(today Date) Date {
	day := today
	for n := 0; n < suggestedAhead && day.DaysSince(today) < searchDays; {
		if day = day.AddDays(1); t.Open(day) {
			n++
		}
	}
	return day
}

// SetKit keeps the day of a school's half-term meeting and who takes part, and
// queues the message to each of them anew. A Fault says which field is not
// right.
func (s *Service) SetKit(ctx context.Context, by Member, id SchoolID, d KitDraft) (KitCard, error) {
	school, err := s.SchoolToSetUp(ctx, by, id)
	if err != nil {
		return KitCard{}, fmt.Errorf("set half-term meeting of school %s: %w", id, err)
	}
	spans, err := s.Store.Calendar(ctx, by.Organisation)
	if err != nil {
		return KitCard{}, fmt.Errorf("set half-term meeting of school %s: %w", id, err)
	}
	at := s.calendarOf(school, spans)
	today := DateOf(s.Now(), ZoneOf(Member{}, school))
	if err := d.fault(at.terms, today); err != nil {
		return KitCard{}, err
	}
	var kept Kit
	err = retry(func() (err error) {
		kept, err = s.keepKit(ctx, school, newKitID(id, at.terms.halfBegun(d.On)), d, today)
		return orAgain(err)
	})
	if err == nil {
		err = s.requeueSchool(ctx, school)
	}
	if err != nil {
		return KitCard{}, fmt.Errorf("set half-term meeting of school %s: %w", id, err)
	}
	return s.OpenKit(ctx, by, kept.ID)
}

// fault cleans the draft and finds what is not right in it.
func (d *KitDraft) fault(terms Terms, today Date) error {
	d.For = slices.DeleteFunc(KitRoles(), func(r Role) bool { return !slices.Contains(d.For, r) })
	switch {
	case d.On.IsZero():
		return Fault{KitDayField, Blank}
	case !d.On.After(today):
		return Fault{KitDayField, InThePast}
	case d.On.DaysSince(today) > 366:
		return Fault{KitDayField, TooFarAway}
	case !terms.Open(d.On):
		return Fault{KitDayField, SchoolClosed}
	case len(d.For) == 0:
		return Fault{KitForField, Blank}
	}
	return nil
}

// keepKit writes it, and calls off the one it is set instead of.
func (s *Service) keepKit(ctx context.Context, school School, id KitID, d KitDraft, today Date) (Kit, error) {
	all, err := s.Store.Kits(ctx, school.Organisation, Date{})
	if err != nil {
		return Kit{}, err
	}
	kept := Kit{ID: id, Organisation: school.Organisation, School: school.ID}
	var instead []Kit
	for _, k := range kitsAt(all, school.ID) {
		switch {
		case k.ID == id:
			kept = k
		case k.ID == d.Changes && k.On.After(today):
			k.Off = true
			instead = append(instead, k)
		}
	}
	if kept.Revision > 0 && !kept.Off && !kept.On.After(today) {
		return Kit{}, Fault{KitDayField, HeldAlready}
	}
	if len(instead) == 0 && kept.Revision > 0 && kept.On == d.On && !kept.Off && slices.Equal(kept.For, d.For) {
		return kept, nil // as it was
	}
	if kept.On != d.On {
		kept.SetAt = s.Now().UTC()
	}
	kept.On, kept.For, kept.Off = d.On, d.For, false
	return kept, s.writeKits(ctx, school, append(instead, kept))
}

// writeKits keeps changed meetings, with the news of them for who was told.
func (s *Service) writeKits(ctx context.Context, school School, kits []Kit) error {
	records, err := s.kitNews(ctx, school, kits)
	if err != nil {
		return err
	}
	for _, k := range kits {
		records = append(records, k)
	}
	return s.Store.Write(ctx, school.Organisation, records...)
}

// CallOffKit calls a half-term meeting off that is still to come. Who was told
// of it reads so in that message; who was not is not told at all.
func (s *Service) CallOffKit(ctx context.Context, by Member, id KitID) (KitCard, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return KitCard{}, err
	}
	var c KitCard
	err := retry(func() (err error) {
		if c, err = s.OpenKit(ctx, by, id); err != nil || c.Kit.Off {
			return err
		}
		if c.Begun() {
			return ErrNotFound
		}
		c.Kit.Off = true
		return s.writeKits(ctx, c.School, []Kit{c.Kit})
	})
	if err == nil {
		err = s.requeueSchool(ctx, c.School)
	}
	if err != nil {
		return KitCard{}, fmt.Errorf("call off half-term meeting %s: %w", id, err)
	}
	return c, nil
}

// requeueSchool queues the chains of everybody at a school anew.
func (s *Service) requeueSchool(ctx context.Context, school School) error {
	people, err := s.peopleAt(ctx, school)
	if err != nil {
		return err
	}
	return s.requeueThese(ctx, school.Organisation, idsOf(people))
}

func (s *Service) peopleAt(ctx context.Context, school School) ([]Member, error) {
	people, err := s.Store.Members(ctx, school.Organisation)
	return slices.DeleteFunc(people, func(m Member) bool { return m.School != school.ID }), err
}

// kitOut is when the kit of a meeting goes out, as the school's own week has
// it. It tells nothing of who is told.
func (c calendar) kitOut(k Kit) time.Time { return c.weekOf(Member{}).kitDue(k, k.SetAt) }
