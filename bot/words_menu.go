package bot

import "plenary/reflection"

// What is behind [More]: a few buttons, and three rooms with what is seldom
// needed. No list of buttons is longer than a phone shows.

var (
	otherButton  = Button{ID: "other", Label: "Other questions"}
	yoursButton  = Button{ID: "yours", Label: "Your settings"}
	schoolButton = Button{ID: "school", Label: "The school"}
)

func menuView(f reflection.Front, theory reflection.Theories) View {
	v := View{ID: "menu", Title: "More", Text: "Everything else you can do here."}
	notes := noteButtons(f)
	v.Buttons = append(v.Buttons, notes[min(len(notes), notesOnHome):]...)
	if !f.Member.Is(reflection.ECT) {
		v.Buttons = append(v.Buttons, Button{ID: "full-cycle", Label: "Full cycle"})
	}
	if f.MayInvite {
		v.Buttons = append(v.Buttons, togetherButton)
	}
	v.Buttons = append(v.Buttons, visitsButton)
	v.Buttons = append(v.Buttons, room(otherButton, otherButtons(f))...)
	v.Buttons = append(v.Buttons, roleButtons(f)...)
	v.Buttons = append(v.Buttons, lookBackButton, yoursButton)
	v.Buttons = append(v.Buttons, room(schoolButton, schoolButtons(f, theory))...)
	v.Buttons = append(v.Buttons, Button{ID: "readers", Label: "Who can read it?"}, Button{ID: "help", Label: "What you can do"}, worriedButton)
	return v
}

// room is the way to buttons that stand behind one; a single button needs none.
func room(way Button, behind []Button) []Button {
	if len(behind) < 2 {
		return behind
	}
	return []Button{way}
}

// otherView is other ways to be asked than by the usual questions.
func otherView(f reflection.Front) View {
	return View{ID: "other", Title: otherButton.Label, Text: "Other ways to be asked. What you write is kept in the same way.",
		Buttons: append(otherButtons(f), menuButton)}
}

func otherButtons(f reflection.Front) []Button {
	return append(lensButtons(f.Lenses, ""), scenariosButton)
}

// yoursView is what a person sets for themselves.
func yoursView(f reflection.Front) View {
	v := View{ID: "yours", Title: yoursButton.Label, Text: "Nobody is told what you choose here."}
	if f.Member.Is(reflection.ECT) {
		v.Buttons = append(v.Buttons, Button{ID: "more", Label: "Your prompts"}, journalWeekButton)
	}
	v.Buttons = append(v.Buttons, awayButton, frameworksButton, notPupilsButton, menuButton)
	return v
}

// schoolView is what a school does with Plenary, and a coordinator's tools.
func schoolView(f reflection.Front, theory reflection.Theories) View {
	return View{ID: "school", Title: schoolButton.Label, Text: "What " + f.School.Name + " does with Plenary.",
		Buttons: append(schoolButtons(f, theory), menuButton)}
}

func schoolButtons(f reflection.Front, theory reflection.Theories) (all []Button) {
	if f.SetUp != nil {
		all = append(all, libraryButton)
	}
	if f.Kit != "" || f.SetUp != nil {
		all = append(all, kitButton)
	}
	if theory.MayChange || len(theory.Versions) > 0 {
		all = append(all, theoryButton)
	}
	return append(all, evaluationButton)
}
