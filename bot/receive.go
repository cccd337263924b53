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
var presses = map[string]press{
	"begin": action(begin), "decline": action(decline), "readers": window(showReaders), // action_welcome.go
	"two-minutes": window(startShort), "full-cycle": window(startFull), // action_start.go
	"resume": window(resume), "stage": window(openStage), // action_start.go
	"back":         action(back),                                   // action_answer.go
	"skip":         action(skip),                                   // action_skip.go
	"more":         window(openSettings),                           // action_settings.go
	"closed-until": window(openClosed),                             // action_settings.go
	"plan":         window(showPlan), "followup": action(followUp), // action_plan.go
	"not-today": action(notToday),                                                                                     // action_plan.go
	"journal":   window(openJournal), "entry": window(readEntry), "edit": window(edit), "delete": action(deleteEntry), // action_journal.go
	"leave":     action(leave),                                     // action_journal.go
	"pick-line": window(pickLine), "write-line": window(writeLine), // action_share.go
	"share": action(share), "drop-draft": action(dropDraft), // action_share.go
	"shared": window(showShared), "withdraw": action(withdraw), // action_share.go
	"no-line": action(noLine),                                    // action_share.go
	"note":    window(openNote), "read-share": window(readShare), // action_note.go
	"met": action(met), "meeting": window(openMeeting), "agree": window(openAgree), // action_meeting.go
	"losing": window(losing), "tell": window(tellLost), "untell": action(takeBackLost), // action_tell_lost.go
	"nothing-agreed": action(nothingAgreed),                                    // action_meeting.go
	"worried":        window(worried),                                          // action_worried.go
	"safeguarding":   window(openSafeguarding), "details": window(showDetails), // action_safeguarding.go
	"counts":     window(showCounts),                              // action_counts.go
	"dates":      window(showDates),                               // action_dates.go
	"set-up":     window(openSetUp),                               // action_set_up.go
	"send-files": window(openUpload), "upload": window(seeUpload), // action_upload.go
	"apply": window(applyUpload), "drop-upload": action(dropUpload), // action_upload.go
	"new-mentor": window(openNewMentor),   // action_mentor.go
	"invite":     window(inviteWorkspace), // action_invite.go

	"menu": window(openMenu), "other": window(openOther), "yours": window(openYours), "school": window(openSchool), "help": window(showHelp), // action_menu.go

	"scenarios": window(listScenarios), "scenario": window(readScenario), "from-scenario": window(startScenario), // action_scenario.go
	"tag": window(openTags), "tag-with": window(tagWith), "tag-how": window(tagHow), "tag-form": window(openTagForm), // action_tags.go
	"frameworks": window(listFrameworks), "coverage": window(showCoverage), "tag-settings": window(openTagSettings), // action_tags.go
	"library":   window(openLibrary),                                                                 // action_library.go
	"one-more":  window(oneMore),                                                                     // action_one_more.go
	"half-term": window(lookBack), "wave-on": window(waveOn), "what-changed": window(sayWhatChanged), // action_look_back.go
	"away": window(openAway), // action_away.go

	"theory": window(showTheory), "write-theory": window(writeTheory), // action_theory.go

	"together": window(openTogether), "try": window(openInvite), "join": action(join), "not-this-time": action(notThisTime), // action_inquiry.go
	"inquiry": window(openInquiry), "stop-inquiry": window(stopInquiry), "agree-note": window(agreeNote), "take-back-note": window(takeBackNote), "still": action(tapStill), // action_inquiry.go
	"set-up-inquiry": opening(setUpInquiryForm), "predict": opening(predictForm), // action_inquiry_write.go
	"report": opening(reportForm), "review": opening(reviewForm), // action_inquiry_write.go
	"piece": window(openPiece), "piece-back": window(takeBackPiece), // action_swap.go

	"year": window(openYears), "year-found": window(openFound), "year-start": window(openStartYear), // action_year.go
	"year-join": action(joinYear), "year-decline": action(declineYear), "year-leave": action(leaveYear), // action_year.go
	"year-pick": window(openPick),                                                                         // action_year.go
	"year-line": window(openYearLine), "year-own": window(ownYearLine), "year-show": window(showYearLine), // action_year_line.go
	"year-hide": window(hideYearLine), "year-drop": window(deleteYearLine), // action_year_line.go

	"visits": window(listVisits), "visit": window(openVisit), "visit-ask": window(openVisitAsk), // action_visit.go
	"visit-agree": window(openAgreeVisit), "visit-decline": action(declineVisit), // action_visit.go
	"visit-move": window(openMoveVisit), "visit-cancel": action(cancelVisit), "visit-help": action(helpVisit), // action_visit.go
	"visit-notes": window(openVisitNotes), "visit-show": window(showVisitNotes), "visit-send": window(sendVisitNotes), // action_visit_notes.go
	"visit-read": window(readVisitNotes), "visit-share": window(shareLearned), "visit-thank": action(thankHost), // action_visit_notes.go
	"visit-on": action(askOnward), "visit-on-yes": answerOnward(true), "visit-on-no": answerOnward(false), // action_visit_onward.go
	"visit-on-share": window(shareOnward), // action_visit_onward.go

	"rounds": window(openRounds), "join-rounds": window(openJoinRounds), "leave-rounds": window(leaveRounds), // action_rounds.go
	"avoid": window(openAvoid), "why-us": window(whyUs), // action_rounds.go

	"add-person": window(openAddPerson), "find-person": window(openFindPerson), "person": window(openPerson), // action_person.go
	"unmet": window(showUnmet), // action_person.go

	"kit": window(showKit), "kit-set": window(openSetKit), "kit-off": action(callOffKit), "kit-plan": window(planKit), // action_kit.go

	"network": window(showNetwork), "network-tick": window(tickNetwork), "network-counts": window(showNetworkCounts), // action_network.go

	"evaluate": action(evaluate), "evaluation": window(showEvaluation), // action_evaluation.go

	"about": window(startAbout), "mentoring": window(showMentoring), "want-mentoring": window(wantMentoring), // action_role.go

	"journal-week": window(openJournalWeek), "journal-each-day": action(chooseEachDay), "journal-lessons": window(openLessons), // action_journal_week.go
	"journal-stop": action(stopJournalWeek), "write-line-of": window(startLine), // action_journal_week.go

	"bundle": window(showBundle),   // action_bundle.go
	"lens":   window(startThrough), // action_lens.go

	"not-pupils": window(showNotPupils), "change-not-pupils": window(changeNotPupils), // action_not_pupils.go
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
	"add-person":   addPerson,        // action_person.go
	"find-person":  findPerson,       // action_person.go
	"person":       changePerson,     // action_person.go
	"send-file":    sendFile,         // action_upload.go
	"upload-for":   chooseSchool,     // action_upload.go

	"tags": saveTags, "tag-settings": saveTagSettings, // action_tags.go
	"library": saveLibrary,                      // action_library.go
	"away":    saveAway,                         // action_away.go
	"theory":  saveTheory,                       // action_theory.go
	"kit-set": saveKit, "kit-plan": saveKitPlan, // action_kit.go
	"network-tick": saveNetwork, // action_network.go

	"journal-lessons": saveLessons, // action_journal_week.go

	"not-pupils": saveNotPupils, // action_not_pupils.go

	"try": inviteColleague, "set-up-inquiry": saveSetUpInquiry, // action_inquiry.go, action_inquiry_write.go
	"predict": savePrediction, "report": saveReport, "review": saveReview, // action_inquiry_write.go
	"piece": savePiece, // action_swap.go

	"year-start": saveStartYear, "year-pick": savePick, "year-line": saveYearLine, // action_year.go, action_year_line.go

	"join-rounds": joinRounds, "avoid": saveAvoid, // action_rounds.go

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
		return "file", "", keepFile
	case Transcribed:
		return "transcript", "", keepTranscript
	case Command:
		return "command", "", command
	case ReflectOn:
		return "reflect-on", "", reflectOn
	}
	if in.Kind == Submit {
		name, ref, _ = strings.Cut(in.Form, ":")
		do = submits[name]
	} else if name, ref, _ = strings.Cut(in.Button, ":"); presses[name] != nil {
		do = presses[name].does()
	}
	if do == nil {
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
	var mistakes reflection.Mistakes
	switch {
	case errors.As(err, &fault):
		b.Metrics.answered(name, "fault")
		return complain(in, fault.Field, problemWords(fault))
	case errors.As(err, &mistakes):
		b.Metrics.answered(name, "fault")
		return complain(in, mistakes[0].Column, mistakeWords(mistakes[0]))
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
	"safety", "names", reflection.NotPupilsField, "on", "then", "when", "plan", "conclusion", "analysis", "evaluation", "feelings",
	"description", "met", "agreed", "what", "line", "pause", "only", "day", "at", "until",
	reflection.VisitSlotField, reflection.VisitTimeField, reflection.VisitDayField, reflection.VisitFocusField, reflection.VisitHostField,
	reflection.ECTField, reflection.MentorField, reflection.CoordinatorField, reflection.LeadField, reflection.SchoolField, reflection.CalledField,
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
