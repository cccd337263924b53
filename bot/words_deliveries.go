package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// What each delivery says: the messages the bot starts.

// contentWords is what a delivery says.
func contentWords(c reflection.Content) Message {
	switch c := c.(type) {
	case reflection.WelcomeContent:
		return welcomeWords(c)
	case reflection.PromptContent:
		return promptWords(c)
	case reflection.NoteLineContent:
		return noteLineWords(c)
	case reflection.SynthesisContent:
		return synthesisWords(c)
	case reflection.AskContent:
		return askWords(c)
	case reflection.DigestContent:
		return digestWords(c)
	case reflection.TapContent:
		return tapWords(c)
	case reflection.CueContent:
		return cueWords(c)
	case reflection.YearContent:
		return yearWords(c)
	case reflection.VisitAskContent:
		return visitAskWords(c)
	case reflection.VisitAfterContent:
		return visitAfterWords(c)
	case reflection.VisitHelpContent:
		return visitHelpWords(c)
	case reflection.VisitOnwardContent:
		return onwardAskWords(c)
	case reflection.VisitNewsContent:
		return visitNewsWords(c)
	case reflection.KitContent:
		return kitWords(c)
	case reflection.KitNewsContent:
		return kitNewsWords(c)
	case reflection.NoteContent:
		return noteWords(c)
	case reflection.MentorContent:
		return mentorNewsWords(c)
	case reflection.LeaveContent:
		return leaveWords(c)
	case reflection.BundleContent:
		return bundleWords()
	case reflection.InquiryContent:
		return inquiryWords(c)
	case reflection.MentoringContent:
		return mentoringWords()
	case reflection.EvaluationContent:
		return evaluationWords(c)
	}
	panic(fmt.Sprintf("no words for %T", c))
}

func welcomeWords(c reflection.WelcomeContent) Message {
	notForMe := Button{ID: "decline", Label: "Not for me"}
	switch c.As {
	case reflection.ECT:
		return Message{
			Text: fmt.Sprintf("Hello %s. %s has set up Plenary: two minutes a week to think about your teaching. "+
				"Nobody at school is shown your notes unless you share them. It's your choice.", c.Name, c.School),
			Buttons: []Button{{ID: "begin", Label: "Start"}, {ID: "readers", Label: "Who can read it?"}, notForMe},
		}
	case reflection.Mentor:
		who := list(c.Mentees, "your early career teacher")
		return Message{
			Text: fmt.Sprintf("Hello %s. Before you meet %s, I'll offer a short note with only what they choose to share. "+
				"You won't be told whether they write.", c.Name, who),
			Buttons: []Button{{ID: "begin", Label: "OK"}, notForMe},
		}
	case reflection.Coordinator:
		return Message{
			Text: fmt.Sprintf("Hello %s. Plenary is ready for %s. Once a week I'll tell you how the set-up stands. "+
				"You see counts, never what anyone writes.", c.Name, c.School),
			Buttons: []Button{{ID: "begin", Label: "OK"}, {ID: "safeguarding", Label: "Safeguarding contact"}, notForMe},
		}
	}
	return Message{
		Text: fmt.Sprintf("Hello %s. %s has set up Plenary, a private journal for teachers. "+
			"You can write in it whenever you like.", c.Name, c.School),
		Buttons: []Button{{ID: "begin", Label: "OK"}, {ID: "readers", Label: "Who can read it?"}, notForMe},
	}
}

// promptButtons stand under every prompt; ref is the prompt's own id. Where the
// short form comes first, the full cycle is under [More].
func promptButtons(ref string, shortFirst bool) []Button {
	short, skip := Button{ID: "two-minutes:" + ref, Label: "Two minutes"}, Button{ID: "skip:" + ref, Label: "Skip"}
	if shortFirst {
		return []Button{short, skip, {ID: "more:" + ref + withFullCycle, Label: "More"}}
	}
	return []Button{short, fullCycleButton(ref), skip, {ID: "more:" + ref, Label: "More"}}
}

// withFullCycle ends the reference of a [More] that has the full cycle in it.
const withFullCycle = "/full"

func fullCycleButton(prompt string) Button {
	return Button{ID: "full-cycle:" + prompt, Label: "Full cycle"}
}

func promptWords(c reflection.PromptContent) Message {
	ref := string(c.Prompt)
	m := Message{Text: openQuestion(c.Stem.Text), Buttons: promptButtons(ref, c.ShortFirst)}
	if c.Plan != "" {
		m.Text = "First, the plan you made last time: how did it go?\nThen: " + m.Text
		m.Buttons = append(outcomeButtons(c.Plan, ref), m.Buttons...)
	}
	if c.Inquiry != "" {
		m.Buttons = append(m.Buttons, inquiryButton(c.Inquiry, "What we're trying"))
	}
	if c.CalendarOver {
		m.Buttons = append(m.Buttons, Button{ID: "closed-until", Label: "School's closed until…"})
	}
	return m
}

// openQuestion leaves room for whatever is on the person's mind.
func openQuestion(stem string) string {
	return strings.TrimRight(stem, ".?") + ", or anything else on your mind."
}

// outcomeButtons are the one tap after a plan.
func outcomeButtons(plan reflection.PlanID, prompt string) []Button {
	ref := "/" + string(plan) + "/" + prompt
	return []Button{
		{ID: "followup:" + string(reflection.OutcomeTried) + ref, Label: "Tried it"},
		{ID: "followup:" + string(reflection.OutcomeAdapted) + ref, Label: "Adapted it"},
		{ID: "followup:" + string(reflection.OutcomeNotYet) + ref, Label: "Not yet"},
		{ID: "followup:" + string(reflection.OutcomeDropped) + ref, Label: "Dropped it"},
	}
}

func cueWords(c reflection.CueContent) Message {
	return Message{
		Text:    "You have a plan for today.",
		Buttons: []Button{{ID: "plan:" + string(c.Plan), Label: "Show it"}, {ID: "not-today:" + string(c.Plan), Label: "Not today"}},
	}
}

func askWords(c reflection.AskContent) Message {
	f := c.Meeting
	return Message{
		Text: fmt.Sprintf("You meet %s %s at %s. Anything you'd like to talk about? You'll see exactly what %s sees.",
			f.With, lower(dayFrom(f.Today, f.On)), f.At, f.With),
		Buttons: []Button{{ID: "pick-line", Label: "Pick a line"}, {ID: "write-line", Label: "Write a line"},
			{ID: "no-line", Label: "Not this week"}},
	}
}

func digestWords(c reflection.DigestContent) Message {
	var m Message
	ready := "Your note is ready."
	if len(c.Meetings) > 1 {
		ready = "Your notes are ready."
	}
	m.Text = strings.Join(meetingsByDay(c.Meetings), " ") + " " + ready
	for _, f := range c.Meetings {
		m.Buttons = append(m.Buttons, Button{ID: "note:" + string(f.ID), Label: f.With})
	}
	apart(m.Buttons)
	return m
}

// meetingsByDay is "Tomorrow: Asha 11:10, Ben 14:00." for each day.
func meetingsByDay(facts []reflection.MeetingFact) []string {
	var days []string
	for i := 0; i < len(facts); {
		var who []string
		j := i
		for ; j < len(facts) && facts[j].On == facts[i].On; j++ {
			who = append(who, facts[j].With+" "+facts[j].At.String())
		}
		days = append(days, dayFrom(facts[i].Today, facts[i].On)+": "+strings.Join(who, ", ")+".")
		i = j
	}
	return days
}

func tapWords(c reflection.TapContent) Message {
	if len(c.Meetings) == 1 {
		f := c.Meetings[0]
		m := Message{Text: fmt.Sprintf("Did you and %s meet?", f.With)}
		for _, t := range taps {
			m.Buttons = append(m.Buttons, Button{ID: "met:" + string(t.tap) + "/" + string(f.ID), Label: t.label})
		}
		return m
	}
	var m Message
	var who []string
	for _, f := range c.Meetings {
		who = append(who, f.With)
		m.Buttons = append(m.Buttons, Button{ID: "meeting:" + string(f.ID), Label: f.With})
	}
	apart(m.Buttons)
	m.Text = fmt.Sprintf("Did you meet %s? One tap each.", list(who, ""))
	return m
}

// taps are the answers to "did you meet?", in the order they are offered.
var taps = []struct {
	tap   reflection.Tap
	label string
}{
	{reflection.TapYes, "Yes"}, {reflection.TapMoved, "Moved"},
	{reflection.TapCovering, "Covering a class"}, {reflection.TapNo, "No"},
}
