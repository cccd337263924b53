package teams

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"strings"

	"plenary/bot"
	"plenary/bot/fetch"
	"plenary/reflection"
)

// file is a file that came with a message:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4
type file struct {
	kind string             // its media type, where Teams says it
	ends string             // how its name ends, in lower case and without a dot
	at   reflection.Private // where it is kept, which may be all it takes to read it
}

// uploaded is how Teams calls a file that somebody sent: it is kept in their
// OneDrive, at an address that needs no token and ends soon.
const uploaded = "application/vnd.microsoft.teams.file.download.info"

// readFiles leaves out what is no file: cards, quotations, and the message's
// own text once more as HTML.
func readFiles(attachments []part) []file {
	var files []file
	for _, a := range attachments {
		content := a.part("content")
		f := file{
			kind: strings.ToLower(a.id("contentType")),
			ends: strings.ToLower(cmp.Or(content.id("fileType"), strings.TrimPrefix(path.Ext(a.private("name").Reveal()), "."))),
			at:   a.private("contentUrl"),
		}
		family, _, _ := strings.Cut(f.kind, "/")
		switch {
		case f.kind == uploaded:
			f.kind, f.at = "", content.private("downloadUrl")
		case family != "audio" && family != "image" && family != "video":
			continue
		}
		files = append(files, f)
	}
	return files
}

// sounds are the media types of the files that recorders make.
var sounds = map[string]string{
	"aac": "audio/aac", "amr": "audio/amr", "flac": "audio/flac", "m4a": "audio/mp4", "mp3": "audio/mpeg",
	"oga": "audio/ogg", "ogg": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav", "weba": "audio/webm",
}

// spoken reports whether it is sound.
func (f file) spoken() bool {
	return strings.HasPrefix(f.kind, "audio/") || f.kind == "" && sounds[f.ends] != ""
}

// mediaType is the type to play it as. OneDrive often says nothing in
// particular.
func (f file) mediaType(answered string) string {
	for _, kind := range []string{f.kind, answered} {
		if strings.HasPrefix(kind, "audio/") {
			return kind
		}
	}
	return cmp.Or(sounds[f.ends], "audio/mp4")
}

// fetch downloads a file, and gives its media type.
func (p *Platform) fetch(ctx context.Context, f file) (reflection.Private, string, error) {
	ctx, cancel := context.WithTimeout(ctx, callDeadline)
	defer cancel()
	req, err := p.fileRequest(ctx, f.at)
	if err != nil {
		return "", "", fmt.Errorf("fetch a file: %w", err)
	}
	content, kind, err := fetch.File(p.fileClient(), req, reflection.MaxClip)
	return content, f.mediaType(kind), err
}

// notTaken says why a file could not be fetched.
func notTaken(err error) string {
	if errors.Is(err, fetch.ErrTooLarge) {
		return bot.FileTooLarge
	}
	return bot.FileNotTaken
}

// fileRequest asks for a file where Microsoft keeps it, and nowhere else. What
// the Connector keeps itself needs the app's token.
func (p *Platform) fileRequest(ctx context.Context, from reflection.Private) (*http.Request, error) {
	u, err := url.Parse(from.Reveal())
	if err != nil {
		return nil, errors.New("its address cannot be read")
	}
	_, ours := p.settings.trusted(u.Scheme + "://" + u.Host)
	if ours != nil && !p.keepsFiles(u) {
		return nil, fmt.Errorf("%q is not a host of Microsoft's files", u.Hostname())
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, errors.New("its address cannot be asked")
	}
	if ours != nil {
		return req, nil
	}
	token, err := p.login.token(ctx)
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	return req, err
}

// keepsFiles reports whether it is a host of people's own files. Everybody's
// OneDrive for work is under such a name:
// https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges
func (p *Platform) keepsFiles(u *url.URL) bool {
	host := strings.ToLower(u.Hostname())
	sharepoint := strings.HasSuffix(host, ".sharepoint.com") || strings.HasSuffix(host, ".sharepoint.us")
	return u.Scheme == "https" && u.Port() == "" && u.User == nil && sharepoint
}

// fileClient follows a few redirects among hosts of people's files. net/http
// takes the token along only to the host it was for.
func (p *Platform) fileClient() *http.Client {
	client := *p.http
	client.CheckRedirect = func(to *http.Request, via []*http.Request) error {
		if !p.keepsFiles(to.URL) || len(via) > 3 {
			return errors.New("redirected to a host that keeps no files")
		}
		return nil
	}
	return &client
}
