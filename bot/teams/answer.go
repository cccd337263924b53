package teams

import (
	"cmp"
	"context"
	"errors"
	"net/http"

	"plenary/bot"
	"plenary/reflection"
)

// taskReply answers task/fetch and task/submit.
type taskReply struct {
	Task task `json:"task"`
}

type task struct {
	Type  string `json:"type"` // continue or message
	Value any    `json:"value"`
}

// goesOn opens a dialog, or puts it in the place of the open one.
func goesOn(d dialog) reply {
	return reply{status: http.StatusOK, body: taskReply{task{"continue", d}}}
}

// says closes the dialog with a sentence.
func says(text string) reply {
	return reply{status: http.StatusOK, body: taskReply{task{"message", text}}}
}

// actionReply answers adaptiveCard/action.
type actionReply struct {
	Status int    `json:"statusCode"`
	Type   string `json:"type"`
	Value  any    `json:"value"`
}

// becomes puts a card in the place of the one that was pressed.
func becomes(a activity) reply {
	card := a.Attachments[0]
	return reply{status: http.StatusOK, body: actionReply{http.StatusOK, card.ContentType, card.Content}}
}

// mentions shows a sentence beside the card.
func mentions(text string) reply {
	return reply{status: http.StatusOK, body: actionReply{http.StatusOK, "application/vnd.microsoft.activity.message", cmp.Or(text, bot.Done)}}
}

// window draws the dialog of an answer, if it has one.
func window(a bot.Answer) (dialog, bool) {
	switch {
	case a.Form != nil:
		return drawForm(*a.Form, mark()), true
	case a.View != nil:
		return drawView(*a.View), true
	}
	return dialog{}, false
}

// mark is new for every drawing of a Form.
func mark() string { return reflection.NewID()[:8] }

// sentence is the first thing that an answer says; empty for none.
func sentence(a bot.Answer) string {
	switch {
	case len(a.Messages) > 0:
		return a.Messages[0].Text
	case a.Update != nil:
		return a.Update.Text
	}
	return ""
}

// inDialog answers a press that opens a dialog, or was made in one. Teams shows
// a sentence where an answer has no window; one without buttons is then not
// sent as well.
func (r room) inDialog(ctx context.Context, a bot.Answer, pressed string) reply {
	if a.Error != nil { // at an input, and there is none
		a.Messages = append(a.Messages, bot.Message{Text: a.Error.Text})
	}
	d, opens := window(a)
	said := sentence(a)
	if !opens && len(a.Messages) > 0 && len(a.Messages[0].Buttons) == 0 {
		a.Messages = a.Messages[1:]
	}
	r.afterwards(ctx, a, pressed)
	switch {
	case opens:
		return goesOn(d)
	case said != "":
		return says(said)
	}
	return taken
}

// show shows the answer to what was said in the chat, where no window can be
// opened: it offers a button that opens one.
func (r room) show(ctx context.Context, a bot.Answer, opener string) {
	if _, opens := window(a); opens {
		a.Messages = append(a.Messages, bot.OpenHere(opener))
	}
	r.after(ctx, a, r.pressed())
}

// afterwards does what can wait until the invoke was answered.
func (r room) afterwards(ctx context.Context, a bot.Answer, pressed string) {
	r.work.Spawn(ctx, func(ctx context.Context) {
		r.after(ctx, a, pressed)
		r.meet(ctx)
	})
}

// after changes the message that the answer changes, sends new ones, and brings
// Home up to date.
func (r room) after(ctx context.Context, a bot.Answer, pressed string) {
	if a.Update != nil {
		r.change(ctx, cmp.Or(a.Where, pressed), *a.Update)
	}
	for _, m := range a.Messages {
		r.send(ctx, m)
	}
	if a.Home {
		r.redrawHome(ctx)
	}
}

// change replaces a message. Where none was pressed, as on Home and in a dialog,
// the words come as a message of their own.
func (r room) change(ctx context.Context, where string, m bot.Message) {
	if where == "" {
		r.send(ctx, m)
		return
	}
	if err := r.replace(ctx, where, drawMessage(m)); err != nil {
		r.log.WarnContext(ctx, "a message was not changed", "error", err)
	}
}

func (r room) send(ctx context.Context, m bot.Message) {
	if _, err := r.platform.send(ctx, r.place(), drawMessage(m)); err != nil {
		r.log.WarnContext(ctx, "an answer was not sent", "error", err)
	}
}

var errNoAddress = errors.New("that is no address of a message")
