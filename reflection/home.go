package reflection

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Front is what a person's home is made of: what is next, and no private text.
type Front struct {
	Member     Member
	School     School
	Unfinished bool      // there is an entry to go on with
	NextPrompt time.Time // in the person's zone; zero when none is queued
	PromptWeek TermWeek
	Journal    JournalWeek   // zero where none is chosen, or it is over
	Meetings   []MeetingFact // the next one with each person they meet
	MayShare   bool
	MayInvite  bool        // somebody, to try something together
	Visits     []VisitCard // something can be done about each
	Kit        KitID       // the half-term meeting they take part in, next or lately; empty for none
	Lenses     []Pack      // that they can be asked through
	LookAt     []Role      // that the person holds and there are questions about
	SetUp      *SetUpState // for a coordinator; nil for anybody else
}

// Home is what a person finds when they open the bot.
func (s *Service) Home(ctx context.Context, by Member) (Front, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return Front{}, err
	}
	o, err := s.outlookOf(ctx, by)
	if err != nil {
		return Front{}, fmt.Errorf("home of %s: %w", by.ID, err)
	}
	f := Front{Member: by, School: o.school, Journal: o.journalWeek(), MayShare: allowed(by, Self, ShareText) == nil && by.Mentor != "",
		MayInvite: allowed(by, Peer, InviteColleague) == nil}
	if k := currentKit(o.kits, o.Today(o.now)); k.takesPart(by) {
		f.Kit = k.ID
	}
	f.LookAt, f.Lenses = s.Library.rolesToLookAt(by, o.school), s.Library.lenses(by, o.school)
	if allowed(by, Peer, SetUp) == nil {
		state, err := s.setUpState(ctx, o)
		if err != nil {
			return Front{}, fmt.Errorf("home of %s: %w", by.ID, err)
		}
		f.SetUp = &state
	}
	_, f.Unfinished, err = s.Resume(ctx, by)
	if err != nil {
		return Front{}, fmt.Errorf("home of %s: %w", by.ID, err)
	}
	if f.NextPrompt, err = s.nextPrompt(ctx, o); err != nil {
		return Front{}, fmt.Errorf("home of %s: %w", by.ID, err)
	}
	f.PromptWeek = o.Terms.WeekOf(DateOf(f.NextPrompt, o.Zone))
	if f.Visits, err = s.waitingVisits(ctx, by); err != nil {
		return Front{}, fmt.Errorf("home of %s: %w", by.ID, err)
	}
	f.Meetings, err = s.nextMeetings(ctx, o)
	return f, err
}

// nextPrompt is when the person is prompted next. One that a kit takes the place
// of is passed over.
func (s *Service) nextPrompt(ctx context.Context, o outlook) (time.Time, error) {
	monday := o.Today(o.now).Monday()
	rows, err := s.Store.DeliveriesTo(ctx, o.Member.Organisation, []MemberID{o.Member.ID},
		monday.At(0, o.Zone), o.now.AddDate(0, 0, searchDays), PromptKind, KitKind)
	if err != nil {
		return time.Time{}, err
	}
	for _, d := range rows {
		yields := func(k Delivery) bool { return d.yieldsTo(k) && o.Today(k.DueAt).Monday() == o.Today(d.DueAt).Monday() }
		if d.Kind == PromptKind && d.State == Queued && !d.DueAt.Before(o.now) && !slices.ContainsFunc(rows, yields) {
			return d.DueAt.In(o.Zone), nil
		}
	}
	return time.Time{}, nil
}

// nextMeetings is the next meeting of the person as an ECT, and of each person
// they mentor.
func (s *Service) nextMeetings(ctx context.Context, o outlook) ([]MeetingFact, error) {
	var next []MeetingFact
	if d := o.UpcomingMeeting(o.now); o.Member.Is(ECT) && !d.IsZero() {
		mentor, err := s.Store.Member(ctx, o.Member.Organisation, o.Member.Mentor)
		if err != nil {
			return nil, fmt.Errorf("mentor of %s: %w", o.Member.ID, err)
		}
		next = append(next, o.fact(o.Week, mentor, d))
	}
	for _, w := range o.mentees {
		for d := range o.goesTo(w, o.Today(o.now)) {
			next = append(next, o.fact(w, w.Member, d))
			break
		}
	}
	sortMeetings(next)
	return next, nil
}
