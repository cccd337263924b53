package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// What a coordinator reads and fills in about one person of the staff list, and
// about those who are not met yet.

var (
	addPersonButton  = Button{ID: "add-person", Label: "Add somebody"}
	findPersonButton = Button{ID: "find-person", Label: "Move or leave"}
	newMentorButton  = Button{ID: "new-mentor", Label: "New mentor"}
)

func addPersonForm(schools []reflection.School, by reflection.Member) Form {
	f := Form{
		ID: "add-person", Title: "Add somebody", Submit: "Add",
		Intro: "I look for them in the chat by their e-mail address and say hello. Nobody is asked anything before they start.",
		Inputs: []Input{
			{ID: reflection.NameField, Label: "Name", Kind: Text, Required: true},
			{ID: reflection.EmailField, Label: "E-mail address", Kind: Text, Required: true},
			{ID: reflection.RolesField, Label: "Roles", Kind: Choices, Required: true, Value: string(reflection.ECT), Options: []Option{
				{ID: string(reflection.ECT), Label: "Early career teacher"}, {ID: string(reflection.Mentor), Label: "Mentor"},
				{ID: string(reflection.Coordinator), Label: "Coordinator"}, {ID: string(reflection.Colleague), Label: "Colleague"}}},
			{ID: reflection.StaffMentorField, Label: "Their mentor", Kind: Text, Hint: "Part of the name, or the e-mail address. Only for an early career teacher."},
			meetingInput(reflection.Member{}),
			{ID: reflection.YearField, Label: "Early career year", Kind: Choice, Value: "1", Options: []Option{
				{ID: "1", Label: "First"}, {ID: "2", Label: "Second"}}},
			{ID: reflection.StartField, Label: "First day", Kind: DateIn, Hint: "Leave it empty for somebody who is here already."},
		},
	}
	f.Inputs = append(f.Inputs, schoolInputs(schools, by.School)...)
	return f
}

// schoolInputs asks for a school where there are several.
func schoolInputs(schools []reflection.School, at reflection.SchoolID) []Input {
	if len(schools) < 2 {
		return nil
	}
	in := Input{ID: reflection.SchoolField, Label: "School", Kind: Choice, Value: string(at), Required: true}
	for _, s := range schools {
		in.Options = append(in.Options, Option{ID: string(s.ID), Label: s.Name})
	}
	return []Input{in}
}

func meetingInput(m reflection.Member) Input {
	return Input{ID: reflection.MeetingField, Label: "When they meet their mentor", Kind: Text, Value: m.Meets.String(),
		Hint: "Such as Tue 11:10, or Tue 11:10 fortnightly."}
}

// personAddedWords names somebody: the coordinator has just done so.
func personAddedWords(c reflection.StaffChange) Message {
	text := fmt.Sprintf("%s is on the staff list of %s now.", c.After.Name, c.School.Name)
	if c.Mentor.ID != "" {
		text += fmt.Sprintf(" %s is the mentor.", c.Mentor.Name)
	}
	return Message{
		Text:    text + " I look for them in the chat and say hello, within ten minutes.",
		Buttons: []Button{{ID: addPersonButton.ID, Label: "Add somebody else"}, {ID: "details", Label: "Set-up"}},
	}
}

func findPersonForm() Form {
	return Form{
		ID: "find-person", Title: "Move or leave", Submit: "Find", Intro: "Who is it?",
		Inputs: []Input{{ID: reflection.PersonField, Label: "Name", Kind: Text, Required: true, Hint: "Part of it is enough, or the e-mail address."}},
	}
}

// foundInView is how many people of one name a View offers.
const foundInView = 20

func foundView(found []reflection.Member, schools []reflection.School) View {
	named := map[reflection.SchoolID]string{}
	for _, s := range schools {
		named[s.ID] = s.Name
	}
	v := View{ID: "found", Title: "Who is it?", Text: "More than one person is called that."}
	if more := len(found) - foundInView; more > 0 {
		v.Text = fmt.Sprintf("%d people are called that, and here are %d of them. Write more of the name to find the others.", len(found), foundInView)
		found = found[:foundInView]
	}
	for _, m := range found {
		v.Buttons = append(v.Buttons, Button{ID: "person:" + string(m.ID), Label: m.Name + ", " + named[m.School]})
	}
	v.Buttons = append(v.Buttons, Button{ID: findPersonButton.ID, Label: "Another name"})
	return v
}

// personForm asks only what can be changed of that person.
func personForm(m reflection.Member, schools []reflection.School) Form {
	f := Form{
		ID: "person:" + string(m.ID), Title: "Move or leave", Submit: "Save",
		Intro:  m.Name + ". What they wrote stays theirs, wherever they go.",
		Inputs: schoolInputs(schools, m.School),
	}
	f.Inputs = append(f.Inputs, Input{ID: reflection.LeaveField, Label: "Last day", Kind: DateIn, Value: m.Leaves.String(),
		Hint: "Leave it empty while they stay."})
	if m.Is(reflection.ECT) && m.Mentor != "" {
		f.Inputs = append(f.Inputs, meetingInput(m))
	}
	if m.NeverMet() {
		f.Inputs = append(f.Inputs, Input{ID: reflection.EmailField, Label: "E-mail address", Kind: Text, Required: true, Value: m.Email,
			Hint: "The one they use in this chat."})
	}
	return f
}

// personChangedWords says what has changed, and what that leaves to do.
func personChangedWords(c reflection.StaffChange) Message {
	var text []string
	name, m := c.After.Name, Message{}
	if c.Before.School != c.After.School {
		text = append(text, fmt.Sprintf("%s is at %s now.", name, c.School.Name))
		if c.Mentor.ID != "" {
			text = append(text, fmt.Sprintf("%s is still the mentor.", c.Mentor.Name))
			m.Buttons = []Button{newMentorButton}
		}
	}
	if c.Before.Leaves != c.After.Leaves {
		text = append(text, leavesWords(c.After))
		if len(c.Mentees) > 0 && !c.After.Leaves.IsZero() {
			text = append(text, fmt.Sprintf("Somebody else has to mentor %s then.", several(len(c.Mentees), "teacher")))
			m.Buttons = []Button{newMentorButton}
		}
	}
	if c.Before.Meets != c.After.Meets && c.After.Meets.Set() {
		text = append(text, fmt.Sprintf("They meet %s: %s.", c.Mentor.Name, c.After.Meets))
	}
	if c.Before.Email != c.After.Email {
		text = append(text, "I look for them in the chat again, within ten minutes.")
	}
	if len(text) == 0 {
		text = []string{"Nothing has changed."}
	}
	m.Text = strings.Join(text, " ")
	return m
}

func leavesWords(m reflection.Member) string {
	if m.Leaves.IsZero() {
		return m.Name + " stays."
	}
	return fmt.Sprintf("%s leaves on %s.", m.Name, m.Leaves.Format("2 January 2006"))
}

// mistakeWords is what a line of a file would be told.
func mistakeWords(m reflection.Mistake) string { return "This is not right yet: " + m.Text + "." }

const (
	wordsEverybodyMet = "I know everybody on the staff list here."
	wordsNotFound     = "Not found in the chat. Is the address on the staff list the one they use here? If not, put it right. " +
		"They may still have to join, or to open the app once."
	wordsWithoutApp = "Without the app. I know who they are here but cannot write to them: their account is off, or they took the app out. " +
		"Ask them to put it back, or ask whoever runs the chat."
)

// unmetView lists whom the bot cannot reach: those who are not found, and those
// who are and have not got the app, each by school.
func unmetView(all []reflection.UnmetAt) View {
	v := View{ID: "unmet", Title: "Not met yet", Buttons: []Button{{ID: "details", Label: "Set-up"}}}
	var parts []string
	for _, part := range []struct {
		words string
		of    func(reflection.UnmetAt) []reflection.Member
	}{
		{wordsNotFound, func(at reflection.UnmetAt) []reflection.Member { return at.NotFound }},
		{wordsWithoutApp, func(at reflection.UnmetAt) []reflection.Member { return at.WithoutApp }},
	} {
		if each := unmetLines(all, part.of); len(each) > 0 {
			parts = append(parts, lines([]string{part.words}, each, "And %d more schools."))
		}
	}
	if len(parts) == 0 {
		v.Text = wordsEverybodyMet
		return v
	}
	v.Text = strings.Join(parts, "\n\n")
	v.Buttons = append([]Button{{ID: findPersonButton.ID, Label: "Put an address right"}}, v.Buttons...)
	return v
}

// unmetLines are the names of some of them, a line for each school.
func unmetLines(all []reflection.UnmetAt, of func(reflection.UnmetAt) []reflection.Member) (each []string) {
	for _, at := range all {
		var names []string
		for _, m := range of(at) {
			names = append(names, m.Name)
		}
		if len(names) > 0 {
			each = append(each, at.School.Name+": "+someOf(names, waitingInView)+".")
		}
	}
	return each
}
