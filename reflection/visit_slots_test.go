package reflection_test

import (
	"slices"
	"testing"
	"time"

	"plenary/reflection"
)

// slotWeeks are an observer who is free on Mondays and Wednesdays from 10:00 to
// 10:50 and a host who teaches then, at a school with a half-term in October.
func slotWeeks() (observer, host reflection.Week) {
	period := func(day time.Weekday, from, to string) reflection.Period {
		f, _ := reflection.ParseTimeOfDay(from)
		u, _ := reflection.ParseTimeOfDay(to)
		return reflection.Period{Day: day, From: f, To: u}
	}
	terms := reflection.TermsFor("s", []reflection.Span{
		{From: date("2026-09-01"), To: date("2026-10-23"), Kind: reflection.TermDays},
		{From: date("2026-11-02"), To: date("2026-12-18"), Kind: reflection.TermDays},
		{From: date("2026-11-18"), To: date("2026-11-18"), Kind: reflection.InsetDays},
	})
	london := at("2026-11-11 15:00").Location()
	observer = reflection.Week{Terms: terms, Zone: london, Member: reflection.Member{ID: "asha", Mentor: "sam",
		Free: []reflection.Period{period(time.Monday, "10:00", "10:50"), period(time.Wednesday, "10:00", "10:50")}}}
	host = reflection.Week{Terms: terms, Zone: london, Member: reflection.Member{ID: "ben",
		Lessons: []reflection.Period{period(time.Monday, "09:30", "10:20"), period(time.Wednesday, "10:40", "11:30")}}}
	return observer, host
}

// A visit is offered where one is free and the other teaches, and nowhere else.
func TestVisitSlots(t *testing.T) {
	type weeks struct {
		observer, host reflection.Week
		taken          []reflection.Visit
	}
	agreed := func(starts string) []reflection.Visit {
		return []reflection.Visit{{State: reflection.VisitAgreed, Starts: at(starts)}}
	}
	for name, c := range map[string]struct {
		now    string
		change func(*weeks)
		want   []string
	}{
		"ten minutes that both have, for three weeks, and no INSET day": {"2026-11-11 15:00", nil,
			[]string{"2026-11-16 10:00", "2026-11-23 10:00", "2026-11-25 10:40"}},
		"not today": {"2026-11-16 08:00", nil,
			[]string{"2026-11-23 10:00", "2026-11-25 10:40", "2026-11-30 10:00", "2026-12-02 10:40"}},
		"on the wall on both sides of the day the clocks go back": {"2026-10-16 12:00", nil,
			[]string{"2026-10-19 10:00", "2026-10-21 10:40", "2026-11-02 10:00", "2026-11-04 10:40"}},
		"not on a day one of them does not work": {"2026-11-11 15:00",
			func(w *weeks) { w.host.Member.WorkingDays = 1 << time.Monday }, []string{"2026-11-16 10:00", "2026-11-23 10:00"}},
		"not after the observer's last day": {"2026-11-11 15:00",
			func(w *weeks) { w.observer.Member.Leaves = date("2026-11-20") }, []string{"2026-11-16 10:00"}},
		"not while another visit is": {"2026-11-11 15:00",
			func(w *weeks) { w.taken = agreed("2026-11-16 09:51") }, []string{"2026-11-23 10:00", "2026-11-25 10:40"}},
		"right after another visit": {"2026-11-11 15:00",
			func(w *weeks) { w.taken = agreed("2026-11-16 09:50") },
			[]string{"2026-11-16 10:00", "2026-11-23 10:00", "2026-11-25 10:40"}},
		"not while one of them meets their mentor": {"2026-11-11 15:00", func(w *weeks) {
			w.observer.Member.Meets = reflection.MeetingSlot{When: reflection.WeekTime{Day: time.Monday, At: reflection.Clock(10, 5)}}
		}, []string{"2026-11-25 10:40"}},
		"not in nine minutes": {"2026-11-11 15:00",
			func(w *weeks) { w.host.Member.Lessons[1].From++ }, []string{"2026-11-16 10:00", "2026-11-23 10:00"}},
		"none without a timetable":   {"2026-11-11 15:00", func(w *weeks) { w.host.Member.Lessons = nil }, nil},
		"none without a free period": {"2026-11-11 15:00", func(w *weeks) { w.observer.Member.Free = nil }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var w weeks
			w.observer, w.host = slotWeeks()
			if c.change != nil {
				c.change(&w)
			}
			var got []string
			for _, s := range reflection.VisitSlots(w.observer, w.host, w.taken, at(c.now)) {
				got = append(got, s.In(w.host.Zone).Format("2006-01-02 15:04"))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}
