package bot

import (
	"fmt"

	"plenary/reflection"
)

// Words for what a person wrote before and may like to read again: in a View of
// their own, never in a message.

// againWords says what is there to read, and what it has to do with now.
func againWords(a reflection.Again) string {
	on := entryDay(a.Entry).Format("Mon 2 Jan 2006")
	switch a.Why {
	case reflection.YearAgo:
		return fmt.Sprintf("To read again, if you like: a year ago this week (%s).", on)
	case reflection.LastYear:
		return fmt.Sprintf("To read again, if you like: this half-term, last year (%s).", on)
	case reflection.FocusAgain:
		return fmt.Sprintf("To read again, if you like: %s, before (%s).", lower(focusWords(a.Entry.Tags.Focus)), on)
	case reflection.PlanUnsaid:
		return fmt.Sprintf("To read again, if you like: a plan from before (%s).", on)
	}
	return fmt.Sprintf("To read again, if you like: from a while ago (%s).", on)
}

// againButton opens it: the entry, or the plan, under which can be said what
// became of it.
func againButton(a reflection.Again) Button {
	if a.Why == reflection.PlanUnsaid {
		return Button{ID: "plan:" + string(a.Plan), Label: "Read the plan"}
	}
	return Button{ID: "entry:" + string(a.Entry.ID), Label: "Read it again"}
}

// waveOnButton goes on to the next, for good.
func waveOnButton(a reflection.Again) Button {
	return Button{ID: "wave-on:" + string(a.Entry.ID), Label: "Not this one"}
}

// yearAgoButton stands under the journal.
func yearAgoButton(a reflection.Again) Button {
	return Button{ID: "entry:" + string(a.Entry.ID), Label: "A year ago this week"}
}
