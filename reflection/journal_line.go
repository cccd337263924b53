package reflection

import (
	"context"
	"slices"
	"time"
)

// Each line of a journal week is an entry of its own, of one stage: it is
// opened by its own message, so that pressing twice opens it once; it is read,
// changed, shared, tagged and taken away like any other. The question at the
// end of the week opens a short entry, which ends in a plan.

// NoteLineContent asks for one line.
type NoteLineContent struct {
	Prompt DeliveryID
	Stem   Stem
	Lesson bool // a lesson has just ended; else it is about the day
}

// SynthesisContent asks what the week's lines have in common.
type SynthesisContent struct {
	Prompt     DeliveryID
	Stem       Stem
	ShortFirst bool // as with a prompt
}

func (NoteLineContent) content()  {}
func (SynthesisContent) content() {}

// journalWeek picks what a message of the journal week asks, and the reference
// by which its Form asks the same.
func (b *brief) journalWeek(o outlook, d Delivery) (Content, string) {
	stems := lineStems
	if d.Kind == SynthesisKind {
		stems = synthesisStems
	}
	stem, asked := StemByID(StemID(d.Ref)) // before, and refused by the platform
	if !asked {
		stem = choose(slices.Clone(stems), b.asked[d.To], string(d.To))
	}
	if d.Kind == SynthesisKind {
		return SynthesisContent{d.ID, stem, o.ShortFirst(o.Today(o.now))}, string(stem.ID)
	}
	return NoteLineContent{d.ID, stem, len(o.Member.JournalWeek.After) > 0}, string(stem.ID)
}

// Gathers reports whether the Form looks back at the lines of a week.
func (sh Sheet) Gathers() bool { return sh.Entry.gathers() }

// gathers reports whether an entry looks back at the lines of a week.
func (e Entry) gathers() bool {
	return slices.ContainsFunc(synthesisStems, func(s Stem) bool { return s.ID == e.Answers[Description].Stem })
}

// linesBefore are the lines that a person wrote in the seven days before an
// instant, oldest first, begun at local times.
func (s *Service) linesBefore(ctx context.Context, by Member, at time.Time, zone *time.Location) ([]Entry, error) {
	all, err := s.Store.EntriesSince(ctx, by.Organisation, []MemberID{by.ID}, at.AddDate(0, 0, -7))
	lines := slices.DeleteFunc(all, func(e Entry) bool {
		return e.Length != OneLine || e.SaysWhatChanged() || e.Answers[Description].Text.Blank() || e.StartedAt.After(at)
	})
	slices.Reverse(lines)
	for i := range lines {
		lines[i].StartedAt = lines[i].StartedAt.In(zone)
	}
	return lines, err
}

// lengthByChat is the form of an entry that a typed message begins: in a
// journal week, one line.
func (s *Service) lengthByChat(ctx context.Context, m Member) (Length, error) {
	if m.JournalWeek.Monday.IsZero() {
		return TwoMinutes, nil
	}
	zone, err := s.zoneOf(ctx, m)
	if err == nil && m.inJournalWeek(DateOf(s.Now(), zone)) {
		return OneLine, nil
	}
	return TwoMinutes, err
}
