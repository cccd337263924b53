package bot

import (
	"maps"
	"slices"
	"strings"

	"plenary/reflection"
)

// What a copy says about the person: what the staff list has, and what they
// chose.

func aboutItem(b reflection.Bundle) Item {
	i := Item{Title: b.Of.Name}
	i.listed(b)
	i.weekly(b.Of)
	i.chosen(b)
	return i
}

// listed is what the staff list says, and the chat.
func (i *Item) listed(b reflection.Bundle) {
	m := b.Of
	i.fact("E-mail", m.Email)
	i.fact("Account in the chat", m.PlatformID)
	i.fact("School", b.School.Name)
	i.fact("Roles", plainList(m.Roles))
	if m.Year > 0 {
		i.fact("Early career year", []string{"First", "Second"}[min(m.Year, 2)-1])
	}
	i.fact("Phase", m.Phase)
	i.fact("Subject", m.Subject)
	i.fact("Mentor", b.Names[m.Mentor])
	i.fact("Line manager", b.Names[m.LineManager])
	i.fact("Induction tutor", b.Names[m.InductionTutor])
	i.day("First day", m.Starts)
	i.day("Last day", m.Leaves)
	i.fact("Time zone", m.Zone)
}

// weekly is a person's week: when they are in, and when something comes.
func (i *Item) weekly(m reflection.Member) {
	i.fact("Days at work", m.WorkingDays.String())
	i.fact("Lessons", strings.Join(periods(m.Lessons), "\n"))
	i.fact("Free periods", strings.Join(periods(m.Free), "\n"))
	i.fact("You meet your mentor", m.Meets.String())
	if m.Is(reflection.ECT) || m.Prompt != (reflection.WeekTime{}) {
		i.fact("Your prompt comes", m.PromptSlot().String())
	}
	i.yes("Only in weeks you meet your mentor", m.OnlyMeetingWeeks)
	i.day("Prompts start again", m.PausedUntil)
	i.day("Away from", m.Away.From)
	i.day("Away to", m.Away.To)
	for _, d := range m.WasAway {
		i.fact("Was away", longYear(d.From)+" to "+longYear(d.To))
	}
}

func periods(all []reflection.Period) (words []string) {
	for _, p := range all {
		words = append(words, p.String())
	}
	return words
}

// chosen is what they said and picked here.
func (i *Item) chosen(b reflection.Bundle) {
	m := b.Of
	switch m.Welcome {
	case reflection.Started:
		i.fact("You said to the welcome", "Yes")
	case reflection.Declined:
		i.fact("You said to the welcome", "Not for me")
	}
	i.day("Began here", m.Begun)
	i.yes("Told once that typed replies stay in the chat", m.ChatCopyTold)
	i.fact("Switched on", plainList(m.Wants))
	i.fact("Lens", m.Lens)
	i.day("Journal week from", m.JournalWeek.Monday)
	i.fact("A line after", strings.Join(lessonNames(m.JournalWeek.After), ", "))
	if b.Rounds.In {
		i.fact("In the rounds, with the focus", focusWords(b.Rounds.Focus))
		i.fact("Would suit you", likeWords(b.Rounds.Unlike))
	}
	for _, term := range slices.Sorted(maps.Keys(b.Answered)) {
		i.fact("Answered about Plenary, "+termWords(term), questionsWords(b.Answered[term]))
	}
	i.tell("Names that are not pupils", reflection.Private(onLines(b.NotPupils)))
	var avoids []string
	for _, id := range b.Avoids {
		avoids = append(avoids, nameIn(b, id))
	}
	i.fact("Rather not with", strings.Join(avoids, "\n"))
}

// plainList is words of the program itself, as the staff list has them.
func plainList[T ~string](all []T) string {
	var words []string
	for _, one := range all {
		words = append(words, string(one))
	}
	return strings.Join(words, ", ")
}

// nameIn is somebody the bundle speaks of.
func nameIn(b reflection.Bundle, id reflection.MemberID) string {
	if name := b.Names[id]; name != "" {
		return name
	}
	return "somebody who is not here any more"
}
