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

// upload answers POST …/upload: the person sent a recording, as the part named
// file of a multipart form.
func (c *Chat) upload(w http.ResponseWriter, r *http.Request, person string) {
	r.Body = http.MaxBytesReader(w, r.Body, reflection.MaxClip+maxBody)
	sound, kind, err := clipOf(r)
	switch {
	case errors.Is(err, errTooLarge):
		complain(w, http.StatusRequestEntityTooLarge, bot.ClipNotTaken)
	case errors.Is(err, errNoSound):
		complain(w, http.StatusOK, bot.ClipsOnly)
	case err != nil:
		complain(w, http.StatusBadRequest, notUnderstood)
	default:
		reply(w, http.StatusOK, c.receive(r, person, bot.Incoming{
			Kind: bot.SentClip, EventID: eventID(r, person), Clip: sound, ClipType: kind,
		}))
	}
}

var (
	errTooLarge = errors.New("clip too large")
	errNoSound  = errors.New("not a sound recording")
)

// clipOf reads the part named file straight into memory: nothing a person
// spoke goes through a temporary file.
func clipOf(r *http.Request) (sound reflection.Private, kind string, err error) {
	parts, err := r.MultipartReader()
	if err != nil {
		return "", "", err
	}
	for {
		part, err := parts.NextPart()
		if err != nil {
			return "", "", tooLargeOr(err)
		}
		if part.FormName() != "file" {
			continue
		}
		body, err := io.ReadAll(io.LimitReader(part, reflection.MaxClip+1))
		if err != nil {
			return "", "", tooLargeOr(err)
		}
		return judgeClip(body, part.Header.Get("Content-Type"), part.FileName())
	}
}

func judgeClip(body []byte, declared, name string) (reflection.Private, string, error) {
	if len(body) > reflection.MaxClip {
		return "", "", errTooLarge
	}
	kind := soundType(body, declared, name)
	if len(body) == 0 || kind == "" {
		return "", "", errNoSound
	}
	return reflection.Private(body), kind, nil
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
