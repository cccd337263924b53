package bot

import (
	"fmt"
	"slices"
	"strings"

	"plenary/reflection"
)

// Words of a school's half-term meeting. It asks for counts of a whole class
// and never for a pupil; what a person plans after it is read by them alone.

const (
	wordsNoKit = "No half-term meeting is set. Pick a day, and those who take part hear what to bring five school days before."

	wordsToBring = "To bring, for a class as a whole:\n" +
		"• Work: some of what the class has made lately.\n" +
		"• Tasks: one you set to find out what they know.\n" +
		"• Tests: what the last one showed.\n" +
		"• What you think yourself.\n" +
		"Counts are enough, such as 22 of 30. Please bring no names and no lists of pupils."

	wordsToTalkAbout = "To talk about:\n" +
		"1. How is the class doing, as you see it?\n" +
		"2. What shows it? Do work, tasks and tests say the same?\n" +
		"3. What next: what will you teach in another way?\n" +
		"4. What do I need to learn for it?"

	wordsPlanLater = "After the meeting you can make a plan here, for you alone."
)

var kitButton = Button{ID: "kit", Label: "Half-term meeting"}

// kitSchoolsView lets the coordinator of a trust pick a school.
func kitSchoolsView(schools []reflection.School) View {
	v := View{ID: "kit", Title: "Half-term meeting", Text: "Each school has its own."}
	for _, s := range schools[:min(len(schools), maxOptions)] {
		v.Buttons = append(v.Buttons, Button{ID: "kit:" + string(s.ID), Label: s.Name})
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v
}

// kitView is how to prepare. It starts with what its reader planned last time.
func kitView(c reflection.KitCard) View {
	v := View{ID: "kit", Title: "Half-term meeting", Text: wordsNoKit}
	id := string(c.Kit.ID)
	if c.Kit.Revision == 0 {
		v.Buttons = []Button{{ID: "kit-set:" + string(c.School.ID), Label: "Set a day"}, menuButton}
		return v
	}
	var text []string
	if !c.Last.Text().Blank() {
		text = append(text, "Last time you planned (only you can read this):\n"+c.Last.Text().Reveal()+". "+planStands(c.Last))
		v.Buttons = append(v.Buttons, Button{ID: "plan:" + string(c.Last.ID), Label: "How did it go?"})
	}
	text = append(text, kitDayWords(c))
	if !c.Kit.Off {
		text = append(text, wordsToBring, wordsToTalkAbout)
	}
	switch {
	case c.Own.Revision > 0:
		v.Buttons = append(v.Buttons, Button{ID: "kit-plan:" + id, Label: "My plan"})
	case c.MayPlan():
		v.Buttons = append(v.Buttons, Button{ID: "kit-plan:" + id, Label: "Make a plan"})
	case c.TakesPart && !c.Kit.Off:
		text = append(text, wordsPlanLater)
	}
	v.Text = strings.Join(text, "\n\n")
	if c.MayChange {
		v.Buttons = append(v.Buttons, kitChanges(c)...)
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v
}

// planStands is what became of a plan, as its author tapped it.
func planStands(p reflection.Plan) string {
	switch p.State {
	case reflection.PlanTried:
		return "You tried it."
	case reflection.PlanAdapted:
		return "You adapted it."
	case reflection.PlanDropped:
		return "You dropped it."
	case reflection.PlanReplaced:
		return "Another plan came after it."
	}
	return "It is still open."
}

// kitDayWords is the day and, for a coordinator, who is told and when.
func kitDayWords(c reflection.KitCard) string {
	day := fmt.Sprintf("%s: %s.", c.School.Name, longDay(c.Kit.On))
	if c.Kit.Off {
		return day + " It was called off."
	}
	if !c.MayChange {
		return day
	}
	return day + "\n" + kitGoesWords(c) + " You are not shown who opens it, or what anybody plans."
}

// kitGoesWords depends on the calendar alone: who takes messages is nobody
// else's business.
func kitGoesWords(c reflection.KitCard) string {
	var who []string
	for _, r := range c.Kit.For {
		who = append(who, lower(kitRoleWords(r)))
	}
	switch {
	case c.Out.IsZero():
		return fmt.Sprintf("For %s. No school day is left to tell them.", list(who, ""))
	case c.Gone:
		return fmt.Sprintf("For %s. It went out to them on %s.", list(who, ""), dayAndTime(c.Out))
	}
	return fmt.Sprintf("For %s. It goes out to them on %s.", list(who, ""), dayAndTime(c.Out))
}

func kitRoleWords(r reflection.Role) string {
	switch r {
	case reflection.ECT:
		return "Early career teachers"
	case reflection.Mentor:
		return "Mentors"
	}
	return "Other colleagues"
}

// kitChanges are what a coordinator can do.
func kitChanges(c reflection.KitCard) []Button {
	if c.Begun() || c.Kit.Off {
		return []Button{{ID: "kit-set:" + string(c.School.ID), Label: "Set the next one"}}
	}
	id := string(c.Kit.ID)
	return []Button{{ID: "kit-set:" + id, Label: "Change it"},
		{ID: "kit-off:" + id, Label: "Call it off", Confirm: "Call this meeting off?"}}
}

// setKitForm starts from the meeting that is set, or from a day in two weeks.
func setKitForm(c reflection.KitCard) Form {
	on, who, ref := c.Suggested, reflection.KitRoles(), string(c.School.ID)
	if c.Kit.Revision > 0 && !c.Begun() && !c.Kit.Off {
		on, who, ref = c.Kit.On, c.Kit.For, string(c.Kit.ID)
	}
	f := Form{ID: "kit-set:" + ref, Title: "Half-term meeting", Submit: "Save",
		Intro: fmt.Sprintf("Those who take part at %s get one message, five school days before. For new teachers it takes the place of that week's question.", c.School.Name)}
	roles := Input{ID: reflection.KitForField, Label: "Who takes part", Kind: Choices}
	var chosen []string
	for _, r := range reflection.KitRoles() {
		roles.Options = append(roles.Options, Option{string(r), kitRoleWords(r)})
		if slices.Contains(who, r) {
			chosen = append(chosen, string(r))
		}
	}
	roles.Value = strings.Join(chosen, ",")
	f.Inputs = []Input{{ID: reflection.KitDayField, Label: "Day of the meeting", Kind: DateIn, Value: on.String()}, roles}
	return f
}

// kitPlanForm asks for a plan of the person's own, and for nothing else.
func kitPlanForm(c reflection.KitCard) Form {
	return Form{ID: "kit-plan:" + string(c.Kit.ID), Title: "My plan", Submit: "Save",
		Intro: introWords(reflection.Sheet{School: c.School}),
		Inputs: []Input{
			{ID: "when", Label: "When…", Kind: Text},
			{ID: "then", Label: "…then I will", Kind: Text},
			{ID: "on", Label: "Remind me on the morning of", Kind: DateIn},
		}}
}

func kitPlannedWords() Message {
	return Message{Text: "Saved. " + onlyYou + ". Your next half-term meeting starts with it.",
		Buttons: []Button{{ID: "journal", Label: "My journal"}}}
}

func kitSetWords(c reflection.KitCard) Message {
	return Message{Text: fmt.Sprintf("Half-term meeting at %s: %s. %s", c.School.Name, longDay(c.Kit.On), kitGoesWords(c)),
		Buttons: []Button{kitOpens(c.Kit.ID, "See it")}}
}

func kitOffWords(c reflection.KitCard) Message {
	m := Message{Text: fmt.Sprintf("Called off: the half-term meeting on %s.", longDay(c.Kit.On)), Buttons: []Button{kitButton}}
	if c.Gone {
		m.Text += " The message that told people of it now says so, but it does not ring. Please let them know as well."
	}
	return m
}

func kitOpens(id reflection.KitID, label string) Button {
	return Button{ID: "kit:" + string(id), Label: label}
}

// kitWords is the one message to somebody who takes part.
func kitWords(c reflection.KitContent) Message {
	m := Message{Text: fmt.Sprintf("Half-term meeting on %s. Here is what to bring, and four things to talk about.", longDay(c.On)),
		Buttons: []Button{kitOpens(c.Kit, "What to bring")}}
	if c.Instead {
		m.Text += " It takes the place of this week's question; you can still write."
		m.Buttons = append(m.Buttons, Button{ID: "two-minutes", Label: "Two minutes"})
	}
	return m
}

// kitNewsWords is what that message becomes once the meeting has changed. It
// says what it said while that is still so.
func kitNewsWords(c reflection.KitNewsContent) Message {
	m := Message{Text: kitChangedWords(c) + " Anything you wrote for it stays in your journal."}
	switch {
	case c.On == c.Told:
		m = kitWords(reflection.KitContent{Kit: c.Kit, On: c.On})
	case !c.On.IsZero():
		m.Buttons = append(m.Buttons, kitOpens(c.Kit, "What to bring"))
	}
	if c.Write {
		m.Buttons = append(m.Buttons, Button{ID: "two-minutes", Label: "Two minutes"})
	}
	m.Buttons = append(m.Buttons, Button{ID: "journal", Label: "My journal"})
	return m
}

func kitChangedWords(c reflection.KitNewsContent) string {
	told := longDay(c.Told)
	switch {
	case c.Off && c.On.IsZero():
		return fmt.Sprintf("The half-term meeting on %s is off.", told)
	case c.Off:
		return fmt.Sprintf("The half-term meeting on %s is off. The next is on %s.", told, longDay(c.On))
	case c.On.IsZero():
		return fmt.Sprintf("You need not come to the half-term meeting on %s.", told)
	}
	return fmt.Sprintf("The half-term meeting on %s has moved. It is now on %s.", told, longDay(c.On))
}

// kitNoteWords is what a coordinator's note says of it, where there is one.
func kitNoteWords(k reflection.KitFact) string {
	switch {
	case k.On.IsZero():
		return ""
	case k.Out.IsZero():
		return fmt.Sprintf("Half-term meeting: %s.", k.On.Format("2 January"))
	}
	return fmt.Sprintf("Half-term meeting: %s; what to bring goes out on %s.", k.On.Format("2 January"), k.Out.Format("2 January"))
}
