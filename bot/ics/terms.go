package ics

import (
	"fmt"
	"slices"

	ical "github.com/arran4/golang-ical"

	"plenary/reflection"
)

// longestTerm is the most days from the one on which a term begins to the one
// on which it ends: more are two terms, of which a day is missing.
const longestTerm = 130

// edge is the day on which a term begins or ends.
type edge struct {
	day  reflection.Date
	term string
	ends bool
	line int
}

// termsBetween makes a term of each day on which one begins and the next on
// which one ends. Most schools write these down, and no event of a whole term.
func termsBetween(events []*ical.VEvent, starts []int) (rows []reflection.Row, mistakes reflection.Mistakes) {
	var edges []edge
	for i, e := range events {
		name := text(e, ical.ComponentPropertySummary)
		term, ends, is := reflection.TermEdgeOf(name)
		if !is || cancelled(e) {
			continue
		}
		when, err := spanOf(e)
		if err != nil {
			mistakes = append(mistakes, reflection.Mistake{Line: lineOf(starts, i), Text: fmt.Sprintf("%s %s", name, err)})
			continue
		}
		edges = append(edges, edge{when.first, term, ends, lineOf(starts, i)})
	}
	slices.SortStableFunc(edges, func(a, b edge) int { return a.day.DaysSince(b.day) })
	for i := range len(edges) - 1 {
		if first, last := edges[i], edges[i+1]; !first.ends && last.ends {
			rows = append(rows, termRow(first, last)...)
		}
	}
	return rows, mistakes
}

// termRow is the term between two days, unless that is too short or too long.
func termRow(first, last edge) []reflection.Row {
	days := span{first.day, last.day}.days()
	if kind, _ := reflection.DayKindOf(first.term, nil, days); kind != reflection.TermDays || days > longestTerm {
		return nil
	}
	return []reflection.Row{{Line: first.line, Cells: map[string]string{
		"date_from": first.day.String(), "date_to": last.day.String(), "kind": string(reflection.TermDays), "name": first.term,
	}}}
}
