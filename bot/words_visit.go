package bot

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"plenary/reflection"
)

// Words about visits to a colleague's lesson. What the two write stands in
// Forms and Views alone.

const (
	wordsVisitDeclined  = "That's fine. They are not told that you said no."
	wordsVisitCancelled = "Called off. If a time was agreed, they are told."
	wordsVisitHelp      = "Asked. Your mentor gets a short message: whom you would like to visit, and nothing else."
	wordsVisitThanked   = "Passed on. That was kind of you."
	wordsNotesShown     = "Done. They can read what you noticed, and nobody else can. You can take it back under Shared lines."
	wordsNotesKept      = "Saved. " + onlyYou + "."
	wordsNobodyToVisit  = "There is nobody to visit yet. Colleagues appear here once they take part."

	confirmVisitOff = "Call this visit off?"
)

var visitsButton = Button{ID: "visits", Label: "Visit a lesson"}

func visitButton(id reflection.VisitID, label string) Button {
	return Button{ID: "visit:" + string(id), Label: label}
}

// askedVisitWords answers who asked.
func askedVisitWords(c reflection.VisitCard) Message {
	return Message{
		Text:    fmt.Sprintf("Asked. They choose a time and what to look at. You hear from me by %s.", longDay(reflection.DateOf(c.Visit.AnswersBy, c.Zone))),
		Buttons: []Button{visitButton(c.Visit.ID, "See the visit")},
	}
}

// visitTitle is what a visit is called in a list.
func visitTitle(c reflection.VisitCard) string {
	with := c.Partner().FirstName()
	v := c.Visit
	switch {
	case v.State == reflection.VisitAsked && c.IsHost():
		return with + " would like to visit"
	case v.State == reflection.VisitAsked:
		return "Asked: " + with
	case v.State == reflection.VisitCancelled:
		return "Off: " + with
	case c.IsHost():
		return with + " visits, " + shortDay(visitDay(c))
	}
	return "Visit " + with + ", " + shortDay(visitDay(c))
}

func visitDay(c reflection.VisitCard) reflection.Date {
	return reflection.DateOf(c.Visit.Starts, c.Zone)
}

// visitButtons are those of a person's visits that wait, for Home.
func visitButtons(f reflection.Front) []Button {
	var buttons []Button
	for _, c := range f.Visits {
		if c.Visit.State == reflection.VisitAgreed || c.IsHost() {
			buttons = append(buttons, visitButton(c.Visit.ID, visitTitle(c)))
		}
	}
	return buttons
}

// visitsListed is how many visits stand in the list.
const visitsListed = 8

func visitsView(all []reflection.VisitCard) View {
	v := View{ID: "visits", Title: "Visits",
		Text: "Ten minutes in a colleague's lesson, to learn from it. They choose what you look at. Nobody is rated, and your notes are yours."}
	v.Buttons = append(v.Buttons, Button{ID: "visit-ask", Label: "Ask a colleague"})
	for _, c := range all[:min(len(all), visitsListed)] {
		if c.IsHost() && c.Visit.Declined {
			continue
		}
		v.Buttons = append(v.Buttons, visitButton(c.Visit.ID, visitTitle(c)))
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v
}

func visitAskForm(hosts []reflection.Member, schools map[reflection.SchoolID]string, by reflection.Member) Form {
	who := Input{ID: reflection.VisitHostField, Label: "Whose lesson?", Kind: Choice}
	for _, m := range hosts[:min(len(hosts), maxOptions)] {
		label := m.Name
		if m.School != by.School {
			label += ", " + schools[m.School]
		}
		who.Options = append(who.Options, Option{string(m.ID), Shorten(label, maxLabel)})
	}
	return Form{
		ID: "visit-ask", Title: "Visit a lesson", Submit: "Ask", Inputs: []Input{who},
		Intro: "They get one message with your name. They choose a time when they teach and you are free, and what to look at. They may say no, and you are not told why.",
	}
}

// agreeVisitForm is the host's yes.
func agreeVisitForm(c reflection.VisitCard) Form {
	name := c.Observer.FirstName()
	return Form{
		ID: "visit-agree:" + string(c.Visit.ID), Title: "A visitor", Submit: "Agree",
		Intro: fmt.Sprintf("Ten minutes at most, no rating. Only you and %s can read what you write here.", name),
		Inputs: append([]Input{{ID: reflection.VisitFocusField, Label: "What would you like looked at?", Kind: Text, Required: true,
			Hint: "Such as: which pupils do I ask? No pupil's name."}}, visitTimeInputs(c)...),
	}
}

func moveVisitForm(c reflection.VisitCard) Form {
	return Form{ID: "visit-move:" + string(c.Visit.ID), Title: "Another time", Submit: "Move it",
		Intro:  fmt.Sprintf("%s is told the new time.", c.Partner().FirstName()),
		Inputs: visitTimeInputs(c)}
}

// visitTimeInputs offers the times at which one teaches and the other is free;
// where none is known, a day and a time are picked by hand.
func visitTimeInputs(c reflection.VisitCard) []Input {
	if len(c.Slots) == 0 {
		return []Input{
			{ID: reflection.VisitDayField, Label: "Day", Kind: DateIn,
				Hint: "I know of no time when one teaches and the other is free. Pick one together."},
			{ID: reflection.VisitTimeField, Label: "Time", Kind: TimeIn, Value: "09:00"},
		}
	}
	in := Input{ID: reflection.VisitSlotField, Label: "When?", Kind: Choice, Value: reflection.SlotID(c.Slots[0])}
	for _, at := range c.Slots[:min(len(c.Slots), maxOptions)] {
		in.Options = append(in.Options, Option{reflection.SlotID(at), visitTime(at.In(c.Zone))})
	}
	return []Input{in}
}

func visitTime(at time.Time) string { return at.Format("Mon 2 Jan, 15:04") }

// visitView is a visit as one of the two sees it. Calendar is the link to its
// entry for a calendar, empty for none.
func visitView(c reflection.VisitCard, calendar string) View {
	v := View{ID: "visit", Title: "A visit", Text: strings.Join(visitLines(c), "\n")}
	if c.IsHost() {
		v.Title = "A visitor"
	}
	v.Buttons = visitSteps(c)
	if calendar != "" && !c.Visit.Starts.IsZero() {
		label := "Put it in my calendar"
		if c.Visit.State == reflection.VisitCancelled {
			label = "Take it off my calendar"
		}
		v.Buttons = append(v.Buttons, Button{ID: "visit-calendar", Label: label, URL: calendar})
	}
	v.Buttons = append(v.Buttons, Button{ID: "visits", Label: "All visits"})
	return v
}

func visitLines(c reflection.VisitCard) []string {
	name := c.Partner().FirstName()
	lines := []string{visitStands(c, name)}
	if c.ClosedThen() {
		lines = append(lines, "The school is closed that day now. Pick another time, or call it off.")
	}
	if !c.Focus.Blank() {
		whose := name
		if c.IsHost() {
			whose = "You"
		}
		lines = append(lines, fmt.Sprintf("%s asked to have looked at: %s", whose, quoted(c.Focus)))
	}
	if !c.IsHost() && (c.Visit.State == reflection.VisitAgreed || c.Visit.State == reflection.VisitDone) {
		lines = append(lines, "", "Five things to notice:")
		for _, n := range reflection.Notices() {
			lines = append(lines, "• "+n.Text)
		}
	}
	if about := c.Words.AboutLesson(); !about.Blank() {
		noticed := "You noticed (" + lower(onlyYou) + "):"
		if c.Shown {
			noticed = "You noticed:" // what was shown may be older
		}
		lines = append(lines, "", noticed, about.Reveal())
	}
	if line := onwardLine(c); line != "" && !c.IsHost() {
		lines = append(lines, "", line)
	}
	if !c.Words.Learned.Blank() {
		lines = append(lines, "", "You learned:", c.Words.Learned.Reveal())
	}
	return lines
}

func visitStands(c reflection.VisitCard, name string) string {
	v := c.Visit
	switch {
	case v.State == reflection.VisitAsked && c.IsHost():
		return fmt.Sprintf("%s would like to see ten minutes of one of your lessons, to learn from it. You choose what to look at. Nobody is rated.", name)
	case v.State == reflection.VisitAsked:
		return fmt.Sprintf("You asked %s. You hear from me on %s at the latest.", name, longDay(reflection.DateOf(v.AnswersBy, c.Zone)))
	case v.State == reflection.VisitCancelled && v.Starts.IsZero():
		return "No time was found for this visit. That's fine: you can ask somebody else."
	case v.State == reflection.VisitCancelled && c.Partner().ID == "":
		return "The other person is no longer here, so this visit is off. You can ask somebody else."
	case v.State == reflection.VisitCancelled:
		return fmt.Sprintf("The visit with %s is off. You can ask again.", name)
	case v.State == reflection.VisitDone && c.IsHost():
		return fmt.Sprintf("%s came on %s.", name, longDay(visitDay(c)))
	case v.State == reflection.VisitDone:
		return fmt.Sprintf("You visited %s on %s.", name, longDay(visitDay(c)))
	case c.IsHost():
		return fmt.Sprintf("%s visits you on %s, for ten minutes at most.", name, dayAndTime(v.Starts.In(c.Zone)))
	}
	return fmt.Sprintf("You visit %s on %s, for ten minutes at most.", name, dayAndTime(v.Starts.In(c.Zone)))
}

// visitSteps are what can be done next.
func visitSteps(c reflection.VisitCard) []Button {
	id := string(c.Visit.ID)
	off := Button{ID: "visit-cancel:" + id, Label: "Call it off", Confirm: confirmVisitOff}
	move := Button{ID: "visit-move:" + id, Label: "Another time"}
	switch c.Visit.State {
	case reflection.VisitAsked:
		return askedSteps(c, off)
	case reflection.VisitCancelled:
		return append(noteSteps(c), Button{ID: "visit-ask", Label: "Ask a colleague"})
	case reflection.VisitAgreed:
		if c.IsHost() {
			return []Button{move, off}
		}
		return append(noteSteps(c), move, off)
	}
	return noteSteps(c)
}

func askedSteps(c reflection.VisitCard, off Button) []Button {
	id := string(c.Visit.ID)
	if c.IsHost() {
		return []Button{{ID: "visit-agree:" + id, Label: "Choose a time"}, {ID: "visit-decline:" + id, Label: "Not this time"}}
	}
	var buttons []Button
	if c.Helper.ID != "" {
		buttons = append(buttons, Button{ID: "visit-help:" + id, Label: "Ask " + c.Helper.FirstName() + " to help"})
	}
	return append(buttons, off)
}

// noteSteps are the observer's, from the agreed time on, and the host's once
// they may read.
func noteSteps(c reflection.VisitCard) []Button {
	id, name := string(c.Visit.ID), c.Partner().FirstName()
	if c.IsHost() {
		if c.Shown {
			return []Button{{ID: "visit-read:" + id, Label: "What " + name + " noticed"}}
		}
		return nil
	}
	if !c.Begun() {
		return nil
	}
	var buttons []Button
	if c.Visit.State != reflection.VisitCancelled || c.Words.Revision > 0 {
		buttons = append(buttons, Button{ID: "visit-notes:" + id, Label: "My notes"})
	}
	if c.Host.ID != "" && !c.Visit.Thanked && c.Visit.State != reflection.VisitCancelled {
		buttons = append(buttons, Button{ID: "visit-thank:" + id, Label: "Thank " + name})
	}
	if c.Host.ID != "" && !c.Words.AboutLesson().Blank() {
		buttons = append(buttons, Button{ID: "visit-show:" + id, Label: "Show " + name + " my notes"})
	}
	buttons = append(buttons, onwardSteps(c)...)
	if !c.Words.Learned.Blank() && c.Reader.Is(reflection.ECT) && c.Reader.Mentor != "" {
		buttons = append(buttons, Button{ID: "visit-share:" + id, Label: "Share what I learned"})
	}
	return buttons
}

// noticedInput takes the taps of the five things to notice.
const noticedInput = "noticed"

func visitNotesForm(c reflection.VisitCard) Form {
	w := c.Words
	taps := Input{ID: noticedInput, Label: "What did you notice?", Kind: Choices}
	var on []string
	for _, id := range w.Noticed {
		on = append(on, string(id))
	}
	taps.Value = strings.Join(on, ",")
	f := Form{
		ID: fmt.Sprintf("visit-notes:%s:%d", c.Visit.ID, w.Revision), Title: "My notes", Submit: "Save", Inputs: []Input{taps},
		Intro: fmt.Sprintf("%s. What you notice about the lesson goes to %s first, and only if you show it. Everything can stay empty.",
			onlyYou, c.Host.FirstName()),
	}
	for _, n := range reflection.Notices() {
		f.Inputs[0].Options = append(f.Inputs[0].Options, Option{string(n.ID), n.Text})
		f.Inputs = append(f.Inputs, Input{ID: string(n.ID), Label: n.Text, Kind: Text, Value: w.Lines[n.ID].Reveal()})
	}
	f.Inputs = append(f.Inputs, Input{ID: reflection.VisitLearnedField, Label: "What did you learn for your own teaching?", Kind: Long,
		Value: w.Learned.Reveal()})
	return f
}

// visitNotesPreview is what the host would read, word for word.
func visitNotesPreview(c reflection.VisitCard) View {
	name := c.Host.FirstName()
	return View{
		ID: "visit-preview", Title: "Before you show it",
		Text: fmt.Sprintf("%s will see this, and nobody else:\n\n%s", name, c.Words.AboutLesson().Reveal()),
		Buttons: []Button{{ID: fmt.Sprintf("visit-send:%s:%d", c.Visit.ID, c.Words.Revision), Label: "Show " + name},
			visitButton(c.Visit.ID, "Don't show it")},
	}
}

func visitNotesView(text reflection.Private, c reflection.VisitCard) View {
	v := View{ID: "visit-read", Title: "What was noticed",
		Text: fmt.Sprintf("%s noticed this in your lesson, and shows it to you:\n\n%s", c.Partner().FirstName(), text.Reveal())}
	if c.OnwardAsked() {
		v.Text += "\n\n" + onwardQuestion(c)
		v.Buttons = onwardAnswers(c.Visit.ID, c.OnwardAllowed())
	}
	v.Buttons = append(v.Buttons, visitButton(c.Visit.ID, "The visit"))
	return v
}

// agreedVisitWords answers who agreed or moved a time.
func agreedVisitWords(c reflection.VisitCard) Message {
	return Message{
		Text:    fmt.Sprintf("Agreed: %s, for ten minutes at most. %s is told.", dayAndTime(c.Visit.Starts.In(c.Zone)), c.Partner().FirstName()),
		Buttons: []Button{visitButton(c.Visit.ID, "See the visit")},
	}
}

func notesKeptWords(c reflection.VisitCard) Message {
	return Message{Text: wordsNotesKept, Buttons: []Button{visitButton(c.Visit.ID, "See the visit")}}
}

func visitAskWords(c reflection.VisitAskContent) Message {
	return Message{
		Text: fmt.Sprintf("%s would like to see ten minutes of one of your lessons, to learn from it. You choose when, and what to look at. Nobody is rated.", c.Observer),
		Buttons: []Button{{ID: "visit-agree:" + string(c.Visit), Label: "Choose a time"},
			{ID: "visit-decline:" + string(c.Visit), Label: "Not this time"}},
	}
}

func visitAfterWords(c reflection.VisitAfterContent) Message {
	return Message{
		Text: fmt.Sprintf("You were to visit %s today. What did you notice? A tap and a line each, for you alone.", c.Host),
		Buttons: []Button{{ID: "visit-notes:" + string(c.Visit), Label: "My notes"},
			{ID: "visit-thank:" + string(c.Visit), Label: "Thank " + c.Host}, visitButton(c.Visit, "It didn't happen")},
	}
}

func visitHelpWords(c reflection.VisitHelpContent) Message {
	return Message{Text: fmt.Sprintf("%s would like to visit ten minutes of a lesson of %s's and asks you to help find a time. "+
		"Could you have a word with %s?", c.Observer, c.Host, c.Host)}
}

func visitNewsWords(c reflection.VisitNewsContent) Message {
	see := []Button{visitButton(c.Visit, "See the visit")}
	switch c.News {
	case reflection.VisitHasTime:
		return Message{Text: fmt.Sprintf("%s said yes: %s, for ten minutes at most.", c.With, dayAndTime(c.Starts)), Buttons: see}
	case reflection.VisitMoved:
		return Message{Text: fmt.Sprintf("The visit with %s has moved to %s.", c.With, dayAndTime(c.Starts)), Buttons: see}
	case reflection.VisitOff:
		return Message{Text: fmt.Sprintf("The visit with %s on %s is off.", c.With, dayAndTime(c.Starts)), Buttons: see}
	case reflection.VisitNotes:
		return Message{Text: fmt.Sprintf("%s has written down what they noticed in your lesson, for you alone.", c.With),
			Buttons: []Button{{ID: "visit-read:" + string(c.Visit), Label: "Read it"}}}
	case reflection.VisitOnward:
		return Message{Text: fmt.Sprintf("%s said yes: %s may read what you noticed, if you show it.", c.With, c.Reader), Buttons: see}
	case reflection.VisitOnwardOff:
		return Message{Text: fmt.Sprintf("%s would now rather keep what you noticed between the two of you. %s can't read it. That's fine.", c.With, c.Reader), Buttons: see}
	case reflection.VisitThanks:
		return Message{Text: fmt.Sprintf("%s says thank you for having them in your lesson.", c.With), Buttons: see}
	}
	return Message{Text: "No time was found for the visit you asked for. That's fine: you can ask somebody else.",
		Buttons: []Button{{ID: "visit-ask", Label: "Ask a colleague"}}}
}

// VisitEvent is a visit for its reader's calendar: the five prompts, and none of
// anybody's words.
func VisitEvent(c reflection.VisitCard) Event {
	e := Event{
		UID: string(c.Visit.ID) + "@plenary", Sequence: c.Visit.Sequence, Cancelled: c.Visit.State == reflection.VisitCancelled,
		Attendee: c.Reader.Email, Starts: c.Visit.Starts.In(c.Zone), Ends: c.Visit.Ends().In(c.Zone), Made: c.Now,
	}
	if c.IsHost() {
		e.Summary = c.Partner().FirstName() + " visits your lesson"
		e.Description = "Ten minutes at most. You chose what to look at. Nobody is rated."
		return e
	}
	lines := []string{"Ten minutes at most. Nobody is rated. Five things to notice:"}
	for _, n := range reflection.Notices() {
		lines = append(lines, "- "+n.Text)
	}
	e.Summary, e.Description = "Visit "+c.Partner().FirstName()+"'s lesson", strings.Join(lines, "\n")
	return e
}

// isNotice reports whether a field is a line about one of the five.
func isNotice(field string) bool {
	return slices.ContainsFunc(reflection.Notices(), func(n reflection.Notice) bool { return string(n.ID) == field })
}
