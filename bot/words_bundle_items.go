package bot

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"plenary/reflection"
)

// The items of a copy but for the first, one function for each sort of thing.
// What is kept and stands in none of them is named, with the reason, in
// bundle_whole_test.go.

const wordsNotThisTime = "Not this time"

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
	label := "Shared"
	if sh.Draft {
		label = "Looked at, and not shared"
	}
	i.tell(label, reflection.Private(fromWords(sh.Origin))+sh.Text)
	i.day("For the meeting on", sh.For)
	return i
}

func meetingItem(b reflection.Bundle, m reflection.Meeting) Item {
	i := Item{Title: longYear(m.On)}
	with, tap := m.Mentor, m.ECTTap
	if m.ECT != b.Of.ID {
		with, tap = m.ECT, m.MentorTap
	}
	i.fact("With", nameIn(b, with))
	for _, t := range taps {
		if t.tap == tap {
			i.fact("Did you meet?", t.label)
		}
	}
	i.tell("Agreed", m.Agreed)
	return i
}

func tellingItem(b reflection.Bundle, t reflection.Telling) Item {
	i := Item{Title: "For " + nameIn(b, t.Reader) + ", " + longYear(reflection.DateOf(t.At, b.Zone))}
	i.fact("Told", "I and "+nameIn(b, t.Mentor)+" keep losing our meetings.")
	return i
}

func inquiryItem(b reflection.Bundle, q reflection.BundledInquiry) Item {
	i := Item{Title: cmp.Or(q.Name, "Something tried together")}
	if q.Own.Answer == reflection.Refusing {
		i.Title = "An invitation"
		i.fact("You said", wordsNotThisTime)
		return i
	}
	var with []string
	for _, id := range q.With {
		with = append(with, nameIn(b, id))
	}
	i.fact("With", list(with, ""))
	if q.Inquiry.Focus != "" {
		i.fact("Focus", focusWords(q.Inquiry.Focus))
	}
	i.day("Began", q.Inquiry.Began)
	i.day("My lesson", q.Own.Lesson)
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
	i.fact("What we drew on", q.Inquiry.Source)
	i.fact("What helped", strings.Join(q.Helped, "\n"))
	i.tell("Our note", q.Inquiry.Note)
	i.yes("I agreed that my school may read the note", q.Own.Agrees)
	if q.Own.Still != "" {
		i.fact("Still using it, six school weeks later", stillWords(q.Own.Still))
	}
	return i
}

func yearItem(y reflection.BundledYear) Item {
	i := Item{Title: "Year to " + longYear(y.Inquiry.Ends)}
	switch y.Own.Answer {
	case reflection.Refusing:
		i.fact("You said", wordsNotThisTime)
	case reflection.Left:
		i.yes("You left it", true)
	}
	i.tell("The question", y.Inquiry.Question)
	i.tell("Smaller questions", reflection.Private(onLines(y.Inquiry.Parts)))
	for _, l := range y.Lines {
		label := halfOfYear(l.Point)
		if l.Shown {
			label += ", shown to the others"
		}
		i.tell(label, l.Text)
	}
	return i
}

func pieceWords(k reflection.PieceKind) string {
	if k == reflection.PieceTask {
		return "What I gave"
	}
	return "My answer"
}

func visitTitleIn(b reflection.Bundle, v reflection.BundledVisit) string {
	name, off := nameIn(b, v.Other()), ""
	if v.Visit.State == reflection.VisitCancelled {
		off = ", called off"
	}
	switch agreed := !v.Visit.Starts.IsZero(); {
	case v.Host && !agreed:
		return name + " asked to visit me"
	case !agreed:
		return "I asked to visit " + name
	case v.Host:
		return "A visit by " + name + off
	}
	return "My visit to " + name + off
}

// dayOf is zero for no time.
func dayOf(at time.Time, zone *time.Location) reflection.Date {
	if at.IsZero() {
		return reflection.Date{}
	}
	return reflection.DateOf(at, zone)
}

func visitItem(b reflection.Bundle, v reflection.BundledVisit) Item {
	i := Item{Title: visitTitleIn(b, v)}
	i.day("Asked on", dayOf(v.Visit.AskedAt, b.Zone))
	if v.Host && v.Visit.Declined {
		i.fact("You said", "No")
	}
	i.day("On", dayOf(v.Visit.Starts, b.Zone))
	i.tell("What to look at", v.Words.Focus)
	for _, n := range reflection.Notices() {
		line := v.Words.Lines[n.ID]
		if line.Blank() && slices.Contains(v.Words.Noticed, n.ID) {
			line = "Noticed."
		}
		i.tell(n.Text, line)
	}
	i.tell("What I learned", v.Words.Learned)
	i.yes("You said thank you", v.Visit.Thanked && !v.Host)
	switch answer := v.Visit.Onward.Answer; { // the visitor is not told of a no
	case v.Host && answer == reflection.Accepted:
		i.fact("The notes may go on", "Yes")
	case v.Host && answer == reflection.Refusing:
		i.fact("The notes may go on", "No")
	}
	return i
}
