package reflection

import (
	"fmt"
	"strings"
	"time"
)

// Date is a day on the calendar, without a time or a zone.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day it is at t in loc.
func DateOf(t time.Time, loc *time.Location) Date {
	y, m, d := t.In(loc).Date()
	return Date{y, m, d}
}

// ParseDate reads 2026-11-12. An empty string is the zero Date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return Date{}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date like 2026-11-12", s)
	}
	return DateOf(t, time.UTC), nil
}

// At is the instant of that time of day in loc. Where the clocks go forward
// over it, it is the instant an hour later on the clock.
func (d Date) At(at TimeOfDay, loc *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, int(at)/60, int(at)%60, 0, 0, loc)
}

func (d Date) utc() time.Time              { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
func (d Date) IsZero() bool                { return d == Date{} }
func (d Date) Before(o Date) bool          { return d.utc().Before(o.utc()) }
func (d Date) After(o Date) bool           { return o.Before(d) }
func (d Date) AddDays(n int) Date          { return DateOf(d.utc().AddDate(0, 0, n), time.UTC) }
func (d Date) DaysSince(o Date) int        { return int(d.utc().Sub(o.utc()) / (24 * time.Hour)) }
func (d Date) Weekday() time.Weekday       { return d.utc().Weekday() }
func (d Date) Format(layout string) string { return d.utc().Format(layout) }

// String is 2026-11-12, or empty for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return d.utc().Format(time.DateOnly)
}

// Monday is the first day of the week the date is in.
func (d Date) Monday() Date { return d.AddDays(-((int(d.Weekday()) + 6) % 7)) }

// Week is the ISO week, such as 2026-W47: part of a delivery's natural key.
func (d Date) Week() string {
	y, w := d.utc().ISOWeek()
	return fmt.Sprintf("%d-W%02d", y, w)
}

// TimeOfDay is minutes since midnight on the clock on the wall.
type TimeOfDay int

// Clock makes a TimeOfDay: Clock(15, 45) is a quarter to four.
func Clock(hour, minute int) TimeOfDay { return TimeOfDay(hour*60 + minute) }

// ParseTimeOfDay reads 15:45.
func ParseTimeOfDay(s string) (TimeOfDay, error) {
	t, err := time.Parse("15:04", strings.TrimSpace(s))
	if err != nil {
		return 0, fmt.Errorf("%q is not a time like 15:45", s)
	}
	return Clock(t.Hour(), t.Minute()), nil
}

// TimeOfDayOf is the time on the wall at t in loc.
func TimeOfDayOf(t time.Time, loc *time.Location) TimeOfDay {
	t = t.In(loc)
	return Clock(t.Hour(), t.Minute())
}

// String is 15:45.
func (t TimeOfDay) String() string { return fmt.Sprintf("%02d:%02d", int(t)/60, int(t)%60) }

// WeekTime is a time in every week, such as Thursday 15:45.
type WeekTime struct {
	Day time.Weekday
	At  TimeOfDay
}

// ParseWeekTime reads "Thu 15:45".
func ParseWeekTime(s string) (WeekTime, error) {
	day, at, _ := strings.Cut(strings.TrimSpace(s), " ")
	wd, err := ParseWeekday(day)
	if err != nil {
		return WeekTime{}, err
	}
	tod, err := ParseTimeOfDay(at)
	return WeekTime{wd, tod}, err
}

// String is "Thu 15:45".
func (w WeekTime) String() string { return w.Day.String()[:3] + " " + w.At.String() }

// otherDays are short names of days that are not their first three letters.
var otherDays = map[string]time.Weekday{"tues": time.Tuesday, "weds": time.Wednesday, "thur": time.Thursday, "thurs": time.Thursday}

// ParseWeekday reads Mon or Monday, Tue or Tues, in any case.
func ParseWeekday(s string) (time.Weekday, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	for d := time.Sunday; d <= time.Saturday; d++ {
		name := strings.ToLower(d.String())
		if s == name || s == name[:3] {
			return d, nil
		}
	}
	if d, known := otherDays[s]; known {
		return d, nil
	}
	return 0, fmt.Errorf("%q is not a day like Mon", s)
}

// Weekdays is a set of days of the week, a bit each (1 << time.Weekday).
type Weekdays uint8

// SchoolWeek is Monday to Friday.
const SchoolWeek Weekdays = 1<<time.Monday | 1<<time.Tuesday | 1<<time.Wednesday | 1<<time.Thursday | 1<<time.Friday

// Has reports whether the day is in the set; the zero set means SchoolWeek.
func (w Weekdays) Has(d time.Weekday) bool {
	if w == 0 {
		w = SchoolWeek
	}
	return w&(1<<d) != 0
}

// ParseWeekdays reads "Mon Tue Wed", or with commas between. An empty string is the zero set.
func ParseWeekdays(s string) (Weekdays, error) {
	var set Weekdays
	for _, word := range strings.Fields(strings.ReplaceAll(s, ",", " ")) {
		d, err := ParseWeekday(word)
		if err != nil {
			return 0, err
		}
		set |= 1 << d
	}
	return set, nil
}

// String is "Mon Tue Wed".
func (w Weekdays) String() string {
	var days []string
	for i := range 7 {
		if d := time.Weekday((i + 1) % 7); w.Has(d) {
			days = append(days, d.String()[:3])
		}
	}
	return strings.Join(days, " ")
}
