package bot

import (
	"maps"
	"slices"
	"strings"

	"plenary/reflection"
)

// What a person reads about the copy of everything they have here, and the
// words in it. The copy itself is a Booklet.

var bundleButton = Button{ID: "bundle", Label: "Take a copy"}

// bundleWords tells somebody who asked for it where it is.
func bundleWords() Message {
	return Message{Text: "You asked for a copy of what is kept about you here. You can fetch it now. Only you can open it, from here.",
		Buttons: []Button{bundleButton, {ID: "readers", Label: "Who can read it?"}}}
}

func bundleView(url string) View {
	return View{ID: "bundle", Title: "A copy of everything",
		Text: "One file with all you wrote, shared and chose here, and your voice clips. The link is yours and works for ten minutes.\n\n" +
			"Once it is on a device, that device keeps it. Put it where others cannot read it.",
		Buttons: []Button{{ID: "fetch-bundle", Label: "Fetch my copy", URL: url}, {ID: "readers", Label: "Back"}}}
}

// BundleTitle stands above the copy.
func BundleTitle(b reflection.Bundle) string { return "What Plenary keeps of " + b.Of.Name }

// Booklet is a bundle in words, a chapter for each sort of thing. It holds what
// a person wrote: it is for them alone.
type Booklet []Chapter

// Chapter is one sort of thing, such as the journal. None is empty.
type Chapter struct {
	Title string
	Items []Item
}

// Item is one of them, such as an entry.
type Item struct {
	Title string
	Parts []Part
	Files []reflection.FileID
}

// Part is one thing said in it.
type Part struct {
	Label string
	Text  reflection.Private
}

// BookletOf puts a bundle into words.
func BookletOf(b reflection.Bundle) Booklet {
	all := Booklet{
		{"About you", []Item{aboutItem(b)}},
		{"My journal", each(b.Entries, entryItem)},
		{"My plans", each(b.Plans, planItem)},
		{"Shared lines", each(b.Shares, func(sh reflection.Share) Item { return shareItem(b, sh) })},
		{"Meetings", each(b.Meetings, meetingItem)},
		{"Tried together", each(b.Inquiries, func(q reflection.BundledInquiry) Item { return inquiryItem(b, q) })},
		{yearsButton.Label, each(b.Years, yearItem)},
		{"Visits", each(b.Visits, func(v reflection.BundledVisit) Item { return visitItem(b, v) })},
	}
	return slices.DeleteFunc(all, func(c Chapter) bool { return len(c.Items) == 0 })
}

func each[T any](all []T, item func(T) Item) (items []Item) {
	for _, one := range all {
		items = append(items, item(one))
	}
	return items
}

// tell adds a part where there is something to say.
func (i *Item) tell(label string, text reflection.Private) {
	if !text.Blank() {
		i.Parts = append(i.Parts, Part{label, text})
	}
}

// fact is tell for what nobody wrote about their practice.
func (i *Item) fact(label, text string) { i.tell(label, reflection.Private(text)) }

// day is tell for a day, where there is one.
func (i *Item) day(label string, d reflection.Date) {
	if !d.IsZero() {
		i.fact(label, longYear(d))
	}
}

func aboutItem(b reflection.Bundle) Item {
	m, i := b.Of, Item{Title: b.Of.Name}
	i.fact("E-mail", m.Email)
	i.fact("School", b.School.Name)
	i.fact("Roles", plainList(m.Roles))
	i.fact("Phase", m.Phase)
	i.fact("Subject", m.Subject)
	i.fact("Mentor", b.Names[m.Mentor])
	i.fact("Line manager", b.Names[m.LineManager])
	i.fact("Induction tutor", b.Names[m.InductionTutor])
	i.day("First day", m.Starts)
	i.day("Last day", m.Leaves)
	i.day("Began here", m.Begun)
	i.day("Prompts start again", m.PausedUntil)
	i.day("Away from", m.Away.From)
	i.day("Away to", m.Away.To)
	for _, d := range m.WasAway {
		i.fact("Was away", longYear(d.From)+" to "+longYear(d.To))
	}
	i.fact("Switched on", plainList(m.Wants))
	i.fact("Lens", m.Lens)
	i.day("Journal week from", m.JournalWeek.Monday)
	i.fact("A line after", strings.Join(lessonNames(m.JournalWeek.After), ", "))
	if b.Rounds.In {
		i.fact("In the rounds, with the focus", focusWords(b.Rounds.Focus))
		i.fact("Would suit you", likeWords(b.Rounds.Unlike))
	}
	for _, term := range slices.Sorted(maps.Keys(b.Answered)) {
		i.fact("Answered about Plenary, "+termWords(term), questionsWords(b.Answered[term]))
	}
	i.tell("Names that are not pupils", reflection.Private(onLines(b.NotPupils)))
	var avoids []string
	for _, id := range b.Avoids {
		avoids = append(avoids, nameIn(b, id))
	}
	i.fact("Rather not with", strings.Join(avoids, "\n"))
	return i
}

// plainList is words of the program itself, as the staff list has them.
func plainList[T ~string](all []T) string {
	var words []string
	for _, one := range all {
		words = append(words, string(one))
	}
	return strings.Join(words, ", ")
}

// nameIn is somebody the bundle speaks of.
func nameIn(b reflection.Bundle, id reflection.MemberID) string {
	if name := b.Names[id]; name != "" {
		return name
	}
	return "somebody who is not here any more"
}

func entryItem(e reflection.Entry) Item {
	i := Item{Title: e.StartedAt.Format("2 January 2006, 15:04"), Files: e.Clips}
	for _, stage := range reflection.Stages() {
		i.tell(stageName(stage), e.Answers[stage].Text)
	}
	if !e.Tags.None() {
		i.fact("Tagged", tagsWords(e.Tags))
	}
	if e.WavedOn {
		i.fact("To read again", "Not this one")
	}
	return i
}

func planItem(p reflection.Plan) Item {
	i := Item{Title: "A plan"}
	if !p.On.IsZero() {
		i.Title = "For " + longYear(p.On)
	}
	i.tell("Plan", p.Text())
	i.fact("What became of it", planStands(p))
	return i
}

func shareItem(b reflection.Bundle, sh reflection.Share) Item {
	i := Item{Title: "For " + nameIn(b, sh.Reader) + ", " + longYear(reflection.DateOf(sh.MadeAt, b.Zone))}
	i.tell("Shared", reflection.Private(fromWords(sh.Origin))+sh.Text)
	return i
}

func meetingItem(m reflection.Meeting) Item {
	i := Item{Title: longYear(m.On)}
	i.fact("You said that you met", string(m.ECTTap))
	i.tell("Agreed", m.Agreed)
	return i
}

func inquiryItem(b reflection.Bundle, q reflection.BundledInquiry) Item {
	i := Item{Title: q.Name}
	if i.Title == "" {
		i.Title = "Something tried together"
	}
	var with []string
	for _, id := range q.With {
		with = append(with, nameIn(b, id))
	}
	i.fact("With", list(with, ""))
	i.day("Began", q.Inquiry.Began)
	i.tell("Aim", q.Inquiry.Aim)
	i.tell("When", q.Inquiry.When)
	i.tell("Then we will", q.Inquiry.Then)
	i.tell("What I expected", q.Trial.Prediction)
	i.tell("What happened", q.Trial.Outcome)
	for _, p := range q.Pieces {
		i.tell(pieceWords(p.Kind), p.Text)
		if p.File != "" {
			i.Files = append(i.Files, p.File)
		}
	}
	if q.Inquiry.Decision != "" {
		i.fact("What we decided", decisionWords(q.Inquiry.Decision))
	}
	i.day("Decided", q.Inquiry.DecidedOn)
	i.tell("Our note", q.Inquiry.Note)
	return i
}

func yearItem(y reflection.BundledYear) Item {
	i := Item{Title: "Year to " + longYear(y.Inquiry.Ends)}
	i.tell("The question", y.Inquiry.Question)
	i.tell("Smaller questions", reflection.Private(onLines(y.Inquiry.Parts)))
	for _, l := range y.Lines {
		i.tell(halfOfYear(l.Point), l.Text)
	}
	return i
}

func pieceWords(k reflection.PieceKind) string {
	if k == reflection.PieceTask {
		return "What I gave"
	}
	return "My answer"
}

func visitItem(b reflection.Bundle, v reflection.BundledVisit) Item {
	i := Item{Title: "I visited " + nameIn(b, v.Other())}
	if v.Host {
		i.Title = "Visited by " + nameIn(b, v.Other())
	}
	if !v.Visit.Starts.IsZero() {
		i.day("On", reflection.DateOf(v.Visit.Starts, b.Zone))
	}
	i.tell("What to look at", v.Words.Focus)
	for _, n := range reflection.Notices() {
		line := v.Words.Lines[n.ID]
		if line.Blank() && slices.Contains(v.Words.Noticed, n.ID) {
			line = "Noticed."
		}
		i.tell(n.Text, line)
	}
	i.tell("What I learned", v.Words.Learned)
	switch answer := v.Visit.Onward.Answer; { // the visitor is not told of a no
	case v.Host && answer == reflection.Accepted:
		i.fact("The notes may go on", "Yes")
	case v.Host && answer == reflection.Refusing:
		i.fact("The notes may go on", "No")
	}
	return i
}
