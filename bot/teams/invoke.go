package teams

import (
	"context"
	"time"

	"plenary/bot"
)

// answerWithin is how long an invoke may take before the person is told to try
// again, with the text still on the screen. Teams waits about five seconds, and
// its way here and back is part of them.
const answerWithin = 3500 * time.Millisecond

// invoked answers what a person waits for: the answer is the reply itself. What
// it changes beside that follows after it. Where others read there is nothing of
// ours to press.
func (r room) invoked(ctx context.Context) reply {
	if r.Scope != personal {
		return taken
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), answerWithin)
	defer cancel()
	switch r.Name {
	case "task/fetch":
		return r.fetched(ctx)
	case "task/submit":
		return r.submitted(ctx)
	case "adaptiveCard/action":
		return r.executed(ctx)
	}
	return taken
}

// fetched answers a button in a message that opens a dialog:
// https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots
func (r room) fetched(ctx context.Context) reply {
	button := r.Value.part("data").private("press").Reveal()
	if button == "" {
		return taken
	}
	return r.inDialog(ctx, r.press(ctx, button, r.where()), r.pressed())
}

// submitted answers what was done in a dialog: a Form that was sent, or a button
// that was pressed, which takes along what is on the screen. The answer is the
// next dialog, or the end of this one.
func (r room) submitted(ctx context.Context) reply {
	form, values, err := readForm(r.Value["data"])
	in := r.incoming(bot.Submit)
	in.Form, in.Values = form.ID, values
	if button := r.Value.part("data").private("press").Reveal(); button != "" {
		in.Kind, in.Button = bot.Press, button
	}
	if err != nil && in.Kind == bot.Submit {
		return says(bot.NotRead)
	}
	a := r.receiver.Receive(ctx, in)
	switch {
	case a.Error != nil && err == nil:
		return goesOn(drawFormAgain(form, *a.Error, mark()))
	case in.Kind == bot.Press:
		return r.inDialog(ctx, a, "")
	}
	r.afterwards(ctx, a, "")
	if d, ok := window(a); ok {
		return goesOn(d)
	}
	return taken // which closes the dialog
}

// executed answers a button in a message that opens nothing. The message becomes
// what the answer says, here at once and for good by an update:
// https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
func (r room) executed(ctx context.Context) reply {
	button := r.Value.part("action").part("data").private("press").Reveal()
	if button == "" {
		return taken
	}
	a := r.press(ctx, button, r.where())
	if _, opens := window(a); opens {
		a.Messages = append(a.Messages, bot.OpenHere(button))
	}
	r.afterwards(ctx, a, r.pressed())
	if a.Update != nil && r.pressed() != "" && (a.Where == "" || a.Where == r.pressed()) {
		return becomes(drawMessage(*a.Update))
	}
	return mentions(sentence(a))
}

func (r room) press(ctx context.Context, button, where string) bot.Answer {
	in := r.incoming(bot.Press)
	in.Button, in.Where = button, where
	return r.receiver.Receive(ctx, in)
}

// pressed is the address of the message that the answer changes: the one whose
// button was pressed, unless it is Home, which stays Home.
func (r room) pressed() string {
	if r.onHome() {
		return ""
	}
	return r.where()
}
