package bot

import "plenary/reflection"

// Words of the one question that may follow an entry. It asks, and says
// nothing about what was written.

// gapQuestion is what is asked where an entry does not have something yet.
func gapQuestion(g reflection.Gap) string {
	switch g {
	case reflection.NoReason:
		return "Why do you think it went that way?"
	case reflection.NoEvidence:
		return "What did pupils say, write or do that shows what they learned?"
	case reflection.NoView:
		return "How might it have looked to a pupil, or to somebody else in the room?"
	case reflection.NoNext:
		return "What is one small thing you will try next?"
	}
	return "What lies behind this, beyond this one lesson?"
}

// oneMoreForm is the Form of the gap's stage, with the question over its first
// box. It changes an entry that is saved.
func oneMoreForm(sh reflection.Sheet, g reflection.Gap) Form {
	stage := g.Stage()
	f := answerForm(sh)
	f.Title, f.Submit, f.Buttons = "One more question", "Save", nil
	f.ID = answerID{entry: sh.Entry.ID, over: map[reflection.Stage]int{stage: sh.Entry.Answers[stage].Revision}, edit: true}.String()
	f.Intro = introWords(sh)
	if stage == reflection.ActionPlan {
		f.Inputs[0].Hint = gapQuestion(g)
		return f
	}
	f.Inputs[0].Label = gapQuestion(g)
	return f
}

func nothingMoreView(e reflection.EntryID) View {
	return View{ID: "one-more", Title: "One more question",
		Text:    "Nothing more to ask about this one. Read it again in a few weeks: what would you add?",
		Buttons: []Button{{ID: "entry:" + string(e), Label: "Read it"}, {ID: "journal", Label: "My journal"}}}
}
