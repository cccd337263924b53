// Package holidays knows the bank holidays of England and Wales, so that no
// school has to list them. It wraps one library. A day that is proclaimed once,
// for a coronation, comes with a new version of it; until then a school closes
// on that day by its own calendar.
package holidays

import (
	"sync"

	"github.com/rickar/cal/v2/gb"

	"plenary/reflection"
)

// England has the days of any year that people plan for. It is safe for many
// callers at once.
type England struct{ years sync.Map }

// Bank reports whether d is a bank holiday: the day on which it is kept, where
// it falls on a weekend.
func (e *England) Bank(d reflection.Date) bool {
	known, ok := e.years.Load(d.Year)
	if !ok {
		known, _ = e.years.LoadOrStore(d.Year, daysOf(d.Year))
	}
	return known.(map[reflection.Date]bool)[d]
}

func daysOf(year int) map[reflection.Date]bool {
	days := map[reflection.Date]bool{}
	for _, h := range gb.Holidays {
		if _, kept := h.Calc(year); !kept.IsZero() {
			days[reflection.DateOf(kept, kept.Location())] = true
		}
	}
	return days
}
