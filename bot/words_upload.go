package bot

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"plenary/reflection"
)

// What a coordinator reads of the files they send.

const (
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
	see, drop := Button{ID: "upload:" + string(l.id), Label: "See it"}, Button{ID: "drop-upload:" + string(l.id), Label: "Cancel"}
	switch {
	case l.unread != nil:
		return Message{Text: "I could not use that file: " + l.unread.Error() + "."}
	case len(l.mistakes) == 1:
		return Message{Text: "One thing in that file is not right, so nothing has changed.", Buttons: []Button{see, drop}}
	case len(l.mistakes) > 0:
		return Message{Text: fmt.Sprintf("%d things in that file are not right, so nothing has changed.", len(l.mistakes)), Buttons: []Button{see, drop}}
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
		Buttons: []Button{{ID: "apply:" + string(l.id), Label: "Apply"}, drop}}
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
	text = append(text, l.change.Notes...)
	if l.file == reflection.PeopleFile {
		text = append(text, "New people are found in the chat by their e-mail address, within ten minutes. Who is not found is listed under Set-up.")
	}
	return View{ID: "applied", Title: "Done", Text: strings.Join(text, "\n\n"), Buttons: []Button{{ID: "details", Label: "Set-up"}}}
}

// sendFilesView says how to send a file, and what for.
func sendFilesView() View {
	return View{ID: "send-files", Title: "Set up from a file", Text: strings.Join([]string{
		"Send me a spreadsheet (.xlsx) or a CSV file in our chat, as you would send it to a colleague. I show you what it would change before anything changes.",
		"Schools: school, and who to tell about a worry for a child.\nCalendar: date_from, date_to, kind, name; or your own calendar (.ics).\nPeople: email, name, roles, school, and who mentors whom.",
		"The first line names the columns. The file is kept for an hour at most.",
	}, "\n\n")}
}
