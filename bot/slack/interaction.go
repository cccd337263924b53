package slack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/reflection"
)

// ackWithin leaves room within the three seconds that Slack waits:
// https://docs.slack.dev/interactivity/handling-user-interaction#acknowledgment_response
const ackWithin = 2 * time.Second

// submitWithin is how long a submitted form may take before the person is told
// to try again, with the text still on the screen.
const submitWithin = 2500 * time.Millisecond

// interaction is a press, a shortcut, a submitted modal or a closed one:
// https://docs.slack.dev/reference/interaction-payloads
type interaction struct {
	Type       string   `json:"type"`
	Callback   string   `json:"callback_id"` // of a shortcut
	Trigger    string   `json:"trigger_id"`
	Team       owner    `json:"team"`
	Enterprise owner    `json:"enterprise"`
	User       owner    `json:"user"`
	Channel    owner    `json:"channel"`
	Container  standsIn `json:"container"`
	Message    struct {
		TS   string             `json:"ts"`
		Text reflection.Private `json:"text"`
	} `json:"message"`
	View    window   `json:"view"`
	Actions []action `json:"actions"`
	Wide    bool     `json:"is_enterprise_install"`
}

func (in interaction) origin() origin {
	return origin{team: in.Team.ID, enterprise: in.Enterprise.ID, wide: in.Wide}
}

type owner struct {
	ID string `json:"id"`
}

// standsIn is what the pressed button stood in.
type standsIn struct {
	Type    string `json:"type"`
	Channel string `json:"channel_id"`
	TS      string `json:"message_ts"`
}

// window is a modal or a Home.
type window struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Callback string `json:"callback_id"`
	State    state  `json:"state"`
	Blocks   []struct {
		Type string `json:"type"`
		ID   string `json:"block_id"`
	} `json:"blocks"`
}

// asks reports whether there is something to fill in.
func (w window) asks() bool {
	for _, b := range w.Blocks {
		if b.Type == "input" {
			return true
		}
	}
	return false
}

type action struct {
	ID   string `json:"action_id"`
	Type string `json:"type"`
	TS   string `json:"action_ts"`
}

// takeInteraction answers whatever a person did with a message or a window.
func (l *Listener) takeInteraction(ctx context.Context, raw []byte) reply {
	var in interaction
	if json.Unmarshal(raw, &in) != nil || in.User.ID == "" {
		return unread
	}
	return l.in(ctx, in.origin(), func(r room) reply {
		switch in.Type {
		case "block_actions":
			return r.takePress(ctx, in)
		case "view_submission":
			return r.takeSubmit(ctx, in)
		case "shortcut", "message_action":
			return r.takeShortcut(ctx, in)
		}
		return taken // a closed view, or something that is not subscribed to
	})
}

// takePress passes on the pressed button. The window it opens has to be asked
// for within three seconds, so this does not wait its turn.
func (r room) takePress(ctx context.Context, in interaction) reply {
	pressed, ok := in.pressed()
	if !ok {
		return taken
	}
	done := r.work.Within(ctx, ackWithin, func(ctx context.Context) {
		form, values, bad := r.onScreen(ctx, in.View)
		if bad != nil {
			r.show(ctx, in.place(), bot.Answer{Error: bad})
			return
		}
		r.show(ctx, in.place(), r.receiver.Receive(ctx, bot.Incoming{
			Workspace: r.workspace.ID,
			User:      in.User.ID,
			EventID:   once("press", in.Trigger, pressed.TS, in.User.ID),
			Kind:      bot.Press,
			Button:    pressed.ID,
			Where:     in.where(),
			Form:      form,
			Values:    values,
		}))
	})
	if !done {
		return notNow
	}
	return taken
}

// onScreen is the Form a button stood in, with what is typed in it so far; the
// button may have stood elsewhere.
func (r room) onScreen(ctx context.Context, w window) (form string, values bot.Values, bad *bot.InputError) {
	if !w.asks() {
		return "", nil, nil
	}
	values, bad = r.values(ctx, w.State)
	return w.Callback, values, bad
}

// takeSubmit passes on a filled-in Form. Its answer is the reply itself:
// https://docs.slack.dev/surfaces/modals#updating_views
func (r room) takeSubmit(ctx context.Context, in interaction) reply {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), submitWithin)
	defer cancel()
	values, bad := r.values(ctx, in.View.State)
	if bad != nil {
		return in.wrong(*bad)
	}
	answer := r.receiver.Receive(ctx, bot.Incoming{
		Workspace: r.workspace.ID,
		User:      in.User.ID,
		EventID:   once("submit", in.Trigger, in.View.ID, in.User.ID),
		Kind:      bot.Submit,
		Form:      in.View.Callback,
		Values:    values,
	})
	r.work.Spawn(ctx, func(ctx context.Context) { r.after(ctx, in.place(), answer) })
	return in.answered(answer)
}

// answered is the reply to a submitted Form.
func (in interaction) answered(a bot.Answer) reply {
	if a.Error != nil {
		return in.wrong(*a.Error)
	}
	if v, ok := modal(a); ok {
		return reply{status: taken.status, body: slack.NewUpdateViewSubmissionResponse(&v)}
	}
	return reply{status: taken.status, body: slack.NewClearViewSubmissionResponse()}
}

// wrong puts the words at the input. Slack shows nothing for an input that is
// not in the modal, so they go to the first one then.
func (in interaction) wrong(e bot.InputError) reply {
	at := ""
	for _, b := range in.View.Blocks {
		if b.Type == "input" && (at == "" || b.ID == e.Input) {
			at = b.ID
		}
	}
	if at == "" {
		at = e.Input
	}
	return reply{status: taken.status, body: slack.NewErrorsViewSubmissionResponse(map[string]string{at: e.Text})}
}

// pressed is the button; a link was opened by Slack itself.
func (in interaction) pressed() (action, bool) {
	for _, a := range in.Actions {
		if a.Type == "button" && a.ID != "" && !isLink(a.ID) {
			return a, true
		}
	}
	return action{}, false
}

// where is the address of the message the button stood in.
func (in interaction) where() string {
	channel, ts := in.Container.Channel, in.Container.TS
	if channel == "" {
		channel = in.Channel.ID
	}
	if ts == "" {
		ts = in.Message.TS
	}
	if channel == "" || ts == "" || in.View.ID != "" {
		return ""
	}
	return channel + "/" + ts
}

// place is where the answer can be shown.
func (in interaction) place() place {
	p := place{user: in.User.ID, trigger: in.Trigger, message: in.where()}
	if in.View.Type == "modal" {
		p.modal = in.View.ID
	}
	return p
}

// once names what happened for the domain, which answers repeats once. A
// trigger_id is new for every press, and the same when Slack delivers one
// press again over a socket. Without one there is no name.
func once(what, trigger string, marks ...string) string {
	if trigger == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(trigger + "\x00" + strings.Join(marks, "\x00")))
	return what + "/" + hex.EncodeToString(sum[:12])
}
