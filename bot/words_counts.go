package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"plenary/reflection"
)

// What a coordinator reads of a half-term: numbers that name nobody.

const (
	countsAlt = "A bar chart of the meetings held and lost in each half-term. The numbers are in the text above."

	wordsNoCounts  = "The first counts come a week after the half-term is over."
	wordsTooFew    = "Too few mentors to count. It takes nine with two meetings each, so that no number tells of a person."
	wordsReadCount = "Numbers are rounded down to fives, and stop short of “nearly all”. " +
		"“Fewer than five” means that fewer than five people are in it, or none."
	wordsFromWhere = "Meetings come from what people tapped. People who tried something together are counted where nine or more could."
)

func countsView(c reflection.Counts) View {
	v := View{ID: "counts", Title: "Half-term counts", Text: wordsNoCounts}
	if len(c.Halves) == 0 {
		return v
	}
	var text []string
	for i, h := range c.Halves {
		lines := []string{halfWords(h)}
		if i == 0 {
			lines = append(lines, schoolWords(c, h)...)
		}
		text = append(text, strings.Join(lines, "\n"))
	}
	v.Text = strings.Join(append(text, wordsReadCount+" "+wordsFromWhere), "\n\n")
	return v
}

func halfWords(h reflection.HalfCounts) string {
	lines := []string{"Half-term to " + h.To.Format("2 January 2006"), wordsTooFew}
	if h.All.Enough {
		lines[1] = "Meetings held: " + atLeast(h.All.Held) + ". Lost: " + atLeast(h.All.Lost) + "."
	}
	if h.All.EnoughPeople {
		lines = append(lines, "Tried something together: "+people(h.All.Tried)+". Decided what to do with it: "+people(h.All.Decided)+".")
	}
	return strings.Join(lines, "\n")
}

// people is "at least 35 people".
func people(n reflection.Fives) string { return atLeast(n) + " people" }

// schoolWords is a line for each school that is counted by itself, where there
// are several.
func schoolWords(c reflection.Counts, h reflection.HalfCounts) []string {
	if len(c.Schools) < 2 {
		return nil
	}
	var lines []string
	for _, t := range h.Schools {
		lines = append(lines, c.Schools[t.School].Name+": "+tallyWords(t)+".")
	}
	switch {
	case !h.All.Enough && !h.All.EnoughPeople:
	case len(h.Schools) == 0:
		lines = append(lines, "All schools are counted together.")
	case slices.ContainsFunc(h.Schools, func(t reflection.Tally) bool { return !t.Enough || !t.EnoughPeople }), len(h.Schools) < len(c.Schools):
		lines = append(lines, "Where a number is missing there are few people. They are counted together, or not at all.")
	}
	return lines
}

// tallyWords is what a school has enough people for.
func tallyWords(t reflection.Tally) string {
	var parts []string
	if t.Enough {
		parts = append(parts, "held "+atLeast(t.Held), "lost "+atLeast(t.Lost))
	}
	if t.EnoughPeople {
		parts = append(parts, "tried "+atLeast(t.Tried), "decided "+atLeast(t.Decided))
	}
	return strings.Join(parts, ", ")
}

// atLeast is "at least 35", or "fewer than five".
func atLeast(n reflection.Fives) string {
	if n == 0 {
		return "fewer than five"
	}
	return fmt.Sprintf("at least %d", n)
}

// countsChart is the same as bars, the oldest half-term first. Half-terms with
// too few people to count are left out.
func countsChart(c reflection.Counts) Chart {
	chart := Chart{Title: "Meetings held and lost", Series: []Series{{Name: "Held"}, {Name: "Lost"}}}
	for _, h := range slices.Backward(c.Halves) {
		if !h.All.Enough {
			continue
		}
		chart.Groups = append(chart.Groups, h.To.Format("2 Jan"))
		for i, n := range []reflection.Fives{h.All.Held, h.All.Lost} {
			chart.Series[i].Bars = append(chart.Series[i].Bars, Bar{int(n), barWords(n)})
		}
	}
	return chart
}

// barWords is "35", or "<5".
func barWords(n reflection.Fives) string {
	if n == 0 {
		return "<5"
	}
	return strconv.Itoa(int(n))
}
