package reflection

import (
	"context"
	"fmt"
	"unicode/utf8"
)

// TapMeeting keeps one side's word on whether a meeting took place. Its
// natural key is the meeting and the side: tapping again replaces the word.
func (s *Service) TapMeeting(ctx context.Context, by Member, id MeetingID, tap Tap) (Meeting, error) {
	if !tap.Valid() {
		return Meeting{}, fmt.Errorf("tap meeting %s: %w", id, ErrNotFound)
	}
	return s.changeMeeting(ctx, by, id, func(m *Meeting) {
		if m.ECT == by.ID {
			m.ECTTap = tap
		} else {
			m.MentorTap = tap
		}
	})
}

// MaxAgreed is the most characters the agreed line may have.
const MaxAgreed = 300

// Agree keeps the one line both sides agreed, which both can read.
func (s *Service) Agree(ctx context.Context, by Member, id MeetingID, line Private) (Meeting, error) {
	line = Clean(line)
	if utf8.RuneCountInString(line.Reveal()) > MaxAgreed {
		return Meeting{}, Fault{"agreed", TooLong}
	}
	return s.changeMeeting(ctx, by, id, func(m *Meeting) { m.Agreed = line })
}

// MeetingWith reads what was said of a meeting, for either side, and the other
// side's first name. A meeting nobody has spoken of yet is empty.
func (s *Service) MeetingWith(ctx context.Context, by Member, id MeetingID) (Meeting, string, error) {
	w, err := s.mentored(ctx, by, id, TapMeeting)
	if err != nil {
		return Meeting{}, "", fmt.Errorf("meeting %s: %w", id, err)
	}
	m, err := s.meeting(ctx, w, id)
	if err != nil {
		return Meeting{}, "", fmt.Errorf("meeting %s: %w", id, err)
	}
	if w.Member.ID != by.ID {
		return m, w.Member.FirstName(), nil
	}
	mentor, err := s.Store.Member(ctx, by.Organisation, m.Mentor)
	if err != nil {
		return Meeting{}, "", fmt.Errorf("meeting %s: %w", id, err)
	}
	return m, mentor.FirstName(), nil
}

// meeting reads a meeting's row. One of another mentor's time is hidden from
// the mentor of now: they see nothing earlier.
func (s *Service) meeting(ctx context.Context, w meetingWeek, id MeetingID) (Meeting, error) {
	m, err := s.Store.Meeting(ctx, w.Member.Organisation, id)
	if isMissing(err) {
		return Meeting{ID: id, Organisation: w.Member.Organisation, School: w.Member.School,
			ECT: w.Member.ID, Mentor: w.Member.Mentor, On: w.on}, nil
	}
	if err == nil && m.Mentor != w.Member.Mentor {
		return Meeting{}, ErrForbidden
	}
	return m, err
}

// changeMeeting changes the row of a meeting the person is a side of. Only a
// meeting that was due in their slot can be spoken of.
func (s *Service) changeMeeting(ctx context.Context, by Member, id MeetingID, change func(*Meeting)) (Meeting, error) {
	var m Meeting
	err := retry(func() error {
		w, err := s.mentored(ctx, by, id, TapMeeting)
		if err != nil {
			return err
		}
		if m, err = s.meeting(ctx, w, id); err != nil {
			return err
		}
		if m.Revision == 0 && !w.MeetsOn(w.on) {
			return ErrNotFound
		}
		change(&m)
		err = s.Store.Write(ctx, by.Organisation, m)
		if isRepeated(err) { // the other side was first
			return ErrStale
		}
		return err
	})
	if err != nil {
		return Meeting{}, fmt.Errorf("meeting %s: %w", id, err)
	}
	return m, nil
}
