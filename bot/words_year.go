package bot

import (
	"fmt"
	"strconv"
	"strings"

	"plenary/reflection"
)

// Words of an inquiry of a year: people of several schools who follow one
// question. The questions and the lines are theirs, and are read in Views.

var yearsButton = Button{ID: "year", Label: "A question for a year"}

const (
	wordsYearLeft  = "You have left it. The others can no longer read your lines. You still can."
	wordsYearGone  = "You do not take part in this any more. What you wrote is still here, for you alone."
	wordsYearEnded = "Nobody else takes part any more. What you wrote is still here."
)

func yearButton(id reflection.YearInquiryID, label string) Button {
	return Button{ID: "year:" + string(id), Label: label}
}

func yearLineButton(name string, c reflection.YearCard, point int, label string) Button {
	return Button{ID: fmt.Sprintf("%s:%s/%d", name, c.Inquiry.ID, point), Label: label}
}

func foundButton(id reflection.YearInquiryID, label string) Button {
	return Button{ID: "year-found:" + string(id), Label: label}
}

// yearWords is what the bot says of one by itself: names, days and buttons.
func yearWords(c reflection.YearContent) Message {
	id := string(c.Inquiry)
	open := []Button{yearButton(c.Inquiry, "Open it")}
	switch c.Note {
	case reflection.YearNoteInvited:
		return Message{Text: fmt.Sprintf("%s asks: will you follow one question together this year? You each write one line a half-term. "+
			"Please answer by %s. If you don't, nobody is told why.", c.Starter, dayAndTime(c.AnswersAt)),
			Buttons: []Button{{ID: "year-join:" + id, Label: "Yes"}, {ID: "year-decline:" + id, Label: "Not this time"}, yearButton(c.Inquiry, "What is it?")}}
	case reflection.YearNoteHeard:
		return yearHeardWords(c, open)
	case reflection.YearNoteEnded:
		return Message{Text: "Your question for a year has come to an end. " + wordsYearEnded, Buttons: open}
	case reflection.YearNoteLead:
		return instead(c, Message{Text: fmt.Sprintf("On %s comes the next check point of your question for a year. It is your turn to pick what it looks at.", longDay(c.On)),
			Buttons: []Button{{ID: "year-pick:" + id, Label: "Pick it"}, yearButton(c.Inquiry, "Look first")}})
	case reflection.YearNoteClose:
		return instead(c, Message{Text: "Your question for a year comes to its end. Here is what each of you chose to show.",
			Buttons: []Button{foundButton(c.Inquiry, "Read it")}})
	}
	lead := "It was your turn to pick."
	if c.Leads != "" {
		lead = fmt.Sprintf("It is the turn of %s.", c.Leads)
	}
	return instead(c, Message{Text: fmt.Sprintf("A check point of your question for a year. %s Write one line; only you can read it until you show it.", lead),
		Buttons: []Button{{ID: "year-line:" + id, Label: "Write my line"}, yearButton(c.Inquiry, "Look first")}})
}

// yearHeardWords says whether it begins, whatever anybody answered.
func yearHeardWords(c reflection.YearContent, open []Button) Message {
	if len(c.With) == 0 {
		return Message{Text: "Your question for a year did not come together this time. That happens, and says nothing about you.", Buttons: []Button{yearsButton}}
	}
	m := Message{Text: fmt.Sprintf("You follow one question this year with %s.", list(c.With, "")), Buttons: open}
	if !c.On.IsZero() {
		m.Text += fmt.Sprintf(" The first check point is on %s.", longDay(c.On))
	}
	return m
}

// instead adds that a message takes the place of the week's question.
func instead(c reflection.YearContent, m Message) Message {
	if c.Instead {
		m.Text += " This takes the place of this week's question."
		m.Buttons = append(m.Buttons, Button{ID: "two-minutes", Label: "Two minutes"})
	}
	return m
}

func aboutYearView() View {
	return View{ID: "years", Title: "A question for a year",
		Text: "Some of you, at your school and others, follow one question to the end of the school year. Each half-term has a check point. " +
			"One of you, in turn, picks what it looks at. Each writes one line.\n\n" +
			"Your line is yours alone until you show it to the others. You pick whom you ask, and they say yes or no by themselves.",
		Buttons: []Button{{ID: "year-start", Label: "Start one"}, togetherButton}}
}

// yearsView lets somebody pick among those they are and have been in.
func yearsView(all []reflection.YearCard) View {
	v := View{ID: "years", Title: "A question for a year", Text: "You can open each one you are in, and those that are over."}
	for i, c := range all[:min(len(all), maxOptions)] {
		label := "The one you are in"
		switch {
		case c.Mine().Answer == reflection.NoReply:
			label = "The one you are asked to join"
		case !c.Live():
			label = fmt.Sprintf("Year to %d", c.Inquiry.Ends.Year)
		}
		v.Buttons = append(v.Buttons, yearButton(c.Inquiry.ID, label))
		if i == 0 && !c.Live() {
			v.Buttons = append([]Button{{ID: "year-start", Label: "Start one"}}, v.Buttons...)
		}
	}
	v.Buttons = append(v.Buttons, togetherButton)
	apart(v.Buttons)
	return v
}

// startYearForm asks for the questions, and whom to ask: in a large organisation
// they are looked for first, and then picked among those who were found.
func startYearForm(can reflection.YearInvitables) Form {
	f := Form{ID: "year-start", Title: "A question for a year", Submit: "Ask", Intro: "Those you ask can read the questions. No pupil's name, please.",
		Inputs: []Input{
			{ID: reflection.QuestionField, Label: "The question", Hint: "Such as: who talks in our lessons?", Kind: Text, Required: true},
			{ID: reflection.PartsField, Label: "Smaller questions", Hint: "One on each line, six at most: something to look at in each half-term.", Kind: Long, Required: true},
		}}
	look := Input{ID: reflection.CalledField, Kind: Long, Label: wordsWhomToAsk, Required: true,
		Hint: "Their names or schools, one on each line. A part is enough. Nobody is asked yet."}
	if len(can.People) > 0 {
		f.Inputs = append(f.Inputs, yearPeopleInput(can))
		look.Label, look.Hint, look.Required = "Look for somebody else", "Leave it empty to ask those you picked.", false
	} else {
		f.Submit = "Find them"
	}
	if can.Many {
		f.Inputs = append(f.Inputs, look)
	}
	return f
}

const wordsWhomToAsk = "Whom would you like to ask?"

func yearPeopleInput(can reflection.YearInvitables) Input {
	who := Input{ID: reflection.PeopleField, Label: wordsWhomToAsk, Hint: fmt.Sprintf("Up to %d people.", reflection.MaxSeats-1), Kind: Choices}
	for _, m := range can.People {
		name := m.Name
		if school := can.Schools[m.School]; school != "" {
			name += ", " + school
		}
		who.Options = append(who.Options, Option{string(m.ID), Shorten(name, maxLabel)})
	}
	return who
}

// foundYearForm is the Form as it was sent, with those who were found to pick
// from.
func foundYearForm(can reflection.YearInvitables, in Incoming) Form {
	f := sentAgain(startYearForm(can), in)
	var picked []string
	for _, id := range can.Picked {
		picked = append(picked, string(id))
	}
	for i := range f.Inputs {
		switch f.Inputs[i].ID {
		case reflection.PeopleField:
			f.Inputs[i].Value = strings.Join(picked, ",")
		case reflection.CalledField:
			f.Inputs[i].Value = ""
		}
	}
	return f
}

// yearView is where one stands, for one of its people.
func yearView(c reflection.YearCard) View {
	v := View{ID: "year", Title: "A question for a year", Buttons: append(yearButtons(c), togetherButton)}
	lines := []string{c.Inquiry.Question.Reveal()}
	switch {
	case c.Inquiry.Question.Blank():
		lines = append([]string{wordsYearGone}, ownLines(c)...)
	case c.Stage == reflection.YearAsked:
		lines = append(lines, yearAskedWords(c)...)
	case c.Stage == reflection.YearStopped:
		lines = append(append(lines, wordsYearEnded), ownLines(c)...)
	default:
		lines = append(lines, fmt.Sprintf("With %s, to %s.", list(others(c), "your colleagues"), longDay(c.Inquiry.Ends)))
		lines = append(lines, nextPointWords(c)...)
		if c.Open.Number > 0 {
			lines = append(lines, pointWords(c, c.Open.Number))
		}
	}
	v.Text = strings.TrimSpace(strings.Join(lines, "\n\n"))
	return v
}

func yearAskedWords(c reflection.YearCard) []string {
	lines := []string{"Smaller questions:"}
	for _, p := range c.Inquiry.Parts {
		lines[0] += "\n• " + p.Reveal()
	}
	if c.TakesPart() {
		return append(lines, fmt.Sprintf("All who say yes hear at the same time: %s.", dayAndTime(c.AnswersAt)))
	}
	return append(lines, fmt.Sprintf("%s asks you to follow this with them to the end of the school year. You each write one line a half-term, and show it if you like. Please answer by %s.",
		c.Starter, dayAndTime(c.AnswersAt)))
}

// nextPointWords is when the next check point is, what it looks at, and whose
// turn it is.
func nextPointWords(c reflection.YearCard) []string {
	if c.Next.Number == 0 {
		return nil
	}
	turn := fmt.Sprintf("It is the turn of %s to pick.", c.Names[c.Next.Leads])
	if c.MayPick() {
		turn = "It is your turn to pick."
	}
	for _, p := range c.Points {
		if p.Number == c.Next.Number {
			return []string{fmt.Sprintf("The next check point is on %s. It looks at: %s\n%s", longDay(p.On), looksAt(c, p), turn)}
		}
	}
	return nil
}

// looksAt is the smaller question of a check point, or the whole one.
func looksAt(c reflection.YearCard, p reflection.CheckPoint) string {
	if p.Part.Blank() {
		return c.Inquiry.Question.Reveal()
	}
	return p.Part.Reveal()
}

// pointWords are the lines of one check point that the reader may read.
func pointWords(c reflection.YearCard, number int) string {
	var lines []string
	for _, p := range c.Points {
		if p.Number != number {
			continue
		}
		lines = append(lines, fmt.Sprintf("%s: %s", halfOfYear(p.Number), looksAt(c, p)))
		for _, l := range p.Lines {
			lines = append(lines, yearLineWords(c, l))
		}
		if len(p.Lines) == 0 {
			lines = append(lines, "Nothing is shown yet.")
		}
	}
	return strings.Join(lines, "\n")
}

func yearLineWords(c reflection.YearCard, l reflection.YearLine) string {
	switch {
	case l.Author != c.By.ID:
		return c.Names[l.Author] + ": " + l.Text.Reveal()
	case l.Shown && c.MayShow():
		return "You: " + l.Text.Reveal()
	}
	return "You (only you can read this): " + l.Text.Reveal()
}

// ownLines is what somebody wrote who does not take part any more.
func ownLines(c reflection.YearCard) (lines []string) {
	for _, l := range c.Lines {
		if l.Author == c.By.ID {
			lines = append(lines, halfOfYear(l.Point)+": "+l.Text.Reveal())
		}
	}
	return lines
}

// halfOfYear names a half-term of the school year.
func halfOfYear(number int) string {
	return []string{"Autumn, first half", "Autumn, second half", "Spring, first half", "Spring, second half", "Summer, first half", "Summer, second half"}[(number+5)%6]
}

// others are the first names of those who take part with the reader.
func others(c reflection.YearCard) (names []string) {
	for _, m := range c.Members {
		if m != c.By.ID {
			names = append(names, c.Names[m])
		}
	}
	return names
}

func yearButtons(c reflection.YearCard) (buttons []Button) {
	id := string(c.Inquiry.ID)
	if c.Mine().Answer == reflection.NoReply {
		return []Button{{ID: "year-join:" + id, Label: "Yes"}, {ID: "year-decline:" + id, Label: "Not this time"}}
	}
	if c.MayPick() {
		buttons = append(buttons, Button{ID: "year-pick:" + id, Label: "Pick what it looks at"})
	}
	if c.Writes(c.Open.Number) && c.Own(c.Open.Number).Revision == 0 {
		buttons = append(buttons, yearLineButton("year-line", c, c.Open.Number, "Write my line"))
	}
	buttons = append(buttons, ownLineButtons(c)...)
	switch {
	case c.Closing() && c.TakesPart():
		buttons = append(buttons, foundButton(c.Inquiry.ID, "Our closing card"))
	case c.Open.Number > 0:
		buttons = append(buttons, foundButton(c.Inquiry.ID, "What we found so far"))
	}
	if c.Live() {
		return append(buttons, Button{ID: "year-leave:" + id, Label: "Leave it",
			Confirm: "Leave it? Nobody is told, unless just one of you would be left. The others can no longer read your lines."})
	}
	return append(buttons, Button{ID: "year-start", Label: "Start another"})
}

// ownLineButtons open each line that the reader has written.
func ownLineButtons(c reflection.YearCard) (buttons []Button) {
	for _, l := range c.Lines {
		if l.Author == c.By.ID {
			buttons = append(buttons, yearLineButton("year-own", c, l.Point, "My line: "+lower(halfOfYear(l.Point))))
		}
	}
	return buttons
}

// yearFoundView is what each chose to show at every check point so far; at the end
// of the year it is the closing card.
func yearFoundView(c reflection.YearCard) View {
	v := View{ID: "year-found", Title: "What we found", Buttons: append(ownLineButtons(c), yearButton(c.Inquiry.ID, "Back"))}
	lines := []string{c.Inquiry.Question.Reveal()}
	for _, p := range c.Points {
		if !p.On.After(c.Today) {
			lines = append(lines, pointWords(c, p.Number))
		}
	}
	if c.Closing() {
		v.Title = "Our closing card"
		lines = append(lines, "Thank you for following it. Each of you can take a line back at any time.")
	}
	v.Text = strings.TrimSpace(strings.Join(lines, "\n\n"))
	return v
}

func yearLineForm(c reflection.YearCard, point int) Form {
	asks := "My line"
	for _, p := range c.Points {
		if p.Number == point {
			asks = Shorten(looksAt(c, p), maxLabel)
		}
	}
	return Form{ID: fmt.Sprintf("year-line:%s/%d", c.Inquiry.ID, point), Title: "One line", Submit: "Save",
		Intro:  onlyYou + ", until you show it to the others. No pupil's name, please.",
		Inputs: []Input{{ID: reflection.YearLineField, Label: asks, Hint: fmt.Sprintf("%d characters at most.", reflection.MaxYearLine), Kind: Long, Required: true, Value: c.Own(point).Text.Reveal()}}}
}

// yearLineView is the person's own line, word for word as the others read it or
// would.
func yearLineView(c reflection.YearCard, point int) View {
	l := c.Own(point)
	who := list(others(c), "Your colleagues")
	v := View{ID: "year-line", Title: "My line"}
	change := yearLineButton("year-line", c, point, "Change it")
	remove := yearLineButton("year-drop", c, point, "Delete it")
	remove.Confirm = "Delete this line?"
	switch {
	case !c.MayShow():
		v.Text = "Only you can read this:\n\n" + l.Text.Reveal()
		v.Buttons = []Button{change, remove}
	case l.Shown:
		v.Text = fmt.Sprintf("%s can read this:\n\n%s\n\nIf you change it, it is yours alone again until you show it.", who, l.Text.Reveal())
		v.Buttons = []Button{yearLineButton("year-hide", c, point, "Take it back"), change, remove}
	default:
		v.Text = fmt.Sprintf("Only you can read this. If you show it, %s can read just these words, with your name:\n\n%s", who, l.Text.Reveal())
		v.Buttons = []Button{yearLineButton("year-show", c, point, "Show it to them"), change, remove}
	}
	v.Buttons = append(v.Buttons, yearButton(c.Inquiry.ID, "Back"))
	return v
}

func pickForm(c reflection.YearCard) Form {
	in := Input{ID: reflection.PickField, Label: "What does it look at?", Kind: Choice, Value: "0"}
	for i, p := range c.Inquiry.Parts {
		in.Options = append(in.Options, Option{strconv.Itoa(i + 1), Shorten(p.Reveal(), maxLabel)})
		if p == c.Next.Part {
			in.Value = strconv.Itoa(i + 1)
		}
	}
	in.Options = append(in.Options, Option{"0", "The whole question"})
	return Form{ID: "year-pick:" + string(c.Inquiry.ID), Title: "The next check point", Submit: "Save",
		Intro:  fmt.Sprintf("It is on %s. You can change this until then.", longDay(c.Next.On)),
		Inputs: []Input{in}}
}

func joinedYearWords(c reflection.YearCard) Message {
	return Message{Text: fmt.Sprintf("Thank you. You'll hear by %s who is in.", dayAndTime(c.AnswersAt)), Buttons: []Button{yearButton(c.Inquiry.ID, "Open it")}}
}
