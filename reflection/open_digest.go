package reflection

import (
	"context"
	"fmt"
	"slices"
)

// Digest is the mentor's note before one meeting. It holds Shares and cannot
// hold entries; it is made of what was shared, what was agreed and templates,
// and is the same whatever else happened or did not (P4).
type Digest struct {
	Meeting  MeetingFact
	Shares   []Share
	Agreed   Private // what was agreed last time, if anything
	Question string  // one to ask
}

// OpenDigest is the note for one meeting, read by that ECT's mentor: the
// shares as they are at this moment.
func (s *Service) OpenDigest(ctx context.Context, reader Member, id MeetingID) (Digest, error) {
	w, err := s.mentored(ctx, reader, id, OpenNote)
	if err != nil {
		return Digest{}, fmt.Errorf("open note for %s: %w", id, err)
	}
	after, agreed, err := s.sinceLastHeld(ctx, reader, w)
	if err != nil {
		return Digest{}, fmt.Errorf("open note for %s: %w", id, err)
	}
	shares, err := s.Store.SharesFor(ctx, reader.Organisation, w.Member.ID, reader.ID, after, w.on)
	if err != nil {
		return Digest{}, fmt.Errorf("open note for %s: %w", id, err)
	}
	shares = slices.DeleteFunc(shares, func(sh Share) bool { return sh.For.IsZero() && w.stale(sh) })
	return Digest{
		Meeting: MeetingFact{ID: id, With: w.Member.FirstName(), On: w.on,
			At: w.Member.Meets.When.At, Today: w.Today(s.Now())},
		Shares:   shares,
		Agreed:   agreed,
		Question: w.freshQuestion(),
	}, nil
}

// freshQuestion goes on by one from meeting to meeting, from a place of the
// ECT's own: a mentor of several has something else to ask each of them.
func (w meetingWeek) freshQuestion() string {
	meetings := w.on.DaysSince(Date{2020, 1, 6}) / 7
	if w.Member.Meets.Fortnightly {
		meetings /= 2
	}
	begins := hashOn(hashBegins, string(w.Member.ID)) % uint64(len(freshQuestions))
	return FreshQuestion(meetings + int(begins))
}

// waitsFor is how long a share made with no meeting in sight waits for one.
const waitsFor = 28

// stale reports whether a share that is for no meeting in particular was made
// too long before this one.
func (w meetingWeek) stale(sh Share) bool {
	return w.on.DaysSince(DateOf(sh.MadeAt, w.Zone)) > waitsFor
}

// OpenShare is one share in full, read by the mentor it was made for.
func (s *Service) OpenShare(ctx context.Context, reader Member, id ShareID) (Share, Member, error) {
	sh, err := s.Store.Share(ctx, reader.Organisation, id)
	if err != nil {
		return Share{}, Member{}, fmt.Errorf("open share %s: %w", id, err)
	}
	author, err := s.Store.Member(ctx, reader.Organisation, sh.Author)
	if err != nil {
		return Share{}, Member{}, fmt.Errorf("open share %s: %w", id, err)
	}
	if sh.Draft || sh.Reader != reader.ID || allowed(reader, s.relation(reader, author), ReadShare) != nil {
		return Share{}, Member{}, fmt.Errorf("open share %s: %w", id, ErrNotFound)
	}
	return sh, author, nil
}

// meetingWeek is the ECT's week and the day of one of their meetings.
type meetingWeek struct {
	Week
	on Date
}

// mentored finds the ECT of a meeting if the person may do this to them now.
func (s *Service) mentored(ctx context.Context, by Member, id MeetingID, op Operation) (meetingWeek, error) {
	ect, on, err := id.Parts()
	if err != nil {
		return meetingWeek{}, err
	}
	m, err := s.Store.Member(ctx, by.Organisation, ect)
	if err != nil {
		return meetingWeek{}, err
	}
	if err := allowed(by, s.relation(by, m), op); err != nil {
		return meetingWeek{}, err
	}
	week, err := s.weekOf(ctx, m)
	return meetingWeek{week, on}, err
}

// keptMeetings bounds how far back a note looks for a meeting that was held.
const keptMeetings = 10

// sinceLastHeld is the day of the last meeting before this one that was not
// lost, and what was agreed last. What was shared for a meeting that did not
// take place is carried to the next. A mentor who was away had no note for it.
func (s *Service) sinceLastHeld(ctx context.Context, mentor Member, w meetingWeek) (Date, Private, error) {
	kept, err := s.Store.MeetingsOf(ctx, w.Member.Organisation, w.Member.ID, w.on, keptMeetings)
	if err != nil {
		return Date{}, "", err
	}
	byDay, agreed := map[Date]Meeting{}, Private("")
	for _, m := range kept {
		byDay[m.On] = m
		if agreed.Blank() && m.Mentor == w.Member.Mentor {
			agreed = m.Agreed
		}
	}
	on := w.MeetingBefore(w.on)
	for range keptMeetings {
		m := byDay[on]
		if on.IsZero() || m.Held() || !m.Lost() && !mentor.wasAway(on) {
			break
		}
		on = w.MeetingBefore(on)
	}
	return on, agreed, nil
}
