package bot

import (
	"fmt"
	"strconv"
	"strings"

	"plenary/reflection"
)

// A View may hold what a person wrote: each function here is for one reader,
// whom the domain has checked.

func readersWords(p reflection.Preview) View {
	text := []string{
		"What you write is read by " + lower(onlyYou) + ". Your mentor, your head and the coordinator cannot open it.",
		"You can share a line, a stage or an entry. You see it first exactly as it will be read, and you can take it back.",
	}
	if p.Reader.ID != "" {
		text = append(text, fmt.Sprintf("Lines you share go to %s, and to nobody else.", p.Reader.FirstName()))
	}
	if p.AlsoManages {
		text = append(text, fmt.Sprintf("%s is also your induction tutor or line manager.", p.Reader.FirstName()))
	}
	text = append(text,
		"What you type or say in the chat itself also stays in the chat. Its owner may be able to read that copy.",
		"Text is locked with a key of your own. Whoever runs the server and holds its key could open it; your school's data protection notes say who that is.",
		"Nobody watches this journal. It is not the place to report a worry about a child.")
	return View{ID: "readers", Title: "Who can read it?", Text: strings.Join(text, "\n\n"), Buttons: []Button{
		{ID: "journal", Label: "My journal"}, bundleButton, worriedButton,
		{ID: "leave", Label: "Delete everything", Confirm: "Delete everything you wrote here, for good, and leave? This cannot be undone."},
	}}
}

// helpView says what there is to do, by the names of its buttons, and by the
// command that can be typed; empty where there is none.
func helpView(command string) View {
	typed := "You can also type a message here, or send a voice clip."
	if command != "" {
		typed = fmt.Sprintf("You can also type a message here, send a voice clip, or write %[1]s with the first words of your answer after it. "+
			"%[1]s full and %[1]s journal open the other two.", command)
	}
	return View{ID: "help", Title: "What you can do", Text: strings.Join([]string{
		"Two minutes: one short form about your week.",
		"Full cycle: six questions, one at a time. You can stop and go on later.",
		"My journal: what you wrote, to read, change or delete. " + onlyYou + ", can read it.",
		"Worried about a child?: whom to tell, with their numbers.",
		typed,
	}, "\n\n"), Buttons: []Button{{ID: "two-minutes", Label: "Two minutes"}, {ID: "full-cycle", Label: "Full cycle"},
		{ID: "journal", Label: "My journal"}, worriedButton}}
}

func resumeView() View {
	return View{ID: "resume", Title: "Reflect", Text: "You have an entry to go on with.", Buttons: []Button{
		{ID: "resume", Label: "Resume"}, {ID: "two-minutes", Label: "Two minutes"}, {ID: "full-cycle", Label: "Full cycle"}}}
}

func worriedView(c reflection.Safeguarding) View {
	var text []string
	if c.Set() {
		text = append(text, fmt.Sprintf("Tell %s now: %s.", c.Lead, unbroken(c.LeadPhone)))
	} else {
		text = append(text, "Tell your school's safeguarding lead now.")
	}
	if c.DeputyPhone != "" {
		text = append(text, fmt.Sprintf("No answer? %s: %s.", c.Deputy, unbroken(c.DeputyPhone)))
	}
	if c.OutOfHours != "" {
		text = append(text, fmt.Sprintf("Out of hours: %s.", unbroken(c.OutOfHours)))
	}
	text = append(text, "A child in danger now: 999.")
	if c.RecordingSystem != "" {
		text = append(text, fmt.Sprintf("Then write it down in %s.", c.RecordingSystem))
	}
	head := "the head"
	if c.Head != "" {
		head = "the head, " + c.Head
	}
	text = append(text,
		fmt.Sprintf("A concern about a member of staff goes to %s. One about the head goes to the chair of governors or the local authority.", head),
		"Worried about yourself? Education Support: "+unbroken("08000 562 561")+", day or night.",
		"Nobody watches this journal, and this app tells nobody.")
	return View{ID: "worried", Title: "Worried about a child?", Text: strings.Join(text, "\n")}
}

// unbroken is a telephone number that stays on one line.
func unbroken(number string) string { return strings.ReplaceAll(number, " ", "\u00a0") }

// copyView shows a person their own words, to take to the safeguarding lead.
func copyView(words reflection.Private, e reflection.Entry) View {
	return View{
		ID: "copy", Title: "Your words",
		Text:    "Copy these for the safeguarding lead. They are saved in your journal too. Nobody has been told.\n\n" + words.Reveal(),
		Buttons: []Button{worriedButton, {ID: "edit:" + string(e.ID), Label: "Edit the entry"}},
	}
}

// notKeptView shows a person a line that was for somebody else.
func notKeptView(words reflection.Private) View {
	return View{
		ID: "copy", Title: "Your words",
		Text:    "Copy these for the safeguarding lead. They are not shared here, and nobody has been told.\n\n" + words.Reveal(),
		Buttons: []Button{worriedButton},
	}
}

func planView(p reflection.Plan) View {
	return View{ID: "plan", Title: "My plan", Text: p.Text().Reveal() + ".", Buttons: outcomeButtons(p.ID, "")}
}

func journalView(p reflection.JournalPage) View {
	v := View{ID: "journal", Title: "My journal", Text: onlyYou + ". Newest first."}
	if len(p.Entries) == 0 {
		v.Text = "Nothing here yet. Whatever you write is kept here, for " + lower(onlyYou) + "."
	}
	for _, e := range p.Entries {
		v.Buttons = append(v.Buttons, Button{ID: "entry:" + string(e.ID), Label: entryLabel(e)})
	}
	if p.More {
		v.Buttons = append(v.Buttons, Button{ID: "journal:" + strconv.Itoa(p.From+reflection.PageOf), Label: "Older"})
	}
	if p.From > 0 {
		v.Buttons = append(v.Buttons, Button{ID: "journal", Label: "Newest"})
	}
	if p.Again.Entry.ID != "" {
		v.Buttons = append(v.Buttons, yearAgoButton(p.Again))
	}
	v.Buttons = append(v.Buttons, Button{ID: "shared", Label: "Shared lines"})
	return v
}

// entryLabel names an entry by its day and time: two of one day are two.
func entryLabel(e reflection.Entry) string {
	what := "two minutes"
	switch e.Length {
	case reflection.FullCycle:
		what = "full cycle"
	case reflection.OneLine:
		what = "one line"
	}
	if !e.Finished {
		what = "not finished" // both would be cut on a phone
	}
	return shortDay(entryDay(e)) + e.StartedAt.Format(" 15:04, ") + what
}

func entryDay(e reflection.Entry) reflection.Date {
	return reflection.DateOf(e.StartedAt, e.StartedAt.Location())
}

// wordsClipLost stands in an entry in place of a clip.
const wordsClipLost = "A voice clip that belongs here is not on the server any more."

// entryView is one entry; mentor is whom its author may ask about it, or empty;
// tagging is whether they want tags.
func entryView(p reflection.Page, mentor string, tagging bool) View {
	var text []string
	for _, stage := range p.Entry.Asks() {
		if t := p.Text(stage); !t.Blank() {
			text = append(text, stageName(stage)+"\n"+t.Reveal())
		}
	}
	if len(text) == 0 {
		text = append(text, "No words in this one.")
	}
	if !p.Entry.Tags.None() {
		text = append(text, "Tagged: "+tagsWords(p.Entry.Tags))
	}
	id := string(p.Entry.ID)
	v := View{ID: "entry", Title: shortDay(entryDay(p.Entry)), Text: strings.Join(text, "\n\n")}
	if !p.Entry.Finished {
		if next, more := p.Entry.Next(""); more {
			v.Buttons = append(v.Buttons, Button{ID: "stage:" + id + "/" + string(next), Label: "Go on"})
		}
	}
	v.Buttons = append(v.Buttons, Button{ID: "edit:" + id, Label: "Edit"})
	if tagging {
		v.Buttons = append(v.Buttons, tagButton(p.Entry.ID))
	}
	if mentor != "" {
		v.Buttons = append(v.Buttons, Button{ID: "pick-line:" + id, Label: "Ask " + mentor + " about this"})
	}
	v.Buttons = append(v.Buttons,
		Button{ID: "delete:" + id, Label: "Delete", Confirm: "Delete this entry for good?"},
		Button{ID: "journal", Label: "Back"})
	return v
}

// quoted is a share's text wherever it is shown: to its author in the preview
// and to its reader, word for word the same.
func quoted(text reflection.Private) string { return "“" + text.Reveal() + "”" }

// lineWords is a shared line with where it comes from, if that is to be told.
func lineWords(from reflection.Origin, text reflection.Private) string {
	return fromWords(from) + quoted(text)
}

func fromWords(from reflection.Origin) string {
	if from == reflection.FromVisit {
		return "From a visit to a lesson: "
	}
	return ""
}

func previewView(p reflection.Preview) View {
	name := p.Reader.FirstName()
	id := string(p.Share.ID)
	text := fmt.Sprintf("%s will see this:\n\n%s", name, lineWords(p.Share.Origin, p.Share.Text))
	if p.AlsoManages {
		text += fmt.Sprintf("\n\n%s is also your induction tutor or line manager.", name)
	}
	if p.Unreachable {
		text += fmt.Sprintf("\n\n%s can't read this here yet.", name)
	}
	return View{ID: "preview", Title: "Before you share", Text: text, Buttons: []Button{
		{ID: "share:" + id, Label: "Share with " + name}, {ID: "drop-draft:" + id, Label: "Don't share"},
	}}
}

// sharedView is a page of what was shared, leaving out the newest ones.
func sharedView(shares []reflection.Share, skip int) View {
	v := View{ID: "shared", Title: "Shared lines", Text: "You have not shared anything. Nobody else reads what you write."}
	skip = min(max(skip, 0), len(shares))
	page := shares[skip:min(len(shares), skip+reflection.PageOf)]
	var text []string
	for i, sh := range page {
		n := strconv.Itoa(skip + i + 1)
		text = append(text, fmt.Sprintf("%s. For %s:\n%s", n, meetingDay(sh.For), lineWords(sh.Origin, sh.Text)))
		v.Buttons = append(v.Buttons, Button{ID: "withdraw:" + string(sh.ID), Label: "Take back " + n,
			Confirm: confirmWithdraw})
	}
	if len(text) > 0 {
		v.Text = strings.Join(text, "\n\n")
	}
	if skip+len(page) < len(shares) {
		v.Buttons = append(v.Buttons, Button{ID: "shared:" + strconv.Itoa(skip+len(page)), Label: "Older"})
	}
	v.Buttons = append(v.Buttons, Button{ID: "journal", Label: "My journal"})
	return v
}

// shareWords is how much of each share stands in the note (product section 4).
const (
	shareWords  = 40
	agreedWords = 15
	digestMax   = 90
)

// noteView is the mentor's note: at most 90 words and 20 seconds. It is made
// of what was shared, what was agreed and a template, and of nothing else.
func noteView(d reflection.Digest) View {
	v := View{ID: "note", Title: "Before you meet"}
	head := fmt.Sprintf("%s, %s at %s.", d.Meeting.With, longDay(d.Meeting.On), d.Meeting.At)
	lead := d.Meeting.With + " would like to talk about:"
	if len(d.Shares) == 0 {
		lead = "Nothing was picked for this meeting. That's fine."
	}
	tail := "You could ask: " + d.Question
	if !d.Agreed.Blank() {
		agreed, _ := reflection.Excerpt(d.Agreed, agreedWords)
		tail = "Agreed last time: " + agreed.Reveal() + "\n\n" + tail
	}
	room := digestMax - wordsIn(head+" "+lead+" "+tail)
	for i, sh := range d.Shares {
		each := room/(len(d.Shares)-i) - 1 - wordsIn(fromWords(sh.Origin)) // a cut one ends in an ellipsis
		text, cut := reflection.Excerpt(sh.Text, max(1, min(shareWords, each)))
		line := lineWords(sh.Origin, text)
		room -= wordsIn(line)
		lead += "\n" + line
		if cut {
			v.Buttons = append(v.Buttons, Button{ID: "read-share:" + string(sh.ID), Label: readAll(i, len(d.Shares))})
		}
	}
	v.Text = strings.Join([]string{head, lead, tail}, "\n\n")
	return v
}

func readAll(i, of int) string {
	if of == 1 {
		return "Read all"
	}
	return fmt.Sprintf("Read all of %d", i+1)
}

func wordsIn(s string) int { return len(strings.Fields(s)) }

func shareView(sh reflection.Share, author reflection.Member) View {
	return View{ID: "share", Title: "Shared with you",
		Text: fmt.Sprintf("%s would like to talk about:\n\n%s", author.FirstName(), lineWords(sh.Origin, sh.Text))}
}
