package bot

import (
	"fmt"

	"plenary/reflection"
)

// weekWords is a week as schools call it, "Autumn 2, week 3"; in no term it is
// called otherwise.
func weekWords(w reflection.TermWeek, otherwise string) string {
	if w == (reflection.TermWeek{}) {
		return otherwise
	}
	if w.Half == 0 {
		return fmt.Sprintf("%s, week %d", w.Season, w.Week)
	}
	return fmt.Sprintf("%s %d, week %d", w.Season, w.Half, w.Week)
}

// inWeek is that behind a day.
func inWeek(w reflection.TermWeek) string {
	if week := weekWords(w, ""); week != "" {
		return " (" + week + ")"
	}
	return ""
}
