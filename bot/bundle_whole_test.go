package bot_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"plenary/bot"
	"plenary/reflection"
)

// whole is a copy in which every field of whatever is kept of Asha has
// something in it.
func whole() reflection.Bundle {
	on, at := onDay("2026-11-11"), time.Date(2026, 11, 11, 9, 0, 0, 0, time.UTC)
	lesson := reflection.Period{Day: time.Tuesday, From: 600, To: 650}
	return reflection.Bundle{
		Of: reflection.Member{ID: "asha", Organisation: "north", School: "s", Workspace: "w", PlatformID: "U1", Conversation: "D1", Deactivated: true,
			Email: "asha@x.example", Name: "Asha Patel", Roles: []reflection.Role{reflection.ECT}, Zone: "Europe/Paris",
			Mentor: "sam", LineManager: "lin", InductionTutor: "ira", Phase: "primary", Subject: "art", WorkingDays: 1 << time.Monday, Year: 2,
			Starts: on, Leaves: on, Meets: reflection.MeetingSlot{When: reflection.WeekTime{Day: time.Friday, At: 600}},
			Free: []reflection.Period{lesson}, Lessons: []reflection.Period{lesson}, Welcome: reflection.Started, Begun: on,
			Prompt: reflection.WeekTime{Day: time.Monday, At: 1200}, OnlyMeetingWeeks: true,
			JournalWeek: reflection.JournalWeek{Monday: on, After: []reflection.Period{lesson}},
			Away:        reflection.Days{From: on, To: on}, WasAway: []reflection.Days{{From: on, To: on}}, PausedUntil: on,
			Lens: "cambridge", ChatCopyTold: true, Wants: []reflection.Wish{reflection.Tagging}, Revision: 1},
		Zone:  time.UTC,
		Names: map[reflection.MemberID]string{"sam": "Sam", "lin": "Lin", "ira": "Ira", "ben": "Ben"},
		Entries: []reflection.Entry{{ID: "e", Organisation: "north", Author: "asha", Length: reflection.TwoMinutes, StartedAt: at, Finished: true, WavedOn: true, Middle: reflection.Feelings,
			Answers: map[reflection.Stage]reflection.Answer{reflection.Feelings: {Stem: "stem", Text: "calm", Revision: 1}}, Clips: []reflection.FileID{"f"},
			Spoken: map[reflection.FileID]reflection.Stage{"f": reflection.Feelings}, Revision: 1,
			Tags: reflection.Tags{Focus: "feedback", Class: "9B", Statements: []reflection.StatementID{"f/8.1"}, How: reflection.Tried, Revision: 1}}},
		Plans: []reflection.Plan{{ID: "p", Organisation: "north", Author: "asha", Entry: "e", When: "they pack up", Then: "I ask", On: on, State: reflection.PlanTried, Revision: 1}},
		Shares: []reflection.Share{{ID: "sh", Organisation: "north", Author: "asha", Reader: "sam", For: on, Draft: true, Origin: reflection.FromVisit, Text: "Wait.",
			MadeAt: at, Revision: 1}},
		Meetings: []reflection.Meeting{
			{ID: "m", Organisation: "north", School: "s", ECT: "asha", Mentor: "sam", On: on, ECTTap: reflection.TapYes, MentorTap: reflection.TapNo, Agreed: "Wait longer.", Revision: 1},
			{ID: "n", Organisation: "north", School: "s", ECT: "ben", Mentor: "asha", On: on, ECTTap: reflection.TapYes, MentorTap: reflection.TapNo, Agreed: "Ask more.", Revision: 1}},
		Tellings: []reflection.Telling{{ID: "t", Organisation: "north", ECT: "asha", Mentor: "sam", Reader: "ben", Half: on, At: at}},
		Visits: []reflection.BundledVisit{
			{Host: true, Visit: wholeVisit("ben", "asha"), Words: wholeNotes()}, {Visit: wholeVisit("asha", "ben"), Words: wholeNotes()}},
		Inquiries: []reflection.BundledInquiry{{Name: "Feedback trial", Helped: []string{"time"}, With: []reflection.MemberID{"ben"},
			Inquiry: reflection.Inquiry{ID: "q", Organisation: "north", School: "s", Round: on, Template: "feedback-trial", Focus: "feedback", State: reflection.InquiryDecided,
				AnswersAt: at, Began: on, DecidedOn: on, Decision: reflection.Adopt, Source: "a book", Ingredients: []reflection.StatementID{"i/1"},
				Aim: "name a half", When: "they ask", Then: "wait", Note: "It helped.", InLibrary: true, Sides: []reflection.Side{{}}, Revision: 1},
			Own: reflection.Side{Member: "asha", Inviter: true, Answer: reflection.Accepted, Lesson: on, Gave: true, Answered: true, Reported: true, Agrees: true,
				Still: reflection.StillUsing},
			Trial: reflection.Trial{Organisation: "north", Inquiry: "q", Author: "asha", Prediction: "they will", Outcome: "they did", Revision: 1},
			Pieces: []reflection.Piece{{Organisation: "north", Inquiry: "q", Author: "asha", Kind: reflection.PieceTask, Text: "a half of what?", File: "g",
				Revision: 1}}}},
		Years: []reflection.BundledYear{{
			Inquiry: reflection.YearInquiry{ID: "y", Organisation: "north", School: "s", Question: "Who speaks?", Parts: []reflection.Private{"Who first?"}, AnswersAt: at,
				Ends: on, Seats: []reflection.Seat{{}}, Picked: []reflection.Pick{{}}, Revision: 1},
			Own:   reflection.Seat{Member: "asha", Started: true, Answer: reflection.Left},
			Lines: []reflection.YearLine{{ID: "l", Organisation: "north", Inquiry: "y", Point: 2, Author: "asha", Text: "Three do.", Shown: true, Revision: 1}}}},
		NotPupils: []reflection.Private{"Macbeth"}, Avoids: []reflection.MemberID{"ben"},
		Rounds:   reflection.Joining{Organisation: "north", Member: "asha", In: true, Focus: "feedback", Unlike: true, Revision: 1},
		Answered: map[reflection.TermID][]reflection.EvaluationQuestion{"2026-Autumn": {reflection.EvaluationQuestions()[0]}},
	}
}

func wholeVisit(observer, host reflection.MemberID) reflection.Visit {
	at := time.Date(2026, 11, 11, 9, 0, 0, 0, time.UTC)
	return reflection.Visit{ID: "v", Organisation: "north", Observer: observer, Host: host, State: reflection.VisitCancelled, AskedAt: at, AnswersBy: at, Declined: true,
		Starts: at, Sequence: 1, Thanked: true, Onward: reflection.Onward{To: "sam", Answer: reflection.Accepted}, Revision: 1}
}

func wholeNotes() reflection.VisitWords {
	return reflection.VisitWords{Organisation: "north", Visit: "v", Author: "asha", Focus: "whom I ask", Noticed: []reflection.NoticeID{"checking"},
		Lines: map[reflection.NoticeID]reflection.Private{"routines": "calm"}, Learned: "to wait", Revision: 1}
}

// inWords is the copy as it is read.
func inWords(b reflection.Bundle) string {
	var all strings.Builder
	for _, chapter := range bot.BookletOf(b) {
		for _, item := range chapter.Items {
			fmt.Fprintln(&all, chapter.Title, item.Title, item.Files)
			for _, part := range item.Parts {
				fmt.Fprintln(&all, part.Label, part.Text.Reveal())
			}
		}
	}
	return all.String()
}

// notInWords are the fields of what is kept that change nothing in a copy, each
// with why; those in everyRecord for every kind.
var everyRecord = map[string]string{
	"ID": "a name for machines", "Organisation": "the outer wall", "Revision": "for writing at the same time", "Author": "the person themselves", "Member": "the person themselves",
}

var notInWords = map[string]map[string]string{
	"Member": {
		"School": "the copy has it by name", "Workspace": "where the app is put in", "Conversation": "how the bot opens the chat",
		"Deactivated": "nobody opens a copy then",
	},
	"Entry":      {"Length": "which questions were asked", "Finished": "whether more is asked", "Middle": "which question was asked", "Spoken": "which question was asked"},
	"Plan":       {"Entry": "a name for machines"},
	"Meeting":    {"School": "whose key seals it"},
	"Telling":    {"ECT": "the person themselves", "Half": "the day says it"},
	"Visit":      {"AnswersBy": "worked out from the day of asking", "Sequence": "for calendars"},
	"Onward":     {"To": "the observer's mentor"},
	"VisitWords": {"Visit": "a name for machines"},
	"Inquiry": {
		"School": "whose key seals it", "Round": "which round it came from", "Template": "the copy has its name", "State": "the dates say it", "AnswersAt": "a day long over",
		"Ingredients": "the copy has them in words", "InLibrary": "what all of them agreed", "Sides": "what each of the others said is theirs",
	},
	"Side": {
		"Answer": "a yes is why it stands there", "Inviter": "who asked whom", "Gave": "what was given stands there", "Answered": "the answer stands there", "Reported": "the report stands there",
	},
	"Trial":       {"Inquiry": "a name for machines"},
	"Piece":       {"Inquiry": "a name for machines"},
	"YearInquiry": {"School": "whose key seals it", "AnswersAt": "a day long over", "Seats": "what each of the others said is theirs", "Picked": "by whose turn it was, for all of them"},
	"Seat":        {"Started": "who asked whom"},
	"YearLine":    {"Inquiry": "a name for machines"},
}

// Whatever is kept of a person is in the words of their copy, field by field, or
// is named here with the reason. A field that is new is in neither.
func TestEveryFieldIsInACopyOrNamed(t *testing.T) {
	full := inWords(whole())
	for _, of := range []func(*reflection.Bundle) []any{
		func(b *reflection.Bundle) []any { return []any{&b.Of} },
		func(b *reflection.Bundle) []any { return []any{&b.Entries[0]} },
		func(b *reflection.Bundle) []any { return []any{&b.Entries[0].Tags} },
		func(b *reflection.Bundle) []any { return []any{&b.Plans[0]} },
		func(b *reflection.Bundle) []any { return []any{&b.Shares[0]} },
		func(b *reflection.Bundle) []any { return []any{&b.Meetings[0], &b.Meetings[1]} },
		func(b *reflection.Bundle) []any { return []any{&b.Tellings[0]} },
		func(b *reflection.Bundle) []any { return []any{&b.Visits[0].Visit, &b.Visits[1].Visit} },
		func(b *reflection.Bundle) []any { return []any{&b.Visits[0].Visit.Onward} },
		func(b *reflection.Bundle) []any { return []any{&b.Visits[0].Words} },
		func(b *reflection.Bundle) []any { return []any{&b.Inquiries[0].Inquiry} },
		func(b *reflection.Bundle) []any { return []any{&b.Inquiries[0].Own} },
		func(b *reflection.Bundle) []any { return []any{&b.Inquiries[0].Trial} },
		func(b *reflection.Bundle) []any { return []any{&b.Inquiries[0].Pieces[0]} },
		func(b *reflection.Bundle) []any { return []any{&b.Years[0].Inquiry} },
		func(b *reflection.Bundle) []any { return []any{&b.Years[0].Own} },
		func(b *reflection.Bundle) []any { return []any{&b.Years[0].Lines[0]} },
		func(b *reflection.Bundle) []any { return []any{&b.Rounds} },
	} {
		b := whole()
		kind := reflect.TypeOf(of(&b)[0]).Elem()
		for f := range kind.NumField() {
			name := kind.Field(f).Name
			said := false
			for one := range of(&b) {
				without := whole()
				field := reflect.ValueOf(of(&without)[one]).Elem().Field(f)
				if field.IsZero() {
					t.Errorf("the example %s has nothing in %s", kind.Name(), name)
				}
				field.SetZero()
				said = said || inWords(without) != full
			}
			switch _, named := notInWords[kind.Name()][name]; {
			case said && named:
				t.Errorf("%s.%s is named as left out, and is in a copy", kind.Name(), name)
			case !said && !named && everyRecord[name] == "":
				t.Errorf("%s.%s is not in a copy, and nothing says why", kind.Name(), name)
			}
		}
	}
}

// The parts of a bundle are all put into words.
func TestEveryPartOfABundleIsInWords(t *testing.T) {
	full := inWords(whole())
	kind := reflect.TypeFor[reflection.Bundle]()
	for f := range kind.NumField() {
		name := kind.Field(f).Name
		if slices.Contains([]string{"Zone", "School"}, name) { // the zone of times; its name alone
			continue
		}
		without := whole()
		if reflect.ValueOf(&without).Elem().Field(f).SetZero(); inWords(without) == full {
			t.Errorf("%s is not in a copy", name)
		}
	}
}
