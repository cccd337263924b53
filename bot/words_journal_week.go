package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// Words of a journal week: a line a day, or after a lesson, and one question
// about all of them.

var journalWeekButton = Button{ID: "journal-week", Label: "Journal week"}

// stopWeekButton ends it at once. What was written stays.
func stopWeekButton(label string) Button { return Button{ID: "journal-stop", Label: label} }

func noteLineWords(c reflection.NoteLineContent) Message {
	m := Message{Text: "Twenty seconds, one line about today.\n" + openQuestion(c.Stem.Text), Buttons: []Button{
		{ID: "write-line-of:" + string(c.Prompt), Label: "Write a line"},
		{ID: "skip:" + string(c.Prompt), Label: "Skip"},
		stopWeekButton("Stop journal week"),
	}}
	if c.Lesson {
		m.Text = "Twenty seconds, one line about the lesson you just taught.\n" + openQuestion(c.Stem.Text)
	}
	return m
}

func synthesisWords(c reflection.SynthesisContent) Message {
	return Message{Text: "The end of your journal week.\n" + openQuestion(c.Stem.Text), Buttons: promptButtons(string(c.Prompt), c.ShortFirst)}
}

// journalWeekView says what a journal week is, or that one is chosen.
func journalWeekView(c reflection.JournalWeekCard) View {
	v := View{ID: "journal-week", Title: "Journal week"}
	switch {
	case !c.Chosen.Monday.IsZero():
		v.Text = chosenWeekWords(c)
		v.Buttons = []Button{stopWeekButton("Stop it")}
	case c.Coming.IsZero():
		v.Text = "There is no school week to choose yet. Please come back once the term dates are there."
	default:
		v.Text = fmt.Sprintf("The week of %s%s: a line a day, twenty seconds each. On the last day comes one question about all of them.\n\n"+
			"That is six messages at most. Nothing else comes that week, but for news of what you said yes to.\n\n"+
			"%s, can read your lines. Nobody is told, and you can stop at any time.", longDay(c.Coming), inWeek(c.Term), onlyYou)
		v.Buttons = append(v.Buttons, Button{ID: "journal-each-day", Label: fmt.Sprintf("A line a day, at %s", c.At)})
		if len(c.Lessons) > 0 {
			v.Buttons = append(v.Buttons, Button{ID: "journal-lessons", Label: "After lessons I pick"})
		}
	}
	v.Buttons = append(v.Buttons, menuButton)
	return v
}

func chosenWeekWords(c reflection.JournalWeekCard) string {
	when := fmt.Sprintf("a line a day at %s", c.At)
	if len(c.Chosen.After) > 0 {
		when = "a line after " + list(lessonNames(c.Chosen.After), "")
	}
	return fmt.Sprintf("Your journal week is the week of %s%s: %s, then one question.", longDay(c.Chosen.Monday), inWeek(c.Term), when)
}

func journalWeekChosen(c reflection.JournalWeekCard) Message {
	return Message{Text: chosenWeekWords(c) + " Nobody is told.", Buttons: []Button{stopWeekButton("Not after all")}}
}

func journalWeekStopped() Message {
	return Message{Text: "Stopped. What you wrote stays in your journal, and prompts come as usual."}
}

// lessonsForm offers the lessons that a line can follow.
func lessonsForm(c reflection.JournalWeekCard) Form {
	lessons := Input{ID: reflection.LessonsField, Label: "After which lessons?", Kind: Choices,
		Hint: fmt.Sprintf("Pick %d at most. Pick none for a line a day.", reflection.MaxLessonsNoted)}
	for i, name := range lessonNames(c.Lessons) {
		lessons.Options = append(lessons.Options, Option{lessonID(c.Lessons[i]), name})
	}
	return Form{ID: "journal-lessons", Title: "Journal week", Submit: "Save", Inputs: []Input{lessons},
		Intro: fmt.Sprintf("The week of %s. I ask when a lesson ends.", longDay(c.Coming))}
}

func lessonNames(lessons []reflection.Period) (all []string) {
	for _, l := range lessons {
		all = append(all, fmt.Sprintf("%s %s", l.Day.String()[:3], l.From))
	}
	return all
}

// lessonID names a lesson in a Form, such as "Mon 10:00-10:50".
func lessonID(l reflection.Period) string {
	return fmt.Sprintf("%s %s-%s", l.Day.String()[:3], l.From, l.To)
}

// lineLength is how much of a line stands over the question about all of them.
const lineLength = 200

// linesWords are the lines of a week, for their writer to look back at.
func linesWords(lines []reflection.Entry) string {
	all := []string{"Your lines:"}
	for _, e := range lines {
		text := []rune(strings.Join(strings.Fields(e.Answers[reflection.Description].Text.Reveal()), " "))
		if len(text) > lineLength {
			text = append(text[:lineLength-1], '…')
		}
		all = append(all, shortDay(entryDay(e))+": "+string(text))
	}
	if len(lines) == 0 {
		return "No lines this week. That's fine: think back over it."
	}
	return strings.Join(all, "\n")
}
