package ics

import (
	"time"

	ical "github.com/arran4/golang-ical"

	"plenary/bot"
)

// organiser stands where an invitation must name who sends it. Nobody reads
// answers there: .invalid is a name that never exists (RFC 2606).
const organiser = "noreply@plenary.invalid"

// Write is the event as a calendar takes it in: a request (RFC 5546), which a
// later one with the same UID and a higher sequence changes or cancels. A time
// in London stands as on the wall there, with the rules of its clock; in any
// other zone it is UTC.
func Write(e bot.Event) []byte {
	method, status := ical.MethodRequest, ical.ObjectStatusConfirmed
	if e.Cancelled {
		method, status = ical.MethodCancel, ical.ObjectStatusCancelled
	}
	cal := ical.NewCalendarFor("Plenary")
	cal.SetMethod(method)
	event := ical.NewEvent(e.UID)
	event.SetDtStampTime(e.Made)
	event.SetSequence(e.Sequence)
	event.SetStatus(status)
	event.SetSummary(e.Summary)
	event.SetDescription(e.Description)
	event.SetOrganizer("mailto:"+organiser, ical.WithCN(bot.ProductName))
	attendee := e.Attendee
	if attendee == "" {
		attendee = organiser
	}
	event.AddAttendee("mailto:"+attendee, ical.ParticipationStatusAccepted)
	if e.Starts.Location().String() == londonName {
		cal.AddVTimezone(londonClock())
	}
	setTime(event, ical.ComponentPropertyDtStart, e.Starts)
	setTime(event, ical.ComponentPropertyDtEnd, e.Ends)
	cal.AddVEvent(event)
	return []byte(cal.Serialize(ical.WithNewLineWindows)) //nolint:misspell // the library's own name
}

const (
	londonName = "Europe/London"
	onTheWall  = "20060102T150405"
)

// setTime writes the time on the wall: the library's own way makes UTC of it.
func setTime(event *ical.VEvent, property ical.ComponentProperty, at time.Time) {
	if at.Location().String() == londonName {
		event.SetProperty(property, at.Format(onTheWall), ical.WithTZID(londonName))
		return
	}
	event.SetProperty(property, at.UTC().Format(onTheWall+"Z"))
}

// londonClock is the rule of the clock in London since 1996: an hour forward on
// the last Sunday of March and back on that of October, both at 01:00 UTC.
func londonClock() *ical.VTimezone {
	zone := ical.NewTimezone(londonName)
	summer := &ical.Daylight{}
	rule(&summer.ComponentBase, "19960331T010000", "+0000", "+0100", "BST", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
	winter := ical.NewStandard()
	rule(&winter.ComponentBase, "19961027T020000", "+0100", "+0000", "GMT", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")
	zone.Components = append(zone.Components, summer, winter)
	return zone
}

func rule(c *ical.ComponentBase, from, before, after, name, every string) {
	c.SetProperty(ical.ComponentPropertyDtStart, from)
	c.SetProperty("TZOFFSETFROM", before)
	c.SetProperty("TZOFFSETTO", after)
	c.SetProperty("TZNAME", name)
	c.SetProperty(ical.ComponentPropertyRrule, every)
}
