package bot

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"plenary/reflection"
)

// What a coordinator reads of the files they send.

const (
	wordsWorkingOnIt   = "Working on it. I'll write when it's done."
	wordsUploadDropped = "Thrown away. Nothing has changed."
	wordsUploadGone    = "That file is not here any more: it is kept for an hour at most. Please send it again."
)

// fileNames are what people call the files.
var fileNames = map[reflection.SetUpFile]string{
	reflection.SchoolsFile: "schools", reflection.CalendarFile: "calendar", reflection.PeopleFile: "people",
}

// uploadWords answers a file. It says how many and never whom: it stands in
// the chat.
func uploadWords(l lookedAt) Message {
	see, drop := Button{ID: "upload:" + l.ref(), Label: "See it"}, Button{ID: "drop-upload:" + string(l.id), Label: "Cancel"}
	switch {
	case l.unread != nil:
		return Message{Text: "I could not use that file: " + l.unread.Error() + "."}
	case len(l.mistakes) == 1:
		return Message{Text: "One thing in that file is not right, so nothing has changed.", Buttons: []Button{see, drop}}
	case len(l.mistakes) > 0:
		return Message{Text: fmt.Sprintf("%d things in that file are not right, so nothing has changed.", len(l.mistakes)), Buttons: []Button{see, drop}}
	case len(l.whose) > 0:
		return Message{Text: "Your calendar names no school. Whose term dates are these? Nothing has changed yet.",
			Buttons: []Button{{ID: see.ID, Label: "Choose"}, drop}}
	case l.change.Nothing():
		return Message{Text: fmt.Sprintf("Your %s file changes nothing. It is all there already.", fileNames[l.file])}
	}
	return Message{
		Text:    fmt.Sprintf("Your %s file: %s. Nothing has changed yet.", fileNames[l.file], changeCounts(l.change)),
		Buttons: []Button{see, drop},
	}
}

// changeCounts is "3 to add, 1 to change".
func changeCounts(c reflection.Change) string {
	return counted(c, " to add", " to change", " to take away")
}

func counted(c reflection.Change, added, changed, removed string) string {
	count := map[reflection.Verb]int{}
	for _, it := range c.Items {
		count[it.What]++
	}
	var parts []string
	for _, p := range []struct {
		verb  reflection.Verb
		words string
	}{{reflection.Add, added}, {reflection.Alter, changed}, {reflection.Remove, removed}} {
		if n := count[p.verb]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d%s", n, p.words))
		}
	}
	return strings.Join(parts, ", ")
}

// uploadView shows every change beside its line, or every mistake.
func uploadView(l lookedAt) View {
	drop := Button{ID: "drop-upload:" + string(l.id), Label: "Cancel"}
	switch {
	case l.unread != nil:
		return View{ID: "upload", Title: "Your file", Text: "I could not use that file: " + l.unread.Error() + "."}
	case len(l.mistakes) > 0:
		return View{ID: "upload", Title: "What is not right", Text: mistakesText(l.mistakes), Buttons: []Button{drop}}
	case l.change.Nothing():
		return View{ID: "upload", Title: "Your file", Text: "This file changes nothing. It is all there already."}
	}
	head := []string{fmt.Sprintf("%s; %d as before. Nothing has changed yet.", changeCounts(l.change), l.change.Same)}
	text := lines(append(head, l.change.Notes...), changeLines(l.change), "And %d more changes.")
	return View{ID: "upload", Title: "What would change", Text: text,
		Buttons: []Button{{ID: "apply:" + l.ref(), Label: "Apply"}, drop}}
}

func mistakesText(all reflection.Mistakes) string {
	each := make([]string, len(all))
	for i, m := range all {
		each[i] = m.String()
	}
	return lines([]string{"Nothing has changed. Correct the file and send it again."}, each, "And %d more.")
}

// changeLines are the things of a file, each with its line where it has one
// and with what is different.
func changeLines(c reflection.Change) []string {
	each := make([]string, 0, len(c.Items))
	for _, it := range c.Items {
		text := string(it.What) + " " + it.Thing
		if it.Line > 0 {
			text = fmt.Sprintf("line %d: %s", it.Line, text)
		}
		for _, f := range it.Fields {
			if it.What == reflection.Alter {
				text += fmt.Sprintf("\n    %s: %s → %s", f.Column, orNothing(f.Before), orNothing(f.After))
			}
		}
		each = append(each, text)
	}
	return each
}

func orNothing(cell string) string {
	if cell == "" {
		return "nothing"
	}
	return cell
}

// readable is how many characters of a long list are shown: no platform's
// window holds more.
const readable = 2400

// lines puts a list below its head, as much as can be shown; more says how
// many things are left out.
func lines(head, each []string, more string) string {
	text := strings.Join(head, "\n\n") + "\n"
	for i, line := range each {
		if utf8.RuneCountInString(text)+utf8.RuneCountInString(line) > readable {
			return text + "\n" + fmt.Sprintf(more, len(each)-i)
		}
		text += "\n" + line
	}
	return text
}

// appliedView says what has changed and what is next.
func appliedView(l lookedAt) View {
	text := []string{counted(l.change, " added", " changed", " taken away") + "."}
	if l.change.Nothing() { // somebody else was quicker
		text = []string{"Nothing has changed. It is all there already."}
	}
	text = append(text, l.change.Notes...)
	if l.file == reflection.PeopleFile {
		text = append(text, "New people are found in the chat by their e-mail address, within ten minutes. Who is not found is listed under Set-up.")
	}
	return View{ID: "applied", Title: "Done", Text: strings.Join(text, "\n\n"), Buttons: []Button{{ID: "details", Label: "Set-up"}}}
}

// appliedWords is the same for whoever did not wait for it: how many, and not
// whom, since it stands in the chat.
func appliedWords(l lookedAt) Message {
	m := Message{Text: fmt.Sprintf("Your %s file is in: %s.", fileNames[l.file], counted(l.change, " added", " changed", " taken away")),
		Buttons: []Button{{ID: "details", Label: "Set-up"}}}
	switch {
	case l.change.Nothing():
		m.Text = fmt.Sprintf("Your %s file has changed nothing. It is all there already.", fileNames[l.file])
	case l.file == reflection.PeopleFile:
		m.Text += " New people are found in the chat by their e-mail address, within ten minutes."
	}
	return m
}

// whoseForm asks whose term dates a calendar holds.
func whoseForm(l lookedAt) Form {
	in := Input{ID: reflection.SchoolField, Label: "Whose term dates are these?", Kind: Choice, Required: true, Value: string(l.school),
		Options: []Option{{ID: everySchool, Label: "Every school's, but for its own days"}}}
	for _, s := range l.whose {
		in.Options = append(in.Options, Option{ID: string(s.ID), Label: s.Name})
	}
	return Form{
		ID: "upload-for:" + string(l.id), Title: "Term dates", Submit: "See what would change",
		Intro:  "They take the place of the days that are there for it now. Nothing changes before you have seen it.",
		Inputs: []Input{in},
	}
}

// sendFileForm asks for a file, and says what for. It can be sent in the chat
// as well.
func sendFileForm() Form {
	return Form{ID: "send-file", Title: "Set up from a file", Submit: "Send", Intro: strings.Join([]string{
		"A spreadsheet (.xlsx) or a CSV file, here or in our chat. I show you what it would change before anything changes.",
		"Schools: school, and who to tell about a worry for a child.\nCalendar: date_from, date_to, kind, name; or your own calendar (.ics).\nPeople: email, name, roles, school, and who mentors whom.",
		"The first line names the columns. The file is kept for an hour at most.",
	}, "\n\n"), Inputs: []Input{{ID: reflection.FileField, Label: "Your file", Kind: FileIn}}}
}
