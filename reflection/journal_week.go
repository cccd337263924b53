package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// JournalWeek is a school week that a person chose for notes: one line a day,
// or one after each of some lessons, and on the last day one question about all
// of them. Nothing else that the bot starts reaches them in it but news
// (product promise P8). The zero value is none.
type JournalWeek struct {
	Monday Date
	After  []Period // the lessons that a note follows; none means a note a day
}

const (
	// NoteLineKind asks for one line; its key names the day, and the lesson.
	NoteLineKind Kind = "line"
	// SynthesisKind asks what the week's lines have in common.
	SynthesisKind Kind = "synthesis"
)

const (
	// journalCap is the most messages of a journal week.
	journalCap = 6
	// MaxLessonsNoted is the most lessons of a week that a note can follow: the
	// question at its end has the place that is left.
	MaxLessonsNoted = journalCap - 1
	// synthesisAfter is for how many minutes the last note has the day to
	// itself.
	synthesisAfter = 30
)

// LessonsField is the input with the lessons that a note can follow.
const LessonsField = "lessons"

// ofJournalWeek reports whether it comes in a journal week and in no other.
func (k Kind) ofJournalWeek() bool { return k == NoteLineKind || k == SynthesisKind }

// journalMonday begins the week that an ECT chose; zero for everybody else.
func (m Member) journalMonday() Date {
	if !m.Is(ECT) {
		return Date{}
	}
	return m.JournalWeek.Monday
}

// inJournalWeek reports whether d is in the week that the member chose.
func (m Member) inJournalWeek(d Date) bool {
	return !m.journalMonday().IsZero() && d.Monday() == m.journalMonday()
}

// replaced reports whether the member's journal week takes the place of a kind
// on d, or is not there for it.
func (m Member) replaced(k Kind, d Date) bool {
	return !k.news() && k.ofJournalWeek() != m.inJournalWeek(d)
}

// notesOn are the times of a day at which a note is asked for, earliest first.
func (m Member) notesOn(day time.Weekday) (all []TimeOfDay) {
	if len(m.JournalWeek.After) == 0 {
		return []TimeOfDay{m.PromptSlot().At}
	}
	for _, lesson := range m.JournalWeek.After {
		if lesson.Day == day {
			all = append(all, lesson.To)
		}
	}
	slices.Sort(all)
	return all
}

// nextNoteLine asks for the next line of the journal week, on a day that the
// person is at work. What is about one day is asked on it or not at all.
func (o outlook) nextNoteLine(after time.Time, taken func(string) bool) Delivery {
	for day := o.Member.journalMonday(); o.Member.inJournalWeek(day); day = day.AddDays(1) {
		if !o.In(day) || o.pausedOn(day) {
			continue
		}
		for _, at := range o.Member.notesOn(day.Weekday()) {
			due, key := day.At(at, o.Zone), dayKey(NoteLineKind, o.Member.ID, day)
			if len(o.Member.JournalWeek.After) > 0 {
				key += "/" + at.String()
			}
			if due.After(after) && !taken(key) {
				return Delivery{Key: key, Kind: NoteLineKind, DueAt: due, Until: o.nightOf(day)}
			}
		}
	}
	return Delivery{}
}

// nextSynthesis asks about all of the week's lines on its last day, behind the
// last of them.
func (o outlook) nextSynthesis(after time.Time, taken func(string) bool) Delivery {
	monday := o.Member.journalMonday()
	if monday.IsZero() {
		return Delivery{}
	}
	day, key := o.LastInBefore(monday.AddDays(7)), weekKey(SynthesisKind, o.Member.ID, monday)
	if day.Before(monday) || o.pausedOn(day) || taken(key) {
		return Delivery{}
	}
	at := o.Member.PromptSlot().At
	for _, note := range o.Member.notesOn(day.Weekday()) {
		at = max(at, note+synthesisAfter)
	}
	due := day.At(min(at, o.lastSlot()), o.Zone)
	if !due.After(after) {
		return Delivery{}
	}
	return Delivery{Key: key, Kind: SynthesisKind, DueAt: due, Until: o.nightOf(day)}
}

// lastSlot is the last time of a day at which something of the person's own may
// be due.
func (w Week) lastSlot() TimeOfDay {
	if w.Member.PromptSlot().At >= QuietBegins {
		return LatestSlot
	}
	return QuietBegins - 1
}

// comingWeek is the Monday of the first week after today's in which the person
// is at work and writes no reports: those leave room for one message. Zero
// means that there is none in sight.
func (o outlook) comingWeek() Date {
	day := o.NextIn(o.here(o.Today(o.now).Monday().AddDays(7)))
	for !day.IsZero() && o.Terms.ReportWeek(day.Monday()) {
		day = o.NextIn(day.Monday().AddDays(7))
	}
	if day.IsZero() {
		return Date{}
	}
	return day.Monday()
}

// journalWeek is the week that the person chose, until its Friday is over.
func (o outlook) journalWeek() JournalWeek {
	if o.Member.journalMonday().AddDays(4).Before(o.Today(o.now)) {
		return JournalWeek{}
	}
	return o.Member.JournalWeek
}

// JournalWeekCard is what there is to say and to choose about a journal week.
type JournalWeekCard struct {
	Chosen  JournalWeek // zero where none is, or it is over
	Coming  Date        // the Monday of the week that can be chosen; zero for none in sight
	Term    TermWeek    // of whichever of the two there is
	At      TimeOfDay   // of a note a day
	Lessons []Period    // those that a note can follow
}

// JournalWeek is that of an ECT.
func (s *Service) JournalWeek(ctx context.Context, by Member) (JournalWeekCard, error) {
	if err := allowed(by, Self, KeepJournalWeek); err != nil {
		return JournalWeekCard{}, err
	}
	o, err := s.outlookOf(ctx, by)
	if err != nil {
		return JournalWeekCard{}, fmt.Errorf("journal week of %s: %w", by.ID, err)
	}
	return o.journalWeekCard(), nil
}

func (o outlook) journalWeekCard() JournalWeekCard {
	c := JournalWeekCard{Chosen: o.journalWeek(), At: o.Member.PromptSlot().At, Lessons: o.Member.Lessons}
	if c.Chosen.Monday.IsZero() {
		c.Coming = o.comingWeek()
		c.Term = o.Terms.WeekOf(o.NextIn(c.Coming))
		return c
	}
	c.Term = o.Terms.WeekOf(o.NextIn(c.Chosen.Monday))
	return c
}

// ChooseJournalWeek makes the coming school week a journal week; one that was
// chosen and is not over stays where it is. After are the lessons that a note
// follows; none means a note a day. A Fault says why they cannot be kept, and
// ErrNotFound that no school week is in sight.
func (s *Service) ChooseJournalWeek(ctx context.Context, by Member, after []Period) (JournalWeekCard, error) {
	return s.changeJournalWeek(ctx, by, func(m *Member, c JournalWeekCard) error {
		for _, lesson := range after {
			if !slices.Contains(m.Lessons, lesson) {
				return Fault{LessonsField, NotOffered}
			}
		}
		switch monday := c.Chosen.Monday; {
		case len(after) > MaxLessonsNoted:
			return Fault{LessonsField, TooMany}
		case !monday.IsZero():
			m.JournalWeek = JournalWeek{monday, after}
		case c.Coming.IsZero():
			return fmt.Errorf("a school week: %w", ErrNotFound)
		default:
			m.JournalWeek = JournalWeek{c.Coming, after}
		}
		return nil
	})
}

// StopJournalWeek ends it at once, or takes back that it was chosen. What comes
// in any other week comes again, within its cap; what was written stays.
func (s *Service) StopJournalWeek(ctx context.Context, by Member) error {
	_, err := s.changeJournalWeek(ctx, by, func(m *Member, _ JournalWeekCard) error {
		m.JournalWeek = JournalWeek{}
		return nil
	})
	return err
}

// changeJournalWeek keeps what change makes of a person, and queues what comes
// next for them anew.
func (s *Service) changeJournalWeek(ctx context.Context, by Member, change func(*Member, JournalWeekCard) error) (JournalWeekCard, error) {
	if err := allowed(by, Self, KeepJournalWeek); err != nil {
		return JournalWeekCard{}, err
	}
	var o outlook
	err := retry(func() error {
		m, err := s.Store.Member(ctx, by.Organisation, by.ID)
		if err != nil {
			return err
		}
		if o, err = s.outlookOf(ctx, m); err != nil {
			return err
		}
		if err := change(&m, o.journalWeekCard()); err != nil {
			return err
		}
		o.Member = m
		return s.keepRequeued(ctx, m)
	})
	if err != nil {
		return JournalWeekCard{}, fmt.Errorf("journal week of %s: %w", by.ID, err)
	}
	return o.journalWeekCard(), nil
}
