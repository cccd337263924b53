package slack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"plenary/bot"
	"plenary/bot/fetch"
	"plenary/reflection"
)

// fileHost keeps the files of every workspace.
const fileHost = "files.slack.com"

// file is a file as Slack describes it: https://docs.slack.dev/reference/objects/file-object
type file struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Type     string `json:"mimetype"`
	Subtype  string `json:"subtype"`
	Display  string `json:"media_display_type"`
	Size     int64  `json:"size"`
	Private  string `json:"url_private"`
	Download string `json:"url_private_download"`

	Transcription transcription `json:"transcription"`
	VTT           string        `json:"vtt"` // where the transcript is
}

// spoken reports whether it is sound. Slack's own voice clips can arrive as
// video/* or without a type.
func (f file) spoken() bool {
	return f.Display == "audio" || f.Subtype == "slack_audio" ||
		strings.HasPrefix(f.Type, "audio/") || strings.HasPrefix(f.Name, "audio_message")
}

// mediaType is the type to play it as: the container of a voice clip is often
// called video, or nothing in particular.
func (f file) mediaType(answered string) string {
	for _, kind := range []string{f.Type, answered} {
		if rest, ok := strings.CutPrefix(kind, "video/"); ok && f.spoken() {
			return "audio/" + rest
		}
		if strings.HasPrefix(kind, "audio/") || kind != "" && !f.spoken() {
			return kind
		}
	}
	return "audio/mp4"
}

// fetch downloads a file with the bot's token, and gives its media type. The
// token goes to Slack's own hosts only.
func (a *access) fetch(ctx context.Context, f file) (reflection.Private, string, error) {
	if f.Size > reflection.MaxClip {
		return "", "", fetch.ErrTooLarge
	}
	from := f.Download
	if from == "" {
		from = f.Private
	}
	content, kind, err := a.download(ctx, from, reflection.MaxClip)
	return content, f.mediaType(kind), err
}

// notTaken says why a file could not be fetched.
func notTaken(err error) string {
	if errors.Is(err, fetch.ErrTooLarge) {
		return bot.FileTooLarge
	}
	return bot.FileNotTaken
}

// download fetches a file that has no more than so many bytes.
func (a *access) download(ctx context.Context, from string, most int64) (content reflection.Private, kind string, err error) {
	req, err := a.fileRequest(ctx, from)
	if err != nil {
		return "", "", fmt.Errorf("fetch a file: %w", err)
	}
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	return fetch.File(a.fileClient(), req.WithContext(ctx), most)
}

func (a *access) fileRequest(ctx context.Context, from string) (*http.Request, error) {
	u, err := url.Parse(from)
	if err != nil {
		return nil, errors.New("its address cannot be read")
	}
	if !a.trusted(u) {
		return nil, fmt.Errorf("%s is not a host of Slack's files", u.Hostname())
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, from, nil)
	if err != nil {
		return nil, errors.New("its address cannot be asked")
	}
	req.Header.Set("Authorization", "Bearer "+a.Token)
	return req, nil
}

// trusted reports whether the token may be sent there.
func (p *Platform) trusted(u *url.URL) bool {
	api, err := url.Parse(p.settings.APIURL)
	if err != nil {
		return false
	}
	sameAsAPI := api.Host != "" && u.Scheme == api.Scheme && strings.EqualFold(u.Host, api.Host)
	return sameAsAPI || u.Scheme == "https" && strings.EqualFold(u.Host, fileHost)
}

// fileClient follows redirects among trusted hosts only. Slack redirects to
// its sign-in page when the token may not read the file.
func (p *Platform) fileClient() *http.Client {
	client := callsOnly(p.settings.HTTP)
	client.CheckRedirect = func(to *http.Request, via []*http.Request) error {
		if !p.trusted(to.URL) || len(via) >= 3 {
			return errors.New("redirected to a host that may not see the token")
		}
		return nil
	}
	return client
}
