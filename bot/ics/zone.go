package ics

import (
	"fmt"
	"strings"
	"time"

	"plenary/reflection"
)

// london is where a school is that says nothing else.
func london() *time.Location { return reflection.ZoneOf(reflection.Member{}, reflection.School{}) }

// outlook is how Outlook and Exchange call the zones that schools with an
// English curriculum are in; the rest have names that everybody shares. From
// the CLDR's windowsZones.xml.
var outlook = map[string]string{
	"GMT Standard Time": "Europe/London", "Greenwich Standard Time": "Atlantic/Reykjavik", "UTC": "UTC",
	"W. Europe Standard Time": "Europe/Berlin", "Central Europe Standard Time": "Europe/Budapest",
	"Romance Standard Time": "Europe/Paris", "GTB Standard Time": "Europe/Bucharest", "FLE Standard Time": "Europe/Kiev",
	"Arabian Standard Time": "Asia/Dubai", "Arab Standard Time": "Asia/Riyadh", "Singapore Standard Time": "Asia/Singapore",
	"China Standard Time": "Asia/Shanghai", "India Standard Time": "Asia/Kolkata", "E. Africa Standard Time": "Africa/Nairobi",
}

// zoneNamed finds a zone by the name a calendar gives it, which some put a
// path in front of: /freeassociation.sourceforge.net/Europe/London.
func zoneNamed(name string) (*time.Location, error) {
	name = strings.Trim(name, `" `)
	if its, known := outlook[name]; known {
		name = its
	}
	for try := name; try != ""; {
		if loc, err := time.LoadLocation(try); err == nil && try != "Local" {
			return loc, nil
		}
		_, rest, found := strings.Cut(strings.TrimPrefix(try, "/"), "/")
		if !found {
			break
		}
		try = rest
	}
	return nil, fmt.Errorf("is in the time zone %q, which is not known; use Europe/London", name)
}
