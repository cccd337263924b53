package reflection

import (
	"errors"
	"fmt"
	"net/mail"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// How the cells of set-up files are read. Every error says what would be right.

// Phases lists the phases there are questions for.
func Phases() []string {
	return []string{"EYFS", "primary", "secondary", "SEND", "alternative provision"}
}

// phaseNames are other words for them that people write.
var phaseNames = map[string]string{
	"early years": "EYFS", "special": "SEND", "ap": "alternative provision",
}

func readPhase(cell string) (string, error) {
	for _, p := range Phases() {
		if folded(p) == folded(cell) {
			return p, nil
		}
	}
	if p, ok := phaseNames[folded(cell)]; ok {
		return p, nil
	}
	return "", fmt.Errorf("%q is not a phase; use %s", cell, list(Phases()))
}

func readPhases(cell string) ([]string, error) {
	var phases []string
	for _, word := range splitOn("+,", cell) {
		p, err := readPhase(word)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(phases, p) {
			phases = append(phases, p)
		}
	}
	return phases, nil
}

// splitOn gives the words between any of the separators.
func splitOn(separators, cell string) []string {
	var words []string
	for word := range strings.FieldsFuncSeq(cell, func(r rune) bool { return strings.ContainsRune(separators, r) }) {
		if word = strings.TrimSpace(word); word != "" {
			words = append(words, word)
		}
	}
	return words
}

// readRoles puts the roles in the order of Roles, so that the same roles in
// another order are no change.
func readRoles(cell string) ([]Role, error) {
	words := splitOn("+,", strings.ToLower(cell))
	var roles []Role
	for _, r := range Roles() {
		if slices.Contains(words, string(r)) {
			roles = append(roles, r)
		}
	}
	for _, w := range words {
		if !slices.Contains(roles, Role(w)) {
			return nil, fmt.Errorf("%q is not a role; use %s, joined by +", w, list(roleNames(Roles())))
		}
	}
	return roles, nil
}

func roleNames(roles []Role) []string {
	names := make([]string, len(roles))
	for i, r := range roles {
		names[i] = string(r)
	}
	return names
}

func readEmail(cell string) (string, error) {
	a, err := mail.ParseAddress(cell)
	hidden := strings.ContainsFunc(cell, func(r rune) bool { return !unicode.IsPrint(r) })
	if err != nil || hidden || a.Name != "" || a.Address != cell || len(cell) > 254 {
		return "", fmt.Errorf("%q is not an e-mail address like asha@school.example", cell)
	}
	return strings.ToLower(cell), nil
}

func readName(cell string) (string, error) {
	if cell = strings.Join(strings.Fields(cell), " "); cell == "" {
		return "", errors.New("has no name")
	}
	return cell, checkLength(cell)
}

// readDay takes 2026-09-02, and days as they are written in Britain: 02/09/2026,
// 2/9/26, 2 Sep 2026.
func readDay(cell string) (Date, error) {
	if cell == "" {
		return Date{}, nil
	}
	for _, layout := range []string{time.DateOnly, "2/1/2006", "2/1/06", "2 Jan 2006", "2 January 2006"} {
		if t, err := time.Parse(layout, cell); err == nil && t.Year() >= 2000 && t.Year() < 2100 {
			return DateOf(t, time.UTC), nil
		}
	}
	return Date{}, fmt.Errorf("%q is not a date like 2026-09-02", cell)
}

func readWorkingDays(cell string) (Weekdays, error) {
	days, err := ParseWeekdays(cell)
	if err != nil {
		return 0, fmt.Errorf("%w; use Mon, Tue, Wed, Thu and Fri with spaces between", err)
	}
	if days&^SchoolWeek != 0 {
		return 0, errors.New("there is a day at the weekend; use Mon, Tue, Wed, Thu and Fri with spaces between")
	}
	if days == SchoolWeek { // the same as saying nothing
		return 0, nil
	}
	return days, nil
}

func readYear(cell string) (int, error) {
	if year, err := strconv.Atoi(cell); err == nil && (year == 1 || year == 2) {
		return year, nil
	}
	return 0, fmt.Errorf("%q is not an ECT year; use 1 or 2", cell)
}

// Meetings are looked for in these hours: 01:10 is a slip for 13:10.
const (
	earliestMeeting = TimeOfDay(7 * 60)
	latestMeeting   = TimeOfDay(20 * 60)
)

// readMeeting takes "Tue 11:10", with "weekly", "fortnightly" or "fortnightly
// from 2026-09-08" after it. said is false when the cell leaves the rhythm to
// the ECT's year.
func readMeeting(cell string) (slot MeetingSlot, said bool, err error) {
	words := strings.Fields(cell)
	wrong := fmt.Errorf("%q is not a meeting time like Tue 11:10, or Tue 11:10 fortnightly from 2026-09-08", cell)
	if len(words) < 2 {
		return slot, false, wrong
	}
	if slot.When, err = ParseWeekTime(words[0] + " " + words[1]); err != nil || !SchoolWeek.Has(slot.When.Day) {
		return slot, false, wrong
	}
	if at := slot.When.At; at < earliestMeeting || at > latestMeeting {
		return slot, false, fmt.Errorf("%s is no time for a meeting; use one from %s to %s", at, earliestMeeting, latestMeeting)
	}
	switch rest := words[2:]; {
	case len(rest) == 0:
		return slot, false, nil
	case len(rest) == 1 && folded(rest[0]) == "weekly":
		return slot, true, nil
	case len(rest) == 1 && folded(rest[0]) == "fortnightly":
		slot.Fortnightly = true
		return slot, true, nil
	case len(rest) == 3 && folded(rest[0]) == "fortnightly" && folded(rest[1]) == "from":
		slot.Fortnightly = true
		slot.From, err = readDay(rest[2])
		return slot, true, err
	}
	return slot, false, wrong
}

// readPeriods takes "Mon 10:00-10:50;Wed 14:00-14:50".
func readPeriods(cell string) ([]Period, error) {
	var periods []Period
	for _, text := range splitOn(";", cell) {
		p, err := readPeriod(text)
		if err != nil {
			return nil, fmt.Errorf("%q is not a time like Mon 10:00-10:50; put ; between two of them", text)
		}
		periods = append(periods, p)
	}
	return periods, nil
}

func readPeriod(text string) (Period, error) {
	from, to, _ := strings.Cut(text, "-")
	start, err := ParseWeekTime(from)
	if err != nil {
		return Period{}, err
	}
	end, err := ParseTimeOfDay(to)
	if err == nil && (end <= start.At || !SchoolWeek.Has(start.Day)) {
		err = errors.New("ends before it starts")
	}
	return Period{start.Day, start.At, end}, err
}

func (p Period) String() string { return fmt.Sprintf("%s %s-%s", p.Day.String()[:3], p.From, p.To) }

func periodsCell(ps []Period) string {
	cells := make([]string, len(ps))
	for i, p := range ps {
		cells[i] = p.String()
	}
	return strings.Join(cells, ";")
}

// String is the slot as a set-up file writes it.
func (s MeetingSlot) String() string {
	switch {
	case !s.Set():
		return ""
	case s.Fortnightly:
		return s.When.String() + " fortnightly from " + s.From.String()
	}
	return s.When.String() + " weekly"
}

func readZone(cell string) (string, error) {
	if _, err := time.LoadLocation(cell); err != nil || cell == "Local" {
		return "", fmt.Errorf("%q is not a time zone like Europe/London", cell)
	}
	return cell, nil
}
