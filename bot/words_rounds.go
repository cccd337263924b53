package bot

import (
	"fmt"
	"strings"

	"plenary/reflection"
)

// Words of the rounds: being paired each half-term, and whom not with.

var (
	roundsButton = Button{ID: "rounds", Label: "Be paired each half-term"}
	avoidButton  = Button{ID: "avoid", Label: "Rather not with…"}
)

// The Form's choice between somebody alike and somebody else.
const (
	likeField    = "like"
	likeOption   = "like"
	unlikeOption = "unlike"
)

func roundsView(r reflection.Rounds) View {
	v := View{ID: "rounds", Title: "Paired each half-term"}
	lines := []string{"Once each half-term, those who join are paired to try something together for two weeks. It takes six people. You can say no each time, and nobody is told."}
	if !r.Joining.In {
		lines = append(lines, "You are not in.")
		v.Buttons = []Button{{ID: "join-rounds", Label: "Join"}}
	} else {
		lines = append(lines, fmt.Sprintf("You are in. Focus: %s. %s.", lower(focusWords(r.Joining.Focus)), likeWords(r.Joining.Unlike)))
		v.Buttons = []Button{{ID: "join-rounds", Label: "Change"}, {ID: "leave-rounds", Label: "Leave", Confirm: "Leave the rounds to come?"}}
	}
	if !r.Next.From.IsZero() {
		lines = append(lines, fmt.Sprintf("The next pairs are asked in the week of %s.", longDay(r.Next.From)))
	}
	v.Text = strings.Join(lines, "\n\n")
	v.Buttons = append(v.Buttons, avoidButton, togetherButton)
	return v
}

func likeWords(unlike bool) string {
	if unlike {
		return "Another subject and phase, on purpose"
	}
	return "The same subject and phase, if there is somebody"
}

func joinRoundsForm(r reflection.Rounds) Form {
	like := likeOption
	if r.Joining.Unlike {
		like = unlikeOption
	}
	picked := r.Joining.Focus
	if picked == "" {
		picked = reflection.Focuses()[0]
	}
	focus := Input{ID: reflection.FocusField, Label: "What would you like to work on?", Hint: "Your partner will see this.", Kind: Choice, Value: string(picked)}
	for _, one := range reflection.Focuses() {
		focus.Options = append(focus.Options, Option{string(one), focusWords(one)})
	}
	return Form{ID: "join-rounds", Title: "Join the rounds", Submit: "Join", Intro: "Nobody sees who has joined. Your partner sees your name and your focus.", Inputs: []Input{
		focus,
		{ID: likeField, Label: "Who would suit you?", Hint: "Nobody else sees this.", Kind: Choice, Value: like,
			Options: []Option{{likeOption, likeWords(false)}, {unlikeOption, likeWords(true)}}},
	}}
}

// avoidForm is for the eyes of whose list it is.
func avoidForm(people []reflection.Member) Form {
	f := Form{ID: "avoid", Title: "Rather not with…", Submit: "Save",
		Intro:  "Only you, in this app. I never ask you to work with these people, and they are never told. If they ask you, they hear what they would if you did not answer.",
		Inputs: []Input{{ID: reflection.AvoidField, Label: "Put on the list", Kind: Person}}}
	if len(people) > 0 {
		off := Input{ID: reflection.NotAvoidField, Label: "Take off the list", Kind: Choices}
		for _, m := range people {
			off.Options = append(off.Options, Option{string(m.ID), Shorten(m.Name, maxLabel)})
		}
		f.Inputs = append(f.Inputs, off)
	}
	return f
}

func avoidView(people []reflection.Member) View {
	text := "Nobody is on your list."
	if len(people) > 0 {
		var names []string
		for _, m := range people {
			names = append(names, m.Name)
		}
		text = "On your list: " + strings.Join(names, ", ") + "."
	}
	change := avoidButton
	change.Label = "Change"
	return View{ID: "avoid", Title: "Rather not with…", Text: text + "\n\nOnly you can see this.", Buttons: []Button{change, roundsButton}}
}

// roundWords is what a round asks, and what it says at the end to everybody
// with whom it did not come together, for whatever reason.
func roundWords(c reflection.InquiryContent) Message {
	if c.Note == reflection.NoteOver {
		return Message{Text: "The round did not come together for you this time. That happens, and says nothing about you. You can ask somebody yourself.",
			Buttons: []Button{togetherButton}}
	}
	id := string(c.Inquiry)
	return Message{
		Text:    fmt.Sprintf("Try something together with %s for two weeks? You can answer until %s. If you don't, nobody is told why.", list(c.With, "your colleague"), dayAndTime(c.AnswersAt)),
		Buttons: []Button{{ID: "join:" + id, Label: "Yes"}, {ID: "not-this-time:" + id, Label: "Not this time"}, {ID: "why-us:" + id, Label: "Why us?"}},
	}
}

// mostReasons is how many reasons fit into one line.
const mostReasons = 3

// whyUsView says it from what each of them knows or may know.
func whyUsView(w reflection.WhyUs) View {
	all := "both"
	if len(w.With) > 1 {
		all = "all"
	}
	because := fmt.Sprintf("You and %s %s joined the round", list(w.With, "your colleague"), all)
	var words []string
	for _, r := range w.Reasons[:min(len(w.Reasons), mostReasons)] {
		words = append(words, reasonWords(w.Inquiry.Focus, r))
	}
	if len(words) > 0 {
		because += ": " + list(words, "")
	}
	v := View{ID: "why-us", Title: "Why us?", Text: because + ".", Buttons: inquiryButtons(w.Together)}
	if w.Template.Name != "" {
		v.Text += fmt.Sprintf("\n\nWhat to try: “%s”. %s", w.Template.Name, w.Template.About)
	}
	return v
}

func reasonWords(focus reflection.Focus, r reflection.Reason) string {
	switch r {
	case reflection.SameFocus:
		return "you picked " + lower(focusWords(focus))
	case reflection.SameSubject:
		return "you teach the same subject"
	case reflection.SamePhase:
		return "you teach the same phase"
	case reflection.FreeTogether:
		return "you are free at the same time"
	case reflection.NewTogether:
		return "you have not tried anything together before"
	case reflection.OtherSubject:
		return "you teach different subjects"
	}
	return "you teach different phases"
}
