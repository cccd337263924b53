package ics

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"

	"plenary/reflection"
)

// span is the days of an event, first and last included.
type span struct{ first, last reflection.Date }

func (s span) days() int {
	if s.last.Before(s.first) {
		return 1
	}
	return s.last.DaysSince(s.first) + 1
}

// spanOf is when an event happens first. It ends on the day before DTEND where
// that is a day, or midnight (RFC 5545, 3.6.1).
func spanOf(e *ical.VEvent) (span, error) {
	first, err := instant(e.GetProperty(ical.ComponentPropertyDtStart))
	if err != nil {
		return span{}, err
	}
	s := span{first.day, first.day}
	end := e.GetProperty(ical.ComponentPropertyDtEnd)
	if end == nil {
		more, err := lasting(e, first)
		s.last = first.day.AddDays(more)
		return s, err
	}
	last, err := instant(end)
	if err != nil {
		return span{}, err
	}
	s.last = last.day
	if last.midnight && last.day.After(first.day) {
		s.last = last.day.AddDays(-1)
	}
	if s.last.Before(s.first) {
		return span{}, errors.New("ends before it starts")
	}
	return s, nil
}

// moment is a day on the school's wall, and whether it is that day's first
// instant.
type moment struct {
	day      reflection.Date
	midnight bool
}

// instant reads a day, or a time in whose zone its day is the one that counts.
// A time in UTC is read by London's clocks.
func instant(p *ical.IANAProperty) (moment, error) {
	if p == nil {
		return moment{}, errors.New("has no day on which it starts")
	}
	zone := london()
	if names := p.ICalParameters["TZID"]; len(names) == 1 {
		var err error
		if zone, err = zoneNamed(names[0]); err != nil {
			return moment{}, err
		}
	}
	return momentOf(p.Value, zone)
}

func momentOf(value string, zone *time.Location) (moment, error) {
	layout, in := "20060102T150405", zone
	switch {
	case len(value) == len("20060102"):
		layout = "20060102"
	case strings.HasSuffix(value, "Z"):
		layout, in = layout+"Z", time.UTC
	}
	t, err := time.ParseInLocation(layout, value, in)
	if err != nil || t.Year() < 2000 || t.Year() >= 2100 {
		return moment{}, fmt.Errorf("has the day %q; a calendar writes it like 20260902", value)
	}
	t = t.In(zone)
	return moment{reflection.DateOf(t, zone), t.Hour() == 0 && t.Minute() == 0}, nil
}

// lasting is how many days more an event has that says how long it lasts, such
// as P1W, P3D or PT6H.
func lasting(e *ical.VEvent, from moment) (int, error) {
	p := e.GetProperty(ical.ComponentPropertyDuration)
	if p == nil {
		return 0, nil
	}
	days, timed, _ := strings.Cut(strings.TrimPrefix(p.Value, "P"), "T")
	n, unit := 0, 1
	var err error
	if days != "" {
		if strings.HasSuffix(days, "W") {
			unit = 7
		}
		n, err = strconv.Atoi(strings.TrimRight(days, "WD"))
	}
	if err != nil || n < 0 || n > maxDays {
		return 0, fmt.Errorf("lasts %q; a calendar writes that like P5D", p.Value)
	}
	if n *= unit; n > 0 && timed == "" && from.midnight {
		n--
	}
	return n, nil
}

// maxDays is more than any span of a school year.
const maxDays = 366
