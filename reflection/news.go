package reflection

import (
	"fmt"
	"time"
)

// News is about something that was decided about a person, so it counts in no
// week's cap: another mentor, the end of their time here, what comes of an
// inquiry they accepted, a meeting that is off, and where the copy is that they asked for.

// news reports whether a kind is told whatever else the week holds.
func (k Kind) news() bool {
	return k == WelcomeKind || k == MentorKind || k == LeaveKind || k == NewsKind || k == VisitNewsKind || k == KitNewsKind || k == BundleKind
}

// MentorContent tells an ECT who mentors them from now on.
type MentorContent struct {
	Mentor      string // the whole name
	AlsoManages bool   // is also their induction tutor or line manager
}

// LeaveContent tells somebody on their last day that their journal is theirs.
type LeaveContent struct{ School string }

func (MentorContent) content() {}
func (LeaveContent) content()  {}

// newsLasts is for how long news waits for its reader to be at work.
const newsLasts = 28 * 24 * time.Hour

// mentorNews is queued with the write that gives an ECT a mentor. There is none
// for somebody who cannot be reached yet: their welcome comes first.
func (s *Service) mentorNews(e Member) []Record {
	if !e.Linked() || e.Mentor == "" {
		return nil
	}
	now := s.Now().UTC()
	return []Record{Delivery{
		ID: DeliveryID(NewID()), Key: fmt.Sprintf("%s/%s/%s/%d", MentorKind, e.ID, e.Mentor, e.Revision),
		Organisation: e.Organisation, Workspace: e.Workspace, To: e.ID, Kind: MentorKind, Ref: string(e.Mentor),
		DueAt: now, Until: now.Add(newsLasts), State: Queued,
	}}
}

// mentorNews is what it says while it is true.
func (b *brief) mentorNews(o outlook, d Delivery) Content {
	mentor, here := b.people[o.Member.Mentor]
	if !here || mentor.ID != MemberID(d.Ref) {
		return nil
	}
	return MentorContent{mentor.Name, o.Member.managedBy(mentor.ID)}
}

// managedBy reports whether somebody is the person's induction tutor or line
// manager.
func (m Member) managedBy(id MemberID) bool { return m.InductionTutor == id || m.LineManager == id }

// nextLeave is told once, in the afternoon of the last day that the person is
// at work: at once where that is today and the afternoon is there.
func (o outlook) nextLeave(after time.Time, taken func(string) bool) Delivery {
	if o.Member.Leaves.IsZero() {
		return Delivery{}
	}
	day := o.LastInBefore(o.Member.Leaves.AddDays(1))
	key := dayKey(LeaveKind, o.Member.ID, o.Member.Leaves)
	if day.IsZero() || taken(key) {
		return Delivery{}
	}
	due := day.At(askAt, o.Zone)
	if !due.After(after) && day == o.Today(after) {
		due = after.Add(time.Second)
	}
	if !due.After(after) {
		return Delivery{}
	}
	return Delivery{Key: key, Kind: LeaveKind, DueAt: due, Until: o.eveningOf(due)}
}
