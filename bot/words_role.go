package bot

import (
	"slices"

	"plenary/reflection"
)

// Words of the questions about a mentor's and a coordinator's own work. The
// questions themselves are in the framework files.

const (
	wordsMentoring = "Three lines about your mentoring, every second week if you like. They go into your own journal. " +
		"Nobody is told whether you write them."
	wordsAskedAboutMentoring = "You are asked every second week, where you can on a day without meetings."
	wordsMentoringNow        = "If you like: three lines about your mentoring. Only you, in this app."
)

var (
	mentoringButton     = Button{ID: "mentoring", Label: "My mentoring"}
	stopMentoringButton = Button{ID: "want-mentoring:no", Label: "Stop asking me"}
)

// aboutButton opens the questions about a role.
func aboutButton(role reflection.Role) Button {
	b := Button{ID: "about:" + string(role), Label: "Write three lines"}
	if role == reflection.Coordinator {
		b.Label = "Look back on the term"
	}
	return b
}

// roleButtons lead to the questions about the roles that a person holds.
func roleButtons(f reflection.Front) (all []Button) {
	for _, role := range f.LookAt {
		if role == reflection.Mentor {
			all = append(all, mentoringButton)
		} else {
			all = append(all, aboutButton(role))
		}
	}
	return all
}

// mentoringView lets a mentor write, and choose whether to be asked. False means
// that the school does not use it.
func mentoringView(f reflection.Front) (View, bool) {
	v := View{ID: "mentoring", Title: "My mentoring", Text: wordsMentoring, Buttons: []Button{aboutButton(reflection.Mentor)}}
	if f.Member.Want(reflection.AskMentoring) {
		v.Text += "\n\n" + wordsAskedAboutMentoring
		v.Buttons = append(v.Buttons, stopMentoringButton)
	} else {
		v.Buttons = append(v.Buttons, Button{ID: "want-mentoring:yes", Label: "Ask me every two weeks"})
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v, slices.Contains(f.LookAt, reflection.Mentor)
}

// mentoringWords offers the three lines.
func mentoringWords() Message {
	return Message{Text: wordsMentoringNow, Buttons: []Button{aboutButton(reflection.Mentor), stopMentoringButton}}
}
