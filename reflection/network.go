package reflection

import (
	"fmt"
	"slices"
	"time"
)

// NetworkCard is one version of which features of a network that works a
// school's coordinator saw in a half-term: a tick each. What is not ticked says
// nothing. It never changes; the next version stands beside it.
type NetworkCard struct {
	ID           NetworkCardID
	Organisation OrganisationID
	School       SchoolID
	Half         Date // the first day of the half-term
	Version      int  // within it, from 1
	Seen         []StatementID
	At           time.Time
}

// NetworkCardID names one version: the school, the half-term and its number.
type NetworkCardID string

func newNetworkCardID(school SchoolID, half Date, version int) NetworkCardID {
	return NetworkCardID(fmt.Sprintf("%s/%s/%d", school, half, version))
}

// networks is the framework that has the features, in its first part.
const networks FrameworkID = "network"

// features are those of networks that work, as the school's library has them;
// none where the school has switched the framework off.
func (l *Library) features(school School) []Statement {
	f, known := l.framework(networks)
	if !known || school.isOff(f.part()) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.Statements), func(st Statement) bool {
		return st.Retired || st.Part != f.Statements[0].Part
	})
}

// NetworkTally is how many schools ticked one feature in a half-term, for the
// organisation as a whole. It is made once and never changes.
type NetworkTally struct {
	Organisation OrganisationID
	Half         Date
	Feature      StatementID
	// Enough says that there are enough schools for a count; else nothing was
	// counted.
	Enough bool
	Seen   Fives
}

// schoolsToCount is how many schools with a coordinator an organisation needs
// for its cards to be counted: without any four of them there are still enough.
const schoolsToCount = fewest + fewest - 1

// networkTallies are the counts of a half-term, from the last card of each
// school. A count stops at what all but four schools could have ticked: "all of
// them" would tell of everyone. Which schools are counted depends on staff
// alone.
func networkTallies(features []Statement, schools []SchoolID, cards []NetworkCard) []NetworkTally {
	last := map[SchoolID]NetworkCard{}
	for _, c := range cards {
		if slices.Contains(schools, c.School) && c.Version > last[c.School].Version {
			last[c.School] = c
		}
	}
	var tallies []NetworkTally
	for _, f := range features {
		t := NetworkTally{Feature: f.ID, Enough: len(schools) >= schoolsToCount}
		seen := 0
		for _, c := range last {
			if slices.Contains(c.Seen, f.ID) {
				seen++
			}
		}
		if t.Enough {
			t.Seen = downToFives(min(seen, len(schools)-(fewest-1)))
		}
		tallies = append(tallies, t)
	}
	return tallies
}
