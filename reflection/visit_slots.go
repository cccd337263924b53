package reflection

import (
	"slices"
	"time"
)

// When a visit can be. All of it is pure: two weeks and what is taken in, times
// out.

// visitWeeks is how many school weeks ahead a visit is looked for, this one
// included.
const visitWeeks = 3

// visitDays are the days after today, of the next three weeks in which the
// host's school teaches, on which both are at work.
func visitDays(observer, host Week, now time.Time) []Date {
	var days []Date
	today := host.Today(now)
	monday := today.Monday()
	for weeks, looked := 0, 0; weeks < visitWeeks && looked < searchDays/7; looked++ {
		open := false
		for i := range 5 {
			d := monday.AddDays(i)
			if !host.Terms.Open(d) {
				continue
			}
			open = true
			if d.After(today) && observer.In(d) && host.In(d) {
				days = append(days, d)
			}
		}
		if open {
			weeks++
		}
		monday = monday.AddDays(7)
	}
	return days
}

// meetsDuring reports whether the person's meeting with their mentor falls in
// the ten minutes from an instant.
func (w Week) meetsDuring(starts time.Time) bool {
	on := w.Today(starts)
	begins := on.At(w.Member.Meets.When.At, w.Zone)
	return w.MeetsOn(on) && begins.Before(starts.Add(VisitLasts)) && starts.Before(begins.Add(meetingLasts*time.Minute))
}

// VisitSlots are the instants at which the observer is free for ten minutes of
// a lesson of the host's, soonest first, none of which overlaps a visit of
// either that is agreed or a meeting with a mentor. None where the timetable of one of them is not known.
func VisitSlots(observer, host Week, taken []Visit, now time.Time) []time.Time {
	var slots []time.Time
	for _, d := range visitDays(observer, host, now) {
		for _, lesson := range host.Member.Lessons {
			for _, free := range observer.Member.Free {
				if lesson.Day != d.Weekday() || free.Day != d.Weekday() {
					continue
				}
				starts := later(d.At(lesson.From, host.Zone), d.At(free.From, observer.Zone))
				ends := d.At(lesson.To, host.Zone)
				if free := d.At(free.To, observer.Zone); free.Before(ends) {
					ends = free
				}
				if !starts.Add(VisitLasts).After(ends) && !anyOverlaps(taken, starts) && !observer.meetsDuring(starts) && !host.meetsDuring(starts) {
					slots = append(slots, starts)
				}
			}
		}
	}
	slices.SortFunc(slots, time.Time.Compare)
	return slices.CompactFunc(slots, time.Time.Equal)
}

func anyOverlaps(taken []Visit, starts time.Time) bool {
	return slices.ContainsFunc(taken, func(v Visit) bool { return v.overlaps(starts) })
}

// byHand is why a time that was picked by hand cannot be, where no timetable
// offers one.
func byHand(observer, host Week, taken []Visit, starts, now time.Time) error {
	days := visitDays(observer, host, now)
	on := host.Today(starts)
	switch {
	case !starts.After(now):
		return Fault{VisitDayField, InThePast}
	case len(days) == 0 || on.After(days[len(days)-1]):
		return Fault{VisitDayField, VisitTooFar}
	case !slices.Contains(days, on):
		return Fault{VisitDayField, VisitNotIn}
	case !lessonTime(TimeOfDayOf(starts, host.Zone)):
		return Fault{VisitTimeField, VisitNoLesson}
	case anyOverlaps(taken, starts):
		return Fault{VisitTimeField, VisitOverlaps}
	case observer.meetsDuring(starts) || host.meetsDuring(starts):
		return Fault{VisitTimeField, VisitBusy}
	}
	return nil
}

// lessonTime reports whether a lesson can be at that time: 02:10 is meant to be
// ten past two in the afternoon.
func lessonTime(at TimeOfDay) bool { return at >= QuietEnds && at < QuietBegins }
