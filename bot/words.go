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
	wordsPicked    = "The message you picked is in the first box. Nothing is kept until you save."

	// WordsLinkOver answers a link to a file that is too old.
	WordsLinkOver = "This link has ended. Open it again in the chat for a new one."

	wordsContactKept = "Kept, and confirmed for this term. It stands behind every home and form."

	onlyYou = "Only you, in this app"

	confirmWithdraw = "Take this line back? Your mentor will no longer see it."
)

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

func afterPlanWords(p reflection.Plan, stem reflection.Stem, prompt string, shortFirst bool) Message {
	return Message{Text: followed(p) + "\n" + openQuestion(stem.Text), Buttons: promptButtons(prompt, shortFirst)}
}

func followedWords(p reflection.Plan) Message { return Message{Text: followed(p)} }

func followed(p reflection.Plan) string {
	if p.State == reflection.PlanOpen {
		return "Noted. Your plan stays open, and the next prompt will ask again."
	}
	return "Thank you, noted."
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

func noLineWords() Message {
	return Message{Text: "That's fine. Nothing is shared."}
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

// savedWords says that an entry is saved; more offers one more question about
// it, whatever stands in it.
func savedWords(e reflection.Entry, by reflection.Member, more bool) Message {
	m := Message{Text: "Saved. " + onlyYou + "."}
	if more {
		m.Buttons = append(m.Buttons, Button{ID: "one-more:" + string(e.ID), Label: "One more question"})
	}
	if by.Is(reflection.ECT) && by.Mentor != "" {
		m.Buttons = append(m.Buttons, Button{ID: "pick-line:" + string(e.ID), Label: "Share a line"})
	}
	if by.Want(reflection.Tagging) {
		m.Buttons = append(m.Buttons, tagButton(e.ID))
	}
	m.Buttons = append(m.Buttons, Button{ID: "journal", Label: "My journal"})
	return m
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
		m.Text += " The copy here stays in this chat, and the chat's owner may be able to read it. You can delete it there. The buttons keep your words out of the chat."
	}
	return append([]Message{m}, guardWords(s)...)
}

// transcribedWords says that the words of a clip came later than the clip.
func transcribedWords(s reflection.Said) []Message {
	m := Message{Text: "The words of your clip are in your journal too.", Buttons: goOnButtons(s.Entry)}
	if s.Cut {
		m.Text = "The first 3,000 characters of your clip's words are in your journal too."
	}
	return append([]Message{m}, guardWords(s)...)
}

// guardWords are what the guards say about words that are in the chat already.
func guardWords(s reflection.Said) (messages []Message) {
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
			{ID: "withdraw:" + string(p.Share.ID), Label: "Take it back", Confirm: confirmWithdraw}},
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

func longDay(d reflection.Date) string { return d.Format("Monday 2 January") }

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
