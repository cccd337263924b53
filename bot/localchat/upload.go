package localchat

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"path/filepath"
	"strings"

	"plenary/bot"
	"plenary/reflection"
)

// upload answers POST …/upload: the person sent a recording, or a file that the
// bot may take, as the part named file of a multipart form.
func (c *Chat) upload(w http.ResponseWriter, r *http.Request, person string) {
	r.Body = http.MaxBytesReader(w, r.Body, reflection.MaxClip+maxBody)
	in, err := sentOf(r)
	switch {
	case errors.Is(err, errFileTooLarge):
		complain(w, http.StatusRequestEntityTooLarge, bot.FileTooLarge)
	case errors.Is(err, errTooLarge):
		complain(w, http.StatusRequestEntityTooLarge, bot.ClipNotTaken)
	case errors.Is(err, errNotTaken):
		complain(w, http.StatusOK, bot.ClipsOnly)
	case err != nil:
		complain(w, http.StatusBadRequest, notUnderstood)
	default:
		in.EventID = eventID(r, person)
		reply(w, http.StatusOK, c.receive(r, person, in))
	}
}

var (
	errTooLarge     = errors.New("clip too large")
	errFileTooLarge = errors.New("file too large")
	errNotTaken     = errors.New("neither a sound recording nor a file that may be taken")
)

// sentOf reads the part named file straight into memory: nothing a person
// spoke goes through a temporary file.
func sentOf(r *http.Request) (bot.Incoming, error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return bot.Incoming{}, err
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			return bot.Incoming{}, tooLargeOr(err)
		}
		if part.FormName() != "file" {
			continue
		}
		body, err := io.ReadAll(io.LimitReader(part, reflection.MaxClip+1))
		if len(body) > reflection.MaxClip && bot.TakesFile(part.FileName()) {
			return bot.Incoming{}, errFileTooLarge
		}
		if err != nil {
			return bot.Incoming{}, tooLargeOr(err)
		}
		return judge(body, part.Header.Get("Content-Type"), part.FileName())
	}
}

func judge(body []byte, declared, name string) (bot.Incoming, error) {
	if len(body) > reflection.MaxClip {
		return bot.Incoming{}, errTooLarge
	}
	kind := soundType(body, declared, name)
	switch {
	case len(body) > 0 && kind != "":
		return bot.Incoming{Kind: bot.SentClip, Clip: reflection.Private(body), ClipType: kind}, nil
	case bot.TakesFile(name):
		return bot.Incoming{Kind: bot.SentFile, File: reflection.Private(body)}, nil
	}
	return bot.Incoming{}, errNotTaken
}

func tooLargeOr(err error) error {
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return errTooLarge
	}
	return err
}

// soundType is the media type of a recording, without parameters: as declared,
// else by the file's name, else by its first bytes; "" if it is no recording.
// Containers such as WebM are often declared video when they hold only sound.
func soundType(body []byte, declared, name string) string {
	for _, guess := range []string{declared, mime.TypeByExtension(filepath.Ext(name)), http.DetectContentType(body)} {
		kind, _, err := mime.ParseMediaType(guess)
		if err == nil && (strings.HasPrefix(kind, "audio/") || strings.HasPrefix(kind, "video/") || kind == "application/ogg") {
			return kind
		}
	}
	return ""
}
