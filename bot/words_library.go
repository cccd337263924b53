package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// Words of what a school uses of frameworks, questions and cases.

const wordsLibraryKept = "Kept. What is switched off is not offered any more. Nothing that people wrote or tagged has changed."

var libraryButton = Button{ID: "library", Label: "Questions and frameworks"}

// librarySchoolsView lets the coordinator of a trust pick a school.
func librarySchoolsView(schools []reflection.School) View {
	v := View{ID: "library", Title: "Questions", Text: "Each school uses what it likes of frameworks, questions and cases."}
	for _, s := range schools[:min(len(schools), maxOptions)] {
		v.Buttons = append(v.Buttons, Button{ID: "library:" + string(s.ID), Label: s.Name})
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v
}

func libraryForm(sp reflection.SchoolParts) Form {
	return Form{
		ID: "library:" + string(sp.School.ID), Title: "Questions", Submit: "Save",
		Intro: fmt.Sprintf("What people at %s are offered. Everybody is asked the general questions as well.", sp.School.Name),
		Inputs: []Input{
			partsInput("frameworks", "Frameworks for tags", sp.Frameworks),
			partsInput("phases", "Phases", sp.Phases),
			partsInput("packs", "Sets of questions", sp.Packs),
			partsInput("scenarios", "Cases of other teachers", sp.Scenarios),
		},
	}
}

func partsInput(id, label string, parts []reflection.NamedPart) Input {
	in := Input{ID: id, Label: label, Kind: Choices}
	var on []string
	for _, p := range parts {
		in.Options = append(in.Options, Option{string(p.Part), p.Name})
		if p.On {
			on = append(on, string(p.Part))
		}
	}
	in.Value = strings.Join(on, ",")
	return in
}
