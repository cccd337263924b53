package bot

import (
	"cmp"
	"fmt"
	"strings"

	"plenary/reflection"
)

// Words of inquiries: what two or three people try together. What each
// template says itself is in the framework files.

const wordsNobodyToInvite = "There is nobody to ask yet. Colleagues appear here once they take part."

var togetherButton = Button{ID: "together", Label: "Try something together"}

// The buttons of one inquiry.
func inquiryButton(id reflection.InquiryID, label string) Button {
	return Button{ID: "inquiry:" + string(id), Label: label}
}

// inquiryWords is what the bot says of an inquiry by itself: names, days and
// buttons.
func inquiryWords(c reflection.InquiryContent) Message {
	if c.Round && (c.Note == reflection.NoteInvited || c.Note == reflection.NoteOver) {
		return roundWords(c)
	}
	id, with := string(c.Inquiry), list(c.With, "your colleague")
	open := []Button{inquiryButton(c.Inquiry, "Open it")}
	switch c.Note {
	case reflection.NoteInvited:
		return Message{
			Text: fmt.Sprintf("%s asks: try something together for two weeks? “%s”. You can answer until %s. If you don't, nobody is told why.",
				c.Inviter, c.Name, dayAndTime(c.AnswersAt)),
			Buttons: []Button{{ID: "join:" + id, Label: "Yes"}, {ID: "not-this-time:" + id, Label: "Not this time"}, inquiryButton(c.Inquiry, "What is it?")},
		}
	case reflection.NoteOver:
		return Message{Text: "Your invitation did not come together this time. That happens, and says nothing about you. You can ask somebody else.",
			Buttons: []Button{togetherButton}}
	case reflection.NoteAgreed:
		return Message{Text: fmt.Sprintf("You and %s are on: “%s”. Next you agree an aim, and each pick a lesson.", with, c.Name), Buttons: open}
	case reflection.NoteBegan:
		return Message{Text: fmt.Sprintf("Your trial with %s has begun. You talk it over on %s. First, say what you expect.", with, longDay(c.Meets)), Buttons: open}
	case reflection.NoteSwapped:
		return Message{Text: fmt.Sprintf("What you and %s work on in “%s” is here. Open it, and give your answer.", with, c.Name), Buttons: open}
	case reflection.NoteTakenBack:
		return Message{Text: fmt.Sprintf("Something was taken back in “%s” with %s, so it is closed for now. I tell you once there is another.", c.Name, with), Buttons: open}
	case reflection.NoteAnswered:
		return Message{Text: fmt.Sprintf("You and %s have answered. Now you can read each other's answers, and write what you see in them.", with), Buttons: open}
	case reflection.NoteReveal:
		return Message{Text: fmt.Sprintf("You and %s have reported. Now you can read what each of you expected, and decide.", with), Buttons: open}
	case reflection.NoteDecided:
		m := Message{Text: fmt.Sprintf("What you and %s decided is kept: %s.", with, decisionWords(c.Decision)), Buttons: open}
		if c.HasNote {
			m.Text += " There is a note, too. Your school's library gets it only if you agree."
		}
		return m
	case reflection.NoteEnded:
		return Message{Text: fmt.Sprintf("Your trial with %s has ended. That's fine. You can try something else at any time.", with), Buttons: open}
	case reflection.NoteFollow:
		m := Message{Text: fmt.Sprintf("Six school weeks ago you and %s decided: %s. Are you still using it?", with, decisionWords(c.Decision))}
		for _, s := range reflection.Stills() {
			m.Buttons = append(m.Buttons, Button{ID: "still:" + string(s) + "/" + id, Label: stillWords(s)})
		}
		return m
	}
	return Message{Text: openQuestion(c.Ask.Text), Buttons: append(open, Button{ID: "two-minutes", Label: "Two minutes"})}
}

func decisionWords(d reflection.Decision) string {
	switch d {
	case reflection.Adopt:
		return "keep it"
	case reflection.Adapt:
		return "change it"
	}
	return "leave it"
}

func stillWords(s reflection.Still) string {
	switch s {
	case reflection.StillUsing:
		return "Yes"
	case reflection.StillOwnWay:
		return "In another way"
	}
	return "No"
}

func templatesView(all []reflection.Template, current reflection.InquiryID) View {
	v := View{ID: "together", Title: "Together",
		Text: "Two or three of you each try something in one lesson, in about two weeks. You pick whom you ask. What you expect stays hidden until all of you have reported."}
	if current != "" {
		v.Buttons = append(v.Buttons, inquiryButton(current, "The one you are in"))
	}
	for _, t := range all {
		v.Buttons = append(v.Buttons, Button{ID: "try:" + string(t.ID), Label: t.Name})
	}
	v.Buttons = append(v.Buttons, roundsButton, yearsButton, menuButton)
	return v
}

func inviteForm(to reflection.Invitables) Form {
	t := to.Template
	f := Form{ID: "try:" + string(t.ID), Title: t.Name, Submit: "Ask", Intro: t.About + "\nThey see your name, the focus and this text."}
	if to.Think != "" {
		f.Intro += "\n\n" + to.Think
	}
	f.Inputs = append(f.Inputs, colleagueInput(reflection.WhoField, "Whom would you like to ask?", to.People))
	if t.Most > 2 {
		f.Inputs = append(f.Inputs, colleagueInput(reflection.ThirdField, "And who else?", to.People))
	}
	focus := Input{ID: reflection.FocusField, Label: "Focus", Hint: "Your partner will see this.", Kind: Choice, Value: cmp.Or(string(to.Focus), "feedback")}
	for _, one := range reflection.Focuses() {
		focus.Options = append(focus.Options, Option{string(one), focusWords(one)})
	}
	f.Inputs = append(f.Inputs, focus)
	return f
}

func colleagueInput(id, label string, people []reflection.Member) Input {
	in := Input{ID: id, Label: label, Kind: Choice}
	for _, m := range people {
		in.Options = append(in.Options, Option{string(m.ID), Shorten(m.Name, maxLabel)})
	}
	return in
}

func invitedWords(t reflection.Together) Message {
	return Message{Text: fmt.Sprintf("Asked: %s. You'll hear by %s, whatever the answer.", list(t.With, "your colleague"), dayAndTime(t.AnswersAt))}
}

func joinedWords(t reflection.Together) Message {
	if t.Inquiry.State == reflection.InquiryInvited {
		return Message{Text: fmt.Sprintf("Thank you. You'll hear by %s.", dayAndTime(t.AnswersAt))}
	}
	return Message{Text: fmt.Sprintf("You and %s are on. Next you agree an aim, and each pick a lesson.", list(t.With, "your colleague")),
		Buttons: []Button{inquiryButton(t.Inquiry.ID, "Open it")}}
}

func notThisTimeWords() Message { return Message{Text: "That's fine. Nobody is told."} }

// inquiryView is where an inquiry stands, for one of its people.
func inquiryView(t reflection.Together) View {
	v := View{ID: "inquiry", Title: t.Template.Name, Buttons: append(inquiryButtons(t), takeBackButtons(t)...)}
	if v.Title == "" {
		v.Title = "Together"
	}
	with := "With " + list(t.With, "your colleague") + "."
	if t.Inquiry.Focus != "" {
		with += " Focus: " + lower(focusWords(t.Inquiry.Focus)) + "."
	}
	lines := []string{t.Template.About, with}
	lines = append(lines, standsWords(t)...)
	v.Text = strings.TrimSpace(strings.Join(lines, "\n\n"))
	return v
}

// standsWords are the paragraphs of the state that an inquiry is in.
func standsWords(t reflection.Together) []string {
	q := t.Inquiry
	var lines []string
	switch q.State {
	case reflection.InquiryInvited:
		return []string{fmt.Sprintf("The invitation is open until %s.", dayAndTime(t.AnswersAt))}
	case reflection.InquiryAgreed:
		lines = append(lines, "Next: agree an aim and a when–then, and each pick a lesson.")
	case reflection.InquiryTrialling:
		lines = append(lines, stepsWords(t)...)
	case reflection.InquiryReviewing:
		lines = append(lines, "For your ten minutes together:\n• "+strings.Join(t.Template.Agenda, "\n• "))
	case reflection.InquiryDecided:
		lines = append(lines, "Decided: "+decisionWords(q.Decision)+".")
	case reflection.InquiryStopped:
		lines = append(lines, "It has ended. That's fine: what you wrote stays yours, and you can try something else.")
	}
	lines = append(lines, aimWords(t)...)
	lines = append(lines, swapWords(t)...)
	lines = append(lines, trialWords(t)...)
	return append(lines, noteWordsOf(t)...)
}

// stepsWords are the days that are still to come.
func stepsWords(t reflection.Together) []string {
	var days []string
	for _, step := range t.Template.Steps {
		if day := t.Days[step.Do]; !day.IsZero() && !day.Before(t.Today) {
			days = append(days, shortDay(day)+": "+step.Text)
		}
	}
	if len(days) == 0 {
		return nil
	}
	return []string{strings.Join(days, "\n")}
}

func aimWords(t reflection.Together) []string {
	q := t.Inquiry
	if q.Aim.Blank() {
		return nil
	}
	lines := []string{"Aim: so that pupils " + q.Aim.Reveal(), "When " + q.When.Reveal() + ", then we will " + q.Then.Reveal()}
	if lesson := t.Mine().Lesson; !lesson.IsZero() {
		lines = append(lines, "Your lesson: "+longDay(lesson))
	}
	return []string{strings.Join(lines, "\n")}
}

// trialWords is what the person wrote, and what their partners did once all
// have reported.
func trialWords(t reflection.Together) []string {
	lines := oneTrial("You", t.Own)
	for _, other := range t.Others {
		lines = append(lines, oneTrial(t.Names[other.Author], other)...)
	}
	if t.Mine().Reported && t.Inquiry.State == reflection.InquiryTrialling {
		lines = append(lines, "You have reported. What everybody expected opens once all of you have.")
	}
	return lines
}

func oneTrial(who string, t reflection.Trial) (lines []string) {
	if !t.Prediction.Blank() {
		lines = append(lines, who+" expected: "+t.Prediction.Reveal())
	}
	if !t.Outcome.Blank() {
		lines = append(lines, who+" saw: "+t.Outcome.Reveal())
	}
	return lines
}

// noteWordsOf are the note, and what the school found out before.
func noteWordsOf(t reflection.Together) (lines []string) {
	if !t.Inquiry.Note.Blank() {
		lines = append(lines, "Note: "+t.Inquiry.Note.Reveal())
		switch {
		case t.Inquiry.InLibrary:
			lines = append(lines, "It is in your school's library.")
		case t.Mine().Agrees:
			lines = append(lines, "It goes into your school's library once all of you agree.")
		}
	}
	for _, f := range t.Earlier {
		lines = append(lines, "Found at your school before: "+f.Note.Reveal())
	}
	return lines
}

func inquiryButtons(t reflection.Together) []Button {
	id, mine := string(t.Inquiry.ID), t.Mine()
	var buttons []Button
	switch t.Inquiry.State {
	case reflection.InquiryInvited:
		if mine.Answer == reflection.NoReply {
			return []Button{{ID: "join:" + id, Label: "Yes"}, {ID: "not-this-time:" + id, Label: "Not this time"}}
		}
		if mine.Inviter {
			return []Button{{ID: "stop-inquiry:" + id, Label: "Take it back", Confirm: "Take this invitation back?"}}
		}
		return nil
	case reflection.InquiryAgreed:
		buttons = append(buttons, Button{ID: "set-up-inquiry:" + id, Label: "Set it up"})
	case reflection.InquiryTrialling:
		buttons = append(buttons, swapButtons(t)...)
		if !mine.Reported {
			buttons = append(buttons, Button{ID: "predict:" + id, Label: "What I expect"})
		}
		if t.Reportable {
			buttons = append(buttons, Button{ID: "report:" + id, Label: "What happened"})
		}
		buttons = append(buttons, Button{ID: "set-up-inquiry:" + id, Label: "Change aim or lesson"})
	case reflection.InquiryReviewing:
		buttons = append(buttons, Button{ID: "review:" + id, Label: "Decide"})
	case reflection.InquiryDecided:
		switch {
		case t.Inquiry.Note.Blank():
		case mine.Agrees:
			buttons = append(buttons, Button{ID: "take-back-note:" + id, Label: "Take back my yes to the note", Confirm: "Take it back? Then your school can't read this note. All of you keep it."})
		default:
			buttons = append(buttons, Button{ID: "agree-note:" + id, Label: "Agree to the note", Confirm: "Let your school read this note?"})
		}
		return append(buttons, togetherButton)
	case reflection.InquiryStopped:
		return []Button{togetherButton}
	}
	return append(buttons, Button{ID: "stop-inquiry:" + id, Label: "Stop", Confirm: "Stop this for all of you? What you wrote yourself stays yours."})
}

// sharedIntro stands over what partners will read.
func sharedIntro(t reflection.Together) string {
	return fmt.Sprintf("%s will read this too. No pupil's name, please.", list(t.With, "Your colleague"))
}

// hiddenIntro stands over what opens when all have done the same.
func hiddenIntro(t reflection.Together, done string) string {
	return fmt.Sprintf("Only you until all have %s. Then %s can read it too. No pupil's name, please.", done, list(t.With, "your colleague"))
}

func setUpInquiryForm(t reflection.Together) Form {
	q := t.Inquiry
	f := Form{ID: fmt.Sprintf("set-up-inquiry:%s:%d", q.ID, q.Revision), Title: "Set it up", Submit: "Save", Intro: sharedIntro(t)}
	f.Inputs = []Input{
		{ID: reflection.AimField, Label: "So that pupils …", Kind: Text, Required: true, Value: q.Aim.Reveal()},
		{ID: reflection.WhenField, Label: "When …", Kind: Text, Required: true, Value: q.When.Reveal()},
		{ID: reflection.ThenField, Label: "… then we will …", Kind: Text, Required: true, Value: q.Then.Reveal()},
		{ID: reflection.LessonField, Label: "My lesson is on", Kind: DateIn, Value: t.Mine().Lesson.String()},
	}
	return f
}

// setUpAgain is the Form again, with what a partner wrote meanwhile.
func setUpAgain(t reflection.Together) Form {
	f := setUpInquiryForm(t)
	f.Intro = "This was changed meanwhile, and stands here as it is now. Your lesson is kept.\n" + f.Intro
	return f
}

func predictForm(t reflection.Together) Form {
	return Form{ID: "predict:" + string(t.Inquiry.ID), Title: "What I expect", Submit: "Save", Intro: hiddenIntro(t, "reported"),
		Inputs: []Input{{ID: reflection.PredictionField, Label: asked(t.Template.Predict, "What do you expect?"), Kind: Long, Value: t.Own.Prediction.Reveal()}}}
}

func reportForm(t reflection.Together) Form {
	return Form{ID: "report:" + string(t.Inquiry.ID), Title: "What happened", Submit: "Save", Intro: hiddenIntro(t, "reported"),
		Inputs: []Input{{ID: reflection.OutcomeField, Label: asked(t.Template.Report, "What happened?"), Kind: Long, Value: t.Own.Outcome.Reveal()}}}
}

// asked is the template's own question, where its file is still there.
func asked(own, plain string) string {
	if own == "" {
		return plain
	}
	return own
}

func reviewForm(t reflection.Together) Form {
	f := Form{ID: "review:" + string(t.Inquiry.ID), Title: "Decide", Submit: "Save", Intro: "Decide together; one of you sends it. " + sharedIntro(t)}
	decision := Input{ID: reflection.DecisionField, Label: "What will you do with it?", Kind: Choice, Required: true}
	for _, d := range reflection.Decisions() {
		decision.Options = append(decision.Options, Option{string(d), strings.ToUpper(decisionWords(d)[:1]) + decisionWords(d)[1:]})
	}
	f.Inputs = append(f.Inputs, decision)
	if len(t.Template.Sources) > 0 {
		source := Input{ID: reflection.SourceField, Label: "What did you draw on?", Kind: Choice}
		for _, s := range t.Template.Sources {
			source.Options = append(source.Options, Option{s, Shorten(s, maxLabel)})
		}
		f.Inputs = append(f.Inputs, source)
	}
	if len(t.Ingredients) > 0 {
		helped := Input{ID: reflection.IngredientsField, Label: "What helped?", Kind: Choices}
		for _, st := range t.Ingredients {
			helped.Options = append(helped.Options, Option{string(st.ID), Shorten(st.Text, maxLabel)})
		}
		f.Inputs = append(f.Inputs, helped)
	}
	f.Inputs = append(f.Inputs, Input{ID: reflection.NoteField, Label: "A note for your school's library", Kind: Long,
		Hint: fmt.Sprintf("At most %d words. It goes in only if all of you agree.", reflection.MaxNoteWords)})
	return f
}
