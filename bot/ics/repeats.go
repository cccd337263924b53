package ics

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	ical "github.com/arran4/golang-ical"
	"github.com/teambition/rrule-go"

	"plenary/reflection"
)

// maxYears is for how long an event may repeat: more is a slip.
const maxYears = 10

// repeats are the first days of every time that an event happens. One without
// an end is an error: nobody has term dates for ever.
func repeats(e *ical.VEvent, when span) ([]reflection.Date, error) {
	rule := e.GetProperty(ical.ComponentPropertyRrule)
	if rule == nil {
		return []reflection.Date{when.first}, nil
	}
	option, err := rrule.StrToROption(rule.Value)
	switch {
	case err != nil:
		return nil, errors.New("repeats in a way that cannot be read")
	case option.Count == 0 && option.Until.IsZero():
		return nil, errors.New("repeats without an end; give it a last day")
	case option.Freq > rrule.DAILY:
		return nil, errors.New("repeats more often than once a day")
	}
	// Only days count here, and the library counts in instants.
	start := when.first.At(0, time.UTC)
	last := start.AddDate(maxYears, 0, 0)
	until := last
	if !option.Until.IsZero() {
		until = reflection.DateOf(option.Until, london()).At(0, time.UTC)
	}
	if until.After(last) {
		return nil, fmt.Errorf("repeats for more than %d years", maxYears)
	}
	option.Dtstart, option.Until = start, until
	option.Byhour, option.Byminute, option.Bysecond = nil, nil, nil
	all, err := rrule.NewRRule(*option)
	if err != nil {
		return nil, errors.New("repeats in a way that cannot be read")
	}
	return without(e, all.All())
}

// without leaves out the days that are excepted.
func without(e *ical.VEvent, days []time.Time) ([]reflection.Date, error) {
	var except []reflection.Date
	for _, p := range e.GetProperties(ical.ComponentPropertyExdate) {
		for value := range strings.SplitSeq(p.Value, ",") {
			one := *p
			one.Value = value
			m, err := instant(&one)
			if err != nil {
				return nil, err
			}
			except = append(except, m.day)
		}
	}
	var kept []reflection.Date
	for _, t := range days {
		if d := reflection.DateOf(t, time.UTC); !slices.Contains(except, d) {
			kept = append(kept, d)
		}
	}
	return kept, nil
}
