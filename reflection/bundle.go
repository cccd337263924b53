package reflection

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"
)

// Bundle is everything of one person that is kept here, oldest first, for that
// person alone: what they wrote, gave and shared, and what they chose. What
// others wrote is not in it, but for what partners wrote together. Files stand
// by their ids; KeptFile opens each.
type Bundle struct {
	Of        Member
	School    School
	Zone      *time.Location      // that instants are told in
	Names     map[MemberID]string // of those it speaks of who are still here
	Entries   []Entry             // begun at local times
	Plans     []Plan
	Shares    []Share   // and what was never more than a draft
	Meetings  []Meeting // as an ECT or a mentor, without what the other side tapped
	Tellings  []Telling
	Visits    []BundledVisit
	Inquiries []BundledInquiry
	Years     []BundledYear
	NotPupils []Private
	Avoids    []MemberID
	Rounds    Joining // zero where they never joined
	// Answered are the questions about Plenary that they answered, in terms that
	// are not counted yet. What they said is kept with nobody's name.
	Answered map[TermID][]EvaluationQuestion
}

// BundledVisit is a visit that the person asked for or was asked for, and what
// they wrote about it.
type BundledVisit struct {
	Visit Visit
	Words VisitWords
	Host  bool // it was their own lesson
}

// Other is who else was in it; empty once erased.
func (v BundledVisit) Other() MemberID {
	if v.Host {
		return v.Visit.Observer
	}
	return v.Visit.Host
}

// BundledInquiry is an inquiry that the person accepted: what its people wrote
// together, and of the rest the person's own. Of one that they declined it is
// that they did.
type BundledInquiry struct {
	Inquiry Inquiry
	Own     Side
	Name    string   // of its template; empty where it is not there any more
	Helped  []string // the ingredients they tapped, in words, where these are still there
	With    []MemberID
	Trial   Trial
	Pieces  []Piece
}

// Files lists the ids of every file in it.
func (b Bundle) Files() []FileID {
	var all []FileID
	for _, e := range b.Entries {
		all = append(all, e.Clips...)
	}
	for _, q := range b.Inquiries {
		for _, p := range q.Pieces {
			if p.File != "" {
				all = append(all, p.File)
			}
		}
	}
	return all
}

// Bundle gathers it for the person themselves.
func (s *Service) Bundle(ctx context.Context, by Member) (Bundle, error) {
	if err := allowed(by, Self, ReadJournal); err != nil {
		return Bundle{}, err
	}
	b := Bundle{Of: by, Names: map[MemberID]string{}}
	for _, part := range []func(context.Context, *Bundle) error{
		s.bundleSchool, s.bundleJournal, s.bundleShared, s.bundleMeetings, s.bundleVisits, s.bundleInquiries, s.bundleYears,
		s.bundleChosen, s.bundleAnswered, s.bundleNames,
	} {
		if err := part(ctx, &b); err != nil {
			return Bundle{}, fmt.Errorf("bundle of %s: %w", by.ID, err)
		}
	}
	return b, nil
}

func (s *Service) bundleSchool(ctx context.Context, b *Bundle) (err error) {
	b.School, err = s.Store.School(ctx, b.Of.Organisation, b.Of.School)
	b.Zone = ZoneOf(b.Of, b.School)
	return err
}

func (s *Service) bundleJournal(ctx context.Context, b *Bundle) (err error) {
	if b.Entries, err = s.Store.EntriesSince(ctx, b.Of.Organisation, []MemberID{b.Of.ID}, time.Time{}); err != nil {
		return err
	}
	slices.Reverse(b.Entries)
	for i, e := range b.Entries {
		b.Entries[i].StartedAt = e.StartedAt.In(b.Zone)
	}
	b.Plans, err = s.Store.Plans(ctx, b.Of.Organisation, b.Of.ID)
	slices.Reverse(b.Plans)
	return err
}

// allMeetings is more than anybody has.
const allMeetings = 1 << 20

func (s *Service) bundleShared(ctx context.Context, b *Bundle) (err error) {
	shares, err := s.Store.SharesBy(ctx, b.Of.Organisation, b.Of.ID)
	if err != nil {
		return err
	}
	drafts, err := s.Store.DraftsBy(ctx, b.Of.Organisation, b.Of.ID)
	if err != nil {
		return err
	}
	b.Shares = slices.Concat(shares, drafts)
	slices.SortStableFunc(b.Shares, func(x, y Share) int { return x.MadeAt.Compare(y.MadeAt) })
	b.Tellings, err = s.Store.TellingsBy(ctx, b.Of.Organisation, b.Of.ID)
	return err
}

func (s *Service) bundleMeetings(ctx context.Context, b *Bundle) (err error) {
	endless := DateOf(s.Now(), b.Zone).AddDays(366)
	b.Meetings, err = s.Store.MeetingsOf(ctx, b.Of.Organisation, b.Of.ID, endless, allMeetings)
	if err != nil {
		return err
	}
	for i := range b.Meetings {
		b.Meetings[i].MentorTap = "" // the mentor's own
	}
	mentored, err := s.mentoredMeetings(ctx, b.Of)
	b.Meetings = append(b.Meetings, mentored...)
	slices.SortStableFunc(b.Meetings, func(x, y Meeting) int { return cmp.Or(x.On.DaysSince(y.On), cmp.Compare(x.ID, y.ID)) })
	return err
}

// mentoredMeetings are those of which a mentor said something, or of which they
// may read what was agreed: that they may no more once somebody else mentors
// the ECT. Where the ECT alone spoke there is nothing to tell.
func (s *Service) mentoredMeetings(ctx context.Context, by Member) ([]Meeting, error) {
	all, err := s.Store.MeetingsWith(ctx, by.Organisation, by.ID)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	mentees, err := s.Store.MentoredBy(ctx, by.Organisation, by.ID)
	if err != nil {
		return nil, err
	}
	for i, m := range all {
		all[i].ECTTap = "" // the ECT's own
		if !slices.ContainsFunc(mentees, func(ect Member) bool { return ect.ID == m.ECT && s.relation(by, ect) == MentorOf }) {
			all[i].Agreed = ""
		}
	}
	return slices.DeleteFunc(all, func(m Meeting) bool { return m.MentorTap == "" && m.Agreed.Blank() }), nil
}

func (s *Service) bundleVisits(ctx context.Context, b *Bundle) error {
	all, err := s.Store.VisitsOf(ctx, b.Of.Organisation, []MemberID{b.Of.ID})
	if err != nil {
		return err
	}
	for _, v := range slices.Backward(all) {
		words, err := s.Store.VisitWords(ctx, b.Of.Organisation, v.ID, b.Of.ID)
		if err != nil && !isMissing(err) {
			return err
		}
		host := v.Host == b.Of.ID
		v.Declined = v.Declined && host // the observer is not told
		b.Visits = append(b.Visits, BundledVisit{v, words, host})
	}
	return nil
}

func (s *Service) bundleInquiries(ctx context.Context, b *Bundle) error {
	all, err := s.Store.InquiriesOf(ctx, b.Of.Organisation, []MemberID{b.Of.ID})
	if err != nil {
		return err
	}
	for _, q := range slices.Backward(all) {
		one := BundledInquiry{Own: *q.side(b.Of.ID)}
		switch one.Own.Answer {
		case NoReply:
			continue
		case Accepted:
			if one, err = s.bundledInquiry(ctx, b.Of, q); err != nil {
				return err
			}
		}
		b.Inquiries = append(b.Inquiries, one)
	}
	return nil
}

// bundledInquiry names the others once it was live: what each said to an
// invitation is nobody else's.
func (s *Service) bundledInquiry(ctx context.Context, by Member, q Inquiry) (BundledInquiry, error) {
	b := BundledInquiry{Own: *q.side(by.ID)}
	if t, known := s.Library.template(q.Template); known {
		b.Name = t.Name
	}
	for _, side := range q.Sides {
		if side.Member != by.ID && side.Answer == Accepted && !q.Began.IsZero() {
			b.With = append(b.With, side.Member)
		}
	}
	for _, id := range q.Ingredients {
		st, known := s.Library.Statement(id)
		if !known {
			st.Text = string(id)
		}
		b.Helped = append(b.Helped, st.Text)
	}
	q.Sides = nil
	b.Inquiry = q
	var err error
	if b.Trial, err = s.Store.Trial(ctx, by.Organisation, q.ID, by.ID); err != nil && !isMissing(err) {
		return BundledInquiry{}, err
	}
	for _, k := range PieceKinds() {
		p, err := s.Store.Piece(ctx, by.Organisation, q.ID, by.ID, k)
		if isMissing(err) {
			continue
		}
		if err != nil {
			return BundledInquiry{}, err
		}
		b.Pieces = append(b.Pieces, p)
	}
	return b, nil
}

func (s *Service) bundleChosen(ctx context.Context, b *Bundle) error {
	list, err := s.NotPupils(ctx, b.Of)
	if err != nil {
		return err
	}
	b.NotPupils = list.Names
	avoided, err := s.Store.Avoidances(ctx, b.Of.Organisation, []MemberID{b.Of.ID})
	if err != nil {
		return err
	}
	for _, a := range avoided {
		b.Avoids = a.Who
	}
	b.Rounds, err = s.Store.Joining(ctx, b.Of.Organisation, b.Of.ID)
	if isMissing(err) {
		err = nil
	}
	return err
}

func (s *Service) bundleAnswered(ctx context.Context, b *Bundle) error {
	o, err := s.outlookOf(ctx, b.Of)
	if err != nil {
		return err
	}
	b.Answered = map[TermID][]EvaluationQuestion{}
	for _, term := range o.Terms.SchoolTerms() {
		id := newTermID(term)
		answered, err := s.Store.Answered(ctx, b.Of.Organisation, id, []MemberID{b.Of.ID})
		if err != nil {
			return err
		}
		if len(answered) > 0 {
			b.Answered[id] = answered[b.Of.ID]
		}
	}
	return nil
}

func (s *Service) bundleNames(ctx context.Context, b *Bundle) error {
	ids := append([]MemberID{b.Of.Mentor, b.Of.LineManager, b.Of.InductionTutor}, b.Avoids...)
	for _, sh := range b.Shares {
		ids = append(ids, sh.Reader)
	}
	for _, m := range b.Meetings {
		ids = append(ids, m.ECT, m.Mentor)
	}
	for _, t := range b.Tellings {
		ids = append(ids, t.Reader, t.Mentor)
	}
	for _, v := range b.Visits {
		ids = append(ids, v.Other())
	}
	for _, q := range b.Inquiries {
		ids = append(ids, q.With...)
	}
	for some := range slices.Chunk(distinct(ids), peopleAtOnce) {
		people, err := s.Store.People(ctx, b.Of.Organisation, some)
		if err != nil {
			return err
		}
		for _, m := range people {
			b.Names[m.ID] = m.Name
		}
	}
	return nil
}
