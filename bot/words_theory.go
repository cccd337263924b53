package bot

import (
	"fmt"
	"slices"
	"strings"

	"plenary/reflection"
)

// Words of a school's theory of action. What it says itself stands in Views
// and Forms alone.

const wordsNoTheory = "Nothing is written yet. It says what you will do, what that should change for pupils, why, and how you will know."

var theoryButton = Button{ID: "theory", Label: "Theory of action"}

// theorySchoolsView lets the coordinator of a trust pick a school.
func theorySchoolsView(schools []reflection.School) View {
	v := View{ID: "theory", Title: "Theory of action", Text: "Each school has its own."}
	for _, s := range schools[:min(len(schools), maxOptions)] {
		v.Buttons = append(v.Buttons, Button{ID: "theory:" + string(s.ID), Label: s.Name})
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v
}

// theoryView shows one version, and leads to those beside it. Where the one
// that is asked for is not there, it is the newest.
func theoryView(t reflection.Theories, version int) View {
	v := View{ID: "theory", Title: "Theory of action", Text: wordsNoTheory}
	change := Button{ID: "write-theory:" + string(t.School.ID), Label: "Write it"}
	if len(t.Versions) > 0 {
		change.Label = "Change it"
		at := max(0, slices.IndexFunc(t.Versions, func(o reflection.Theory) bool { return o.Version == version }))
		v.Text = theoryText(t, t.Versions[at])
		if at+1 < len(t.Versions) {
			v.Buttons = append(v.Buttons, versionButton(t.Versions[at+1], "Earlier version"))
		}
		if at > 0 {
			v.Buttons = append(v.Buttons, versionButton(t.Versions[at-1], "Later version"))
		}
	}
	if t.MayChange {
		v.Buttons = append(v.Buttons, change)
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v
}

func versionButton(t reflection.Theory, label string) Button {
	return Button{ID: "theory:" + string(t.ID), Label: label}
}

func theoryText(t reflection.Theories, shown reflection.Theory) string {
	readers := "Only coordinators can read it."
	if shown.Shown {
		readers = "Everyone at " + t.School.Name + " can read it."
	}
	text := []string{fmt.Sprintf("%s, version %d, %s. %s", t.School.Name, shown.Version, longYear(dayAt(t.School, shown.At)), readers)}
	for _, part := range theoryParts(shown) {
		if !part.text.Blank() {
			text = append(text, part.label+"\n"+part.text.Reveal())
		}
	}
	return strings.Join(text, "\n\n")
}

// theoryPart is one of its four parts, as people read and write it.
type theoryPart struct {
	field, label string
	text         reflection.Private
}

func theoryParts(t reflection.Theory) []theoryPart {
	return []theoryPart{
		{reflection.IfField, "If we…", t.If},
		{reflection.PupilsField, "…then pupils…", t.Pupils},
		{reflection.BecauseField, "…because…", t.Because},
		{reflection.KnowByField, "We will know by…", t.KnowBy},
	}
}

// theoryForm starts from the newest version.
func theoryForm(t reflection.Theories) Form {
	f := Form{ID: "theory:" + string(t.School.ID), Title: "Theory of action", Submit: "Save",
		Intro: fmt.Sprintf("Coordinators read this, and everyone at %s if you show it. Earlier versions stay. Please name no pupils.", t.School.Name)}
	newest := reflection.Theory{}
	if len(t.Versions) > 0 {
		newest = t.Versions[0]
	}
	for _, part := range theoryParts(newest) {
		f.Inputs = append(f.Inputs, Input{ID: part.field, Label: part.label, Kind: Long, Value: part.text.Reveal()})
	}
	show := Input{ID: "shown", Label: "Show it to everyone at the school", Kind: Toggle}
	if newest.Shown {
		show.Value = "true"
	}
	f.Inputs = append(f.Inputs, show)
	return f
}

func theoryKeptWords(t reflection.Theory) Message {
	readers := "Coordinators can read it."
	if t.Shown {
		readers = "Everyone at the school can read it, under More, The school."
	}
	return Message{Text: fmt.Sprintf("Kept as version %d. %s", t.Version, readers),
		Buttons: []Button{{ID: "theory:" + string(t.School), Label: "Read it"}}}
}
