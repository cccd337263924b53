package bot

import (
	"fmt"
	"strings"
	"time"

	"plenary/reflection"
)

// Words people read in the chat. British English, plain, kind and short: under
// 40 words a message, no exclamation marks, a reading age of 12 or under. No
// message holds anything a person wrote (P1).

const (
	wordsStranger  = "Hello. You are not on Plenary's list here yet. Please ask your induction coordinator to add you."
	wordsMissing   = "That is no longer here. Open My journal to see what is."
	wordsForbidden = "That is not yours to open."
	wordsTryAgain  = "That could not be done just now. Nothing is lost. Please try again in a minute."
	wordsErased    = "Everything you wrote here is deleted, and you are off the list. Goodbye, and thank you."
	wordsThanks    = "Thank you. That's all."
	wordsNotShared = "Not shared. Nobody else has seen it."

	wordsContactKept = "Kept, and confirmed for this term. It stands behind every home and form."

	onlyYou = "Only you, in this app"
)

// contentWords is what a delivery says.
func contentWords(c reflection.Content) Message {
	switch c := c.(type) {
	case reflection.WelcomeContent:
		return welcomeWords(c)
	case reflection.PromptContent:
		return promptWords(c)
	case reflection.AskContent:
		return askWords(c)
	case reflection.DigestContent:
		return digestWords(c)
	case reflection.TapContent:
		return tapWords(c)
	case reflection.CueContent:
		return cueWords(c)
	case reflection.NoteContent:
		return noteWords(c)
	}
	panic(fmt.Sprintf("no words for %T", c))
}

func welcomeWords(c reflection.WelcomeContent) Message {
	notForMe := Button{ID: "decline", Label: "Not for me"}
	switch c.As {
	case reflection.ECT:
		return Message{
			Text: fmt.Sprintf("Hello %s. %s has set up Plenary: two minutes a week to think about your teaching. "+
				"Nobody at school is shown your notes unless you share them. It's your choice.", c.Name, c.School),
			Buttons: []Button{{ID: "begin", Label: "Start"}, {ID: "readers", Label: "Who can read it?"}, notForMe},
		}
	case reflection.Mentor:
		who := list(c.Mentees, "your early career teacher")
		return Message{
			Text: fmt.Sprintf("Hello %s. Before you meet %s, I'll offer a short note with only what they choose to share. "+
				"You won't be told whether they write.", c.Name, who),
			Buttons: []Button{{ID: "begin", Label: "OK"}, notForMe},
		}
	case reflection.Coordinator:
		return Message{
			Text: fmt.Sprintf("Hello %s. Plenary is ready for %s. Once a week I'll tell you how the set-up stands. "+
				"You see counts, never what anyone writes.", c.Name, c.School),
			Buttons: []Button{{ID: "begin", Label: "OK"}, {ID: "safeguarding", Label: "Safeguarding contact"}, notForMe},
		}
	}
	return Message{
		Text: fmt.Sprintf("Hello %s. %s has set up Plenary, a private journal for teachers. "+
			"You can write in it whenever you like.", c.Name, c.School),
		Buttons: []Button{{ID: "begin", Label: "OK"}, {ID: "readers", Label: "Who can read it?"}, notForMe},
	}
}

func begunWords(f reflection.Front) Message {
	if f.Member.Is(reflection.ECT) && !f.NextPrompt.IsZero() {
		return Message{
			Text: fmt.Sprintf("Thank you. Your first prompt comes on %s. You can write sooner if you like.", dayAndTime(f.NextPrompt)),
			Buttons: []Button{{ID: "two-minutes", Label: "Two minutes now"},
				{ID: "more", Label: "Change day or time"}},
		}
	}
	return Message{Text: "Thank you. There is nothing you need to do now."}
}

func declinedWords() Message {
	return Message{
		Text:    "That's fine. Nothing more will come, and nobody is told. You can start at any time.",
		Buttons: []Button{{ID: "begin", Label: "Start after all"}},
	}
}

// promptButtons stand under every prompt; ref is the prompt's own id.
func promptButtons(ref string) []Button {
	return []Button{
		{ID: "two-minutes:" + ref, Label: "Two minutes"},
		{ID: "full-cycle:" + ref, Label: "Full cycle"},
		{ID: "skip:" + ref, Label: "Skip"},
		{ID: "more:" + ref, Label: "More"},
	}
}

func promptWords(c reflection.PromptContent) Message {
	ref := string(c.Prompt)
	m := Message{Text: openQuestion(c.Stem.Text), Buttons: promptButtons(ref)}
	if c.Plan != "" {
		m.Text = "First, the plan you made last time: how did it go?\nThen: " + m.Text
		m.Buttons = append(outcomeButtons(c.Plan, ref), m.Buttons...)
	}
	if c.CalendarOver {
		m.Buttons = append(m.Buttons, Button{ID: "closed-until", Label: "School's closed until…"})
	}
	return m
}

// openQuestion leaves room for whatever is on the person's mind.
func openQuestion(stem string) string {
	return strings.TrimRight(stem, ".?") + ", or anything else on your mind."
}

// outcomeButtons are the one tap after a plan.
func outcomeButtons(plan reflection.PlanID, prompt string) []Button {
	ref := "/" + string(plan) + "/" + prompt
	return []Button{
		{ID: "followup:" + string(reflection.OutcomeTried) + ref, Label: "Tried it"},
		{ID: "followup:" + string(reflection.OutcomeAdapted) + ref, Label: "Adapted it"},
		{ID: "followup:" + string(reflection.OutcomeNotYet) + ref, Label: "Not yet"},
		{ID: "followup:" + string(reflection.OutcomeDropped) + ref, Label: "Dropped it"},
	}
}

func afterPlanWords(p reflection.Plan, stem reflection.Stem, prompt string) Message {
	return Message{Text: followed(p) + "\n" + openQuestion(stem.Text), Buttons: promptButtons(prompt)}
}

func followedWords(p reflection.Plan) Message { return Message{Text: followed(p)} }

func followed(p reflection.Plan) string {
	if p.State == reflection.PlanOpen {
		return "Noted. Your plan stays open, and the next prompt will ask again."
	}
	return "Thank you, noted."
}

func cueWords(c reflection.CueContent) Message {
	return Message{
		Text:    "You have a plan for today.",
		Buttons: []Button{{ID: "plan:" + string(c.Plan), Label: "Show it"}, {ID: "not-today:" + string(c.Plan), Label: "Not today"}},
	}
}

func notTodayWords() Message {
	return Message{Text: "That's fine. Your plan stays open."}
}

func skippedWords() Message {
	return Message{
		Text:    "Skipped. That's fine.",
		Buttons: []Button{{ID: "more", Label: "Change day or time"}},
	}
}

func askWords(c reflection.AskContent) Message {
	f := c.Meeting
	return Message{
		Text: fmt.Sprintf("You meet %s %s at %s. Anything you'd like to talk about? You'll see exactly what %s sees.",
			f.With, lower(dayFrom(f.Today, f.On)), f.At, f.With),
		Buttons: []Button{{ID: "pick-line", Label: "Pick a line"}, {ID: "write-line", Label: "Write a line"},
			{ID: "no-line", Label: "Not this week"}},
	}
}

func noLineWords() Message {
	return Message{Text: "That's fine. Nothing is shared."}
}

func digestWords(c reflection.DigestContent) Message {
	var m Message
	ready := "Your note is ready."
	if len(c.Meetings) > 1 {
		ready = "Your notes are ready."
	}
	m.Text = strings.Join(meetingsByDay(c.Meetings), " ") + " " + ready
	for _, f := range c.Meetings {
		m.Buttons = append(m.Buttons, Button{ID: "note:" + string(f.ID), Label: f.With})
	}
	return m
}

// meetingsByDay is "Tomorrow: Asha 11:10, Ben 14:00." for each day.
func meetingsByDay(facts []reflection.MeetingFact) []string {
	var days []string
	for i := 0; i < len(facts); {
		var who []string
		j := i
		for ; j < len(facts) && facts[j].On == facts[i].On; j++ {
			who = append(who, facts[j].With+" "+facts[j].At.String())
		}
		days = append(days, dayFrom(facts[i].Today, facts[i].On)+": "+strings.Join(who, ", ")+".")
		i = j
	}
	return days
}

func tapWords(c reflection.TapContent) Message {
	if len(c.Meetings) == 1 {
		f := c.Meetings[0]
		m := Message{Text: fmt.Sprintf("Did you and %s meet?", f.With)}
		for _, t := range taps {
			m.Buttons = append(m.Buttons, Button{ID: "met:" + string(t.tap) + "/" + string(f.ID), Label: t.label})
		}
		return m
	}
	var m Message
	var who []string
	for _, f := range c.Meetings {
		who = append(who, f.With)
		m.Buttons = append(m.Buttons, Button{ID: "meeting:" + string(f.ID), Label: f.With})
	}
	m.Text = fmt.Sprintf("Did you meet %s? One tap each.", list(who, ""))
	return m
}

// taps are the answers to "did you meet?", in the order they are offered.
var taps = []struct {
	tap   reflection.Tap
	label string
}{
	{reflection.TapYes, "Yes"}, {reflection.TapMoved, "Moved"},
	{reflection.TapCovering, "Covering a class"}, {reflection.TapNo, "No"},
}

func agreedWordsFor(m reflection.Meeting) Message {
	if m.Agreed.Blank() {
		return Message{Text: wordsThanks}
	}
	return Message{Text: "Kept. You can both read that line."}
}

func metWords(m reflection.Meeting, tap reflection.Tap) Message {
	if tap != reflection.TapYes && !m.Lost() {
		return Message{Text: wordsThanks}
	}
	if tap != reflection.TapYes {
		return Message{Text: "Thank you. What was chosen for this meeting waits for the next one."}
	}
	return Message{
		Text: "Good. Would you like to keep one line you both agreed? You can both read it.",
		Buttons: []Button{{ID: "agree:" + string(m.ID), Label: "Write it"},
			{ID: "nothing-agreed:" + string(m.ID), Label: "No, that's all"}},
	}
}

func noteWords(c reflection.NoteContent) Message {
	m := Message{
		Text:    fmt.Sprintf("This week: %d of %d people set up.", c.SetUp, c.People),
		Buttons: []Button{{ID: "details", Label: "Details"}},
	}
	switch {
	case len(c.Missing) > 0:
		m.Text += " No safeguarding contact yet, so no prompts go out: " + list(c.Missing, "") + "."
	case len(c.Unconfirmed) > 0:
		m.Text += " Please confirm the safeguarding contact for this term: " + list(c.Unconfirmed, "") + "."
	}
	if len(c.Missing)+len(c.Unconfirmed) > 0 {
		m.Buttons = append(m.Buttons, Button{ID: "safeguarding", Label: "Safeguarding contact"})
	}
	if c.CalendarOver {
		m.Text += " The term dates have run out."
	}
	return m
}

func savedWords(e reflection.Entry, by reflection.Member) Message {
	m := Message{Text: "Saved. " + onlyYou + "."}
	if by.Is(reflection.ECT) && by.Mentor != "" {
		m.Buttons = append(m.Buttons, Button{ID: "pick-line:" + string(e.ID), Label: "Share a line"})
	}
	m.Buttons = append(m.Buttons, Button{ID: "journal", Label: "My journal"})
	return m
}

func resumeWords() Message {
	return Message{
		Text: "You have an entry to go on with.",
		Buttons: []Button{{ID: "resume", Label: "Resume"},
			{ID: "two-minutes", Label: "Two minutes"}, {ID: "full-cycle", Label: "Full cycle"}},
	}
}

func helpWords() Message {
	return Message{
		Text: "You can write at any time: press a button, type a message here, or send a voice clip.",
		Buttons: []Button{{ID: "two-minutes", Label: "Two minutes"}, {ID: "full-cycle", Label: "Full cycle"},
			{ID: "journal", Label: "My journal"}, worriedButton},
	}
}

// saidWords answers a typed message or a clip.
func saidWords(s reflection.Said) []Message {
	m := Message{Text: "Kept in your journal.", Buttons: goOnButtons(s.Entry)}
	if s.Cut {
		m.Text = "Kept the first 3,000 characters in your journal."
	}
	if s.Tell {
		m.Text += " The copy here stays in this chat, and the chat's owner may be able to read it. The buttons keep your words out of the chat."
	}
	messages := []Message{m}
	if s.Guard.Safety {
		messages = append(messages, Message{Text: safetyWords(s.Contact), Buttons: []Button{worriedButton}})
	}
	if len(s.Guard.Names) > 0 {
		messages = append(messages, Message{
			Text:    "Is there a pupil's name in that? You can change it to \"Pupil A\" in your journal, and delete the message here.",
			Buttons: []Button{{ID: "edit:" + string(s.Entry.ID), Label: "Edit the entry"}},
		})
	}
	return messages
}

func goOnButtons(e reflection.Entry) []Button {
	buttons := []Button{{ID: "journal", Label: "My journal"}}
	if next, more := e.Next(""); more {
		ref := string(e.ID) + "/" + string(next)
		buttons = append([]Button{{ID: "stage:" + ref, Label: "Go on"}}, buttons...)
	}
	return buttons
}

func sharedWords(p reflection.Preview) Message {
	m := Message{
		Text: fmt.Sprintf("Shared with %s for %s. You can take it back at any time.", p.Reader.FirstName(), meetingDay(p.Share.For)),
		Buttons: []Button{{ID: "shared", Label: "See it"},
			{ID: "withdraw:" + string(p.Share.ID), Label: "Take it back"}},
	}
	if p.Unreachable {
		m.Text += fmt.Sprintf(" %s can't read this here yet.", p.Reader.FirstName())
	}
	return m
}

func withdrawnWords() Message {
	return Message{Text: "Taken back. It is gone from your mentor's note."}
}

func pausedWords(m reflection.Member) Message {
	if m.PausedUntil.IsZero() {
		return Message{Text: "Prompts come as usual."}
	}
	return Message{Text: fmt.Sprintf("Paused until %s. Nobody is told.", longDay(m.PausedUntil))}
}

func settingsSaved(f reflection.Front) Message {
	text := "Saved."
	if !f.NextPrompt.IsZero() {
		text += fmt.Sprintf(" Your next prompt comes on %s.", dayAndTime(f.NextPrompt))
	}
	return Message{Text: text}
}

// dayFrom is "Today", "Tomorrow" or "On Monday 2 November", seen from today.
func dayFrom(today, d reflection.Date) string {
	switch d.DaysSince(today) {
	case 0:
		return "Today"
	case 1:
		return "Tomorrow"
	}
	return "On " + longDay(d)
}

// meetingDay is the day of a meeting, or the first one there will be.
func meetingDay(d reflection.Date) string {
	if d.IsZero() {
		return "your next meeting"
	}
	return longDay(d)
}

func longDay(d reflection.Date) string  { return d.Format("Monday 2 January") }
func shortDay(d reflection.Date) string { return d.Format("Mon 2 Jan") }

func dayAndTime(t time.Time) string { return t.Format("Monday 2 January at 15:04") }

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// list joins words: "Asha, Ben and Cal"; none is the fallback.
func list(words []string, none string) string {
	switch n := len(words); n {
	case 0:
		return none
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}
