package slack

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"plenary/bot"
	"plenary/reflection"
)

func shared(url string, f file) string {
	f.Download = url
	files, _ := json.Marshal([]file{f})
	return happening("Ev1", fmt.Sprintf(`{"type":"message","subtype":"file_share","channel_type":"im","channel":"D1","user":"U0ASHA","text":"","files":%s}`, files))
}

func sound(kind string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+botToken {
			http.Redirect(w, r, "https://elsewhere.example.org/signin", http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", kind)
		io.WriteString(w, "SOUND")
	}
}

func TestSentClip(t *testing.T) {
	cases := map[string]struct {
		file file
		want string
	}{
		"a voice clip":          {file{Display: "audio", Type: "audio/mp4"}, "audio/mp4"},
		"a clip called video":   {file{Subtype: "slack_audio", Type: "video/webm"}, "audio/webm"},
		"a clip by its name":    {file{Name: "audio_message.m4a", Type: "video/mp4"}, "audio/mp4"},
		"a clip without a type": {file{Display: "audio"}, "audio/ogg"},
		"a clip of any bytes":   {file{Name: "audio_message.m4a", Type: "application/octet-stream"}, "audio/ogg"},
		"a recording":           {file{Type: "audio/mpeg"}, "audio/mpeg"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, &desk{})
			o.files["/files/clip"] = sound("audio/ogg; codecs=opus")
			o.ask(shared(o.URL+"/files/clip", c.file))
			o.close(t)
			want := []bot.Incoming{{Workspace: "ws1", User: "U0ASHA", EventID: "Ev1/file-0", Kind: bot.SentClip, Clip: "SOUND", ClipType: c.want}}
			if diff := cmp.Diff(want, o.all()); diff != "" {
				t.Errorf("told (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFilesNotTaken(t *testing.T) {
	clip := file{Display: "audio", Type: "audio/mp4"}
	cases := map[string]struct {
		file  file
		serve http.HandlerFunc
		at    string
		want  string
	}{
		"a picture":         {file: file{Type: "image/png"}, want: bot.ClipsOnly},
		"a table not there": {file: file{Name: "a.csv"}, serve: http.NotFound, want: bot.FileNotTaken},
		"a task too big":    {file: file{Name: "a.pdf", Size: 100 << 20}, serve: sound("application/pdf"), want: bot.FileTooLarge},
		"a program":         {file: file{Name: "task.pdf.exe", Type: "application/pdf"}, want: bot.ClipsOnly},
		"a film":            {file: file{Type: "video/mp4", Name: "film.mp4", Display: "video"}, want: bot.ClipsOnly},
		"declared too big":  {file: file{Display: "audio", Size: reflection.MaxClip + 1}, serve: sound("audio/mp4"), want: bot.ClipNotTaken},
		"too big": {file: clip, want: bot.ClipNotTaken, serve: func(w http.ResponseWriter, _ *http.Request) {
			w.Write(bytes.Repeat([]byte("x"), reflection.MaxClip+1))
		}},
		"not found":  {file: clip, serve: http.NotFound, want: bot.ClipNotTaken},
		"a page":     {file: clip, serve: sound("text/html"), want: bot.ClipNotTaken},
		"elsewhere":  {file: clip, at: "https://files.slack.com.example.org/clip", want: bot.ClipNotTaken},
		"no address": {file: clip, at: "-", want: bot.ClipNotTaken},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			o := open(t, &desk{})
			if c.serve != nil {
				o.files["/files/clip"] = c.serve
			}
			if c.at == "" {
				c.at = o.URL + "/files/clip"
			}
			o.ask(shared(c.at, c.file))
			o.close(t)
			if told := o.all(); len(told) > 0 {
				t.Errorf("told %v, want nothing", told)
			}
			if diff := cmp.Diff([]string{c.want}, o.texts()); diff != "" {
				t.Errorf("said back (-want +got):\n%s", diff)
			}
			holdsNoSecret(t, o.log.String())
		})
	}
}

// The token goes to Slack's files and to the configured Web API, nowhere else.
func TestWhereTheTokenMayGo(t *testing.T) {
	p := New(Settings{BotToken: botToken, APIURL: "https://slack.com/api/"})
	cases := map[string]bool{
		"https://files.slack.com/files-pri/T1-F1/download/a.m4a": true,
		"https://slack.com/files/a":                              true,
		"http://files.slack.com/a":                               false,
		"https://files.slack.com.example.org/a":                  false,
		"https://files.slack.com@example.org/a":                  false,
		"https://files.slack.com:8443/a":                         false,
		"https://example.org/files.slack.com":                    false,
		"//example.org/a":                                        false,
		"file:///etc/passwd":                                     false,
		"https://northfield.slack.com/files/a":                   false,
		"\x00":                                                   false,
		"":                                                       false,
	}
	for at, want := range cases {
		req, err := p.accessBy(workspace.ID, grant{Token: botToken}).fileRequest(context.Background(), at)
		if (err == nil) != want {
			t.Errorf("%q: %v, want allowed %v", at, err, want)
		}
		if err != nil && req != nil {
			t.Errorf("%q: a request was made", at)
		}
		if err != nil {
			holdsNoSecret(t, err.Error())
		}
	}
}

func TestRedirectsAmongSlacksOwnHosts(t *testing.T) {
	f := newFake(t)
	f.files["/files/clip"] = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/files/moved", http.StatusFound)
	}
	f.files["/files/moved"] = sound("audio/mp4")
	content, kind, err := f.platform().in(t).fetch(context.Background(), file{Display: "audio", Private: f.URL + "/files/clip"})
	if err != nil || content.Reveal() != "SOUND" || kind != "audio/mp4" {
		t.Errorf("fetch = %q, %s, %v", content.Reveal(), kind, err)
	}
}

func TestRedirectsElsewhereAreRefused(t *testing.T) {
	elsewhere, f := newFake(t), newFake(t)
	elsewhere.files["/clip"] = func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("asked with the token %q", r.Header.Get("Authorization"))
	}
	f.files["/files/clip"] = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere.URL+"/clip", http.StatusFound)
	}
	if _, _, err := f.platform().in(t).fetch(context.Background(), file{Display: "audio", Private: f.URL + "/files/clip"}); err == nil {
		t.Error("a redirect elsewhere was followed")
	}
}

func TestAClipWithWords(t *testing.T) {
	o := open(t, &desk{})
	o.files["/files/clip"] = sound("audio/mp4")
	o.ask(strings.Replace(shared(o.URL+"/files/clip", file{Display: "audio"}), `"text":""`, `"text":"Thursday, 8B"`, 1))
	o.close(t)
	told := o.all()
	if len(told) != 2 || told[0].Kind != bot.SentClip || told[1].Kind != bot.Say || told[0].EventID == told[1].EventID {
		t.Errorf("told %v, want the clip and the words, each with its id", told)
	}
}

func TestAFileInAForm(t *testing.T) {
	upload := func(at string) string {
		return strings.Replace(submission, `"who":`, fmt.Sprintf(`"clip":{"m1":{"type":"file_input","files":[{"id":"F1","mimetype":"audio/mp4","url_private_download":%q}]}},"who":`, at), 1)
	}
	o := open(t, &desk{})
	o.files["/files/clip"] = sound("audio/mp4")
	o.files["/files/none"] = http.NotFound
	o.ask(payload(upload(o.URL + "/files/clip")))
	if told := o.all(); len(told) != 1 || told[0].Values.Get("clip") != "SOUND" {
		t.Errorf("told %v, want the sound", told)
	}
	w := o.ask(payload(upload(o.URL + "/files/none")))
	if !strings.Contains(w.Body.String(), bot.FileNotTaken) || len(o.all()) != 1 {
		t.Errorf("answered %s, want an error at the input and nobody told", w.Body)
	}
}

// A table may set a school up, and a swap may wait for any other; which it is,
// and whose, is not the adapter's to judge.
func TestSentFile(t *testing.T) {
	for _, name := range []string{"people.csv", "People.XLSX", "terms.ics", "../../<b>Task</b>.pdf", "a.JPG"} {
		o := open(t, &desk{})
		o.files["/files/table"] = sound("application/octet-stream")
		o.ask(shared(o.URL+"/files/table", file{Name: name, Type: "text/csv"}))
		o.close(t)
		want := []bot.Incoming{{Workspace: "ws1", User: "U0ASHA", EventID: "Ev1/file-0", Kind: bot.SentFile, File: "SOUND"}}
		if diff := cmp.Diff(want, o.all()); diff != "" {
			t.Errorf("%s: told (-want +got):\n%s", name, diff)
		}
	}
}
