package slack

import (
	"context"
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"plenary/bot"
	"plenary/reflection"
)

const (
	// transcriptAfter is when a clip is looked at once more, for the words that
	// Slack has not written down yet. There is no third time: the clip is kept
	// without them.
	transcriptAfter = 30 * time.Second
	// maxTranscript is more than ten minutes of speech take, times and all.
	maxTranscript = 1 << 20
)

// transcription is what Slack says of the words of a clip:
// https://docs.slack.dev/reference/objects/file-object
type transcription struct {
	Status  string `json:"status"`
	Preview struct {
		Content reflection.Private `json:"content"`
		More    bool               `json:"has_more"`
	} `json:"preview"`
}

func (t transcription) complete() bool { return t.Status == "complete" }

// pending reports whether Slack is still at it.
func (t transcription) pending() bool { return t.Status == "processing" }

// transcript is the words of a clip, blank where Slack has none: those of the
// file of subtitles, else of the preview if that is all there is. A clip is
// kept without them if need be.
func (r room) transcript(ctx context.Context, f file) reflection.Private {
	if !f.Transcription.complete() {
		return ""
	}
	if f.VTT != "" {
		words, err := r.subtitles(ctx, f.VTT)
		if err == nil && !words.Blank() {
			return words
		}
		if err != nil {
			r.log.WarnContext(ctx, "a transcript was not fetched", "error", r.platform.scrub(err))
		}
	}
	if f.Transcription.Preview.More {
		return ""
	}
	return f.Transcription.Preview.Content
}

func (r room) subtitles(ctx context.Context, from string) (reflection.Private, error) {
	a, err := r.access(ctx)
	if err != nil {
		return "", err
	}
	vtt, _, err := a.download(ctx, from, maxTranscript)
	if err != nil {
		return "", err
	}
	return subtitleWords(vtt), nil
}

// listenLater looks for the words of a clip once more after a while. What is
// not looked for because the server stops is not looked for again.
func (r room) listenLater(ctx context.Context, id, user string, f file) {
	time.AfterFunc(r.listens, func() {
		r.work.Queue(ctx, user, func(ctx context.Context) { r.transcribed(ctx, id, user, f) })
	})
}

func (r room) transcribed(ctx context.Context, id, user string, f file) {
	now, err := r.fileNow(ctx, f.ID)
	if err != nil {
		r.log.WarnContext(ctx, "a clip was not looked at again", "error", r.platform.scrub(err))
		return
	}
	words := r.transcript(ctx, now)
	if words.Blank() {
		return
	}
	r.show(ctx, place{user: user}, r.receiver.Receive(ctx, bot.Incoming{
		Workspace: r.workspace.ID,
		User:      user,
		EventID:   id,
		Kind:      bot.Transcribed,
		Words:     words,
	}))
}

// fileNow is what Slack says of a file by now (files.info), as far as its
// transcript goes.
func (r room) fileNow(ctx context.Context, id string) (file, error) {
	a, err := r.access(ctx)
	if err != nil {
		return file{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	said, _, _, err := a.api.GetFileInfoContext(ctx, id, 0, 0)
	if err != nil {
		return file{}, fmt.Errorf("ask about a file: %w", a.refusal(err))
	}
	return fileOf(said), nil
}

func fileOf(said *slack.File) file {
	f := file{ID: said.ID, VTT: said.VTT}
	if t := said.Transcription; t != nil {
		f.Transcription.Status = t.Status
		if p := t.Preview; p != nil {
			f.Transcription.Preview.Content = reflection.Private(p.Content)
			f.Transcription.Preview.More = p.HasMore != nil && *p.HasMore
		}
	}
	return f
}
