// Package bottest is what tests of the bot and of every platform share: a chat
// that keeps what people would see and fails as it is told ([Chat], in process
// or speaking Slack's API over HTTP), and one example of every shape the bot
// can say. What a platform draws for each example is kept in a golden file, so
// that a change to a drawing is seen and agreed to.
//
// The examples are made to be awkward where people are: long texts, texts
// from right to left, and signs that a chat might read as markup.
package bottest

import (
	"strings"

	"plenary/bot"
)

// Example is a shape with a name, which is also the name of its golden file.
type Example[S any] struct {
	Name  string
	Shape S
}

// Words that have troubled chats before.
const (
	// Markup would be bold, a mention, a link and an emoji if it were read.
	Markup = "*bold* _slanted_ `code` <!channel> <@U123> <https://example.org|link> & :smile: @here # ~gone~"
	// RightToLeft is Arabic and Hebrew with a number and English in the middle.
	RightToLeft = "فكّرتُ في درس 8B اليوم، وسأجرّب cold calling غدًا. שלום, כיתה ט׳."
	// Composed is made of characters that take several code points each.
	Composed = "👩🏽‍🏫 👨‍👩‍👧 é ñ 🇬🇧 ✏️"
)

// Long is prose of at least so many characters, in paragraphs.
func Long(characters int) string {
	const sentence = "I asked why the denominators had to match, and three pupils had a reason I had not thought of. "
	var b strings.Builder
	for n := 1; b.Len() < characters; n++ {
		b.WriteString(sentence)
		if n%6 == 0 {
			b.WriteString("\n\n")
		}
	}
	return b.String()
}

// Messages is what stands in a chat.
func Messages() []Example[bot.Message] {
	return []Example[bot.Message]{
		{"message-prompt", bot.Message{
			Text: "Think of one moment this week when you found out what pupils really understood, or anything else on your mind.",
			Buttons: []bot.Button{
				{ID: "two-minutes:d4x2", Label: "Two minutes"},
				{ID: "full-cycle:d4x2", Label: "Full cycle"},
				{ID: "skip:d4x2", Label: "Skip"},
				{ID: "more:d4x2", Label: "More"},
			},
		}},
		{"message-invitation", bot.Message{
			Text: "Asha asks: try something together for two weeks? “Make a task together”. You can answer until Monday 2 November at 12:30. If you don't, nobody is told why.",
			Buttons: []bot.Button{
				{ID: "join:q3", Label: "Yes"},
				{ID: "not-this-time:q3", Label: "Not this time"},
				{ID: "inquiry:q3", Label: "What is it?"},
			},
		}},
		{"message-notes-on", bot.Message{
			Text: "Asha asks: may Sam, who mentors them, read what they noticed in your lesson? Your name is not on it. If you would rather not, nobody is told.",
			Buttons: []bot.Button{
				{ID: "visit-read:v3", Label: "Read it first"},
				{ID: "visit-on-yes:v3", Label: "Yes"},
				{ID: "visit-on-no:v3", Label: "No, please don't"},
			},
		}},
		{"message-round", bot.Message{
			Text: "Try something together with Ben and Mrs Khan-Ahmed for two weeks? You can answer until Monday 16 November at 12:30. If you don't, nobody is told why.",
			Buttons: []bot.Button{
				{ID: "join:q4", Label: "Yes"},
				{ID: "not-this-time:q4", Label: "Not this time"},
				{ID: "why-us:q4", Label: "Why us?"},
			},
		}},
		{"message-file-kept", bot.Message{
			Text:    "Kept as what you give in “Artefact swap”. The copy in this chat stays here; you can delete it.",
			Buttons: []bot.Button{{ID: "inquiry:q4", Label: "Open it"}},
		}},
		{"message-kit", bot.Message{
			Text: "Half-term meeting on Friday 20 November. Here is what to bring, and four things to talk about. It takes the place of this week's question; you can still write.",
			Buttons: []bot.Button{
				{ID: "kit:s/2026-11-02", Label: "What to bring"},
				{ID: "two-minutes", Label: "Two minutes"},
			},
		}},
		{"message-kit-news", bot.Message{
			Text: "The half-term meeting on Friday 20 November has moved. It is now on Thursday 26 November. Anything you wrote for it stays in your journal.",
			Buttons: []bot.Button{
				{ID: "kit:s/2026-11-02", Label: "What to bring"},
				{ID: "two-minutes", Label: "Two minutes"},
				{ID: "journal", Label: "My journal"},
			},
		}},
		{"message-year", bot.Message{
			Text: "On Friday 4 December comes the next check point of your question for a year. It is your turn to pick what it looks at. This takes the place of this week's question.",
			Buttons: []bot.Button{
				{ID: "year-pick:y3", Label: "Pick it"},
				{ID: "year:y3", Label: "Look first"},
				{ID: "two-minutes", Label: "Two minutes"},
			},
		}},
		{"message-evaluation", bot.Message{
			Text: "Three questions about Plenary, a tap each. Nobody sees who said what.\n1 of 3: Has it helped you to think about your work this term?",
			Buttons: []bot.Button{
				{ID: "evaluate:2026-Autumn/helped/yes", Label: "Yes"},
				{ID: "evaluate:2026-Autumn/helped/partly", Label: "A little"},
				{ID: "evaluate:2026-Autumn/helped/no", Label: "No"},
			},
		}},
		{"message-line", bot.Message{
			Text: "Twenty seconds, one line about today.\nNote one thing a pupil said, or anything else on your mind.",
			Buttons: []bot.Button{
				{ID: "write-line-of:d7", Label: "Write a line"},
				{ID: "skip:d7", Label: "Skip"},
				{ID: "journal-stop", Label: "Stop journal week"},
			},
		}},
		{"message-plain", bot.Message{Text: "Saved. Only you, in this app."}},
		{"message-lines", bot.Message{Text: "Tomorrow: Asha 11:10, Ben 14:00.\nYour notes are ready."}},
		{"message-empty", bot.Message{}},
		{"message-markup", bot.Message{Text: Markup, Buttons: []bot.Button{{ID: "markup", Label: Markup}}}},
		{"message-right-to-left", bot.Message{Text: RightToLeft, Buttons: []bot.Button{{ID: "rtl", Label: "شارك سطرًا"}}}},
		{"message-many-buttons", bot.Message{Text: "Who have you met?", Buttons: numbered(12)}},
		{"message-link", bot.Message{Text: "How Plenary keeps what you write.", Buttons: []bot.Button{
			{ID: "privacy", Label: "Read it", URL: "https://plenary.example.org/privacy"},
		}}},
		{"message-confirm", bot.Message{Text: "Your entry of Thursday.", Buttons: []bot.Button{
			{ID: "delete:e7", Label: "Delete", Confirm: "Delete this entry for good? Nobody can bring it back."},
		}}},
		{"message-picture", bot.Message{
			Text:  "Your half-term.",
			Image: &bot.Image{PNG: PNG, Alt: "Six bars: how much you wrote in each stage."},
		}},
	}
}

// Forms is what is filled in.
func Forms() []Example[bot.Form] {
	return []Example[bot.Form]{
		{"form-two-minutes", bot.Form{
			ID: "answer:e7", Title: "Two minutes", Submit: "Save",
			Intro: "Only you, in this app, can read this. What that means: plenary.example.org/privacy",
			Inputs: []bot.Input{
				{ID: "description", Label: "What happened?", Hint: "Or anything else on your mind.", Kind: bot.Long, Required: true},
				{ID: "analysis", Label: "Why do you think it went that way?", Kind: bot.Long},
				{ID: "when", Label: "When …", Kind: bot.Text},
				{ID: "then", Label: "… then I will …", Kind: bot.Text},
				{ID: "on", Label: "On", Kind: bot.DateIn, Value: "2026-11-16"},
			},
		}},
		{"form-stage", bot.Form{
			ID: "answer:e7:analysis.0", Title: "Why it went that way", Submit: "Save and go on",
			Intro:   "4 of 6. Only you, in this app, can read this.",
			Inputs:  []bot.Input{{ID: "analysis", Label: "Why do you think it went that way?", Kind: bot.Long}},
			Buttons: []bot.Button{{ID: "back", Label: "Save and go back"}},
		}},
		{"form-every-input", everyInput("")},
		{"form-every-input-filled", filled()},
		{"form-many-options", bot.Form{ID: "many", Title: "Choose", Intro: "Pick from many.", Inputs: []bot.Input{
			{ID: "one", Label: "One of eleven", Kind: bot.Choice, Options: options(11), Value: "o3"},
			{ID: "some", Label: "Some of eleven", Kind: bot.Choices, Options: options(11), Value: "o2"},
			{ID: "one-of-many", Label: "One of 250", Kind: bot.Choice, Options: options(250), Value: "o201"},
		}}},
		{"form-guard", bot.Form{ID: "answer:e7", Title: "Two minutes", Submit: "Save", Intro: "A name may be a pupil's. What shall we do with it?", Inputs: []bot.Input{
			{ID: "names", Label: "Names", Kind: bot.Choice, Value: "replace", Options: []bot.Option{
				{ID: "replace", Label: "Write \"Pupil A\" instead"},
				{ID: "keep", Label: "Keep it this once"},
			}},
			{ID: "not-pupils", Label: "Not a pupil?", Hint: "A name you tick stays.", Kind: bot.Choices, Options: []bot.Option{
				{ID: "Maya", Label: "Maya"},
				{ID: "J.S.", Label: "J.S."},
				{ID: "Zoë O’Neill-Wyn", Label: "Zoë O’Neill-Wyn"},
			}},
			{ID: "description", Label: "What happened?", Kind: bot.Long, Value: "Maya said that a half is bigger than a third."},
		}}},
		{"form-long", bot.Form{
			ID: "answer:e8", Title: "A title that is longer than any window has room for", Submit: "Save what I have written so far",
			Intro: Long(4000),
			Inputs: []bot.Input{
				{ID: "description", Label: Long(2100), Hint: Long(2100), Kind: bot.Long, Value: Long(2900)[:2900]},
				{ID: "why", Label: "Why?", Kind: bot.Choice, Options: []bot.Option{{ID: "a", Label: Long(100)}}},
			},
		}},
		{"form-markup", bot.Form{ID: "line", Title: Markup, Submit: Markup, Intro: Markup, Inputs: []bot.Input{
			{ID: "what", Label: Markup, Hint: Markup, Kind: bot.Choice, Value: "l1", Options: []bot.Option{
				{ID: "l1", Label: Markup},
				{ID: "l2", Label: "1. [one](https://example.org) **two** ~~three~~ \\* &amp; <b>four</b>"},
				{ID: "l3", Label: "# a heading"},
			}},
			{ID: "line", Label: "Or your own words", Kind: bot.Long, Value: Markup},
			{ID: "only", Label: Markup, Kind: bot.Toggle},
		}}},
		{"form-right-to-left", bot.Form{ID: "answer:e9", Title: "دقيقتان", Submit: "احفظ", Intro: RightToLeft, Inputs: []bot.Input{
			{ID: "description", Label: "ماذا حدث؟", Kind: bot.Long, Value: RightToLeft},
		}}},
		{"form-tags", bot.Form{
			ID: "tags:e7:2", Title: "Tag this entry", Submit: "Save", Intro: "Only you, in this app, can see tags. Any box can stay empty.",
			Inputs: []bot.Input{
				{ID: "focus", Label: "Focus", Kind: bot.Choice, Value: "feedback", Options: []bot.Option{
					{ID: "checking", Label: "Checking what pupils know"}, {ID: "feedback", Label: "Feedback"}}},
				{ID: "class", Label: "Class", Hint: "Such as 8B. No pupil's name.", Kind: bot.Text, Value: "8B"},
				{ID: "statements-st1380", Label: "Assessor (ST1380)", Kind: bot.Choices, Options: options(39), Value: "o2,o7,o39"},
				{ID: "how", Label: "How far it went", Kind: bot.Choice, Value: "tried", Options: []bot.Option{
					{ID: "thought", Label: "Thought about"}, {ID: "tried", Label: "Tried in class"}}},
			},
		}},
		{"form-library", bot.Form{
			ID: "library:s2", Title: "Questions", Submit: "Save", Intro: "What people at Northfield are offered.",
			Inputs: []bot.Input{
				{ID: "frameworks", Label: "Frameworks for tags", Kind: bot.Choices, Options: options(7), Value: "o1,o2,o3,o4,o5,o6,o7"},
				{ID: "scenarios", Label: "Cases of other teachers", Kind: bot.Choices, Options: options(5)},
			},
		}},
		{"form-away", bot.Form{ID: "away", Title: "Days away", Intro: "Nobody is told.", Submit: "Save", Inputs: []bot.Input{
			{ID: "from", Label: "I'm away from", Kind: bot.DateIn, Value: "2026-11-16"},
			{ID: "to", Label: "The last day I'm away", Hint: "Leave both days empty if you are not away.", Kind: bot.DateIn},
		}}},
		{"form-kit", bot.Form{
			ID: "kit-set:s", Title: "Half-term meeting", Submit: "Save", Intro: "Those who take part get one message, five school days before.",
			Inputs: []bot.Input{
				{ID: "kit-day", Label: "Day of the meeting", Kind: bot.DateIn, Value: "2026-11-20"},
				{ID: "kit-for", Label: "Who takes part", Kind: bot.Choices, Options: options(3), Value: "o1,o2,o3"},
			},
		}},
		{"form-line", bot.Form{
			ID: "answer:e7:description.0", Title: "One line", Submit: "Save", Intro: "Only you, in this app, can read this.",
			Inputs: []bot.Input{{ID: "description", Label: "Note one thing a pupil said, or anything else on your mind.", Kind: bot.Text}},
		}},
		{"form-settings", bot.Form{
			ID: "settings", Title: "Your prompts", Submit: "Save", Intro: "One prompt a week, when it suits you. Nobody is told what you choose.",
			Inputs: []bot.Input{
				{ID: "day", Label: "Day", Kind: bot.Choice, Value: "o4", Options: options(5)},
				{ID: "at", Label: "Time", Hint: "From 07:30 to 21:00.", Kind: bot.TimeIn, Value: "15:45"},
				{ID: "only", Label: "Only in weeks I meet my mentor", Kind: bot.Toggle},
				{ID: "until", Label: "Pause until", Hint: "Leave empty for no pause.", Kind: bot.DateIn},
				{ID: "lens", Label: "Questions", Hint: "What you write is kept in the same way.", Kind: bot.Choice, Value: "/", Options: []bot.Option{
					{ID: "/", Label: "The usual ones"}, {ID: "afl", Label: "Aim, now, next"}, {ID: "cambridge", Label: "Cambridge cycle"}}},
			},
			Buttons: []bot.Button{
				{ID: "lens:d7/afl", Label: "Two minutes: Aim, now, next"},
				{ID: "lens:d7/cambridge", Label: "Two minutes: Cambridge cycle"},
			},
		}},
		{"form-lessons", bot.Form{
			ID: "journal-lessons", Title: "Journal week", Submit: "Save", Intro: "The week of Monday 16 November. I ask when a lesson ends.",
			Inputs: []bot.Input{{ID: "lessons", Label: "After which lessons?", Hint: "Pick 5 at most. Pick none for a line a day.",
				Kind: bot.Choices, Options: options(25)}},
		}},
		{"form-invite", bot.Form{
			ID: "try:lesson-study", Title: "Lesson study", Submit: "Ask", Intro: "Three of you plan one lesson.\nThey see your name, the focus and this text.",
			Inputs: []bot.Input{
				{ID: "who", Label: "Whom would you like to ask?", Kind: bot.Choice, Options: options(100)},
				{ID: "third", Label: "And who else?", Kind: bot.Choice, Options: options(100)},
				{ID: "focus", Label: "Focus", Hint: "Your partner will see this.", Kind: bot.Choice, Options: options(10), Value: "o2"},
			},
		}},
		{"form-join-rounds", bot.Form{
			ID: "join-rounds", Title: "Join the rounds", Submit: "Join", Intro: "Nobody sees who has joined. Your partner sees your name and your focus.",
			Inputs: []bot.Input{
				{ID: "focus", Label: "What would you like to work on?", Hint: "Your partner will see this.", Kind: bot.Choice, Options: options(10), Value: "o2"},
				{ID: "like", Label: "Who would suit you?", Hint: "Nobody else sees this.", Kind: bot.Choice, Options: options(2), Value: "o1"},
			},
		}},
		{"form-avoid", bot.Form{
			ID: "avoid", Title: "Rather not with…", Submit: "Save", Intro: "Only you, in this app. I never ask you to work with these people.",
			Inputs: []bot.Input{
				{ID: "avoid", Label: "Put on the list", Kind: bot.Person},
				{ID: "not-avoid", Label: "Take off the list", Kind: bot.Choices, Options: options(20)},
			},
		}},
		{"form-review", bot.Form{
			ID: "review:q3", Title: "Decide", Submit: "Save", Intro: "Decide together; one of you sends it. Ben will read this too. No pupil's name, please.",
			Inputs: []bot.Input{
				{ID: "decision", Label: "What will you do with it?", Kind: bot.Choice, Value: "adopt", Options: []bot.Option{
					{ID: "adopt", Label: "Keep it"}, {ID: "adapt", Label: "Change it"}, {ID: "abandon", Label: "Leave it"}}},
				{ID: "source", Label: "What did you draw on?", Kind: bot.Choice, Options: options(3)},
				{ID: "ingredients", Label: "What helped?", Kind: bot.Choices, Options: options(15)},
				{ID: "note", Label: "A note for your school's library", Hint: "At most 150 words. It goes in only if all of you agree.", Kind: bot.Long},
			},
		}},
		{"form-swap", bot.Form{
			ID: "piece:task/q4", Title: "What I give", Submit: "Give it",
			Intro: "Only you until all have given theirs. Then Ben can read it too. No pupil's name, please.",
			Inputs: []bot.Input{
				{ID: "piece", Label: "A blank task, with no pupil's name on it", Kind: bot.Long, Value: "Shade a half."},
				{ID: "piece-file", Label: "Or a file", Hint: "One file: PDF, PNG, JPEG, plain text or Word (.docx), at most 10 MB. I cannot look into it, so please check it for names.", Kind: bot.FileIn},
			},
		}},
		{"form-year", bot.Form{
			ID: "year-start", Title: "A question for a year", Submit: "Ask", Intro: "Those you ask can read the questions. No pupil's name, please.",
			Inputs: []bot.Input{
				{ID: "question", Label: "The question", Hint: "Such as: who talks in our lessons?", Kind: bot.Text, Required: true},
				{ID: "parts", Label: "Smaller questions", Hint: "One on each line, six at most: something to look at in each half-term.", Kind: bot.Long, Required: true},
				{ID: "people", Label: "Whom would you like to ask?", Hint: "Up to 11 people.", Kind: bot.Choices, Options: options(100)},
			},
		}},
		{"form-year-look", bot.Form{
			ID: "year-start", Title: "A question for a year", Submit: "Find them", Intro: "Those you ask can read the questions. No pupil's name, please.",
			Inputs: []bot.Input{
				{ID: "question", Label: "The question", Hint: "Such as: who talks in our lessons?", Kind: bot.Text, Required: true},
				{ID: "parts", Label: "Smaller questions", Hint: "One on each line, six at most: something to look at in each half-term.", Kind: bot.Long, Required: true},
				{ID: "called", Label: "Whom would you like to ask?", Hint: "Their names or schools, one on each line. A part is enough. Nobody is asked yet.", Kind: bot.Long, Required: true},
			},
		}},
		{"form-year-found", bot.Form{
			ID: "year-start", Title: "A question for a year", Submit: "Ask", Intro: "Those you ask can read the questions. No pupil's name, please.",
			Inputs: []bot.Input{
				{ID: "question", Label: "The question", Hint: "Such as: who talks in our lessons?", Kind: bot.Text, Required: true, Value: "Who talks in our lessons?"},
				{ID: "parts", Label: "Smaller questions", Hint: "One on each line, six at most: something to look at in each half-term.", Kind: bot.Long, Required: true, Value: "Who asks?\nWho waits?"},
				{ID: "people", Label: "Whom would you like to ask?", Hint: "Up to 11 people.", Kind: bot.Choices, Options: options(12), Value: "o2,o11"},
				{ID: "called", Label: "Look for somebody else", Hint: "Leave it empty to ask those you picked.", Kind: bot.Long},
			},
		}},
		{"form-year-pick", bot.Form{
			ID: "year-pick:y3", Title: "The next check point", Submit: "Save", Intro: "It is on Friday 4 December. You can change this until then.",
			Inputs: []bot.Input{{ID: "pick", Label: "What does it look at?", Kind: bot.Choice, Value: "2", Options: []bot.Option{
				{ID: "1", Label: "Who asks?"}, {ID: "2", Label: "Who waits?"}, {ID: "0", Label: "The whole question"}}}},
		}},
		{"form-year-line", bot.Form{
			ID: "year-line:y3/2", Title: "One line", Submit: "Save", Intro: "Only you, in this app, until you show it to the others. No pupil's name, please.",
			Inputs: []bot.Input{{ID: "year-line", Label: "Who asks?", Hint: "200 characters at most.", Kind: bot.Long, Required: true, Value: "The same three, each time."}},
		}},
		{"form-visit", bot.Form{
			ID: "visit-agree:v3", Title: "A visitor", Submit: "Agree",
			Intro: "Ten minutes at most, no rating. Only you and Asha can read what you write here.",
			Inputs: []bot.Input{
				{ID: "focus-words", Label: "What would you like looked at?", Kind: bot.Text, Required: true, Hint: "Such as: which pupils do I ask? No pupil's name."},
				{ID: "slot", Label: "When?", Kind: bot.Choice, Value: "o1", Options: options(12)},
			},
		}},
		{"form-visit-notes", bot.Form{
			ID: "visit-notes:v3:1", Title: "My notes", Submit: "Save",
			Intro: "Only you, in this app. What you notice about the lesson goes to Ben first, and only if you show it.",
			Inputs: []bot.Input{
				{ID: "noticed", Label: "What did you notice?", Kind: bot.Choices, Options: options(5), Value: "o1,o5"},
				{ID: "checking", Label: "Assessment used in real time", Kind: bot.Text, Value: "Whiteboards, then a pause."},
				{ID: "routines", Label: "Embedded routines", Kind: bot.Text},
				{ID: "learned", Label: "What did you learn for your own teaching?", Kind: bot.Long, Value: "I can wait longer."},
			},
		}},
		{"form-add-person", bot.Form{
			ID: "add-person", Title: "Add somebody", Submit: "Add",
			Intro: "I look for them in the chat by their e-mail address and say hello. Nobody is asked anything before they start.",
			Inputs: []bot.Input{
				{ID: "name", Label: "Name", Kind: bot.Text, Required: true},
				{ID: "email", Label: "E-mail address", Kind: bot.Text, Required: true},
				{ID: "roles", Label: "Roles", Kind: bot.Choices, Required: true, Options: options(4), Value: "o1"},
				{ID: "mentor_email", Label: "Their mentor", Kind: bot.Text, Hint: "Part of the name, or the e-mail address."},
				{ID: "meeting", Label: "When they meet their mentor", Kind: bot.Text, Hint: "Such as Tue 11:10, or Tue 11:10 fortnightly."},
				{ID: "start_date", Label: "First day", Kind: bot.DateIn},
				{ID: "school", Label: "School", Kind: bot.Choice, Required: true, Options: options(12), Value: "o2"},
			},
		}},
		{"form-send-file", bot.Form{
			ID: "send-file", Title: "Set up from a file", Submit: "Send", Intro: "A spreadsheet (.xlsx) or a CSV file, here or in our chat.",
			Inputs: []bot.Input{{ID: "file", Label: "Your file", Kind: bot.FileIn}},
		}},
		{"form-network", bot.Form{
			ID: "network-tick", Title: "Network card", Submit: "Save", Intro: "A tap each; skip any.",
			Inputs: []bot.Input{{ID: "seen", Label: "What do you see this half-term?", Kind: bot.Choices, Options: options(8), Value: "o1,o4"}},
		}},
		{"form-question", bot.Form{ID: "confirm", Title: "Share", Intro: "This is exactly what Sam will see.", Submit: "Share it"}},
	}
}

// Views is what is read.
func Views() []Example[bot.View] {
	return []Example[bot.View]{
		{"view-note", bot.View{
			ID: "note:m3", Title: "Asha, 11:10",
			Text:    "Asha shared: I cut the examples in half.\n\nAgreed last time: try exit questions in 9B.\n\nAsk: what did the quiet half of the class do?",
			Buttons: []bot.Button{{ID: "read-share:s5", Label: "Read all"}},
		}},
		{"view-journal", bot.View{ID: "journal", Title: "My journal", Text: "Twelve entries.", Buttons: numbered(12)}},
		{"view-journal-again", bot.View{ID: "journal", Title: "My journal", Text: "Only you, in this app. Newest first.", Buttons: []bot.Button{
			{ID: "entry:e7", Label: "Thu 12 Nov 15:52, two minutes"},
			{ID: "journal:8", Label: "Older"},
			{ID: "entry:e3", Label: "A year ago this week"},
			{ID: "shared", Label: "Shared lines"},
		}}},
		{"view-clip", bot.View{
			ID: "entry:e7", Title: "Thursday 12 November", Text: "You spoke for two minutes.",
			Clips:   []bot.Clip{{URL: "https://plenary.example.org/files/t1", Type: "audio/mp4"}},
			Buttons: []bot.Button{{ID: "delete:e7", Label: "Delete", Confirm: "Delete this entry for good?"}},
		}},
		{"view-clips", bot.View{ID: "entry:e8", Title: "Friday", Clips: []bot.Clip{
			{URL: "https://plenary.example.org/files/t1", Type: "audio/mp4"},
			{URL: "https://plenary.example.org/files/t2", Type: "audio/webm"},
		}}},
		{"view-long", bot.View{ID: "entry:e9", Title: "A title that is longer than any window has room for", Text: Long(9500)}},
		{"view-markup", bot.View{ID: "entry:e11", Title: "Markup", Text: Markup + "\n" + Composed}},
		{"view-right-to-left", bot.View{ID: "entry:e12", Title: "الخميس", Text: RightToLeft}},
		{"view-picture", bot.View{ID: "card", Title: "My half-term", Text: "Autumn, second half.", Image: &bot.Image{PNG: PNG, Alt: "Six bars."}}},
		{"view-case", bot.View{
			ID: "scenario", Title: "Mr Holt, alternative provision",
			Text: "Mr Holt teaches a small group about weather.\n\nWhich of these would you try?\n" +
				"A. Keep a weekly journal\nB. Make a quiet checking task, together\nC. Change how you asked in one lesson",
			Buttons: []bot.Button{
				{ID: "from-scenario:journal/ap", Label: "Try A"},
				{ID: "from-scenario:together/ap", Label: "Try B"},
				{ID: "from-scenario:refine/ap", Label: "Try C"},
				{ID: "scenarios", Label: "Back"},
			},
		}},
		{"view-half-term", bot.View{
			ID: "half-term", Title: "My half-term", Image: &bot.Image{PNG: PNG, Alt: "A bar chart. The numbers are in the text above."},
			Text: "Mon 2 Nov to Fri 18 Dec. Only you, in this app, can see this.\n\nHow many words you wrote, by stage:\nWhat happened: 120\nHow it felt: 12\n\n" +
				"What you took from it first, Mon 9 Nov:\n“" + RightToLeft + "”\n\nAnd lately, Mon 7 Dec:\n“I wait.”\n\nWhat has changed? You can leave it at that, or write it down.\n\nTo read again, if you like: checking what pupils know, before (Thu 13 Nov 2025).",
			Buttons: []bot.Button{
				{ID: "what-changed", Label: "Write"},
				{ID: "entry:e3", Label: "Read it again"},
				{ID: "wave-on:e3", Label: "Not this one"},
				{ID: "journal", Label: "My journal"},
				{ID: "menu", Label: "More"},
			},
		}},
		{"view-journal-week", bot.View{
			ID: "journal-week", Title: "Journal week",
			Text: "The week of Monday 16 November (Autumn 2, week 3): a line a day, twenty seconds each.\n\nThat is six messages at most.",
			Buttons: []bot.Button{
				{ID: "journal-each-day", Label: "A line a day, at 15:45"},
				{ID: "journal-lessons", Label: "After lessons I pick"},
				{ID: "menu", Label: "More"},
			},
		}},
		{"view-tags", bot.View{
			ID: "tags", Title: "Tag this entry", Text: "Tagged: Feedback · 8B · 8.2 · thought about",
			Buttons: []bot.Button{
				{ID: "tag-with:e7/ittecf/8.1", Label: "8.1 Training helps most when it lasts, builds what you know, keeps you kee…"},
				{ID: "tag-how:e7/tried", Label: "Tried in class"},
				{ID: "tag-form:e7", Label: "Focus, class, all codes"},
				{ID: "entry:e7", Label: "Back"},
			},
		}},
		{"view-frameworks", bot.View{
			ID: "frameworks", Title: "Tags and frameworks", Text: "Tags are on: each entry you save offers them. They are for you alone.",
			Buttons: []bot.Button{
				{ID: "coverage:ittecf", Label: "ITTECF"},
				{ID: "tag-settings", Label: "Tags on or off"},
				{ID: "record", Label: "My record, as a table", URL: "https://plenary.example.org/files/t2"},
				{ID: "menu", Label: "More"},
			},
		}},
		{"view-bundle", bot.View{
			ID: "bundle", Title: "A copy of everything",
			Text: "One file with all you wrote, shared and chose here, and your voice clips. The link is yours and works for ten minutes.",
			Buttons: []bot.Button{
				{ID: "fetch-bundle", Label: "Fetch my copy", URL: "https://plenary.example.org/files/t3"},
				{ID: "readers", Label: "Back"},
			},
		}},
		{"view-inquiry", bot.View{
			ID: "inquiry", Title: "Make a task together",
			Text: "You make one task that shows what pupils know.\n\nWith Ben. Focus: feedback.\n\nFri 23 Oct: Halfway.\nFri 6 Nov: Meet for ten minutes.\n\nAim: so that pupils act on a hint",
			Buttons: []bot.Button{
				{ID: "predict:q3", Label: "What I expect"},
				{ID: "report:q3", Label: "What happened"},
				{ID: "set-up-inquiry:q3", Label: "Change aim or lesson"},
				{ID: "stop-inquiry:q3", Label: "Stop", Confirm: "Stop this for all of you?"},
			},
		}},
		{"view-rounds", bot.View{
			ID: "rounds", Title: "Paired each half-term",
			Text: "Once each half-term, those who join are paired.\n\nYou are in. Focus: feedback.\n\nThe next pairs are asked in the week of Monday 11 January.",
			Buttons: []bot.Button{
				{ID: "join-rounds", Label: "Change"},
				{ID: "leave-rounds", Label: "Leave", Confirm: "Leave the rounds to come?"},
				{ID: "avoid", Label: "Rather not with…"},
				{ID: "together", Label: "Try something together"},
			},
		}},
		{"view-why-us", bot.View{
			ID: "why-us", Title: "Why us?",
			Text: "You and Ben both joined the round: you picked feedback, you teach the same phase and you are free at the same time.\n\nWhat to try: “Feedback trial”. One change to how you give feedback.",
			Buttons: []bot.Button{
				{ID: "join:q4", Label: "Yes"},
				{ID: "not-this-time:q4", Label: "Not this time"},
			},
		}},
		{"view-swap", bot.View{
			ID: "inquiry", Title: "Artefact swap",
			Text: "You swap a blank task.\n\nWith Ben. Focus: feedback.\n\nYou gave: Shade a half.\n\nBen gave: a file.\n\nYour answer opens once all of you have answered.",
			Buttons: []bot.Button{
				{ID: "piece:answer/q4", Label: "Change my answer"},
				{ID: "predict:q4", Label: "What I expect"},
				{ID: "set-up-inquiry:q4", Label: "Change aim or lesson"},
				{ID: "stop-inquiry:q4", Label: "Stop", Confirm: "Stop this for all of you?"},
				{ID: "piece-file", Label: "What Ben gave", URL: "https://plenary.example.org/files/t4"},
			},
		}},
		{"view-year", bot.View{
			ID: "year", Title: "A question for a year",
			Text: "Who talks in our lessons?\n\nWith Ben and Cal, to Saturday 31 July.\n\nThe next check point is on Friday 29 January. It looks at: Who waits?\nIt is the turn of Ben to pick.\n\n" +
				"Autumn, second half: Who asks?\nBen: Five of them, *always* first.\nYou (only you can read this): The same three, each time.",
			Buttons: []bot.Button{
				{ID: "year-own:y3/2", Label: "My line: autumn, second half"},
				{ID: "year-found:y3", Label: "What we found so far"},
				{ID: "year-leave:y3", Label: "Leave it", Confirm: "Leave it? Nobody is told, unless just one of you would be left. The others can no longer read your lines."},
				{ID: "together", Label: "Try something together"},
			},
		}},
		{"view-year-line", bot.View{
			ID: "year-line", Title: "My line",
			Text: "Only you can read this. If you show it, Ben and Cal can read just these words, with your name:\n\nThe same three, each time.",
			Buttons: []bot.Button{
				{ID: "year-show:y3/2", Label: "Show it to them"},
				{ID: "year-line:y3/2", Label: "Change it"},
				{ID: "year-drop:y3/2", Label: "Delete it", Confirm: "Delete this line?"},
				{ID: "year:y3", Label: "Back"},
			},
		}},
		{"view-year-found", bot.View{
			ID: "year-found", Title: "Our closing card",
			Text: "Who talks in our lessons?\n\nAutumn, second half: Who asks?\nBen: Five of them, always first.\nYou: The same three, each time.\n\n" +
				"Spring, first half: Who waits?\nNothing is shown yet.\n\nThank you for following it. Each of you can take a line back at any time.",
			Buttons: []bot.Button{
				{ID: "year-own:y3/2", Label: "My line: autumn, second half"},
				{ID: "year:y3", Label: "Back"},
			},
		}},
		{"view-visit", bot.View{
			ID: "visit", Title: "A visit",
			Text: "You visit Ben on Monday 16 November at 13:10, for ten minutes at most.\nBen asked to have looked at: “which tables do I ask?”\n\nFive things to notice:\n• Assessment used in real time\n• Embedded routines",
			Buttons: []bot.Button{
				{ID: "visit-move:v3", Label: "Another time"},
				{ID: "visit-cancel:v3", Label: "Call it off", Confirm: "Call this visit off?"},
				{ID: "visit-calendar", Label: "Put it in my calendar", URL: "https://plenary.example.org/files/t3"},
				{ID: "visits", Label: "All visits"},
			},
		}},
		{"view-visit-read", bot.View{
			ID: "visit-read", Title: "What was noticed",
			Text: "Asha noticed this in your lesson, and shows it to you:\n\nEmbedded routines: " + Markup + "\n\nYou let Asha show this to Sam, without your name on it.",
			Buttons: []bot.Button{
				{ID: "visit-on-no:v3", Label: "Take my yes back", Confirm: "Take it back? They are told."},
				{ID: "visit:v3", Label: "The visit"},
			},
		}},
		{"view-unmet", bot.View{
			ID: "unmet", Title: "Not met yet",
			Text: "Not found in the chat. Is the address on the staff list the one they use here?\n\nNorthfield: Zoë Adeyemi, Tom Obi.\n\nWithout the app. Ask them to put it back.\n\nSouthfield: Mrs Khan.",
			Buttons: []bot.Button{
				{ID: "find-person", Label: "Put an address right"},
				{ID: "details", Label: "Set-up"},
			},
		}},
		{"view-kit", bot.View{
			ID: "kit", Title: "Half-term meeting",
			Text: "Last time you planned (only you can read this):\nWhen they come in, then I will wait. It is still open.\n\nNorthfield: Friday 20 November.\n\n" +
				"To bring, for a class as a whole:\n• Work: some of what the class has made lately.\n\nTo talk about:\n1. How is the class doing, as you see it?",
			Buttons: []bot.Button{
				{ID: "plan:p3", Label: "How did it go?"},
				{ID: "kit-plan:s/2026-11-02", Label: "Make a plan"},
				{ID: "kit-off:s/2026-11-02", Label: "Call it off", Confirm: "Call this meeting off?"},
				{ID: "menu", Label: "More"},
			},
		}},
		{"view-network", bot.View{
			ID: "network", Title: "Network card", Image: &bot.Image{PNG: PNG, Alt: "A bar chart. The numbers are in the text above."},
			Text: "Northfield, half-term from 2 November 2026. Version 2, 18 November 2026.\n\nN1. Aim high for what pupils learn.\nTicked. Ticked in 2 of the last 3 half-terms.",
			Buttons: []bot.Button{
				{ID: "network:s/2026-11-02/1", Label: "Earlier version"},
				{ID: "network-tick", Label: "Change it"},
				{ID: "network-counts", Label: "All schools"},
			},
		}},
		{"view-evaluation", bot.View{
			ID: "evaluation", Title: "What everyone said",
			Text: "Autumn term 2026\nHelped to think: yes at least 110, a little at least 25, no fewer than five.\n\n" +
				"Northfield\nHelped to think: yes at least 10, a little fewer than five, no fewer than five.",
			Buttons: []bot.Button{{ID: "menu", Label: "More"}},
		}},
		{"view-mentoring", bot.View{
			ID: "mentoring", Title: "My mentoring", Text: "Three lines about your mentoring, every second week if you like.",
			Buttons: []bot.Button{
				{ID: "about:mentor", Label: "Write three lines"},
				{ID: "want-mentoring:yes", Label: "Ask me every two weeks"},
				{ID: "menu", Label: "More"},
			},
		}},
		{"view-empty", bot.View{}},
	}
}

// Homes is what a person sees when they open the bot.
func Homes() []Example[bot.Home] {
	return []Example[bot.Home]{
		{"home", bot.Home{
			Text: "Your next prompt: Thursday 19 November, 15:45.\n\nWorried about a child? Tell Jo Reed now: 01632 960123. In danger: 999.",
			Buttons: []bot.Button{
				{ID: "two-minutes", Label: "Write now"},
				{ID: "journal", Label: "My journal"},
				{ID: "more", Label: "Settings"},
				{ID: "worried", Label: "Worried about a child?"},
			},
		}},
		{"home-empty", bot.Home{}},
		{"home-long", bot.Home{Text: Long(6500), Buttons: numbered(30)}},
		{"home-right-to-left", bot.Home{Text: RightToLeft, Buttons: []bot.Button{{ID: "journal", Label: "يومياتي"}}}},
	}
}

// PNG is the smallest picture: one clear pixel.
var PNG = []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89" +
	"\x00\x00\x00\rIDATx\x9cc\x00\x01\x00\x00\x05\x00\x01\r\n-\xb4\x00\x00\x00\x00IEND\xaeB`\x82")
