package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Again is an entry from before that its author may like to read now. It is
// decided when they look, and never in a message. All that is kept is in the
// entry itself, sealed with it: that its author waved it on.
type Again struct {
	Why   Occasion
	Entry Entry  // begun at a local time
	Plan  PlanID // for PlanUnsaid
}

// Occasion is what an entry from before has to do with now.
type Occasion string

const (
	YearAgo    Occasion = "a year ago" // begun in the same week
	LastYear   Occasion = "last year"  // in the same half-term
	FocusAgain Occasion = "focus"      // about what the half-term is about most
	PlanUnsaid Occasion = "plan"       // what became of its plan was never said
	TermAgo    Occasion = "a term ago" // or longer, another one each day
)

// aYear is as many days as bring the same day of the week.
const aYear = 52 * 7

// again lists what may be read again, each entry once, from a person's entries,
// oldest first, and their plans, newest first. Nothing of the half-term is
// among it, nothing that is empty, and nothing that was waved on. Until
// something is waved on it is the same all day.
func (l LookBack) again(all []Entry, plans []Plan, termBegan, today Date) (offered []Again) {
	before := slices.DeleteFunc(slices.Clone(all), func(e Entry) bool { return e.WavedOn || !e.day().Before(l.Half.From) })
	old := slices.DeleteFunc(slices.Clone(before), Entry.Empty)
	add := func(a Again) {
		if a.Entry.ID != "" && !isOffered(offered, a.Entry) {
			offered = append(offered, a)
		}
	}
	add(l.lastYear(old, today))
	add(Again{Why: FocusAgain, Entry: l.sameFocus(old)})
	add(oldPlan(before, plans, today)) // an entry may hold a plan and nothing else
	rest := slices.DeleteFunc(old, func(e Entry) bool { return isOffered(offered, e) })
	add(Again{Why: TermAgo, Entry: termAgo(rest, termBegan, today)})
	return offered
}

func isOffered(offered []Again, e Entry) bool {
	return slices.ContainsFunc(offered, func(a Again) bool { return a.Entry.ID == e.ID })
}

// day is when the entry was begun, where its author was.
func (e Entry) day() Date { return DateOf(e.StartedAt, e.StartedAt.Location()) }

// lastYear is of the same week a year ago, or else of the same half-term.
func (l LookBack) lastYear(old []Entry, today Date) Again {
	if a := yearAgo(old, today); a.Entry.ID != "" {
		return a
	}
	return Again{Why: LastYear, Entry: nearest(old, Days{l.Half.From.AddDays(-aYear), l.Half.To.AddDays(-aYear)}, today)}
}

// yearAgo is of the same week a year ago.
func yearAgo(old []Entry, today Date) Again {
	return Again{Why: YearAgo, Entry: nearest(old, weekAYearAgo(today), today)}
}

func weekAYearAgo(today Date) Days {
	monday := today.AddDays(-aYear).Monday()
	return Days{monday, monday.AddDays(6)}
}

// nearest is the entry of those days that is nearest to today a year ago, the
// later of two.
func nearest(old []Entry, within Days, today Date) (best Entry) {
	far := func(e Entry) int {
		days := e.day().DaysSince(today.AddDays(-aYear))
		return max(days, -days)
	}
	for _, e := range old {
		if within.has(e.day()) && (best.ID == "" || far(e) <= far(best)) {
			best = e
		}
	}
	return best
}

// sameFocus is the last entry about what the half-term is about most.
func (l LookBack) sameFocus(old []Entry) Entry {
	return last(old, func(e Entry) bool { return len(l.Focuses) > 0 && e.Tags.Focus == l.Focuses[0] })
}

// oldPlan is the newest plan whose day has passed, or that has none, and of
// which nobody said what became.
func oldPlan(old []Entry, plans []Plan, today Date) Again {
	for _, p := range plans {
		unsaid := p.State == PlanOpen || p.State == PlanReplaced
		if !unsaid || !p.On.Before(today) || p.Text().Blank() {
			continue
		}
		if e := last(old, func(e Entry) bool { return e.ID == p.Entry }); e.ID != "" {
			return Again{PlanUnsaid, e, p.ID}
		}
	}
	return Again{}
}

// last is the newest of some entries, oldest first, that is so.
func last(entries []Entry, is func(Entry) bool) Entry {
	for _, e := range slices.Backward(entries) {
		if is(e) {
			return e
		}
	}
	return Entry{}
}

// termAgo picks an entry from before a day, another one each day.
func termAgo(old []Entry, before, today Date) Entry {
	old = slices.DeleteFunc(slices.Clone(old), func(e Entry) bool { return !e.day().Before(before) })
	if len(old) == 0 {
		return Entry{}
	}
	return old[today.DaysSince(Date{2020, 1, 1})%len(old)]
}

// yearAgoOf is what stands beside the person's newest entries: one of this week
// a year ago.
func (s *Service) yearAgoOf(ctx context.Context, by Member, zone *time.Location) (Again, error) {
	today := DateOf(s.Now(), zone)
	week := weekAYearAgo(today)
	old, err := s.Store.EntriesWithin(ctx, by.Organisation, by.ID, week.From.At(0, zone), week.To.AddDays(1).At(0, zone))
	if err != nil {
		return Again{}, err
	}
	oldestFirst(old, zone)
	return yearAgo(slices.DeleteFunc(old, func(e Entry) bool { return e.WavedOn || e.Empty() }), today), nil
}

// WaveOn keeps that the person would not read one of their own entries again:
// it stays in their journal, and is offered no more.
func (s *Service) WaveOn(ctx context.Context, by Member, id EntryID) error {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return err
	}
	err := retry(func() error {
		e, err := s.ownEntry(ctx, by, id)
		if err != nil || e.WavedOn {
			return err
		}
		e.WavedOn = true
		return s.Store.Write(ctx, by.Organisation, e)
	})
	if err != nil {
		return fmt.Errorf("wave on entry %s: %w", id, err)
	}
	return nil
}

// oldestFirst turns entries round and gives them local times.
func oldestFirst(entries []Entry, zone *time.Location) {
	slices.Reverse(entries)
	for i, e := range entries {
		entries[i].StartedAt = e.StartedAt.In(zone)
	}
}
