package reflection

import "time"

// The school's clock. All of it is pure: dates in, dates or instants out.

// DayKind says what a span of days is to a school.
type DayKind string

const (
	TermDays   DayKind = "term"   // pupils and staff are in
	ClosedDays DayKind = "closed" // nobody is in
	InsetDays  DayKind = "inset"  // staff training; no lessons, no messages
	ReportDays DayKind = "report" // lessons, but staff are writing reports
)

// Span is some days of the term calendar, first and last included. An empty
// School means every school of the organisation.
type Span struct {
	Organisation OrganisationID
	School       SchoolID
	From, To     Date
	Kind         DayKind
	Name         string
}

func (s Span) covers(d Date) bool { return !d.Before(s.From) && !d.After(s.To) }

// Terms is the calendar as one school lives it.
type Terms struct {
	spans    []Span
	holidays Holidays // nil where the school keeps none
}

// Holidays knows the days on which every school of a country is closed.
type Holidays interface {
	// Bank reports whether d is a bank holiday.
	Bank(d Date) bool
}

// Keeping is the calendar of a school that also closes on a country's bank
// holidays.
func (t Terms) Keeping(h Holidays) Terms {
	t.holidays = h
	return t
}

// TermsFor picks what holds for a school: its own terms where it has any, else
// the organisation's; closed, INSET and report days of both.
func TermsFor(school SchoolID, spans []Span) Terms {
	ownTerms := school != "" && hasTerms(spans, school)
	var t Terms
	for _, s := range spans {
		switch {
		case s.School != "" && s.School != school:
		case s.School == "" && s.Kind == TermDays && ownTerms:
		default:
			t.spans = append(t.spans, s)
		}
	}
	return t
}

// Known reports whether the calendar says anything about terms at or after d.
// Where it does not, weekdays count as open but for August and the holiday
// that follows a term, and prompts offer [School's closed until…].
func (t Terms) Known(d Date) bool {
	for _, s := range t.spans {
		if s.Kind == TermDays && !s.To.Before(d) {
			return true
		}
	}
	return false
}

// holidayAfterTerm is how many days after the last term of a calendar that has
// run out are taken for holiday: as many as at Christmas and Easter.
const holidayAfterTerm = 16

// guessed is whether a day the calendar does not reach is taken for open.
func (t Terms) guessed(d Date) bool {
	for _, s := range t.spans {
		if s.Kind == TermDays && s.To.Before(d) && d.DaysSince(s.To) <= holidayAfterTerm {
			return false
		}
	}
	return d.Month != time.August
}

// Open reports whether the school teaches on d.
func (t Terms) Open(d Date) bool {
	if wd := d.Weekday(); wd == time.Saturday || wd == time.Sunday {
		return false
	}
	if t.holidays != nil && t.holidays.Bank(d) {
		return false
	}
	in := !t.Known(d) && t.guessed(d)
	for _, s := range t.spans {
		if !s.covers(d) {
			continue
		}
		switch s.Kind {
		case ClosedDays, InsetDays:
			return false
		case TermDays:
			in = true
		}
	}
	return in
}

// ReportWeek reports whether staff write reports in the week of monday.
func (t Terms) ReportWeek(monday Date) bool {
	for _, s := range t.spans {
		if s.Kind == ReportDays && !s.To.Before(monday) && s.From.Before(monday.AddDays(7)) {
			return true
		}
	}
	return false
}

// Nothing the bot starts arrives outside these hours, but for a prompt at an
// evening slot its reader chose (product promise P8).
const (
	QuietEnds   = TimeOfDay(7*60 + 30)
	QuietBegins = TimeOfDay(17*60 + 30)
	// LatestSlot is the last evening slot a person can choose for their prompt.
	LatestSlot = TimeOfDay(21 * 60)
)

// Default times of the week (product section 7).
var (
	DefaultPrompt = WeekTime{time.Thursday, Clock(15, 45)}
	noteTime      = WeekTime{time.Friday, Clock(12, 30)}
)

const (
	cueAt    = TimeOfDay(7*60 + 45)
	askAt    = TimeOfDay(15*60 + 40)
	digestAt = TimeOfDay(16 * 60)
	tapAt    = TimeOfDay(15*60 + 35)
	// A meeting that starts late is asked about once it should be over, but
	// still on its day.
	meetingLasts = 50
	lastTap      = TimeOfDay(17*60 + 25)
)

// Week is one member's school week: who they are, their calendar, their zone.
type Week struct {
	Member Member
	Terms  Terms
	Zone   *time.Location
}

// Today is the day it is where the member is.
func (w Week) Today(now time.Time) Date { return DateOf(now, w.Zone) }

// In reports whether the member is at work on d.
func (w Week) In(d Date) bool {
	m := w.Member
	return w.Terms.Open(d) && m.WorkingDays.Has(d.Weekday()) && !m.wasAway(d) &&
		(m.Starts.IsZero() || !d.Before(m.Starts)) &&
		(m.Leaves.IsZero() || !d.After(m.Leaves))
}

// searchDays bounds every search for a day: the summer, and a long while after
// it. Days a person said they are away do not count.
const searchDays = 200

// NextIn is the first day at or after d that the member is at work, or zero.
func (w Week) NextIn(d Date) Date {
	for range searchDays {
		if w.In(d) {
			return d
		}
		d = w.pastAway(d.AddDays(1))
	}
	return Date{}
}

// LastInBefore is the last day before d that the member is at work, or zero.
func (w Week) LastInBefore(d Date) Date {
	for range searchDays {
		d = w.beforeAway(d.AddDays(-1))
		if w.In(d) {
			return d
		}
	}
	return Date{}
}

// PromptDay is the day of the prompt in the week of monday: the slot's day if
// the member is in, else the last day before it that they are, else the first
// after it, all in the same week. Zero means no prompt that week.
func (w Week) PromptDay(monday Date) Date {
	slot := monday.AddDays((int(w.Member.PromptSlot().Day) + 6) % 7)
	for d := slot; !d.Before(monday); d = d.AddDays(-1) {
		if w.In(d) {
			return d
		}
	}
	for d := slot.AddDays(1); d.Before(monday.AddDays(7)); d = d.AddDays(1) {
		if w.In(d) {
			return d
		}
	}
	return Date{}
}

// Awake is the first instant at or after t when something may arrive: inside
// the hours, on a day the member is at work. It is zero when there is none in
// sight.
func (w Week) Awake(t time.Time) time.Time { return w.awake(t, QuietBegins) }

// AwakeFor is Awake for the member's own prompt, or what takes its place in a
// journal week: it may come later in the evening if they chose an evening slot.
func (w Week) AwakeFor(k Kind, t time.Time) time.Time {
	if (k == PromptKind || k.ofJournalWeek()) && w.Member.PromptSlot().At >= QuietBegins {
		return w.awake(t, LatestSlot+60)
	}
	return w.Awake(t)
}

func (w Week) awake(t time.Time, ends TimeOfDay) time.Time {
	d, at := DateOf(t, w.Zone), TimeOfDayOf(t, w.Zone)
	if w.In(d) && at >= QuietEnds && at < ends {
		return t
	}
	if !w.In(d) || at >= ends {
		d = w.NextIn(d.AddDays(1))
	}
	if d.IsZero() {
		return time.Time{}
	}
	return d.At(QuietEnds, w.Zone)
}

// EndOf is when the school week of d is over: Friday when quiet hours begin,
// or later where the member chose a Friday evening.
func (w Week) EndOf(d Date) time.Time { return w.nightOf(d.Monday().AddDays(4)) }

// nightOf is when quiet hours begin on d, or later for who chose an evening.
func (w Week) nightOf(d Date) time.Time {
	ends := QuietBegins
	if at := w.Member.PromptSlot().At; at >= ends {
		ends = LatestSlot + 60
	}
	return d.At(ends, w.Zone)
}
