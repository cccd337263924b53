package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"plenary/reflection"
)

// Words of tags, frameworks and what they cover. The statements' own words are
// in the framework files.

var frameworksButton = Button{ID: "frameworks", Label: "Tags and frameworks"}

func tagButton(e reflection.EntryID) Button { return Button{ID: "tag:" + string(e), Label: "Tag it"} }

// focusWords is what people call a focus.
func focusWords(f reflection.Focus) string {
	switch f {
	case "checking":
		return "Checking what pupils know"
	case "feedback":
		return "Feedback"
	case "questions":
		return "Questions and talk"
	case "explaining":
		return "Explaining"
	case "tasks":
		return "Tasks and practice"
	case "behaviour":
		return "Behaviour and routines"
	case "adapting":
		return "Fitting teaching to pupils"
	case "subject":
		return "My subject"
	case "colleagues":
		return "Working with others"
	}
	return "My own workload"
}

func howWords(h reflection.How) string {
	if h == reflection.Tried {
		return "tried in class"
	}
	return "thought about"
}

// tagsWords is an entry's tags, on one line.
func tagsWords(t reflection.Tags) string {
	var parts []string
	if t.Focus != "" {
		parts = append(parts, focusWords(t.Focus))
	}
	if !t.Class.Blank() {
		parts = append(parts, t.Class.Reveal())
	}
	for _, id := range t.Statements {
		_, code, _ := strings.Cut(string(id), "/")
		parts = append(parts, code)
	}
	return strings.Join(append(parts, howWords(t.How)), " · ")
}

// tagsView offers what is near with a tap each.
func tagsView(sh reflection.TagSheet) View {
	id := string(sh.Entry.ID)
	text := []string{"Nothing tagged yet. Tags are for you alone."}
	tagged := sh.Entry.Tags
	if !tagged.None() {
		text[0] = "Tagged: " + tagsWords(tagged)
	}
	v := View{ID: "tags", Title: "Tag this entry"}
	for _, st := range sh.Near {
		if slices.Contains(tagged.Statements, st.ID) {
			continue
		}
		text = append(text, st.Code+" "+st.Text)
		v.Buttons = append(v.Buttons, Button{ID: "tag-with:" + id + "/" + string(st.ID), Label: statementLabel(st)})
	}
	v.Text = strings.Join(text, "\n")
	switch {
	case tagged.None():
	case tagged.How == reflection.Tried:
		v.Buttons = append(v.Buttons, Button{ID: "tag-how:" + id + "/" + string(reflection.Thought), Label: "Only thought about"})
	default:
		v.Buttons = append(v.Buttons, Button{ID: "tag-how:" + id + "/" + string(reflection.Tried), Label: "Tried in class"})
	}
	v.Buttons = append(v.Buttons, Button{ID: "tag-form:" + id, Label: "Focus, class, all codes"},
		Button{ID: "entry:" + id, Label: "Back"})
	return v
}

// statementLabel names a statement on a button.
func statementLabel(st reflection.Statement) string {
	return Shorten(st.Code+" "+st.Text, maxLabel)
}

// statementsInput is the input for the statements of one framework.
func statementsInput(f reflection.FrameworkID) string {
	return reflection.StatementsField + "-" + string(f)
}

func tagsForm(sh reflection.TagSheet) Form {
	focus := Input{ID: reflection.FocusField, Label: "Focus", Kind: Choice, Value: string(sh.Tags.Focus)}
	for _, f := range reflection.Focuses() {
		focus.Options = append(focus.Options, Option{string(f), focusWords(f)})
	}
	f := Form{
		ID: "tags:" + string(sh.Entry.ID) + ":" + strconv.Itoa(sh.Tags.Revision), Title: "Tag this entry", Submit: "Save",
		Intro: onlyYou + ", can see tags. Any box can stay empty.",
		Inputs: []Input{focus,
			{ID: reflection.ClassField, Label: "Class", Hint: "Such as 8B. No pupil's name.", Kind: Text, Value: sh.Tags.Class.Reveal()}},
	}
	if sh.Clash {
		f.Intro = "This was tagged on another device too. The tags of both are here; keep what you want.\n" + f.Intro
	}
	for _, fw := range sh.Frameworks {
		f.Inputs = append(f.Inputs, statementsChoice(fw, sh.Tags))
	}
	f.Inputs = append(f.Inputs, Input{ID: reflection.HowField, Label: "How far it went", Kind: Choice, Value: string(sh.Tags.How), Options: []Option{
		{string(reflection.Thought), "Thought about"}, {string(reflection.Tried), "Tried in class"},
	}})
	return f
}

func statementsChoice(fw reflection.Framework, t reflection.Tags) Input {
	in := Input{ID: statementsInput(fw.ID), Label: fw.Name, Kind: Choices}
	var picked []string
	for _, st := range fw.Statements {
		in.Options = append(in.Options, Option{string(st.ID), statementLabel(st)})
		if slices.Contains(t.Statements, st.ID) {
			picked = append(picked, string(st.ID))
		}
	}
	in.Value = strings.Join(picked, ",")
	return in
}

// frameworksView lists frameworks; record is where the person's own record is
// fetched from.
func frameworksView(all []reflection.Framework, by reflection.Member, record string) View {
	v := View{ID: "frameworks", Title: "Tags and frameworks", Text: "Tags are off. They say what an entry is about, for you alone."}
	if by.Want(reflection.Tagging) {
		v.Text = "Tags are on: each entry you save offers them. They are for you alone."
	}
	v.Text += "\nOpen a framework to see which of its codes your entries mention."
	for _, f := range all {
		v.Buttons = append(v.Buttons, Button{ID: "coverage:" + string(f.ID), Label: f.Name})
	}
	v.Buttons = append(v.Buttons, Button{ID: "tag-settings", Label: "Tags on or off"},
		Button{ID: "record", Label: "My record, as a table", URL: record}, menuButton)
	return v
}

func coverageView(c reflection.Coverage) View {
	text := []string{c.Framework.Title + ". In our own words; read the published text before you rely on it. " +
		"From: " + c.Framework.Source.Name + " (" + c.Framework.Source.Licence + ")."}
	part := ""
	for _, n := range c.Covered {
		if n.Statement.Part != part {
			part = n.Statement.Part
			text = append(text, "\n"+part)
		}
		text = append(text, fmt.Sprintf("%s %s – %s", n.Statement.Code, strings.TrimRight(n.Statement.Text, "."), mentionedWords(n)))
	}
	return View{ID: "coverage", Title: Shorten(c.Framework.Name, 24), Text: strings.Join(text, "\n"), Buttons: []Button{
		{ID: "source", Label: "The published text", URL: c.Framework.Source.URL},
		{ID: "frameworks", Label: "Back"},
	}}
}

// mentionedWords counts in words, and judges nothing.
func mentionedWords(n reflection.Covered) string {
	words := "not mentioned yet"
	if n.Entries > 0 {
		words = "mentioned in " + entriesWords(n.Entries)
	}
	if n.Tried > 0 {
		words += ", tried in class in " + strconv.Itoa(n.Tried)
	}
	if n.Statement.Retired {
		words += "; no longer part of it"
	}
	return words
}

func entriesWords(n int) string {
	if n == 1 {
		return "1 entry"
	}
	return strconv.Itoa(n) + " entries"
}

// recordHeader names the columns of a person's own record.
var recordHeader = []string{"Framework", "Code", "What it says", "Date", "How", "Focus", "Class", "What happened", "What I take from it", "My plan"}

func tagSettingsForm(all []reflection.Framework, by reflection.Member) Form {
	on := Input{ID: "tags", Label: "Offer tags when I have saved an entry", Kind: Toggle, Value: "true"}
	which := Input{ID: "frameworks", Label: "Codes from", Kind: Choices}
	var picked []string
	for _, f := range all {
		which.Options = append(which.Options, Option{string(f.ID), f.Name})
		if by.Offers(f) {
			picked = append(picked, string(f.ID))
		}
	}
	which.Value = strings.Join(picked, ",")
	return Form{ID: "tag-settings", Title: "Tags", Submit: "Save", Inputs: []Input{on, which},
		Intro: "A focus, a class, or a code of a framework: two taps at most. Nobody else sees them."}
}

func tagSettingsSaved(m reflection.Member) Message {
	if !m.Want(reflection.Tagging) {
		return Message{Text: "Tags are off. Those you made stay with their entries."}
	}
	return Message{Text: "Tags are on. You find them under each entry you save.", Buttons: []Button{{ID: "journal", Label: "My journal"}}}
}
