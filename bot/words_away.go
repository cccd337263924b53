package bot

import (
	"fmt"

	"plenary/reflection"
)

// What a person reads when they say that they are away.

var awayButton = Button{ID: "away", Label: "Days away"}

func awayForm(ahead reflection.Days) Form {
	return Form{
		ID: "away", Title: "Days away", Submit: "Save",
		Intro: "I send you nothing on those days, and ask nobody about a meeting with you. Nobody is told.",
		Inputs: []Input{
			{ID: "from", Label: "I'm away from", Kind: DateIn, Value: ahead.From.String()},
			{ID: "to", Label: "The last day I'm away", Hint: "Leave both days empty if you are not away.", Kind: DateIn, Value: ahead.To.String()},
		},
	}
}

func awayWords(away reflection.Days) Message {
	switch {
	case away == reflection.Days{}:
		return Message{Text: "Saved. You are not away."}
	case away.From == away.To:
		return Message{Text: fmt.Sprintf("Saved. I send you nothing on %s. Nobody is told.", longDay(away.From))}
	}
	return Message{Text: fmt.Sprintf("Saved. I send you nothing from %s to %s. Nobody is told.", longDay(away.From), longDay(away.To))}
}
