package teams

import (
	"context"
	"strconv"
	"strings"

	"plenary/bot"
)

// said passes on one message: what was typed, the clips with it, and a button
// whose client knows no better than to send it as a message. Where others read,
// a person who names the bot is asked to speak in private.
func (r room) said(ctx context.Context) {
	if r.repeats.again(r.eventID(), r.platform.settings.Now()) {
		return
	}
	switch pressed := r.Value.private("press").Reveal(); {
	case r.Scope != personal && r.mentionsBot():
		r.send(ctx, bot.Message{Text: bot.InPrivate})
	case r.Scope != personal:
	case pressed != "":
		r.meet(ctx)
		r.pressedInChat(ctx, pressed)
	default:
		r.meet(ctx)
		r.spoke(ctx)
	}
}

// pressedInChat answers a press that can open no window: there, the button is
// offered once more in a message that can.
func (r room) pressedInChat(ctx context.Context, button string) {
	in := r.incoming(bot.Press)
	in.Button, in.Where = button, r.where()
	r.show(ctx, r.receiver.Receive(ctx, in), button)
}

// spoke passes on the words and the clips of one message. They are separate
// things said, so that each has an id of its own.
func (r room) spoke(ctx context.Context) {
	for i, f := range r.Files {
		r.sentFile(ctx, i, f)
	}
	text := r.typed()
	if text.Blank() {
		return
	}
	c, is := bot.ReadTyped(text)
	switch {
	case is && c.Home:
		r.showHome(ctx)
	case is:
		r.send(ctx, c.Says)
	default:
		in := r.incoming(bot.Say)
		in.Text = text
		r.show(ctx, r.receiver.Receive(ctx, in), "journal")
	}
}

func (r room) sentFile(ctx context.Context, i int, f file) {
	if !f.spoken() {
		r.sentOther(ctx, i, f)
		return
	}
	sound, kind, err := r.platform.fetch(ctx, f)
	if err != nil {
		r.log.WarnContext(ctx, "a clip was not fetched", "error", err)
		r.send(ctx, bot.Message{Text: bot.ClipNotTaken})
		return
	}
	in := r.incoming(bot.SentClip)
	in.Clip, in.ClipType = sound, kind
	if in.EventID != "" {
		in.EventID += "/file-" + strconv.Itoa(i)
	}
	r.show(ctx, r.receiver.Receive(ctx, in), "journal")
}

// sentOther passes on a file that the bot may take, or a picture that was put
// into the message. Any other is left where it is.
func (r room) sentOther(ctx context.Context, i int, f file) {
	if picture := strings.HasPrefix(f.kind, "image/"); !picture && (f.kind != "" || !bot.TakesFile("."+f.ends)) {
		r.send(ctx, bot.Message{Text: bot.ClipsOnly})
		return
	}
	content, _, err := r.platform.fetch(ctx, f)
	if err != nil {
		r.log.WarnContext(ctx, "a file was not fetched", "error", err)
		r.send(ctx, bot.Message{Text: notTaken(err)})
		return
	}
	in := r.incoming(bot.SentFile)
	in.File = content
	if in.EventID != "" {
		in.EventID += "/file-" + strconv.Itoa(i)
	}
	r.show(ctx, r.receiver.Receive(ctx, in), "journal")
}
