package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// What a coordinator reads: the weekly note, and the Views behind it. Counts
// are in words_counts.go, Forms in words_set_up.go.

// namedInNote is how many schools a note names: under 40 words, all told.
const namedInNote = 2

func noteWords(c reflection.NoteContent) Message {
	m := Message{
		Text:    fmt.Sprintf("%s: %d of %d people set up%s.", weekWords(c.Week, "This week"), c.SetUp, c.People, offWords(c.Off)),
		Buttons: []Button{{ID: "details", Label: "Details"}},
	}
	switch {
	case len(c.Missing) > 0:
		m.Text += " No safeguarding contact yet, so no prompts go out: " + someOf(c.Missing, namedInNote) + "."
	case len(c.Unconfirmed) > 0:
		m.Text += " Please confirm the safeguarding contact for this term: " + someOf(c.Unconfirmed, namedInNote) + "."
	}
	asked, told := len(c.Missing)+len(c.Unconfirmed) > 0, len(c.Losing) > 0
	if asked {
		m.Buttons = append(m.Buttons, Button{ID: "safeguarding", Label: "Safeguarding contact"})
	}
	if told {
		m.Text += " " + lostWords(c.Losing)
	}
	if c.Evaluating != "" {
		m.Buttons = append(m.Buttons, Button{ID: "evaluate:" + string(c.Evaluating), Label: "Three questions"})
	}
	if c.LookBack {
		m.Buttons = append(m.Buttons, aboutButton(reflection.Coordinator))
	}
	room := !asked || !told // what follows is said again next week
	if !c.Due.By.IsZero() {
		m.Buttons = append(m.Buttons, Button{ID: "dates", Label: "Statutory dates"})
		if room {
			m.Text += " " + dueWords(c.Due)
		}
	}
	if !c.Kit.On.IsZero() {
		m.Buttons = append(m.Buttons, kitButton)
		if !asked && !told {
			m.Text += " " + kitNoteWords(c.Kit)
		}
	}
	if c.AsksCard {
		m.Buttons = append(m.Buttons, networkButton)
		if !asked && !told && c.Kit.On.IsZero() {
			m.Text += " " + wordsAskCard
		}
	}
	switch {
	case c.CalendarOver && room:
		m.Text += " The term dates have run out."
	case c.CalendarOver:
	case !c.CalendarEnds.IsZero() && !asked && !told:
		m.Text += fmt.Sprintf(" The term dates end on %s.", longDay(c.CalendarEnds))
	default:
		return m
	}
	m.Buttons = append(m.Buttons, Button{ID: "send-files", Label: "Set up from a file"})
	return m
}

// offWords is how many were met and cannot be reached; nothing where that is
// nobody. Who they are is behind [Set-up].
func offWords(off int) string {
	switch off {
	case 0:
		return ""
	case 1:
		return "; 1 is off or lacks the app"
	}
	return fmt.Sprintf("; %d are off or lack the app", off)
}

// dueWords is "Due by 18 December: 12 progress reviews."
func dueWords(d reflection.Due) string {
	var what []string
	if d.Reviews > 0 {
		what = append(what, several(d.Reviews, "progress review"))
	}
	if d.Assessments > 0 {
		what = append(what, several(d.Assessments, "formal assessment"))
	}
	return "Due by " + d.By.Format("2 January") + ": " + list(what, "") + "."
}

func several(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// someOf names the first few, and says how many others there are.
func someOf(words []string, few int) string {
	if len(words) <= few+1 {
		return list(words, "")
	}
	return strings.Join(words[:few], ", ") + fmt.Sprintf(" and %d others", len(words)-few)
}

// waitingInView and contactsInView are how many a View names.
const (
	waitingInView  = 30
	contactsInView = 20
)

func detailsView(s reflection.SetUpState) View {
	text := []string{fmt.Sprintf("%d of %d people are set up%s.", s.SetUp, s.People, offWords(s.Off))}
	if week := weekWords(s.Week, ""); week != "" {
		text = append([]string{week + "."}, text...)
	}
	if len(s.Unreached) > 0 {
		text = append(text, "Not met in the chat yet: "+someOf(namesOf(s.Unreached), waitingInView)+".")
	}
	if len(s.Switched) > 0 {
		text = append(text, "Account off, or without the app: "+someOf(namesOf(s.Switched), waitingInView)+".")
	}
	if len(s.Missing) > 0 {
		text = append(text, "No safeguarding contact, so no prompts: "+list(s.Missing, "")+".")
	}
	if len(s.Unconfirmed) > 0 {
		text = append(text, "Contact not confirmed this term: "+list(s.Unconfirmed, "")+".")
	}
	if s.CalendarOver {
		text = append(text, "The term dates are missing or have run out. Until they are in, prompts go out on every weekday outside August.")
	}
	if !s.CalendarEnds.IsZero() {
		text = append(text, fmt.Sprintf("The term dates end on %s. Send me the next ones before that.", longDay(s.CalendarEnds)))
	}
	for _, pair := range s.Losing[:min(len(s.Losing), waitingInView)] {
		text = append(text, lostLine(pair))
	}
	v := View{ID: "details", Title: "Set-up", Text: strings.Join(text, "\n\n")}
	if len(s.Unreached)+len(s.Switched) > 0 {
		v.Buttons = append(v.Buttons, Button{ID: "unmet", Label: "Not met yet: what to do"})
	}
	v.Buttons = append(v.Buttons, Button{ID: "send-files", Label: "Set up from a file"}, addPersonButton, findPersonButton)
	if s.ECTs > 0 {
		v.Buttons = append(v.Buttons, Button{ID: "new-mentor", Label: "New mentor"}, Button{ID: "dates", Label: "Statutory dates"})
	}
	v.Buttons = append(v.Buttons, Button{ID: "counts", Label: "Half-term counts"})
	if s.Network {
		v.Buttons = append(v.Buttons, networkButton)
	}
	v.Buttons = append(v.Buttons, contactButtons(s.Schools)...)
	return v
}

func contactButtons(schools []reflection.School) (all []Button) {
	for _, school := range schools[:min(len(schools), contactsInView)] {
		all = append(all, Button{ID: "safeguarding:" + string(school.ID), Label: "Contact: " + school.Name})
	}
	return all
}

// contactsView offers every school whose safeguarding contact is asked for.
func contactsView(s reflection.SetUpState) View {
	v := View{ID: "contacts", Title: "Safeguarding contacts", Buttons: contactButtons(s.Wanting)}
	var text []string
	if len(s.Missing) > 0 {
		text = append(text, "Nobody is prompted until there is one: "+list(s.Missing, "")+".")
	}
	if len(s.Unconfirmed) > 0 {
		text = append(text, "To be confirmed for this term: "+list(s.Unconfirmed, "")+".")
	}
	if more := len(s.Wanting) - contactsInView; more > 0 {
		text = append(text, fmt.Sprintf("The first %d schools are below. The others follow once these are done.", contactsInView))
	}
	v.Text = strings.Join(text, "\n\n")
	return v
}

// contactKeptWords offers the next school that is asked about, if any.
func contactKeptWords(s reflection.SetUpState) Message {
	m := Message{Text: wordsContactKept}
	if len(s.Wanting) > 0 {
		m.Text += " Next: " + s.Wanting[0].Name + "."
		m.Buttons = []Button{{ID: "safeguarding:" + string(s.Wanting[0].ID), Label: "Contact: " + s.Wanting[0].Name}}
	}
	return m
}

const (
	wordsNoDates = "No dates yet. They come from the term dates and from when each early career teacher began."
	wordsOnDates = "From the term dates, working days and first day of each. Terms count as full-time ones: part-time takes longer. " +
		"Nothing about how a review went is kept here."
	// datesInView is how many dates a View lists.
	datesInView = 40
)

// datesView lists what induction asks for, by its day.
func datesView(all []reflection.Milestone) View {
	v := View{ID: "dates", Title: "Statutory dates", Text: wordsNoDates}
	if len(all) == 0 {
		return v
	}
	var lines []string
	for i := 0; i < len(all) && len(lines) < datesInView; {
		j := i
		var who []string
		for ; j < len(all) && all[j].By == all[i].By && all[j].Formal() == all[i].Formal(); j++ {
			who = append(who, all[j].ECT.Name)
		}
		what := "progress review"
		if all[i].Formal() {
			what = "formal assessment"
		}
		lines = append(lines, fmt.Sprintf("%s, %s: %s.", all[i].By.Format("Mon 2 January 2006"), what, someOf(who, waitingInView)))
		i = j
	}
	v.Text = strings.Join(append(lines, wordsOnDates), "\n\n")
	return v
}

func namesOf(people []reflection.Member) []string {
	var names []string
	for _, m := range people {
		names = append(names, m.Name)
	}
	return names
}
