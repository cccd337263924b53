package main

import (
	"context"
	"fmt"
	"time"

	"plenary/reflection"
)

// organisation examines what the coordinator and the operator set up.
func (e *examination) organisation(ctx context.Context, o *opened, org reflection.Organisation) error {
	schools, err := o.DB.Schools(ctx, org.ID)
	if err != nil {
		return err
	}
	people, err := o.DB.Members(ctx, org.ID)
	if err != nil {
		return err
	}
	spans, err := o.DB.Calendar(ctx, org.ID)
	if err != nil {
		return err
	}
	e.ok("%s: schools: %d, people: %d", org.Name, len(schools), len(people))
	today := reflection.DateOf(o.Service.Now(), london())
	for _, school := range schools {
		e.contact(school, spans, today)
		e.calendar(school, spans, today)
	}
	if err := e.people(ctx, o, people); err != nil {
		return err
	}
	if err := e.unknown(ctx, o, org, schools, people); err != nil {
		return err
	}
	return e.next(ctx, o, org, schools, people)
}

// contact examines who is told about a worry for a child.
func (e *examination) contact(school reflection.School, spans []reflection.Span, today reflection.Date) {
	g := school.Safeguarding
	switch {
	case !g.Set():
		e.stop("%s has no safeguarding contact, so nobody there is prompted; a coordinator can set it in the chat, or import a schools file", school.Name)
	case reflection.TermsFor(school.ID, spans).Unconfirmed(g, today):
		e.look("%s: the safeguarding contact is not confirmed this term; the coordinator is asked every week", school.Name)
	default:
		e.ok("%s: the safeguarding contact was confirmed on %s", school.Name, g.ConfirmedOn.Format("2 January 2006"))
	}
}

// calendar examines how far the term dates reach.
func (e *examination) calendar(school reflection.School, spans []reflection.Span, today reflection.Date) {
	terms := reflection.TermsFor(school.ID, spans)
	last := terms.LastDay()
	switch {
	case last.IsZero():
		e.look("%s has no term dates; prompts go out on weekdays, but not in August", school.Name)
	case !terms.Known(today):
		e.look("%s: the term dates ended on %s; import the next year's", school.Name, last.Format("2 January 2006"))
	case !terms.EndsSoon(today).IsZero():
		e.look("%s: the term dates end on %s; import the next year's soon", school.Name, last.Format("2 January 2006"))
	default:
		e.ok("%s: the term dates reach to %s", school.Name, last.Format("2 January 2006"))
	}
}

// unknownFor is how far back it looks.
const unknownFor = 14 * 24 * time.Hour

// unknown lists the messages of which nobody knows whether they arrived. They
// are not sent again; whoever asks can be told.
func (e *examination) unknown(ctx context.Context, o *opened, org reflection.Organisation, schools []reflection.School, people []reflection.Member) error {
	rows, err := o.DB.Unknown(ctx, org.ID, o.Service.Now().Add(-unknownFor))
	if err != nil || len(rows) == 0 {
		return err
	}
	var all []string
	for _, d := range rows {
		m, school := find(people, schools, d.To)
		all = append(all, fmt.Sprintf("%s to %s, %s", d.Kind, m.Name, d.BegunAt.In(reflection.ZoneOf(m, school)).Format("Mon 2 Jan 15:04")))
	}
	e.look("messages of the last fourteen days that may not have arrived, and are not sent again: %d (%s)", len(rows), atMost(all, 10))
	return nil
}

// upcoming is how many of the next sends are shown.
const upcoming = 5

// next shows what is sent next: when, what kind, to whom. There is no text to
// show: it is made at the moment of sending.
func (e *examination) next(ctx context.Context, o *opened, org reflection.Organisation, schools []reflection.School, people []reflection.Member) error {
	rows, err := o.DB.Upcoming(ctx, org.ID, upcoming)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		e.look("nothing is waiting to be sent")
		return nil
	}
	e.print("The next %d, each in its reader's own time:", len(rows))
	for _, d := range rows {
		m, school := find(people, schools, d.To)
		zone := reflection.ZoneOf(m, school)
		e.print("      %s  %-7s to %s", d.DueAt.In(zone).Format("Mon 2 Jan 2006 15:04"), d.Kind, m.Name)
	}
	return nil
}

func find(people []reflection.Member, schools []reflection.School, id reflection.MemberID) (m reflection.Member, s reflection.School) {
	for _, p := range people {
		if p.ID == id {
			m = p
		}
	}
	for _, school := range schools {
		if school.ID == m.School {
			s = school
		}
	}
	return m, s
}
