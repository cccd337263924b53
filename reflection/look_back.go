package reflection

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
)

// LookBack is a person's private look back over a half-term. It says what they
// wrote about and rates nothing; nobody else can open it.
type LookBack struct {
	Half    Days
	Focuses []Focus           // those tagged, most often first
	Plans   map[PlanState]int // those made in it, by what became of them
	Words   map[Stage]int     // how many words stand at each stage but the plan
	First   Took              // what they took from it at its beginning…
	Latest  Took              // …and lately; zero where there is only one
	Changed Entry             // what they say has changed between the two; zero before they do
	Again   []Again           // from before it, to read again; none where there is nothing
}

// Took is what somebody wrote under what they take from it, and the day.
type Took struct {
	On   Date
	Text Private
}

// lookBackWeeks stand for a half-term where the calendar has none.
const lookBackWeeks = 6

// LookBack is the half-term around today, or the last one in the holidays.
func (s *Service) LookBack(ctx context.Context, by Member) (LookBack, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return LookBack{}, err
	}
	week, err := s.weekOf(ctx, by)
	if err != nil {
		return LookBack{}, fmt.Errorf("look back of %s: %w", by.ID, err)
	}
	all, err := s.Store.EntriesSince(ctx, by.Organisation, []MemberID{by.ID}, time.Time{})
	if err != nil {
		return LookBack{}, fmt.Errorf("look back of %s: %w", by.ID, err)
	}
	plans, err := s.Store.Plans(ctx, by.Organisation, by.ID)
	if err != nil {
		return LookBack{}, fmt.Errorf("look back of %s: %w", by.ID, err)
	}
	oldestFirst(all, week.Zone)
	return lookedBack(all, plans, week.Terms, week.Today(s.Now())), nil
}

// lookedBack decides from a person's entries, oldest first.
func lookedBack(all []Entry, plans []Plan, terms Terms, today Date) LookBack {
	l := LookBack{Half: terms.halfAround(today), Plans: map[PlanState]int{}, Words: map[Stage]int{}}
	var within []Entry
	for _, e := range all {
		switch {
		case e.SaysWhatChanged() && !e.day().Before(l.Half.From): // in the holiday after it, too
			l.Changed = e
		case l.Half.has(e.day()):
			within = append(within, e)
		}
	}
	for _, e := range within {
		for _, stage := range e.Asks() {
			l.Words[stage] += len(strings.Fields(e.Answers[stage].Text.Reveal()))
		}
		l.took(e)
	}
	for _, p := range plans {
		if slices.ContainsFunc(within, func(e Entry) bool { return e.ID == p.Entry }) {
			l.Plans[p.State]++
		}
	}
	l.Focuses = focusesOf(within)
	l.Again = l.again(all, plans, cmp.Or(terms.TermStart(l.Half.From), l.Half.From), today)
	return l
}

// halfAround is the half-term that today is in, or the last one before it.
func (t Terms) halfAround(today Date) Days {
	around := Days{today.AddDays(-7 * lookBackWeeks), today}
	for _, half := range t.HalfTerms() {
		if half.From.After(today) {
			break
		}
		around = half
	}
	return around
}

func (l *LookBack) took(e Entry) {
	text := e.Answers[Conclusion].Text
	if text.Blank() {
		return
	}
	t := Took{e.day(), text}
	if l.First == (Took{}) {
		l.First = t
	} else {
		l.Latest = t
	}
}

func focusesOf(entries []Entry) []Focus {
	often := map[Focus]int{}
	for _, e := range entries {
		often[e.Tags.Focus]++
	}
	return slices.SortedStableFunc(slices.Values(slices.DeleteFunc(Focuses(), func(f Focus) bool { return often[f] == 0 })),
		func(a, b Focus) int { return often[b] - often[a] })
}
