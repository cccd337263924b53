package localchat_test

import (
	"bytes"
	"mime/multipart"
	"net/textproto"
	"testing"

	"plenary/bot"
	"plenary/reflection"
)

// sendFile uploads a part with this name, file name and type.
func (s *school) sendFile(part, file, kind string, body []byte) (int, string) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	h := textproto.MIMEHeader{"Content-Disposition": {`form-data; name="` + part + `"; filename="` + file + `"`}}
	if kind != "" {
		h.Set("Content-Type", kind)
	}
	p, _ := w.CreatePart(h)
	p.Write(body)
	w.Close()
	return s.ask("POST", "/chat/api/people/asha/upload", b.String(), "Content-Type", w.FormDataContentType())
}

func TestUploadBringsTheRecording(t *testing.T) {
	for _, c := range []struct{ file, declared, want string }{
		{"clip.webm", "audio/webm;codecs=opus", "audio/webm"},
		{"clip.webm", "video/webm", "video/webm"},
		{"memo.mp3", "application/octet-stream", "audio/mpeg"},
		{"memo", "", "audio/wave"},
	} {
		s := newSchool(t)
		sound := []byte("RIFF\x00\x00\x00\x00WAVEsound")
		code, got := s.sendFile("file", c.file, c.declared, sound)
		if code != 200 || got != nothing || len(s.heard) != 1 {
			t.Errorf("%s: got %d %s", c.file, code, got)
			continue
		}
		in := s.heard[0]
		if in.Kind != bot.SentClip || in.ClipType != c.want || in.Clip.Reveal() != string(sound) || in.EventID == "" {
			t.Errorf("%s: heard %s of type %s", c.file, in.Kind, in.ClipType)
		}
	}
}

func TestUploadThatIsNoRecording(t *testing.T) {
	s := newSchool(t)
	for _, c := range []struct {
		part, file, kind string
		body             []byte
		status           int
		text             string
	}{
		{"file", "a.exe", "application/pdf", []byte("hello"), 200, bot.ClipsOnly},
		{"file", "a.pdf", "application/pdf", make([]byte, reflection.MaxClip+1), 413, bot.FileTooLarge},
		{"file", "a.pdf", "application/pdf", make([]byte, reflection.MaxClip+2<<20), 413, bot.FileTooLarge},
		{"file", "a.webm", "audio/webm", nil, 200, bot.ClipsOnly},
		{"other", "a.webm", "audio/webm", []byte("x"), 400, "The chat did not understand that. Please load the page again."},
		{"file", "a.webm", "audio/webm", make([]byte, reflection.MaxClip+1), 413, bot.ClipNotTaken},
		{"other", "a.webm", "audio/webm", make([]byte, reflection.MaxClip+2<<20), 413, bot.ClipNotTaken},
	} {
		code, got := s.sendFile(c.part, c.file, c.kind, c.body)
		if code != c.status || got != failed(c.text) {
			t.Errorf("%s of %d bytes: got %d %s", c.file, len(c.body), code, got)
		}
	}
	if code, _ := s.ask("POST", "/chat/api/people/asha/upload", "{}", "Content-Type", "application/json"); code != 400 {
		t.Errorf("no multipart: got %d", code)
	}
	if len(s.heard) != 0 {
		t.Errorf("the bot heard %d of it", len(s.heard))
	}
}

func TestTheLongestRecordingIsTaken(t *testing.T) {
	s := newSchool(t)
	if code, got := s.sendFile("file", "a.webm", "audio/webm", make([]byte, reflection.MaxClip)); code != 200 || got != nothing {
		t.Errorf("got %d %s", code, got)
	}
}

// A table may set a school up, and a swap may wait for any other; which it is,
// and whose, is not the chat's to judge.
func TestUploadBringsAFile(t *testing.T) {
	for _, file := range []string{"people.csv", "People.XLSX", "terms.ics", "task.pdf", "../..\\<b>Task</b>.DOCX", "a.jpeg"} {
		s := newSchool(t)
		code, got := s.sendFile("file", file, "application/octet-stream", []byte("email,name\n"))
		if code != 200 || got != nothing || len(s.heard) != 1 {
			t.Fatalf("%s: got %d %s", file, code, got)
		}
		if in := s.heard[0]; in.Kind != bot.SentFile || in.File != "email,name\n" || in.EventID == "" {
			t.Errorf("%s: heard %s", file, in.Kind)
		}
	}
}
