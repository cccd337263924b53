package slack

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"plenary/bot"
	"plenary/bot/work"
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
	At         int64           `json:"event_time"` // Unix seconds
	Event      json.RawMessage `json:"event"`
	For        []struct {
		Wide bool `json:"is_enterprise_install"`
	} `json:"authorizations"`
}

func (e envelope) origin() origin {
	return origin{team: e.Team, enterprise: e.Enterprise, wide: len(e.For) > 0 && e.For[0].Wide}
}

// event is the inner half, for the kinds of event that are subscribed to.
type event struct {
	Type        string             `json:"type"`
	Subtype     string             `json:"subtype"`
	User        string             `json:"user"`
	BotID       string             `json:"bot_id"`
	Home        string             `json:"user_team"` // whose the user is
	Text        reflection.Private `json:"text"`
	Channel     string             `json:"channel"`
	ChannelType string             `json:"channel_type"`
	Tab         string             `json:"tab"`
	Files       []file             `json:"files"`
	Tokens      struct {
		Bot []string `json:"bot"`
	} `json:"tokens"`
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
	}
	if u, is := userChange(e.Event); is {
		return l.in(ctx, e.origin(), func(r room) reply { return r.userChanged(ctx, u) })
	}
	var inner event
	if json.Unmarshal(e.Event, &inner) != nil {
		return taken
	}
	return l.in(ctx, e.origin(), func(r room) reply { return r.happened(ctx, e, inner) })
}

func (r room) happened(ctx context.Context, about envelope, e event) reply {
	var do work.Job
	switch {
	case e.Type == "app_home_opened" && e.Tab == "home" && e.User != "":
		do = func(ctx context.Context) { r.publish(ctx, e.User) }
	case e.Type == "message" && e.spoken(about.origin()):
		do = func(ctx context.Context) { r.said(ctx, about.EventID, e) }
	case e.Type == "app_uninstalled", e.Type == "tokens_revoked" && len(e.Tokens.Bot) > 0:
		return r.takenOut(ctx, time.Unix(about.At, 0))
	default:
		return taken
	}
	if !r.work.Queue(ctx, e.User, do) {
		return notNow
	}
	return taken
}

// takenOut keeps that the workspace has taken the app out, before Slack has its
// acknowledgement: it says so once, and again only to whoever did not answer.
// https://docs.slack.dev/reference/events/app_uninstalled
func (r room) takenOut(ctx context.Context, at time.Time) reply {
	r.platform.letGo(r.workspace.ID)
	err := r.platform.settings.Installs.Uninstalled(ctx, r.platform.Name(), r.workspace.External, at)
	if err != nil {
		r.log.ErrorContext(ctx, "could not keep that the app was taken out", "workspace", r.workspace.ID, "error", r.platform.scrub(err))
		return notNow
	}
	r.log.InfoContext(ctx, "the app was taken out of a workspace", "workspace", r.workspace.ID)
	return taken
}

// spoken reports whether somebody wrote to the bot just now. Edits, deletions
// and everything bots post have a subtype or a bot_id:
// https://docs.slack.dev/reference/events/message
func (e event) spoken(from origin) bool {
	direct := e.ChannelType == "im" || e.ChannelType == "" && strings.HasPrefix(e.Channel, "D")
	fresh := e.Subtype == "" || e.Subtype == "file_share"
	person := e.User != "" && e.User != slackbot && e.BotID == ""
	return direct && fresh && person && from.has(e.Home)
}

// said passes on the words and the clips of one message. They are separate
// things said, so that each has an id of its own.
func (r room) said(ctx context.Context, id string, e event) {
	if r.isBot(ctx, e.User) {
		return
	}
	for i, f := range e.Files {
		r.sentFile(ctx, id+"/file-"+strconv.Itoa(i), e.User, f)
	}
	if e.Text.Blank() {
		return
	}
	r.show(ctx, place{user: e.User}, r.receiver.Receive(ctx, bot.Incoming{
		Workspace: r.workspace.ID,
		User:      e.User,
		EventID:   id,
		Kind:      bot.Say,
		Text:      unmark(e.Text),
	}))
}

func (r room) sentFile(ctx context.Context, id, user string, f file) {
	if !f.spoken() {
		r.sentOther(ctx, id, user, f)
		return
	}
	sound, kind, err := r.fetch(ctx, f)
	if err != nil {
		r.log.WarnContext(ctx, "a clip was not fetched", "error", r.platform.scrub(err))
		r.tell(ctx, user, bot.ClipNotTaken)
		return
	}
	r.show(ctx, place{user: user}, r.receiver.Receive(ctx, bot.Incoming{
		Workspace: r.workspace.ID,
		User:      user,
		EventID:   id,
		Kind:      bot.SentClip,
		Clip:      sound,
		ClipType:  kind,
		Words:     r.transcript(ctx, f),
	}))
	if f.Transcription.pending() {
		r.listenLater(ctx, id, user, f)
	}
}

// sentOther passes on a file that the bot may take. Any other is left where it
// is.
func (r room) sentOther(ctx context.Context, id, user string, f file) {
	if !bot.TakesFile(f.Name) {
		r.tell(ctx, user, bot.ClipsOnly)
		return
	}
	content, _, err := r.fetch(ctx, f)
	if err != nil {
		r.log.WarnContext(ctx, "a file was not fetched", "error", r.platform.scrub(err))
		r.tell(ctx, user, notTaken(err))
		return
	}
	r.show(ctx, place{user: user}, r.receiver.Receive(ctx, bot.Incoming{
		Workspace: r.workspace.ID, User: user, EventID: id, Kind: bot.SentFile, File: content,
	}))
}
