package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// What a coordinator reads and fills in, once the app is installed.

func setUpForm(s reflection.School, by reflection.Member) Form {
	return Form{
		ID: "set-up:" + string(s.ID), Title: "Set up", Submit: "Save",
		Intro: "Without a safeguarding contact nobody is prompted. Saving confirms it for this term.",
		Inputs: []Input{
			{ID: reflection.SchoolField, Label: "School", Kind: Text, Required: true, Value: s.Name},
			{ID: reflection.LeadField, Label: "Safeguarding lead", Kind: Text, Required: true, Value: s.Safeguarding.Lead},
			{ID: reflection.LeadPhoneField, Label: "Their number", Kind: Text, Required: true, Value: s.Safeguarding.LeadPhone},
			{ID: reflection.CoordinatorField, Label: "Who coordinates induction", Kind: Person, Value: by.PlatformID,
				Hint: "They set things up and see counts, never what anyone writes."},
		},
	}
}

// setUpNextView says what comes after that Form.
func setUpNextView(s reflection.School, coordinator, by reflection.Member) View {
	text := []string{fmt.Sprintf("%s tells %s about a worry for a child: %s. Deputy and out-of-hours number go in under Safeguarding contact.",
		s.Name, s.Safeguarding.Lead, unbroken(s.Safeguarding.LeadPhone))}
	if coordinator.ID != by.ID {
		text = append(text, fmt.Sprintf("%s can set things up too, and gets a hello from me.", coordinator.Name))
	}
	text = append(text,
		"Next is the staff list: who takes part, who mentors whom and when they meet. Send it to me here as a spreadsheet, and the term dates too.",
		"People are found here by their e-mail address. Each gets a hello, and nobody is asked anything before they start.")
	return View{ID: "set-up", Title: "What is next", Text: strings.Join(text, "\n\n"), Buttons: []Button{
		{ID: "send-files", Label: "Set up from a file"},
		{ID: "safeguarding", Label: "Safeguarding contact"}, {ID: "details", Label: "Set-up"}}}
}

func newMentorForm(all []reflection.Mentoring) Form {
	f := Form{
		ID: "new-mentor", Title: "New mentor", Submit: "Save",
		Intro: "From then on the mentor before can open nothing that was shared. The new one sees nothing from before.",
		Inputs: []Input{
			{ID: reflection.ECTField, Label: "Early career teacher", Kind: Choice, Required: true, Value: string(all[0].ECT.ID)},
			{ID: reflection.MentorField, Label: "Their mentor from now on", Kind: Person, Required: true,
				Hint: "Somebody who is not on the staff list is added to it."},
		},
	}
	named := map[string]int{}
	for _, m := range all {
		named[ectLabel(m)]++
	}
	for _, m := range all {
		label := ectLabel(m)
		if named[label] > 1 {
			label = m.ECT.Name + ", " + m.ECT.Email
		}
		f.Inputs[0].Options = append(f.Inputs[0].Options, Option{ID: string(m.ECT.ID), Label: label})
	}
	return f
}

func ectLabel(m reflection.Mentoring) string {
	if m.Mentor.ID == "" {
		return m.ECT.Name + ", no mentor yet"
	}
	return m.ECT.Name + ", now " + m.Mentor.Name
}

func mentorGivenWords(g reflection.Mentoring) Message {
	text := fmt.Sprintf("%s is %s's mentor now.", g.Mentor.Name, g.ECT.Name)
	if g.Before.ID != "" {
		text += fmt.Sprintf(" %s can open nothing of theirs any more.", g.Before.Name)
	}
	m := Message{Text: text}
	if !g.ECT.Meets.Set() {
		m.Text += " When they meet is not known yet."
		m.Buttons = []Button{{ID: "person:" + string(g.ECT.ID), Label: "Say when they meet"}}
	}
	return m
}
