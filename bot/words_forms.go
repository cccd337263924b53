package bot

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"plenary/reflection"
)

// answerForm is one Form of an entry.
func answerForm(sh reflection.Sheet) Form {
	id := answerID{entry: sh.Entry.ID, over: map[reflection.Stage]int{}}
	f := Form{Title: formTitle(sh), Intro: introWords(sh), Submit: "Save"}
	for _, stage := range sh.Stages {
		id.over[stage] = sh.Entry.Answers[stage].Revision
		f.Inputs = append(f.Inputs, stageInputs(sh, stage)...)
	}
	f.ID = id.String()
	if sh.Entry.Length == reflection.FullCycle && len(sh.Stages) == 1 {
		return inCycle(f, sh.Entry, sh.Stages[0])
	}
	return f
}

// inCycle adds the way on and the way back to the Form of one stage, and says
// where in the cycle it is.
func inCycle(f Form, e reflection.Entry, stage reflection.Stage) Form {
	asks := e.Asks()
	f.Intro = fmt.Sprintf("%d of %d. %s", slices.Index(asks, stage)+1, len(asks), f.Intro)
	if stage != asks[len(asks)-1] {
		f.Submit = "Save and go on"
	}
	if _, earlier := e.Before(stage); earlier {
		f.Buttons = []Button{{ID: "back", Label: "Save and go back"}}
	}
	return f
}

// editForm is every stage of an entry, to change it.
func editForm(sh reflection.Sheet) Form {
	f := answerForm(sh)
	f.Title, f.ID = "Edit", f.ID+":edit"
	return f
}

func formTitle(sh reflection.Sheet) string {
	if sh.Entry.SaysWhatChanged() {
		return wordsWhatChanged
	}
	if sh.Entry.Length == reflection.OneLine && len(sh.Stages) == 1 {
		return "One line"
	}
	if len(sh.Stages) == 1 {
		return stageName(sh.Stages[0])
	}
	return "Two minutes"
}

// introWords says who can read it, before the first keystroke, and whom to
// tell about a worry.
func introWords(sh reflection.Sheet) string {
	intro := onlyYou + ", can read this. Any box can stay empty."
	if c := sh.School.Safeguarding; c.Set() {
		intro += fmt.Sprintf("\nWorried about a child? Tell %s: %s. In danger: 999.", c.Lead, unbroken(c.LeadPhone))
	}
	if len(sh.Stages) > 0 && sh.Stages[0] == reflection.Description && sh.Gathers() {
		intro += "\n\n" + linesWords(sh.Lines)
	}
	switch {
	case sh.Apart:
		intro = "Another device saved this too. That text is in your journal; this one becomes an entry of its own.\n" + intro
	case len(sh.Clash) > 0:
		intro = "This was saved on another device too. Both texts are here; keep what you want.\n" + intro
	}
	return intro
}

func stageInputs(sh reflection.Sheet, stage reflection.Stage) []Input {
	a := sh.Entry.Answers[stage]
	stem, asked := sh.Asked[stage]
	if stage != reflection.ActionPlan {
		label := stem.Text
		switch {
		case !asked:
			label = stageName(stage)
		case stage == reflection.Description:
			label = openQuestion(label)
		}
		return []Input{{ID: string(stage), Label: label, Kind: boxFor(sh.Entry, a), Value: a.Text.Reveal()}}
	}
	return []Input{
		{ID: "when", Label: "My plan: when…", Hint: planHint(stem), Kind: Text, Value: sh.Plan.When.Reveal()},
		{ID: "then", Label: "…then I will", Kind: Text, Value: sh.Plan.Then.Reveal()},
		{ID: "on", Label: "Remind me on the morning of", Kind: DateIn, Value: sh.Plan.On.String()},
	}
}

// boxFor is a single line for what a line of a journal week asks, unless more
// stands there.
func boxFor(e reflection.Entry, a reflection.Answer) InputKind {
	if e.Length == reflection.OneLine && !e.SaysWhatChanged() && !strings.Contains(a.Text.Reveal(), "\n") {
		return Text
	}
	return Long
}

// planHint is a plan's question without the form of its answer, which the
// labels give.
func planHint(stem reflection.Stem) string {
	hint, _, _ := strings.Cut(stem.Text, "When …")
	return strings.TrimSpace(hint)
}

// stageName is what people call a stage.
func stageName(s reflection.Stage) string {
	switch s {
	case reflection.Description:
		return "What happened"
	case reflection.Feelings:
		return "How it felt"
	case reflection.Evaluation:
		return "What went well or not"
	case reflection.Analysis:
		return "Why it went that way"
	case reflection.Conclusion:
		return "What I take from it"
	}
	return "My plan"
}

// answerID is the id of an entry's Form: the entry, and for each stage on it
// the revision it was drawn from.
type answerID struct {
	entry reflection.EntryID
	over  map[reflection.Stage]int
	edit  bool
}

func (id answerID) stages() []reflection.Stage {
	var on []reflection.Stage
	for _, stage := range reflection.Stages() {
		if _, asked := id.over[stage]; asked {
			on = append(on, stage)
		}
	}
	return on
}

func (id answerID) String() string {
	var parts []string
	for _, stage := range id.stages() {
		parts = append(parts, string(stage)+"."+strconv.Itoa(id.over[stage]))
	}
	s := "answer:" + string(id.entry) + ":" + strings.Join(parts, "+")
	if id.edit {
		s += ":edit"
	}
	return s
}

// parseAnswerForm reads what String wrote, but for "answer:".
func parseAnswerForm(ref string) (answerID, error) {
	parts := strings.Split(ref, ":")
	if len(parts) < 2 || len(parts) > 3 {
		return answerID{}, reflection.ErrNotFound
	}
	id := answerID{entry: reflection.EntryID(parts[0]), over: map[reflection.Stage]int{}, edit: len(parts) == 3}
	for part := range strings.SplitSeq(parts[1], "+") {
		name, rev, _ := strings.Cut(part, ".")
		n, err := strconv.Atoi(rev)
		if stage := reflection.Stage(name); err == nil && n >= 0 && stage.Valid() {
			id.over[stage] = n
		} else {
			return answerID{}, reflection.ErrNotFound
		}
	}
	return id, nil
}

// answers are the values of the Form as the domain takes them.
func (id answerID) answers(v Values) (reflection.Answers, error) {
	a := reflection.Answers{
		Entry: id.entry, Texts: map[reflection.Stage]reflection.Draft{}, Edit: id.edit,
		Choices: choicesFrom(v),
	}
	for stage, over := range id.over {
		if stage != reflection.ActionPlan {
			a.Texts[stage] = reflection.Draft{Text: v.Get(string(stage)), Over: over}
			continue
		}
		on, err := dateFrom(v, "on")
		if err != nil {
			return reflection.Answers{}, err
		}
		a.Plan = &reflection.PlanDraft{When: v.Get("when"), Then: v.Get("then"), On: on, Over: over}
	}
	return a, nil
}

// choicesFrom are the choices a person made when a guard spoke.
func choicesFrom(v Values) reflection.Choices {
	return reflection.Choices{
		Safety: reflection.SafetyChoice(v.Get("safety").Reveal()),
		Names:  reflection.NamesChoice(v.Get("names").Reveal()),

		NotPupils: v[reflection.NotPupilsField],
	}
}

// sentAgain is a Form with what was typed in it.
func sentAgain(f Form, in Incoming) Form {
	f.ID = in.Form
	for i := range f.Inputs {
		f.Inputs[i].Value = sentValue(in.Values[f.Inputs[i].ID])
	}
	return f
}

// sentValue is what was sent in one input; several choices stand between commas.
func sentValue(values []reflection.Private) string {
	var all []string
	for _, v := range values {
		all = append(all, v.Reveal())
	}
	return strings.Join(all, ",")
}

// guardedForm is a Form as it was sent, with a guard's choice added.
func guardedForm(f Form, in Incoming, g reflection.Guard, c reflection.Safeguarding) Form {
	f = sentAgain(f, in)
	if chosen := in.Values.Get("safety"); g.Safety || chosen != "" {
		f.Inputs = append([]Input{safetyInput(chosen)}, f.Inputs...)
	}
	if g.Safety {
		f.Intro = safetyWords(c)
		return f
	}
	f.Intro = namesWords(g.Names)
	asked := []Input{namesInput()}
	if sparable := g.Sparable(); len(sparable) > 0 {
		asked = append(asked, notPupilsInput(sparable))
	}
	f.Inputs = append(asked, f.Inputs...)
	return f
}

// safetyWords is what stands over text that may be about a child's safety. The
// bot itself tells nobody.
func safetyWords(c reflection.Safeguarding) string {
	if !c.Set() {
		return "If this is about a child's safety, tell your school's safeguarding lead now. In danger: 999. Nobody watches this journal."
	}
	words := fmt.Sprintf("If this is about a child's safety, tell %s now: %s.", c.Lead, unbroken(c.LeadPhone))
	if c.DeputyPhone != "" {
		words += fmt.Sprintf(" No answer? %s %s.", c.Deputy, unbroken(c.DeputyPhone))
	}
	return words + " In danger: 999. Nobody watches this journal."
}

func safetyInput(chosen reflection.Private) Input {
	value := chosen.Reveal()
	if value == "" {
		value = string(reflection.CopyWords)
	}
	return Input{ID: "safety", Label: "What would you like to do with your words?", Kind: Choice, Value: value, Options: []Option{
		{string(reflection.CopyWords), "Copy my words for the safeguarding lead"},
		{string(reflection.LeaveItOut), "Leave details out"},
		{string(reflection.SomethingElse), "This is about something else"},
	}}
}

func namesWords(names []reflection.Private) string {
	var found []string
	for _, n := range names {
		found = append(found, n.Reveal())
	}
	return fmt.Sprintf("This may name a pupil: %s. Your journal is safer without.", list(found, ""))
}

func namesInput() Input {
	return Input{ID: "names", Label: "Names", Kind: Choice, Value: string(reflection.UsePupilA), Options: []Option{
		{string(reflection.UsePupilA), "Write \"Pupil A\" instead"},
		{string(reflection.KeepNames), "Keep it this once"},
	}}
}

// settingsForm is [More] on a prompt.
func settingsForm(by reflection.Member, lenses []reflection.Pack) Form {
	slot := by.PromptSlot()
	days := Input{ID: "day", Label: "Day", Kind: Choice, Value: strconv.Itoa(int(slot.Day))}
	for d := time.Monday; d <= time.Friday; d++ {
		days.Options = append(days.Options, Option{strconv.Itoa(int(d)), d.String()})
	}
	only := Input{ID: "only", Label: "Only in weeks I meet my mentor", Kind: Toggle}
	if by.OnlyMeetingWeeks {
		only.Value = "true"
	}
	f := Form{
		ID: "settings", Title: "Your prompts", Submit: "Save",
		Intro: "One prompt a week, when it suits you. Nobody is told what you choose.",
		Inputs: []Input{days,
			{ID: "at", Label: "Time", Hint: "From 07:30 to 21:00.", Kind: TimeIn, Value: slot.At.String()},
			only,
			{ID: "until", Label: "Pause until", Hint: "Leave empty for no pause.", Kind: DateIn, Value: by.PausedUntil.String()}},
	}
	if len(lenses) > 0 {
		f.Inputs = append(f.Inputs, lensInput(by, lenses))
	}
	return f
}

func closedForm() Form {
	return Form{
		ID: "closed-until", Title: "School's closed until…", Submit: "Save",
		Intro:  "Your own prompts wait until that day.",
		Inputs: []Input{{ID: "until", Label: "Back at school on", Kind: DateIn}},
	}
}

// lineForm offers lines to share, or a box to write one in.
func lineForm(p reflection.Preview, lines []reflection.Line) Form {
	name := p.Reader.FirstName()
	f := Form{ID: "line", Title: "A line to share", Submit: "See it first",
		Intro: fmt.Sprintf("Nothing is shared yet. Next you see exactly what %s would see.", name)}
	box := Input{ID: "line", Label: "Write a line", Kind: Long}
	if len(lines) > 0 {
		pick := Input{ID: "what", Label: "Pick a line", Kind: Choice, Value: lines[0].ID}
		for _, l := range lines[:min(len(lines), maxOptions)] {
			pick.Options = append(pick.Options, Option{l.ID, lineLabel(l)})
		}
		f.Inputs = append(f.Inputs, pick)
		box.Label = "Or write it your own way"
	}
	f.Inputs = append(f.Inputs, box)
	return f
}

const (
	maxOptions = 60
	maxLabel   = 75 // characters of an option, on every platform
)

// lineLabel is a line cut to fit an option: read by its author alone.
func lineLabel(l reflection.Line) string {
	day := shortDay(entryDay(l.Entry))
	switch {
	case l.Whole && l.Stage == "":
		return day + ": everything"
	case l.Whole:
		return day + ": all of \"" + stageName(l.Stage) + "\""
	}
	text := []rune(l.Text.Reveal())
	if len(text) > maxLabel {
		text = append(text[:maxLabel-1], '…')
	}
	return string(text)
}

func meetingForm(m reflection.Meeting, with string, by reflection.Member) Form {
	f := agreeForm(m, with)
	f.ID = "meeting:" + meetingRef(m)
	said := m.ECTTap
	if m.ECT != by.ID {
		said = m.MentorTap
	}
	if said == "" {
		said = reflection.TapYes
	}
	choice := Input{ID: "met", Label: fmt.Sprintf("Did you and %s meet?", with), Kind: Choice, Value: string(said)}
	for _, t := range taps {
		choice.Options = append(choice.Options, Option{string(t.tap), t.label})
	}
	f.Inputs = append([]Input{choice}, f.Inputs...)
	return f
}

func agreeForm(m reflection.Meeting, with string) Form {
	return Form{
		ID: "agree:" + meetingRef(m), Title: "Agreed", Submit: "Save",
		Intro:  fmt.Sprintf("You and %s can both read and change this line.", with),
		Inputs: []Input{{ID: "agreed", Label: "One line you agreed", Kind: Text, Value: m.Agreed.Reveal()}},
	}
}

// agreedTwice is the Form again, with what the other side wrote meanwhile.
func agreedTwice(f Form, with string) Form {
	f.Intro = fmt.Sprintf("%s wrote a line too. Both are here; keep what you agreed.\n%s", with, f.Intro)
	return f
}

// meetingRef names a meeting and the revision a Form was drawn from.
func meetingRef(m reflection.Meeting) string {
	return string(m.ID) + ":" + strconv.Itoa(m.Revision)
}

func parseMeetingRef(ref string) (id reflection.MeetingID, over int) {
	meeting, revision, _ := strings.Cut(ref, ":")
	over, _ = strconv.Atoi(revision) // none: from before anything was kept
	return reflection.MeetingID(meeting), over
}

func safeguardingForm(s reflection.School) Form {
	g := s.Safeguarding
	return Form{
		ID: "safeguarding:" + string(s.ID), Title: "Safeguarding contact", Submit: "Save and confirm",
		Intro: fmt.Sprintf("Whom people at %s tell about a worry for a child. Saving confirms it for this term.", s.Name),
		Inputs: []Input{
			{ID: reflection.LeadField, Label: "Safeguarding lead", Kind: Text, Required: true, Value: g.Lead},
			{ID: reflection.LeadPhoneField, Label: "Their number", Kind: Text, Required: true, Value: g.LeadPhone},
			{ID: reflection.DeputyField, Label: "Deputy", Kind: Text, Value: g.Deputy},
			{ID: reflection.DeputyPhone, Label: "Deputy's number", Kind: Text, Value: g.DeputyPhone},
			{ID: reflection.OutOfHoursField, Label: "Out-of-hours number", Kind: Text, Value: g.OutOfHours},
			{ID: reflection.RecordingField, Label: "Where concerns are recorded", Kind: Text, Value: g.RecordingSystem},
			{ID: reflection.HeadField, Label: "Head", Kind: Text, Value: g.Head},
		},
	}
}
