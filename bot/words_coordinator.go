package bot

import (
	"fmt"
	"slices"
	"strings"

	"plenary/reflection"
)

// What a coordinator reads: the weekly note, and the Views behind it. Counts
// are in words_counts.go, Forms in words_set_up.go.

const (
	// namedInNote is how many schools a note names, where there is room.
	namedInNote = 2
	// wordsInNote is how long a note may be: under 40 words.
	wordsInNote = 39
)

// noteWords says what cannot wait: schools without a contact, and pairs who lose
// their meetings. Of the rest it says what there is room for, in this order;
// what there is none for is said again next week, and its button stands anyway.
func noteWords(c reflection.NoteContent) Message {
	set := fmt.Sprintf("%s: %d of %d people set up", weekWords(c.Week, "This week"), c.SetUp, c.People)
	lost, card := "", ""
	if len(c.Losing) > 0 {
		lost = lostWords(c.Losing)
	}
	if c.AsksCard {
		card = wordsAskCard
	}
	says := []string{set + ".", askedWords(c, namedInNote), lost}
	for few := namedInNote - 1; few >= 0 && !fitsNote(says...); few-- {
		says[1] = askedWords(c, few)
	}
	if off := offWords(c.Off); fitsNote(append(says, off)...) {
		says[0] = set + off + "."
	}
	for _, more := range []string{dueWords(c.Due), kitNoteWords(c.Kit), card, calendarWords(c)} {
		if fitsNote(append(says, more)...) {
			says = append(says, more)
		}
	}
	return Message{Text: joinNote(says), Buttons: weeklyButtons(c)}
}

func fitsNote(says ...string) bool { return len(strings.Fields(joinNote(says))) <= wordsInNote }

// joinNote leaves out what is not to be said.
func joinNote(says []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(says), func(s string) bool { return s == "" }), " ")
}

func weeklyButtons(c reflection.NoteContent) []Button {
	all := []Button{{ID: "details", Label: "Details"}}
	if len(c.Missing)+len(c.Unconfirmed) > 0 {
		all = append(all, Button{ID: "safeguarding", Label: "Safeguarding contact"})
	}
	if c.Evaluating != "" {
		all = append(all, Button{ID: "evaluate:" + string(c.Evaluating), Label: "Three questions"})
	}
	if c.LookBack {
		all = append(all, aboutButton(reflection.Coordinator))
	}
	if !c.Due.By.IsZero() {
		all = append(all, Button{ID: "dates", Label: "Statutory dates"})
	}
	if !c.Kit.On.IsZero() {
		all = append(all, kitButton)
	}
	if c.AsksCard {
		all = append(all, networkButton)
	}
	if calendarWords(c) != "" {
		all = append(all, Button{ID: "send-files", Label: "Set up from a file"})
	}
	return all
}

// askedWords asks for safeguarding contacts, and names so many schools; none
// where one name would be too long.
func askedWords(c reflection.NoteContent, few int) string {
	named := func(schools []string) string {
		if few == 0 {
			return several(len(schools), "school") + "."
		}
		return someOf(schools, few) + "."
	}
	switch {
	case len(c.Missing) > 0:
		return "No safeguarding contact yet, so no prompts go out: " + named(c.Missing)
	case len(c.Unconfirmed) > 0:
		return "Please confirm the safeguarding contact for this term: " + named(c.Unconfirmed)
	}
	return ""
}

func calendarWords(c reflection.NoteContent) string {
	switch {
	case c.CalendarOver:
		return "The term dates have run out."
	case !c.CalendarEnds.IsZero():
		return fmt.Sprintf("The term dates end on %s.", longDay(c.CalendarEnds))
	}
	return ""
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

// dueWords is "Due by 18 December: 12 progress reviews, the first by 30 November."
func dueWords(d reflection.Due) string {
	var what []string
	if d.Reviews > 0 {
		what = append(what, several(d.Reviews, "progress review"))
	}
	if d.Assessments > 0 {
		what = append(what, several(d.Assessments, "formal assessment"))
	}
	if len(what) == 0 {
		return ""
	}
	text := "Due by " + d.By.Format("2 January") + ": " + list(what, "")
	if d.First != d.By {
		text += ", the first by " + d.First.Format("2 January")
	}
	return text + "."
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
		lines = append(lines, fmt.Sprintf("%s, %s: %s.", all[i].By.Format("Mon 2 January 2006"), dateKindWords(all[i]), someOf(who, waitingInView)))
		i = j
	}
	v.Text = strings.Join(append(lines, wordsOnDates), "\n\n")
	return v
}

// datesBySchoolView is what is due next at each school.
func datesBySchoolView(schools []reflection.School, of map[reflection.SchoolID][]reflection.Milestone) View {
	v := View{ID: "dates", Title: "Statutory dates"}
	var next []string
	for _, s := range schools {
		next = append(next, s.Name+": "+nextDateWords(of[s.ID]))
	}
	for _, s := range schools[:min(len(schools), maxOptions)] {
		v.Buttons = append(v.Buttons, Button{ID: "dates:" + string(s.ID), Label: s.Name})
	}
	v.Text = lines([]string{"Next at each school:"}, next, "And %d more schools.") + "\n\n" + wordsOnDates
	return v
}

// nextDateWords is "Fri 18 December 2026, 12 progress reviews." All is soonest
// first, formal assessments before reviews.
func nextDateWords(all []reflection.Milestone) string {
	n := 0
	for n < len(all) && all[n].By == all[0].By && all[n].Formal() == all[0].Formal() {
		n++
	}
	return fmt.Sprintf("%s, %s.", all[0].By.Format("Mon 2 January 2006"), several(n, dateKindWords(all[0])))
}

func dateKindWords(m reflection.Milestone) string {
	if m.Formal() {
		return "formal assessment"
	}
	return "progress review"
}

func namesOf(people []reflection.Member) []string {
	var names []string
	for _, m := range people {
		names = append(names, m.Name)
	}
	return names
}
