package slack

import (
	"cmp"
	"context"

	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/reflection"
)

// place is where an answer can be shown.
type place struct {
	user    string
	trigger string // lets a window be opened, once and within three seconds
	modal   string // the open modal that was pressed
	message string // the address of the message that was pressed
}

// show shows the answer to something a person did. A window comes first, since
// the right to open one ends soon.
func (l *Listener) show(ctx context.Context, p place, a bot.Answer) {
	if a.Error != nil { // an input's error outside its Form
		a.Messages = append(a.Messages, bot.Message{Text: a.Error.Text})
	}
	l.window(ctx, p, a)
	l.after(ctx, p, a)
}

// window opens a modal, or changes the one that is open. Slack has no call to
// close one, so an answer without a window is written into it.
func (l *Listener) window(ctx context.Context, p place, a bot.Answer) {
	drawn, ok := modal(a)
	var err error
	switch {
	case !ok && p.modal == "":
		return
	case !ok:
		err = l.closing(ctx, p, a)
	case p.modal != "":
		err = l.replace(ctx, p.modal, drawn)
	case p.trigger == "":
		l.tell(ctx, p.user, bot.OpenFrom)
	default:
		err = l.open(ctx, p, drawn)
	}
	if err != nil {
		l.log.WarnContext(ctx, "a window was not shown", "error", l.platform.scrub(err))
	}
}

// modal draws the window of an answer, if it has one.
func modal(a bot.Answer) (slack.ModalViewRequest, bool) {
	switch {
	case a.Form != nil:
		return drawForm(*a.Form, mark()), true
	case a.View != nil:
		return drawView(*a.View), true
	}
	return slack.ModalViewRequest{}, false
}

// mark is new for every drawing of a Form.
func mark() string { return reflection.NewID()[:8] }

// open asks for a window; when it is too late for that, the person is asked to
// press again.
func (l *Listener) open(ctx context.Context, p place, drawn slack.ModalViewRequest) error {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	_, err := l.platform.api.OpenViewContext(ctx, p.trigger, drawn)
	if err != nil {
		l.tell(context.WithoutCancel(ctx), p.user, bot.PressAgain)
	}
	return err
}

func (l *Listener) replace(ctx context.Context, view string, drawn slack.ModalViewRequest) error {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	_, err := l.platform.api.UpdateViewContext(ctx, drawn, "", "", view)
	return err
}

// closing shows the first sentence of an answer in the modal it came from.
func (l *Listener) closing(ctx context.Context, p place, a bot.Answer) error {
	var text string
	switch {
	case len(a.Messages) > 0:
		text = a.Messages[0].Text
	case a.Update != nil:
		text = a.Update.Text
	default:
		return nil
	}
	return l.replace(ctx, p.modal, drawView(bot.View{Title: bot.ProductName, Text: text}))
}

// after does what can wait: the message the answer changes, new messages, and
// Home.
func (l *Listener) after(ctx context.Context, p place, a bot.Answer) {
	if a.Update != nil {
		p.message = cmp.Or(a.Where, p.message)
		l.change(ctx, p, a.Where, *a.Update)
	}
	for _, m := range a.Messages {
		l.send(ctx, p.user, m)
	}
	if a.Home {
		l.publish(ctx, p.user)
	}
}

// change replaces a message. Where none was pressed, as on Home and in a
// window, the words come as a message of their own.
func (l *Listener) change(ctx context.Context, p place, where string, m bot.Message) {
	if where == "" {
		where = p.message
	}
	if where == "" {
		l.send(ctx, p.user, m)
		return
	}
	if err := l.platform.Update(ctx, l.address(p.user), where, m); err != nil {
		l.log.WarnContext(ctx, "a message was not changed", "error", l.platform.scrub(err))
	}
}

func (l *Listener) tell(ctx context.Context, user, text string) {
	l.send(ctx, user, bot.Message{Text: text})
}

func (l *Listener) send(ctx context.Context, user string, m bot.Message) {
	if _, err := l.platform.Send(ctx, l.address(user), m, ""); err != nil {
		l.log.WarnContext(ctx, "an answer was not sent", "error", l.platform.scrub(err))
	}
}

// publish draws the person's Home: https://docs.slack.dev/surfaces/app-home
func (l *Listener) publish(ctx context.Context, user string) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	home := drawHome(l.receiver.HomeOf(ctx, l.workspace.ID, user))
	_, err := l.platform.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: home})
	if err != nil {
		l.log.WarnContext(ctx, "Home was not shown", "error", l.platform.scrub(err))
	}
}
