package slack

import (
	"cmp"
	"context"
	"errors"
	"time"

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
func (r room) show(ctx context.Context, p place, a bot.Answer) {
	if a.Error != nil { // an input's error outside its Form
		a.Messages = append(a.Messages, bot.Message{Text: a.Error.Text})
	}
	r.window(ctx, p, a)
	r.after(ctx, p, a)
}

// window opens a modal, or changes the one that is open. Slack has no call to
// close one, so an answer without a window is written into it; but an error
// leaves a Form as it is, with what was typed.
func (r room) window(ctx context.Context, p place, a bot.Answer) {
	drawn, ok := modal(a)
	var err error
	switch {
	case !ok && p.modal == "", a.Error != nil:
		return
	case !ok:
		err = r.closing(ctx, p, a)
	case p.modal != "":
		err = r.replace(ctx, p.modal, drawn)
	case p.trigger == "":
		r.tell(ctx, p.user, bot.OpenFrom)
	default:
		err = r.open(ctx, p, drawn)
	}
	if err != nil {
		r.log.WarnContext(ctx, "a window was not shown", "error", r.platform.scrub(err))
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
func (r room) open(ctx context.Context, p place, drawn slack.ModalViewRequest) error {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	a, err := r.access(ctx)
	if err == nil {
		_, err = a.api.OpenViewContext(ctx, p.trigger, drawn)
		a.heard(err)
	}
	if err != nil {
		r.tell(context.WithoutCancel(ctx), p.user, bot.PressAgain)
	}
	return err
}

func (r room) replace(ctx context.Context, view string, drawn slack.ModalViewRequest) error {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	a, err := r.access(ctx)
	if err != nil {
		return err
	}
	_, err = a.api.UpdateViewContext(ctx, drawn, "", "", view)
	a.heard(err)
	return err
}

// closing shows the first sentence of an answer in the modal it came from.
func (r room) closing(ctx context.Context, p place, a bot.Answer) error {
	var text string
	switch {
	case len(a.Messages) > 0:
		text = a.Messages[0].Text
	case a.Update != nil:
		text = a.Update.Text
	default:
		return nil
	}
	return r.replace(ctx, p.modal, drawView(bot.View{Title: bot.ProductName, Text: text}))
}

// after does what can wait: the message the answer changes, new messages, and
// Home.
func (r room) after(ctx context.Context, p place, a bot.Answer) {
	if a.Update != nil {
		p.message = cmp.Or(a.Where, p.message)
		r.change(ctx, p, a.Where, *a.Update)
	}
	for _, m := range a.Messages {
		r.send(ctx, p.user, m)
	}
	if a.Home {
		r.publish(ctx, p.user)
	}
}

// change replaces a message. Where none was pressed, as on Home and in a
// window, the words come as a message of their own.
func (r room) change(ctx context.Context, p place, where string, m bot.Message) {
	if where == "" {
		where = p.message
	}
	if where == "" {
		r.send(ctx, p.user, m)
		return
	}
	err := soon(ctx, func() error { return r.platform.Update(ctx, r.address(p.user), where, m) })
	if err != nil {
		r.log.WarnContext(ctx, "a message was not changed", "error", r.platform.scrub(err))
	}
}

func (r room) tell(ctx context.Context, user, text string) {
	r.send(ctx, user, bot.Message{Text: text})
}

func (r room) send(ctx context.Context, user string, m bot.Message) {
	err := soon(ctx, func() error {
		_, err := r.platform.Send(ctx, r.address(user), m, "")
		return err
	})
	if err != nil {
		r.log.WarnContext(ctx, "an answer was not sent", "error", r.platform.scrub(err))
	}
}

// homeDeadline is how long a Home may take to read: as long as an answer may.
const homeDeadline = 3 * time.Second

// homeOf has a time of its own: where the database does not answer in it, there
// is still time to show the Home that says so.
func (r room) homeOf(ctx context.Context, user string) bot.Home {
	ctx, cancel := context.WithTimeout(ctx, homeDeadline)
	defer cancel()
	return r.receiver.HomeOf(ctx, r.workspace.ID, user)
}

// publish draws the person's Home: https://docs.slack.dev/surfaces/app-home
func (r room) publish(ctx context.Context, user string) {
	home := drawHome(r.homeOf(ctx, user))
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	err := soon(ctx, func() error {
		a, err := r.access(ctx)
		if err == nil {
			_, err = a.api.PublishViewContext(ctx, slack.PublishViewContextRequest{UserID: user, View: home})
			err = a.refusal(err)
		}
		return err
	})
	if err != nil {
		r.log.WarnContext(ctx, "Home was not shown", "error", r.platform.scrub(err))
	}
}

// soonest is how long an answer may be held up by a limit of Slack: somebody
// waits for it.
const soonest = 3 * time.Second

// soon makes a call that shows an answer once more where Slack asks to wait no
// longer than that, as it may in the middle of a wave of messages. There is no
// third time.
func soon(ctx context.Context, call func() error) error {
	err := call()
	no, refused := errors.AsType[*bot.Refusal](err)
	if !refused || no.RetryAfter == 0 || no.RetryAfter > soonest {
		return err
	}
	again := time.NewTimer(no.RetryAfter)
	defer again.Stop()
	select {
	case <-again.C:
		return call()
	case <-ctx.Done():
		return err
	}
}
