package teams

import (
	"fmt"

	"plenary/bot"
)

// presser makes the action that reports a press.
type presser func(title string, b bot.Button) action

// inMessage reports a press in the chat. Only a Submit can open a dialog; an
// Execute can have its own card replaced, and falls back to a Submit where the
// client does not know it:
// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards/overview
func inMessage(title string, b bot.Button) action {
	if bot.OpensWindow(b.ID) {
		return action{Type: "Action.Submit", Title: title, Data: pressData{Teams: &opening{"task/fetch"}, Press: b.ID}}
	}
	submit := inDialog(title, b)
	return action{Type: "Action.Execute", Title: title, Verb: "press", Data: pressData{Press: b.ID}, Fallback: &submit}
}

// inDialog reports a press in a window: task/submit answers with the next one.
func inDialog(title string, b bot.Button) action {
	return action{Type: "Action.Submit", Title: title, Data: pressData{Press: b.ID}}
}

// drawButtons lays buttons out in rows that a phone has room for, with the
// question of each that asks one hidden below its row.
func drawButtons(buttons []bot.Button, press presser, room int) []element {
	var es []element
	for i, row := range rows(buttons[:min(len(buttons), maxButtons)]) {
		set := actionSet{Type: "ActionSet"}
		var asked []element
		for j, b := range row {
			drawn, question := button(b, press, fmt.Sprintf("confirm-%d-%d", i+1, j+1), room)
			set.Actions = append(set.Actions, drawn)
			if question != nil {
				asked = append(asked, *question)
			}
		}
		es = append(append(es, set), asked...)
	}
	return es
}

// button draws a button and, where it asks first, the question it shows. Cards
// have no question of their own, as Slack's buttons do.
func button(b bot.Button, press presser, id string, room int) (action, *container) {
	title := plain(b.Label, share(room, 100, maxButton))
	drawn := press(title, b)
	if b.URL != "" {
		drawn = action{Type: "Action.OpenUrl", Title: title, URL: b.URL}
	}
	if b.Confirm == "" {
		return drawn, nil
	}
	drawn.Style = "destructive"
	shown := func(title string, visible bool) action {
		return action{Type: "Action.ToggleVisibility", Title: title, Targets: []target{{id, visible}}}
	}
	question := container{Type: "Container", ID: id, Style: "emphasis", Items: append(
		lines(plain(b.Confirm, share(room, 50, maxConfirmText))),
		actionSet{Type: "ActionSet", Actions: []action{drawn, shown(bot.CancelLabel, false)}},
	)}
	return shown(title, true), &question
}

// rows puts as many buttons beside each other as a phone shows whole. That is at
// most six, after which Teams hides what follows behind "…".
func rows(buttons []bot.Button) [][]bot.Button {
	var all [][]bot.Button
	left := 0
	for _, b := range buttons {
		width := bot.Width(b.Label) + around
		if len(all) == 0 || width > left {
			all, left = append(all, nil), maxRowWidth
		}
		all[len(all)-1] = append(all[len(all)-1], b)
		left -= width
	}
	return all
}

// around is what a button takes beside its label, in characters.
const around = 5
