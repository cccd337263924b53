package bot

import (
	"fmt"

	"plenary/reflection"
)

// Words about what a host lets go on: what a visitor noticed, to their mentor.

func onwardSteps(c reflection.VisitCard) []Button {
	id, third := string(c.Visit.ID), c.Third.FirstName()
	switch {
	case c.CanAskOnward():
		return []Button{{ID: "visit-on:" + id, Label: fmt.Sprintf("Ask %s: may %s read it?", c.Host.FirstName(), third)}}
	case c.OnwardAllowed():
		return []Button{{ID: "visit-on-share:" + id, Label: fmt.Sprintf("Show %s too", third)}}
	}
	return nil
}

// onwardLine is where the question stands, for the observer. A no stands
// nowhere.
func onwardLine(c reflection.VisitCard) string {
	host, third := c.Host.FirstName(), c.Third.FirstName()
	switch {
	case c.OnwardAllowed():
		return fmt.Sprintf("%s said yes: %s may read what you noticed, if you show it.", host, third)
	case c.OnwardAsked():
		return fmt.Sprintf("You asked %s whether %s may read what you noticed. You hear from me if they say yes.", host, third)
	}
	return ""
}

func onwardAskedWords(c reflection.VisitCard) Message {
	return Message{Text: fmt.Sprintf("Asked. You hear from me if %s says yes. Until then %s can't read it.", c.Host.FirstName(), c.Third.FirstName())}
}

// onwardQuestion asks the host, under what was noticed.
func onwardQuestion(c reflection.VisitCard) string {
	observer, third := c.Observer.FirstName(), c.Third.FirstName()
	if c.OnwardAllowed() {
		return fmt.Sprintf("You let %s show this to %s, without your name on it.", observer, third)
	}
	return fmt.Sprintf("%s asks: may %s, who mentors them, read this too? Your name is not on it. If you would rather not, nobody is told.", observer, third)
}

func onwardAnswers(id reflection.VisitID, allowed bool) []Button {
	yes, no := Button{ID: "visit-on-yes:" + string(id), Label: "Yes"}, Button{ID: "visit-on-no:" + string(id), Label: "No, please don't"}
	if allowed {
		no.Label, no.Confirm = "Take my yes back", "Take it back? They are told."
		return []Button{no}
	}
	return []Button{yes, no}
}

func onwardAskWords(c reflection.VisitOnwardContent) Message {
	return Message{
		Text: fmt.Sprintf("%s asks: may %s, who mentors them, read what they noticed in your lesson? Your name is not on it. "+
			"If you would rather not, nobody is told.", c.Observer, c.Reader),
		Buttons: append([]Button{{ID: "visit-read:" + string(c.Visit), Label: "Read it first"}}, onwardAnswers(c.Visit, false)...),
	}
}

func onwardAnsweredWords(c reflection.VisitCard) Message {
	see := []Button{visitButton(c.Visit.ID, "See the visit")}
	if c.OnwardAllowed() {
		return Message{Text: fmt.Sprintf("Thank you. %s may read exactly that, if %s shows it. You can take your yes back at any time.",
			c.Third.FirstName(), c.Observer.FirstName()), Buttons: see}
	}
	return Message{Text: "That's fine. It stays between the two of you.", Buttons: see}
}
