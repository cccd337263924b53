package bot

import (
	"context"
	"errors"
	"slices"
	"strings"

	"plenary/reflection"
)

// action is what one button, form or command does: one call of the domain and
// its answer in words. ref is what stood after the colon in the id.
type action func(b *Bot, ctx context.Context, by reflection.Member, in Incoming, ref string) (Answer, error)

// presses is every button there is, and where to read what it does.
var presses = map[string]action{
	"begin": begin, "decline": decline, "readers": showReaders, // action_welcome.go
	"two-minutes": startShort, "full-cycle": startFull, // action_start.go
	"resume": resume, "stage": openStage, // action_start.go
	"back":         back,                           // action_answer.go
	"skip":         skip,                           // action_skip.go
	"more":         openSettings,                   // action_settings.go
	"closed-until": openClosed,                     // action_settings.go
	"plan":         showPlan, "followup": followUp, // action_plan.go
	"not-today": notToday,                                                             // action_plan.go
	"journal":   openJournal, "entry": readEntry, "edit": edit, "delete": deleteEntry, // action_journal.go
	"leave":     leave,                             // action_journal.go
	"pick-line": pickLine, "write-line": writeLine, // action_share.go
	"share": share, "drop-draft": dropDraft, // action_share.go
	"shared": showShared, "withdraw": withdraw, // action_share.go
	"no-line": noLine,                            // action_share.go
	"note":    openNote, "read-share": readShare, // action_note.go
	"met": met, "meeting": openMeeting, "agree": openAgree, // action_meeting.go
	"losing": losing, "tell": tellLost, "untell": takeBackLost, // action_tell_lost.go
	"nothing-agreed": nothingAgreed,                            // action_meeting.go
	"worried":        worried,                                  // action_worried.go
	"safeguarding":   openSafeguarding, "details": showDetails, // action_safeguarding.go
	"counts":     showCounts,                      // action_counts.go
	"dates":      showDates,                       // action_dates.go
	"set-up":     openSetUp,                       // action_set_up.go
	"send-files": openUpload, "upload": seeUpload, // action_upload.go
	"apply": applyUpload, "drop-upload": dropUpload, // action_upload.go
	"new-mentor": openNewMentor,              // action_mentor.go
	"invite":     inviteWorkspace,            // action_invite.go
	"menu":       openMenu, "help": showHelp, // action_menu.go

	"scenarios": listScenarios, "scenario": readScenario, "from-scenario": startScenario, // action_scenario.go
	"tag": openTags, "tag-with": tagWith, "tag-how": tagHow, "tag-form": openTagForm, // action_tags.go
	"frameworks": listFrameworks, "coverage": showCoverage, "tag-settings": openTagSettings, // action_tags.go
	"library":   openLibrary, // action_library.go
	"one-more":  oneMore,     // action_one_more.go
	"half-term": lookBack,    // action_look_back.go
	"away":      openAway,    // action_away.go

	"theory": showTheory, "write-theory": writeTheory, // action_theory.go

	"together": openTogether, "try": openInvite, "join": join, "not-this-time": notThisTime, // action_inquiry.go
	"inquiry": openInquiry, "stop-inquiry": stopInquiry, "agree-note": agreeNote, "still": tapStill, // action_inquiry.go
	"set-up-inquiry": opening(setUpInquiryForm), "predict": opening(predictForm), // action_inquiry_write.go
	"report": opening(reportForm), "review": opening(reviewForm), // action_inquiry_write.go

	"visits": listVisits, "visit": openVisit, "visit-ask": openVisitAsk, // action_visit.go
	"visit-agree": openAgreeVisit, "visit-decline": declineVisit, // action_visit.go
	"visit-move": openMoveVisit, "visit-cancel": cancelVisit, "visit-help": helpVisit, // action_visit.go
	"visit-notes": openVisitNotes, "visit-show": showVisitNotes, "visit-send": sendVisitNotes, // action_visit_notes.go
	"visit-read": readVisitNotes, "visit-share": shareLearned, "visit-thank": thankHost, // action_visit_notes.go
	"visit-on": askOnward, "visit-on-yes": answerOnward(true), "visit-on-no": answerOnward(false), // action_visit_notes.go
	"visit-on-share": shareOnward, // action_visit_notes.go
}

// submits is every form there is.
var submits = map[string]action{
	"answer":       answer,           // action_answer.go
	"settings":     saveSettings,     // action_settings.go
	"closed-until": saveClosed,       // action_settings.go
	"line":         draftLine,        // action_share.go
	"meeting":      saveMeeting,      // action_meeting.go
	"agree":        saveAgreed,       // action_meeting.go
	"safeguarding": saveSafeguarding, // action_safeguarding.go
	"set-up":       saveSetUp,        // action_set_up.go
	"new-mentor":   saveNewMentor,    // action_mentor.go

	"tags": saveTags, "tag-settings": saveTagSettings, // action_tags.go
	"library": saveLibrary, // action_library.go
	"away":    saveAway,    // action_away.go
	"theory":  saveTheory,  // action_theory.go

	"try": inviteColleague, "set-up-inquiry": saveSetUpInquiry, // action_inquiry.go, action_inquiry_write.go
	"predict": savePrediction, "report": saveReport, "review": saveReview, // action_inquiry_write.go

	"visit-ask": saveVisitAsk, "visit-agree": saveAgreeVisit, "visit-move": saveMoveVisit, // action_visit.go
	"visit-notes": saveVisitNotes, // action_visit_notes.go
}

// Receive answers what a person did.
func (b *Bot) Receive(ctx context.Context, in Incoming) Answer {
	name, ref, do := b.find(in)
	began := b.Service.Now()
	defer func() { b.Metrics.answeredAfter(name, b.Service.Now().Sub(began)) }()
	by, err := b.Service.Store.Identify(ctx, in.Workspace, in.User)
	if errors.Is(err, reflection.ErrNotFound) {
		b.Metrics.answered(name, "stranger")
		if name == worriedButton.ID {
			return numbersFor(reflection.Safeguarding{})
		}
		return Answer{Messages: []Message{{Text: wordsStranger, Buttons: []Button{worriedButton}}}}
	}
	var a Answer
	if err == nil {
		a, err = do(b, ctx, by, in, ref)
	}
	if err != nil {
		a = b.explain(ctx, name, in, err)
	} else {
		b.Metrics.answered(name, "ok")
	}
	return a.apart()
}

// find picks the action for what a person did.
func (b *Bot) find(in Incoming) (name, ref string, do action) {
	switch in.Kind {
	case Say:
		return "say", "", say
	case SentClip:
		return "clip", "", keepClip
	case SentFile:
		return "file", "", keepUpload
	case Transcribed:
		return "transcript", "", keepTranscript
	case Command:
		return "command", "", command
	case ReflectOn:
		return "reflect-on", "", reflectOn
	}
	table, id := presses, in.Button
	if in.Kind == Submit {
		table, id = submits, in.Form
	}
	name, ref, _ = strings.Cut(id, ":")
	if do = table[name]; do == nil {
		return "unknown", "", noSuchAction
	}
	return name, ref, do
}

func noSuchAction(*Bot, context.Context, reflection.Member, Incoming, string) (Answer, error) {
	return Answer{}, reflection.ErrNotFound
}

// explain turns an error into words that say what to do. What went wrong is
// logged without who wrote what.
func (b *Bot) explain(ctx context.Context, name string, in Incoming, err error) Answer {
	var fault reflection.Fault
	switch {
	case errors.As(err, &fault):
		b.Metrics.answered(name, "fault")
		return complain(in, fault.Field, problemWords(fault))
	case errors.Is(err, reflection.ErrExists): // taken in before: it had its answer
		b.Metrics.answered(name, "repeat")
		return Answer{}
	case errors.Is(err, reflection.ErrNotFound):
		b.Metrics.answered(name, "missing")
		return complain(in, "", wordsMissing)
	case errors.Is(err, reflection.ErrForbidden):
		b.Metrics.answered(name, "forbidden")
		return complain(in, "", wordsForbidden)
	}
	b.Metrics.answered(name, "failed")
	b.Log.ErrorContext(ctx, "could not answer", "action", name, "error", err)
	if name == worriedButton.ID { // the school's own numbers would be better; these do not wait
		return numbersFor(reflection.Safeguarding{})
	}
	return complain(in, "", wordsTryAgain)
}

// complain says what is wrong: at the input of a Form, so that what was typed
// stays on the screen; as a message otherwise.
func complain(in Incoming, field, text string) Answer {
	if in.Form != "" {
		return Answer{Error: &InputError{Input: inputFor(in.Values, field), Text: text}}
	}
	return Answer{Messages: []Message{{Text: text}}}
}

// inputFor is the named input if the Form has it, else its first.
func inputFor(values Values, field string) string {
	if _, on := values[field]; on {
		return field
	}
	var on []string
	for input := range values {
		on = append(on, input)
	}
	slices.SortFunc(on, func(a, b string) int {
		return slices.Index(inputOrder, a) - slices.Index(inputOrder, b)
	})
	if len(on) == 0 {
		return ""
	}
	return on[len(on)-1]
}

// inputOrder ends with the inputs an unnamed complaint is best put at.
var inputOrder = []string{
	"safety", "names", "on", "then", "when", "plan", "conclusion", "analysis", "evaluation", "feelings",
	"description", "met", "agreed", "what", "line", "pause", "only", "day", "at", "until",
	reflection.VisitSlotField, reflection.VisitTimeField, reflection.VisitDayField, reflection.VisitFocusField, reflection.VisitHostField,
	reflection.ECTField, reflection.MentorField, reflection.CoordinatorField, reflection.LeadField, reflection.SchoolField,
}

// HomeOf is what the person's Home shows now.
func (b *Bot) HomeOf(ctx context.Context, ws reflection.WorkspaceID, user string) Home {
	by, err := b.Service.Store.Identify(ctx, ws, user)
	if errors.Is(err, reflection.ErrNotFound) {
		return elsewhere(wordsStranger)
	}
	var front reflection.Front
	if err == nil {
		front, err = b.Service.Home(ctx, by)
	}
	if err != nil {
		b.Log.ErrorContext(ctx, "could not draw home", "error", err)
		return elsewhere(wordsTryAgain)
	}
	home := homeWords(front)
	apart(home.Buttons)
	return home
}
