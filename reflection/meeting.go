package reflection

import (
	"fmt"
	"iter"
	"strings"
	"time"
)

// MeetingSlot is when an ECT and their mentor meet.
type MeetingSlot struct {
	When WeekTime // zero means no slot was set
	// Fortnightly meetings happen in the week of From and every second week
	// after it; the anchor never drifts.
	Fortnightly bool
	From        Date
}

// Set reports whether there is a slot at all.
func (s MeetingSlot) Set() bool { return s.When != (WeekTime{}) }

// MeetingID names one meeting: the ECT and the day, "member/2026-11-17".
type MeetingID string

// NewMeetingID is the natural key of a meeting.
func NewMeetingID(ect MemberID, on Date) MeetingID {
	return MeetingID(fmt.Sprintf("%s/%s", ect, on))
}

// Parts takes a MeetingID apart again. ErrNotFound means it is not one.
func (id MeetingID) Parts() (ect MemberID, on Date, err error) {
	member, day, found := strings.Cut(string(id), "/")
	on, err = ParseDate(day)
	if !found || err != nil || on.IsZero() {
		return "", Date{}, ErrNotFound
	}
	return MemberID(member), on, nil
}

// Tap is one side's word on whether a meeting took place.
type Tap string

const (
	TapYes      Tap = "yes"
	TapMoved    Tap = "moved"
	TapCovering Tap = "covering" // one of them was covering a class
	TapNo       Tap = "no"
)

// Valid reports whether t is one of the four.
func (t Tap) Valid() bool {
	return t == TapYes || t == TapMoved || t == TapCovering || t == TapNo
}

// Meeting is what was said about one meeting. It has a row only once somebody
// has tapped or agreed something; until then it exists in the slot alone.
type Meeting struct {
	ID           MeetingID
	Organisation OrganisationID
	School       SchoolID // whose key seals Agreed
	ECT, Mentor  MemberID
	On           Date
	ECTTap       Tap
	MentorTap    Tap
	Agreed       Private // one line both can read
	Revision     int
}

// Held reports whether either side said that the meeting took place.
func (m Meeting) Held() bool { return m.ECTTap == TapYes || m.MentorTap == TapYes }

// Lost reports whether the meeting did not take place as far as anyone said.
func (m Meeting) Lost() bool {
	said := func(t Tap) bool { return t != "" && t != TapYes }
	return m.ECTTap != TapYes && m.MentorTap != TapYes && (said(m.ECTTap) || said(m.MentorTap))
}

// MeetsOn reports whether the ECT of this week meets their mentor on d.
// A fortnightly meeting whose day is closed moves to the same day of the week
// after; a weekly one waits for its next week.
func (w Week) MeetsOn(d Date) bool {
	s := w.Member.Meets
	if !s.Set() || w.Member.Mentor == "" || s.When.Day != d.Weekday() || !w.In(d) {
		return false
	}
	if !s.Fortnightly || s.anchored(d) {
		return true
	}
	missed := d.AddDays(-7)
	return s.anchored(missed) && !w.In(missed)
}

func (s MeetingSlot) anchored(d Date) bool {
	return !d.Before(s.From.Monday()) && d.Monday().DaysSince(s.From.Monday())%14 == 0
}

// NextMeeting is the first meeting day at or after d, or zero.
func (w Week) NextMeeting(d Date) Date {
	if !w.Member.Meets.Set() || w.Member.Mentor == "" {
		return Date{}
	}
	for range searchDays {
		if w.MeetsOn(d) {
			return d
		}
		d = w.pastAway(d.AddDays(1))
	}
	return Date{}
}

// meetings are the meeting days at or after d, as far as anyone looks ahead.
func (w Week) meetings(d Date) iter.Seq[Date] {
	last := d.AddDays(searchDays + farthestDay) // either side may be away until then
	return func(yield func(Date) bool) {
		for on := w.NextMeeting(d); !on.IsZero() && on.Before(last); on = w.NextMeeting(on.AddDays(1)) {
			if !yield(on) {
				return
			}
		}
	}
}

// MeetingBefore is the last meeting day before d, or zero.
func (w Week) MeetingBefore(d Date) Date {
	if !w.Member.Meets.Set() || w.Member.Mentor == "" {
		return Date{}
	}
	for range searchDays {
		d = w.beforeAway(d.AddDays(-1))
		if w.MeetsOn(d) {
			return d
		}
	}
	return Date{}
}

// MeetsInWeek reports whether there is a meeting in the week of monday.
func (w Week) MeetsInWeek(monday Date) bool {
	for i := range 5 {
		if w.MeetsOn(monday.AddDays(i)) {
			return true
		}
	}
	return false
}

// UpcomingMeeting is the day of the next meeting that has not begun at now:
// the one a line shared now is for. Zero means none is in sight.
func (w Week) UpcomingMeeting(now time.Time) Date {
	today := w.Today(now)
	d := w.NextMeeting(today)
	if d == today && !now.Before(d.At(w.Member.Meets.When.At, w.Zone)) {
		d = w.NextMeeting(today.AddDays(1))
	}
	return d
}
