package reflection

import (
	"context"
	"fmt"
)

// TapMeeting keeps one side's word on whether a meeting took place. Its
// natural key is the meeting and the side: tapping again replaces the word.
func (s *Service) TapMeeting(ctx context.Context, by Member, id MeetingID, tap Tap) (Meeting, error) {
	if !tap.Valid() {
		return Meeting{}, fmt.Errorf("tap meeting %s: %w", id, ErrNotFound)
	}
	return s.changeMeeting(ctx, by, id, func(m *Meeting) bool {
		side := &m.MentorTap
		if m.ECT == by.ID {
			side = &m.ECTTap
		}
		changed := *side != tap
		*side = tap
		return changed
	})
}

// MaxAgreed is the most characters the agreed line may have.
const MaxAgreed = 300

// Agreement is the agreed line as one side sent it.
type Agreement struct {
	Line Private
	Over int // the meeting's revision the Form was drawn from
	Choices
}

// Agreed is what came of sending an agreed line.
type Agreed struct {
	Meeting Meeting
	// Again means the other side wrote a line meanwhile: Meeting.Agreed holds
	// both, and nothing was kept. Draw the Form again.
	Again bool
	Heeded
}

// Agree keeps the one line both sides agreed, which both can read and change.
// An empty one takes the line away. A guard speaks before it is kept.
func (s *Service) Agree(ctx context.Context, by Member, id MeetingID, a Agreement) (Agreed, error) {
	if _, err := s.mentored(ctx, by, id, TapMeeting); err != nil {
		return Agreed{}, fmt.Errorf("meeting %s: %w", id, err)
	}
	line := Clean(a.Line)
	if line.longer(MaxAgreed) {
		return Agreed{}, Fault{"agreed", TooLong}
	}
	var agreed Agreed
	var err error
	if !line.Blank() {
		if agreed.Heeded, err = s.heedAll(ctx, by, a.Choices, &line); err != nil || agreed.Spoke() {
			return agreed, err
		}
	}
	agreed.Meeting, err = s.changeMeeting(ctx, by, id, func(m *Meeting) bool {
		agreed.Again = m.Revision != a.Over && !m.Agreed.Blank() && m.Agreed != line
		if agreed.Again {
			m.Agreed = joined(m.Agreed, line)
			return false
		}
		changed := m.Agreed != line
		m.Agreed = line
		return changed
	})
	return agreed, err
}

// joined is two lines in one.
func joined(kept, written Private) Private {
	if written.Blank() {
		return kept
	}
	return kept + " " + written
}

// MeetingWith reads what was said of a meeting, for either side, and the other
// side's first name. A meeting nobody has spoken of yet is empty.
func (s *Service) MeetingWith(ctx context.Context, by Member, id MeetingID) (Meeting, string, error) {
	w, err := s.mentored(ctx, by, id, TapMeeting)
	if err != nil {
		return Meeting{}, "", fmt.Errorf("meeting %s: %w", id, err)
	}
	m, err := s.meeting(ctx, w, by, id)
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
func (s *Service) meeting(ctx context.Context, w meetingWeek, by Member, id MeetingID) (Meeting, error) {
	m, err := s.Store.Meeting(ctx, w.Member.Organisation, id)
	if isMissing(err) {
		return Meeting{ID: id, Organisation: w.Member.Organisation, School: w.Member.School,
			ECT: w.Member.ID, Mentor: w.Member.Mentor, On: w.on}, nil
	}
	if err == nil && m.Mentor != w.Member.Mentor && by.ID != w.Member.ID {
		return Meeting{}, ErrForbidden
	}
	return m, err
}

// changeMeeting changes the row of a meeting the person is a side of, unless
// change reports that there is nothing to keep. Only a meeting that was due in their slot can be spoken of.
func (s *Service) changeMeeting(ctx context.Context, by Member, id MeetingID, change func(*Meeting) bool) (Meeting, error) {
	var m Meeting
	err := retry(func() error {
		w, err := s.mentored(ctx, by, id, TapMeeting)
		if err != nil {
			return err
		}
		if m, err = s.meeting(ctx, w, by, id); err != nil {
			return err
		}
		if m.Revision == 0 && !w.MeetsOn(w.on) {
			return ErrNotFound
		}
		if !change(&m) {
			return nil
		}
		err = orAgain(s.Store.Write(ctx, by.Organisation, m))
		m.Revision++
		return err
	})
	if err != nil {
		return Meeting{}, fmt.Errorf("meeting %s: %w", id, err)
	}
	return m, nil
}
