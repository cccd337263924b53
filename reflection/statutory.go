package reflection

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"
)

// The dates of statutory induction in England (Department for Education,
// Induction for early career teachers): a progress review in each term without
// a formal assessment, and a formal assessment at the end of terms 3 and 6. A
// term is a full-time one: whoever works three days a week has served it after
// five thirds of a term, and whoever begins in the middle, in the middle of
// another. Dates are all there is: what came of a review is kept nowhere.

const (
	inductionTerms = 6
	assessedEvery  = 3
)

// Milestone is what is due once an ECT has served so many terms.
type Milestone struct {
	ECT  Member
	Term int  // how many terms are served by then, 1 to 6
	By   Date // a day the ECT is in
}

// Formal reports whether it is a formal assessment; else a progress review.
func (m Milestone) Formal() bool { return m.Term%assessedEvery == 0 }

// milestones are those of the ECT at or after today, as far as the calendar
// reaches, soonest first.
func (w Week) milestones(today Date) []Milestone {
	var all []Milestone
	begins, served := w.begins(today)
	next := int(served) + 1
	for _, term := range w.inductionTerms(begins) {
		open := w.openIn(term)
		for d := term.From; !d.After(term.To) && next <= inductionTerms; d = d.AddDays(1) {
			if d.Before(begins) || !w.workedOn(term, d) {
				continue
			}
			served += 1 / float64(open)
			// Thirds and fifths of terms do not add up to the last digit.
			if served > float64(next)-0.5/float64(open) {
				if !d.Before(today) {
					all = append(all, Milestone{w.Member, next, d})
				}
				next++
			}
		}
	}
	return all
}

// begins is the day from which the ECT's terms are counted, and how many were
// served elsewhere by then. Without a first day it is that of the school year;
// who is in the second year of induction and has been here for less has served
// three.
func (w Week) begins(today Date) (first Date, served float64) {
	first = w.Member.Starts
	year := schoolYear(today)
	if first.IsZero() {
		first = year
	}
	if w.Member.Year == 2 && !first.Before(year) {
		served = assessedEvery
	}
	return first, served
}

// schoolYear is the first of August at or before d: some schools begin before
// September.
func schoolYear(d Date) Date {
	year := Date{d.Year, time.August, 1}
	if d.Before(year) {
		year.Year--
	}
	return year
}

// inductionTerm is a term of the calendar, or, from before it begins, one as
// they usually are.
type inductionTerm struct {
	Days
	usual bool
}

func (w Week) inductionTerms(from Date) []inductionTerm {
	known := w.Terms.SchoolTerms()
	if len(known) == 0 {
		return nil
	}
	var all []inductionTerm
	for year := from.Year - 1; year <= known[0].From.Year; year++ {
		for _, days := range []Days{
			{Date{year, time.January, 4}, Date{year, time.March, 31}},
			{Date{year, time.April, 15}, Date{year, time.July, 21}},
			{Date{year, time.September, 2}, Date{year, time.December, 18}},
		} {
			if !days.To.Before(from) && days.To.Before(known[0].From) {
				all = append(all, inductionTerm{days, true})
			}
		}
	}
	for _, days := range known {
		all = append(all, inductionTerm{days, false})
	}
	return all
}

// taught reports whether there was school on a day of the term, as far as
// anybody knows.
func (w Week) taught(t inductionTerm, d Date) bool {
	return t.usual && SchoolWeek.Has(d.Weekday()) || !t.usual && w.Terms.Open(d)
}

// workedOn reports whether the ECT was in on that day, or would be.
func (w Week) workedOn(t inductionTerm, d Date) bool {
	m := w.Member
	return w.taught(t, d) && m.WorkingDays.Has(d.Weekday()) && (m.Leaves.IsZero() || !d.After(m.Leaves))
}

// openIn is how many school days a term has.
func (w Week) openIn(t inductionTerm) int {
	n := 0
	for d := t.From; !d.After(t.To); d = d.AddDays(1) {
		if w.taught(t, d) {
			n++
		}
	}
	return n
}

// StatutoryDates gives a coordinator what is due for every ECT from today on,
// as far as the calendars reach, soonest first.
func (s *Service) StatutoryDates(ctx context.Context, by Member) ([]Milestone, error) {
	if err := allowed(by, Peer, SetUp); err != nil {
		return nil, err
	}
	all, err := s.milestonesOf(ctx, by.Organisation)
	if err != nil {
		return nil, fmt.Errorf("statutory dates: %w", err)
	}
	return all, nil
}

func (s *Service) milestonesOf(ctx context.Context, org OrganisationID) ([]Milestone, error) {
	people, err := s.Store.Members(ctx, org)
	if err != nil {
		return nil, err
	}
	weeks, err := s.outlooks(ctx, org, slices.DeleteFunc(people, func(m Member) bool { return !m.Is(ECT) }))
	if err != nil {
		return nil, err
	}
	var all []Milestone
	for _, o := range weeks {
		all = append(all, o.milestones(o.Today(o.now))...)
	}
	slices.SortFunc(all, func(a, b Milestone) int {
		return cmp.Or(a.By.DaysSince(b.By), formalFirst(a)-formalFirst(b), cmp.Compare(a.ECT.Name, b.ECT.Name), cmp.Compare(a.ECT.ID, b.ECT.ID))
	})
	return all, nil
}

func formalFirst(m Milestone) int {
	if m.Formal() {
		return 0
	}
	return 1
}

// remindDays is how long before its day a milestone is on the weekly note: five
// weeks, of which a holiday may take two.
const remindDays = 35

// Due is everything of the coming weeks that the weekly note reminds of.
type Due struct {
	First, By            Date // the first day and the last; zero where nothing is due soon
	Reviews, Assessments int
}

// dueSoon is what is due soon. All is soonest first.
func dueSoon(all []Milestone, today Date) Due {
	var due Due
	for _, m := range all {
		if m.By.DaysSince(today) > remindDays {
			break
		}
		if due.First.IsZero() {
			due.First = m.By
		}
		due.By = m.By
		if m.Formal() {
			due.Assessments++
		} else {
			due.Reviews++
		}
	}
	return due
}
