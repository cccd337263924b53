package reflection

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// Content is what a delivery says, as facts. Package bot puts it into words.
// None of it was written by a person about their practice (P1), and what goes
// to a mentor depends on their meetings alone (P4).
type Content interface{ content() }

// WelcomeContent invites a person to take part.
type WelcomeContent struct {
	Name, School string
	As           Role
	Mentees      []string // for a mentor: whom they mentor
	Again        bool     // the one repeat
}

// PromptContent is the weekly prompt.
type PromptContent struct {
	Prompt       DeliveryID
	Stem         Stem
	Plan         PlanID // an open plan to ask about first; empty for none
	CalendarOver bool   // the term calendar is missing or ended
	ShortFirst   bool   // the full cycle is not offered beside the short form
	// Inquiry is the one that this week's question is about; empty for none.
	Inquiry InquiryID
}

// AskContent asks an ECT what to talk about at their next meeting.
type AskContent struct{ Meeting MeetingFact }

// DigestContent tells a mentor whom they meet and that a note is ready.
type DigestContent struct{ Meetings []MeetingFact }

// TapContent asks whether the meetings took place.
type TapContent struct{ Meetings []MeetingFact }

// CueContent reminds of a plan on its day, without saying it.
type CueContent struct{ Plan PlanID }

// NoteContent is the coordinator's weekly note: the state of the set-up, and
// what is due.
type NoteContent struct {
	SetUp, People int      // of those who work here, but for the next
	Off           int      // were met, and their account is off or has not got the app
	Missing       []string // schools without a safeguarding contact
	Unconfirmed   []string // schools whose contact is not confirmed this term
	CalendarOver  bool
	Due           Due
	Losing        []LostPair // who asked to be told of since the note before
	CalendarEnds  Date       // where that is soon; else zero
	Evaluating    TermID     // whose questions about Plenary can be answered; empty for none
	LookBack      bool       // on the term: offered once in it
	Week          TermWeek   // that it is now
	Kit           KitFact    // of their own school's half-term meeting, where that is soon
	AsksCard      bool       // the half-term is nearly over, and has no network card
}

// KitFact is a half-term meeting as a coordinator's note names it. The zero
// value is none.
type KitFact struct {
	On  Date
	Out Date // when its kit goes out; zero where that is no longer ahead
}

// MeetingFact is one meeting as a message may name it.
type MeetingFact struct {
	ID    MeetingID
	With  string // the other person's first name, or all of it where the reader meets two of that name
	On    Date
	At    TimeOfDay
	Today Date // where the reader is, to say "tomorrow"
}

func (WelcomeContent) content() {}
func (PromptContent) content()  {}
func (AskContent) content()     {}
func (DigestContent) content()  {}
func (TapContent) content()     {}
func (CueContent) content()     {}
func (NoteContent) content()    {}

// contentOf is what d says now and the reference to keep with it. Nil content
// means it is no longer true, for the reason given.
func (s *Service) contentOf(ctx context.Context, b *brief, o outlook, d Delivery) (c Content, ref, reason string, err error) {
	ref, reason = d.Ref, reasonGone
	if !o.due(d) {
		return nil, ref, reason, nil
	}
	switch d.Kind {
	case WelcomeKind:
		c = o.welcome(d)
	case PromptKind:
		if !o.school.Safeguarding.Set() {
			return nil, ref, reasonNoContact, nil
		}
		c, ref = b.prompt(s.Library, o, d)
	case NoteLineKind, SynthesisKind:
		if !o.school.Safeguarding.Set() {
			return nil, ref, reasonNoContact, nil
		}
		c, ref = b.journalWeek(o, d)
	case AskKind:
		c, err = b.ask(o, d)
	case DigestKind:
		c = o.digest()
	case TapKind:
		c, err = b.tap(o, d)
	case CueKind:
		c, err = s.cue(ctx, o, d)
	case MentorKind:
		c = b.mentorNews(o, d)
	case LeaveKind:
		c = LeaveContent{o.school.Name}
	case BundleKind:
		c = BundleContent{}
	case VisitAskKind, VisitAfterKind, VisitHelpKind, VisitOnwardKind, VisitNewsKind:
		c, err = s.visitContent(ctx, o, d)
	case KitKind:
		if !o.school.Safeguarding.Set() {
			return nil, ref, reasonNoContact, nil
		}
		c = o.kit(d, b.week(o))
	case KitNewsKind:
		c = o.kitNews(b.told[DeliveryID(d.Ref)])
	case YearKind, YearLeadKind:
		if !o.school.Safeguarding.Set() {
			return nil, ref, reasonNoContact, nil
		}
		c = o.year(d)
	case NoteKind:
		c, err = s.note(ctx, o)
	case EvaluationKind:
		c = b.evaluation(o, d)
	case MentoringKind:
		c = s.mentoring(o)
	case PairKind, NewsKind:
		if strings.HasPrefix(d.Ref, yearRef) {
			c = o.yearNews(d)
		} else if found := b.inquiry(o, d); found != nil {
			c = found
		}
	}
	return c, ref, reason, err
}

// due reports whether the person still wants this kind of message, where it
// was queued for: in another workspace their id may be somebody else's.
func (o outlook) due(d Delivery) bool {
	pauses := d.Kind.ofJournalWeek() || slices.Contains([]Kind{PromptKind, AskKind, CueKind, PairKind, KitKind, EvaluationKind, MentoringKind, YearKind, YearLeadKind}, d.Kind)
	return d.Workspace == o.Member.Workspace && o.Member.wants(d.Kind) && !(pauses && o.pausedOn(o.Today(d.DueAt)))
}

func (o outlook) welcome(d Delivery) Content {
	c := WelcomeContent{Name: o.Member.FirstName(), School: o.school.Name, As: o.Member.mainRole(),
		Again: d.Key != string(WelcomeKind)+"/"+string(d.To)}
	for _, w := range o.mentees {
		c.Mentees = append(c.Mentees, o.called(w.Member))
	}
	return c
}

// mainRole is the role a person is welcomed as.
func (m Member) mainRole() Role {
	for _, r := range Roles() {
		if m.Is(r) {
			return r
		}
	}
	return Colleague
}

// prompt picks the week's question and remembers it as the delivery's
// reference, so that the Form asks what the message asked.
func (b *brief) prompt(l *Library, o outlook, d Delivery) (Content, string) {
	today := o.Today(o.now)
	c := PromptContent{Prompt: d.ID, CalendarOver: !o.Terms.Known(today), ShortFirst: o.ShortFirst(today)}
	stem, asked := l.Stem(StemID(d.Ref)) // asked before, and refused by the platform
	if !asked {
		stem = l.Choose(Description, b.asked[d.To], o.Member, o.school)
	}
	if ask, id, is := b.inquiryWeek(o); is {
		stem, c.Inquiry = ask, id
	}
	c.Stem = stem
	if plan, open := b.plans[d.To]; open && !plan.On.After(today) {
		c.Plan = plan.ID
	}
	return c, string(stem.ID)
}

func (b *brief) ask(o outlook, d Delivery) (Content, error) {
	on, err := ParseDate(d.Ref)
	if err != nil || !o.MeetsOn(on) {
		return nil, err
	}
	mentor, err := b.mentorOf(o.Member)
	if err != nil {
		return nil, err
	}
	return AskContent{o.fact(o.Week, mentor, on)}, nil
}

func (b *brief) mentorOf(m Member) (Member, error) {
	mentor, here := b.people[m.Mentor]
	if !here {
		return Member{}, fmt.Errorf("mentor of %s: %w", m.ID, ErrNotFound)
	}
	return mentor, nil
}

// fact is the meeting of an ECT's week on a day, named for o's reader.
func (o outlook) fact(ect Week, with Member, on Date) MeetingFact {
	return MeetingFact{
		ID: NewMeetingID(ect.Member.ID, on), With: o.called(with), On: on,
		At: ect.Member.Meets.When.At, Today: o.Today(o.now),
	}
}

// called is what the person calls somebody they meet: by the first name, or in
// full where somebody else they mentor has the same.
func (o outlook) called(m Member) string {
	for _, w := range o.mentees {
		if w.Member.ID != m.ID && w.Member.FirstName() == m.FirstName() {
			return m.Name
		}
	}
	return m.FirstName()
}

// digest names every meeting to come whose school day before, for this mentor,
// is today.
func (o outlook) digest() Content {
	today := o.Today(o.now)
	var c DigestContent
	for _, w := range o.mentees {
		for d := range o.goesTo(w, today.AddDays(1)) {
			if o.LastInBefore(d) != today {
				break
			}
			c.Meetings = append(c.Meetings, o.fact(w, w.Member, d))
		}
	}
	if len(c.Meetings) == 0 {
		return nil
	}
	sortMeetings(c.Meetings)
	return c
}

// tap asks about every meeting that is asked about on this day: the day's own,
// and for someone who was not in, those of the days before.
func (b *brief) tap(o outlook, d Delivery) (Content, error) {
	today, err := ParseDate(d.Ref)
	if err != nil {
		return nil, err
	}
	var c TapContent
	for _, w := range o.meeters() {
		with := w.Member
		if w.Member.ID == o.Member.ID {
			if with, err = b.mentorOf(w.Member); err != nil {
				return nil, err
			}
		}
		for on := range o.goesTo(w, today.AddDays(-lookBack)) {
			if on.After(today) {
				break
			}
			if o.Today(o.Awake(o.tapTime(on))) == today {
				c.Meetings = append(c.Meetings, o.fact(w, with, on))
			}
		}
	}
	if len(c.Meetings) == 0 {
		return nil, nil
	}
	sortMeetings(c.Meetings)
	return c, nil
}

func (s *Service) cue(ctx context.Context, o outlook, d Delivery) (Content, error) {
	plan, err := s.Store.Plan(ctx, d.Organisation, PlanID(d.Ref))
	if isMissing(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if plan.State != PlanOpen || plan.On != o.Today(o.now) {
		return nil, nil
	}
	return CueContent{plan.ID}, nil
}

func (s *Service) note(ctx context.Context, o outlook) (Content, error) {
	state, err := s.setUpState(ctx, o)
	if err != nil {
		return nil, err
	}
	all, err := s.milestonesOf(ctx, o.Member.Organisation)
	if err != nil {
		return nil, err
	}
	state.Due = dueSoon(all, o.Today(o.now))
	if state.Evaluating, err = s.evaluatingBy(ctx, o); err != nil {
		return nil, err
	}
	state.LookBack = slices.Contains(s.Library.rolesToLookAt(o.Member, o.school), Coordinator) && o.looksBackIn(o.Today(o.now))
	state.Losing, err = s.lostPairs(ctx, o.Member, false)
	return state.NoteContent, err
}

func sortMeetings(ms []MeetingFact) {
	slices.SortFunc(ms, func(a, b MeetingFact) int {
		return cmp.Or(a.On.DaysSince(b.On), cmp.Compare(a.At, b.At), cmp.Compare(a.With, b.With))
	})
}
