package reflection

import (
	"context"
	"fmt"
	"slices"
)

// Sheet is an entry laid out to be written in: the stages of one Form, with
// what stands there so far.
type Sheet struct {
	Entry  Entry
	Stages []Stage        // those on this Form
	Asked  map[Stage]Stem // the question at each stage; none for a stage that was not asked about
	Plan   Plan           // the entry's plan so far; zero if there is none
	Lines  []Entry        // of the week that is looked back at, begun at local times; none for any other entry
	Today  Date           // where the author is
	School School         // whose safeguarding contact stands on the Form
	Clash  Clash
	Apart  bool // after a clash too long to join: an entry of its own
}

// Clash is what another device saved at a stage while this Form was open: both
// texts come back, and neither is lost.
type Clash map[Stage]bool

// Start opens an entry of the given length. Started from a prompt, its natural
// key is that prompt: pressing twice, or on two devices, opens one entry.
// An empty prompt opens a new entry of the person's own accord.
func (s *Service) Start(ctx context.Context, by Member, length Length, prompt DeliveryID) (Sheet, error) {
	return s.start(ctx, by, length, prompt, Pack{})
}

// start is Start, with a first question that the lens asks.
func (s *Service) start(ctx context.Context, by Member, length Length, prompt DeliveryID, lens Pack) (Sheet, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return Sheet{}, err
	}
	if !length.Valid() {
		return Sheet{}, fmt.Errorf("start %s entry: %w", length, ErrNotFound)
	}
	id, asked := EntryID(NewID()), StemID("")
	if prompt != "" {
		d, err := s.Store.Delivery(ctx, by.Organisation, prompt)
		if err != nil {
			return Sheet{}, fmt.Errorf("start from prompt %s: %w", prompt, err)
		}
		if d.To != by.ID {
			return Sheet{}, fmt.Errorf("start from prompt %s: %w", prompt, ErrNotFound)
		}
		id, asked = EntryID(prompt), StemID(d.Ref)
		if e, err := s.Store.Entry(ctx, by.Organisation, id); !isMissing(err) {
			return s.resumed(ctx, by, e, length, lens.opening(asked, e), err)
		}
	} else if e, there, err := s.blank(ctx, by); err != nil || there {
		return s.resumed(ctx, by, e, length, lens.opening("", e), err)
	}
	e, err := s.newEntry(ctx, by, id, length, lens.opening(asked, Entry{}))
	if err != nil {
		return Sheet{}, fmt.Errorf("start entry: %w", err)
	}
	err = s.Store.Write(ctx, by.Organisation, e)
	if isRepeated(err) { // the other device was first
		e, err = s.Store.Entry(ctx, by.Organisation, id)
		return s.resumed(ctx, by, e, length, lens.opening(asked, e), err)
	}
	if err != nil {
		return Sheet{}, fmt.Errorf("start entry: %w", err)
	}
	e.Revision = 1
	return s.sheet(ctx, by, e, firstStages(e))
}

// newEntry picks the questions of an entry; opening is the first of them, empty
// where it is still to be chosen.
func (s *Service) newEntry(ctx context.Context, by Member, id EntryID, length Length, opening StemID) (Entry, error) {
	recent, err := s.Store.Entries(ctx, by.Organisation, by.ID, 3*askedFor)
	if err != nil {
		return Entry{}, err
	}
	recent = slices.DeleteFunc(recent, func(e Entry) bool { return e.ID == id }) // asked anew
	used, err := s.askedLately(ctx, by)
	if err != nil {
		return Entry{}, err
	}
	school, err := s.Store.School(ctx, by.Organisation, by.School)
	if err != nil {
		return Entry{}, fmt.Errorf("school of member %s: %w", by.ID, err)
	}
	e := Entry{ID: id, Organisation: by.Organisation, Author: by.ID, Length: length,
		StartedAt: s.Now().UTC(), Answers: map[Stage]Answer{}}
	if length == OneLine && opening == "" {
		opening = choose(slices.Clone(lineStems), used, string(by.ID)).ID
	}
	if length == TwoMinutes {
		e.Middle = nextMiddle(recent)
	}
	for _, stage := range e.Asks() {
		stem := s.Library.Choose(stage, used, by, school)
		if stage == Description && opening != "" {
			stem.ID = opening
		}
		e.Answers[stage] = Answer{Stem: stem.ID}
	}
	return e, nil
}

// resumed lays out an entry that is there already. One that nobody has written
// in yet takes the length just chosen, and the opening where it has another.
func (s *Service) resumed(ctx context.Context, by Member, e Entry, length Length, opening StemID, err error) (Sheet, error) {
	if err != nil {
		return Sheet{}, fmt.Errorf("resume entry: %w", err)
	}
	if e.unanswered() && (e.Length != length || e.Answers[Description].Stem != opening) {
		changed, err := s.newEntry(ctx, by, e.ID, length, opening)
		if err != nil {
			return Sheet{}, fmt.Errorf("resume entry %s: %w", e.ID, err)
		}
		changed.Revision, changed.StartedAt = e.Revision, e.StartedAt
		if err := s.Store.Write(ctx, by.Organisation, changed); err != nil {
			return Sheet{}, fmt.Errorf("resume entry %s: %w", e.ID, err)
		}
		changed.Revision++
		e = changed
	}
	return s.sheet(ctx, by, e, firstStages(e))
}

// unanswered reports whether no stage was saved yet, not even as skipped.
func (e Entry) unanswered() bool {
	for _, a := range e.Answers {
		if a.Revision > 0 {
			return false
		}
	}
	return len(e.Clips) == 0
}

// firstStages are the stages on the Form an entry opens with: all of a short
// one, the next unanswered stage of a full cycle.
func firstStages(e Entry) []Stage {
	if e.Length == TwoMinutes {
		return e.Asks()
	}
	if next, more := e.Next(""); more {
		return []Stage{next}
	}
	return []Stage{Description}
}

// sheet adds the plan, the day and the school to an entry.
func (s *Service) sheet(ctx context.Context, by Member, e Entry, stages []Stage) (Sheet, error) {
	sh := Sheet{Entry: e, Stages: stages, Asked: map[Stage]Stem{}}
	for stage, a := range e.Answers {
		if stem, known := s.Library.Stem(a.Stem); known {
			sh.Asked[stage] = stem
		}
	}
	var err error
	if sh.School, err = s.Store.School(ctx, by.Organisation, by.School); err != nil {
		return Sheet{}, fmt.Errorf("school of member %s: %w", by.ID, err)
	}
	zone := ZoneOf(by, sh.School)
	sh.Today = DateOf(s.Now(), zone)
	if e.gathers() {
		if sh.Lines, err = s.linesBefore(ctx, by, e.StartedAt, zone); err != nil {
			return Sheet{}, err
		}
	}
	if e.Answers[ActionPlan].Revision == 0 {
		return sh, nil
	}
	sh.Plan, err = s.Store.Plan(ctx, by.Organisation, PlanID(e.ID))
	if err != nil && !isMissing(err) {
		return Sheet{}, err
	}
	return sh, nil
}

// Resume lays out the person's newest entry that is not finished. False means
// there is none with anything in it.
func (s *Service) Resume(ctx context.Context, by Member) (Sheet, bool, error) {
	if err := allowed(by, Self, WriteJournal); err != nil {
		return Sheet{}, false, err
	}
	e, open, err := s.openEntry(ctx, by)
	if err != nil || !open || e.unanswered() {
		return Sheet{}, false, err
	}
	sh, err := s.sheet(ctx, by, e, firstStages(e))
	return sh, err == nil, err
}

// lately is how many of the newest entries are looked at for one to go on with.
const lately = 8

// openEntry is the newest entry that is not finished: one that somebody wrote
// in before one that was only opened.
func (s *Service) openEntry(ctx context.Context, by Member) (Entry, bool, error) {
	recent, err := s.Store.Entries(ctx, by.Organisation, by.ID, lately)
	if err != nil {
		return Entry{}, false, err
	}
	open := slices.DeleteFunc(recent, func(e Entry) bool { return e.Finished })
	if len(open) == 0 {
		return Entry{}, false, nil
	}
	if i := slices.IndexFunc(open, func(e Entry) bool { return !e.unanswered() }); i >= 0 {
		return open[i], true, nil
	}
	return open[0], true, nil
}

// blank is the newest entry if nobody wrote in it: opening another Form uses
// it again.
func (s *Service) blank(ctx context.Context, by Member) (Entry, bool, error) {
	newest, err := s.Store.Entries(ctx, by.Organisation, by.ID, 1)
	if err != nil || len(newest) == 0 || !newest[0].unanswered() {
		return Entry{}, false, err
	}
	return newest[0], true, nil
}

// PromptOf is the delivery an entry was started from: a zero Delivery for an
// entry of the person's own accord.
func (s *Service) PromptOf(ctx context.Context, by Member, e Entry) (Delivery, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return Delivery{}, err
	}
	d, err := s.Store.Delivery(ctx, by.Organisation, DeliveryID(e.ID))
	if isMissing(err) || err == nil && d.To != by.ID {
		return Delivery{}, nil
	}
	return d, err
}

// Asked is the question that a prompt to the person asked.
func (s *Service) Asked(ctx context.Context, by Member, prompt DeliveryID) (Stem, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return Stem{}, err
	}
	d, err := s.Store.Delivery(ctx, by.Organisation, prompt)
	if err != nil || d.To != by.ID {
		return Stem{}, fmt.Errorf("question of prompt %s: %w", prompt, ErrNotFound)
	}
	stem, _ := s.Library.Stem(StemID(d.Ref))
	return stem, nil
}
