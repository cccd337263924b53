package slack

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"plenary/bot"
	"plenary/reflection"
)

// envelope is the outer half of an event:
// https://docs.slack.dev/apis/events-api/#event-type-structure. Only what is
// used is decoded: an event this code does not know is nothing to fail over.
type envelope struct {
	Type       string          `json:"type"`
	Challenge  string          `json:"challenge"`
	Team       string          `json:"team_id"`
	Enterprise string          `json:"enterprise_id"`
	EventID    string          `json:"event_id"`
	Event      json.RawMessage `json:"event"`
}

// event is the inner half, for the two kinds of event that are subscribed to.
type event struct {
	Type        string             `json:"type"`
	Subtype     string             `json:"subtype"`
	User        string             `json:"user"`
	BotID       string             `json:"bot_id"`
	Text        reflection.Private `json:"text"`
	Channel     string             `json:"channel"`
	ChannelType string             `json:"channel_type"`
	Tab         string             `json:"tab"`
	Files       []file             `json:"files"`
}

// takeEvent acknowledges an event and leaves the work for afterwards.
func (l *Listener) takeEvent(ctx context.Context, raw []byte) reply {
	var e envelope
	if json.Unmarshal(raw, &e) != nil {
		return unread
	}
	switch {
	case e.Type == "url_verification":
		return reply{status: taken.status, body: map[string]string{"challenge": e.Challenge}}
	case e.Type != "event_callback":
		return taken
	case !l.ours(e.Team, e.Enterprise):
		return foreign
	}
	var inner event
	if json.Unmarshal(e.Event, &inner) != nil {
		return taken
	}
	return l.happened(ctx, e.EventID, inner)
}

func (l *Listener) happened(ctx context.Context, id string, e event) reply {
	var work job
	switch {
	case e.Type == "app_home_opened" && e.Tab == "home" && e.User != "":
		work = func(ctx context.Context) { l.publish(ctx, e.User) }
	case e.Type == "message" && l.spoken(e):
		work = func(ctx context.Context) { l.said(ctx, id, e) }
	default:
		return taken
	}
	if !l.work.queue(ctx, e.User, work) {
		return notNow
	}
	return taken
}

// spoken reports whether a person wrote to the bot just now. Edits, deletions
// and everything bots post have a subtype or a bot_id:
// https://docs.slack.dev/reference/events/message
func (l *Listener) spoken(e event) bool {
	direct := e.ChannelType == "im" || e.ChannelType == "" && strings.HasPrefix(e.Channel, "D")
	fresh := e.Subtype == "" || e.Subtype == "file_share"
	person := e.User != "" && e.BotID == "" && !l.platform.isBot(e.User)
	return direct && fresh && person
}

// said passes on the words and the clips of one message. They are separate
// things said, so that each has an id of its own.
func (l *Listener) said(ctx context.Context, id string, e event) {
	for i, f := range e.Files {
		l.sentFile(ctx, id+"/file-"+strconv.Itoa(i), e.User, f)
	}
	if e.Text.Blank() {
		return
	}
	l.show(ctx, place{user: e.User}, l.receiver.Receive(ctx, bot.Incoming{
		Workspace: l.workspace.ID,
		User:      e.User,
		EventID:   id,
		Kind:      bot.Say,
		Text:      unmark(e.Text),
	}))
}

func (l *Listener) sentFile(ctx context.Context, id, user string, f file) {
	if !f.spoken() {
		l.tell(ctx, user, bot.ClipsOnly)
		return
	}
	sound, kind, err := l.platform.fetch(ctx, f)
	if err != nil {
		l.log.WarnContext(ctx, "a clip was not fetched", "error", l.platform.scrub(err))
		l.tell(ctx, user, bot.ClipNotTaken)
		return
	}
	l.show(ctx, place{user: user}, l.receiver.Receive(ctx, bot.Incoming{
		Workspace: l.workspace.ID,
		User:      user,
		EventID:   id,
		Kind:      bot.SentClip,
		Clip:      sound,
		ClipType:  kind,
	}))
}
